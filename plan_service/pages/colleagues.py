"""A colleague-coach: the employer names one, with time for it, or somebody says why there is none yet."""

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
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.taking_part import TakingPart, eligible_colleagues, may_read, taking_part, to_ask
from workflows import commands as c
from workflows.glossary import Role
from workflows.kinds import EMPLOYERS

LONGEST = 2_000
HOURS = 80
"""Most hours a month that somebody can be given for it: half a working month."""

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class ColleaguePage:
    """Who could do it, who does already, and how much time goes with it (the employer's to give)."""

    here: Here
    people: tuple[Person, ...]
    already: tuple[TakingPart, ...]
    gives_time: bool
    reason: str
    fields: Fields
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/mensen/collega", opt={"page": "colleague"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "people/colleague.html", await _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/mensen/collega", opt={"page": "colleague"})
async def name(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """They are asked, and may say no."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    offered = {one.id: one for one in await eligible_colleagues(Reader(visit))}
    asked = offered.get(fields.value("person"))
    if asked is None:
        fields.wrong("person", "choose_person")
    hours = fields.integer("hours", 1, HOURS, required=False) if employs(visit) else None
    if asked is None or fields.problems:
        return rendering.page(request, "people/colleague.html", await _page(visit, fields), 422)
    command = c.InviteParty(
        **visit.asked(c.InviteParty),
        seat=Role.COLLEAGUE_COACH,
        person=asked.id,
        organisation=asked.organisation,
        minutes=hours * 60 if hours else None,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen")


@post("/plannen/{plan_id:uuid}/mensen/geen-collega", opt={"page": "colleague"})
async def explain(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    reason = fields.text("reason", LONGEST)
    if fields.problems:
        return rendering.page(request, "people/colleague.html", await _page(visit, fields), 422)
    words = texts.new("reason", visit.person.id, {"text": reason, "private": ""})
    command = c.ExplainNoColleague(**visit.asked(c.ExplainNoColleague), reason=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen", [words])


def employs(visit: Visit) -> bool:
    """Whether the work is done for them: only they can give time for it."""
    return any(role in EMPLOYERS for role in visit.roles)


async def _page(visit: Visit, fields: Fields) -> ColleaguePage:
    reader = Reader(visit)
    return ColleaguePage(
        here=here(reader),
        people=to_ask(reader, await eligible_colleagues(reader)),
        already=tuple(one for one in taking_part(reader) if one.role is Role.COLLEAGUE_COACH),
        gives_time=employs(visit),
        reason=reader.reason(visit.plan.no_colleague) if may_read(reader) else "",
        fields=fields,
        may=buttons(reader),
    )


HANDLERS = (show, name, explain)
