"""What follows when somebody joins or leaves: a text on the table is void when other people must sign it."""

from workflows import events as e
from workflows.conditions.people import colleague_is_there, drafting_is_independent
from workflows.glossary import Agreement, Role
from workflows.plan import Plan


def joined(plan: Plan, after: Plan, role: Role) -> tuple[e.Event, ...]:
    """Who must sign, and did not sign what is in force, makes a next version needed (workflow.md §2)."""
    if plan.agreement is Agreement.IN_FORCE and role in after.required:
        return (e.TextReopened(),)
    return parted(plan, after)


def parted(plan: Plan, after: Plan) -> tuple[e.Event, ...]:
    """Who comes or goes may change who signs, or take a rule of workflow.md §2 with them."""
    if plan.agreement is not Agreement.SIGNING or plan.frozen is None:
        return ()
    people = tuple((role, seat.person) for role in after.required if (seat := after.seat(role)) is not None)
    holds = colleague_is_there(after) and drafting_is_independent(after) and people == plan.frozen.required
    return () if holds else (e.VersionVoided(version=plan.frozen.number),)
