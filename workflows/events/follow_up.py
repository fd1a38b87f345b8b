"""Moments and signals."""

from dataclasses import dataclass

from workflows.events.base import Event
from workflows.glossary import How, Signal
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAdded(Event):
    """A moment of follow-up (art. 21, 7). `minutes` spent, if told."""

    entry: str
    clauses: tuple[str, ...]
    how: How
    words: Words | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAnswered(Event):
    """The worker answered an entry."""

    entry: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown(Event):
    """The worker lets the employer read an entry or signal."""

    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalGiven(Event):
    """I need more, it goes well without, my work changes."""

    entry: str
    signal: Signal
    words: Words | None = None
    employer_may_read: bool = False
