"""What somebody needs at work: the worker writes; others suggest, and the worker takes over or sets aside."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.taking_part import drafts
from workflows import commands as c
from workflows.glossary import Role

LONGEST = 2_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """The needs that are the worker's, and what others suggested. `drafting`: the reader writes the first draft."""

    here: Here
    needs: tuple[ClauseView, ...]
    suggestions: tuple[ClauseView, ...]
    phase: str
    drafting: bool
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One question: a new need, or other words for one. `easy`: whether the easy text has a field of its own."""

    here: Here
    need: ClauseView | None
    easy: bool
    phase: str
    fields: Fields


@get("/plannen/{plan_id:uuid}/behoeften", opt={"page": "needs"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    context = NeedsPage(
        here=here(reader),
        needs=tuple(need for need in reader.needs if not need.suggested),
        suggestions=tuple(need for need in reader.needs if need.suggested),
        phase=reader.plan.agreement.value,
        drafting=drafts(reader),
        may=buttons(reader),
    )
    return rendering.page(request, "needs/show.html", context)


@get("/plannen/{plan_id:uuid}/behoeften/nieuw", opt={"page": "needs"})
async def new(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "needs/write.html", _question(visit, None, Fields()))


@post("/plannen/{plan_id:uuid}/behoeften/nieuw", opt={"page": "needs"})
async def add(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    body = _body(fields)
    if fields.problems:
        return rendering.page(request, "needs/write.html", _question(visit, None, fields), 422)
    words = texts.new("need", visit.person.id, body)
    command = c.AddNeed(**visit.asked(c.AddNeed), clause=str(uuid4()), words=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/behoeften", [words])


@get("/plannen/{plan_id:uuid}/behoeften/{clause_id:uuid}/tekst", opt={"page": "needs"})
async def rewrite_form(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "needs/write.html", _question(visit, _need(visit, clause_id), Fields()))


@post("/plannen/{plan_id:uuid}/behoeften/{clause_id:uuid}/tekst", opt={"page": "needs"})
async def rewrite(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    """Texts of one need share their salt, so that the same text again has the same hash."""
    visit = await access.enter(request, str(plan_id))
    need = _need(visit, clause_id)
    fields = await forms.read(request)
    body = _body(fields)
    if fields.problems:
        return rendering.page(request, "needs/write.html", _question(visit, need, fields), 422)
    clause = visit.plan.clause(need.id)
    salt = visit.texts[clause.now.words.id].salt if clause else ""
    words = texts.new("need", visit.person.id, {**need.body.values, **body}, salt)
    command = c.RewriteNeed(**visit.asked(c.RewriteNeed), clause=need.id, words=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/behoeften", [words])


@post("/plannen/{plan_id:uuid}/behoeften/{clause_id:uuid}/overnemen", opt={"page": "needs"})
async def adopt(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.AdoptNeed(**visit.asked(c.AdoptNeed), clause=str(clause_id))
    return await act(request, visit, command, f"/plannen/{plan_id}/behoeften")


@post("/plannen/{plan_id:uuid}/behoeften/{clause_id:uuid}/schrappen", opt={"page": "needs"})
async def drop(request: sessions.AnyRequest, plan_id: Path, clause_id: Path) -> Response[Any]:
    """Out of the plan, or a suggestion set aside."""
    visit = await access.enter(request, str(plan_id))
    command = c.DropNeed(**visit.asked(c.DropNeed), clause=str(clause_id))
    return await act(request, visit, command, f"/plannen/{plan_id}/behoeften")


def _need(visit: Visit, clause_id: UUID) -> ClauseView:
    """The need, or not found: for a reader a hidden one does not exist."""
    found = next((need for need in Reader(visit).needs if need.id == str(clause_id)), None)
    if found is None:
        raise NotFoundException
    return found


def _body(fields: Fields) -> dict[str, str]:
    """Left empty, the easy text is the text itself."""
    text = fields.text("text", LONGEST)
    easy = fields.text("easy", LONGEST, required=False)
    return {"text": text, "easy": easy or text}


def _question(visit: Visit, need: ClauseView | None, fields: Fields) -> NeedPage:
    """The worker writes it once; who writes for others also writes it easily, and two texts stay two."""
    two_texts = need is not None and need.body["easy"] != need.body["text"]
    easy = visit.role in (Role.COACH, Role.DRAFTER) or two_texts
    return NeedPage(here(Reader(visit)), need, easy, visit.plan.agreement.value, fields)


HANDLERS = (show, new, add, rewrite_form, rewrite, adopt, drop)
