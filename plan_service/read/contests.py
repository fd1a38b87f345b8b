"""A finding and what was done against it, as one reader may read it: every step with its day, done or not yet."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.proposals import FindingView, finding
from plan_service.read.reader import NOBODY, Reader
from workflows import commands as c
from workflows.contests import (
    Contest,
    advice_until,
    appeal_from,
    appeal_until,
    decision_until,
    is_late,
    request_until,
)
from workflows.cycle import Cycle
from workflows.deadlines import DEADLINES, length
from workflows.glossary import Role
from workflows.lines import Line
from workflows.rules import rows

TERMS = ("contest_request", "contest_advice", "contest_decision", "appeal")


@dataclass(frozen=True, slots=True)
class TermView:
    """One term of the table: how long in its own unit, on which basis, and how firmly it stands."""

    name: str
    counted_from: str
    length: int
    unit: str
    basis: str
    standing: str


@dataclass(frozen=True, slots=True)
class ContestView:
    """One contest. Days that did not come yet are None; `…_until` and `…_from` are computed, never waited for."""

    number: int
    by: Person
    role: Role
    mine: bool
    learned_on: date
    requested_on: date
    request_until: date
    late: bool
    reason: str
    advice_until: date
    advised_on: date | None
    advice: str
    decision_until: date | None
    decided_on: date | None
    sent_on: date | None
    lines: tuple[Line, ...]
    decision: str
    appeal_from: date | None
    appeal_until: date | None
    appeal_over: bool
    appealed_on: date | None


@dataclass(frozen=True, slots=True)
class Contested:
    """A finished cycle with its finding. `may_ask`: this reader, who did not yet."""

    cycle: int
    finding: FindingView
    contests: tuple[ContestView, ...]
    may_ask: bool


def contested(reader: Reader, number: int = 0) -> Contested | None:
    """The finding of that cycle, or the last there is. None where nothing was found, or not for this reader."""
    found = [cycle for cycle in reader.plan.cycles if cycle.finding and number in (0, cycle.number)]
    shown = finding(reader, found[-1]) if found else None
    if shown is None:
        return None
    cycle: Cycle = found[-1]
    own = [one for one in reader.plan.contests if one.cycle == cycle.number]
    return Contested(
        cycle=cycle.number,
        finding=shown,
        contests=tuple(_view(reader, one) for one in own),
        may_ask=any(_may_ask(role) and all(one.by is not role for one in own) for role in reader.visit.roles),
    )


def earlier(reader: Reader, cycle: int) -> tuple[tuple[int, date], ...]:
    """Number and day of the other findings there are."""
    found = [(one.number, one.finding.on) for one in reader.plan.cycles if one.finding]
    return tuple(one for one in reversed(found) if one[0] != cycle)


def terms(names: tuple[str, ...] = TERMS) -> tuple[TermView, ...]:
    """The rows of the table of terms that a page shows."""
    return tuple(
        TermView(one.name, one.counted_from, one.length, one.unit, one.basis, one.standing.value)
        for one in DEADLINES
        if one.name in names
    )


def days() -> dict[str, int]:
    """How many days each of those terms has, by its name."""
    return {name: length(name) for name in TERMS}


def _may_ask(role: Role) -> bool:
    return bool(rows(c.RequestContest, role))


def _view(reader: Reader, contest: Contest) -> ContestView:
    advice, decision, on = contest.advice, contest.decision, reader.visit.on
    until = appeal_until(decision.sent_on) if decision else None
    return ContestView(
        number=contest.number,
        by=reader.holder(contest.by) or NOBODY,
        role=contest.by,
        mine=contest.by in reader.visit.roles,
        learned_on=contest.learned_on,
        requested_on=contest.requested_on,
        request_until=request_until(contest.learned_on),
        late=is_late(contest),
        reason=reader.reason(contest.reason),
        advice_until=advice_until(contest),
        advised_on=advice.on if advice else None,
        advice=str(reader.body(advice.words)["text"]) if advice else "",
        decision_until=decision_until(contest),
        decided_on=decision.on if decision else None,
        sent_on=decision.sent_on if decision else None,
        lines=decision.lines if decision else (),
        decision=str(reader.body(decision.words)["text"]) if decision else "",
        appeal_from=appeal_from(decision.sent_on) if decision else None,
        appeal_until=until,
        appeal_over=until is not None and on > until,
        appealed_on=contest.appealed_on,
    )
