"""One plan from first need into its next round, walked in the browser by whoever is asked next."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plan_service import clock, projections, tables
from tests.browser.house import House, fill_bare
from tests.browser.looking import WIDE
from tests.browser.tasks import begin_a_plan, decide, evaluate, sign
from tests.browser.walking import Walker
from tests.conftest import Figure
from workflows.glossary import Evaluation
from workflows.running import cycle_at

pytestmark = pytest.mark.long

MOST = 60
READY = "Leg het plan klaar om te tekenen"


def answer(walker: Walker) -> None:
    while "/afspraken/" in walker.page.url:
        walker.answer("Ja, ik ga akkoord")


def tell(walker: Walker) -> None:
    """The worker is asked one thing a page, the others all on one."""
    if walker.page.locator("#agreements_all").count():
        evaluate(walker)
        return
    while walker.page.get_by_role("button", name="Verder", exact=True).count():
        radio = walker.page.locator("input[type=radio]")
        if radio.count():
            walker.choose(radio.first.get_attribute("name") or "", "same" if radio.count() == 6 else "works")
        walker.send("Verder")
    walker.send("Ja, bewaar dit")


def renew(walker: Walker) -> None:
    """Nobody's view differs: the evaluation itself offers the short way."""
    walker.follow("Naar de evaluatie")
    walker.answer("Stel dit voor en sta erachter")


def press(words: str) -> Callable[[Walker], None]:
    return lambda walker: walker.answer(words)


ACTS: dict[str, Callable[[Walker], None]] = {
    "uitnodiging": press("Ja, ik doe mee"),
    "uitzondering": press("Ja, dat verklaar ik"),
    "begin": press("Ja, we beginnen"),
    "afspraken": answer,
    READY: press(READY),
    "tekenen": sign,
    "kijk": tell,
    "voorstel": renew,
    "antwoord": press("Ik sta hierachter"),
    "versturen": press("Stuur naar VDAB"),
}
"""What somebody does where their turn leads."""


@pytest.fixture
def walker(house: House, browser: Browser, sqlite_template: Path) -> Iterator[Walker]:
    house.move_in(house.furnish("life", sqlite_template, fill_bare))
    context = browser.new_context(viewport=WIDE, base_url=house.url)
    yield Walker(context.new_page(), keyboard=False)
    context.close()


def test_a_whole_life(walker: Walker, house: House, figure: Figure):
    walker.open("/")
    walker.page.locator("main button", has_text="Noor").click()
    walker.open("/thuis")
    begin_a_plan(walker, coach="direct_colleague")
    plan = walker.page.url.split("/")[4]
    told = list(turns(walker, house, plan))
    assert told == LIFE
    figure("a whole life in the browser", f"{len(told)} turns, {walker.screens} screens, {walker.inputs} inputs")


def turns(walker: Walker, house: House, plan: str) -> Iterator[str]:
    """Whoever is asked does it and the demo leads on to the next, until the second round runs."""
    onward = walker.page.locator("form[action='/demo/volgende'] button").first
    ready = walker.page.get_by_role("button", name=READY)
    for _ in range(MOST):
        walker.open(f"/thuis?plan={plan}")
        who = walker.page.locator(".me").inner_text().partition("Je bent")[2].split()[0]
        what = READY if ready.count() else next((one for one in ACTS if f"/{one}" in walker.page.url), "")
        if what:
            ACTS[what](walker)
            yield f"{who}: {what}"
        elif not onward.count():
            walker.unfold("Oefenversie")
            walker.send("Tot de volgende datum")
        if house.run(_second_round()):
            return
        if onward.count():
            onward.click()
            walker.page.wait_for_load_state()
        if "/dossiers/" in walker.page.url:
            decide(walker)
            yield "VDAB: dossiers"
            walker.open("/")
            walker.page.locator("main button", has_text="Els").first.click()
    raise AssertionError("this life does not come round")


async def _second_round() -> bool:
    rows = await tables.Plan.raw("SELECT state FROM plan")
    plan = projections.decoded(rows[0]["state"])
    return bool(plan.cycles) and cycle_at(plan, clock.legal_day(clock.now())).state is Evaluation.GATHERING


LIFE = [
    "Noor: uitzondering",
    "Sara: begin",
    "Jan: uitnodiging",
    "Sara: afspraken",
    "Jan: afspraken",
    "Els: uitnodiging",
    "Els: afspraken",
    f"Els: {READY}",
    "Sara: tekenen",
    "Jan: tekenen",
    "Els: tekenen",
    "Sara: kijk",
    "Jan: kijk",
    "Els: kijk",
    "Els: voorstel",
    "Sara: antwoord",
    "Jan: antwoord",
    "Els: versturen",
    "VDAB: dossiers",
]
"""Who did what, after the drafter wrote it all and until half a year later everybody is asked again."""
