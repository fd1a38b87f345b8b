"""What came of a contest, from the letters: the committee's advice, the board's decision, the way to the court."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act, refusal
from plan_service.pages.proposal_form import proposed, quarters
from plan_service.read.contests import Contested, ContestView, contested, days
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.lines import Line

LONGEST = 2_000
MOST = 10_000
STANDS, OTHERWISE = "stands", "otherwise"
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step of one contest. `quarters`: from when a new finding may run."""

    here: Here
    found: Contested
    contest: ContestView
    quarters: tuple[str, ...]
    days: dict[str, int]
    fields: Fields


@get("/plannen/{plan_id:uuid}/heroverweging/advies", opt={"page": "contest"})
async def ask_advice(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _ask(request, plan_id, "advice")


@get("/plannen/{plan_id:uuid}/heroverweging/beslissing", opt={"page": "contest"})
async def ask_decision(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _ask(request, plan_id, "decision")


@get("/plannen/{plan_id:uuid}/heroverweging/beroep", opt={"page": "contest"})
async def ask_appeal(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _ask(request, plan_id, "appeal")


@post("/plannen/{plan_id:uuid}/heroverweging/advies", opt={"page": "contest"})
async def advise(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    chosen = _chosen(visit, fields.value("contest"))
    if chosen is None:
        return refusal(request, visit, "contest_is_there", c.RecordAdvice)
    found, contest = chosen
    day = fields.date("advised_on", earliest=contest.requested_on, latest=visit.on)
    text = fields.text("text", LONGEST, required=False)
    if fields.problems or day is None:
        return _page(request, visit, found, contest, fields, "advice")
    words = texts.new("advice", visit.person.id, {"text": text})
    command = c.RecordAdvice(
        **visit.asked(c.RecordAdvice),
        contest=contest.number,
        advised_on=day,
        words=words.words if text else None,
        corrects=fields.ticked("corrects"),
    )
    return await act(request, visit, command, _back(visit, found), [words] if text else [])


@post("/plannen/{plan_id:uuid}/heroverweging/beslissing", opt={"page": "contest"})
async def decide(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The finding stands, or each line anew; with the day of sending, from which the appeal is counted."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    chosen = _chosen(visit, fields.value("contest"))
    if chosen is None:
        return refusal(request, visit, "contest_is_there", c.RecordContestDecision)
    found, contest = chosen
    outcome = fields.one_of("outcome", (STANDS, OTHERWISE))
    lines: tuple[Line, ...] = proposed(fields, found.finding.lines) if outcome == OTHERWISE else ()
    decided = fields.date("decided_on", earliest=contest.requested_on, latest=visit.on)
    sent = fields.date("sent_on", earliest=decided, latest=visit.on)
    text = fields.text("text", LONGEST)
    if fields.problems or decided is None or sent is None:
        return _page(request, visit, found, contest, fields, "decision")
    words = texts.new("finding", visit.person.id, {"text": text})
    command = c.RecordContestDecision(
        **visit.asked(c.RecordContestDecision),
        contest=contest.number,
        decided_on=decided,
        sent_on=sent,
        lines=lines,
        words=words.words,
        corrects=fields.ticked("corrects"),
    )
    return await act(request, visit, command, _back(visit, found), [words])


@post("/plannen/{plan_id:uuid}/heroverweging/beroep", opt={"page": "contest"})
async def appeal(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    chosen = _chosen(visit, fields.value("contest"))
    if chosen is None:
        return refusal(request, visit, "contest_is_there", c.LodgeAppeal)
    found, contest = chosen
    day = fields.date("lodged_on", earliest=contest.sent_on, latest=visit.on)
    if fields.problems or day is None:
        return _page(request, visit, found, contest, fields, "appeal")
    command = c.LodgeAppeal(**visit.asked(c.LodgeAppeal), contest=contest.number, lodged_on=day)
    return await act(request, visit, command, _back(visit, found))


async def _ask(request: sessions.AnyRequest, plan_id: UUID, step: str) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    chosen = _chosen(visit, request.query_params.get("vraag", ""))
    if chosen is None:
        return Redirect(f"/plannen/{plan_id}/heroverweging", status_code=303)
    return _page(request, visit, *chosen, Fields(), step)


def _chosen(visit: Visit, number: str) -> tuple[Contested, ContestView] | None:
    """The contest that the page or the form is about, if there is one."""
    contest = next((one for one in visit.plan.contests if str(one.number) == number), None)
    found = contested(Reader(visit), contest.cycle) if contest else None
    if contest is None or found is None:
        return None
    return found, next(one for one in found.contests if one.number == contest.number)


def _back(visit: Visit, found: Contested) -> str:
    return f"/plannen/{visit.plan.id}/heroverweging?ronde={found.cycle}"


def _page(
    request: sessions.AnyRequest, visit: Visit, found: Contested, contest: ContestView, fields: Fields, step: str
) -> Response[str]:
    cycle = next(one for one in visit.plan.cycles if one.number == found.cycle)
    context = StepPage(here(Reader(visit)), found, contest, quarters(found.finding.on, cycle), days(), fields)
    return rendering.page(request, f"contest/{step}.html", context, 422 if fields.problems else 200)


HANDLERS = (ask_advice, ask_decision, ask_appeal, advise, decide, appeal)
