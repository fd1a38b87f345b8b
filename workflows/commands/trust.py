"""Whom the worker trusts: brought, limited and stopped by the worker alone."""

from dataclasses import dataclass
from datetime import date

from workflows.commands.base import Command
from workflows.glossary import Advice, Trust
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustSomebody(Command):
    """The worker asks somebody they trust to read along. From `until` on they read nothing."""

    person: str
    organisation: str = ""
    level: Trust = Trust.READ
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitConfidant(Command):
    """Another last day, or another level; both as they will be."""

    person: str
    level: Trust = Trust.READ
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetThemRead(Command):
    """Exactly these needs and agreements, and no other, are open to whom the worker trusts."""

    person: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropConfidant(Command):
    """The worker stops it, at any moment and without a reason."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestToWorker(Command):
    """A question, or an answer prepared: for the worker alone, who sends it or not. A later one takes its place."""

    suggestion: str
    words: Words
    says: Advice = Advice.QUESTION
    clause: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSuggestionAside(Command):
    """The worker has read it, or who made it takes it back."""

    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRead(Command):
    """Whom the worker trusts says: I have read what is open to me of this version."""

    version: int
