"""VDAB's desk: the queue, one file on one page, a question back, the finding, and on to the next."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath, FromQuery

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.pages.signing import SignatureView, signatures
from plan_service.read.dossier import Dossier, dossier, sent_version
from plan_service.read.here import Here, here
from plan_service.read.open_points import OpenPoint, open_points
from plan_service.read.queue import Waiting, queue, sent_cycle
from plan_service.read.reader import Reader
from plan_service.read.version_text import SignedClause, version_clauses
from workflows import commands as c
from workflows.glossary import Level, Role, Term
from workflows.lines import Line

LONGEST = 2_000
AS_PROPOSED, OTHERWISE = "as_proposed", "otherwise"
VALUES = ("", "low", "medium", "high", *(str(percent) for percent in range(20, 80, 5)))
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Every file that waits. `done`: a finding was recorded a moment ago."""

    waiting: tuple[Waiting, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One file, to decide on one page."""

    here: Here
    file: Dossier
    clauses: tuple[SignedClause, ...]
    open_points: tuple[OpenPoint, ...]
    signatures: tuple[SignatureView, ...]
    version: int
    fields: Fields
    may: frozenset[str]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question back to a named party."""

    here: Here
    file: Dossier
    fields: Fields


@get("/wachtrij", opt={"page": "queue"})
async def waiting(request: sessions.AnyRequest, klaar: FromQuery[str] = "") -> Response[str]:
    there = sessions.signed_in(request)
    if Role.REVIEWER.value not in there.roles:
        raise PermissionDeniedException
    return rendering.page(request, "queue/queue.html", QueuePage(await queue(there), bool(klaar)))


@get("/dossiers/{plan_id:uuid}", opt={"page": "dossier"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return await _show(request, visit, Fields(), 200)


@get("/dossiers/{plan_id:uuid}/vraag", opt={"page": "finding"})
async def question_form(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return _ask(request, visit, Fields(), 200)


@post("/dossiers/{plan_id:uuid}/vraag", opt={"page": "finding"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    to = fields.choice("to", Role, visit.plan.required)
    text = fields.text("text", LONGEST)
    if fields.problems or to is None:
        return _ask(request, visit, fields, 422)
    words = texts.new("question", visit.person.id, {"text": text})
    command = c.AskQuestion(**visit.asked(c.AskQuestion), to=to, words=words.words)
    return await act(request, visit, command, f"/dossiers/{plan_id}", [words])


@post("/dossiers/{plan_id:uuid}/vraag-intrekken", opt={"page": "finding"})
async def take_back_question(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.TakeBackQuestion(**visit.asked(c.TakeBackQuestion))
    return await act(request, visit, command, f"/dossiers/{plan_id}")


@post("/dossiers/{plan_id:uuid}/vaststelling", opt={"page": "finding"})
async def find(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """As proposed takes a choice and a reason; otherwise each line, and its own reason."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    cycle = sent_cycle(visit.plan)
    if cycle is None or cycle.proposal is None:
        raise NotFoundException
    chosen = fields.one_of("finding", (AS_PROPOSED, OTHERWISE))
    lines = cycle.proposal.lines if chosen == AS_PROPOSED else _lines(fields, cycle.proposal.lines)
    reason = fields.text("reason", LONGEST)
    why = fields.text("why_departing", LONGEST, required=chosen == OTHERWISE)
    if fields.problems:
        return await _show(request, visit, fields, 422)
    found = texts.new("finding", visit.person.id, {"text": reason})
    departing = texts.new("departing", visit.person.id, {"text": why}) if chosen == OTHERWISE else None
    command = c.RecordFinding(
        **visit.asked(c.RecordFinding),
        proposal=fields.integer("proposal", 1, 10_000) or 0,
        lines=lines,
        words=found.words,
        why_departing=departing.words if departing else None,
    )
    added = [found, departing] if departing else [found]
    return await act(request, visit, command, "/wachtrij?klaar=ja", added)


def _lines(fields: Fields, proposed: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines as the reviewer chose them, for the instruments that were proposed."""
    chosen = []
    for line in proposed:
        name = line.instrument.value
        level = fields.choice(f"{name}_level", Level, (Level.RAISE, Level.KEEP, Level.LOWER))
        term = fields.choice(f"{name}_term", Term)
        value = fields.one_of(f"{name}_value", VALUES)
        if level and term:
            chosen.append(Line(instrument=line.instrument, level=level, term=term, value=value))
    return tuple(chosen)


async def _show(request: sessions.AnyRequest, visit: Visit, fields: Fields, status: int) -> Response[str]:
    reader = Reader(visit)
    file = _file(reader)
    version = sent_version(visit.plan, sent_cycle(visit.plan))
    context = DossierPage(
        here=here(reader),
        file=file,
        clauses=version_clauses(reader, version) if version else (),
        open_points=await open_points(reader, version) if version else (),
        signatures=signatures(reader, version) if version else (),
        version=version.number if version else 0,
        fields=fields,
        may=buttons(reader),
        values=VALUES,
    )
    return rendering.page(request, "queue/dossier.html", context, status)


def _ask(request: sessions.AnyRequest, visit: Visit, fields: Fields, status: int) -> Response[str]:
    reader = Reader(visit)
    return rendering.page(request, "queue/question.html", QuestionPage(here(reader), _file(reader), fields), status)


def _file(reader: Reader) -> Dossier:
    file = dossier(reader)
    if file is None:
        raise NotFoundException
    return file


HANDLERS = (waiting, show, question_form, ask, take_back_question, find)
