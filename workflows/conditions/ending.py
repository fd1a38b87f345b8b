"""When a plan may end."""

from typing import Any

from workflows.calendar import add_days
from workflows.conditions.base import Asked, about_command, about_plan
from workflows.deadlines import length
from workflows.plan import Plan


@about_plan
def no_end_is_given(plan: Plan, asked: Asked) -> bool:
    return plan.ending is None


@about_command
def worker_ends_today(plan: Plan, c: Any) -> bool:
    return bool(c.ends_on == c.on)


@about_command
def end_is_given_in_time(plan: Plan, c: Any) -> bool:
    return bool(c.ends_on >= add_days(c.on, length("end_notice")))


@about_command
def reason_is_given(plan: Plan, c: Any) -> bool:
    return c.reason is not None


@about_plan
def end_can_be_undone(plan: Plan, asked: Asked) -> bool:
    ending = plan.ending
    return ending is not None and ending.by is asked.role and asked.on <= ending.undo_until
