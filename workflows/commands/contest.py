"""A finding contested."""

from dataclasses import dataclass
from datetime import date

from workflows.commands.base import Command
from workflows.lines import Line
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContest(Command):
    """I asked VDAB to look again at the finding of this cycle. `learned_on`: the day I read it."""

    cycle: int
    learned_on: date
    requested_on: date
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAdvice(Command):
    """The committee advised. `corrects`: the page showed an earlier record, and this one takes its place."""

    contest: int
    advised_on: date
    words: Words | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContestDecision(Command):
    """VDAB's board decided. No lines: the finding stands. `corrects` as with the advice, until there is an appeal."""

    contest: int
    decided_on: date
    sent_on: date
    lines: tuple[Line, ...]
    words: Words
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeAppeal(Command):
    """I went to the labour court against that decision."""

    contest: int
    lodged_on: date
