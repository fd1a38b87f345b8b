"""Freezing, signing, reopening, ending."""

from dataclasses import dataclass
from datetime import date, datetime

from workflows.commands.base import Command
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeVersion(Command):
    """Put the text, agreed by all, on the table to be signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignVersion(Command):
    """I sign exactly this. `root` is what was read; `method` and `assurance` say how the person was identified."""

    version: int
    root: str
    method: str
    assurance: str
    identified_at: datetime
    thinking_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetractSignature(Command):
    """Take one's own signature back before the version is in force."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineVersion(Command):
    """I do not sign, with a reason told to all."""

    version: int
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackVersion(Command):
    """The worker changes their mind within the thinking time."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenText(Command):
    """Open the text again; what is in force stays in force."""

    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReopening(Command):
    """Nothing differs from what is in force: stop the reopening, without signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPlan(Command):
    """Worker or employer ends the plan, from `ends_on`."""

    ends_on: date
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackEnd(Command):
    """Undo one's own end in time."""
