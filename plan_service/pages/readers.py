"""Who sees what: per person, and per clause for the worker, who alone decides it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.readers import (
    Choice,
    Read,
    Sees,
    choices_about,
    everybody,
    is_need,
    read_by,
    waits_for_signatures,
)
from workflows import commands as c
from workflows.glossary import Role

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class Overview:
    """For the worker: everybody, and every clause with who reads it."""

    here: Here
    people: tuple[Sees, ...]
    agreements: tuple[Read, ...]
    needs: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """For others: what they read themselves. How much there is besides is not theirs to know."""

    here: Here
    agreements: tuple[ClauseView, ...]
    needs: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class ClauseChoices:
    """One clause, and per role what the worker can do, with what follows."""

    here: Here
    clause: ClauseView
    need: bool
    choices: tuple[Choice, ...]
    signing: bool
    fields: Fields


@get("/plannen/{plan_id:uuid}/wie-ziet-wat", opt={"page": "readers"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    if Role.WORKER not in reader.visit.roles:
        return rendering.page(request, "readers/own.html", Own(here(reader), reader.agreements, reader.needs))
    context = Overview(
        here=here(reader),
        people=await everybody(reader),
        agreements=tuple(read_by(reader, clause) for clause in reader.agreements),
        needs=tuple(read_by(reader, clause) for clause in reader.needs),
    )
    return rendering.page(request, "readers/show.html", context)


@get("/plannen/{plan_id:uuid}/wie-ziet-wat/{clause_id:uuid}", opt={"page": "hiding"})
async def choose(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    return rendering.page(request, "readers/choose.html", _page(reader, str(clause_id), Fields()))


@post("/plannen/{plan_id:uuid}/wie-ziet-wat/{clause_id:uuid}/verbergen", opt={"page": "hiding"})
async def hide(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    role = fields.choice("role", Role)
    if role is None:
        return rendering.page(request, "readers/choose.html", _page(Reader(visit), str(clause_id), fields), 422)
    command = c.HideClause(**visit.asked(c.HideClause), clause=str(clause_id), hidden_from=role)
    return await act(request, visit, command, f"/plannen/{plan_id}/wie-ziet-wat/{clause_id}")


@post("/plannen/{plan_id:uuid}/wie-ziet-wat/{clause_id:uuid}/tonen", opt={"page": "hiding"})
async def let_read(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    role = fields.choice("role", Role)
    if role is None:
        return rendering.page(request, "readers/choose.html", _page(Reader(visit), str(clause_id), fields), 422)
    command = c.ShowClause(**visit.asked(c.ShowClause), clause=str(clause_id), shown_to=role)
    return await act(request, visit, command, f"/plannen/{plan_id}/wie-ziet-wat/{clause_id}")


def _page(reader: Reader, clause_id: str, fields: Fields) -> ClauseChoices:
    clause = reader.clause(clause_id)
    if clause is None:
        raise NotFoundException
    return ClauseChoices(
        here=here(reader),
        clause=clause,
        need=is_need(clause),
        choices=choices_about(reader, clause),
        signing=waits_for_signatures(reader.plan),
        fields=fields,
    )


HANDLERS = (show, choose, hide, let_read)
