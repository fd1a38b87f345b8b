"""What a condition is, and what every condition may know of who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from workflows.glossary import Role
from workflows.plan import Plan


class Asked(Protocol):
    """What every condition may know of who asks."""

    @property
    def by(self) -> str:
        """A person id."""

    @property
    def role(self) -> Role:
        """The role they ask it in."""

    @property
    def at(self) -> datetime:
        """The instant (UTC)."""

    @property
    def on(self) -> date:
        """The legal day."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`sees`: True when it reads the command's own fields, so that a page cannot know it beforehand."""

    name: str
    holds: Callable[[Plan, Any], bool]
    sees: bool


def about_plan(test: Callable[[Plan, Any], bool]) -> Condition:
    """A condition on the plan and on who asks."""
    return Condition(test.__name__, test, sees=False)


def about_command(test: Callable[[Plan, Any], bool]) -> Condition:
    """A condition on what the command carries."""
    return Condition(test.__name__, test, sees=True)
