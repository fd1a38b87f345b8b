"""How a mistake is sown: in a row of the table, in what follows from a command, in what an event does."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from workflows import rules
from workflows.acts import ACTS
from workflows.commands import Command
from workflows.conditions.base import Condition
from workflows.events import Event
from workflows.glossary import Role
from workflows.rules import Rule
from workflows.state import EVOLVE

Seed = Callable[[pytest.MonkeyPatch], None]
Rows = tuple[Rule, ...]


def rows(command: type[Command], change: Callable[[Rule], Rule], *roles: Role) -> Seed:
    """The command's rows (of these roles, or of all) say something else."""

    def sow(patch: pytest.MonkeyPatch) -> None:
        for (name, role), found in tuple(rules._ROWS.items()):
            if name is command and (not roles or role in roles):
                patch.setitem(rules._ROWS, (name, role), tuple(change(rule) for rule in found))

    return sow


def without(condition: Condition, *commands: type[Command]) -> Seed:
    """Nobody asks for the condition any more."""

    def forget(rule: Rule) -> Rule:
        return replace(rule, provided=tuple(one for one in rule.provided if one is not condition))

    assert all(any(condition in rule.provided for rule in rules.RULES if rule.command is c) for c in commands)
    return both(*(rows(command, forget) for command in commands))


def also(command: type[Command], **said: Any) -> Seed:
    """The rows fit where they should not."""
    return rows(command, lambda rule: replace(rule, **said))


def given_to(command: type[Command], *roles: Role) -> Seed:
    """Others may do it as well, as its first row says."""

    def sow(patch: pytest.MonkeyPatch) -> None:
        first = next(found for (name, _), found in rules._ROWS.items() if name is command)
        for role in roles:
            patch.setitem(rules._ROWS, (command, role), first)

    return sow


def never(command: type[Command], *roles: Role) -> Seed:
    """No row lets these roles (or anybody) do it."""

    def sow(patch: pytest.MonkeyPatch) -> None:
        for name, role in tuple(rules._ROWS):
            if name is command and (not roles or role in roles):
                patch.delitem(rules._ROWS, (name, role))

    return sow


def act(command: type[Command], wrong: Callable[..., tuple[Event, ...]]) -> Seed:
    """Something else follows; `wrong` gets what rightly follows, the plan and the command."""
    right = ACTS[command]
    return lambda patch: patch.setitem(ACTS, command, lambda plan, ask: wrong(right(plan, ask), plan, ask))


def does(event: type[Event], wrong: Callable[..., Any]) -> Seed:
    """The event does something else; `wrong` gets the plan as it rightly is after it, before it, the event, who."""
    right = EVOLVE[event]
    return lambda patch: patch.setitem(EVOLVE, event, lambda p, ev, told: wrong(right(p, ev, told), p, ev, told))


def instead(module: Any, name: str, wrong: Callable[..., Any]) -> Seed:
    """A helper does something else."""
    return lambda patch: patch.setattr(module, name, wrong)


def both(*seeds: Seed) -> Seed:
    def sow(patch: pytest.MonkeyPatch) -> None:
        for seed in seeds:
            seed(patch)

    return sow
