"""A finding contested."""

from dataclasses import dataclass
from datetime import date

from workflows.events.base import Event
from workflows.lines import Line
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRequested(Event):
    """A party asked VDAB to look again (art. 34)."""

    contest: int
    cycle: int
    learned_on: date
    requested_on: date
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRecorded(Event):
    """The committee advised (art. 34)."""

    contest: int
    advised_on: date
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestDecided(Event):
    """VDAB's board decided (art. 35). `lines` replace the finding; none: it stands."""

    contest: int
    decided_on: date
    sent_on: date
    lines: tuple[Line, ...]
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLodged(Event):
    """A party went to the labour court (art. 36)."""

    contest: int
    lodged_on: date
