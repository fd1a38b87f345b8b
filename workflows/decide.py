"""decide: the one place where something is allowed or refused. It reads the table; the acts only say what follows."""

from dataclasses import dataclass
from datetime import date, datetime

from workflows.acts import ACTS
from workflows.commands import Command
from workflows.events import Event
from workflows.glossary import Life, Role
from workflows.plan import Plan
from workflows.rules import RULES, Rule, rows
from workflows.running import life_at


class Refused(Exception):
    """Not allowed. `reason` is the name of the condition, or plan_is_closed / not_your_role / not_now."""

    def __init__(self, reason: str, command: Command) -> None:
        super().__init__(reason)
        self.reason = reason
        self.command = command


@dataclass(frozen=True, slots=True)
class Asker:
    """Who would ask: enough to know which buttons exist."""

    by: str
    role: Role
    at: datetime
    on: date


def decide(plan: Plan, command: Command) -> tuple[Event, ...]:
    """What happens. () when it was done already. Raises Refused, in the order: life, role, state, conditions."""
    rule = _rule_for(plan, command)
    for condition in rule.provided:
        if not condition.holds(plan, command):
            raise Refused(condition.name, command)
    events = ACTS[type(command)](plan, command)
    assert all(type(event) in rule.leads_to for event in events), (rule.command, events)
    return events


def permitted(plan: Plan, asker: Asker) -> frozenset[type[Command]]:
    """The commands the asker could give now: the buttons that exist."""
    return frozenset(
        rule.command
        for rule in RULES
        if asker.role in rule.who
        and rule.fits(plan, asker)
        and all(c.holds(plan, asker) for c in rule.provided if not c.sees)
    )


def in_the_way(plan: Plan, command: type[Command], asker: Asker) -> tuple[str, ...]:
    """Names of what keeps the asker from it now, for a page that says what is still missing. () when nothing."""
    found = [rule for rule in rows(command, asker.role) if rule.fits(plan, asker)]
    if not found:
        return ("not_now",) if rows(command, asker.role) else ("not_your_role",)
    return tuple(c.name for c in found[0].provided if not c.sees and not c.holds(plan, asker))


def _rule_for(plan: Plan, command: Command) -> Rule:
    candidates = rows(type(command), command.role)
    if not candidates:
        raise Refused("not_your_role", command)
    for rule in candidates:
        if rule.fits(plan, command):
            return rule
    if life_at(plan, command.on) is Life.CLOSED:
        raise Refused("plan_is_closed", command)
    raise Refused("not_now", command)
