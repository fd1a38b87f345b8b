"""Every page, as everybody, in every plan: nothing too wide, too small, too hard, too heavy or unheard by axe."""

import gzip
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plan_service import assets, people
from plan_service.read.letters import letters
from tests.browser.cells import NOBODY, Seen, routes
from tests.browser.crawl import Crawler, Found, Page, Problems
from tests.browser.house import House, fill_bare, fill_with
from tests.browser.lives import Life, lives
from tests.browser.looking import Eyes
from tests.browser.sending import Sender
from tests.conftest import Figure
from tests.reading import WORKER, problems_of_letter
from tests.web import CAST, id_of

pytestmark = pytest.mark.long

FIRST_VISIT = 30_000
SCRIPT = 6_000
REQUESTS = 4

WAIVED: dict[str, str] = {}
"""What axe reports and we let be: the rule, and why."""

ELSEWHERE = {
    "/plannen/{plan_id}/volgende": "leads on to the agreement that waits",
    "/plannen/{plan_id}/versies": "leads to the plan, where the button is",
}
"""Addresses that are no page of their own."""


@dataclass
class Went:
    """The crawl when it is done."""

    found: Found
    eyes: Eyes
    told: int
    empty: dict[int, int]
    letters: list[str]


@pytest.fixture(scope="module")
def went(house: House, browser: Browser, sqlite_template: Path) -> Iterator[Went]:
    """All of it, once for all the tests below."""
    logging.disable(logging.CRITICAL)  # refusals and pages that are not there are what we came for
    eyes = Eyes(browser, house.url)
    everywhere = lives()
    furnished = house.furnish("lives", sqlite_template, fill_with(everywhere))
    crawler = Crawler(house, eyes, house.move_in(furnished))
    try:
        sender = Sender(crawler, furnished, everywhere)
        read = _walk(crawler, everywhere, house)
        house.move_in(furnished)
        sender.left_empty()
        sender.refused()
        sender.astray(*_astray(everywhere))
        crawler.skim()
        _in_english(crawler)
        _bare(crawler, house, sqlite_template)
        yield Went(crawler.found, eyes, len(sender.told), sender.empty, read)
    finally:
        crawler.close()
        eyes.close()
        logging.disable(logging.NOTSET)


def _walk(crawler: Crawler, everywhere: list[Life], house: House) -> list[str]:
    """Returns every letter that all these plans gave rise to."""
    for life in everywhere:
        crawler.plan(life)
    crawler.skim()
    house.tick()
    crawler.beside(Seen("", NOBODY), "normal")
    met = set[tuple[str, frozenset[str]]]()
    for one in house.run(people.demo_people()):
        kind = "long" if "-" in one.name else "normal"
        who = kind, frozenset(one.roles)
        crawler.beside(Seen(one.id, min(one.roles)), kind, home=who in met)
        met.add(who)
    crawler.skim()
    return [letter.body_text for letter in house.run(letters())]


def _astray(everywhere: list[Life]) -> tuple[Seen, Seen, Life]:
    sara, lotte = (life.case.people[0].id for life in everywhere[:2])
    return Seen(sara, "worker"), Seen(lotte, "worker"), everywhere[0]


def _in_english(crawler: Crawler) -> None:
    """Every route once more, in the first cell it was opened in."""
    first = {
        cell.route: (cell, place)
        for cell, place in reversed(crawler.found.cells.items())
        if place[1] or cell.role == NOBODY
    }
    for cell, (path, person) in first.values():
        answer = crawler.http.get(path, headers=crawler.cookie(person, "en"), follow_redirects=True)
        here, show = replace(cell, language="en"), partial(crawler.open, path, person, "en")
        crawler.page(Page(answer.text, path, Seen(person, cell.role), here, answer.status_code, show))
    crawler.skim()


def _bare(crawler: Crawler, house: House, empty: Path) -> None:
    """A house in which nothing happened yet: no plan, no file, no letter."""
    crawler.cookies = house.move_in(house.furnish("bare", empty, fill_bare))
    crawler.beside(Seen("", NOBODY), "empty")
    for name, (_, _, role) in CAST.items():
        crawler.beside(Seen(id_of(name), role), "empty")
    crawler.skim()


# --- covered ------------------------------------------------------------------------


def test_every_page_was_opened(went: Went, house: House):
    """A route that nobody can open in any plan is a page that nobody tested."""
    everything = {route.path for route in routes(house.app, "GET")}
    pages = {cell.route for cell in went.found.cells}
    assert everything - went.found.opened == set()
    assert everything - pages - went.found.files == set(ELSEWHERE)


def test_what_was_covered(went: Went, figure: Figure):
    found = went.found
    kinds = Counter(cell.kind for cell in found.cells)
    figure("crawl: cells", f"{len(found.cells)} ({', '.join(f'{kind} {kinds[kind]}' for kind in sorted(kinds))})")
    figure("crawl: pages asked for", found.visits)
    figure("crawl: seen at three widths", f"{len(found.shown)} opened, {found.laid_out} laid out beside those")
    figure("crawl: skeletons", f"{len(found.skeletons)}, axe on {found.read_by_axe} pages")
    figure("crawl: contrast, light and dark", f"{len(found.contexts)} texts in colours, on {found.contrasts} pages")
    figure("crawl: read for plain language", f"{found.gated} pages, {len(went.letters)} letters")
    figure("crawl: forms left empty", ", ".join(f"{went.empty[status]} x {status}" for status in sorted(went.empty)))
    figure("crawl: refusals shown", went.told)
    assert set(kinds) == {"normal", "error", "empty", "long"}
    assert {cell.language for cell in found.cells} == {"nl", "en"}
    assert went.empty[422] > 20
    assert went.told > 20
    assert len(went.letters) > 20


# --- what is wrong ------------------------------------------------------------------


def told(problems: Problems) -> str:
    """One line for each problem, the worst first, with one place where it is."""
    worst = sorted(problems.items(), key=lambda one: -len(one[1]))
    return "\n".join(f"{len(places)} x {what} -- {places[0]}" for what, places in worst)


def test_no_page_is_broken(went: Went):
    assert went.found.broken == []


def test_no_link_leads_nowhere(went: Went):
    assert told(went.found.dead) == ""


def test_nothing_is_wider_than_the_screen(went: Went):
    assert told(went.found.overflow) == ""


def test_everything_can_be_hit(went: Went):
    """44 px; the main action 56 px."""
    assert told(went.found.targets) == ""


def test_axe_finds_nothing(went: Went):
    unwaived = {what: places for what, places in went.found.axe.items() if what.partition(" ")[0] not in WAIVED}
    assert told(unwaived) == ""


def test_every_page_reads_easily(went: Went):
    assert told(went.found.hard) == ""


def test_every_letter_reads_easily(went: Went):
    assert {problem for letter in went.letters for problem in problems_of_letter(letter, WORKER)} == set()


def test_the_browser_has_nothing_to_complain_about(went: Went):
    """No error on the console, and nothing that our own content policy had to stop."""
    assert went.eyes.errors == []


def test_nothing_comes_from_elsewhere(went: Went, house: House):
    assert {url for url in went.eyes.asked if not url.startswith(f"{house.url}/")} == set()


def test_a_first_visit_is_light(went: Went, house: House, browser: Browser, figure: Figure):
    """Counted as it comes over the line, with nothing kept from before; then for the heaviest page of all."""
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    arrived: list[float] = []
    asked: list[str] = []
    line.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{house.url}/hulp", wait_until="networkidle")
    context.close()
    beside = sum(arrived[1:])  # all but the page itself
    weight, where = went.found.heaviest
    script = len(gzip.compress(assets.assets()["kracht.js"].content))
    figure("first visit", f"{len(asked)} requests; {beside + weight:.0f} bytes on the heaviest page, {where}")
    assert len(asked) <= REQUESTS
    assert script <= SCRIPT
    assert beside + weight <= FIRST_VISIT
