"""A signal: three choices in words; it changes nothing, is heard, and offers an evaluation."""

import pytest

from plan_service import clock, store, texts
from plan_service.handle import handle
from tests.reading import BARS, problems_of_page
from tests.running_case import LOTTE, NOW, PLAN, By, person
from tests.web import press
from workflows import commands as c
from workflows.events import SignalGiven
from workflows.glossary import Role, Signal

SIGNALS = f"{PLAN}/signalen"
NOTE = "Ik wil graag vaker een tolk."
THEIRS = [False, True, False, False]
ROLES = {"lotte": "worker", "bart": "employer", "sofie": "coach", "yusuf": "colleague_coach"}


async def given() -> list[SignalGiven]:
    return [fact.event for fact in await store.load_follow_up(LOTTE.plan) if fact.at == NOW]


async def test_the_worker_says_it_in_their_own_words_the_others_about_the_worker(by: By):
    pages = {key: (await (await by(key)).get(SIGNALS)).text for key in ROLES}
    own = ("Ik heb meer nodig", "Het lukt zonder hulp", "Mijn werk verandert", "Mijn werkgever mag dit lezen")
    theirs = ("Lotte heeft meer nodig", "Het lukt zonder hulp", "Het werk van Lotte verandert")
    assert {key: [text in page for text in own] for key, page in pages.items()} == {
        "lotte": [True, True, True, True],
        "bart": THEIRS,
        "sofie": THEIRS,
        "yusuf": THEIRS,
    }
    assert [text in pages["bart"] for text in theirs] == [True, True, True]


@pytest.mark.parametrize("tick", [[], ["yes"]])
async def test_the_employer_reads_it_only_with_the_tick(by: By, tick: list[str]):
    lotte, bart = await by("lotte"), await by("bart")
    done = await press(lotte, await lotte.get(SIGNALS), "Stuur dit", signal="more", text=NOTE, employer_may_read=tick)
    assert (done.status_code, done.headers["location"]) == (303, f"{SIGNALS}/bedankt")
    assert (NOTE in (await bart.get(f"{PLAN}/opvolging")).text) is bool(tick)
    thanks = (await lotte.get(f"{SIGNALS}/bedankt")).text
    assert ("Jouw werkgever mag dit lezen." in thanks, "Jouw werkgever leest dit niet." in thanks) == (
        bool(tick),
        not tick,
    )


async def test_nobody_else_ticks_for_the_worker(by: By):
    sofie, bart = await by("sofie"), await by("bart")
    page = await sofie.get(SIGNALS)
    csrf = page.text.split('name="csrf" value="')[1].split('"')[0]
    await sofie.post(SIGNALS, data={"csrf": csrf, "signal": "more", "text": NOTE, "employer_may_read": "yes"})
    assert [one.employer_may_read for one in await given()] == [False]
    assert NOTE not in (await bart.get(f"{PLAN}/opvolging")).text


async def test_a_tick_that_came_another_way_counts_for_nothing_either(by: By):
    words = texts.new("signal", person("sofie"), {"text": NOTE})
    asked = {"by": person("sofie"), "role": Role.COACH, "at": NOW, "on": clock.legal_day(NOW)}
    command = c.GiveSignal(**asked, entry=words.id, signal=Signal.MORE, words=words.words, employer_may_read=True)
    await handle(LOTTE.plan, command, texts=[words])
    pages = [(await (await by(key)).get(f"{PLAN}/opvolging")).text for key in ("bart", "lotte")]
    assert [NOTE in page for page in pages] == [False, True]


async def test_after_it_one_click_begins_an_evaluation_for_who_may(by: By):
    offered = {}
    for key in ROLES:
        browser = await by(key)
        await press(browser, await browser.get(SIGNALS), "Stuur dit", signal="work_changes")
        page = await browser.get(f"{SIGNALS}/bedankt")
        assert problems_of_page(page.text, BARS[ROLES[key]]) == []
        offered[key] = f'action="{PLAN}/evaluatie/openen"' in page.text
    assert offered == {"lotte": True, "bart": True, "sofie": True, "yusuf": False}


async def test_who_said_nothing_is_not_thanked(by: By):
    again = await (await by("sofie")).get(f"{SIGNALS}/bedankt")
    assert (again.status_code, again.headers["location"]) == (303, SIGNALS)


async def test_without_a_choice_the_words_stay(by: By):
    lotte = await by("lotte")
    page = await press(lotte, await lotte.get(SIGNALS), "Stuur dit", text=NOTE, employer_may_read=["yes"])
    assert (page.status_code, NOTE in page.text) == (422, True)
    assert 'name="employer_may_read" value="yes" checked' in page.text
    assert await given() == []


async def test_the_same_form_twice_is_one_signal(by: By):
    lotte = await by("lotte")
    page = await lotte.get(SIGNALS)
    for _ in range(2):
        await press(lotte, page, "Stuur dit", signal="well_without")
    assert [one.signal for one in await given()] == [Signal.WELL_WITHOUT]


@pytest.mark.parametrize(("key", "status"), [("eva", 404), ("noor", 403)])
async def test_who_has_no_business_here(by: By, key: str, status: int):
    assert (await (await by(key)).get(SIGNALS)).status_code == status


async def test_after_the_end_there_is_nothing_to_signal_and_the_words_are_not_lost(by: By):
    lotte = await by("lotte")
    page, on = await lotte.get(SIGNALS), clock.legal_day(NOW)
    await handle(LOTTE.plan, c.EndPlan(by=person("lotte"), role=Role.WORKER, at=NOW, on=on, ends_on=on))
    refused = await press(lotte, page, "Stuur dit", signal="more", text=NOTE)
    assert (refused.status_code, NOTE in refused.text) == (409, True)
    assert 'name="signal"' not in (await lotte.get(SIGNALS)).text


async def test_the_pages_read_easily(by: By):
    pages = {key: await (await by(key)).get(SIGNALS) for key in ROLES}
    assert [problems_of_page(page.text, BARS[ROLES[key]]) for key, page in pages.items()] == [[]] * len(ROLES)
