"""One evaluation cycle as one reader may read it, running or finished."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.proposals import FindingView, ProposalView, QuestionView, finding, proposal, questions
from plan_service.read.reader import NOBODY, Body, Reader
from plan_service.read.trace import IndicationView, indication, renewable
from plan_service.read.views import SideBySide, side_by_side
from plan_service.vocabulary import word
from workflows.cycle import Cycle, days_waited
from workflows.glossary import Evaluation, Role


@dataclass(frozen=True, slots=True)
class Gave:
    """Whether a required party gave its view; never what it says."""

    person: Person
    role: Role
    given: bool
    on: date | None


@dataclass(frozen=True, slots=True)
class CycleView:
    """Where a cycle stands. `mine`: given, open, or "" for who is asked nothing. Empty parts are not theirs."""

    number: int
    state: str
    opened_on: date | None
    until: date | None
    over: bool
    extended: bool
    talk: bool
    gave: tuple[Gave, ...]
    mine: str
    seen: tuple[Body, ...]
    closed_on: date | None
    views: SideBySide | None
    indication: IndicationView | None
    renewal: bool
    proposal: ProposalView | None
    submitted_on: date | None
    submitted_by: Person
    days: int
    unanswered: tuple[Person, ...]
    questions: tuple[QuestionView, ...]
    finding: FindingView | None
    outcome: str
    outcome_words: str
    kept: Body
    ended_on: date | None


def cycle_view(reader: Reader, cycle: Cycle, language: str) -> CycleView:
    """Everything about it that this reader may read."""
    on, own = reader.visit.on, reader.visit.person.id
    gave = tuple(_gave(reader, cycle, role) for role in reader.plan.required)
    views = side_by_side(reader, cycle)
    return CycleView(
        number=cycle.number,
        state=cycle.state.value,
        opened_on=cycle.opened_on,
        until=cycle.window_until,
        over=cycle.window_until is not None and on > cycle.window_until,
        extended=cycle.extended,
        talk=cycle.side_by_side,
        gave=gave,
        mine=next(("given" if one.given else "open" for one in gave if one.role in reader.visit.roles), ""),
        seen=tuple(reader.body(one.words) for one in cycle.observations if one.person == own),
        closed_on=cycle.closed_views_on,
        views=views,
        indication=indication(reader, cycle, language),
        renewal=views is not None and cycle.state is Evaluation.CONCLUDING and renewable(reader, cycle),
        proposal=proposal(reader, cycle),
        submitted_on=cycle.submitted_on,
        submitted_by=reader.face(cycle.submitted_person) if cycle.submitted_person else NOBODY,
        days=days_waited(cycle, cycle.ended_on or on),
        unanswered=tuple(reader.holder(role) or NOBODY for role in cycle.unanswered),
        questions=questions(reader, cycle),
        finding=finding(reader, cycle),
        outcome=cycle.outcome.value if cycle.outcome else "",
        outcome_words=word("outcome", cycle.outcome.value, language) if cycle.outcome else "",
        kept=reader.body(cycle.kept) if views else Body(),
        ended_on=cycle.ended_on,
    )


def _gave(reader: Reader, cycle: Cycle, role: Role) -> Gave:
    view = cycle.view_of(role)
    person = reader.face(view.person) if view else reader.holder(role) or NOBODY
    return Gave(person, role, view is not None, view.on if view else None)
