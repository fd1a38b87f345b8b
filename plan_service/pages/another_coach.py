"""Another coach: worker or employer asks, no reason needed; in place when both said yes and the coach did too."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.people import workplace
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.taking_part import eligible, to_ask
from workflows import commands as c
from workflows.glossary import Relation, Role
from workflows.kinds import EMPLOYERS
from workflows.plan import deciders

LONGEST = 2_000
NOT_KNOWN = "later"
"""Chosen by who wants another coach and does not know yet whom."""

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class AnotherCoachPage:
    """`wanted`: somebody asked already; `new` is None while it is not known whom. `others` must say yes too."""

    here: Here
    coach: Person | None
    wanted: bool
    by: Person | None
    mine: bool
    new: Person | None
    relation: Relation | None
    reason: str
    others: tuple[Person, ...]
    people: tuple[Person, ...]
    ask_relation: bool
    fields: Fields
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/mensen/jobcoach", opt={"page": "another_coach"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "people/another_coach.html", await _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/mensen/jobcoach", opt={"page": "another_coach"})
async def propose(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """One choice is enough; a coach from the own house is asked for their team, for art. 22 makes something of it."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    offered = {one.id: one for one in await eligible(Role.COACH)}
    chosen = fields.one_of("person", [*offered, NOT_KNOWN])
    person = offered.get(chosen)
    relation = _relation(visit, person, fields) if person else None
    said = {name: fields.text(name, LONGEST, required=False) for name in ("reason", "private")}
    if fields.problems:
        return rendering.page(request, "people/another_coach.html", await _page(visit, fields), 422)
    words = texts.new("reason", visit.person.id, {"text": said["reason"], "private": said["private"]})
    given = [words] if said["reason"] or said["private"] else []
    command = c.ProposeCoach(
        **visit.asked(c.ProposeCoach),
        person=person.id if person else "",
        organisation=person.organisation if person else "",
        relation=relation,
        reason=words.words if given else None,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen", given)


@post("/plannen/{plan_id:uuid}/mensen/jobcoach/ja", opt={"page": "another_coach"})
async def agree(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    command = c.AgreeToCoach(**visit.asked(c.AgreeToCoach), person=fields.value("person"))
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen")


@post("/plannen/{plan_id:uuid}/mensen/jobcoach/nee", opt={"page": "another_coach"})
async def set_aside(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Who asked takes it back; who was asked says no. The coach stays."""
    visit = await access.enter(request, str(plan_id))
    return await act(request, visit, c.SetCoachAside(**visit.asked(c.SetCoachAside)), f"/plannen/{plan_id}/mensen")


def _relation(visit: Visit, person: Person, fields: Fields) -> Relation | None:
    """From another house is external: a fact, not a guess. From the own house it is asked."""
    if not _own_house(visit, person):
        return Relation.EXTERNAL
    return workplace(fields, "coach_relation")


def _own_house(visit: Visit, person: Person) -> bool:
    houses = {seat.organisation for role in EMPLOYERS if (seat := visit.plan.seat(role)) is not None}
    return bool(person.organisation) and person.organisation in houses


async def _page(visit: Visit, fields: Fields) -> AnotherCoachPage:
    reader, plan = Reader(visit), visit.plan
    wanted = plan.coach_wanted
    people = to_ask(reader, await eligible(Role.COACH))
    known = {one.id: one for one in await eligible(Role.COACH)}
    agreed = wanted.agreed if wanted else (visit.role,)
    others = (reader.holder(role) for role in deciders(plan) if role not in agreed)
    return AnotherCoachPage(
        here=here(reader),
        coach=reader.holder(Role.COACH),
        wanted=wanted is not None,
        by=reader.holder(wanted.by) if wanted else None,
        mine=wanted is not None and visit.role in wanted.agreed,
        new=known.get(wanted.person) if wanted else None,
        relation=wanted.relation if wanted else None,
        reason=reader.reason(wanted.reason) if wanted else "",
        others=tuple(one for one in others if one is not None),
        people=people,
        ask_relation=any(_own_house(visit, one) for one in people),
        fields=fields,
        may=buttons(reader),
    )


HANDLERS = (show, propose, agree, set_aside)
