"""The worker's yes to begin: what is in the draft, and who may read it from then on."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions
from plan_service.pages.acting import act
from plan_service.read.here import Here, Member, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.taking_part import PRESENT
from workflows import commands as c
from workflows.glossary import Agreement, Role
from workflows.plan import Seat

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The draft, who reads it already, and who will. `changed`: it is not what was on the page when yes was said."""

    here: Here
    needs: tuple[ClauseView, ...]
    agreements: tuple[ClauseView, ...]
    readers: tuple[Member, ...]
    to_read: tuple[Member, ...]
    seen: str
    changed: bool


@get("/plannen/{plan_id:uuid}/begin", opt={"page": "begin"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    reader = Reader(await access.enter(request, str(plan_id)))
    if reader.plan.agreement is not Agreement.DRAFTING:
        return Redirect(f"/plannen/{plan_id}", status_code=303)
    return rendering.page(request, "starting/begin.html", _page(reader))


@post("/plannen/{plan_id:uuid}/begin", opt={"page": "begin"})
async def begin(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """A yes is to this draft and these people: when either is another by now, the page comes again."""
    visit = await access.enter(request, str(plan_id))
    reader, fields = Reader(visit), await forms.read(request)
    drafting = visit.plan.agreement is Agreement.DRAFTING
    if drafting and fields.value("seen") != _seen(reader):
        return rendering.page(request, "starting/begin.html", _page(reader, changed=True), 409)
    return await act(request, visit, c.BeginNegotiation(**visit.asked(c.BeginNegotiation)), f"/plannen/{plan_id}")


def _page(reader: Reader, *, changed: bool = False) -> BeginPage:
    seats = [seat for seat in reader.plan.seats if seat.standing in PRESENT and seat.role is not Role.WORKER]
    return BeginPage(
        here=here(reader),
        needs=reader.needs,
        agreements=reader.agreements,
        readers=tuple(_member(reader, seat) for seat in seats if seat.opened),
        to_read=tuple(_member(reader, seat) for seat in seats if not seat.opened),
        seen=_seen(reader),
        changed=changed,
    )


def _member(reader: Reader, seat: Seat) -> Member:
    return Member(reader.face(seat.person), seat.role)


def _seen(reader: Reader) -> str:
    """One figure for what is on the page: the clauses, from whom each is kept, and who will read."""
    clauses = [f"{one.id} {one.revision} {one.hidden_from}" for one in (*reader.needs, *reader.agreements)]
    people = sorted(f"{seat.role} {seat.person}" for seat in reader.plan.seats if seat.standing in PRESENT)
    return sha256("\n".join([*clauses, *people]).encode()).hexdigest()


HANDLERS = (ask, begin)
