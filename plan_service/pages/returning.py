"""Back to a sheltered workplace: the search for other work first, what is known of the term, the record of asking."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read.contests import TermView, terms
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.returns import ReturnView, returns
from workflows import commands as c
from workflows.glossary import Role
from workflows.kinds import EMPLOYERS

LONGEST = 2_000
AGAINST_WILL, OWN_WILL, GOES_ON = "against_will", "own_will", "goes_on"
FOUND_NOTHING, STILL_LOOKING = "found_nothing", "still_looking"
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """`term`: as far as it is known. `coach`: who reads it too; None while there is none."""

    here: Here
    asked: tuple[ReturnView, ...]
    term: TermView
    coach: Person | None
    fields: Fields
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/terugkeer", opt={"page": "return"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    return _page(request, await access.enter(request, str(plan_id)), Fields())


@post("/plannen/{plan_id:uuid}/terugkeer", opt={"page": "return"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The tick for the employer is the worker's alone; an employer says when the work ends."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    employs = visit.role_for(c.RequestReturn) in EMPLOYERS
    looking = fields.one_of("looking", (FOUND_NOTHING, STILL_LOOKING))
    search = fields.text("search", LONGEST)
    work = fields.one_of("work", (AGAINST_WILL,) if employs else (AGAINST_WILL, OWN_WILL, GOES_ON))
    ends_on = fields.date("work_ends_on", required=employs)
    reason = fields.text("reason", LONGEST, required=False)
    if fields.problems:
        return _page(request, visit, fields)
    searched = texts.new("search", visit.person.id, {"text": search})
    why = texts.new("reason", visit.person.id, {"text": reason, "private": ""})
    command = c.RequestReturn(
        **visit.asked(c.RequestReturn),
        search=searched.words,
        still_looking=looking == STILL_LOOKING,
        work_ends_on=ends_on,
        against_will=work == AGAINST_WILL,
        reason=why.words if reason else None,
        employer_may_read=not employs and fields.ticked("employer_may_read"),
    )
    return await act(
        request, visit, command, f"/plannen/{plan_id}/terugkeer", [searched, why] if reason else [searched]
    )


def _page(request: sessions.AnyRequest, visit: Visit, fields: Fields) -> Response[str]:
    reader = Reader(visit)
    (term,) = terms(("return_position",))
    context = ReturnPage(
        here=here(reader),
        asked=returns(reader),
        term=term,
        coach=reader.holder(Role.COACH),
        fields=fields,
        may=buttons(reader),
    )
    return rendering.page(request, "returning/show.html", context, 422 if fields.problems else 200)


HANDLERS = (show, ask)
