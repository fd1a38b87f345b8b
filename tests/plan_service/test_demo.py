"""The demo's first page: what this is, which stories there are, and into whose shoes one steps."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from litestar import Litestar

from plan_service import clock, tables
from plan_service.read.cases import STORY, TITLE, cases, stands
from tests.reading import WORKER, problems_of_page
from tests.web import forms, id_of, press, step_in, visitor

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
PLAN = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    clock.fix(NOW)
    yield
    clock.release()


@pytest.fixture
async def story(app: Litestar) -> None:
    """Sara's plan: Sara waits for nobody, Jan for two days, Els too but shorter; Dirk left."""
    await tables.Plan.insert(
        tables.Plan(
            id=PLAN,
            number=1,
            kind="employee",
            agreement="negotiating",
            evaluation="planned",
            life="open",
            worker=id_of("sara"),
            state="{}",
            position=9,
            created_at=NOW,
            updated_at=NOW,
        )
    )
    for name, role, standing in [
        ("els", "coach", "active"),
        ("jan", "employer", "invited"),
        ("sara", "worker", "active"),
        ("dirk", "colleague_coach", "former"),
    ]:
        await tables.Party.insert(
            tables.Party(plan=PLAN, role=role, person=id_of(name), organisation="", standing=standing)
        )
    for name, days in [("els", 1), ("jan", 2)]:
        since = NOW - timedelta(days=days)
        await tables.Turn.insert(tables.Turn(plan=PLAN, person=id_of(name), role="x", what="answer", since=since))
    await tables.Setting.insert(tables.Setting(key=f"{STORY}nl_{PLAN}", value="Sara werkt in het magazijn."))
    await tables.Setting.insert(tables.Setting(key=f"{TITLE}nl_{PLAN}", value="Sara in het magazijn"))


async def test_a_case_tells_where_it_stands_and_whose_turn_it_is(story: None):
    (case,) = await cases("nl")
    assert (case.plan, case.title, case.story, case.stands) == (
        PLAN,
        "Sara in het magazijn",
        "Sara werkt in het magazijn.",
        "negotiating",
    )
    assert [(one.first_name, one.role) for one in case.people] == [
        ("Sara", "worker"),
        ("Jan", "employer"),
        ("Els", "coach"),
    ]
    assert case.turn == (id_of("jan"), id_of("els"))
    assert (await cases("en"))[0].story == ""


@pytest.mark.parametrize(
    ("life", "agreement", "evaluation", "expected"),
    [
        ("open", "negotiating", "", "negotiating"),
        ("open", "in_force", "planned", "in_force"),
        ("open", "in_force", "submitted", "submitted"),
        ("open", "signing", "gathering", "signing"),
        ("closed", "in_force", "submitted", "closed"),
    ],
)
def test_what_is_said_of_a_state(life: str, agreement: str, evaluation: str, expected: str):
    assert stands(life, agreement, evaluation) == expected


async def test_one_press_and_you_are_somebody_at_their_plan(story: None, client: httpx.AsyncClient):
    page = await client.get("/")
    arrived = await press(client, page, "Stap in als Els jobcoach")
    assert (arrived.status_code, arrived.headers["location"]) == (303, f"/thuis?plan={PLAN}")
    assert "Els Maes" in (await client.get("/")).text


async def test_on_to_whoever_is_next(story: None, client: httpx.AsyncClient):
    """The one who waits longest; when that is you, the one after."""
    page = await client.get("/")
    await press(client, page, "Stap in als Jan")
    page = await client.get("/")
    assert "Jan Peeters" in page.text
    arrived = await press(client, page, "Stap in als Els")
    assert arrived.headers["location"] == f"/thuis?plan={PLAN}"
    assert "Els Maes" in (await client.get("/")).text


async def test_when_nobody_is_next_there_is_no_button_and_no_sign_in(story: None, client: httpx.AsyncClient):
    await tables.Turn.delete(force=True)
    page = await client.get("/")
    assert "Niemand moet nu iets doen." in page.text
    assert not [form for form in forms(page) if form.action == "/demo/volgende"]
    response = await client.post("/demo/volgende", data={"plan": PLAN})
    assert (response.headers["location"], response.headers.get("set-cookie")) == ("/", None)


async def test_an_unknown_plan_has_no_next(client: httpx.AsyncClient):
    assert (await client.post("/demo/volgende", data={"plan": PLAN})).headers["location"] == "/"
    assert (await client.post("/demo/volgende", data={"plan": "x"})).status_code == 400


@pytest.mark.parametrize(
    ("button", "step"),
    [
        ("Eén dag verder", timedelta(days=1)),
        ("Eén week verder", timedelta(weeks=1)),
        ("Tot de volgende datum", timedelta(days=9, hours=3)),
    ],
)
async def test_the_clock_moves_and_the_page_stays(client: httpx.AsyncClient, button: str, step: timedelta):
    due = {"plan": PLAN, "kind": "remind", "attempts": 0, "due_on": NOW.date()}
    for days, done in [(-1, None), (3, NOW), (20, None), (9, None)]:
        at = NOW + timedelta(days=days, hours=3)
        row = due | {"due_at": at, "due_on": at.date(), "done_at": done}
        await tables.Due.insert(tables.Due(**row))
    page = await client.get("/demo/brieven")
    moved = await press(client, page, button)
    assert (moved.status_code, moved.headers["location"]) == (303, "/demo/brieven")
    assert clock.now() == NOW + step


async def test_without_a_next_date_the_clock_stands_still(client: httpx.AsyncClient):
    await press(client, await client.get("/"), "Tot de volgende datum")
    assert clock.now() == NOW


async def test_a_clock_step_we_do_not_know_does_nothing(client: httpx.AsyncClient):
    await client.post("/demo/klok", data={"step": "eeuw", "terug": "https://kwaad.example"})
    assert clock.now() == NOW


async def test_the_letters_newest_first(client: httpx.AsyncClient):
    for days, subject in [(2, "Jij bent aan de beurt"), (1, "Jan nam de uitnodiging aan")]:
        await tables.Letter.insert(
            tables.Letter(
                plan=PLAN,
                person=id_of("sara"),
                name="turn",
                language="nl",
                subject=subject,
                body_text="Dag Sara,\n\nKijk <snel>.\nGroeten",
                created_at=NOW - timedelta(days=days),
            )
        )
    text = (await client.get("/demo/brieven")).text
    assert text.index("Jan nam de uitnodiging aan") < text.index("Jij bent aan de beurt")
    assert "<p>Dag Sara,</p>\n<p>Kijk &lt;snel&gt;.<br>Groeten</p>" in text
    assert "Aan Sara De Smet, gisteren" in text


async def test_the_language_is_remembered_and_stays_when_stepping_in(client: httpx.AsyncClient):
    page = await client.get("/demo/brieven?x=1")
    assert '<html lang="nl">' in page.text
    switched = await press(client, page, "English")
    assert (switched.status_code, switched.headers["location"]) == (303, "/demo/brieven?x=1")
    assert "Max-Age=31536000" in switched.headers["set-cookie"]
    await step_in(client, "sara")
    assert '<html lang="en">' in (await client.get("/")).text


async def test_without_a_choice_a_person_gets_their_own_language(client: httpx.AsyncClient):
    await tables.Person.update({"language": "en"}).where(tables.Person.id == id_of("karim"))
    await step_in(client, "karim")
    assert '<html lang="en">' in (await client.get("/")).text
    client.cookies.set("taal", "nl", domain="127.0.0.1")
    assert '<html lang="nl">' in (await client.get("/")).text


@pytest.mark.parametrize("language", ["xx", "", "../nl", "nl\r\nX: y"])
async def test_a_language_we_do_not_speak_changes_nothing(client: httpx.AsyncClient, language: str):
    response = await client.post("/taal", data={"language": language, "terug": "/"})
    assert (response.status_code, response.headers.get("set-cookie")) == (303, None)
    client.cookies.set("taal", "xx", domain="127.0.0.1")
    assert '<html lang="nl">' in (await client.get("/")).text


@pytest.mark.parametrize(
    "terug", ["https://kwaad.example", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)"]
)
@pytest.mark.parametrize("path", ["/taal", "/demo/klok", "/demo/stap-in"])
async def test_no_form_sends_people_to_another_site(client: httpx.AsyncClient, path: str, terug: str):
    data = {"terug": terug, "language": "en", "step": "day", "person": id_of("sara")}
    assert (await client.post(path, data=data)).headers["location"] == "/"
    page = await client.get("/", params={"terug": terug})
    assert {form.fields[1] for form in forms(page) if form.action == "/demo/stap-in"} == {("terug", "/")}


async def test_the_switch_on_the_answer_to_a_form_leads_back_to_the_form(client: httpx.AsyncClient):
    """A page that only a form leads to cannot be opened by its address."""
    await step_in(client, "sara")
    referer = {"Referer": "http://127.0.0.1:8000/plannen/1/tekst"}
    page = await client.post("/afmelden", data={"csrf": "oud", "text": "Mijn woorden"}, headers=referer)
    assert ("terug", "/plannen/1/tekst") in next(form for form in forms(page) if form.action == "/taal").fields


async def test_the_pages_read_easily(story: None, app: Litestar):
    async with visitor(app) as client:
        pages = [await client.get(path) for path in ("/", "/?terug=/plannen", "/demo/brieven", "/bestaat-niet")]
        await step_in(client, "sara")
        pages.append(await client.post("/afmelden", data={"csrf": "oud", "text": "Mijn woorden"}))
        pages.append(await client.post("/demo/stap-in", headers={"Sec-Fetch-Site": "cross-site"}))
    assert [problem for page in pages for problem in problems_of_page(page.text, WORKER)] == []
