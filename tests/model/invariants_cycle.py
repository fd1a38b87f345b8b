"""The invariants about evaluation and awards in a state: what rests on what, one result per cycle, an honest clock."""

from datetime import date, timedelta

from tests.model.invariants import require
from workflows.contests import finding_now
from workflows.cycle import Cycle, days_waited
from workflows.glossary import Evaluation, Level, Outcome, Role, Term, Verdict
from workflows.plan import Plan

FORTNIGHT = timedelta(days=14)
WITH_VDAB = (Evaluation.SUBMITTED, Evaluation.INFO_REQUESTED)
AFTER_VIEWS = (Evaluation.CONCLUDING, *WITH_VDAB)


def one_result_per_cycle(plan: Plan, on: date) -> None:
    """6: the finished cycles are numbered and have each their result; the running one has none yet."""
    numbers = [cycle.number for cycle in (*plan.cycles, plan.cycle)]
    require(6, "cycles are not numbered in order", numbers, holds=numbers == list(range(1, len(numbers) + 1)))
    require(6, "a running cycle with a result", holds=plan.cycle.outcome is None and plan.cycle.ended_on is None)
    for cycle in plan.cycles:
        require(6, "a finished cycle without a result", holds=cycle.outcome is not None and cycle.ended_on is not None)
        result_rests(cycle, (Role.WORKER,))


def result_rests(cycle: Cycle, who: tuple[Role, ...]) -> None:
    """6: a finding on what was sent or on a letter; to keep on the yes of all to a proposal that keeps everything."""
    found = cycle.outcome in (Outcome.FINDING, Outcome.LETTER)
    require(6, "a finding without result, or the reverse", holds=(cycle.finding is not None) == found)
    if found:
        sent = cycle.submitted_on is not None and cycle.proposal is not None
        require(6, "a finding on nothing that was sent", holds=sent and cycle.dossier)
    if cycle.outcome is Outcome.KEEP:
        willing = {role for role, verdict in stands(cycle).items() if verdict is Verdict.ENDORSED}
        require(6, "kept against somebody's word", holds=set(who) <= willing)
        lines = cycle.proposal.lines if cycle.proposal else ()
        kept = lines and all(line.level is Level.KEEP and line.term is Term.KEEP for line in lines)
        require(6, "kept what was to change", holds=kept)


def stands(cycle: Cycle) -> dict[Role, Verdict]:
    return {one.role: one.verdict for one in cycle.proposal.stands} if cycle.proposal else {}


def each_stage_rests_on_the_one_before(plan: Plan, on: date) -> None:
    """6: a proposal on a concluded evaluation, a submission on a proposal, a question on a submission."""
    cycle = plan.cycle
    concluded = cycle.evidence is not None and cycle.closed_views_on is not None
    require(6, "after the views without evidence", holds=concluded == (cycle.state in AFTER_VIEWS))
    require(6, "a proposal on views still open", holds=cycle.proposal is None or cycle.state in AFTER_VIEWS)
    with_vdab = cycle.state in WITH_VDAB
    require(6, "with VDAB and not sent", holds=(cycle.submitted_on is not None) == with_vdab)
    require(6, "sent without a proposal", holds=cycle.proposal is not None or not with_vdab)
    require(6, "a finding in a running cycle", holds=cycle.finding is None)
    open_questions = [one for one in cycle.questions if one.answered_on is None]
    asked = 1 if cycle.state is Evaluation.INFO_REQUESTED else 0
    require(6, "open questions", len(open_questions), holds=len(open_questions) == asked)
    running = cycle.state is not Evaluation.PLANNED
    require(6, "evaluated without a version in force", holds=plan.in_force is not None or not running)
    if running:
        require(6, "resting on no version", holds=cycle.version is not None and cycle.opened_on is not None)


def the_clock_stops_while_asking(plan: Plan, on: date) -> None:
    """§7: VDAB's days, without those a question was open."""
    cycle = plan.cycle
    if cycle.submitted_on is None:
        return
    days = [cycle.submitted_on + timedelta(days=n) for n in range((on - cycle.submitted_on).days)]
    waited = [day for day in days if not any(q.asked_on <= day < (q.answered_on or on) for q in cycle.questions)]
    require(6, "days waited", holds=days_waited(cycle, on) == len(waited))


def a_contest_rests_on_a_finding(plan: Plan, on: date) -> None:
    """§7: one per party and finding, each step on the one before; a new finding adds no cycle and no result."""
    asked = [(one.cycle, one.by) for one in plan.contests]
    require(6, "contested twice by one party", asked, holds=len(asked) == len(set(asked)))
    cycles = {cycle.number: cycle for cycle in plan.cycles}
    for one in plan.contests:
        require(6, "contested and not found", holds=one.cycle in cycles and cycles[one.cycle].finding is not None)
        require(6, "appealed before it was decided", holds=one.decision is not None or one.appealed_on is None)
    for cycle in plan.cycles:
        decided = [one.decision for one in plan.contests if one.cycle == cycle.number and one.decision is not None]
        possible = [cycle.finding and cycle.finding.lines, *(one.lines for one in decided if one.lines)]
        holds_now = finding_now(cycle, plan.contests)
        require(6, "holds what nobody found", holds=(holds_now and holds_now.lines) in possible)
