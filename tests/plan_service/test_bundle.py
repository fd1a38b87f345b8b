"""A plan out of one place and into another: exact in the demo, a draft elsewhere, and nothing of a bad file."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plan_service import bundle, clock, engines, importing, store, tables, texts, verification
from plan_service.bundle import BadBundle
from plan_service.cases import load_cases
from plan_service.cases_format import read_all
from plan_service.handle import handle
from tests.stories.lives import put_organisation, put_person
from tests.web import id_of, settle_cast
from workflows.events import VersionSigned
from workflows.glossary import Agreement, Role
from workflows.state import fold

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CASES = {case.key: case for case in read_all()}
SCHEMA = Path(__file__).parent.parent.parent / "docs" / "plan.schema.json"


@pytest.fixture(autouse=True)
def morning():
    clock.fix(NOW)
    yield
    clock.release()


async def told(*keys: str) -> None:
    await load_cases(handle, put_person, put_organisation, date(2026, 11, 23), [CASES[key] for key in keys])


@asynccontextmanager
async def elsewhere(template: Path, folder: Path) -> AsyncIterator[None]:
    """Another place: an empty database of the same schema, bound while it lasts."""
    here, path = engines.bound(), folder / "elsewhere.db"
    shutil.copyfile(template, path)
    there = await engines.open_engine(f"sqlite:///{path}")
    engines.bind(there)
    try:
        yield
    finally:
        engines.bind(here)
        await engines.close(there)


@pytest.fixture(params=["lien", "fatima", "bilal"])
async def exported(engine, request) -> bytes:
    await told(request.param)
    content = await bundle.exported(CASES[request.param].plan)
    assert content is not None
    return content


async def test_out_in_and_out_again_is_the_same_to_the_byte(exported, sqlite_template, tmp_path):
    async with elsewhere(sqlite_template, tmp_path):
        plan = await importing.into_demo(bundle.read(exported))
        assert await bundle.exported(plan) == exported
        assert (await verification.verify_all()).problems == ()


async def test_what_is_here_already_is_not_brought_in_again(exported):
    with pytest.raises(importing.Refusal, match="is here already"):
        await importing.into_demo(bundle.read(exported))


async def test_elsewhere_it_becomes_a_draft_that_nobody_signed(exported, sqlite_template, tmp_path):
    async with elsewhere(sqlite_template, tmp_path):
        await settle_cast()
        entering = importing.Entering(id_of("noor"), Role.DRAFTER, id_of("sara"))
        plan_id = await importing.as_draft(bundle.read(exported), entering)
        facts = await store.load(plan_id)
        plan, source = fold(plan_id, facts), bundle.folded(bundle.read(exported))
        assert facts[0].event.from_paper
        assert plan.agreement is Agreement.DRAFTING
        assert [fact for fact in facts if isinstance(fact.event, VersionSigned)] == []
        assert {seat.person for seat in plan.seats} == {id_of("noor"), id_of("sara")}
        said, before = await texts.of_plan(plan_id), {text.id: text.body for text in bundle.read(exported).texts}
        assert [said[one.now.words.id].body["text"] for one in plan.clauses] == [
            before[one.now.words.id]["text"] for one in source.clauses
        ]
        with pytest.raises(importing.Refusal, match="entered already"):
            await importing.as_draft(bundle.read(exported), entering)


async def test_a_draft_is_entered_by_a_coach_or_a_drafter_for_somebody_known(exported, sqlite_template, tmp_path):
    async with elsewhere(sqlite_template, tmp_path):
        await settle_cast()
        for entering in (
            importing.Entering(id_of("jan"), Role.EMPLOYER, id_of("sara")),
            importing.Entering(id_of("noor"), Role.DRAFTER, "nobody"),
        ):
            with pytest.raises(importing.Refusal):
                await importing.as_draft(bundle.read(exported), entering)
        assert await tables.Plan.count() == 0


def changed(content: bytes, change) -> bytes:
    whole = json.loads(content)
    change(whole)
    return json.dumps(whole).encode()


WRONG = {
    "no JSON": (lambda whole: whole.clear(), "this is no JSON"),
    "a part missing": (lambda whole: whole.pop("people"), "people"),
    "a part too many": (lambda whole: whole.update(diagnosis="x"), "diagnosis"),
    "another format": (lambda whole: whole.update(format="samenplan.plan/9"), r"\$\.format"),
    "an unknown role": (lambda whole: whole["events"][2].update(role="boss"), r"\$\.events\[2\]\.role|\$\.events"),
    "an unknown event": (lambda whole: whole["events"][2].update(name="plan_burnt"), r"\$\.events\[2\]: no event"),
    "no time zone": (lambda whole: whole["events"][0].update(at="2026-01-01T09:00:00"), r"\$\.events\[0\]\.at"),
    "a day changed": (lambda whole: whole["events"][1].update(day="2020-01-01"), r"\$\.events\[1\]: its seal"),
    "an event gone": (lambda whole: whole["events"].pop(3), r"\$\.events\[3\]: its seal"),
    "nothing happened": (lambda whole: whole.update(events=[]), r"\$\.events: a plan begins"),
    "a stranger": (lambda whole: whole["people"].clear(), "nobody in"),
    "a text gone": (lambda whole: whole["texts"].clear(), r"\$\.texts: the text .* is missing"),
    "a text changed": (lambda whole: whole["texts"][0]["body"].update(text="anders"), r"is not what was said"),
}


@pytest.mark.parametrize("what", WRONG)
async def test_a_bad_file_says_what_is_wrong_and_where(engine, what):
    await told("bilal")
    content = await bundle.exported(CASES["bilal"].plan)
    change, says = WRONG[what]
    bad = b"{" if what == "no JSON" else changed(content, change)
    with pytest.raises(BadBundle, match=says):
        bundle.read(bad)


async def test_somebody_else_under_the_same_id_is_refused_and_nothing_is_stored(exported, sqlite_template, tmp_path):
    found = bundle.read(exported)
    async with elsewhere(sqlite_template, tmp_path):
        table = tables.Person
        await table.insert(
            table(id=found.people[-1].id, name="Iemand Anders", first_name="Iemand", email="i@x.example")
        )
        with pytest.raises(importing.Refusal, match="somebody else here"):
            await importing.into_demo(found)
        assert [await one.count() for one in (tables.Plan, tables.Event, tables.Text, table)] == [0, 0, 0, 1]


async def test_a_plan_there_is_not_is_not_exported(engine):
    assert await bundle.exported("nothing") is None


def test_the_schema_in_docs_is_the_one_that_is_read():
    assert SCHEMA.read_text("utf-8") == bundle.schema()
