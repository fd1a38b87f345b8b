"""One party's own view: the worker one question a page, the others on one page; read over, then kept."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.forms import Fields
from plan_service.pages.acting import act, refusal
from plan_service.pages.observations import observation_page, observe, observes
from plan_service.pages.view_sheet import SEND, Sheet, prefilled
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.decide import in_the_way
from workflows.evidence import Evidence
from workflows.running import cycle_at

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What happens next. `closed`: this was the last view."""

    here: Here
    closed: bool
    until: date | None
    missing: tuple[Person, ...]


@get("/plannen/{plan_id:uuid}/evaluatie/kijk", opt={"page": "view"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    if observes(visit) and visit.may(c.AddObservation):
        return observation_page(request, visit, Fields())
    if not visit.may(c.GiveView):
        return Redirect(f"/plannen/{plan_id}/evaluatie", status_code=303)
    return Sheet(request, visit, prefilled(Reader(visit))).first()


@post("/plannen/{plan_id:uuid}/evaluatie/kijk", opt={"page": "view"})
async def give(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Every step posts here with all answers so far; only the last one does something."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    if observes(visit):
        return await observe(request, visit, fields)
    go = fields.value("go")
    way = in_the_way(visit.plan, c.GiveView, visit.asker(visit.role_for(c.GiveView)))
    if way and go != SEND:
        return refusal(request, visit, way[0])
    sheet = Sheet(request, visit, fields)
    body = sheet.body() if go == SEND else {}
    if go != SEND or sheet.fields.problems:
        return sheet.turned(go)
    words = texts.new("view", visit.person.id, body)
    command = c.GiveView(**visit.asked(c.GiveView), words=words.words, evidence=Evidence())
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie/kijk/bewaard", [words])


@get("/plannen/{plan_id:uuid}/evaluatie/kijk/bewaard", opt={"page": "view"})
async def saved(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    cycle = cycle_at(reader.plan, reader.visit.on)
    waiting = [role for role in reader.plan.required if cycle.view_of(role) is None]
    context = SavedPage(
        here=here(reader),
        closed=cycle.closed_views_on is not None,
        until=cycle.window_until,
        missing=tuple(person for role in waiting if (person := reader.holder(role))),
    )
    return rendering.page(request, "views/saved.html", context)


HANDLERS = (ask, give, saved)
