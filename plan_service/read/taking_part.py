"""Who takes part in a plan, who was asked, and who could be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plan_service import people
from plan_service.people import Person
from plan_service.read.reader import Reader
from workflows.glossary import Agreement, Kind, Relation, Role, Seated
from workflows.kinds import ALONE, EMPLOYERS, REQUIRED
from workflows.plan import Seat

PRESENT = (Seated.ACTIVE, Seated.INVITED)
ONE_EACH = (*EMPLOYERS, Role.COACH, Role.DRAFTER)
"""Roles that one person holds at a time; asked on the page of people. A colleague-coach has a page of their own."""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Somebody in a plan. `reads`: the worker let them. `minutes`: granted per month, for a colleague-coach."""

    person: Person
    role: Role
    organisation: str
    invited: bool
    since: date | None
    relation: Relation | None
    independent: bool
    minutes: int | None
    reads: bool


def taking_part(reader: Reader) -> tuple[TakingPart, ...]:
    """In the order of the roles, the worker first."""
    order = list(Role)
    present = [s for s in reader.plan.seats if s.standing in PRESENT and not s.is_over(reader.visit.on)]
    return tuple(_shown(reader, seat) for seat in sorted(present, key=lambda seat: order.index(seat.role)))


def _shown(reader: Reader, seat: Seat) -> TakingPart:
    return TakingPart(
        person=reader.face(seat.person),
        role=seat.role,
        organisation=reader.visit.organisations.get(seat.organisation, ""),
        invited=seat.standing is Seated.INVITED,
        since=seat.since,
        relation=seat.relation,
        independent=seat.independent,
        minutes=seat.minutes,
        reads=seat.opened,
    )


def may_read(reader: Reader) -> bool:
    """Whether the worker opened the whole plan to this reader; until then they read nothing of all of it."""
    seats = (reader.plan.seat_of(role, reader.visit.person.id) for role in reader.visit.roles)
    return any(seat.opened for seat in seats if seat and seat.role is not Role.CONFIDANT)


def drafts(reader: Reader) -> bool:
    """Whether they write the first draft: who may read it, and the worker where the worker began."""
    plan = reader.plan
    waits = Role.WORKER in reader.visit.roles and plan.started_by is not Role.WORKER
    return plan.agreement is Agreement.DRAFTING and may_read(reader) and not waits


def empty_seats(reader: Reader) -> tuple[Role, ...]:
    """Roles of which there is one, that nobody holds or was asked for."""
    held = {seat.role for seat in reader.plan.seats if seat.standing in PRESENT}
    return tuple(role for role in ONE_EACH if role not in held and role in roles_in(reader.plan.kind))


def roles_in(kind: Kind) -> tuple[Role, ...]:
    """Who can take part in a plan of that kind, besides whoever the worker trusts."""
    colleagues = any(role in EMPLOYERS for role in REQUIRED[kind])
    return (*REQUIRED[kind], Role.DRAFTER, *((Role.COLLEAGUE_COACH,) if colleagues else ()))


def beside_the_worker(kind: Kind) -> tuple[Role, ...]:
    """Who must be asked before a plan of that kind is complete."""
    optional = Role.COACH if kind in ALONE else None
    return tuple(role for role in REQUIRED[kind] if role not in (Role.WORKER, optional))


async def eligible(role: Role) -> tuple[Person, ...]:
    """People of the demo who have that role somewhere. Real people are never listed."""
    return tuple(one for one in await people.with_role(role) if one.demo)


async def eligible_colleagues(reader: Reader) -> tuple[Person, ...]:
    """Those who could be a colleague-coach: from where the work is done (art. 24: a direct colleague)."""
    seats = [seat for role in (Role.USER_COMPANY, Role.EMPLOYER) if (seat := reader.plan.seat(role)) is not None]
    if not seats:
        return ()
    every = await eligible(Role.COLLEAGUE_COACH)
    return tuple(one for one in every if one.organisation == seats[0].organisation)


def to_ask(reader: Reader, found: Iterable[Person]) -> tuple[Person, ...]:
    """Of those, who is not in this plan yet: the list on the page."""
    present = {seat.person for seat in reader.plan.seats if seat.standing in PRESENT}
    return tuple(one for one in found if one.id not in present)
