"""The plan itself: where it stands, what is agreed, what is open."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, drawing, rendering, sessions
from plan_service.read import award, follow_up
from plan_service.read.award import AwardView
from plan_service.read.here import Here, here, is_only_trusted, may_open
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.trusted import Suggested, along, suggested
from workflows.deadlines import WARN_AGREEMENTS
from workflows.decide import permitted
from workflows.events import name_of
from workflows.glossary import Exempt, Role
from workflows.kinds import PREMIUMS
from workflows.running import cycle_at, due_on, life_at


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the plan page shows. `may`: the commands whose buttons exist; `said_yes`: the reader just did."""

    here: Here
    lanes: tuple[drawing.Lane, ...]
    needs: tuple[ClauseView, ...]
    agreements: tuple[ClauseView, ...]
    agreement: str
    in_force: int
    in_force_on: date | None
    signing: int
    thinking_until: date | None
    declined: tuple[tuple[str, str], ...]
    coach_drafts: bool
    exception_reason: str
    no_colleague: str
    from_paper: bool
    update_wanted: bool
    many: bool
    evaluation: str
    evaluation_due: date | None
    ending_reason: str
    premiums: tuple[AwardView, ...]
    strip: drawing.Strip | None
    said_yes: bool
    suggestions: tuple[Suggested, ...]
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}", opt={"page": "plan"})
async def show(request: sessions.AnyRequest, plan_id: FromPath[UUID]) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    if is_only_trusted(reader):
        return rendering.page(request, "trust/plan.html", along(reader))
    strip = follow_up.strip(await follow_up.log(reader), reader.visit.on)
    said_yes = "bewaard" in request.query_params
    return rendering.page(request, "plan/show.html", _page(reader, strip, said_yes=said_yes))


@get("/plannen/{plan_id:uuid}/volgende", opt={"page": "answer"})
async def next_to_answer(request: sessions.AnyRequest, plan_id: FromPath[UUID]) -> Response[None]:
    """On to the first agreement that waits for the reader's answer, else to one that is stuck, else to the plan."""
    reader = Reader(await access.enter(request, str(plan_id)))
    mine = (clause for clause in reader.agreements if clause.mine == "open")
    coaches = Role.COACH in reader.visit.roles
    stuck = (clause for clause in reader.agreements if coaches and (clause.talks or clause.objections))
    waiting = next(chain(mine, stuck), None)
    url = f"/plannen/{plan_id}/afspraken/{waiting.id}" if waiting else f"/plannen/{plan_id}"
    return Redirect(f"{url}?bewaard=1" if "bewaard" in request.query_params else url, status_code=303)


def buttons(reader: Reader) -> frozenset[str]:
    """Names of the commands this reader could give now, as in `sign_version`."""
    visit = reader.visit
    found = (permitted(reader.plan, visit.asker(role)) for role in visit.roles)
    return frozenset(name_of(command) for commands in found for command in commands)


def _page(reader: Reader, strip: drawing.Strip | None, *, said_yes: bool) -> PlanPage:
    plan, on = reader.plan, reader.visit.on
    cycle = cycle_at(plan, on)
    version = plan.in_force.number if plan.in_force else 0
    thinks = plan.in_force.thinking_until if plan.in_force else None
    may, agreements = buttons(reader), reader.agreements
    writes = may_open(reader, "text")
    return PlanPage(
        here=here(reader),
        lanes=_lanes(reader),
        needs=reader.needs,
        agreements=agreements,
        agreement=plan.agreement.value,
        in_force=version,
        in_force_on=plan.in_force.in_force_on if plan.in_force else None,
        signing=plan.frozen.number if plan.frozen else 0,
        thinking_until=thinks if "take_back_version" in may else None,
        declined=_declined(reader) if writes else (),
        coach_drafts=plan.exception is not Exempt.NONE,
        exception_reason=reader.reason(plan.exception_reason) if writes else "",
        no_colleague=reader.reason(plan.no_colleague) if writes else "",
        from_paper=plan.from_paper,
        update_wanted=plan.update_wanted,
        many=len(agreements) >= WARN_AGREEMENTS,
        evaluation=cycle.state.value,
        evaluation_due=due_on(plan),
        ending_reason=reader.reason(plan.ending.reason) if plan.ending and writes else "",
        premiums=award.awards(reader, PREMIUMS[reader.plan.kind]) if may_open(reader, "award") else (),
        strip=strip,
        said_yes=said_yes,
        suggestions=suggested(reader),
        may=may,
    )


def _lanes(reader: Reader) -> tuple[drawing.Lane, ...]:
    plan, on = reader.plan, reader.visit.on
    return drawing.region_map(
        plan.agreement.value,
        cycle_at(plan, on).state.value if plan.in_force else "",
        life_at(plan, on).value,
        version=plan.in_force.number if plan.in_force else 0,
    )


def _declined(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Who did not sign, and why."""
    return tuple(
        (holder.first_name if (holder := reader.holder(role)) else "", reader.reason(words))
        for role, words in reader.plan.declined
    )


HANDLERS = (show, next_to_answer)
