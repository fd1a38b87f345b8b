"""Whom the worker trusts."""

from typing import Any

from workflows.conditions.base import about_command
from workflows.glossary import EMPLOYERS, Role, Seated
from workflows.plan import Plan

PRESENT = (Seated.ACTIVE, Seated.INVITED)


@about_command
def is_trusted(plan: Plan, c: Any) -> bool:
    """Asked or reading along; also when their last day has passed, so that the worker can choose another."""
    seat = plan.seat_of(Role.CONFIDANT, c.person)
    return seat is not None and seat.standing in PRESENT


@about_command
def is_not_yet_trusted(plan: Plan, c: Any) -> bool:
    seat = plan.seat_of(Role.CONFIDANT, c.person)
    return seat is None or seat.standing not in PRESENT


@about_command
def acts_not_for_the_employer(plan: Plan, c: Any) -> bool:
    """Nor is it the worker themselves (workflow.md §2)."""
    barred = (Role.WORKER, *EMPLOYERS)
    return all(s.person != c.person or s.role not in barred or s.standing not in PRESENT for s in plan.seats)


@about_command
def last_day_is_ahead(plan: Plan, c: Any) -> bool:
    return c.until is None or c.until > c.on


@about_command
def clauses_are_there(plan: Plan, c: Any) -> bool:
    return all(plan.clause(clause) is not None for clause in c.clauses)
