"""Awards and the evaluation."""

from typing import Any

from workflows.calendar import add_days, is_quarter
from workflows.conditions.base import Asked, about_command, about_plan
from workflows.deadlines import AWARD_QUARTERS, RHYTHMS, length
from workflows.glossary import Level, Role
from workflows.kinds import EMPLOYERS
from workflows.lines import Line, all_keep, departs
from workflows.plan import Plan, is_employed
from workflows.running import cycle_at


@about_command
def steps_are_an_award(plan: Plan, c: Any) -> bool:
    counts = [count for count, _ in c.steps]
    whole = bool(counts) and all(count > 0 for count in counts)
    return whole and sum(counts) <= AWARD_QUARTERS and is_quarter(c.first_quarter)


@about_command
def dates_are_in_the_past(plan: Plan, c: Any) -> bool:
    applied = getattr(c, "applied_on", None)
    in_order = applied is None or applied <= c.decided_on
    return bool(in_order and c.decided_on <= c.on)


@about_command
def facts_are_theirs_to_tell(plan: Plan, c: Any) -> bool:
    """Of the work who it is done for, or the worker where that is nobody; of the worker only the worker."""
    tells_of_the_job = c.role in EMPLOYERS or not is_employed(plan)
    return (c.job is None or tells_of_the_job) and (c.own is None or c.role is Role.WORKER)


@about_command
def rhythm_exists(plan: Plan, c: Any) -> bool:
    return c.months in RHYTHMS


@about_plan
def window_can_be_extended(plan: Plan, asked: Asked) -> bool:
    return not cycle_at(plan, asked.on).extended


@about_plan
def views_are_waited_for_enough(plan: Plan, asked: Asked) -> bool:
    until = cycle_at(plan, asked.on).window_until
    return until is not None and asked.on > until


@about_plan
def not_yet_side_by_side(plan: Plan, asked: Asked) -> bool:
    return not cycle_at(plan, asked.on).side_by_side


@about_plan
def may_write_the_proposal(plan: Plan, asked: Asked) -> bool:
    """Coach or drafter; after 14 days without one any required party may (workflow.md §7)."""
    if asked.role in (Role.COACH, Role.DRAFTER):
        return True
    cycle, wait = plan.cycle, length("proposal_by_anyone")
    closed = cycle.closed_views_on
    nobody = cycle.proposal is None or cycle.proposal.by is asked.role
    return closed is not None and nobody and asked.on > add_days(closed, wait)


@about_command
def lines_are_complete(plan: Plan, c: Any) -> bool:
    """One line per instrument, with a level: a choice is never "unknown"."""
    return bool(c.lines) and complete(c.lines)


def complete(lines: tuple[Line, ...]) -> bool:
    """Whether each instrument is spoken of once, and its level is known."""
    one_each = len({line.instrument for line in lines}) == len(lines)
    return one_each and all(line.level is not Level.UNKNOWN for line in lines)


@about_command
def departure_is_explained(plan: Plan, c: Any) -> bool:
    return c.why_departing is not None or not departs(c.lines, plan.cycle.indication)


@about_command
def rests_on_version_in_force(plan: Plan, c: Any) -> bool:
    """A plan whose first version was taken back has no version: then the cycle is stopped, so there is one."""
    return plan.in_force is not None and plan.in_force.number == c.version


@about_command
def proposal_is_what_was_read(plan: Plan, c: Any) -> bool:
    return plan.cycle.proposal is not None and plan.cycle.proposal.number == c.proposal


@about_plan
def proposal_is_answered(plan: Plan, asked: Asked) -> bool:
    """Every required party answered the present text, or 14 days passed since that text."""
    proposal = plan.cycle.proposal
    if proposal is None:
        return False
    if all(proposal.stand_of(role) for role in plan.required):
        return True
    return asked.on > add_days(proposal.on, length("answer_to_proposal"))


@about_plan
def proposal_is_endorsed_by_all(plan: Plan, asked: Asked) -> bool:
    proposal = plan.cycle.proposal
    stands = [proposal.stand_of(role) for role in plan.required] if proposal else [None]
    return all(stand is not None and stand.verdict.value == "endorsed" for stand in stands)


@about_plan
def proposal_keeps_everything(plan: Plan, asked: Asked) -> bool:
    proposal = plan.cycle.proposal
    return proposal is not None and all_keep(proposal.lines)


@about_plan
def sent_it_or_is_the_worker(plan: Plan, asked: Asked) -> bool:
    return asked.role is Role.WORKER or plan.cycle.submitted_person == asked.by


@about_command
def asks_a_party(plan: Plan, c: Any) -> bool:
    return plan.seat(c.to) is not None


@about_plan
def question_is_for_them(plan: Plan, asked: Asked) -> bool:
    question = plan.cycle.question
    return question is not None and question.to is asked.role


@about_command
def finding_departure_is_explained(plan: Plan, c: Any) -> bool:
    proposal = plan.cycle.proposal
    if proposal is None or c.why_departing is not None:
        return True
    return not departs(c.lines, proposal.lines)
