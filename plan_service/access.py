"""Who may open what. To load is to be allowed: a plan is got here, with its line in the access log, or not at all."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from litestar.exceptions import NotFoundException, PermissionDeniedException

from plan_service import clock, engines, people, projections, sessions, tables, texts
from plan_service.people import Person
from plan_service.policy import EVERYBODY, PAGES, Page
from plan_service.tables.ids import new_id
from plan_service.texts import Text
from workflows.commands import Command
from workflows.decide import Asker, permitted
from workflows.glossary import Evaluation, Role, Seated
from workflows.plan import Plan
from workflows.rules import rows
from workflows.running import cycle_at
from workflows.trusted import as_known_to
from workflows.turns import turns

ASKED = (Seated.INVITED, Seated.ACTIVE, Seated.DECLINED)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a page of a plan: who, as what, the plan, its texts, and everybody's name."""

    person: Person
    roles: tuple[Role, ...]
    plan: Plan
    texts: dict[str, Text]
    faces: dict[str, Person]
    organisations: dict[str, str]
    at: datetime
    on: date

    @property
    def role(self) -> Role:
        """The role they come in; the first, where they have two."""
        return self.roles[0]

    def role_for(self, command: type[Command]) -> Role:
        """The role in which they could give a command: the first that the table knows it for."""
        return next((role for role in self.roles if rows(command, role)), self.role)

    def asked(self, command: type[Command]) -> dict[str, Any]:
        """What every command carries: by, role, at, on."""
        return {"by": self.person.id, "role": self.role_for(command), "at": self.at, "on": self.on}

    def may(self, command: type[Command]) -> bool:
        """Whether the button exists."""
        return any(command in permitted(self.plan, self.asker(role)) for role in self.roles)

    def asker(self, role: Role) -> Asker:
        """Themselves, asking in a role."""
        return Asker(self.person.id, role, self.at, self.on)


async def enter(request: sessions.AnyRequest, plan_id: str) -> Visit:
    """The plan, for whoever may open this page of it.

    Raises SignInFirst; NotFoundException for a stranger as for an unknown plan; PermissionDeniedException for
    a party whose role has no business here.
    """
    there = sessions.signed_in(request)
    name = str(request.route_handler.opt["page"])
    page, at = PAGES[name], clock.now()
    async with engines.transaction():
        plan, standing = await _load(plan_id, there)
        roles = _roles(there, plan, standing, page, clock.legal_day(at))
        visit = await _visit(there, roles, plan, at, reading=not PAGES[name].invited)
        await _log(visit, name)
    return visit


async def _load(plan_id: str, there: Person) -> tuple[Plan, dict[Role, str]]:
    found = await tables.Plan.raw(
        "SELECT p.state, q.role, q.standing FROM plan p "
        "LEFT JOIN party q ON q.plan = p.id AND q.person = {} WHERE p.id = {}",
        there.id,
        plan_id,
    )
    if not found:
        raise NotFoundException
    standing = {Role(row["role"]): row["standing"] for row in found if row["role"]}
    return projections.decoded(found[0]["state"]), standing


def _roles(there: Person, plan: Plan, standing: dict[Role, str], page: Page, on: date) -> tuple[Role, ...]:
    """The roles in which this person may open this page, or a refusal that tells a stranger nothing."""
    active = tuple(r for r in EVERYBODY if standing.get(r) == "active" and not is_over(plan, r, there.id, on))
    if page.invited:
        return _invited_roles(there, plan, on)
    if not standing and Role.REVIEWER.value in there.roles and seen_by_vdab(plan, on):
        active = (Role.REVIEWER,)
    if not active:
        raise NotFoundException
    allowed = tuple(
        role for role in active if role in page.roles and (page.newcomers or is_let_in(plan, role, there.id))
    )
    if not allowed:
        raise PermissionDeniedException
    return allowed


def is_let_in(plan: Plan, role: Role, person: str) -> bool:
    """Whether the worker opened the plan to them; VDAB is let in by what was sent."""
    seat = plan.seat_of(role, person)
    return role is Role.REVIEWER or (seat is not None and seat.opened)


def is_over(plan: Plan, role: Role, person: str, on: date) -> bool:
    """Whether their last day there has passed: from then on they are as anybody else."""
    seat = plan.seat_of(role, person)
    return seat is not None and seat.is_over(on)


def _invited_roles(there: Person, plan: Plan, on: date) -> tuple[Role, ...]:
    """What they were asked for, the open question first. Who said no sees that no again, and nothing else."""
    seats = {role: plan.seat_of(role, there.id) for role in EVERYBODY if not is_over(plan, role, there.id, on)}
    asked = tuple(role for how in ASKED for role, seat in seats.items() if seat and seat.standing is how)
    if not asked:
        raise NotFoundException
    return asked


def seen_by_vdab(plan: Plan, on: date) -> bool:
    """Whether a dossier lies, or lay, with VDAB. Never before it is submitted (workflow.md §2)."""
    at_vdab = cycle_at(plan, on).state in (Evaluation.SUBMITTED, Evaluation.INFO_REQUESTED)
    return at_vdab or any(cycle.submitted_on for cycle in plan.cycles)


async def _visit(there: Person, roles: tuple[Role, ...], plan: Plan, at: datetime, *, reading: bool) -> Visit:
    """`reading`: with what people wrote. An invitation is shown without a word of it."""
    plan = as_known_to(plan, there.id)
    ids = {seat.person for seat in plan.seats} | {there.id}
    return Visit(
        person=there,
        roles=roles,
        plan=plan,
        texts=await texts.of_plan(plan.id) if reading else {},
        faces=await people.by_ids(ids),
        organisations=await people.organisations({seat.organisation for seat in plan.seats} - {""}),
        at=at,
        on=clock.legal_day(at),
    )


async def _log(visit: Visit, page: str) -> None:
    """Who looked: no row, no page. `task` is whose turn it was, so that the worker reads why."""
    task = next((t.what for t in turns(visit.plan, visit.on) if t.person == visit.person.id), "")
    await tables.AccessLog.raw(
        "INSERT INTO access_log (id, plan, person, role, organisation, part, task, at) "
        "VALUES ({}, {}, {}, {}, {}, {}, {}, {})",
        new_id(),
        visit.plan.id,
        visit.person.id,
        visit.role.value,
        visit.person.organisation,
        page,
        task,
        visit.at,
    )


def is_seated(plan: Plan, person: str) -> bool:
    """Whether somebody is active in any role."""
    return any(seat.person == person and seat.standing is Seated.ACTIVE for seat in plan.seats)
