"""The plans of one person, and what each asks of whom: read from the plans as they stand today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan_service import clock, people, projections, tables
from plan_service.access import is_over
from plan_service.people import Person
from plan_service.read.here import WHERE, Member
from plan_service.read.nudges import Nudge, nudges_in_plans_of
from workflows.glossary import Agreement, Evaluation, Life, Role, Seated
from workflows.plan import Plan
from workflows.running import cycle_at, due_on, life_at
from workflows.trusted import as_known_to
from workflows.turns import Turn, turns

STAGES: dict[str, tuple[str, ...]] = {
    "begin": (
        "accept_invitation",
        "open_to_party",
        "declare_independence",
        "ask_exception",
        "accept_exception",
        "ask_employer",
        "name_colleague",
        "begin",
        "write_draft",
    ),
    "agree": (
        "answer",
        "hold_talk",
        "settle",
        "adopt_need",
        "write_need",
        "write_agreement",
        "change_or_close",
        "update_text",
    ),
    "sign": ("freeze", "sign", "read_first"),
    "evaluate": (
        "give_view",
        "move_on",
        "write_proposal",
        "answer_proposal",
        "submit",
        "answer_question",
        "find",
        "record_award",
    ),
}
"""The four steps of a plan in the task list, and whose turns belong to which."""
BEHIND: dict[Agreement, int] = {
    Agreement.DRAFTING: 0,
    Agreement.NEGOTIATING: 1,
    Agreement.SIGNING: 2,
    Agreement.IN_FORCE: 3,
}
"""How many of those steps lie behind a plan, by where its text stands."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody's turn in one plan. `days` since it began; `asked_on`: when the reader last asked them for it."""

    person: Person | None
    role: Role
    what: str
    since: date
    due: date | None
    href: str
    days: int
    asked_on: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the task list. `status`: todo, busy, waiting, done, or "" for what is yet to come."""

    name: str
    status: str
    href: str
    waits_for: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class MyPlan:
    """One plan in somebody's list. `reads`: the worker let them; `asks`: who sent a message about their turn."""

    id: str
    number: int
    worker: Person
    people: tuple[Member, ...]
    role: Role
    invited: bool
    reads: bool
    closed: bool
    evaluation: str
    mine: tuple[Waiting, ...]
    others: tuple[Waiting, ...]
    steps: tuple[Step, ...]
    evaluation_due: date | None
    asks: tuple[Person, ...]


async def my_plans(person: Person) -> tuple[MyPlan, ...]:
    """In the order of whose turn: mine first, longest waiting first."""
    rows = await tables.Plan.raw(
        "SELECT p.number, p.state, q.role, q.standing FROM party q JOIN plan p ON p.id = q.plan "
        "WHERE q.person = {} AND q.standing IN ('invited', 'active') ORDER BY p.number",
        person.id,
    )
    today = clock.legal_day(clock.now())
    plans: dict[str, tuple[dict[str, object], Plan]] = {}
    for row in rows:
        plan = as_known_to(projections.decoded(row["state"]), person.id)
        if is_over(plan, Role(str(row["role"])), person.id, today):
            continue
        plans.setdefault(plan.id, (row, plan))
    faces = await people.by_ids({seat.person for _, plan in plans.values() for seat in plan.seats})
    nudges = await nudges_in_plans_of(person.id)
    found = [_Listed(person, plan, faces, today, nudges.get(plan.id, ())).as_row(row) for row, plan in plans.values()]
    return tuple(sorted(found, key=lambda one: (not one.mine, min([t.since for t in one.mine], default=today))))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A plan on its way into the list of one person."""

    reader: Person
    plan: Plan
    faces: dict[str, Person]
    today: date
    nudges: Sequence[Nudge]

    def as_row(self, row: dict[str, object]) -> MyPlan:
        plan, invited = self.plan, row["standing"] == "invited"
        waiting = [(turn, self._waiting(turn)) for turn in turns(plan, self.today)]
        mine = tuple(one for turn, one in waiting if turn.person == self.reader.id)
        along = Role(str(row["role"])) is Role.CONFIDANT
        others = () if invited or along else tuple(one for turn, one in waiting if turn.person != self.reader.id)
        closed = life_at(plan, self.today) is Life.CLOSED
        return MyPlan(
            id=plan.id,
            number=int(str(row["number"])),
            worker=self.faces[plan.seats[0].person],
            people=tuple(Member(self.faces[s.person], s.role) for s in plan.seats if s.standing is Seated.ACTIVE),
            role=Role(str(row["role"])),
            invited=invited,
            reads=any(seat.person == self.reader.id and seat.opened for seat in plan.seats),
            closed=closed,
            evaluation=cycle_at(plan, self.today).state.value if plan.in_force and not along else "",
            mine=mine,
            others=others,
            steps=() if invited or closed or along else tuple(self._step(name, mine, others) for name in STAGES),
            evaluation_due=None if along else self._evaluation_due(),
            asks=self._asks(mine),
        )

    def _waiting(self, turn: Turn) -> Waiting:
        asked = [one.on for one in self.nudges if one.by == self.reader.id and one.to == turn.person]
        return Waiting(
            person=self.faces.get(turn.person),
            role=turn.role,
            what=turn.what,
            since=turn.since,
            due=turn.due,
            href=WHERE[turn.what].format(plan=f"/plannen/{self.plan.id}", id=self.plan.id),
            days=max(0, (self.today - turn.since).days),
            asked_on=max((on for on in asked if on >= turn.since), default=None),
        )

    def _step(self, name: str, mine: Sequence[Waiting], others: Sequence[Waiting]) -> Step:
        place, behind = list(STAGES).index(name), BEHIND[self.plan.agreement]
        own = [one for one in mine if one.what in STAGES[name]]
        theirs = tuple(one for one in others if one.what in STAGES[name])
        if own:
            return Step(name, "todo", own[0].href, theirs)
        if theirs:
            return Step(name, "waiting", "", theirs)
        if place < behind:
            return Step(name, "done", "", ())
        running = name != "evaluate" or cycle_at(self.plan, self.today).state is not Evaluation.PLANNED
        return Step(name, "busy" if place == behind and running else "", "", ())

    def _evaluation_due(self) -> date | None:
        """The planned evaluation, while it is planned and the plan runs."""
        planned = cycle_at(self.plan, self.today).state is Evaluation.PLANNED
        return due_on(self.plan) if planned and life_at(self.plan, self.today) is Life.OPEN else None

    def _asks(self, mine: Sequence[Waiting]) -> tuple[Person, ...]:
        """A message goes from the list with the turn it was about."""
        since = min((one.since for one in mine), default=None)
        senders = [n.by for n in self.nudges if n.to == self.reader.id and since is not None and n.on >= since]
        return tuple(self.faces[one] for one in dict.fromkeys(senders) if one in self.faces)
