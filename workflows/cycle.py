"""One evaluation cycle: views, frozen evidence, proposal, answers, submission, question, result."""

from dataclasses import dataclass, replace
from datetime import date

from workflows.glossary import Evaluation, Outcome, Role, Verdict
from workflows.lines import Line
from workflows.words import Words


@dataclass(frozen=True, slots=True)
class View:
    """That a party gave its view; what it says stands in an erasable row."""

    role: Role
    person: str
    words: Words
    on: date


@dataclass(frozen=True, slots=True)
class Stand:
    """A required party's answer to the proposal at hand."""

    role: Role
    verdict: Verdict
    on: date
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposal at hand; rewriting it makes the next number and asks everybody again."""

    number: int
    lines: tuple[Line, ...]
    words: Words
    version: int
    by: Role
    on: date
    departs: bool = False
    why_departing: Words | None = None
    stands: tuple[Stand, ...] = ()

    def stand_of(self, role: Role) -> Stand | None:
        """That party's answer to this text, or None."""
        return next((stand for stand in self.stands if stand.role is role), None)


@dataclass(frozen=True, slots=True)
class Question:
    """What VDAB asked, of whom, since when; `answer` once given."""

    to: Role
    words: Words
    asked_on: date
    answered_on: date | None = None
    answer: Words | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the authority found, or the letter that says so."""

    lines: tuple[Line, ...]
    words: Words
    on: date
    by_letter: bool = False
    departs: bool = False
    why_departing: Words | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """The running cycle, or a finished one (`outcome` set)."""

    number: int = 1
    state: Evaluation = Evaluation.PLANNED
    version: int | None = None
    opened_on: date | None = None
    window_until: date | None = None
    extended: bool = False
    side_by_side: bool = False
    views: tuple[View, ...] = ()
    observations: tuple[View, ...] = ()
    evidence: Words | None = None
    indication: tuple[Line, ...] = ()
    missing: tuple[Role, ...] = ()
    closed_views_on: date | None = None
    proposal: Proposal | None = None
    submitted_on: date | None = None
    submitted_by: Role | None = None
    submitted_person: str = ""
    dossier: str = ""
    unanswered: tuple[Role, ...] = ()
    questions: tuple[Question, ...] = ()
    finding: Finding | None = None
    kept: Words | None = None
    outcome: Outcome | None = None
    ended_on: date | None = None

    def view_of(self, role: Role) -> View | None:
        """That party's view, or None."""
        return next((view for view in self.views if view.role is role), None)

    @property
    def question(self) -> Question | None:
        """The question that is open, or None."""
        if self.state is not Evaluation.INFO_REQUESTED:
            return None
        return self.questions[-1]


def days_waited(cycle: Cycle, on: date) -> int:
    """Days VDAB has had the dossier, without the days a question was open. 0 when not submitted."""
    if cycle.submitted_on is None:
        return 0
    asked = sum(((q.answered_on or on) - q.asked_on).days for q in cycle.questions)
    return max(0, (on - cycle.submitted_on).days - asked)


def with_stand(proposal: Proposal, stand: Stand) -> Proposal:
    """With a party's answer, replacing its earlier one to the same text."""
    others = tuple(one for one in proposal.stands if one.role is not stand.role)
    return replace(proposal, stands=tuple(sorted((*others, stand), key=lambda one: one.role)))


def fresh(number: int) -> Cycle:
    """The next cycle, planned."""
    return Cycle(number=number)
