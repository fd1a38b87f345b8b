"""Whom the worker trusts, and what is open to them."""

from dataclasses import dataclass
from datetime import date

from workflows.events.base import Event
from workflows.glossary import Advice, Trust
from workflows.words import Words


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionMade(Event):
    """Something was suggested to the worker alone."""

    suggestion: str
    words: Words
    says: Advice = Advice.QUESTION
    clause: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionSetAside(Event):
    """It is no longer there."""

    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadConfirmed(Event):
    """Whom the worker trusts has read this version."""

    version: int
