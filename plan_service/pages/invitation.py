"""The question to take part: who asks, for whom, what it takes, and that no is fine. Nothing of the plan itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.invitation import asked_by
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.glossary import Agreement, Role, Seated

Path = FromPath[UUID]
ANSWERS = ("accept", "decline")


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """`standing`: asked, takes part, or said no. `reads`: whether the plan is open to them by now."""

    here: Here
    role: Role
    standing: Seated
    by: Person | None
    minutes: int | None
    begun: bool
    reads: bool
    fields: Fields


@get("/plannen/{plan_id:uuid}/uitnodiging", opt={"page": "invitation"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "invitation/show.html", await _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/uitnodiging", opt={"page": "invitation"})
async def answer(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Yes or no, without a reason. The same page then says what follows."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    chosen = fields.one_of("answer", ANSWERS)
    if fields.problems:
        return rendering.page(request, "invitation/show.html", await _page(visit, fields), 422)
    kind = c.AcceptInvitation if chosen == "accept" else c.DeclineInvitation
    command = kind(by=visit.person.id, role=visit.role, at=visit.at, on=visit.on)
    return await act(request, visit, command, f"/plannen/{plan_id}/uitnodiging")


async def _page(visit: Visit, fields: Fields) -> InvitationPage:
    plan, reader = visit.plan, Reader(visit)
    seat = plan.seat_of(visit.role, visit.person.id)
    assert seat is not None
    return InvitationPage(
        here=here(reader),
        role=visit.role,
        standing=seat.standing,
        by=await asked_by(plan.id, visit.person.id),
        minutes=seat.minutes,
        begun=plan.agreement is not Agreement.DRAFTING,
        reads=seat.standing is Seated.ACTIVE and seat.opened,
        fields=fields,
    )


HANDLERS = (show, answer)
