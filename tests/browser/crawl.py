"""The crawl: opens every page as everybody in every plan, and notes what is not right with it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.browser.cells import NOBODY, Seen, addresses, links, parts, people_of, plan_of, route_of, routes
from tests.browser.house import COOKIE, House
from tests.browser.lives import Life
from tests.browser.looking import Eyes, Finding, Sight
from tests.browser.skeleton import skeletons
from tests.reading import BARS, WORKER, problems_of_page

OK, SEE_OTHER, BROKEN = 200, 303, 500
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

    address: str
    at: int
    seen: Seen
    cell: Cell
    action: str
    fields: tuple[dict[str, Any], ...]
    buttons: tuple[dict[str, Any], ...]

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in."""
        return any(one["type"] != "hidden" for one in self.fields)


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
    dark: set[tuple[str, int]] = field(default_factory=set)
    forms: dict[tuple[str, ...], OpenForm] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    looked: int = 0
    read_by_axe: int = 0
    gated: int = 0
    heaviest: tuple[int, str] = (0, "")

    overflow: Problems = field(default_factory=problems)
    targets: Problems = field(default_factory=problems)
    axe: Problems = field(default_factory=problems)
    hard: Problems = field(default_factory=problems)
    dead: Problems = field(default_factory=problems)
    broken: list[str] = field(default_factory=list)


class Crawler:
    """Reads every page over HTTP, and looks in a real browser at each that differs from those it saw."""

    def __init__(self, house: House, eyes: Eyes, cookies: dict[str, str]) -> None:
        self.found = Found()
        self.gets, self.posts = routes(house.app, "GET"), routes(house.app, "POST")
        self.house, self.eyes, self.cookies = house, eyes, cookies
        self.http = httpx.Client(
            base_url=house.url, headers={"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
        )
        self._known: set[tuple[str, str, str]] = set()

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
            self.walk(start, seen, life.name, kind, within=life.plan)

    def beside(self, seen: Seen, kind: str) -> None:
        """The pages that are of no plan, as one person."""
        start = [route.path for route in self.gets if not route.gaps]
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
        self.page(answer.text, path, cell, seen)
        return answer.text

    def page(self, html: str, path: str, cell: Cell, seen: Seen) -> None:
        """A page that has an address: each cell is looked at, and what in it is built in another way."""
        first = cell not in self.found.cells
        self.found.cells.setdefault(cell, (path, seen.person))
        self.read(html, cell)
        if self._is_new(html, cell) and (first or self._built_otherwise(html, cell)):
            self.eyes.become(self.cookies.get(seen.person, ""), cell.language)
            self._keep_forms(self.judge(self.eyes.open(path), html, cell), path, seen, cell)

    def _is_new(self, html: str, cell: Cell) -> bool:
        """Whether its content or its frame was not looked at yet: the two do not share a line of layout."""
        inside, around = parts(html)
        keys = {("main", cell.language, inside), ("frame", cell.language, around)}
        new = not keys <= self._known
        self._known |= keys
        return new

    def _built_otherwise(self, html: str, cell: Cell) -> bool:
        return not self._bones(html, cell) <= self.found.skeletons

    @staticmethod
    def _bones(html: str, cell: Cell) -> set[str]:
        return {f"{skeleton} {cell.language}" for skeleton in skeletons(html)}

    # --- judging -----------------------------------------------------------------------

    def judge(self, status: int, html: str, cell: Cell) -> Sight:
        """Looks at the page that is open."""
        where = f"{cell} {status}"
        sight = self.eyes.look(status)
        self.found.looked += 1
        for one in sight.overflow:
            self.found.overflow[one].append(where)
        for one in sight.targets:
            self.found.targets[one].append(where)
        if self._built_otherwise(html, cell):
            self.found.skeletons |= self._bones(html, cell)
            self._note(self.eyes.axe(), where)
        if (cell.route, status) not in self.found.dark:
            self.found.dark.add((cell.route, status))
            self._note(self.eyes.axe(dark=True), f"{where}, dark")
        return sight

    def _note(self, findings: list[Finding], where: str) -> None:
        self.found.read_by_axe += 1
        for one in findings:
            self.found.axe[str(one)].append(where)

    def read(self, html: str, cell: Cell) -> None:
        """The gate for plain language, for whoever reads this page."""
        if cell.language != "nl":
            return
        self.found.gated += 1
        for problem in problems_of_page(html, WORKER if cell.role == NOBODY else BARS[cell.role]):
            self.found.hard[f"{cell.role}: {problem}"].append(str(cell))

    def weigh(self, answer: httpx.Response, cell: Cell) -> None:
        """What a first visit costs beside style, script and mark. What people wrote at length is theirs."""
        if cell.kind != "long" and "demo" not in cell.route:
            self.found.heaviest = max(self.found.heaviest, (answer.num_bytes_downloaded, str(cell)))

    def _keep_forms(self, sight: Sight, path: str, seen: Seen, cell: Cell) -> None:
        for form in sight.forms:
            route = route_of(self.posts, form["action"])
            if route is None:
                if path not in SAMPLES:
                    self.found.dead[f"form to {form['action']}"].append(str(cell))
                continue
            names = sorted({one["name"] for one in form["fields"]})
            key = (cell.route, route.path, cell.role, *names)
            kept = OpenForm(path, form["at"], seen, cell, form["action"], tuple(form["fields"]), tuple(form["buttons"]))
            self.found.forms.setdefault(key, kept)
