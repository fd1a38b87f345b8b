"""evolve: what each event does to the plan. fold: all of them. No choice is made here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workflows import evolve_contest, evolve_cycle, evolve_people, evolve_signing, evolve_text, evolve_trust
from workflows.events import FOLLOW_UP, Event
from workflows.glossary import Role
from workflows.plan import Plan


@dataclass(frozen=True, slots=True)
class Fact:
    """An event with who, as what, when (UTC) and on which legal day."""

    event: Event
    by: str
    role: Role
    at: datetime
    on: date


EVOLVE: dict[type[Event], Callable[[Plan, Any, Any], Plan]] = {
    **evolve_people.EVOLVE,
    **evolve_trust.EVOLVE,
    **evolve_text.EVOLVE,
    **evolve_signing.EVOLVE,
    **evolve_cycle.EVOLVE,
    **evolve_contest.EVOLVE,
}


def evolve(plan: Plan, fact: Fact) -> Plan:
    """The plan after one fact. Follow-up facts change nothing: they are never folded."""
    if isinstance(fact.event, FOLLOW_UP):
        return plan
    return EVOLVE[type(fact.event)](plan, fact.event, fact)


def fold(plan_id: str, facts: Iterable[Fact]) -> Plan:
    """The plan after all facts, in order."""
    plan = Plan(id=plan_id)
    for fact in facts:
        plan = evolve(plan, fact)
    return plan
