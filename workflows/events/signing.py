"""Freezing, signing, reopening, ending."""

from dataclasses import dataclass
from datetime import date

from workflows.events.base import Event
from workflows.glossary import Role
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFrozen(Event):
    """The text is on the table. `leaves`: (clause, revision, hash); `required`: (role, person)."""

    version: int
    root: str
    required: tuple[tuple[Role, str], ...]
    leaves: tuple[tuple[str, int, str], ...]
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSigned(Event):
    """A signature over exactly this root: a simple electronic signature with evidence, never more."""

    version: int
    root: str
    method: str
    assurance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRetracted(Event):
    """A party took its own signature back before the version was in force."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDeclined(Event):
    """A party does not sign; told to all with the reason."""

    version: int
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionVoided(Event):
    """The text was touched: back to negotiating, every signature on this version void."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionInForce(Event):
    """The last required signature. `thinking_until`: last day the worker may take it back."""

    version: int
    root: str
    thinking_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTakenBack(Event):
    """The worker took it back in time; what was in force before is in force again, or nothing."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReopened(Event):
    """The text is open; what is in force stays in force."""

    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopeningClosed(Event):
    """Nothing differed from what is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEnded(Event):
    """Worker or employer ended the plan, from `ends_on`; undone until `undo_until`."""

    ends_on: date
    undo_until: date
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTakenBack(Event):
    """Who ended it took that back in time."""
