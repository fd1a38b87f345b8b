"""Many plans on one screen: my turn, blocked on somebody, an evaluation near, a signal; and which plans show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plan_service import clock, tables
from plan_service.people import Person
from plan_service.read.my_plans import MyPlan, Waiting
from workflows.deadlines import length
from workflows.glossary import Evaluation, Role

NEAR = timedelta(days=30)
"""How far ahead an evaluation, and how far back a signal, is worth a coach's morning."""
FILTERS = ("turn", "blocked", "evaluation", "signal")
_OPEN = (Evaluation.GATHERING.value, Evaluation.CONCLUDING.value)


@dataclass(frozen=True, slots=True)
class Row:
    """One plan. `blocked`: who keeps it waiting too long; `signal_on`: that there is one, not what it says."""

    plan: MyPlan
    blocked: tuple[Waiting, ...]
    evaluation_near: bool
    signal_on: date | None

    def shows(self, name: str) -> bool:
        """Whether it belongs under one of FILTERS."""
        return {
            "turn": bool(self.plan.mine),
            "blocked": bool(self.blocked),
            "evaluation": self.evaluation_near,
            "signal": self.signal_on is not None,
        }[name]


@dataclass(frozen=True, slots=True)
class Triage:
    """The rows under the chosen filter ("" for all), what asks most first, and how many each filter has."""

    rows: tuple[Row, ...]
    chosen: str
    counts: dict[str, int]


async def triage(person: Person, plans: Sequence[MyPlan], chosen: str) -> Triage:
    """Every plan of a coach or drafter; an unknown filter is none."""
    today = clock.legal_day(clock.now())
    signals = await _signals(person.id, today)
    rows = sorted((_row(plan, signals.get(plan.id), today) for plan in plans), key=_urgency)
    chosen = chosen if chosen in FILTERS else ""
    return Triage(
        rows=tuple(row for row in rows if not chosen or row.shows(chosen)),
        chosen=chosen,
        counts={"": len(rows)} | {name: sum(row.shows(name) for row in rows) for name in FILTERS},
    )


def _row(plan: MyPlan, signal_on: date | None, today: date) -> Row:
    due = plan.evaluation_due
    return Row(
        plan=plan,
        blocked=tuple(one for one in plan.others if one.person and one.days > length("second_reminder")),
        evaluation_near=not plan.closed and (plan.evaluation in _OPEN or (due is not None and due - today <= NEAR)),
        signal_on=signal_on if plan.role is Role.COACH and not plan.invited and not plan.closed else None,
    )


def _urgency(row: Row) -> tuple[int, int, int]:
    shown = next((place for place, name in enumerate(FILTERS) if row.shows(name)), len(FILTERS))
    waited = max((one.days for one in (*row.plan.mine, *row.blocked)), default=0)
    return shown, -waited, row.plan.number


async def _signals(person: str, today: date) -> dict[str, date]:
    """The last signal of others in each plan one coaches, when it is recent."""
    rows = await tables.FollowUp.raw(
        "SELECT plan, day FROM follow_up WHERE name = 'signal_given' AND by_person <> {} AND day >= {} AND plan IN "
        "(SELECT plan FROM party WHERE person = {} AND role = 'coach' AND standing = 'active') ORDER BY position",
        person,
        today - NEAR,
        person,
    )
    return {row["plan"]: row["day"] for row in rows}
