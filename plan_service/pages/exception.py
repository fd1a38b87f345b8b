"""Who writes the plan takes no side: a drafter declares it; a coach who writes asks the worker whether that is fine."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.taking_part import may_read
from workflows import commands as c
from workflows.glossary import Exempt, Role

LONGEST = 2_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class ExceptionPage:
    """How it stands: the drafter's declaration, and the coach's question with the worker's answer."""

    here: Here
    drafter: Person | None
    declared: bool
    coach: Person | None
    exception: Exempt
    reason: str
    fields: Fields
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/uitzondering", opt={"page": "exception"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "exception/show.html", _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/uitzondering", opt={"page": "exception"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The coach's reason; everybody in the plan reads it."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    reason = fields.text("reason", LONGEST)
    if fields.problems:
        return rendering.page(request, "exception/show.html", _page(visit, fields), 422)
    words = texts.new("reason", visit.person.id, {"text": reason, "private": ""})
    command = c.AskException(**visit.asked(c.AskException), reason=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/uitzondering", [words])


@post("/plannen/{plan_id:uuid}/uitzondering/verklaring", opt={"page": "exception"})
async def declare(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.DeclareIndependence(**visit.asked(c.DeclareIndependence))
    return await act(request, visit, command, f"/plannen/{plan_id}/uitzondering")


@post("/plannen/{plan_id:uuid}/uitzondering/toestemming", opt={"page": "exception"})
async def accept(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.AcceptException(**visit.asked(c.AcceptException))
    return await act(request, visit, command, f"/plannen/{plan_id}/uitzondering")


@post("/plannen/{plan_id:uuid}/uitzondering/intrekking", opt={"page": "exception"})
async def withdraw(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.WithdrawException(**visit.asked(c.WithdrawException))
    return await act(request, visit, command, f"/plannen/{plan_id}/uitzondering")


def _page(visit: Visit, fields: Fields) -> ExceptionPage:
    reader, plan = Reader(visit), visit.plan
    seat = plan.seat(Role.DRAFTER)
    return ExceptionPage(
        here=here(reader),
        drafter=reader.holder(Role.DRAFTER),
        declared=seat is not None and seat.independent,
        coach=reader.holder(Role.COACH),
        exception=plan.exception,
        reason=reader.reason(plan.exception_reason) if may_read(reader) else "",
        fields=fields,
        may=buttons(reader),
    )


HANDLERS = (show, ask, declare, accept, withdraw)
