"""Nobody gets into somebody else's session, and nobody loses theirs by accident."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from litestar import Litestar, get, post

from plan_service import clock, sessions, tables
from plan_service.engines import Engine
from tests.web import demo_on, id_of, press, production_on, settle_cast, step_in, visitor

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nine_o_clock() -> Iterator[None]:
    clock.fix(NINE)
    yield
    clock.release()


@get("/wie")
async def who(request: sessions.AnyRequest) -> str:
    return sessions.signed_in(request).first_name


@post("/opnieuw-bewijzen", opt={"origin_only": True})
async def prove_again(request: sessions.AnyRequest) -> None:
    await sessions.step_up(request)


@post("/binnen/{name:str}", opt={"origin_only": True})
async def arrive(request: sessions.AnyRequest) -> None:
    await sessions.sign_in(request, id_of(request.path_params["name"]))


HANDLERS = (who, prove_again, arrive)


@pytest.fixture
def app(app: Litestar, engine: Engine) -> Litestar:
    return demo_on(engine, *HANDLERS)


def value(response: httpx.Response) -> str:
    """The session cookie that a response sets; an error when it sets none."""
    return response.cookies["samenplan"]


async def rows() -> list[dict[str, object]]:
    return await tables.Session.select()


async def name_at(client: httpx.AsyncClient) -> str:
    """Who this browser is, "" for nobody."""
    response = await client.get("/wie")
    return response.text if response.status_code == 200 else ""


async def test_a_planted_cookie_is_never_adopted(app: Litestar):
    """The framework's own store fails exactly this: the attacker's value becomes the victim's session."""
    planted = "ATTACKERCHOSEN"
    async with visitor(app) as victim, visitor(app) as attacker:
        victim.cookies.set("samenplan", planted, domain="127.0.0.1")
        attacker.cookies.set("samenplan", planted, domain="127.0.0.1")
        assert await name_at(victim) == ""
        assert value(await step_in(victim, "sara")) != planted
        assert await name_at(victim) == "Sara"
        assert await name_at(attacker) == ""


async def test_visitors_cost_no_row_and_get_no_cookie(client: httpx.AsyncClient):
    for path in ("/", "/demo/brieven", "/wie", "/bestaat-niet"):
        assert "set-cookie" not in (await client.get(path)).headers
    assert await rows() == []


async def test_only_the_hash_of_the_cookie_is_stored(client: httpx.AsyncClient):
    sent = value(await step_in(client, "sara"))
    (row,) = await rows()
    assert row["id_hash"] == hashlib.sha256(sent.encode()).hexdigest()
    assert sent not in str(row)
    assert len(sent) == 43  # 256 bits


async def test_the_id_changes_at_every_sign_in_and_the_old_one_is_worth_nothing(app: Litestar):
    async with visitor(app) as browser, visitor(app) as thief:
        first = value(await step_in(browser, "sara"))
        second = value(await step_in(browser, "sara"))
        third = value(await browser.post("/opnieuw-bewijzen"))
        assert len({first, second, third}) == 3
        assert await name_at(browser) == "Sara"
        for old in (first, second):
            thief.cookies.set("samenplan", old, domain="127.0.0.1")
            assert await name_at(thief) == ""
            thief.cookies.clear()
        assert len(await rows()) == 1


async def test_the_secret_behind_the_forms_changes_with_it(client: httpx.AsyncClient):
    await step_in(client, "sara")
    before = (await rows())[0]["csrf"]
    await client.post("/opnieuw-bewijzen")
    assert (await rows())[0]["csrf"] != before


async def test_proving_again_is_for_who_is_there(client: httpx.AsyncClient):
    assert (await client.post("/opnieuw-bewijzen")).status_code == 500
    assert await rows() == []


async def test_signing_out_ends_it_in_the_browser_and_here(app: Litestar):
    async with visitor(app) as browser, visitor(app) as thief:
        sent = value(await step_in(browser, "sara"))
        token = (await browser.get("/")).text.split('name="csrf" value="')[1].split('"')[0]
        response = await browser.post("/afmelden", data={"csrf": token})
        assert response.status_code == 303
        assert response.headers["clear-site-data"] == '"cache", "storage"'
        assert response.headers["set-cookie"] == "samenplan=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
        thief.cookies.set("samenplan", sent, domain="127.0.0.1")
        assert (await name_at(browser), await name_at(thief)) == ("", "")
        assert await rows() == []


async def test_signing_out_needs_a_form_of_ours(client: httpx.AsyncClient):
    await step_in(client, "sara")
    assert (await client.post("/afmelden")).status_code == 403
    assert await name_at(client) == "Sara"


async def test_a_session_that_is_used_lasts_a_working_day(client: httpx.AsyncClient):
    await step_in(client, "sara")
    for _ in range(11):
        clock.fix(clock.now() + timedelta(hours=1))
        assert await name_at(client) == "Sara"
    clock.fix(clock.now() + timedelta(hours=1))
    assert await name_at(client) == ""


async def test_a_session_that_is_left_alone_ends(client: httpx.AsyncClient):
    await step_in(client, "sara")
    clock.fix(NINE + sessions.IDLE - timedelta(seconds=1))
    assert await name_at(client) == "Sara"
    clock.fix(clock.now() + sessions.IDLE)
    assert await name_at(client) == ""


async def test_being_seen_is_written_once_a_minute(client: httpx.AsyncClient):
    await step_in(client, "sara")
    clock.fix(NINE + timedelta(seconds=59))
    await name_at(client)
    assert (await rows())[0]["seen_at"] == NINE
    clock.fix(NINE + timedelta(seconds=60))
    await name_at(client)
    assert (await rows())[0]["seen_at"] == NINE + timedelta(seconds=60)


async def test_ending_all_sessions_works_from_the_next_request(app: Litestar):
    async with visitor(app) as phone, visitor(app) as laptop, visitor(app) as other:
        await step_in(phone, "sara")
        await step_in(laptop, "sara")
        await step_in(other, "jan")
        await sessions.end_all(id_of("sara"))
        assert [await name_at(one) for one in (phone, laptop, other)] == ["", "", "Jan"]


async def test_a_removed_person_is_signed_out(client: httpx.AsyncClient):
    await step_in(client, "sara")
    await tables.Person.delete().where(tables.Person.id == id_of("sara"))
    assert await name_at(client) == ""


async def test_moving_the_demo_clock_signs_nobody_out(client: httpx.AsyncClient):
    await step_in(client, "sara")
    page = await client.get("/")
    assert (await press(client, page, "Eén week verder")).status_code == 303
    assert clock.now() == NINE + timedelta(weeks=1)
    assert await name_at(client) == "Sara"


async def test_old_sessions_are_swept(client: httpx.AsyncClient):
    await step_in(client, "sara")
    clock.fix(NINE + sessions.LONGEST + timedelta(days=2))
    client.cookies.clear()
    await step_in(client, "jan")
    assert [row["person"] for row in await rows()] == [id_of("jan")]


async def test_who_is_not_signed_in_is_led_there_and_back(client: httpx.AsyncClient):
    response = await client.get("/wie")
    assert (response.status_code, response.headers["location"]) == (303, "/?terug=/wie")
    page = await client.get(response.headers["location"])
    assert (await press(client, page, "Stap in als Sara")).headers["location"] == "/wie"


async def test_outside_the_demo_the_cookie_belongs_to_this_host_over_https(engine: Engine):
    await settle_cast()
    app = production_on(engine, *HANDLERS)
    async with visitor(app, "https://plan.example") as client:
        response = await client.post("/binnen/sara")
        line = response.headers["set-cookie"]
        assert line.startswith("__Host-samenplan=")
        assert line.partition("; ")[2] == "Path=/; HttpOnly; SameSite=Lax; Secure"
        assert await name_at(client) == "Sara"
        client.cookies.clear()
        client.cookies.set("samenplan", line.split("=")[1].split(";")[0], domain="plan.example")
        assert await name_at(client) == ""


@pytest.mark.parametrize("path", ["/", "/demo/brieven", "/demo/stap-in", "/demo/volgende", "/demo/klok"])
async def test_outside_the_demo_nobody_steps_in(engine: Engine, path: str):
    await settle_cast()
    async with visitor(production_on(engine), "https://plan.example") as client:
        assert (await client.get(path)).status_code == 404
        assert (await client.post(path, data={"person": id_of("sara")})).status_code == 404
    assert await rows() == []


async def test_in_the_demo_only_its_own_people_can_be_stepped_into(client: httpx.AsyncClient):
    await tables.Person.update({"demo": False}).where(tables.Person.id == id_of("eva"))
    assert (await step_in(client, "eva")).status_code == 404
    assert (await client.post("/demo/stap-in", data={"person": "x"})).status_code == 404
    assert "Eva" not in (await client.get("/")).text
    assert await rows() == []
