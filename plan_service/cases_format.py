"""How a demo case is written down: people, and what each did on which day. Days count from the day of loading."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from plan_service.clock import BRUSSELS
from workflows.glossary import Agreement, Evaluation, Life, Role

CASES = Path(__file__).parent.parent / "fixtures" / "cases"
"""Demo data is part of the source tree, not of the installed package."""


class CaseError(ValueError):
    """A case that cannot be read: says which case, which step, and what is wrong."""


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kind`: employer, coaching, drafting or authority."""

    key: str
    name: str
    kind: str

    @property
    def id(self) -> str:
        return organisation_id(self.key)


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody in the demo. `organisation` is a key, or empty. The same key is the same person in every case."""

    key: str
    name: str
    first_name: str
    email: str
    organisation: str
    roles: tuple[Role, ...]

    @property
    def id(self) -> str:
        return person_id(self.key)


class Ends(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the history leaves the plan, and whose turn it is. `in_force`: the version's number, 0 for none."""

    agreement: Agreement
    evaluation: Evaluation
    life: Life
    in_force: int
    turn: tuple[str, ...]


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    title: str
    title_en: str
    story: str
    story_en: str
    ends: Ends


class _Step(msgspec.Struct, frozen=True):
    """What every step says; whatever else it holds are the fields of its command."""

    day: int
    time: str
    by: str
    role: Role
    do: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did. `number` counts from 1, also through one entry that speaks of several clauses."""

    number: int
    day: int
    time: time
    by: str
    role: Role
    do: str
    fields: Mapping[str, Any]

    def at(self, today: date) -> datetime:
        """When it happened, for a case loaded today: on the clock of Brussels."""
        local = datetime.combine(today + timedelta(days=self.day), self.time, BRUSSELS)
        return local.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """A whole history of one plan. `title` and `story`: by language."""

    key: str
    title: Mapping[str, str]
    story: Mapping[str, str]
    ends: Ends
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    steps: tuple[Step, ...]

    @property
    def plan(self) -> str:
        """The id of its plan: the same at every loading."""
        return _ident("plan", self.key)

    def ident(self, kind: str, key: str) -> str:
        """The id of a clause, an entry or a text that goes by a short key in this case."""
        return _ident(self.key, kind, key)


def person_id(key: str) -> str:
    return _ident("person", key)


def organisation_id(key: str) -> str:
    return _ident("organisation", key)


def read_all(folder: Path = CASES) -> tuple[Case, ...]:
    """Every case in the folder, in the order of the numbers they begin with: the order of the demo."""
    return tuple(parsed(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"), key=_number))


def _number(path: Path) -> int:
    return int(path.stem.partition("-")[0])


def parsed(text: str) -> Case:
    """A case from TOML. Raises CaseError."""
    raw = tomllib.loads(text)
    steps = raw.pop("steps", [])
    key = raw.get("case", {}).get("key", "?")
    try:
        head = msgspec.convert(raw.pop("case", {}), _Head)
        case = Case(
            key=head.key,
            title={"nl": head.title, "en": head.title_en},
            story={"nl": head.story, "en": head.story_en},
            ends=head.ends,
            organisations=msgspec.convert(raw.pop("organisations", []), tuple[Organisation, ...]),
            people=msgspec.convert(raw.pop("people", []), tuple[Person, ...]),
            steps=(),
        )
    except msgspec.ValidationError as error:
        raise CaseError(f"{key}: {error}") from error
    if raw:
        raise CaseError(f"{key}: unknown part {', '.join(sorted(raw))}")
    return replace(case, steps=tuple(_steps(case, steps)))


def _steps(case: Case, raw: list[dict[str, Any]]) -> Iterator[Step]:
    known, before, number = {person.key for person in case.people}, (-10_000, time()), 0
    for written in raw:
        for fields in _one_by_one(written):
            number += 1
            step = _step(case, number, fields)
            if step.by not in known:
                raise CaseError(f"{case.key}, step {number}: nobody is called {step.by}")
            if (step.day, step.time) < before:
                raise CaseError(f"{case.key}, step {number}: earlier than the step before it")
            before = (step.day, step.time)
            yield step


def _step(case: Case, number: int, raw: dict[str, Any]) -> Step:
    try:
        said = msgspec.convert(raw, _Step)
        moment = time.fromisoformat(said.time)
    except ValueError as error:
        raise CaseError(f"{case.key}, step {number}: {error}") from error
    fields = {name: value for name, value in raw.items() if name not in _Step.__struct_fields__}
    return Step(number, said.day, moment, said.by, said.role, said.do, fields)


def _one_by_one(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`clause = ["a", "b"]` is the same act on each, in that order."""
    if not isinstance(raw.get("clause"), list):
        yield raw
        return
    for clause in raw["clause"]:
        yield {**raw, "clause": clause}


def _ident(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "samenplan:" + ":".join(parts)))
