"""The crawl: opens every page as everybody in every plan, and notes what is not right with it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.browser.cells import NOBODY, Seen, addresses, links, parts, people_of, plan_of, route_of, routes
from tests.browser.house import COOKIE, House
from tests.browser.lives import Life
from tests.browser.looking import Eyes, Sight
from tests.browser.skeleton import skeletons
from tests.reading import BARS, WORKER, Bar, problems_of_page

OK, SEE_OTHER, BROKEN = 200, 303, 500
HOME = "/thuis"
AT_ONCE = 16
"""Pages laid out in one go."""
SAMPLES = ("/patronen", "/patronen/dicht")
"""Pages whose forms are only to look at."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the targets are stated over: route, role, plan state, one of normal, error, empty, long; and language."""

    route: str
    role: str
    life: str
    kind: str
    language: str = "nl"

    def __str__(self) -> str:
        return f"{self.route} as {self.role} in {self.life} ({self.kind}, {self.language})"


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form as it stood on a page, to be sent again."""

    seen: Seen
    cell: Cell
    action: str
    fields: tuple[dict[str, Any], ...]
    buttons: tuple[dict[str, Any], ...]

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in."""
        return any(one["type"] != "hidden" for one in self.fields)


@dataclass(frozen=True, slots=True)
class Page:
    """One that came over HTTP. `show` puts it into the eyes and returns its status."""

    html: str
    path: str
    seen: Seen
    cell: Cell
    status: int
    show: Callable[[], int]


Problems = dict[str, list[str]]
"""What is wrong, with every place where it is."""


def problems() -> Problems:
    return defaultdict(list)


@dataclass
class Found:
    """What was covered, and what is not right; every one of the problems is empty when all is well."""

    cells: dict[Cell, tuple[str, str]] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    skeletons: set[str] = field(default_factory=set)
    contexts: set[str] = field(default_factory=set)
    forms: dict[tuple[str, ...], OpenForm] = field(default_factory=dict)
    visits: int = 0
    shown: set[str] = field(default_factory=set)
    read_by_axe: int = 0
    laid_out: int = 0
    contrasts: int = 0
    gated: int = 0
    heaviest: tuple[int, str] = (0, "")

    overflow: Problems = field(default_factory=problems)
    targets: Problems = field(default_factory=problems)
    axe: Problems = field(default_factory=problems)
    hard: Problems = field(default_factory=problems)
    dead: Problems = field(default_factory=problems)
    broken: list[str] = field(default_factory=list)


class Crawler:
    """Reads every page over HTTP, and sees in a real browser each that differs from those it saw."""

    def __init__(self, house: House, eyes: Eyes, cookies: dict[str, str]) -> None:
        self.found = Found()
        self.gets, self.posts = routes(house.app, "GET"), routes(house.app, "POST")
        self.house, self.eyes, self.cookies = house, eyes, cookies
        self.http = httpx.Client(
            base_url=house.url, headers={"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
        )
        self._known: set[tuple[str, str, str]] = set()
        self._read: dict[tuple[str, Bar], list[str]] = {}
        self._waiting: list[Page] = []

    def close(self) -> None:
        self.http.close()

    def cookie(self, person: str, language: str = "nl") -> dict[str, str]:
        session = self.cookies.get(person)
        return {"Cookie": f"taal={language}" + (f"; {COOKIE}={session}" if session else "")}

    # --- where to go -----------------------------------------------------------------

    def plan(self, life: Life) -> None:
        """Everybody in one plan: what the policy table gives them, and wherever its pages lead within it."""
        plan = plan_of(life)
        kind = "long" if life.kind == "long" else "normal" if plan.agreements else "empty"
        for seen in people_of(life, plan):
            start = [path for _, path in addresses(self.gets, life, plan, seen)]
            if not life.shown_to or seen.role in life.shown_to:
                self.walk(start, seen, life.name, kind, within=life.plan)

    def beside(self, seen: Seen, kind: str, *, home: bool = False) -> None:
        """The pages that are of no plan, as one person; `home`: only where they begin."""
        start = [HOME] if home else [route.path for route in self.gets if not route.gaps]
        self.walk(start, seen, "no plan", kind, within="?")

    def walk(self, start: list[str], seen: Seen, life: str, kind: str, within: str) -> None:
        """Opens these addresses and, of what they lead to, all that speaks of `within`."""
        led, waiting = dict.fromkeys(start, ""), list(start)
        while waiting:
            path = waiting.pop()
            html = self.visit(path, seen, life, kind, led[path])
            found = [link for link in links(html) if within in link and link not in led]
            led |= dict.fromkeys(found, path)
            waiting += found

    def visit(self, path: str, seen: Seen, life: str, kind: str, led_by: str = "") -> str:
        """One address as one person. Returns the page; empty where there is none for them."""
        answer, route = self.http.get(path, headers=self.cookie(seen.person)), route_of(self.gets, urlsplit(path).path)
        status = answer.status_code
        self.found.visits += 1
        if status >= BROKEN:
            self.found.broken.append(f"{path} as {seen.role} in {life}: {status}")
        if led_by and (route is None or status not in (OK, SEE_OTHER)):
            self.found.dead[f"{status} {route.path if route else path}"].append(f"{led_by} as {seen.role} in {life}")
        if route is None or status not in (OK, SEE_OTHER):
            return ""
        self.found.opened.add(route.path)
        if status == SEE_OTHER:
            return ""
        cell = Cell(route.path, seen.role, life, kind)
        if "content-disposition" in answer.headers:
            self.found.files.add(route.path)
            self.read(answer.text, cell)
            return ""
        self.weigh(answer, cell)
        self.page(Page(answer.text, path, seen, cell, status, partial(self.open, path, seen.person)))
        return answer.text

    def open(self, path: str, person: str, language: str = "nl") -> int:
        self.eyes.become(self.cookies.get(person, ""), language)
        return self.eyes.open(path)

    def page(self, page: Page) -> None:
        """Each cell is seen in its own words, each route opened in the browser, each way of building read by axe."""
        first = page.cell not in self.found.cells
        self.found.cells.setdefault(page.cell, (page.path, page.seen.person))
        self.read(page.html, page.cell)
        if not self._is_new(page):
            return
        bones = {f"{skeleton} {page.cell.language}" for skeleton in skeletons(page.html)}
        if page.cell.route not in self.found.shown or not bones <= self.found.skeletons:
            self.found.skeletons |= bones
            self.judge(page)
        elif first:
            self._waiting.append(page)
            if len(self._waiting) >= AT_ONCE:
                self.skim()

    def _is_new(self, page: Page) -> bool:
        """Whether its content or its frame was not seen yet: the two do not share a line of layout."""
        inside, around = parts(page.html)
        keys = {("main", page.cell.language, inside), ("frame", page.cell.language, around)}
        new = not keys <= self._known
        self._known |= keys
        return new

    # --- judging -----------------------------------------------------------------------

    def judge(self, page: Page) -> None:
        """Measures it and lets axe read it; the first of its route as the browser itself asks for it."""
        sight = self._laid_out(page) if page.cell.route in self.found.shown else self._opened(page)
        self._note(sight, page)
        findings = self.eyes.axe()
        self.found.read_by_axe += 1
        fresh = [context for context in sight.contexts if context not in self.found.contexts]
        if fresh:
            self.found.contexts.update(fresh)
            self.found.contrasts += 1
            findings += self.eyes.contrast(fresh)
        for one in findings:
            self.found.axe[str(one)].append(f"{page.cell} {page.status}")

    def _opened(self, page: Page) -> Sight:
        self.found.shown.add(page.cell.route)
        status = page.show()
        if status != page.status:
            self.found.broken.append(f"{page.cell}: {page.status}, and in the browser {status}")
        return self.eyes.look()

    def _laid_out(self, page: Page) -> Sight:
        self.found.laid_out += 1
        return self.eyes.wear([page.html])[0]

    def skim(self) -> None:
        """Lays out what waits; what has a text in colours not seen before is read by axe after all."""
        pages, self._waiting = self._waiting, []
        for page, sight in zip(pages, self.eyes.wear([page.html for page in pages]), strict=True):
            if self.found.contexts.issuperset(sight.contexts):
                self.found.laid_out += 1
                self._note(sight, page)
            else:
                self.judge(page)

    def _note(self, sight: Sight, page: Page) -> None:
        where = f"{page.cell} {page.status}"
        for one in sight.overflow:
            self.found.overflow[one].append(where)
        for one in sight.targets:
            self.found.targets[one].append(where)
        self._keep_forms(sight, page)

    def read(self, html: str, cell: Cell) -> None:
        """The gate for plain language, for whoever reads this page; names of forty letters are not ours to shorten."""
        if cell.language != "nl" or cell.kind == "long":
            return
        self.found.gated += 1
        bar = WORKER if cell.role == NOBODY else BARS[cell.role]
        key = (parts(html)[0] or html, bar)
        if key not in self._read:
            self._read[key] = problems_of_page(html, bar)
        for problem in self._read[key]:
            self.found.hard[f"{cell.role}: {problem}"].append(str(cell))

    def weigh(self, answer: httpx.Response, cell: Cell) -> None:
        """What a first visit costs beside style, script and mark. What people wrote at length is theirs."""
        if cell.kind != "long" and "demo" not in cell.route:
            self.found.heaviest = max(self.found.heaviest, (answer.num_bytes_downloaded, str(cell)))

    def _keep_forms(self, sight: Sight, page: Page) -> None:
        if page.cell.kind == "error":
            return
        for form in sight.forms:
            route = route_of(self.posts, form["action"])
            if route is None:
                if page.path not in SAMPLES:
                    self.found.dead[f"form to {form['action']}"].append(str(page.cell))
                continue
            names = sorted({one["name"] for one in form["fields"]})
            kept = OpenForm(page.seen, page.cell, form["action"], tuple(form["fields"]), tuple(form["buttons"]))
            self.found.forms.setdefault((route.path, page.seen.role, *names), kept)
