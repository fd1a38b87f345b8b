"""Thinking time: the worker takes the version back, in one click and without a reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions
from plan_service.pages.acting import act, refusal
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.decide import in_the_way

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class ThinkingPage:
    """What follows when the version is taken back. `before`: the version that would hold again, 0 for none."""

    here: Here
    version: int
    until: date
    before: int


@get("/plannen/{plan_id:uuid}/denktijd", opt={"page": "thinking"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    plan, version = visit.plan, visit.plan.in_force
    if not visit.may(c.TakeBackVersion) or version is None or version.thinking_until is None:
        return refusal(request, visit, (*in_the_way(plan, c.TakeBackVersion, visit.asker(visit.role)), "not_now")[0])
    context = ThinkingPage(
        here=here(Reader(visit)),
        version=version.number,
        until=version.thinking_until,
        before=plan.before.number if plan.before else 0,
    )
    return rendering.page(request, "thinking/ask.html", context)


@post("/plannen/{plan_id:uuid}/denktijd", opt={"page": "thinking"})
async def take_back(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    version = (await forms.read(request)).integer("version", 1, 10_000) or 0
    command = c.TakeBackVersion(**visit.asked(c.TakeBackVersion), version=version)
    return await act(request, visit, command, f"/plannen/{plan_id}")


HANDLERS = (ask, take_back)
