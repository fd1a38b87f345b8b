"""Breadth first through every state that a model's commands can reach, by the real decide and evolve."""

import gc
from array import array
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from time import process_time

from tests.model.keys import Keys
from workflows import decide as door
from workflows import rules, state
from workflows.commands import Command
from workflows.decide import Refused
from workflows.glossary import Role
from workflows.plan import Plan
from workflows.state import Fact

Moves = Callable[[Plan, date], Iterable[Command]]
Tick = Callable[[Plan, date], date | None]
Holds = Callable[[Plan, date], bool]
Wanted = Callable[[Plan, date, Role | None], bool]


@dataclass(frozen=True, slots=True)
class Model:
    """A bounded world: where it begins, what may be asked in a state, how far time jumps (None: it stands still).

    `promises`: pairs of (wanted, goal); from every state that is wanted when a party (or nobody: None) does nothing
    for ever, a goal can be reached.
    """

    name: str
    facts: tuple[Fact, ...]
    on: date
    moves: Moves
    tick: Tick = lambda _plan, _on: None
    proposers: bool = False
    promises: tuple[tuple[Wanted, Holds], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One transition: the plan before and after, who asked what, and what happened."""

    before: Plan
    command: Command
    facts: tuple[Fact, ...]
    after: Plan


TIME = "time"


@dataclass(slots=True)
class Graph:
    """Everything reachable. Edge i goes from `sources[i]` to `targets[i]`, by `actors[i]` (a number in `names`)."""

    model: Model
    plans: list[Plan] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    parents: list[tuple[int, Command | None]] = field(default_factory=list)
    sources: "array[int]" = field(default_factory=lambda: array("i"))
    targets: "array[int]" = field(default_factory=lambda: array("i"))
    actors: "array[int]" = field(default_factory=lambda: array("b"))
    names: list[str] = field(default_factory=lambda: [TIME])
    refusals: int = 0
    seconds: float = 0.0

    @property
    def states(self) -> int:
        return len(self.plans)

    @property
    def transitions(self) -> int:
        return len(self.sources)

    def path(self, state: int) -> list[Command | None]:
        """The commands that lead to a state, from the start; None is time passing."""
        steps = []
        while state:
            state, command = self.parents[state]
            steps.append(command)
        return steps[::-1]

    def figure(self) -> str:
        return f"{self.states:,} states, {self.transitions:,} transitions, {self.seconds:.1f} s"


OnState = Callable[[Plan, date], None]
OnStep = Callable[[Step], None]


def carried_out(plan: Plan, command: Command) -> tuple[Plan, tuple[Fact, ...]]:
    """Looked up in its module at each call, so that a seeded mistake is the code under test."""
    events = door.decide(plan, command)
    facts = tuple([Fact(event, command.by, command.role, command.at, command.on) for event in events])
    for fact in facts:
        plan = state.evolve(plan, fact)
    return plan, facts


@dataclass(slots=True)
class _Arrivals:
    """Where everybody comes in: a state seen before is met again, a new one is checked and kept."""

    graph: Graph
    keys: Keys
    on_state: OnState
    limit: int
    numbers: dict[Hashable, int] = field(default_factory=dict)
    actors: dict[str, int] = field(default_factory=lambda: {TIME: 0})

    def start(self, plan: Plan, on: date) -> None:
        self._number(plan, on, (-1, None))

    def come(self, plan: Plan, on: date, parent: int, command: Command | None) -> None:
        number = self._number(plan, on, (parent, command))
        actor = command.role._value_ if command else TIME
        self.graph.sources.append(parent)
        self.graph.targets.append(number)
        self.graph.actors.append(self.actors.setdefault(actor, len(self.actors)))

    def _number(self, plan: Plan, on: date, parent: tuple[int, Command | None]) -> int:
        key, graph = self.keys.of(plan, on), self.graph
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = graph.states
            assert number < self.limit, f"{graph.model.name} has more than {self.limit} states"
            self.keys.keep(plan)
            graph.plans.append(plan)
            graph.days.append(on)
            graph.parents.append(parent)
            self.on_state(plan, on)
        return number


def explore(model: Model, on_state: OnState, on_step: OnStep, limit: int = 2_000_000) -> Graph:
    """All of it, or an AssertionError when there are more states than `limit`: a bound that does not bound."""
    began = process_time()
    graph = Graph(model)
    arrivals = _Arrivals(graph, Keys(model.proposers), on_state, limit)
    arrivals.start(state.fold("plan", model.facts), model.on)
    gc.disable()  # nothing here is garbage in rings; walking a million plans again and again takes a third of the time
    try:
        here = 0
        while here < graph.states:
            _leave(here, graph, arrivals, on_step)
            here += 1
    finally:
        gc.enable()
    graph.names = list(arrivals.actors)
    graph.seconds = process_time() - began
    return graph


def _has_a_row(plan: Plan, command: Command) -> bool:
    """Whether any row speaks of it in this state of the text. Where none does, test_table.py has asked it already."""
    found = rules.rows(type(command), command.role)
    return any(plan.agreement in rule.agreement for rule in found)


def _leave(here: int, graph: Graph, arrivals: _Arrivals, on_step: OnStep) -> None:
    """Every way out of one state."""
    plan, on, model = graph.plans[here], graph.days[here], graph.model
    for command in model.moves(plan, on):
        if not _has_a_row(plan, command):
            graph.refusals += 1
            continue
        try:
            after, facts = carried_out(plan, command)
        except Refused:
            graph.refusals += 1
            continue
        on_step(Step(plan, command, facts, after))
        if facts:
            arrivals.come(after, on, here, command)
    later = model.tick(plan, on)
    if later is not None:
        arrivals.come(plan, later, here, None)
