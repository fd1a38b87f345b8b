"""I want something else, I want to talk about it, I object: each one question, and what was typed stays.

Whoever was too late and goes on comes back to the question, with their words beside the newer text.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import AGAIN, act, refusal
from plan_service.pages.agreements import readable
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.texts import NewText
from workflows import commands as c
from workflows.glossary import Shape

LONGEST = 2_000
"""Characters of one text: about a page; average plans elsewhere run to 17 pages and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one agreement, with what was typed and what is wrong with it."""

    here: Here
    clause: ClauseView
    fields: Fields
    employer_reads: bool
    compared: bool  # what was typed may be about an older text, so the newer one stands beside it


Path = FromPath[UUID]


@get("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/tegenvoorstel", opt={"page": "text"})
async def counter_form(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[str]:
    return await _ask(request, plan_id, clause_id, "agreement/counter.html")


@get("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/gesprek", opt={"page": "answer"})
async def talk_form(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[str]:
    return await _ask(request, plan_id, clause_id, "agreement/talk.html")


@get("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/bezwaar", opt={"page": "answer"})
async def objection_form(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[str]:
    return await _ask(request, plan_id, clause_id, "agreement/objection.html")


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/tegenvoorstel", opt={"page": "text"})
async def counter(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    """Another text. The easy text is what people read first; left empty, it is the text itself."""
    visit = await access.enter(request, str(plan_id))
    clause = readable(Reader(visit), str(clause_id))
    fields = await forms.read(request)
    if fields.ticked(AGAIN):
        return _compared(request, visit, clause, fields, "agreement/counter.html")
    text = fields.text("text", LONGEST)
    easy = fields.text("easy", LONGEST, required=False)
    reason = _reason(visit, fields, required=False)
    if fields.problems:
        return _again(request, visit, clause, fields, "agreement/counter.html")
    if not _read_now(clause, fields):
        return refusal(request, visit, "text_is_what_was_read")
    body = {**clause.body.values, "text": text, "easy": easy or text}
    return await _propose(request, visit, clause, Shape.TEXT, body, reason)


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/schrappen", opt={"page": "text"})
async def drop(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    """Propose to drop it: a revision like any other, with the same answers."""
    return await _reshape(request, plan_id, clause_id, Shape.DROP)


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/openlaten", opt={"page": "text"})
async def leave_open(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    """Propose to leave it open: an open point, which may go to VDAB as such."""
    return await _reshape(request, plan_id, clause_id, Shape.LEFT_OPEN)


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/gesprek", opt={"page": "answer"})
async def talk(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    clause = readable(Reader(visit), str(clause_id))
    fields = await forms.read(request)
    if fields.ticked(AGAIN):
        return _compared(request, visit, clause, fields, "agreement/talk.html")
    text = fields.text("text", LONGEST, required=False)
    how = fields.one_of("how", ("at_work", "phone", "video", "interpreter"))
    if fields.problems:
        return _again(request, visit, clause, fields, "agreement/talk.html")
    words = texts.new("talk", visit.person.id, {"text": text, "how": how, "when": fields.value("when")[:200]})
    command = c.AskTalk(
        **visit.asked(c.AskTalk),
        clause=clause.id,
        revision=fields.integer("revision", 1, 10_000) or 0,
        words=words.words,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/afspraken/{clause.id}", [words])


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/bezwaar", opt={"page": "answer"})
async def objection(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    clause = readable(Reader(visit), str(clause_id))
    fields = await forms.read(request)
    if fields.ticked(AGAIN):
        return _compared(request, visit, clause, fields, "agreement/objection.html")
    reason = _reason(visit, fields, required=True)
    if fields.problems or reason is None:
        return _again(request, visit, clause, fields, "agreement/objection.html")
    command = c.ObjectToClause(
        **visit.asked(c.ObjectToClause),
        clause=clause.id,
        revision=fields.integer("revision", 1, 10_000) or 0,
        reason=reason.words,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/afspraken/{clause.id}", [reason])


def _reason(visit: Visit, fields: Fields, *, required: bool) -> NewText | None:
    """A reason, and the part of it that the employer may not read."""
    text = fields.text("reason", LONGEST, required=required)
    private = fields.text("private", LONGEST, required=False)
    if not text and not private:
        return None
    return texts.new("reason", visit.person.id, {"text": text, "private": private})


def _read_now(clause: ClauseView, fields: Fields) -> bool:
    return fields.integer("revision", 1, 10_000) == clause.revision


async def _reshape(request: sessions.AnyRequest, plan_id: UUID, clause_id: UUID, shape: Shape) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    clause = readable(Reader(visit), str(clause_id))
    fields = await forms.read(request)
    reason = _reason(visit, fields, required=False)
    if not _read_now(clause, fields):
        return refusal(request, visit, "text_is_what_was_read")
    return await _propose(request, visit, clause, shape, clause.body.values, reason)


async def _propose(
    request: sessions.AnyRequest,
    visit: Visit,
    clause: ClauseView,
    shape: Shape,
    body: dict[str, Any],
    reason: NewText | None,
) -> Response[Any]:
    """Texts of one clause share their salt, so that the same text again has the same hash."""
    now = visit.plan.clause(clause.id)
    assert now is not None
    row = visit.texts[now.now.words.id]
    words = texts.new("agreement", visit.person.id, body, row.salt)
    command = c.ProposeRevision(
        **visit.asked(c.ProposeRevision),
        clause=clause.id,
        revision=clause.revision,
        shape=shape,
        words=words.words,
        doers=clause.doers,
        reason=reason.words if reason else None,
    )
    added = [words, reason] if reason else [words]
    return await act(request, visit, command, f"/plannen/{visit.plan.id}/afspraken/{clause.id}", added)


async def _ask(request: sessions.AnyRequest, plan_id: UUID, clause_id: UUID, template: str) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    clause = readable(Reader(visit), str(clause_id))
    return rendering.page(request, template, _question(visit, clause, Fields()))


def _again(
    request: sessions.AnyRequest, visit: Visit, clause: ClauseView, fields: Fields, template: str
) -> Response[str]:
    return rendering.page(request, template, _question(visit, clause, fields), 422)


def _compared(
    request: sessions.AnyRequest, visit: Visit, clause: ClauseView, fields: Fields, template: str
) -> Response[str]:
    return rendering.page(request, template, _question(visit, clause, fields, compared=True))


def _question(visit: Visit, clause: ClauseView, fields: Fields, *, compared: bool = False) -> Question:
    return Question(here(Reader(visit)), clause, fields, visit.plan.seat(visit.role) is not None, compared)


HANDLERS = (counter_form, talk_form, objection_form, counter, drop, leave_open, talk, objection)
