"""Whom the worker trusts."""

from datetime import date
from typing import Any

from workflows.conditions.base import Asked, about_command, about_plan
from workflows.glossary import Advice, ClauseKind, Role, Seated, Trust
from workflows.kinds import EMPLOYERS
from workflows.plan import Plan, Seat, reads

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


@about_command
def suggests_on_what_they_read(plan: Plan, c: Any) -> bool:
    """About nothing in particular, or about a text they read, as they read it; an answer only to an agreement."""
    if not c.clause:
        return bool(c.says is Advice.QUESTION)
    clause = plan.clause(c.clause)
    if clause is None or not reads(plan, c.role, clause, c.by) or clause.revision != c.revision:
        return False
    return c.says is Advice.QUESTION or clause.kind is ClauseKind.AGREEMENT


@about_command
def suggestion_is_theirs(plan: Plan, c: Any) -> bool:
    """The worker's to set aside; and theirs who made it."""
    made = next((one for one in plan.suggestions if one.id == c.suggestion), None)
    return made is not None and (c.role is Role.WORKER or made.by == c.by)


def still_to_read(plan: Plan, on: date) -> tuple[Seat, ...]:
    """Who reads the version on the table before the worker signs it, and did not say so yet."""
    if plan.frozen is None:
        return ()
    asked = (s for s in plan.seats if s.role is Role.CONFIDANT and s.standing in PRESENT and not s.is_over(on))
    read_by = plan.frozen.read_by
    return tuple(s for s in asked if s.level is Trust.READ_FIRST and s.person not in read_by)


@about_plan
def trusted_have_read(plan: Plan, asked: Asked) -> bool:
    """The worker's own wish, for the worker's own signature; it keeps nobody else from anything."""
    return asked.role is not Role.WORKER or not still_to_read(plan, asked.on)
