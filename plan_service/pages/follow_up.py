"""The follow-up: note a moment in two taps, read what one may read; the worker answers and shows."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, drawing, forms, rendering, sessions, texts
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.read import follow_up
from plan_service.read.follow_up import Entry, Offer
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.deadlines import NOTE_LENGTH
from workflows.glossary import How

Path = FromPath[UUID]
LONGEST = 2_000
MOST_MINUTES = 600
"""Ten hours: more is a slip of the finger."""
AT_ONCE = 10
"""Entries on a page; the rest one click away."""


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """What one can note today, the last weeks as shapes, and the entries. `saved`: the reader's own, just now."""

    here: Here
    offers: tuple[Offer, ...]
    chosen: tuple[str, ...]
    strip: drawing.Strip | None
    entries: tuple[Entry, ...]
    more: int
    saved: Entry | None
    fields: Fields
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry, for the worker who answers it or lets the employer read it."""

    here: Here
    entry: Entry
    fields: Fields


@get("/plannen/{plan_id:uuid}/opvolging", opt={"page": "follow_up"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    return await _page(request, reader, Fields())


@post("/plannen/{plan_id:uuid}/opvolging", opt={"page": "follow_up"})
async def add(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    reader, fields = Reader(visit), await forms.read(request)
    chosen = fields.many("agreements", [offer.id for offer in follow_up.offers(reader)], least=1)
    how = fields.choice("how", How)
    note = fields.text("note", NOTE_LENGTH, required=False)
    minutes = fields.integer("minutes", 1, MOST_MINUTES, required=False)
    if fields.problems or how is None:
        return await _page(request, reader, fields, 422)
    words = texts.new("entry", visit.person.id, {"text": note}) if note else None
    command = c.AddEntry(
        **visit.asked(c.AddEntry),
        entry=str(uuid4()),
        clauses=chosen,
        how=how,
        words=words.words if words else None,
        minutes=minutes,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/opvolging?bewaard=1", [words] if words else [])


@get("/plannen/{plan_id:uuid}/opvolging/{entry_id:uuid}/antwoord", opt={"page": "entry"})
async def reply_form(request: sessions.AnyRequest, plan_id: Path, entry_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    context = EntryPage(here(reader), await _entry(reader, entry_id), Fields())
    return rendering.page(request, "follow_up/reply.html", context)


@post("/plannen/{plan_id:uuid}/opvolging/{entry_id:uuid}/antwoord", opt={"page": "entry"})
async def reply(request: sessions.AnyRequest, plan_id: Path, entry_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    reader, fields = Reader(visit), await forms.read(request)
    entry = await _entry(reader, entry_id)
    text = fields.text("text", LONGEST)
    if fields.problems:
        return rendering.page(request, "follow_up/reply.html", EntryPage(here(reader), entry, fields), 422)
    words = texts.new("reply", visit.person.id, {"text": text})
    command = c.ReplyToEntry(**visit.asked(c.ReplyToEntry), entry=entry.id, words=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/opvolging", [words])


@get("/plannen/{plan_id:uuid}/opvolging/{entry_id:uuid}/tonen", opt={"page": "entry"})
async def show_form(request: sessions.AnyRequest, plan_id: Path, entry_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    context = EntryPage(here(reader), await _entry(reader, entry_id), Fields())
    return rendering.page(request, "follow_up/share.html", context)


@post("/plannen/{plan_id:uuid}/opvolging/{entry_id:uuid}/tonen", opt={"page": "entry"})
async def let_read(request: sessions.AnyRequest, plan_id: Path, entry_id: Path) -> Response[Any]:
    """The employer may read it from now on; once is enough."""
    visit = await access.enter(request, str(plan_id))
    entry, back = await _entry(Reader(visit), entry_id), f"/plannen/{plan_id}/opvolging"
    if entry.shown:
        return Redirect(back, status_code=303)
    command = c.ShowEntry(**visit.asked(c.ShowEntry), entry=entry.id)
    return await act(request, visit, command, back)


async def _entry(reader: Reader, entry_id: UUID) -> Entry:
    found = next((one for one in await follow_up.log(reader) if one.id == str(entry_id)), None)
    if found is None:
        raise NotFoundException
    return found


async def _page(request: sessions.AnyRequest, reader: Reader, fields: Fields, status: int = 200) -> Response[str]:
    entries, offers = await follow_up.log(reader), follow_up.offers(reader)
    asked = request.query_params
    shown = entries if "alles" in asked else entries[:AT_ONCE]
    own = next((entry for entry in entries if entry.mine and entry.how), None)
    context = FollowUpPage(
        here=here(reader),
        offers=offers,
        chosen=fields.values("agreements") or _chosen(offers, asked.getall("afspraak", [])),
        strip=follow_up.strip(entries, reader.visit.on),
        entries=shown,
        more=len(entries) - len(shown),
        saved=own if "bewaard" in asked else None,
        fields=fields,
        may=buttons(reader),
    )
    return rendering.page(request, "follow_up/show.html", context, status)


def _chosen(offers: tuple[Offer, ...], asked: list[str]) -> tuple[str, ...]:
    """What is ticked beforehand: what one came to note again, or the only thing there is."""
    wanted = tuple(offer.id for offer in offers if offer.id in asked)
    return wanted or (tuple(offer.id for offer in offers) if len(offers) == 1 else ())


HANDLERS = (show, add, reply_form, reply, show_form, let_read)
