"""Where each act leads, found by carrying it out on a plan in every state: nobody writes it down a second time."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import product
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from workflows.acts import ACTS
from workflows.calendar import add_months
from workflows.clauses import Clause, Revision
from workflows.commands import Command
from workflows.cycle import Cycle, Proposal, Question, View
from workflows.events import Event
from workflows.evidence import Evidence
from workflows.glossary import Agreement, ClauseKind, Evaluation, Exempt, Life, Relation, Role, Seated, Shape
from workflows.job_facts import JobFacts, OwnFacts
from workflows.kinds import REQUIRED
from workflows.plan import CoachWanted, Ending, Plan, Seat
from workflows.rules import RULES, rows
from workflows.running import cycle_at, life_at
from workflows.state import Fact, evolve
from workflows.versions import Signature, Version
from workflows.words import Words

LARGEST = max(REQUIRED, key=lambda kind: len(REQUIRED[kind]))
"""The kind in which every role has a place."""

ID = "x"
DAY = date(2026, 1, 1)
AT = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = Words(ID, ID)
VALUES: dict[Any, Any] = {str: ID, int: 1, bool: False, date: DAY, datetime: AT, Words: WORDS, Evidence: Evidence()}
VALUES |= {JobFacts: JobFacts(), OwnFacts: OwnFacts()}

REGIONS: tuple[type[StrEnum], ...] = (Agreement, Evaluation, Life)
State = Agreement | Evaluation | Life
Made = TypeVar("Made", Command, Event)


@dataclass(frozen=True, slots=True)
class Step:
    """From one state of a region to another. `by` None: a date does it."""

    source: State
    target: State
    by: type[Command] | None


def steps() -> tuple[Step, ...]:
    """Every step the rules can make, in the order of the states."""
    acts = {(rule.command, role) for rule in RULES for role in rule.who}
    found = {step for command, role in acts for step in _steps_of(command, role)}
    return tuple(sorted({*found, *_steps_of_dates()}, key=_place))


def starts() -> tuple[State, ...]:
    """Where a new plan stands, one per region."""
    return _standing(Plan(id=ID))


def _place(step: Step) -> tuple[int, int, int, int]:
    order = list(ACTS)
    states = list(type(step.source))
    region = REGIONS.index(type(step.source))
    act = order.index(step.by) if step.by else len(order)
    return region, states.index(step.source), states.index(step.target), act


def _steps_of(command: type[Command], role: Role) -> Iterator[Step]:
    ask = made(command, role=role)
    for plan in PROBES:
        if not any(rule.fits(plan, ask) for rule in rows(command, role)):
            continue
        after = plan
        for event in ACTS[command](plan, ask):
            after = evolve(after, Fact(event, ID, role, AT, DAY))
        for source, target in zip(_standing(plan), _standing(after), strict=True):
            if source is not target:
                yield Step(source, target, command)


def _steps_of_dates() -> Iterator[Step]:
    """Dates make no events; a planned evaluation whose day has come is simply running."""
    for plan in PROBES:
        later = cycle_at(plan, add_months(DAY, 120)).state
        if later is not plan.cycle.state:
            yield Step(plan.cycle.state, later, None)


def _standing(plan: Plan) -> tuple[State, ...]:
    return plan.agreement, plan.cycle.state, life_at(plan, DAY)


def made(cls: type[Made], **given: Any) -> Made:
    """A command or an event with the plainest values there are, but for those given."""
    hints = get_type_hints(cls)
    plain = {field.name: _value(hints[field.name]) for field in fields(cls)}
    return cls(**plain | given)


def _value(hint: Any) -> Any:
    if hint in VALUES:
        return VALUES[hint]
    if get_origin(hint) is tuple:
        return ()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    return _value(get_args(hint)[0])


def _probes() -> Iterator[Plan]:
    """A plan in every state; where the next act may be the last of a row (`last`), both as the last and as not."""
    ways = product(Agreement, Evaluation, Life, (False, True), (False, True))
    for agreement, evaluation, life, last, again in ways:
        begun = agreement is not Agreement.DRAFTING
        if not begun and (evaluation is not Evaluation.PLANNED or again):
            continue
        version = _version(last=last)
        yield replace(
            _everybody(),
            agreement=agreement,
            frozen=version if agreement is Agreement.SIGNING else None,
            in_force=version if begun else None,
            before=version if again else None,
            first_in_force_on=DAY if begun else None,
            cycle=_cycle(evaluation, last=last),
            ending=Ending(Role.WORKER, DAY, DAY, DAY) if life is Life.CLOSED else None,
        )


def _everybody() -> Plan:
    """One person in every seat, the coach from outside, so that who leaves takes a rule with them."""
    seats = (Seat(role, ID, Seated.ACTIVE, relation=Relation.EXTERNAL, opened=True) for role in Role)
    said = tuple(Revision(number, WORDS, Shape.TEXT, Role.WORKER, DAY) for number in (1, 2))
    clause = Clause(ID, ClauseKind.AGREEMENT, said)
    wanted = CoachWanted(Role.EMPLOYER, DAY, agreed=(Role.EMPLOYER, Role.USER_COMPANY))
    return Plan(ID, LARGEST, seats=tuple(seats), clauses=(clause,), exception=Exempt.ACCEPTED, coach_wanted=wanted)


def _version(*, last: bool) -> Version:
    required = tuple((role, ID) for role in REQUIRED[LARGEST])
    signatures = tuple(Signature(role, ID, DAY, ID, ID, ID) for role, _ in required[:-1])
    return Version(1, ID, required, (), DAY, signatures=signatures if last else ())


def _cycle(state: Evaluation, *, last: bool) -> Cycle:
    if state is Evaluation.PLANNED:
        return Cycle()
    return Cycle(
        state=state,
        version=1,
        opened_on=DAY,
        window_until=DAY,
        views=tuple(View(role, ID, WORDS, DAY) for role in REQUIRED[LARGEST][:-1]) if last else (),
        proposal=Proposal(1, (), WORDS, 1, Role.COACH, DAY),
        questions=(Question(Role.WORKER, WORDS, DAY),),
    )


PROBES = tuple(_probes())
