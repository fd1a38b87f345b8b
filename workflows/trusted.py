"""Whom the worker trusts is known to the worker and to that person, and to nobody else."""

from dataclasses import replace

from workflows.glossary import Role
from workflows.plan import Plan


def as_known_to(plan: Plan, person: str) -> Plan:
    """The plan without whom else the worker trusts, and what is open to them. The worker knows all of it."""
    if any(seat.role is Role.WORKER and seat.person == person for seat in plan.seats):
        return plan
    seats = tuple(s for s in plan.seats if s.role is not Role.CONFIDANT or s.person == person)
    clauses, gone = (
        tuple(replace(one, opened_to=tuple(p for p in one.opened_to if p == person)) for one in every)
        for every in (plan.clauses, plan.gone)
    )
    made = tuple(one for one in plan.suggestions if one.by == person)
    frozen, in_force, before = (
        replace(one, read_by=tuple(p for p in one.read_by if p == person)) if one else None
        for one in (plan.frozen, plan.in_force, plan.before)
    )
    return replace(
        plan,
        seats=seats,
        clauses=clauses,
        gone=gone,
        suggestions=made,
        frozen=frozen,
        in_force=in_force,
        before=before,
    )
