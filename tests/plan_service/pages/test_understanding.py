"""Practising before signing: offered, never asked; a wrong answer explains; nothing of it is kept or told."""

import re
from collections import Counter
from uuid import uuid4

import pytest

from plan_service import store, tables
from tests.lived_plan import PAUSES, QUIET, Lived, said
from tests.reading import WORKER, problems_of_page
from tests.web import press
from workflows import commands as c
from workflows.glossary import Role

OFFER = "Wil je even oefenen?"
BOARD = "Elke ochtend kijken we op het bord."
RIGHT, WRONG = "Ja, dat klopt", "Het is iets anders"
ANSWERS = {1: "Jan", 2: PAUSES, 3: "Ja, ik heb nog 3 dagen denktijd."}
"""The right answer to each question about the plan of `on_the_table`."""
NEXT = re.compile(r'href="[^"]*/begrijpen\?vraag=(\d)"')
LINK = re.compile(r'antwoord=(\d)">(?:<span[^>]*>)?([^<]+)<')


@pytest.fixture
async def on_the_table(lived: Lived) -> Lived:
    """Sara's plan with a third agreement, which names Jan; Els put it on the table."""
    await lived.begun()
    board = str(uuid4())
    words = said("agreement", title="Het fotobord", text=BOARD, easy=BOARD, who="Jan")
    await lived.do(c.AddAgreement, "noor", clause=board, words=words, doers=(Role.EMPLOYER,))
    await lived.agreed_by_all()
    for name in ("sara", "jan", "els"):
        await lived.accept(name, board)
    await lived.signing()
    return lived


async def rows() -> dict[str, list[str]]:
    """All rows but who looked and who is signed in."""
    kept = [table for table in tables.TABLES if table._meta.tablename not in ("access_log", "session")]
    return {
        one._meta.tablename: sorted(map(repr, await one.raw(f"SELECT * FROM {one._meta.tablename}"))) for one in kept
    }


def steady(page: str) -> str:
    """Without what each form gets anew."""
    return re.sub(r'name="(csrf|intent)" value="[^"]*"', "", page)


async def answer(lived: Lived, number: int, *, right: bool) -> str:
    """Opens that question and follows the link of a right or wrong answer; the page it leads to."""
    page = (await lived.page("sara", "/begrijpen", vraag=number)).text
    places = {words: int(place) for place, words in LINK.findall(page)}
    chosen = places.pop(ANSWERS[number])
    assert len(places) == len(ANSWERS) - 1
    return (
        await lived.page("sara", "/begrijpen", vraag=number, antwoord=chosen if right else min(places.values()))
    ).text


async def test_from_reading_over_three_questions_to_signing(on_the_table: Lived):
    read = (await on_the_table.page("sara", "/tekenen")).text
    assert (OFFER in read, f'href="{on_the_table.url}/begrijpen?vraag=1"' in read) == (True, True)
    said_there = [await answer(on_the_table, number, right=True) for number in ANSWERS]
    assert [(RIGHT in page, WRONG in page) for page in said_there] == [(True, False)] * 3
    assert [NEXT.findall(page) for page in said_there] == [["2"], ["3"], []]
    assert f'class="button" href="{on_the_table.url}/handtekeningen"' in said_there[2]


async def test_a_wrong_answer_shows_what_the_plan_says_and_goes_on(on_the_table: Lived):
    said_there = [await answer(on_the_table, number, right=False) for number in ANSWERS]
    assert [(RIGHT in page, WRONG in page) for page in said_there] == [(False, True)] * 3
    shown = [BOARD in said_there[0], PAUSES in said_there[1], "Je hoeft niet te zeggen waarom." in said_there[2]]
    assert shown == [True] * 3
    assert [NEXT.findall(page) for page in said_there] == [["2"], ["3"], []]
    assert [QUIET in page for page in said_there] == [False] * 3


async def test_every_page_leads_straight_to_signing_and_signing_asks_for_none(on_the_table: Lived):
    pages = [(await on_the_table.page("sara", "/begrijpen", vraag=number)).text for number in ANSWERS]
    pages += [await answer(on_the_table, number, right=right) for number in ANSWERS for right in (True, False)]
    assert [f'href="{on_the_table.url}/handtekeningen"' in page for page in pages] == [True] * 9
    sara = await on_the_table.as_("sara")
    done = await press(sara, await on_the_table.page("sara", "/handtekeningen"), "Ik onderteken", it_is_me="yes")
    assert done.headers["location"] == f"{on_the_table.url}/getekend"


async def test_nothing_of_it_is_kept_and_right_leaves_the_same_trace_as_wrong(on_the_table: Lived):
    before, facts = await rows(), len(await store.load(on_the_table.id))
    traces = []
    for right in (True, False):
        await tables.AccessLog.delete(force=True)
        for number in ANSWERS:
            await answer(on_the_table, number, right=right)
        found = await tables.AccessLog.raw("SELECT person, role, part, task FROM access_log")
        traces.append(Counter(tuple(row.values()) for row in found))
    assert traces[0] == traces[1]
    assert {(part, times) for (_, _, part, _), times in traces[0].items()} == {("understanding", 6)}
    assert (await rows(), len(await store.load(on_the_table.id))) == (before, facts)


async def test_nobody_else_can_tell_that_the_worker_practised(on_the_table: Lived):
    paths = ("", "/dagboek", "/mensen", "/tekenen", "/handtekeningen", "/wie-ziet-wat", "/wie-keek")
    seen = [(who, path) for who in ("jan", "els", "noor", "dirk") for path in paths]
    before = [steady((await on_the_table.page(who, path)).text) for who, path in seen]
    await answer(on_the_table, 1, right=False)
    assert [steady((await on_the_table.page(who, path)).text) for who, path in seen] == before
    own = (await on_the_table.page("sara", "/wie-keek", ook="ik")).text
    assert "naar het oefenen." in own


async def test_it_is_the_workers_alone(on_the_table: Lived):
    everybody = ("sara", "jan", "els", "noor", "dirk", "eva", "karim")
    seen = {who: (await on_the_table.page(who, "/begrijpen")).status_code for who in everybody}
    assert seen == {"sara": 200, "jan": 403, "els": 403, "noor": 403, "dirk": 403, "eva": 404, "karim": 404}
    offered = {who: OFFER in (await on_the_table.page(who, "/tekenen")).text for who in ("sara", "jan", "els")}
    assert offered == {"sara": True, "jan": False, "els": False}


async def test_without_a_text_to_sign_or_too_little_to_ask_it_leads_back(lived: Lived):
    await lived.agreed()
    early = await lived.page("sara", "/begrijpen")
    await lived.signing()
    little = await lived.page("sara", "/begrijpen", vraag=1, antwoord=2)
    assert [(page.status_code, page.headers["location"]) for page in (early, little)] == [
        (303, f"{lived.url}/tekenen")
    ] * 2
    assert (OFFER in (await lived.page("sara", "/tekenen")).text) is False


async def test_who_signed_is_asked_no_more(on_the_table: Lived):
    sara = await on_the_table.as_("sara")
    await press(sara, await on_the_table.page("sara", "/handtekeningen"), "Ik onderteken", it_is_me="yes")
    assert (await on_the_table.page("sara", "/begrijpen")).headers["location"] == f"{on_the_table.url}/tekenen"
    assert (OFFER in (await on_the_table.page("sara", "/tekenen")).text) is False


@pytest.mark.parametrize("query", [{"vraag": 99}, {"vraag": -1}, {"vraag": 1, "antwoord": 4}, {"antwoord": -1}])
async def test_a_number_that_is_not_there_is_a_question_again(on_the_table: Lived, query):
    page = await on_the_table.page("sara", "/begrijpen", **query)
    assert (page.status_code, RIGHT in page.text, WRONG in page.text) == (200, False, False)


async def test_it_reads_easily(on_the_table: Lived):
    pages = [(await on_the_table.page("sara", "/begrijpen", vraag=number)).text for number in ANSWERS]
    pages += [await answer(on_the_table, number, right=right) for number in ANSWERS for right in (True, False)]
    pages.append((await on_the_table.page("sara", "/tekenen")).text)
    assert [problem for page in pages for problem in problems_of_page(page, WORKER)] == []
    assert problems_of_page("".join(pages), WORKER) == []


async def test_in_english_the_questions_are_english_and_the_plan_stays_as_it_is_signed(on_the_table: Lived):
    sara = await on_the_table.as_("sara")
    await sara.post("/taal", data={"language": "en", "terug": "/thuis"})
    first, last = [(await on_the_table.page("sara", "/begrijpen", vraag=number)).text for number in (2, 3)]
    assert [words in first for words in ("Practice question 2 of 3", "What was agreed about this?", PAUSES)] == [
        True
    ] * 3
    assert [words in last for words in ("Yes, I still have 3 days of thinking time.", "Oefen")] == [True, False]
