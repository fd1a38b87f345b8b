"""Texts come back as they were typed; once erased nothing tells what they were, and the facts still verify."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from plan_service import clock, engines, store, texts
from plan_service.seal import verify
from plan_service.tables import Text
from workflows.events import NeedAdded
from workflows.glossary import Role
from workflows.state import Fact
from workflows.words import Words

AT = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
BODY = {"text": "Ik wil 's morgens later beginnen. 🌻", "easy": ""}
MARKER = "morgens later"


@pytest.fixture(autouse=True)
def held():
    clock.fix(AT)
    yield
    clock.release()


async def test_a_text_comes_back_as_it_was_typed(engine):
    put = await texts.put("p", "need", "sara", BODY, "salt")
    found = await texts.of_plan("p")

    assert found == {put.id: texts.Text(put.id, "need", "sara", BODY, "salt", erased=False)}
    assert found[put.id].hash == put.hash
    assert await texts.of_plan("q") == {}


async def test_a_text_is_known_by_its_salted_hash(engine):
    put = await texts.put("p", "need", "sara", {"b": "é", "a": 1}, "00ff")

    assert put.hash == sha256('00ff{"a":1,"b":"é"}'.encode()).hexdigest()
    assert texts.hashed({"a": 1, "b": "é"}, "00ff") == put.hash
    assert texts.hashed({"a": 1, "b": "e"}, "00ff") != put.hash
    assert texts.hashed({"a": 1, "b": "é"}, "00fe") != put.hash


def test_a_salt_is_long_and_used_once():
    salts = {texts.new_salt() for _ in range(100)}

    assert {len(salt) for salt in salts} == {64}
    assert len(salts) == 100


async def test_erasing_empties_one_plan_and_leaves_its_facts_whole(engine):
    put = await texts.put("p", "need", "sara", BODY, texts.new_salt())
    other = await texts.put("q", "need", "jan", BODY, "salt")
    fact = Fact(NeedAdded(clause="c", words=Words(*put)), "sara", Role.WORKER, AT, AT.date())
    async with engines.transaction():
        await store.append("p", 0, [fact])

    await texts.erase("p")
    (erased,) = (await texts.of_plan("p")).values()

    assert erased == texts.Text(put.id, "need", "sara", {}, "", erased=True)
    assert erased.hash != put.hash
    assert (await texts.of_plan("q"))[other.id].body == BODY
    assert await store.load("p") == [fact]
    assert verify("event", await store.rows("event", "p")) is None


async def test_erasing_again_keeps_the_first_moment(engine):
    await texts.put("p", "need", "sara", BODY, "salt")
    await texts.erase("p")
    clock.fix(AT.replace(year=2028))
    await texts.erase("p")

    assert await Text.select(Text.erased_at) == [{"erased_at": AT}]


@pytest.mark.parametrize("length", [1, 10_000], ids=["short", "over several pages"])
@pytest.mark.parametrize("erased", [False, True])
async def test_what_is_erased_is_in_no_file_any_more(erased, length, tmp_path, sqlite_template):
    (tmp_path / "plans.db").write_bytes(sqlite_template.read_bytes())
    engine = await engines.open_engine(f"sqlite:///{tmp_path}/plans.db")
    engines.bind(engine)
    try:
        await texts.put("p", "need", "sara", {"text": MARKER * length}, "salt")
        await engines.scrub(engine)
        if erased:
            await texts.erase("p")
            await engines.scrub(engine)
        found = {file.name for file in tmp_path.iterdir() if MARKER.encode() in file.read_bytes()}
    finally:
        await engines.close(engine)

    assert found == (set() if erased else {"plans.db"})


async def test_scrubbing_leaves_what_was_not_erased(engine):
    put = await texts.put("p", "need", "sara", BODY, "salt")
    await engines.scrub(engine)

    assert (await texts.of_plan("p"))[put.id].body == BODY
