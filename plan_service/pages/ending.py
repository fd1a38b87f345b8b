"""Stop: first what follows and whom to talk to, then the act, then how to undo it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act, refusal
from plan_service.read.here import Here, Member, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.calendar import add_days
from workflows.deadlines import length
from workflows.decide import in_the_way
from workflows.glossary import Role
from workflows.plan import Ending

Path = FromPath[UUID]
LONGEST = 2_000
HELPERS = (Role.CONFIDANT, Role.COACH, Role.DRAFTER, Role.COLLEAGUE_COACH)


@dataclass(frozen=True, slots=True)
class EndingPage:
    """Before the end. `undo_days`: how long the worker can undo it; `earliest`: the employer's first possible day."""

    here: Here
    helpers: tuple[Member, ...]
    undo_days: int
    notice_days: int
    earliest: date
    in_force: int
    may_reopen: bool
    fields: Fields


@dataclass(frozen=True, slots=True)
class EndedPage:
    """After it: who, from when, why, and until when it can be undone. `may_undo`: by this reader, now."""

    here: Here
    by_me: bool
    name: str
    ending: Ending
    reason: str
    may_undo: bool


@get("/plannen/{plan_id:uuid}/stoppen", opt={"page": "ending"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    """What follows. Once an end is given: that, and how to undo it."""
    visit = await access.enter(request, str(plan_id))
    if visit.plan.ending is not None:
        return rendering.page(request, "ending/ended.html", _ended(visit, visit.plan.ending))
    template = "ending/worker.html" if visit.role is Role.WORKER else "ending/employer.html"
    return _page(request, visit, template, Fields())


@get("/plannen/{plan_id:uuid}/stoppen/zeker", opt={"page": "ending"})
async def sure(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    """The worker's second screen."""
    visit = await access.enter(request, str(plan_id))
    if visit.role is not Role.WORKER:
        return refusal(request, visit, "not_your_role")
    if not visit.may(c.EndPlan):
        return refusal(request, visit, (*in_the_way(visit.plan, c.EndPlan, visit.asker(visit.role)), "not_now")[0])
    return _page(request, visit, "ending/sure.html", Fields())


@post("/plannen/{plan_id:uuid}/stoppen", opt={"page": "ending"})
async def end(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The worker ends today, a reason is theirs to give; the employer on a later day, with a reason."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    worker = visit.role_for(c.EndPlan) is Role.WORKER
    reason = fields.text("reason", LONGEST, required=not worker)
    day = visit.on if worker else fields.date("ends_on", earliest=_earliest(visit))
    if fields.problems or day is None:
        return _page(request, visit, "ending/sure.html" if worker else "ending/employer.html", fields, 422)
    told = texts.new("reason", visit.person.id, {"text": reason, "private": ""}) if reason else None
    command = c.EndPlan(**visit.asked(c.EndPlan), ends_on=day, reason=told.words if told else None)
    return await act(request, visit, command, f"/plannen/{plan_id}/stoppen", [told] if told else [])


@post("/plannen/{plan_id:uuid}/stoppen/ongedaan", opt={"page": "ending"})
async def undo(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.TakeBackEnd(**visit.asked(c.TakeBackEnd))
    return await act(request, visit, command, f"/plannen/{plan_id}")


def _earliest(visit: Visit) -> date:
    return add_days(visit.on, length("end_notice"))


def _page(
    request: sessions.AnyRequest, visit: Visit, template: str, fields: Fields, status: int = 200
) -> Response[str]:
    around = here(Reader(visit))
    context = EndingPage(
        here=around,
        helpers=tuple(one for one in around.people if one.role in HELPERS and one.person.id != visit.person.id),
        undo_days=length("undo_end"),
        notice_days=length("end_notice"),
        earliest=_earliest(visit),
        in_force=visit.plan.in_force.number if visit.plan.in_force else 0,
        may_reopen=visit.may(c.ReopenText),
        fields=fields,
    )
    return rendering.page(request, template, context, status)


def _ended(visit: Visit, ending: Ending) -> EndedPage:
    reader = Reader(visit)
    who = reader.holder(ending.by)
    return EndedPage(
        here=here(reader),
        by_me=ending.by in visit.roles,
        name=who.first_name if who else "",
        ending=ending,
        reason=reader.reason(ending.reason),
        may_undo=visit.may(c.TakeBackEnd),
    )


HANDLERS = (ask, sure, end, undo)
