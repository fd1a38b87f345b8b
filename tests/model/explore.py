"""Breadth first through every state that a model's commands can reach, by the real decide and evolve."""

import gc
from array import array
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from time import process_time

from tests.model.keys import Keys
from workflows import decide as door
from workflows import state
from workflows.commands import Command
from workflows.decide import Refused
from workflows.plan import Plan
from workflows.state import Fact

Moves = Callable[[Plan, date], Iterable[Command]]
Tick = Callable[[Plan, date], date | None]


@dataclass(frozen=True, slots=True)
class Model:
    """A bounded world: where it begins, what may be asked in a state, and how far time jumps (None: it stands still)."""

    name: str
    facts: tuple[Fact, ...]
    on: date
    moves: Moves
    tick: Tick = lambda plan, on: None
    proposers: bool = True


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
    """Everything reachable. Edge i goes from `sources[i]` to `targets[i]`, taken by `actors[i]` (a number in `names`)."""

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


def explore(model: Model, on_state: OnState, on_step: OnStep, limit: int = 2_000_000) -> Graph:
    """All of it, or an AssertionError when there are more states than `limit`: a bound that does not bound."""
    began = process_time()
    graph, keys = Graph(model), Keys(model.proposers)
    numbers: dict[Hashable, int] = {}
    actors = {TIME: 0}

    def arrive(plan: Plan, on: date, parent: int, command: Command | None) -> None:
        key = keys.of(plan, on)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(graph.plans)
            assert number < limit, f"{model.name} has more than {limit} states"
            keys.keep(plan)
            graph.plans.append(plan)
            graph.days.append(on)
            graph.parents.append((parent, command))
            on_state(plan, on)
        if parent >= 0:
            actor = actors.setdefault(command.role._value_ if command else TIME, len(actors))
            graph.sources.append(parent)
            graph.targets.append(number)
            graph.actors.append(actor)

    arrive(state.fold("plan", model.facts), model.on, -1, None)
    gc.disable()  # nothing here is garbage in rings; walking a million plans again and again takes a third of the time
    here = 0
    while here < len(graph.plans):
        plan, on = graph.plans[here], graph.days[here]
        for command in model.moves(plan, on):
            try:
                after, facts = carried_out(plan, command)
            except Refused:
                graph.refusals += 1
                continue
            on_step(Step(plan, command, facts, after))
            if facts:
                arrive(after, on, here, command)
        later = model.tick(plan, on)
        if later is not None:
            arrive(plan, later, here, None)
        here += 1
    gc.enable()
    graph.names = list(actors)
    graph.seconds = process_time() - began
    return graph
