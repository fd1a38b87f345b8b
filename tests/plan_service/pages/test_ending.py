"""Stopping: first what follows and whom to talk to, then the act, then how to undo it."""

from datetime import date

import pytest

from plan_service import store
from tests.lived_plan import Lived, later
from tests.reading import BARS, problems_of_page
from tests.web import CAST, press
from workflows.events import EndTakenBack, PlanEnded

STOP, UNDO = "Stop het plan", "Maak dit ongedaan"


async def ends(lived: Lived) -> list[date]:
    return [fact.event.ends_on for fact in await store.load(lived.id) if isinstance(fact.event, PlanEnded)]


async def test_the_worker_stops_in_three_screens_with_at_most_one_input(lived: Lived):
    await lived.in_force()
    sara = await lived.as_("sara")
    assert f'href="{lived.url}/stoppen"' in (await lived.page("sara", "")).text
    first = await lived.page("sara", "/stoppen")
    assert ["Praat eerst met iemand" in first.text, "Els" in first.text, "Aan je contract" in first.text] == [True] * 3
    assert f'href="{lived.url}/stoppen/zeker"' in first.text
    done = await press(sara, await lived.page("sara", "/stoppen/zeker"), STOP, reason="Ik verhuis.")
    assert (done.status_code, done.headers["location"]) == (303, f"{lived.url}/stoppen")
    last = await lived.page("sara", "/stoppen")
    assert ["Dit plan is gestopt" in last.text, "Ik verhuis." in last.text, UNDO in last.text] == [True] * 3
    assert await ends(lived) == [date(2027, 3, 1)]


async def test_three_days_to_undo_and_not_a_day_more(lived: Lived):
    await lived.in_force()
    sara = await lived.as_("sara")
    sure = await lived.page("sara", "/stoppen/zeker")
    assert [(await press(sara, sure, STOP)).status_code for _ in range(2)] == [303, 303]
    await later(days=3)
    page = await lived.page("sara", "/stoppen")
    await later(days=1)
    late = await press(sara, page, UNDO)
    assert (late.status_code, "Dit kan je niet meer terugnemen." in late.text) == (409, True)
    assert UNDO not in (await lived.page("sara", "/stoppen")).text
    assert await ends(lived) == [date(2027, 3, 1)]


async def test_undone_in_time_the_plan_runs_on(lived: Lived):
    await lived.in_force()
    sara = await lived.as_("sara")
    await press(sara, await lived.page("sara", "/stoppen/zeker"), STOP)
    await later(days=3)
    done = await press(sara, await lived.page("sara", "/stoppen"), UNDO)
    assert (done.status_code, done.headers["location"]) == (303, lived.url)
    assert sum(isinstance(fact.event, EndTakenBack) for fact in await store.load(lived.id)) == 1
    assert "Wil je stoppen met dit plan?" in (await lived.page("sara", "/stoppen")).text


async def test_the_employer_stops_with_a_reason_on_a_day_far_enough(lived: Lived):
    await lived.in_force()
    jan = await lived.as_("jan")
    page = await lived.page("jan", "/stoppen")
    assert ["15/3/2027" in page.text, "Contract en wet kunnen meer vragen." in page.text] == [True, True]
    done = await press(jan, page, STOP, reason="Het magazijn sluit.", ends_on="15/3/2027")
    assert (done.status_code, await ends(lived)) == (303, [date(2027, 3, 15)])
    told = {who: (await lived.page(who, "")).text for who in ("sara", "els")}
    assert ["Dit plan stopt binnenkort" in text and "Het magazijn sluit." in text for text in told.values()] == [
        True
    ] * 2
    assert UNDO not in (await lived.page("sara", "/stoppen")).text
    assert (await press(jan, await lived.page("jan", "/stoppen"), UNDO)).status_code == 303


@pytest.mark.parametrize(
    ("reason", "ends_on", "says"),
    [
        ("Het magazijn sluit.", "14/3/2027", "Kies 15 maart 2027 of een latere dag."),
        ("Het magazijn sluit.", "", "Vul dit in."),
        ("Het magazijn sluit.", "morgen", "Vul een dag in die bestaat"),
        ("", "20/3/2027", "Vul dit in."),
        ("x" * 2_001, "20/3/2027", "te lang"),
    ],
)
async def test_what_is_wrong_comes_back_with_all_that_was_typed(lived: Lived, reason: str, ends_on: str, says: str):
    await lived.in_force()
    back = await press(
        await lived.as_("jan"), await lived.page("jan", "/stoppen"), STOP, reason=reason, ends_on=ends_on
    )
    assert (back.status_code, says in back.text, reason in back.text, ends_on in back.text) == (422, True, True, True)
    assert await ends(lived) == []


async def test_a_second_end_is_refused_and_its_words_are_kept(lived: Lived):
    await lived.in_force()
    page = await lived.page("jan", "/stoppen")
    await press(await lived.as_("sara"), await lived.page("sara", "/stoppen/zeker"), STOP)
    late = await press(await lived.as_("jan"), page, STOP, reason="Het magazijn sluit.", ends_on="20/3/2027")
    assert (late.status_code, "Het magazijn sluit." in late.text) == (409, True)
    assert (await lived.page("sara", "/stoppen/zeker")).status_code == 409


async def test_it_is_for_worker_and_employer(lived: Lived):
    await lived.in_force()
    seen = {who: (await lived.page(who, "/stoppen")).status_code for who in ("els", "noor", "dirk", "eva")}
    sent = {who: (await lived.send(who, "/stoppen")).status_code for who in ("els", "noor", "dirk", "eva")}
    assert seen == sent == {"els": 403, "noor": 403, "dirk": 403, "eva": 404}
    assert (await lived.page("jan", "/stoppen/zeker")).status_code == 409


@pytest.mark.parametrize(("who", "paths"), [("sara", ("/stoppen", "/stoppen/zeker")), ("jan", ("/stoppen",))])
async def test_it_reads_easily(lived: Lived, who: str, paths: tuple[str, ...]):
    await lived.in_force()
    pages = [await lived.page(who, path) for path in paths]
    await lived.send(who, "/stoppen", reason="Het magazijn sluit.", ends_on="20/3/2027")
    pages.append(await lived.page(who, "/stoppen"))
    assert [p for page in pages for p in problems_of_page(page.text, BARS[CAST[who][2]])] == []
