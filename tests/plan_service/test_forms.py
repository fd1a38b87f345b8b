"""Reading forms: what was typed stays as typed, what is wrong is named per field."""

from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar, post
from litestar.exceptions import ClientException

from plan_service import forms
from plan_service.engines import Engine
from plan_service.sessions import AnyRequest
from tests.web import demo_on, step_in


class Answer(StrEnum):
    ACCEPTED = "accepted"
    DISCUSS = "discuss"


def posted(**values: str | list[str]) -> forms.Fields:
    return forms.Fields(
        (name, value) for name, many in values.items() for value in ([many] if isinstance(many, str) else many)
    )


def keys(fields: forms.Fields) -> list[tuple[str, str]]:
    return [(problem.field, problem.key) for problem in fields.problems]


def test_text_is_trimmed_and_kept():
    fields = posted(text="  Elke dag\r\neen pauze.  ")
    assert fields.text("text", 100) == "Elke dag\neen pauze."
    assert fields.problems == []


def test_empty_text_is_missing_unless_it_may_be_empty():
    fields = posted(one="  ", other="")
    assert (fields.text("one", 10), fields.text("other", 10, required=False)) == ("", "")
    assert keys(fields) == [("one", "missing")]


def test_text_that_is_too_long_says_by_how_much_and_is_still_there():
    fields = posted(text="x" * 12)
    assert fields.text("text", 10) == ""
    assert fields.problem("text") == forms.Problem("text", "too_long", {"most": 10, "over": 2})
    assert fields.value("text") == "x" * 12


def test_what_no_database_takes_is_left_out():
    assert posted(text="a\x00b\x1bc\ud800d\te\nf").value("text") == "abcd\te\nf"


def test_choice_of_an_enum():
    fields = posted(answer="discuss")
    assert fields.choice("answer", Answer) is Answer.DISCUSS
    assert fields.choice("answer", Answer, {Answer.ACCEPTED}) is None
    assert keys(fields) == [("answer", "not_offered")]


def test_no_choice_is_a_question_not_a_default():
    fields = posted()
    assert fields.choice("answer", Answer) is None
    assert keys(fields) == [("answer", "choose_one")]


@pytest.mark.parametrize("ticked", [[], ["a"], ["a", "b"]])
def test_boxes_are_a_list_however_many_are_ticked(ticked: list[str]):
    fields = posted(needs=ticked)
    assert fields.many("needs", {"a", "b"}) == tuple(ticked)
    assert fields.problems == []


def test_boxes_that_were_not_offered_or_too_few():
    fields = posted(needs=["a", "x"], wishes=["a", "a"])
    assert fields.many("needs", {"a", "b"}) == ()
    assert fields.many("wishes", {"a", "b"}, least=2) == ("a",)
    assert keys(fields) == [("needs", "not_offered"), ("wishes", "choose_some")]


@pytest.mark.parametrize(
    ("typed", "number", "key"),
    [
        ("12", 12, None),
        (" 1 200 ", 1200, None),
        ("0", None, "out_of_range"),
        ("2001", None, "out_of_range"),
        ("twaalf", None, "no_whole_number"),
        ("1,5", None, "no_whole_number"),
        ("٣", None, "no_whole_number"),
        ("9" * 5000, None, "no_whole_number"),
        ("", None, "missing"),
    ],
)
def test_whole_numbers(typed: str, number: int | None, key: str | None):
    fields = posted(hours=typed)
    assert fields.integer("hours", 1, 2000) == number
    assert keys(fields) == ([("hours", key)] if key else [])


@pytest.mark.parametrize(
    ("values", "day", "key"),
    [
        ({"on_day": "2", "on_month": "3", "on_year": "2027"}, date(2027, 3, 2), None),
        ({"on": "2027-03-02"}, date(2027, 3, 2), None),
        ({"on": "2/3/2027"}, date(2027, 3, 2), None),
        ({"on": "2 3 2027"}, date(2027, 3, 2), None),
        ({"on_day": "30", "on_month": "2", "on_year": "2027"}, None, "no_date"),
        ({"on_day": "2", "on_month": "", "on_year": "2027"}, None, "no_date"),
        ({"on": "morgen"}, None, "no_date"),
        ({"on_day": "2", "on_month": "3", "on_year": "1999"}, None, "too_early"),
        ({"on_day": "2", "on_month": "3", "on_year": "2031"}, None, "too_late"),
        ({"on_day": "", "on_month": "", "on_year": ""}, None, "missing"),
        ({}, None, "missing"),
    ],
)
def test_days(values: dict[str, str], day: date | None, key: str | None):
    fields = posted(**values)
    assert fields.date("on", date(2026, 1, 1), date(2030, 12, 31)) == day
    assert keys(fields) == ([("on", key)] if key else [])


def test_a_day_that_does_not_exist_is_shown_as_it_was_chosen():
    fields = posted(on_day="30", on_month="2", on_year="2027")
    assert fields.day_parts("on") == ("30", "2", "2027")


def test_one_field_has_one_problem():
    fields = posted(text="")
    fields.text("text", 10)
    fields.wrong("text", "no_date")
    assert keys(fields) == [("text", "missing")]


@pytest.mark.parametrize("value", ["", "7", "../x", "11111111-1111-4111-8111-11111111111g"])
def test_an_id_nobody_typed_is_an_id_or_a_broken_request(value: str):
    with pytest.raises(ClientException):
        posted(plan=value).ident("plan")
    assert posted(plan="11111111-1111-4111-8111-111111111111").ident("plan") == "11111111-1111-4111-8111-111111111111"


@pytest.mark.parametrize("path", ["/", "/plannen/1?deel=2#x", "/a//b", "/een%20twee"])
def test_addresses_of_ours(path: str):
    assert forms.local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "https://kwaad.example",
        "//kwaad.example",
        "/\\kwaad.example",
        "\\/kwaad.example",
        "/a\\b",
        "javascript:alert(1)",
        "plannen",
        "",
        "/a\r\nSet-Cookie: x=1",
        "/\t/kwaad.example",
        " /plannen",
        "/é",
    ],
)
def test_other_addresses_lead_to_the_first_page(path: str):
    assert forms.local_path(path) == "/"


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30)), max_size=8))
def test_whatever_is_posted_no_reader_fails(pairs: list[tuple[str, str]]):
    fields = forms.Fields(pairs)
    for name in {"x", *(name for name, _ in pairs)}:
        fields.text(name, 5)
        fields.choice(name, Answer)
        fields.many(name, {"a"})
        fields.integer(name, 0, 9)
        fields.date(name)
        forms.local_path(fields.value(name))


@post("/proef")
async def echo(request: AnyRequest) -> list[list[str]]:
    fields = await forms.read(request)
    return [[name, value] for name, value in fields.pairs if name != "csrf"]


async def sent(
    client: httpx.AsyncClient, body: bytes, kind: str = "application/x-www-form-urlencoded"
) -> httpx.Response:
    return await client.post("/taal", content=body, headers={"Content-Type": kind})


@pytest.fixture
def app(app: Litestar, engine: Engine) -> Litestar:
    return demo_on(engine, echo)


@pytest.fixture
async def sara(client: httpx.AsyncClient) -> httpx.AsyncClient:
    await step_in(client, "sara")
    return client


async def test_over_http_order_repeats_and_empty_fields_survive(sara: httpx.AsyncClient):
    pairs = [("b", "1"), ("a", ""), ("b", "2"), ("text", "één\nén &=+%")]
    token = (await sara.get("/")).text.split('name="csrf" value="')[1].split('"')[0]
    body = urlencode([*pairs, ("csrf", token)])
    response = await sara.post(
        "/proef", content=body, headers={"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    )
    assert [tuple(pair) for pair in response.json()] == pairs


async def test_a_body_past_the_limit_is_refused_in_words(client: httpx.AsyncClient):
    response = await sent(client, b"text=" + b"x" * 256 * 1024)
    assert response.status_code == 413
    assert "Je tekst is te lang" in response.text


@pytest.mark.parametrize("body", [b"a=1&" * 1001, b"a=\xff\xfe"])
async def test_an_unreadable_form_is_refused_in_words(client: httpx.AsyncClient, body: bytes):
    response = await sent(client, body)
    assert response.status_code == 400
    assert "Dit begrijpen we niet" in response.text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
async def test_other_kinds_of_body_are_no_form(client: httpx.AsyncClient, kind: str):
    response = await sent(client, b'{"language": "en"}', kind)
    assert response.status_code == 303
    assert "set-cookie" not in response.headers
