"""Open the text again, or close it when nothing differs. What is in force stays in force."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act, refusal
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.decide import in_the_way
from workflows.glossary import Agreement

Path = FromPath[UUID]
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class ReopeningPage:
    """`signing`: a version lies on the table, which reopening voids; then no reason is kept, so none is asked."""

    here: Here
    may_open: bool
    may_close: bool
    signing: bool
    in_force: int
    fields: Fields


@get("/plannen/{plan_id:uuid}/heropening", opt={"page": "reopening"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    if not visit.may(c.ReopenText) and not visit.may(c.CloseReopening):
        asker = visit.asker(visit.role_for(c.ReopenText))
        wanted = c.CloseReopening if visit.plan.agreement is Agreement.NEGOTIATING else c.ReopenText
        return refusal(request, visit, (*in_the_way(visit.plan, wanted, asker), "not_now")[0])
    return _page(request, visit, Fields())


@post("/plannen/{plan_id:uuid}/heropening", opt={"page": "reopening"})
async def reopen(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """With a reason, or without."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    reason = fields.text("reason", LONGEST, required=False)
    private = fields.text("private", LONGEST, required=False)
    if fields.problems:
        return _page(request, visit, fields, 422)
    told = texts.new("reason", visit.person.id, {"text": reason, "private": private}) if reason or private else None
    command = c.ReopenText(**visit.asked(c.ReopenText), reason=told.words if told else None)
    return await act(request, visit, command, f"/plannen/{plan_id}", [told] if told else [])


@post("/plannen/{plan_id:uuid}/heropening/sluiten", opt={"page": "reopening"})
async def close(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.CloseReopening(**visit.asked(c.CloseReopening))
    return await act(request, visit, command, f"/plannen/{plan_id}")


def _page(request: sessions.AnyRequest, visit: Visit, fields: Fields, status: int = 200) -> Response[str]:
    plan = visit.plan
    context = ReopeningPage(
        here=here(Reader(visit)),
        may_open=visit.may(c.ReopenText),
        may_close=visit.may(c.CloseReopening),
        signing=plan.agreement is Agreement.SIGNING,
        in_force=plan.in_force.number if plan.in_force else 0,
        fields=fields,
    )
    return rendering.page(request, "reopening/ask.html", context, status)


HANDLERS = (ask, reopen, close)
