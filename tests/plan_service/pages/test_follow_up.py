"""The follow-up: two taps to note a moment, and everybody reads what is theirs to read, counts included."""

import re

import httpx
import pytest

from plan_service import clock, store, texts
from plan_service.handle import handle
from tests.reading import BARS, problems_of_page
from tests.running_case import LOTTE, NOW, PLAN, By, clause, person
from tests.web import press
from workflows import commands as c
from workflows.glossary import Role

LOG = f"{PLAN}/opvolging"
EVERYTHING = f"{LOG}?alles=1"
ROLES = {"lotte": "worker", "bart": "employer", "sofie": "coach", "yusuf": "colleague_coach"}
NOTE = "Vandaag ging het vlot."

# What people wrote in the case, by who wrote it; "shown" the worker let the employer read.
SHOWN = ("Ik las het later in de chat", "De tolk was ziek", "Ik heb meer gesprekken met klanten")
EMPLOYERS = ("De agenda vertrekt nu vanzelf",)
COLLEAGUES = ("De tolk was ziek", "Ik las het later in de chat", "Lotte vindt alles zelf", "Alle beslissingen")
REST = ("Twee keer kwam de agenda", "Ik volgde een les", "Lotte zegt dat het overleg", "We zochten een tweede tolk")
ALL = tuple(sorted({*SHOWN, *EMPLOYERS, *COLLEAGUES, *REST}))


def read(page: httpx.Response) -> set[str]:
    return {text for text in ALL if text in page.text}


def counted(page: httpx.Response) -> list[int]:
    """Well, changed and hard, as the legend of the picture says."""
    legend = re.search(r'<ul class="legend">(.*?)</ul>', page.text, re.DOTALL)
    return [int(number) for number in re.findall(r": (\d+)", legend[1])] if legend else []


async def give(command: type[c.Command], key: str, role: Role, **fields: object) -> None:
    at = clock.now()
    asked = {"by": person(key), "role": role, "at": at, "on": clock.legal_day(at)}
    await handle(LOTTE.plan, command(**asked, **fields))


async def note(by: By, key: str, how: str, **typed: str | list[str]) -> httpx.Response:
    browser = await by(key)
    return await press(browser, await browser.get(LOG), how, **typed)


async def test_everybody_reads_what_is_theirs_and_the_picture_counts_only_that(by: By):
    pages = {key: await (await by(key)).get(EVERYTHING) for key in ROLES}
    assert {key: read(page) for key, page in pages.items()} == {
        "lotte": set(ALL),
        "sofie": set(ALL),
        "bart": {*SHOWN, *EMPLOYERS},
        "yusuf": set(COLLEAGUES),
    }
    assert {key: counted(page) for key, page in pages.items()} == {
        "lotte": [4, 1, 0],
        "sofie": [4, 1, 0],
        "bart": [],
        "yusuf": [2, 0, 0],
    }


async def test_a_long_log_begins_with_the_newest(by: By):
    lotte = await by("lotte")
    page, whole = await lotte.get(LOG), await lotte.get(EVERYTHING)
    assert [one.text.count('class="circle') - whole.text.count('class="circle') for one in (page, whole)] == [-3, 0]
    assert ("Toon ook 3 oudere momenten" in page.text, "Alle beslissingen" in page.text) == (True, False)


async def test_the_plan_page_counts_what_its_reader_may_read(by: By):
    pages = {key: counted(await (await by(key)).get(PLAN)) for key in (*ROLES, "noor")}
    # The award has a legend of its own, without figures: whoever reads no moments has no counts.
    assert pages == {"lotte": [4, 1, 0], "sofie": [4, 1, 0], "bart": [], "yusuf": [2, 0, 0], "noor": []}


async def test_the_pages_read_easily(by: By):
    pages = {key: await (await by(key)).get(LOG) for key in ROLES}
    assert [problems_of_page(page.text, BARS[ROLES[key]]) for key, page in pages.items()] == [[]] * len(ROLES)


@pytest.mark.parametrize(("key", "status"), [("eva", 404), ("noor", 403)])
async def test_nobody_else_opens_it_or_notes_anything(by: By, key: str, status: int):
    browser = await by(key)
    assert (await browser.get(LOG)).status_code == status
    csrf = {"csrf": await token(browser), "agreements": clause("tolk"), "how": "well"}
    assert (await browser.post(LOG, data=csrf)).status_code == status


async def token(browser: httpx.AsyncClient) -> str:
    page = await browser.get("/demo/brieven")
    return page.text.split('name="csrf" value="')[1].split('"')[0]


# --- noting ------------------------------------------------------------------------------------


async def test_a_colleague_coach_sees_first_what_names_them_and_notes_it_in_two_taps(by: By):
    yusuf = await by("yusuf")
    page = await yusuf.get(LOG)
    offered = re.findall(r'name="agreements" value="([^"]+)"', page.text)
    assert offered == [clause("tolk"), clause("chat")]
    assert page.text.index("Waarover gaat het?") < page.text.index("De laatste twaalf weken")

    done = await press(yusuf, page, "Moeilijk", agreements=clause("tolk"))

    assert (done.status_code, done.headers["location"]) == (303, f"{LOG}?bewaard=1")
    assert "Je noteerde: moeilijk." in (await yusuf.get(done.headers["location"])).text
    seen = {key: counted(await (await by(key)).get(LOG)) for key in ROLES}
    assert seen == {"lotte": [4, 1, 1], "sofie": [4, 1, 1], "bart": [], "yusuf": [2, 0, 1]}


async def test_a_note_and_minutes_may_be_added(by: By):
    await note(by, "sofie", "Goed", agreements=[clause("chat"), clause("les")], note=NOTE, minutes="45")
    [entry] = [f.event for f in await store.load_follow_up(LOTTE.plan) if f.at == NOW]
    assert (entry.clauses, entry.how, entry.minutes) == ((clause("chat"), clause("les")), "well", 45)
    assert (await texts.of_plan(LOTTE.plan))[entry.words.id].body == {"text": NOTE}


@pytest.mark.parametrize(
    ("typed", "button"),
    [
        ({"agreements": [], "note": NOTE}, "Goed"),
        ({"agreements": clause("les"), "note": NOTE + "." * 500}, "Goed"),
        ({"agreements": clause("les"), "note": NOTE, "minutes": "veel"}, "Anders"),
        ({"agreements": clause("gesprek"), "note": NOTE, "minutes": "0"}, "Anders"),
        ({"agreements": clause("les"), "note": NOTE}, ""),  # Enter in a field says nothing of how it went
    ],
)
async def test_what_was_typed_comes_back(by: By, typed: dict[str, str | list[str]], button: str):
    page = await note(by, "lotte", button, **typed)
    assert page.status_code == 422
    assert NOTE in page.text
    ticked = re.findall(r'name="agreements" value="([^"]+)" checked', page.text)
    assert ticked == ([typed["agreements"]] if typed["agreements"] else [])
    assert [f for f in await store.load_follow_up(LOTTE.plan) if f.at == NOW] == []


async def test_the_same_form_twice_is_one_moment(by: By):
    lotte = await by("lotte")
    page = await lotte.get(LOG)
    for _ in range(2):
        assert (await press(lotte, page, "Goed", agreements=clause("les"))).status_code == 303
    assert len([f for f in await store.load_follow_up(LOTTE.plan) if f.at == NOW]) == 1


async def test_noting_again_ticks_the_same_agreements(by: By):
    page = await (await by("sofie")).get(f"{LOG}?afspraak={clause('chat')}&afspraak={clause('les')}")
    ticked = re.findall(r'name="agreements" value="([^"]+)" checked', page.text)
    assert ticked == [clause("chat"), clause("les")]


async def test_after_the_end_nothing_is_noted_and_the_note_is_not_lost(by: By):
    yusuf = await by("yusuf")
    page = await yusuf.get(LOG)
    await give(c.EndPlan, "lotte", Role.WORKER, ends_on=clock.legal_day(NOW))
    refused = await press(yusuf, page, "Goed", agreements=clause("tolk"), note=NOTE)
    assert (refused.status_code, NOTE in refused.text) == (409, True)
    assert 'name="how"' not in (await yusuf.get(LOG)).text


# --- what is kept from somebody ------------------------------------------------------------------


async def test_moments_about_a_clause_kept_from_the_coach_are_gone_for_the_coach_and_from_the_counts(by: By):
    await give(c.HideClause, "lotte", Role.WORKER, clause=clause("les"), hidden_from=Role.COACH)
    sofie, lotte = [await (await by(key)).get(EVERYTHING) for key in ("sofie", "lotte")]
    assert read(sofie) == set(ALL) - {"Ik volgde een les"}
    assert "Lessen volgen" not in sofie.text
    assert (counted(sofie), counted(lotte)) == ([3, 1, 0], [4, 1, 0])


async def test_what_the_worker_shows_is_read_without_the_title_of_a_clause_kept_from_the_employer(by: By):
    await give(c.HideClause, "lotte", Role.WORKER, clause=clause("chat"), hidden_from=Role.EMPLOYER)
    lotte, bart = await by("lotte"), await by("bart")
    page = await lotte.get(f"{LOG}/{LOTTE.ident('entry', 'start')}/tonen")
    assert "Dit gaat over een afspraak die je werkgever niet ziet." in page.text
    await press(lotte, page, "Ja, mijn werkgever mag dit lezen")
    shown = await bart.get(LOG)
    assert ("Alle beslissingen" in shown.text, "Nieuws in de chat" in shown.text) == (True, False)


# --- the worker answers and shows ------------------------------------------------------------------


async def test_the_worker_answers_and_lets_the_employer_read(by: By):
    lotte, bart, entry = await by("lotte"), await by("bart"), LOTTE.ident("entry", "start")
    empty = await press(lotte, await lotte.get(f"{LOG}/{entry}/antwoord"), "Bewaar mijn antwoord", text=" ")
    assert empty.status_code == 422
    await press(lotte, await lotte.get(f"{LOG}/{entry}/antwoord"), "Bewaar mijn antwoord", text=NOTE)
    assert [NOTE in (await (await by(key)).get(EVERYTHING)).text for key in ROLES] == [True, False, True, True]

    page = await lotte.get(f"{LOG}/{entry}/tonen")
    for _ in range(2):
        done = await press(lotte, page, "Ja, mijn werkgever mag dit lezen")
        assert (done.status_code, done.headers["location"]) == (303, LOG)

    shown = await bart.get(LOG)
    assert ("Alle beslissingen" in shown.text, NOTE in shown.text) == (True, True)
    assert "De werkgever leest dit al" in (await lotte.get(f"{LOG}/{entry}/tonen")).text


@pytest.mark.parametrize("act", ["antwoord", "tonen"])
async def test_only_the_worker_answers_or_shows(by: By, act: str):
    entry = LOTTE.ident("entry", "tolk_ziek")
    statuses = {
        key: (await (await by(key)).get(f"{LOG}/{entry}/{act}")).status_code for key in ("sofie", "bart", "eva")
    }
    assert statuses == {"sofie": 403, "bart": 403, "eva": 404}
    unknown = await (await by("lotte")).get(f"{LOG}/{LOTTE.ident('entry', 'nothing')}/{act}")
    assert unknown.status_code == 404


async def test_those_pages_read_easily_too(by: By):
    lotte, entry = await by("lotte"), LOTTE.ident("entry", "start")
    pages = [await lotte.get(f"{LOG}/{entry}/{act}") for act in ("antwoord", "tonen")]
    assert [problems_of_page(page.text, BARS["worker"]) for page in pages] == [[], []]
