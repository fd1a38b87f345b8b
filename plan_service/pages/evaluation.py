"""The evaluation: where it stands, what is asked of whom until when, and how earlier ones ended."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, i18n, rendering, sessions
from plan_service.access import Visit
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.read.cycles import CycleView, cycle_view
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.deadlines import RHYTHMS, length
from workflows.evidence import Evidence
from workflows.running import cycle_at, due_on
from workflows.words import Words

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """The running cycle and the finished ones, newest first. `days`: how long everybody has for a view."""

    here: Here
    now: CycleView
    past: tuple[CycleView, ...]
    in_force: int
    due: date | None
    days: int
    rhythm: int
    rhythms: tuple[int, ...]
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/evaluatie", opt={"page": "evaluation"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "evaluation/show.html", _page(visit, i18n.language(request)))


@post("/plannen/{plan_id:uuid}/evaluatie/openen", opt={"page": "evaluating"})
async def open_early(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _give(request, plan_id, c.OpenEvaluation)


@post("/plannen/{plan_id:uuid}/evaluatie/verlengen", opt={"page": "evaluating"})
async def extend(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _give(request, plan_id, c.ExtendWindow)


@post("/plannen/{plan_id:uuid}/evaluatie/gesprek", opt={"page": "evaluating"})
async def talk(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The worker wants the views given in a talk, side by side."""
    return await _give(request, plan_id, c.AskSideBySide)


@post("/plannen/{plan_id:uuid}/evaluatie/verder", opt={"page": "evaluating"})
async def move_on(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The door gathers and freezes the evidence; the page only asks."""
    visit = await access.enter(request, str(plan_id))
    command = c.MoveOn(**visit.asked(c.MoveOn), evidence=Evidence(), summary=Words("", ""))
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie")


async def _give(
    request: sessions.AnyRequest,
    plan_id: UUID,
    command: type[c.OpenEvaluation | c.ExtendWindow | c.AskSideBySide],
) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    return await act(request, visit, command(**visit.asked(command)), f"/plannen/{plan_id}/evaluatie")


def _page(visit: Visit, language: str) -> EvaluationPage:
    reader = Reader(visit)
    plan = reader.plan
    past = [cycle_view(reader, cycle, language) for cycle in reversed(plan.cycles)]
    return EvaluationPage(
        here=here(reader),
        now=cycle_view(reader, cycle_at(plan, visit.on), language),
        past=tuple(past),
        in_force=plan.in_force.number if plan.in_force else 0,
        due=due_on(plan),
        days=length("view_window"),
        rhythm=plan.rhythm,
        rhythms=RHYTHMS,
        may=buttons(reader),
    )


HANDLERS = (show, open_early, extend, talk, move_on)
