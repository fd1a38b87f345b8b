"""Whom the worker trusts: brought, limited and stopped by the worker alone."""

from dataclasses import dataclass
from datetime import date

from workflows.commands.base import Command
from workflows.glossary import Trust


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
