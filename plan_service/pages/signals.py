"""A signal: I need more, it goes well without, my work changes. It asks for nothing else, and offers an evaluation."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read import follow_up
from plan_service.read.follow_up import Entry
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.deadlines import NOTE_LENGTH
from workflows.glossary import Role, Signal

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class SignalPage:
    """One question, three choices in words."""

    here: Here
    fields: Fields
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class SignalGivenPage:
    """What was said, who reads it, and what one can do next. `coach` is None while there is none."""

    here: Here
    entry: Entry
    coach: Person | None
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/signalen", opt={"page": "signal"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    return rendering.page(request, "signal/give.html", SignalPage(here(reader), Fields(), buttons(reader)))


@post("/plannen/{plan_id:uuid}/signalen", opt={"page": "signal"})
async def give(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The tick for the employer is the worker's alone."""
    visit = await access.enter(request, str(plan_id))
    reader, fields = Reader(visit), await forms.read(request)
    signal = fields.choice("signal", Signal)
    text = fields.text("text", NOTE_LENGTH, required=False)
    if fields.problems or signal is None:
        context = SignalPage(here(reader), fields, buttons(reader))
        return rendering.page(request, "signal/give.html", context, 422)
    words = texts.new("signal", visit.person.id, {"text": text}) if text else None
    command = c.GiveSignal(
        **visit.asked(c.GiveSignal),
        entry=str(uuid4()),
        signal=signal,
        words=words.words if words else None,
        employer_may_read=visit.role_for(c.GiveSignal) is Role.WORKER and fields.ticked("employer_may_read"),
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/signalen/bedankt", [words] if words else [])


@get("/plannen/{plan_id:uuid}/signalen/bedankt", opt={"page": "signal"})
async def given(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The reader's own last signal; without one there is nothing to thank for."""
    reader = Reader(await access.enter(request, str(plan_id)))
    own = next((one for one in await follow_up.log(reader) if one.mine and one.signal), None)
    if own is None:
        return Redirect(f"/plannen/{plan_id}/signalen", status_code=303)
    context = SignalGivenPage(here(reader), own, reader.holder(Role.COACH), buttons(reader))
    return rendering.page(request, "signal/given.html", context)


HANDLERS = (ask, give, given)
