"""Who may open what, read anew from the policy table and the plan's facts; not by the code that decides it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from plan_service import store, tables
from plan_service.policy import EVERYBODY, PAGES, Page, page_of
from tests.stories.lives import KARIM, STRANGER
from tests.stories.world import today
from workflows.events import EntryAdded, ProposalSubmitted, SignalGiven, SubmissionWithdrawn
from workflows.glossary import ClauseKind, Role, Seated
from workflows.plan import Plan, Seat, reads
from workflows.state import fold

OPEN, SIGN_IN, NOT_FOUND, FORBIDDEN = "open", "sign in", "not found", "forbidden"
PARAMETER = re.compile(r"\{(\w+):\w+\}")
WERE_ASKED = (Seated.INVITED, Seated.ACTIVE, Seated.DECLINED)


@dataclass(frozen=True, slots=True)
class Route:
    """One address and method, and the row it names."""

    method: str
    path: str
    row: str

    @property
    def of_a_plan(self) -> bool:
        return "{plan_id:uuid}" in self.path

    @property
    def page(self) -> Page:
        return PAGES[self.row]


def routes(app: Litestar) -> list[Route]:
    """Every one there is; a route that names no row is an error here too."""
    found = [
        Route(method, route.path, page_of(handler))
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler)
        for method in handler.http_methods - {"OPTIONS"}
    ]
    assert [route for route in found if route.row not in PAGES] == []
    return sorted(found, key=lambda route: (route.path, route.method))


@dataclass(frozen=True, slots=True)
class Told:
    """A plan as its facts tell it: what a cell needs of it."""

    name: str
    plan: Plan
    entries: tuple[str, ...]
    sent: bool

    @property
    def id(self) -> str:
        return self.plan.id


async def told(name: str, plan_id: str) -> Told:
    facts = await store.load(plan_id)
    sent = [isinstance(f.event, ProposalSubmitted) for f in facts if isinstance(f.event, SENDING)]
    followed = [fact.event for fact in await store.load_follow_up(plan_id)]
    entries = tuple(event.entry for event in followed if isinstance(event, EntryAdded | SignalGiven))
    return Told(name, fold(plan_id, facts), entries, bool(sent) and sent[-1])


SENDING = (ProposalSubmitted, SubmissionWithdrawn)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at a plan. `person` is empty for nobody; `what` is how the figures call them; `roles` anywhere."""

    person: str
    what: str
    roles: frozenset[str] = frozenset()


async def visitors(here: Told, everybody: list[Told]) -> list[Visitor]:
    """Everybody who ever sat in it, and of everybody else one of each kind."""
    found = {"": frozenset()} | await _roles()
    return [replace(one, roles=found[one.person]) for one in _visitors(here, everybody)]


def _visitors(here: Told, everybody: list[Told]) -> list[Visitor]:
    own = {seat.person: Visitor(seat.person, f"{seat.standing} {seat.role}") for seat in here.plan.seats}
    others = [Visitor("", "anonymous"), Visitor(STRANGER, "stranger"), Visitor(KARIM, "reviewer")]
    for role in EVERYBODY:
        elsewhere = (
            seat.person
            for other in everybody
            for seat in other.plan.seats
            if seat.role is role and seat.standing is Seated.ACTIVE and seat.person not in own
        )
        others += [Visitor(person, f"{role} elsewhere") for person in list(elsewhere)[:1]]
    return [*own.values(), *others]


async def _roles() -> dict[str, frozenset[str]]:
    """What each person may be somewhere."""
    rows = await tables.Person.raw("SELECT id, roles FROM person")
    return {row["id"]: frozenset(json.loads(row["roles"])) for row in rows}


def expected(route: Route, here: Told, visitor: Visitor) -> str:
    """What the table says of this cell."""
    page = route.page
    if not page.person:
        return OPEN
    if not visitor.person:
        return SIGN_IN
    if route.of_a_plan:
        return _expected_of_a_plan(page, here, visitor)
    return OPEN if not page.roles or visitor.roles & set(page.roles) else FORBIDDEN


def _expected_of_a_plan(page: Page, here: Told, visitor: Visitor) -> str:
    seats = [seat for seat in here.plan.seats if seat.person == visitor.person and not lapsed(seat)]
    if page.invited:
        return OPEN if any(seat.standing in WERE_ASKED for seat in seats) else NOT_FOUND
    if not seats and Role.REVIEWER in visitor.roles and here.sent:
        return OPEN if Role.REVIEWER in page.roles else FORBIDDEN
    active = [seat for seat in seats if seat.standing is Seated.ACTIVE]
    if not active:
        return NOT_FOUND
    let_in = any(seat.role in page.roles and (seat.opened or page.newcomers) for seat in active)
    return OPEN if let_in else FORBIDDEN


def lapsed(seat: Seat) -> bool:
    """Whether the last day somebody was trusted has come."""
    return seat.until is not None and today() >= seat.until


def address(route: Route, here: Told, visitor: Visitor) -> tuple[str, bool]:
    """The route with ids that this visitor may read where there are any, and whether there are."""
    whole = True

    def filled(place: re.Match[str]) -> str:
        nonlocal whole
        known = [here.id] if place[1] == "plan_id" else list(objects(place[1], route, here, visitor))
        whole = whole and bool(known)
        return known[0] if known else str(uuid4())

    return PARAMETER.sub(filled, route.path), whole


def trusted(here: Told) -> tuple[str, ...]:
    """Whom the worker trusts; whose last day has passed too, for the worker may choose another."""
    there = (Seated.INVITED, Seated.ACTIVE)
    return tuple(seat.person for seat in here.plan.seats if seat.role is Role.CONFIDANT and seat.standing in there)


def objects(name: str, route: Route, here: Told, visitor: Visitor) -> Iterator[str]:
    """What an id in an address may stand for. A new kind of id must be made known here."""
    if name == "entry_id":
        yield from here.entries
        return
    if name == "person_id":
        yield from trusted(here)
        return
    assert name == "clause_id", f"tell the matrix what {name} is in {route.path}"
    roles = here.plan.roles_of(visitor.person) or (Role.WORKER,)
    wanted = ClauseKind.NEED if "/behoeften/" in route.path else ClauseKind.AGREEMENT
    for clause in here.plan.clauses:
        if clause.kind is wanted and any(reads(here.plan, role, clause, visitor.person) for role in roles):
            yield clause.id
