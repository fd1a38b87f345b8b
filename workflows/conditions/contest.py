"""A finding contested."""

from typing import Any

from workflows.conditions.base import about_command
from workflows.conditions.evaluation import complete
from workflows.contests import Contest
from workflows.plan import Plan

DAYS = ("learned_on", "requested_on", "advised_on", "decided_on", "sent_on", "lodged_on")
"""The days of a contest, in the order in which they come."""


@about_command
def finding_is_there(plan: Plan, c: Any) -> bool:
    return any(cycle.number == c.cycle and cycle.finding for cycle in plan.cycles)


@about_command
def has_not_contested_it(plan: Plan, c: Any) -> bool:
    return all((one.cycle, one.by) != (c.cycle, c.role) for one in plan.contests)


@about_command
def contest_is_there(plan: Plan, c: Any) -> bool:
    return _contest(plan, c) is not None


@about_command
def contest_is_decided(plan: Plan, c: Any) -> bool:
    contest = _contest(plan, c)
    return contest is not None and contest.decision is not None


@about_command
def appeal_is_not_lodged(plan: Plan, c: Any) -> bool:
    """A decision that lies with the court is corrected there."""
    contest = _contest(plan, c)
    return contest is not None and contest.appealed_on is None


@about_command
def record_is_what_was_read(plan: Plan, c: Any) -> bool:
    """Two who copy the same letter at once: the second sees the first's before taking its place."""
    contest = _contest(plan, c)
    there = contest and (contest.decision if hasattr(c, "decided_on") else contest.advice)
    return bool(c.corrects) == (there is not None)


@about_command
def new_lines_are_complete(plan: Plan, c: Any) -> bool:
    return not c.lines or complete(c.lines)


@about_command
def days_are_in_order(plan: Plan, c: Any) -> bool:
    """Each step on or after the one before it, and none tomorrow. A finding recorded here is not learned before it."""
    said = [getattr(c, name) for name in DAYS if hasattr(c, name)]
    days = [*_before(plan, c), *said, c.on]
    return days == sorted(days)


def _before(plan: Plan, c: Any) -> list[Any]:
    contest = _contest(plan, c)
    if contest is None:
        found = (cycle.finding for cycle in plan.cycles if cycle.number == c.cycle)
        return [one.on for one in found if one is not None and not one.by_letter]
    if hasattr(c, "lodged_on"):
        return [contest.decision.sent_on] if contest.decision else []
    return [contest.requested_on]


def _contest(plan: Plan, c: Any) -> Contest | None:
    number = getattr(c, "contest", 0)
    return next((one for one in plan.contests if one.number == number), None)
