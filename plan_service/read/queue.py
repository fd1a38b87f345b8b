"""VDAB's queue: every file that lies there, the longest waiting first; and the one after this."""

from dataclasses import dataclass
from datetime import date

from plan_service import clock, people, projections, tables
from plan_service.people import Person
from workflows.cycle import Cycle, days_waited
from workflows.glossary import Evaluation, Life, Role, Verdict
from workflows.lines import Line, headline
from workflows.plan import Plan
from workflows.running import life_at


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file in the queue."""

    plan: str
    number: int
    worker: Person
    submitted_on: date
    days: int
    asks: tuple[tuple[str, str], ...]
    dissent: bool
    unanswered: bool
    question_to: Role | None
    opened_before: bool


async def queue(reviewer: Person) -> tuple[Waiting, ...]:
    """Every file this reviewer may open: none in which they are a party."""
    rows = await tables.Plan.raw(
        "SELECT p.id, p.number, p.state FROM plan p WHERE p.evaluation IN ('submitted', 'info_requested') "
        "AND NOT EXISTS (SELECT 1 FROM party q WHERE q.plan = p.id AND q.person = {})",
        reviewer.id,
    )
    today = clock.legal_day(clock.now())
    plans = [(row["number"], projections.decoded(row["state"])) for row in rows]
    running = [(number, plan) for number, plan in plans if life_at(plan, today) is Life.OPEN]
    faces = await people.by_ids({plan.seats[0].person for _, plan in running})
    seen = await _opened({plan.id for _, plan in running}, reviewer.id)
    found = [_waiting(number, plan, faces, today, plan.id in seen) for number, plan in running]
    return tuple(sorted(found, key=lambda one: (-one.days, one.submitted_on, one.number)))


async def _opened(plans: set[str], reviewer: str) -> set[str]:
    if not plans:
        return set()
    rows = await tables.AccessLog.raw(
        "SELECT DISTINCT plan FROM access_log WHERE person = {} AND part = 'dossier'", reviewer
    )
    return {row["plan"] for row in rows} & plans


def _waiting(number: int, plan: Plan, faces: dict[str, Person], today: date, seen: bool) -> Waiting:  # noqa: FBT001 -- a fact, not a switch
    cycle = plan.cycle
    assert cycle.proposal is not None
    assert cycle.submitted_on is not None
    return Waiting(
        plan=plan.id,
        number=number,
        worker=faces[plan.seats[0].person],
        submitted_on=cycle.submitted_on,
        days=days_waited(cycle, today),
        asks=tuple(asked(line) for line in cycle.proposal.lines),
        dissent=any(stand.verdict is Verdict.DISSENT for stand in cycle.proposal.stands),
        unanswered=bool(cycle.unanswered),
        question_to=cycle.question.to if cycle.question else None,
        opened_before=seen,
    )


def asked(line: Line) -> tuple[str, str]:
    """(instrument, headline word)."""
    return line.instrument.value, headline(line)


def sent_cycle(plan: Plan) -> Cycle | None:
    """The cycle a reviewer looks at: the one that lies with VDAB, else the last that did."""
    if plan.cycle.state in (Evaluation.SUBMITTED, Evaluation.INFO_REQUESTED):
        return plan.cycle
    return next((cycle for cycle in reversed(plan.cycles) if cycle.submitted_on), None)
