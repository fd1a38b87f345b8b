"""When a text may be frozen and signed."""

from datetime import timedelta
from typing import Any

from workflows.conditions.base import Asked, about_command, about_plan
from workflows.deadlines import MAX_AGREEMENTS, THINKING_DAYS
from workflows.glossary import Answer
from workflows.plan import Plan, answers_wanted, nothing_differs, text_now

FRESH = timedelta(minutes=5)
"""How old an identity check may be at a signature: our choice, after ASVS 5.0 7.5.3."""


@about_plan
def has_need_and_agreement(plan: Plan, asked: Asked) -> bool:
    agreements = {clause.id for clause in plan.agreements}
    return bool(plan.needs) and any(leaf[0] in agreements for leaf in text_now(plan)[0])


@about_plan
def every_agreement_is_accepted(plan: Plan, asked: Asked) -> bool:
    return all(
        clause.answer_of(role) is Answer.ACCEPTED for clause in plan.agreements for role in answers_wanted(plan, clause)
    )


@about_plan
def no_talk_is_open(plan: Plan, asked: Asked) -> bool:
    return not any(clause.talks for clause in plan.agreements)


@about_plan
def not_too_many_agreements(plan: Plan, asked: Asked) -> bool:
    agreements = {clause.id for clause in plan.agreements}
    return sum(leaf[0] in agreements for leaf in text_now(plan)[0]) <= MAX_AGREEMENTS


@about_plan
def text_differs_from_force(plan: Plan, asked: Asked) -> bool:
    """A version is only frozen when it says something new (or other people must sign)."""
    if plan.in_force is None:
        return True
    leaves, left_open = text_now(plan)
    now = {(leaf[0], leaf[2]) for leaf in leaves}
    before = {(leaf[0], leaf[2]) for leaf in plan.in_force.leaves}
    people = tuple((r, s.person) for r in plan.required if (s := plan.seat(r)))
    same = now == before and set(left_open) == set(plan.in_force.open_points)
    return not same or people != plan.in_force.required or _new_readers(plan)


def _new_readers(plan: Plan) -> bool:
    """Somebody may read, and has said yes to, a clause they did not sign."""
    signed = plan.in_force.in_force_on if plan.in_force else None
    return any(
        given.on is not None and signed is not None and given.on > signed
        for clause in plan.agreements
        for given in clause.agreed
    )


@about_command
def version_is_what_was_read(plan: Plan, c: Any) -> bool:
    return plan.frozen is not None and plan.frozen.number == c.version


@about_command
def root_is_what_was_read(plan: Plan, c: Any) -> bool:
    return plan.frozen is not None and plan.frozen.root == c.root


@about_command
def signs_for_the_required_party(plan: Plan, c: Any) -> bool:
    return plan.frozen is not None and (c.role, c.by) in plan.frozen.required


@about_command
def identity_is_fresh(plan: Plan, c: Any) -> bool:
    return bool(c.method) and timedelta(0) <= c.at - c.identified_at <= FRESH


@about_command
def thinking_time_is_set(plan: Plan, c: Any) -> bool:
    low, high = THINKING_DAYS
    return bool(low <= c.thinking_days <= high)


@about_plan
def has_signed(plan: Plan, asked: Asked) -> bool:
    return plan.frozen is not None and plan.frozen.signed_by(asked.role) is not None


@about_plan
def thinking_time_runs(plan: Plan, asked: Asked) -> bool:
    version = plan.in_force
    return version is not None and version.thinking_until is not None and asked.on <= version.thinking_until


@about_command
def version_in_force_is_meant(plan: Plan, c: Any) -> bool:
    return plan.in_force is not None and plan.in_force.number == c.version


@about_plan
def version_is_in_force(plan: Plan, asked: Asked) -> bool:
    return plan.in_force is not None


@about_plan
def text_says_the_same(plan: Plan, asked: Asked) -> bool:
    return nothing_differs(plan)
