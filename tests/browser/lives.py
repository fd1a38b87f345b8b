"""Plans in every state worth looking at: the cases, where they passed on their way, and what they never come to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from plan_service.cases import replayed
from plan_service.cases_format import Case, Person, Step, read_all
from workflows.decide import Asker, permitted
from workflows.glossary import Role
from workflows.plan import Plan
from workflows.running import cycle_at, life_at
from workflows.turns import turns

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
YESTERDAY = DAY - timedelta(days=1)

Trait = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A case to be loaded as if on `day`. `kind`: case, passed, ended or long; `shown_to`: empty for everybody."""

    case: Case
    day: date
    kind: str
    shown_to: frozenset[str] = frozenset()

    @property
    def plan(self) -> str:
        return self.case.plan

    @property
    def name(self) -> str:
        return self.case.key


def cases() -> list[Life]:
    """As the demo has them on that day."""
    return [Life(case, DAY, "case") for case in read_all()]


def lives() -> list[Life]:
    """The cases, the fewest moments of them that together show what no case ends in, two ends, and long words."""
    every = cases()
    return [*every, *passed([life.case for life in every]), *ended(every), *long(every)]


# --- where the cases passed ------------------------------------------------------------


def passed(every: list[Case]) -> list[Life]:
    """Moments in which every state, turn and power is there that some case ever had. Their last step was yesterday.

    A state is shown to everybody in the plan; what only gives somebody a turn or a power, to those in that role.
    """
    found = {(case.key, number): traits for case in every for number, traits in _moments(case)}
    shown = set().union(*(_traits(replayed(case, DAY).plan) for case in every))
    wanted = set().union(*found.values())
    by_key = {case.key: case for case in every}
    chosen: list[Life] = []
    while wanted - shown:
        key, number = max(found, key=lambda moment: len(found[moment] - shown))
        chosen.append(replace(cut(by_key[key], number), shown_to=_shown_to(found[key, number] - shown)))
        shown |= found[key, number]
    return chosen


def _shown_to(traits: frozenset[Trait]) -> frozenset[str]:
    return frozenset() if any(trait[0] == "state" for trait in traits) else frozenset(trait[1] for trait in traits)


def cut(case: Case, number: int) -> Life:
    until = case.steps[number - 1].day
    cut = replace(case, key=f"{case.key}-{number}", steps=case.steps[:number])
    return Life(cut, YESTERDAY - timedelta(days=until), "passed")


def _moments(case: Case) -> Iterator[tuple[int, frozenset[Trait]]]:
    for number in range(1, len(case.steps) + 1):
        life = cut(case, number)
        yield number, _traits(replayed(life.case, life.day).plan)


def _traits(plan: Plan) -> frozenset[Trait]:
    """What a page could show of a plan on that day, roughly."""
    state = ("state", plan.agreement.value, cycle_at(plan, DAY).state.value, life_at(plan, DAY).value)
    waiting = {("turn", turn.role.value if turn.role else "", turn.what) for turn in turns(plan, DAY)}
    powers = {
        ("may", seat.role.value, command.__name__)
        for seat in plan.seats
        for command in permitted(plan, Asker(seat.person, seat.role, NOW, DAY))
    }
    until = plan.in_force.thinking_until if plan.in_force else None
    thinking = {("thinks", Role.WORKER.value)} if until is not None and until >= DAY else set()
    return frozenset({state} | waiting | powers | thinking)


# --- ends ---------------------------------------------------------------------------------


def ended(every: list[Life]) -> list[Life]:
    """A plan that its worker stopped yesterday, one that its employer lets end, and a finding contested and decided."""
    by_key = {life.name: life.case for life in every}
    stopped = _with(by_key["lien"], "lien-stopped", Role.WORKER, "end_plan", {"ends_on": -1})
    why = {"ends_on": 60, "reason": {"text": "De zaak sluit."}}
    leaving = _with(by_key["lotte"], "lotte-ending", Role.EMPLOYER, "end_plan", why)
    asked = {"cycle": 1, "learned_on": -4, "requested_on": -3, "reason": {"text": "Het moet anders.", "private": ""}}
    contested = _with(by_key["lien"], "lien-contested", Role.WORKER, "request_contest", asked)
    told = {"contest": 1, "decided_on": -1, "sent_on": -1, "lines": [], "words": {"text": "VDAB blijft erbij."}}
    decided = _with(contested, "lien-decided", Role.COACH, "record_contest_decision", told)
    return [Life(case, DAY, "ended") for case in (stopped, leaving, contested, decided)]


def _with(case: Case, key: str, role: Role, do: str, fields: dict[str, Any]) -> Case:
    last = max(case.steps[-1].day, -1)
    by = next(step.by for step in case.steps if step.role is role)
    step = Step(len(case.steps) + 1, last, time(18), by, role, do, fields)
    return replace(case, key=key, steps=(*case.steps, step))


# --- long words -----------------------------------------------------------------------------

MOST = 2_000
LONG = (
    "Arbeidsongeschiktheidsverzekeringsmaatschappij heeft alle hulpmiddelenaanvraagformulieren nagekeken en bewaard. "
)
LONG_FIRST = "Wilhelmina-Alexandrina"
LONG_LAST = "Vanden Bossche-Nieuwenhuyzenaarts"
PROSE = ("title", "text", "easy", "who", "works_when", "when", "statement", "private", "against", "alternatives")
"""The parts of a text that are typed; the others are chosen, and stay as they are."""
SHORT = {"title": 60, "who": 200, "when": 200}
SHORT_ENTRY = 500


def long(every: list[Life]) -> list[Life]:
    """A plan under discussion and a file at VDAB in which everybody wrote all they may, and has a long name."""
    by_key = {life.name: life for life in every}
    return [Life(_lengthened(by_key[key].case), DAY, "long") for key in ("sara", "fatima")]


def _lengthened(case: Case) -> Case:
    people = tuple(
        Person(
            key=f"long-{case.key}-{person.key}",
            name=f"{person.first_name}-{LONG_FIRST} {LONG_LAST}",
            first_name=f"{person.first_name}-{LONG_FIRST}",
            email=person.email,
            organisation=person.organisation,
            roles=person.roles,
        )
        for person in case.people
    )
    keys = {old.key: new.key for old, new in zip(case.people, people, strict=True)}
    steps = tuple(
        replace(
            step,
            by=keys[step.by],
            fields={name: _long(name, value, keys, step.do) for name, value in step.fields.items()},
        )
        for step in case.steps
    )
    return replace(case, key=f"{case.key}-long", people=people, steps=steps)


def _long(name: str, value: Any, keys: dict[str, str], do: str) -> Any:
    if name in ("worker", "person"):
        return keys[value]
    if isinstance(value, dict) and name in ("words", "reason", "why_departing", "en"):
        most = SHORT_ENTRY if do in ("add_entry", "reply_to_entry", "give_signal") else MOST
        return {part: _filled(part, said, most, do) for part, said in value.items() if part != "en"}
    return value


def _filled(part: str, said: Any, most: int, do: str) -> Any:
    """Every text its own, or a plan of equal texts would have no changes."""
    if part not in PROSE or not said:
        return said
    longest = SHORT.get(part, most)
    return (f"{said} {do}. " + LONG * (1 + longest // len(LONG)))[:longest].rstrip()
