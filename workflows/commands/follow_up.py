"""Moments and signals."""

from dataclasses import dataclass

from workflows.commands.base import Command
from workflows.glossary import How, Signal
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEntry(Command):
    """A moment, in two taps. `minutes` and `words` are optional."""

    entry: str
    clauses: tuple[str, ...]
    how: How
    words: Words | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToEntry(Command):
    """The worker answers an entry."""

    entry: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowEntry(Command):
    """The worker lets the employer read an entry or a signal."""

    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveSignal(Command):
    """I need more, it goes well without, my work changes."""

    entry: str
    signal: Signal
    words: Words | None = None
    employer_may_read: bool = False
