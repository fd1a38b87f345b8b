"""How often the plan is evaluated: the form stands on the page of the evaluation, and on one of its own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.deadlines import RHYTHMS


@dataclass(frozen=True, slots=True)
class RhythmPage:
    """The rhythm as it is, and those one can choose from."""

    here: Here
    rhythm: int
    rhythms: tuple[int, ...]
    fields: Fields


@get("/plannen/{plan_id:uuid}/ritme", opt={"page": "rhythm"})
async def ask(request: sessions.AnyRequest, plan_id: FromPath[UUID]) -> Response[str]:
    return _page(request, await access.enter(request, str(plan_id)), Fields())


@post("/plannen/{plan_id:uuid}/ritme", opt={"page": "rhythm"})
async def choose(request: sessions.AnyRequest, plan_id: FromPath[UUID]) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    months = fields.one_of("months", [str(months) for months in RHYTHMS])
    if fields.problems:
        return _page(request, visit, fields, 422)
    command = c.ChooseRhythm(**visit.asked(c.ChooseRhythm), months=int(months))
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie")


def _page(request: sessions.AnyRequest, visit: Visit, fields: Fields, status: int = 200) -> Response[str]:
    context = RhythmPage(here(Reader(visit)), visit.plan.rhythm, RHYTHMS, fields)
    return rendering.page(request, "rhythm/choose.html", context, status)


HANDLERS = (ask, choose)
