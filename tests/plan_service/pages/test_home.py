"""Where one starts: what is my turn, who waits for whom, and who can help; nothing of what a plan says."""

import re
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest

from tests.lived_plan import NEED, PAUSES, Lived, later, said
from tests.reading import BARS, problems_of_page
from tests.web import CAST, visitor
from workflows import commands as c
from workflows.glossary import Role, Signal


async def home(lived: Lived, who: str, query: str = "") -> str:
    return (await (await lived.as_(who)).get(f"/thuis{query}")).text


async def test_the_worker_finds_one_thing_to_do_and_where_the_plan_stands(lived: Lived):
    await lived.begun()
    text = await home(lived, "sara")
    assert ["1 ding te doen" in text, f'href="{lived.url}/volgende"' in text, "Jouw plan" in text] == [True] * 3
    assert [status in text for status in ("Nog te doen", "Klaar", "Komt later")] == [True] * 3
    for clause in (lived.pauses, lived.quiet):
        await lived.accept("sara", clause)
    after = await home(lived, "sara")
    assert ["Jij moet nu niets doen." in after, "Wacht op iemand anders" in after] == [True, True]
    assert "Jan moet nog antwoorden" in after


async def test_a_letter_leads_to_what_is_asked_or_to_the_plan(lived: Lived):
    """The address in it tells nothing and is never too old; who must sign in first still comes there."""
    await lived.begun()
    await lived.do(c.LeaveRole, "dirk")
    await lived.do(c.InviteParty, "jan", seat=Role.COLLEAGUE_COACH, person=CAST["dirk"][0])
    address = f"/thuis?plan={lived.plan.id}"
    led = {who: (await (await lived.as_(who)).get(address)).headers["location"] for who in ("sara", "dirk", "noor")}
    assert led == {"sara": f"{lived.url}/volgende", "dirk": f"{lived.url}/uitnodiging", "noor": lived.url}
    assert (await (await lived.as_("eva")).get(address)).status_code == 200
    async with visitor(lived.app) as nobody:
        to = (await nobody.get(address)).headers["location"]
        assert to == f"/?terug={quote(address)}"


async def test_a_plan_that_stopped_says_so(lived: Lived):
    await lived.in_force()
    await lived.do(c.EndPlan, "sara", ends_on=lived.plan.in_force.in_force_on)
    assert ["Dit plan is gestopt." in await home(lived, who) for who in ("sara", "jan")] == [True, True]
    assert "Plan gestopt" in await home(lived, "els")


async def test_who_was_asked_sees_the_question_and_nothing_of_the_plan(lived: Lived):
    await lived.begun()
    await lived.do(c.LeaveRole, "dirk")
    await lived.do(c.InviteParty, "jan", seat=Role.COLLEAGUE_COACH, person=CAST["dirk"][0])
    text = await home(lived, "dirk")
    assert (f'href="{lived.url}/uitnodiging"' in text, "moet nog antwoorden" in text) == (True, False)


async def test_the_coach_sees_on_one_screen_what_asks_for_her(lived: Lived):
    await lived.begun()
    await later(days=8)
    await lived.do(c.GiveSignal, "sara", entry=str(uuid4()), signal=Signal.MORE, words=said("signal", text="Zwaar."))
    text = await home(lived, "els")
    assert filters(text) == ["Jouw beurt (1)", "Wacht al een week (1)", "Evaluatie is nabij (0)", "Signaal (1)"]
    assert [secret in text for secret in (PAUSES, NEED, "Zwaar.")] == [False, False, False]


def filters(text: str) -> list[str]:
    """The words of the filters, with how many plans each has."""
    return [one for one in re.findall(r">([A-Z][^<>]+\(\d+\))<", text) if not one.startswith("Alle")]


async def test_a_filter_shows_its_plans_and_an_unknown_one_all(lived: Lived):
    await lived.begun()
    shown = {
        query: "Sara De Smet" in await home(lived, "els", query)
        for query in ("", "?toon=turn", "?toon=blocked", "?toon=x")
    }
    assert shown == {"": True, "?toon=turn": True, "?toon=blocked": False, "?toon=x": True}


async def test_an_evaluation_is_near_a_month_ahead_and_while_it_runs(lived: Lived):
    await lived.in_force()
    near = []
    for days in (150, 10, 40):
        await later(days=days)
        near.append("Evaluatie is nabij (1)" in await home(lived, "els"))
    assert near == [False, True, True]


async def test_a_signal_is_news_for_thirty_days_and_for_the_coach(lived: Lived):
    await lived.in_force()
    await lived.do(c.GiveSignal, "sara", entry=str(uuid4()), signal=Signal.MORE)
    assert ["Signaal (1)" in await home(lived, who) for who in ("els", "noor")] == [True, False]
    await later(days=31)
    assert "Signaal (0)" in await home(lived, "els")


async def test_help_names_the_people_of_the_plan_one_asks_from(lived: Lived):
    await lived.begun()
    sara = await lived.as_("sara")
    page = await sara.get("/hulp", params={"plan": lived.id})
    assert [name in page.text for name in ("Els", "Noor", "Dirk", "Unia", "Iemand die jij vertrouwt")] == [True] * 5
    assert (">Jan<" in page.text, f'href="{lived.url}"' in page.text) == (False, True)


async def test_help_tells_a_stranger_nothing_of_it(lived: Lived):
    await lived.begun()
    async with visitor(lived.app) as nobody:
        pages = [await (await lived.as_("eva")).get("/hulp", params={"plan": lived.id})]
        pages.append(await nobody.get("/hulp", params={"plan": lived.id}))
    assert [(page.status_code, "Els" in page.text, f'href="{lived.url}"' in page.text) for page in pages] == [
        (200, False, False)
    ] * 2


async def test_home_is_for_who_is_signed_in_and_vdab_has_a_queue(lived: Lived):
    async with visitor(lived.app) as nobody:
        assert (await nobody.get("/thuis")).status_code == 303
    sent: httpx.Response = await (await lived.as_("karim")).get("/thuis")
    assert (sent.status_code, sent.headers["location"]) == (303, "/wachtrij")


@pytest.mark.parametrize("who", ["sara", "jan", "els", "noor", "dirk"])
async def test_it_reads_easily_for_each_of_them(lived: Lived, who: str):
    await lived.begun()
    browser = await lived.as_(who)
    pages = [await browser.get("/thuis"), await browser.get("/hulp"), await browser.get(f"/hulp?plan={lived.id}")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert [p for page in pages for p in problems_of_page(page.text, BARS[CAST[who][2]])] == []
