"""Forms of other websites do nothing; a form of ours that cannot be carried out comes back with everything in it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from litestar import Litestar, Response, get, post

from plan_service import clock, csrf, errors, forms, sessions, tables
from plan_service.engines import Engine
from plan_service.sessions import AnyRequest, Session
from tests.web import CAST, HERE, Form, demo_on, id_of, press, production_on, settle_cast, step_in, visitor
from tests.web import forms as forms_of

SECRET = "ab" * 32
PLAN = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
TYPED = "Ik wil liever\nom tien uur beginnen <b>& niet later</b>."
ANSWER = {"intent": "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb", "version": "3", "needs": ["rust", "tijd"], "text": TYPED}


@get("/plannen/{plan:str}/proef")
async def ask(request: AnyRequest) -> str:
    return csrf.token(sessions.of(request))


@post("/plannen/{plan:str}/proef")
async def answer(request: AnyRequest) -> list[str]:
    fields = await forms.read(request)
    sent = [f"{name}={value}" for name, value in fields.pairs if name != "csrf"]
    return [sessions.signed_in(request).first_name, *sent]


@post("/stuk")
async def broken() -> None:
    raise ZeroDivisionError("personal words in a message")


@post("/botsing")
async def clash(request: AnyRequest) -> Response[str]:
    return errors.kept(request, "conflict", 409)


@pytest.fixture(autouse=True)
def nine_o_clock() -> Iterator[None]:
    clock.fix(datetime(2027, 3, 1, 9, tzinfo=UTC))
    yield
    clock.release()


@pytest.fixture
def app(app: Litestar, engine: Engine) -> Litestar:
    return demo_on(engine, ask, answer, broken, clash)


URL = f"/plannen/{PLAN}/proef"


async def token(client: httpx.AsyncClient) -> str:
    return (await client.get(URL)).text


async def send(
    client: httpx.AsyncClient, url: str = URL, headers: dict[str, str | None] | None = None
) -> httpx.Response:
    """The answer as a browser sends it; a header that is None is not sent."""
    data = {"csrf": await token(client), **ANSWER}
    said = {"Sec-Fetch-Site": "same-origin"} | (headers or {})
    request = client.build_request("POST", url, data=data)
    for name, value in said.items():
        request.headers.pop(name, None)
        if value is not None:
            request.headers[name] = value
    return await client.send(request)


def kept_form(page: httpx.Response, action: str = URL) -> Form:
    """The form on a kept page that carries everything."""
    (form,) = [form for form in forms_of(page) if form.action == action]
    return form


DONE = ["Sara", f"intent={ANSWER['intent']}", "version=3", "needs=rust", "needs=tijd", f"text={TYPED}"]
CARRIED = [("intent", ANSWER["intent"]), ("version", "3"), ("needs", "rust"), ("needs", "tijd"), ("text", TYPED)]


def test_a_token_is_another_one_each_time_and_always_fits():
    session = Session(csrf=SECRET)
    made = {csrf.token(session) for _ in range(50)}
    assert len(made) == 50
    assert all(csrf.matches(session, one) for one in made)
    assert not any(SECRET in one for one in made)


@pytest.mark.parametrize("sent", ["", "x", "é", "AAAA", SECRET, "A" * 88, "=" * 88])
def test_anything_else_does_not_fit(sent: str):
    assert not csrf.matches(Session(csrf=SECRET), sent)


def test_a_token_fits_no_other_session_and_nobody_has_none():
    assert not csrf.matches(Session(csrf="cd" * 32), csrf.token(Session(csrf=SECRET)))
    assert csrf.token(Session()) == ""
    assert not csrf.matches(Session(), "")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": None, "Origin": HERE},
        {"Sec-Fetch-Site": None},  # an old browser: the token alone speaks for the session
    ],
)
async def test_our_own_form_is_carried_out(client: httpx.AsyncClient, headers: dict[str, str | None]):
    await step_in(client, "sara")
    assert (await send(client, headers=headers)).json() == DONE


ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
    {"Sec-Fetch-Site": None, "Origin": "https://kwaad.example"},
    {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1:9000"},
    {"Sec-Fetch-Site": None, "Origin": "null"},
]


@pytest.mark.parametrize("headers", ELSEWHERE)
async def test_a_form_of_another_site_does_nothing_and_is_not_helped_along(
    client: httpx.AsyncClient, headers: dict[str, str | None]
):
    """Even with the right token; and its text gets no button, or the attacker needs one more click only."""
    await step_in(client, "sara")
    response = await send(client, headers=headers)
    assert response.status_code == 403
    assert "kwam van een andere website" in response.text
    assert "om tien uur" not in response.text


@pytest.mark.parametrize("headers", [*ELSEWHERE, {"Sec-Fetch-Site": None}])
@pytest.mark.parametrize("path", ["/demo/stap-in", "/taal", "/demo/klok"])
async def test_nobody_is_signed_in_by_another_site(
    client: httpx.AsyncClient, path: str, headers: dict[str, str | None]
):
    response = await send(client, path, headers)
    assert response.status_code == 403
    assert "set-cookie" not in response.headers


async def test_an_old_token_brings_the_form_back_and_sending_again_works(client: httpx.AsyncClient):
    await step_in(client, "sara")
    old = await token(client)
    await step_in(client, "sara")
    page = await client.post(URL, data={"csrf": old, **ANSWER})
    assert page.status_code == 403
    assert kept_form(page).fields[1:] == CARRIED
    done = await press(client, page, "Verstuur opnieuw")
    assert done.json() == DONE


async def test_the_page_says_as_whom_it_would_be_sent(client: httpx.AsyncClient):
    """In another tab somebody stepped in as Jan: Sara's words must not become Jan's unseen."""
    await step_in(client, "sara")
    old = await token(client)
    await step_in(client, "jan")
    page = await client.post(URL, data={"csrf": old, **ANSWER})
    assert "Je verstuurt dit als Jan Peeters." in page.text


async def test_what_a_person_wrote_is_shown_and_escaped_and_what_a_machine_wrote_is_not(client: httpx.AsyncClient):
    await step_in(client, "sara")
    page = await client.post(URL, data={"csrf": "x", **ANSWER})
    shown = page.text.split("<blockquote")[1].split("</blockquote>")[0]
    assert "Ik wil liever<br>om tien uur beginnen &lt;b&gt;&amp; niet later&lt;/b&gt;." in shown
    assert page.text.count("<blockquote") == 1


async def test_after_the_session_ended_the_same_person_steps_in_and_sends_it(client: httpx.AsyncClient):
    await step_in(client, "sara")
    form = {"csrf": await token(client), **ANSWER}
    clock.fix(clock.now() + sessions.IDLE)
    page = await client.post(URL, data=form)
    assert page.status_code == 403
    assert "Ik wil liever<br>om tien uur" in page.text
    assert "Stap in als Jan" not in page.text
    back = await press(client, page, "Stap in als Sara De Smet")
    assert back.status_code == 200
    assert kept_form(back).fields[1:] == CARRIED
    done = await press(client, back, "Verstuur opnieuw")
    assert done.json() == DONE


async def test_signed_out_in_another_tab_any_demo_person_may_step_in(client: httpx.AsyncClient):
    await step_in(client, "sara")
    form = {"csrf": await token(client), **ANSWER}
    await tables.Person.update({"demo": False}).where(tables.Person.id == id_of("eva"))
    client.cookies.clear()
    page = await client.post(URL, data=form)
    buttons = {button for form in forms_of(page) if form.action == "/demo/stap-in" for button in form.buttons}
    assert "Stap in als Sara De Smet" in buttons
    assert not any("Eva" in button for button in buttons)


async def test_outside_the_demo_nobody_is_named_to_a_stranger(engine: Engine):
    await settle_cast()
    app = production_on(engine, answer)
    async with visitor(app, "https://plan.example") as client:
        page = await client.post(URL, data=ANSWER)
    assert page.status_code == 403
    assert "Ik wil liever<br>om tien uur" in page.text
    assert "Meld je dan opnieuw aan" in page.text
    assert not any(name in page.text for _, name, _ in CAST.values())
    assert "Stap in" not in page.text


async def test_a_kept_form_goes_to_no_other_site(client: httpx.AsyncClient):
    data = {"person": id_of("sara"), "kept_url": "https://kwaad.example", "kept.text": "Mijn woorden"}
    page = await client.post("/demo/stap-in", data=data)
    assert "kwaad.example" not in page.text
    assert kept_form(page, "/").fields[1:] == [("text", "Mijn woorden")]


@pytest.mark.parametrize(("url", "status", "words"), [("/stuk", 500, "mis bij ons"), ("/botsing", 409, "iets vroeger")])
async def test_a_failure_brings_the_form_back(client: httpx.AsyncClient, url: str, status: int, words: str):
    await step_in(client, "sara")
    page = await send(client, url)
    assert page.status_code == status
    assert words in page.text
    assert kept_form(page, url).fields[1:] == CARRIED
    assert (await press(client, page, "Verstuur opnieuw")).status_code == status


async def test_not_even_a_lost_database_loses_what_was_typed(client: httpx.AsyncClient):
    await step_in(client, "sara")
    form = {"csrf": await token(client), **ANSWER}
    await tables.Session.raw("ALTER TABLE session RENAME TO gone")
    page = await client.post(URL, data=form)
    assert page.status_code == 500
    assert kept_form(page).fields[1:] == CARRIED
    await tables.Session.raw("ALTER TABLE gone RENAME TO session")
    again = await press(client, page, "Verstuur opnieuw")
    assert (await press(client, again, "Verstuur opnieuw")).json() == DONE


async def test_a_failure_has_a_number_that_the_log_knows_and_no_words_of_people(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
):
    await step_in(client, "sara")
    page = await send(client, "/stuk")
    number = page.text.split("Geef hen dit nummer: ")[1].split(".")[0]
    assert [record.getMessage() for record in caplog.records] == [f"error page {number}"]
    assert "personal words" not in page.text
    assert "ZeroDivision" not in page.text


async def test_a_kept_page_leads_to_the_plan_it_was_about(client: httpx.AsyncClient):
    await step_in(client, "sara")
    page = await client.post(URL, data={"csrf": "x", **ANSWER})
    assert f'href="/plannen/{PLAN}"' in page.text
    assert 'href="/plannen/' not in (await send(client, "/stuk")).text


async def test_an_empty_form_offers_nothing_to_send_again(client: httpx.AsyncClient):
    await step_in(client, "sara")
    page = await client.post(URL)
    assert page.status_code == 403
    assert "Verstuur opnieuw" not in page.text


async def test_reading_changes_nothing_and_asks_for_nothing(client: httpx.AsyncClient):
    await step_in(client, "sara")
    response = await client.get(URL, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 200


async def test_every_form_that_works_without_a_token_is_known(app: Litestar):
    """Signing in, stepping in and language; a page of a plan must not join them."""
    exempt = {
        path
        for route in app.routes
        for handler in getattr(route, "route_handlers", [])
        if csrf.ORIGIN_ONLY in handler.opt
        for path in handler.paths
    }
    assert exempt == {"/taal", "/demo/stap-in", "/demo/volgende", "/demo/klok"}
