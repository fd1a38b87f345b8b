"""Somebody the worker trusts: asked, let read clause by clause, limited and stopped, each on one screen."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.taking_part import eligible, to_ask
from plan_service.read.trusted import Trusted, trusted
from workflows import commands as c
from workflows.glossary import Role, Trust

Path = FromPath[UUID]
ALL = "all"
"""The button that opens everything there is now, whatever is ticked."""


@dataclass(frozen=True, slots=True)
class TrustPage:
    """Who reads along, and who could be asked."""

    here: Here
    trusted: tuple[Trusted, ...]
    people: tuple[Person, ...]
    fields: Fields
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class OnePage:
    """One of them: what they read, until when, and the way to stop it."""

    here: Here
    one: Trusted
    needs: tuple[ClauseView, ...]
    agreements: tuple[ClauseView, ...]
    fields: Fields


@get("/plannen/{plan_id:uuid}/vertrouwen", opt={"page": "trust"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "trust/show.html", await _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/vertrouwen", opt={"page": "trust"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """They may say no; what they read is the next screen."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    offered = {one.id: one for one in await eligible(Role.CONFIDANT)}
    asked = offered.get(fields.value("person"))
    if asked is None:
        fields.wrong("person", "choose_person")
    until = fields.date("until", earliest=visit.on + timedelta(days=1), required=False)
    if asked is None or fields.problems:
        return rendering.page(request, "trust/show.html", await _page(visit, fields), 422)
    command = c.TrustSomebody(
        **visit.asked(c.TrustSomebody), person=asked.id, organisation=asked.organisation, until=until
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/vertrouwen/{asked.id}")


@get("/plannen/{plan_id:uuid}/vertrouwen/{person_id:uuid}", opt={"page": "trust"})
async def one(request: sessions.AnyRequest, plan_id: Path, person_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    return rendering.page(request, "trust/one.html", _one(reader, str(person_id), Fields()))


@post("/plannen/{plan_id:uuid}/vertrouwen/{person_id:uuid}/lezen", opt={"page": "trust"})
async def let_read(request: sessions.AnyRequest, plan_id: Path, person_id: Path) -> Response[Any]:
    """Exactly what is ticked; or all of it, with one button."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    reader = Reader(visit)
    every = tuple(clause.id for clause in (*reader.needs, *reader.agreements))
    chosen = every if fields.ticked(ALL) else fields.many("clauses", every)
    if fields.problems:
        return rendering.page(request, "trust/one.html", _one(reader, str(person_id), fields), 422)
    command = c.LetThemRead(**visit.asked(c.LetThemRead), person=str(person_id), clauses=chosen)
    return await act(request, visit, command, f"/plannen/{plan_id}/vertrouwen/{person_id}")


@post("/plannen/{plan_id:uuid}/vertrouwen/{person_id:uuid}/tot", opt={"page": "trust"})
async def limit(request: sessions.AnyRequest, plan_id: Path, person_id: Path) -> Response[Any]:
    """Another last day, or none; and whether they read before the worker signs."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    page = _one(Reader(visit), str(person_id), fields)
    until = fields.date("until", earliest=visit.on + timedelta(days=1), required=False)
    if fields.problems:
        return rendering.page(request, "trust/one.html", page, 422)
    level = Trust.READ_FIRST if fields.ticked("first") else Trust.READ
    command = c.LimitConfidant(**visit.asked(c.LimitConfidant), person=str(person_id), level=level, until=until)
    return await act(request, visit, command, f"/plannen/{plan_id}/vertrouwen/{person_id}")


@post("/plannen/{plan_id:uuid}/vertrouwen/{person_id:uuid}/niet-wachten", opt={"page": "trust"})
async def wait_no_longer(request: sessions.AnyRequest, plan_id: Path, person_id: Path) -> Response[Any]:
    """They still read along; the worker signs when the worker wants."""
    visit = await access.enter(request, str(plan_id))
    until = _one(Reader(visit), str(person_id), Fields()).one.until
    command = c.LimitConfidant(**visit.asked(c.LimitConfidant), person=str(person_id), until=until)
    return await act(request, visit, command, f"/plannen/{plan_id}/tekenen")


@post("/plannen/{plan_id:uuid}/vertrouwen/{person_id:uuid}/stoppen", opt={"page": "trust"})
async def stop(request: sessions.AnyRequest, plan_id: Path, person_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.DropConfidant(**visit.asked(c.DropConfidant), person=str(person_id))
    return await act(request, visit, command, f"/plannen/{plan_id}/vertrouwen")


async def _page(visit: Visit, fields: Fields) -> TrustPage:
    reader = Reader(visit)
    return TrustPage(
        here=here(reader),
        trusted=trusted(reader),
        people=to_ask(reader, await eligible(Role.CONFIDANT)),
        fields=fields,
        may=buttons(reader),
    )


def _one(reader: Reader, person: str, fields: Fields) -> OnePage:
    """That person, or not found: somebody who was never asked, or does not read along any more."""
    found = next((one for one in trusted(reader) if one.person.id == person), None)
    if found is None:
        raise NotFoundException
    return OnePage(here(reader), found, reader.needs, reader.agreements, fields)


HANDLERS = (show, ask, one, let_read, limit, wait_no_longer, stop)
