"""Who reads what, told by the very functions that decide it: `reads` per clause, PAGES per page."""

from dataclasses import dataclass
from datetime import date, datetime

from plan_service import access
from plan_service.people import Person
from plan_service.policy import PAGES
from plan_service.read.here import AROUND
from plan_service.read.looks import last_looks
from plan_service.read.reader import NOBODY, Body, ClauseView, Reader
from workflows import commands as c
from workflows import given
from workflows.clauses import Clause
from workflows.glossary import Agreement, ClauseKind, Role, Seated
from workflows.plan import Plan, Seat, answers_wanted, reads

WORKERS_OWN = ("readers", "who_looked")
"""Pages that show each reader themselves, or the worker alone: nothing to tell about others."""


@dataclass(frozen=True, slots=True)
class Sees:
    """What somebody can read now. `standing`: reads, closed (not opened yet), asked (no answer), over, later (VDAB)."""

    person: Person
    role: Role
    standing: str
    agreements: int
    needs: int
    pages: tuple[str, ...]
    looked: datetime | None


@dataclass(frozen=True, slots=True)
class Read:
    """A clause with who reads it and from whom the worker keeps it. VDAB has no face: its role stands alone."""

    id: str
    body: Body
    readers: tuple[Person, ...]
    kept_from: tuple[Person, ...]
    vdab: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One role beside one clause, and what the worker may do about it.

    `why`: named, not_named, doer, open, hidden; for whom the worker trusts opened, not_opened.
    """

    role: Role
    person: Person
    reads: bool
    why: str
    may_hide: bool
    may_show: bool
    answers: bool
    signed: bool


async def everybody(reader: Reader) -> tuple[Sees, ...]:
    """Everybody beside the worker, in the order of the roles, VDAB last."""
    plan, order = reader.plan, list(Role)
    last = await last_looks(plan.id)
    seats = [s for s in plan.seats if s.standing in (Seated.ACTIVE, Seated.INVITED) and s.role is not Role.WORKER]
    found = [
        _sees(reader, reader.face(s.person), s.role, _standing(s, reader.visit.on), last.get(s.person))
        for s in sorted(seats, key=lambda seat: order.index(seat.role))
    ]
    outside = [at for person, at in last.items() if person not in reader.visit.faces]
    open_to_vdab = access.seen_by_vdab(plan, reader.visit.on)
    standing = "reads" if open_to_vdab else "later"
    return (*found, _sees(reader, NOBODY, Role.REVIEWER, standing, max(outside, default=None)))


def _standing(seat: Seat, on: date) -> str:
    if seat.is_over(on):
        return "over"
    if seat.standing is Seated.INVITED:
        return "asked"
    return "reads" if seat.opened else "closed"


def _sees(reader: Reader, person: Person, role: Role, standing: str, looked: datetime | None) -> Sees:
    plan = reader.plan
    now = standing == "reads"
    return Sees(
        person=person,
        role=role,
        standing=standing,
        agreements=sum(now and reads(plan, role, clause, person.id) for clause in plan.agreements),
        needs=sum(now and reads(plan, role, clause, person.id) for clause in plan.needs),
        pages=tuple(name for name in AROUND if name not in WORKERS_OWN and role in PAGES[name].roles),
        looked=looked,
    )


def read_by(reader: Reader, clause: ClauseView) -> Read:
    """Who reads one clause."""
    choices = choices_about(reader, clause)
    parties = [one for one in choices if one.role is not Role.REVIEWER]
    return Read(
        id=clause.id,
        body=clause.body,
        readers=tuple(one.person for one in parties if one.reads),
        kept_from=tuple(one.person for one in parties if one.why == "hidden"),
        vdab=any(one.reads for one in choices if one.role is Role.REVIEWER),
    )


def choices_about(reader: Reader, view: ClauseView) -> tuple[Choice, ...]:
    """Every role beside one clause: who is in it now, then VDAB."""
    plan, order = reader.plan, list(Role)
    clause = next(one for one in plan.clauses if one.id == view.id)
    on = reader.visit.on
    seats = [s for s in plan.seats if s.standing is Seated.ACTIVE and s.role is not Role.WORKER and not s.is_over(on)]
    seats.sort(key=lambda seat: order.index(seat.role))
    people = [(seat.role, reader.face(seat.person)) for seat in seats]
    return tuple(_choice(reader, clause, role, person) for role, person in (*people, (Role.REVIEWER, NOBODY)))


def _choice(reader: Reader, clause: Clause, role: Role, person: Person) -> Choice:
    plan, visit = reader.plan, reader.visit
    hide = c.HideClause(**visit.asked(c.HideClause), clause=clause.id, hidden_from=role)
    show = c.ShowClause(**visit.asked(c.ShowClause), clause=clause.id, shown_to=role)
    follows = role not in (Role.COLLEAGUE_COACH, Role.CONFIDANT)
    return Choice(
        role=role,
        person=person,
        reads=reads(plan, role, clause, person.id),
        why=_why(clause, role, person),
        may_hide=follows and visit.may(c.HideClause) and given.can_be_hidden_from.holds(plan, hide),
        may_show=follows and visit.may(c.ShowClause) and given.is_hidden_from.holds(plan, show),
        answers=role in answers_wanted(plan, clause),
        signed=_signed(plan, clause, role),
    )


def _why(clause: Clause, role: Role, person: Person) -> str:
    if role is Role.CONFIDANT:
        return "opened" if person.id in clause.opened_to else "not_opened"
    if role is Role.COLLEAGUE_COACH:
        return "named" if role in clause.now.doers else "not_named"
    if role in clause.hidden_from:
        return "hidden"
    return "doer" if role in clause.now.doers else "open"


def _signed(plan: Plan, clause: Clause, role: Role) -> bool:
    """Whether what they signed, and what is in force, holds this clause."""
    version = plan.in_force
    holds = version is not None and version.leaf_of(clause.id) is not None
    return holds and version is not None and version.signed_by(role) is not None


def waits_for_signatures(plan: Plan) -> bool:
    """Whether hiding or showing now would void signatures."""
    return plan.agreement is Agreement.SIGNING


def is_need(view: ClauseView) -> bool:
    """Needs ask nobody's answer."""
    return view.kind is ClauseKind.NEED
