"""Thinking time: one press, no reason, and what was before."""

from plan_service import store
from tests.lived_plan import Lived, later
from tests.reading import WORKER, problems_of_page
from tests.web import press
from workflows.events import VersionTakenBack

BUTTON = "Neem mijn handtekening terug"


async def test_the_worker_takes_it_back_and_nothing_holds(lived: Lived):
    await lived.in_force()
    sara = await lived.as_("sara")
    page = await lived.page("sara", "/denktijd")
    assert (page.status_code, "Dan geldt er geen plan meer." in page.text) == (200, True)
    done = await press(sara, page, BUTTON)
    assert (done.status_code, done.headers["location"]) == (303, lived.url)
    assert (await lived.page("sara", "/kopie")).status_code == 409


async def test_the_same_press_twice_takes_back_once(lived: Lived):
    await lived.in_force()
    sara = await lived.as_("sara")
    page = await lived.page("sara", "/denktijd")
    assert [(await press(sara, page, BUTTON)).status_code for _ in range(2)] == [303, 303]
    assert sum(isinstance(fact.event, VersionTakenBack) for fact in await store.load(lived.id)) == 1


async def test_after_three_days_it_says_what_is_left(lived: Lived):
    await lived.in_force()
    page = await lived.page("sara", "/denktijd")
    await later(days=4)
    late = await lived.page("sara", "/denktijd")
    assert (late.status_code, "De denktijd is voorbij." in late.text) == (409, True)
    assert (await press(await lived.as_("sara"), page, BUTTON)).status_code == 409
    assert lived.plan.in_force is not None


async def test_it_is_the_workers(lived: Lived):
    await lived.in_force()
    seen = {who: (await lived.page(who, "/denktijd")).status_code for who in ("jan", "els", "dirk", "eva")}
    sent = {who: (await lived.send(who, "/denktijd", version="1")).status_code for who in ("jan", "els", "dirk", "eva")}
    assert seen == sent == {"jan": 403, "els": 403, "dirk": 403, "eva": 404}


async def test_it_reads_easily(lived: Lived):
    await lived.in_force()
    assert problems_of_page((await lived.page("sara", "/denktijd")).text, WORKER) == []
