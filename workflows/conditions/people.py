"""Who may act, who drafted, who is there."""

from typing import Any

from workflows.conditions.base import Asked, about_command, about_plan
from workflows.glossary import Agreement, Exempt, Relation, Role, Seated
from workflows.kinds import BECOMES, EMPLOYERS, REQUIRED
from workflows.plan import Plan, Seat, deciders, is_employed


@about_plan
def plan_is_new(plan: Plan, asked: Asked) -> bool:
    return plan.started_by is None


@about_command
def starts_in_one_role(plan: Plan, c: Any) -> bool:
    """A worker starts their own plan; whoever starts one for another is somebody else (workflow.md §2)."""
    return bool((c.by == c.worker) is (c.role is Role.WORKER))


@about_plan
def holds_the_role(plan: Plan, asked: Asked) -> bool:
    seat = plan.seat_of(asked.role, asked.by)
    return seat is not None and seat.standing is Seated.ACTIVE and not seat.is_over(asked.on)


@about_plan
def is_invited(plan: Plan, asked: Asked) -> bool:
    seat = plan.seat_of(asked.role, asked.by)
    return seat is not None and seat.standing is Seated.INVITED and not seat.is_over(asked.on)


@about_plan
def may_read_the_plan(plan: Plan, asked: Asked) -> bool:
    seat = plan.seat_of(asked.role, asked.by)
    return seat is not None and seat.opened


@about_plan
def is_no_party(plan: Plan, asked: Asked) -> bool:
    return all(seat.person != asked.by for seat in plan.seats)


@about_command
def seat_is_free(plan: Plan, c: Any) -> bool:
    """Coach, employer and drafter are one each; a seat once left or declined may be asked again."""
    if c.seat in (Role.WORKER, Role.REVIEWER):
        return False
    held = plan.seat_of(c.seat, c.person)
    if held is not None and held.standing in (Seated.ACTIVE, Seated.INVITED):
        return False
    if c.seat is Role.COLLEAGUE_COACH:
        return True
    return all(seat.role is not c.seat or seat.standing not in (Seated.ACTIVE, Seated.INVITED) for seat in plan.seats)


def _present(plan: Plan, person: str) -> tuple[Role, ...]:
    return tuple(s.role for s in plan.seats if s.person == person and s.standing in (Seated.ACTIVE, Seated.INVITED))


@about_command
def fills_one_required_role(plan: Plan, c: Any) -> bool:
    """The same identity never fills two required parties (workflow.md §2); a drafter may be the coach only.

    Whom the worker trusts never acts for the employer; any other refusal would tell whom the worker trusts.
    """
    trusted = () if c.seat in EMPLOYERS else (Role.CONFIDANT,)
    present = [role for role in _present(plan, c.person) if role not in trusted]
    if c.seat is Role.DRAFTER:
        return all(role is Role.COACH for role in present)
    if c.seat is Role.COACH:
        return all(role is Role.DRAFTER for role in present)
    return not present


@about_command
def coach_says_what_they_are(plan: Plan, c: Any) -> bool:
    return c.seat is not Role.COACH or c.relation is not None


@about_command
def employer_grants_the_hours(plan: Plan, c: Any) -> bool:
    """A colleague-coach needs hours, and only the employer can give or refuse those (workflow.md §2)."""
    return c.seat is not Role.COLLEAGUE_COACH or c.role in EMPLOYERS


@about_command
def kind_has_the_role(plan: Plan, c: Any) -> bool:
    """Who begins a plan has a place in it: nobody employs a self-employed person."""
    return c.role is Role.DRAFTER or c.role in REQUIRED[c.kind]


@about_command
def kind_has_the_seat(plan: Plan, c: Any) -> bool:
    """A colleague-coach is a colleague: there are none where nobody employs."""
    if c.seat is Role.COLLEAGUE_COACH:
        return is_employed(plan)
    return c.seat is Role.DRAFTER or c.seat in REQUIRED[plan.kind]


@about_command
def coach_is_chosen_together(plan: Plan, c: Any) -> bool:
    """Once begun, a coach is in place when worker and employer both said yes (workflow.md §2)."""
    return c.seat is not Role.COACH or plan.agreement is Agreement.DRAFTING or deciders(plan) == (c.role,)


@about_plan
def no_coach_is_proposed(plan: Plan, asked: Asked) -> bool:
    return plan.coach_wanted is None


@about_plan
def coach_is_proposed(plan: Plan, asked: Asked) -> bool:
    return plan.coach_wanted is not None


@about_plan
def has_not_agreed_to_coach(plan: Plan, asked: Asked) -> bool:
    return plan.coach_wanted is not None and asked.role not in plan.coach_wanted.agreed


@about_command
def coach_is_who_was_read(plan: Plan, c: Any) -> bool:
    return plan.coach_wanted is not None and plan.coach_wanted.person == c.person


@about_command
def coach_would_be_another(plan: Plan, c: Any) -> bool:
    """Somebody who fills no required role here; the drafter may coach, with the exception that asks."""
    return not c.person or all(role in (Role.DRAFTER, Role.CONFIDANT) for role in _present(plan, c.person))


@about_command
def proposed_coach_says_what_they_are(plan: Plan, c: Any) -> bool:
    return not c.person or c.relation is not None


@about_plan
def kind_may_change(plan: Plan, asked: Asked) -> bool:
    return bool(BECOMES[plan.kind]) or plan.kind_before is not None


@about_command
def kind_can_become(plan: Plan, c: Any) -> bool:
    """Work is found; or it was not, as long as nothing of the new kind is in force."""
    return c.kind in BECOMES[plan.kind] or c.kind is plan.kind_before


@about_command
def seat_waits_to_be_opened(plan: Plan, c: Any) -> bool:
    seat = plan.seat_of(c.seat, c.person)
    return seat is not None and seat.standing is Seated.ACTIVE and not seat.opened


@about_plan
def coach_drafts(plan: Plan, asked: Asked) -> bool:
    return drafted_by_coach(plan)


@about_plan
def exception_is_asked(plan: Plan, asked: Asked) -> bool:
    return plan.exception is Exempt.ASKED


@about_plan
def exception_is_accepted(plan: Plan, asked: Asked) -> bool:
    return plan.exception is Exempt.ACCEPTED


def _drafter(plan: Plan) -> Seat | None:
    """Who drafts, or else who drafted and left: leaving makes nobody independent."""
    left = [seat for seat in plan.seats if seat.role is Role.DRAFTER and seat.standing is Seated.LEFT]
    return plan.seat(Role.DRAFTER) or (left[-1] if left else None)


def drafted_by_coach(plan: Plan) -> bool:
    """The coach, or somebody of the coach's own organisation, drafted: then the exception is needed."""
    drafter, coach = _drafter(plan), plan.seat(Role.COACH)
    if drafter is None:
        return plan.started_by is Role.COACH
    if coach is None:
        return False
    shared = bool(drafter.organisation) and drafter.organisation == coach.organisation
    return drafter.person == coach.person or shared


def _drafted_for_employer(plan: Plan) -> bool:
    drafter = _drafter(plan)
    if drafter is None:
        return plan.started_by in EMPLOYERS
    houses = {seat.organisation for role in EMPLOYERS if (seat := plan.seat(role)) is not None}
    return bool(drafter.organisation) and drafter.organisation in houses


def drafting_is_independent(plan: Plan) -> bool:
    """The drafter declared and is nobody's; or the coach drafted and the worker accepted; never the employer."""
    if _drafted_for_employer(plan):
        return False
    if drafted_by_coach(plan):
        return plan.exception is Exempt.ACCEPTED
    drafter = plan.seat(Role.DRAFTER)
    return drafter is None or drafter.independent


@about_plan
def drafter_is_independent(plan: Plan, asked: Asked) -> bool:
    return drafting_is_independent(plan)


def colleague_is_there(plan: Plan) -> bool:
    """Art. 22: a coach who is no direct colleague needs a colleague-coach, or a recorded reason why not yet."""
    coach = plan.seat(Role.COACH)
    if not is_employed(plan):
        return True
    if coach is None or coach.relation is Relation.DIRECT_COLLEAGUE:
        return True
    return plan.seat(Role.COLLEAGUE_COACH) is not None or plan.no_colleague is not None


@about_plan
def colleague_coach_is_there(plan: Plan, asked: Asked) -> bool:
    return colleague_is_there(plan)


@about_plan
def required_roles_are_filled(plan: Plan, asked: Asked) -> bool:
    seats = [plan.seat(role) for role in plan.required]
    return all(seat is not None and seat.opened for seat in seats)
