"""The coach asks somebody for their turn, in words of their own; and whoever was asked reads them here."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from plan_service import access, forms, nudges, rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import INTENT, refusal
from plan_service.read.here import Here, here
from plan_service.read.nudges import Candidate, Message, candidates, messages
from plan_service.read.reader import Reader

Path = FromPath[UUID]
LONGEST = 500
"""Characters: as long as a note."""


@dataclass(frozen=True, slots=True)
class NudgePage:
    """Whom one could ask, and, once chosen, the text to send."""

    here: Here
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class MessagePage:
    """What was asked of the reader."""

    here: Here
    messages: tuple[Message, ...]


@get("/plannen/{plan_id:uuid}/herinnering", opt={"page": "nudge"})
async def ask(request: sessions.AnyRequest, plan_id: Path, aan: FromQuery[str] = "") -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    if not candidates(Reader(visit)):
        return refusal(request, visit, "not_now")
    return _page(request, visit, aan, Fields())


@post("/plannen/{plan_id:uuid}/herinnering", opt={"page": "nudge"})
async def send(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """And back to the list, where it says that they were asked."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    to = next((one for one in candidates(Reader(visit)) if one.person.id == fields.value("to")), None)
    if to is None:
        return refusal(request, visit, "not_now")
    text = fields.text("text", LONGEST)
    if fields.problems:
        return _page(request, visit, to.person.id, fields, 422)
    if not to.asked_today:
        await nudges.send(visit, to.person.id, text, fields.value(INTENT))
    return Redirect("/thuis", status_code=303)


@get("/plannen/{plan_id:uuid}/bericht", opt={"page": "message"})
async def read(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    return rendering.page(request, "nudge/message.html", MessagePage(here(reader), messages(reader)))


def _page(request: sessions.AnyRequest, visit: Visit, to: str, fields: Fields, status: int = 200) -> Response[str]:
    reader = Reader(visit)
    found = candidates(reader)
    chosen = next((one for one in found if one.person.id == to), found[0] if len(found) == 1 else None)
    return rendering.page(request, "nudge/ask.html", NudgePage(here(reader), found, chosen, fields), status)


HANDLERS = (ask, send, read)
