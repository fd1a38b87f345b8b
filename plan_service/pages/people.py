"""Who takes part: since when, as what, who is asked; the worker opens the plan to a newcomer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.taking_part import (
    ONE_EACH,
    TakingPart,
    drafts,
    eligible,
    empty_seats,
    may_read,
    taking_part,
    to_ask,
)
from workflows import commands as c
from workflows.glossary import Agreement, Exempt, Relation, Role
from workflows.kinds import ALONE, EMPLOYERS
from workflows.plan import Seat

Path = FromPath[UUID]
LEAVING = (Role.COACH, Role.DRAFTER, Role.COLLEAGUE_COACH, Role.CONFIDANT)
"""Roles one may stop in without a reason; the table says whether one may now."""


@dataclass(frozen=True, slots=True)
class EmptySeat:
    """A role nobody holds, and who could be asked for it."""

    role: Role
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody in the plan. `begun`: the worker said yes to begin; `drafting`: the reader writes the first draft."""

    here: Here
    members: tuple[TakingPart, ...]
    empty: tuple[EmptySeat, ...]
    relations: tuple[Relation, ...]
    colleague_page: bool
    mine_to_leave: tuple[Role, ...]
    begun: bool
    drafting: bool
    exception: Exempt
    no_colleague: str
    fields: Fields
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class LeavingPage:
    """Before somebody stops: what follows."""

    here: Here
    role: Role


@get("/plannen/{plan_id:uuid}/mensen", opt={"page": "people"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "people/show.html", await _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/mensen", opt={"page": "inviting"})
async def invite(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Ask somebody for a role that is empty. For a coach it is also said what they are to the employer."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    seat = fields.choice("seat", Role, ONE_EACH)
    asked = await _chosen(fields, seat) if seat else None
    relation = _relation(visit, fields) if seat is Role.COACH else None
    if seat is None or asked is None or fields.problems:
        return rendering.page(request, "people/show.html", await _page(visit, fields), 422)
    command = c.InviteParty(
        **visit.asked(c.InviteParty),
        seat=seat,
        person=asked.id,
        organisation=asked.organisation,
        relation=relation,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen")


@post("/plannen/{plan_id:uuid}/mensen/openen", opt={"page": "opening"})
async def open_to(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The worker lets a newcomer read; until then they read nothing."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    seat = _waiting(visit, fields)
    if seat is None:
        return Redirect(f"/plannen/{plan_id}/mensen", status_code=303)
    command = c.OpenToParty(**visit.asked(c.OpenToParty), seat=seat.role, person=seat.person)
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen")


@get("/plannen/{plan_id:uuid}/verlaten", opt={"page": "leaving"})
async def leave_form(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "people/leave.html", LeavingPage(here(Reader(visit)), visit.role))


@post("/plannen/{plan_id:uuid}/verlaten", opt={"page": "leaving"})
async def leave(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Who left reads nothing from this moment on, so it goes on at home."""
    visit = await access.enter(request, str(plan_id))
    return await act(request, visit, c.LeaveRole(**visit.asked(c.LeaveRole)), "/thuis")


async def _chosen(fields: Fields, seat: Role) -> Person | None:
    """The one picked. Whether they can be asked (again) is for the table to say."""
    name = f"{seat.value}_person"
    offered = {one.id: one for one in await eligible(seat)}
    asked = offered.get(fields.value(name))
    if asked is None:
        fields.wrong(name, "choose_person")
    return asked


def _relation(visit: Visit, fields: Fields) -> Relation | None:
    """Where nobody employs, a coach can only come from elsewhere."""
    return Relation.EXTERNAL if visit.plan.kind in ALONE else workplace(fields, "coach_relation")


def workplace(fields: Fields, name: str) -> Relation | None:
    """What a coach is to the employer; art. 22 makes something of it, so it is never guessed."""
    if fields.value(name) not in tuple(Relation):
        fields.wrong(name, "choose_workplace")
        return None
    return Relation(fields.value(name))


def _waiting(visit: Visit, fields: Fields) -> Seat | None:
    """Whose seat is meant, in whatever standing: the table says whether it can be opened."""
    chosen = (fields.value("seat"), fields.value("person"))
    return next((seat for seat in visit.plan.seats if (seat.role.value, seat.person) == chosen), None)


def _colleague_page(visit: Visit, may: frozenset[str]) -> bool:
    """The employer asks somebody; a coach may only say why there is nobody yet."""
    if any(role in EMPLOYERS for role in visit.roles):
        return "invite_party" in may
    nobody = visit.plan.seat(Role.COLLEAGUE_COACH) is None
    return Role.COACH in visit.roles and nobody and "explain_no_colleague" in may


async def _page(visit: Visit, fields: Fields) -> PeoplePage:
    reader, plan = Reader(visit), visit.plan
    may = buttons(reader)
    asks = empty_seats(reader) if "invite_party" in may else ()
    return PeoplePage(
        here=here(reader),
        members=taking_part(reader),
        empty=tuple([EmptySeat(role, to_ask(reader, await eligible(role))) for role in asks]),
        relations=tuple(Relation),
        colleague_page=_colleague_page(visit, may),
        mine_to_leave=tuple(role for role in LEAVING if role in visit.roles),
        begun=plan.agreement is not Agreement.DRAFTING,
        drafting=drafts(reader),
        exception=plan.exception,
        no_colleague=reader.reason(plan.no_colleague) if may_read(reader) else "",
        fields=fields,
        may=may,
    )


HANDLERS = (show, invite, open_to, leave_form, leave)
