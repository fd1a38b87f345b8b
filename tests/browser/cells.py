"""Which pages there are: every GET route the application has, with its addresses for each person in each plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from plan_service.cases import replayed
from plan_service.policy import EVERYBODY, PAGES, page_of
from tests.browser.lives import Life
from workflows.glossary import Role, Seated
from workflows.plan import Plan

_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Route:
    """An address with gaps, the row of the policy table it names, and what is asked of it: GET or POST."""

    path: str
    page: str
    method: str

    @property
    def gaps(self) -> tuple[str, ...]:
        return tuple(_PARAMETER.findall(self.path))

    def fits(self, path: str) -> bool:
        return re.fullmatch(_PARAMETER.sub("[^/]+", self.path), path) is not None

    def filled(self, values: dict[str, str]) -> str:
        return _PARAMETER.sub(lambda gap: values[gap[1]], self.path)


def routes(app: Litestar, method: str) -> list[Route]:
    """Every page of that method; style and script are no pages, nor are the framework's own answers."""
    handlers = [(route.path_format, one) for route in app.routes for one in getattr(route, "route_handlers", ())]
    found = [
        Route(path, page_of(handler), method)
        for path, handler in handlers
        if isinstance(handler, HTTPRouteHandler) and method in handler.http_methods and page_of(handler) != "static"
    ]
    return sorted(found, key=lambda route: route.path)


def route_of(known: list[Route], path: str) -> Route | None:
    """The route of an address: the one with the fewest gaps that fits."""
    fitting = [route for route in known if route.fits(path)]
    return min(fitting, key=lambda route: len(route.gaps), default=None)


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody at a plan: who, as what."""

    person: str
    role: str


def people_of(life: Life, plan: Plan) -> list[Seen]:
    """Everybody the plan knows, each in their first role, and VDAB's people."""
    roles: dict[str, Role] = {}
    for role in EVERYBODY:
        for seat in plan.seats:
            if seat.role is role and seat.standing in (Seated.ACTIVE, Seated.INVITED):
                roles.setdefault(seat.person, role)
    found = [Seen(person, role.value) for person, role in roles.items()]
    reviewers = [one.id for one in life.case.people if Role.REVIEWER in one.roles]
    return found + [Seen(person, Role.REVIEWER.value) for person in reviewers]


def addresses(known: list[Route], life: Life, plan: Plan, seen: Seen) -> Iterator[tuple[Route, str]]:
    """What this person may open of this plan: each route, with the first ids that fit its gaps."""
    for route in known:
        row = PAGES[route.page]
        if "plan_id" not in route.gaps or not (row.invited or seen.role in row.roles):
            continue
        others = tuple(gap for gap in route.gaps if gap != "plan_id")
        for ids in _fitting(plan).get(others, ()):
            yield route, route.filled({"plan_id": life.plan} | dict(zip(others, ids, strict=True)))


def _fitting(plan: Plan) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The first ids of each kind, by the gaps they fit."""
    there = (Seated.ACTIVE, Seated.INVITED)
    trusted = [seat.person for seat in plan.seats if seat.role is Role.CONFIDANT and seat.standing in there]
    return {
        (): [()],
        ("clause_id",): [(clause.id,) for clause in (*plan.agreements[:1], *plan.needs[:1])],
        ("person_id",): [(person,) for person in trusted],
    }


def plan_of(life: Life) -> Plan:
    return replayed(life.case, life.day).plan


# --- what stands in a page ----------------------------------------------------------

_MASKED = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "id"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "hash"),
    (re.compile(r'name="(csrf|intent|terug)" value="[^"]*"'), "token"),
    (re.compile(r' aria-current="page"'), ""),
    (
        re.compile(
            r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|januari|februari|maart|april|mei|ju[nl]i|augustus"
            r"|september|oktober|november|december|(?:[Ee]erg|[Gg])isteren|[Vv]andaag)\b"
        ),
        "day",
    ),
    (re.compile(r"[0-9]+"), "9"),
)
_LINK = re.compile(r'<a\b[^>]*? href="([^"#]*)')


@lru_cache(maxsize=2)
def parts(html: str) -> tuple[str, str]:
    """What is in <main> and what is around it, without days, figures and what differs at every opening."""
    for pattern, word in _MASKED:
        html = pattern.sub(word, html)
    before, _, rest = html.partition("<main")
    inside, _, after = rest.partition("</main>")
    return inside, re.sub(r"<title>.*?</title>", "", before + after, flags=re.DOTALL)


def links(html: str) -> list[str]:
    """Addresses of this site that a page leads to, without what stands after #."""
    found = (unescape(href) for href in _LINK.findall(html))
    return sorted({href for href in found if href.startswith("/")})
