"""Whom the worker trusts, and what is open to them."""

from dataclasses import dataclass
from datetime import date

from workflows.events.base import Event
from workflows.glossary import Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidantInvited(Event):
    """The worker asked somebody they trust to read along."""

    person: str
    organisation: str = ""
    level: Trust = Trust.READ
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidantLimited(Event):
    """Their level and last day are now these."""

    person: str
    level: Trust = Trust.READ
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidantDropped(Event):
    """The worker stopped it; they read nothing any more."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseOpenedTo(Event):
    """The worker lets somebody they trust read one need or agreement."""

    clause: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseClosedTo(Event):
    """And not any more."""

    clause: str
    person: str
