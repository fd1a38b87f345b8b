"""A new plan: who begins it for whom, and the steps from an empty plan to the worker's yes."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from litestar import Response, get, post
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, clock, forms, people, rendering, sessions
from plan_service.forms import Fields
from plan_service.handle import handle
from plan_service.pages.people import workplace
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.policy import STARTERS
from plan_service.read.coverage import Coverage, coverage
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.taking_part import beside_the_worker, drafts
from workflows import commands as c
from workflows.conditions.people import colleague_is_there, drafting_is_independent
from workflows.glossary import Kind, Relation, Role
from workflows.kinds import ALONE, EMPLOYERS, REQUIRED

Path = FromPath[UUID]
ENTER = (Role.COACH, Role.DRAFTER)
"""Who enters a plan from paper, or a talk, as proposals (workflow.md §3)."""


@dataclass(frozen=True, slots=True)
class StartPage:
    """Who begins, and for whom. A worker begins their own. `may_enter`: a plan on paper, or what was said in a talk."""

    role: Role
    kinds: tuple[Kind, ...]
    workers: tuple[Person, ...]
    relations: tuple[Relation, ...]
    calm: bool
    may_enter: bool
    fields: Fields


@dataclass(frozen=True, slots=True)
class Step:
    """One step towards the worker's yes: parties, needs, agreements, check, send. `count`: how many there are."""

    name: str
    status: str
    href: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class StepsPage:
    """What is done and what is still to do before the worker is asked to begin."""

    here: Here
    steps: tuple[Step, ...]
    beside: tuple[Role, ...]
    agreements: tuple[ClauseView, ...]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The draft as it stands, and what is still in the way of signing it one day. `missing`: for who writes plans."""

    here: Here
    needs: tuple[ClauseView, ...]
    agreements: tuple[ClauseView, ...]
    seats_empty: tuple[Role, ...]
    independent: bool
    employer_drafts: bool
    colleague: bool
    missing: Coverage | None


@get("/plannen/nieuw", opt={"page": "start"})
async def start_form(request: sessions.AnyRequest) -> Response[str]:
    return rendering.page(request, "starting/start.html", await _start(sessions.signed_in(request), Fields()))


@post("/plannen/nieuw", opt={"page": "start"})
async def start(request: sessions.AnyRequest) -> Response[Any]:
    """The plan's id follows from who asks and from the form, so that the same form again leads to the same plan."""
    there = sessions.signed_in(request)
    fields = await forms.read(request)
    role, intent, at = _role(there), fields.ident("intent"), clock.now()
    worker = there.id if role is Role.WORKER else fields.value("worker")
    if role is not Role.WORKER and worker not in {one.id for one in await _workers(there)}:
        fields.wrong("worker", "choose_person")
    kind = fields.choice("kind", Kind, _kinds(role))
    employed = kind is not None and kind not in ALONE
    relation = workplace(fields, "relation") if role is Role.COACH and employed else None
    if kind is None or fields.problems:
        return rendering.page(request, "starting/start.html", await _start(there, fields), 422)
    plan_id = str(uuid5(UUID(intent), there.id))
    command = c.StartPlan(
        by=there.id,
        role=role,
        at=at,
        on=clock.legal_day(at),
        kind=kind,
        worker=worker,
        organisation=there.organisation,
        relation=relation if employed or role is not Role.COACH else Relation.EXTERNAL,
        from_paper=role in ENTER and fields.ticked("from_paper"),
    )
    await handle(plan_id, command, intent=intent)
    return Redirect(f"/plannen/{plan_id}/opstellen", status_code=303)


@get("/plannen/{plan_id:uuid}/opstellen", opt={"page": "drafting"})
async def steps(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Nothing to draft (any more): back to the plan."""
    reader = Reader(await access.enter(request, str(plan_id)))
    if not drafts(reader):
        return Redirect(f"/plannen/{plan_id}", status_code=303)
    context = StepsPage(
        here(reader), _steps(reader), beside_the_worker(reader.plan.kind), reader.agreements, buttons(reader)
    )
    return rendering.page(request, "starting/steps.html", context)


@get("/plannen/{plan_id:uuid}/opstellen/nakijken", opt={"page": "drafting"})
async def check(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    reader = Reader(await access.enter(request, str(plan_id)))
    if not drafts(reader):
        return Redirect(f"/plannen/{plan_id}", status_code=303)
    plan, frame = reader.plan, here(reader)
    context = CheckPage(
        here=frame,
        needs=reader.needs,
        agreements=reader.agreements,
        seats_empty=tuple(role for role in beside_the_worker(plan.kind) if not _asked(reader, role)),
        independent=drafting_is_independent(plan),
        employer_drafts=plan.started_by in EMPLOYERS and plan.seat(Role.DRAFTER) is None,
        colleague=colleague_is_there(plan),
        missing=None if frame.calm else coverage(reader),
    )
    return rendering.page(request, "starting/check.html", context)


def _steps(reader: Reader) -> tuple[Step, ...]:
    """Only the worker's yes sends it on; it is asked by itself once there is a need and an agreement."""
    url = f"/plannen/{reader.plan.id}"
    wanted = beside_the_worker(reader.plan.kind)
    asked = sum(_asked(reader, role) for role in wanted)
    needs, agreements = len(reader.needs), len(reader.agreements)
    ready = bool(needs and agreements)
    own = Role.WORKER in reader.visit.roles
    return (
        Step("parties", _status(asked, len(wanted)), f"{url}/mensen", asked),
        Step("needs", _status(needs, 1), f"{url}/behoeften" if needs else f"{url}/behoeften/nieuw", needs),
        Step("agreements", _status(agreements, 1), f"{url}/afspraken/nieuw", agreements),
        Step("check", "todo", f"{url}/opstellen/nakijken" if ready else ""),
        Step("send", "waiting" if ready and not own else "todo", f"{url}/begin" if ready and own else ""),
    )


def _status(found: int, wanted: int) -> str:
    if found >= wanted:
        return "done"
    return "busy" if found else "todo"


def _asked(reader: Reader, role: Role) -> bool:
    """Whether somebody holds that role or was asked for it."""
    return any(one.role is role for one in here(reader).people)


def _role(there: Person) -> Role:
    """In which role they begin. Raises PermissionDeniedException for who begins no plans."""
    role = next((role for role in STARTERS if role.value in there.roles), None)
    if role is None:
        raise PermissionDeniedException
    return role


async def _workers(there: Person) -> tuple[Person, ...]:
    """For whom a plan can begin: the workers of the demo. Real people are never listed."""
    return tuple(one for one in await people.with_role(Role.WORKER) if one.demo and one.id != there.id)


def _kinds(role: Role) -> tuple[Kind, ...]:
    """The kinds of plan that somebody in this role may begin."""
    return tuple(kind for kind in Kind if role is Role.DRAFTER or role in REQUIRED[kind])


async def _start(there: Person, fields: Fields) -> StartPage:
    role = _role(there)
    calm = role in (Role.WORKER, Role.EMPLOYER)
    return StartPage(role, _kinds(role), await _workers(there), tuple(Relation), calm, role in ENTER, fields)


HANDLERS = (start_form, start, steps, check)
