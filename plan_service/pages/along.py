"""Reading along: a question or an answer suggested to the worker alone, and saying that one has read."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from workflows import commands as c
from workflows.glossary import Advice

Path = FromPath[UUID]
LONGEST = 1_000
"""Characters: a question, not a letter."""


@dataclass(frozen=True, slots=True)
class SuggestPage:
    """One question. `clause`: the agreement it is about, None for none; `advice`: what may be suggested then."""

    here: Here
    clause: ClauseView | None
    advice: tuple[Advice, ...]
    fields: Fields


@get("/plannen/{plan_id:uuid}/raad", opt={"page": "along"})
async def write(request: sessions.AnyRequest, plan_id: Path, afspraak: FromQuery[str] = "") -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "trust/suggest.html", _page(visit, afspraak, Fields()))


@post("/plannen/{plan_id:uuid}/raad", opt={"page": "along"})
async def suggest(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """For the worker's eyes; nothing is answered or sent to anybody else."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    text = fields.text("text", LONGEST)
    says = fields.choice("says", Advice)
    revision = fields.integer("revision", 0, 10_000, required=False) or 0
    clause = fields.value("clause")
    if fields.problems or says is None:
        return rendering.page(request, "trust/suggest.html", _page(visit, clause, fields), 422)
    words = texts.new("suggestion", visit.person.id, {"text": text})
    command = c.SuggestToWorker(
        **visit.asked(c.SuggestToWorker),
        suggestion=words.id,
        words=words.words,
        says=says,
        clause=clause,
        revision=revision,
    )
    to = f"/plannen/{plan_id}/afspraken/{clause}" if clause else f"/plannen/{plan_id}"
    return await act(request, visit, command, to, [words])


@post("/plannen/{plan_id:uuid}/raad/opzij", opt={"page": "suggestion"})
async def set_aside(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    command = c.SetSuggestionAside(**visit.asked(c.SetSuggestionAside), suggestion=fields.value("suggestion"))
    return await act(request, visit, command, f"/plannen/{plan_id}")


@post("/plannen/{plan_id:uuid}/gelezen", opt={"page": "along"})
async def have_read(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    version = (await forms.read(request)).integer("version", 1, 10_000) or 0
    command = c.ConfirmRead(**visit.asked(c.ConfirmRead), version=version)
    return await act(request, visit, command, f"/plannen/{plan_id}")


def _page(visit: Visit, clause_id: str, fields: Fields) -> SuggestPage:
    reader = Reader(visit)
    clause = next((one for one in reader.agreements if one.id == clause_id), None)
    return SuggestPage(here(reader), clause, tuple(Advice) if clause else (), fields)


HANDLERS = (write, suggest, set_aside, have_read)
