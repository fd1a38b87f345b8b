"""A finding contested: the request, the committee's advice, the board's decision, the appeal; and until when each."""

from dataclasses import dataclass
from datetime import date

from workflows.calendar import add_days, working_day_from, working_days_after
from workflows.cycle import Cycle, Finding
from workflows.deadlines import length
from workflows.glossary import Role
from workflows.lines import Line
from workflows.words import Words

SENT = 3
"""A letter counts as read on the third working day after sending (decree art. 36; Judicial Code art. 53bis, 2°)."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the committee advised; its words only where somebody wrote them down."""

    on: date
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What VDAB's board decided. Without lines the finding stands; with lines they replace it."""

    on: date
    sent_on: date
    lines: tuple[Line, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Contest:
    """One party's contest of the finding of one finished cycle."""

    number: int
    cycle: int
    by: Role
    learned_on: date
    requested_on: date
    reason: Words | None = None
    advice: Advice | None = None
    decision: Decision | None = None
    appealed_on: date | None = None


def request_until(learned_on: date) -> date:
    """The last day to ask. Not moved by a weekend: no source says it is, and too early harms nobody."""
    return add_days(learned_on, length("contest_request"))


def advice_until(contest: Contest) -> date:
    """When the committee should have advised."""
    return add_days(contest.requested_on, length("contest_advice"))


def decision_until(contest: Contest) -> date | None:
    """When the board should have decided; None while no advice is known."""
    return add_days(contest.advice.on, length("contest_decision")) if contest.advice else None


def appeal_from(sent_on: date) -> date:
    """The day from which the term to appeal runs."""
    return working_days_after(sent_on, SENT)


def appeal_until(sent_on: date) -> date:
    """The last day to appeal, moved to a working day. The day it runs from counts as the first: never told too late."""
    return working_day_from(add_days(appeal_from(sent_on), length("appeal") - 1))


def is_late(contest: Contest) -> bool:
    """Whether it was asked after the term. It is recorded all the same: whether it counts is for VDAB to say."""
    return contest.requested_on > request_until(contest.learned_on)


def finding_now(cycle: Cycle, contests: tuple[Contest, ...]) -> Finding | None:
    """The finding of a cycle as it stands: the board's new one, where there is one. It is no second result."""
    decided = [one.decision for one in contests if one.cycle == cycle.number and one.decision and one.decision.lines]
    if not decided:
        return cycle.finding
    last = max(decided, key=lambda one: (one.on, one.sent_on))
    return Finding(last.lines, last.words, last.on)
