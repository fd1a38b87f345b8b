"""The demo's cases: whole histories, played through the one door as if they had happened."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from plan_service.cases_commands import asked
from plan_service.cases_format import Case, Organisation, Person, read_all
from plan_service.handle import Handled
from plan_service.texts import NewText
from workflows.commands import Command
from workflows.decide import decide
from workflows.plan import Plan
from workflows.state import Fact, evolve
from workflows.words import Words


class Door(Protocol):
    """`handle.handle`, or whatever else carries a command out."""

    def __call__(self, plan_id: str, command: Command, *, texts: Sequence[NewText] = ()) -> Awaitable[Handled]: ...


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a case comes to without a database: the plan, every fact in order, every text."""

    plan: Plan
    facts: tuple[Fact, ...]
    texts: tuple[NewText, ...]


async def load_cases(
    door: Door,
    put_person: Callable[[Person], Awaitable[None]],
    put_organisation: Callable[[Organisation], Awaitable[None]],
    today: date,
    cases: Iterable[Case] | None = None,
) -> tuple[Case, ...]:
    """Plays every case through the door, people and organisations first. Raises Refused where one cannot be."""
    every = tuple(read_all() if cases is None else cases)
    for organisation in {one.id: one for case in every for one in case.organisations}.values():
        await put_organisation(organisation)
    for person in {one.id: one for case in every for one in case.people}.values():
        await put_person(person)
    for case in every:
        plan = Plan(id=case.plan)
        for step in case.steps:
            ask = asked(case, step, plan, today)
            plan = (await door(case.plan, ask.command, texts=ask.texts)).plan
    return every


def replayed(case: Case, today: date) -> Replayed:
    """The case through decide and evolve alone. Its evaluations rest on no evidence: that stands in rows."""
    plan, facts, texts = Plan(id=case.plan), list[Fact](), list[NewText]()
    for step in case.steps:
        ask = asked(case, step, plan, today)
        command = _without_evidence(ask.command)
        for event in decide(plan, command):
            facts.append(Fact(event, command.by, command.role, command.at, command.on))
            plan = evolve(plan, facts[-1])
        texts += ask.texts
    return Replayed(plan, tuple(facts), tuple(texts))


def _without_evidence(command: Command) -> Command:
    if not hasattr(command, "summary"):
        return command
    return replace(command, summary=Words("", ""))  # type: ignore[call-arg]
