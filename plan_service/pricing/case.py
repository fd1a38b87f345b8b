"""A case of `samenplan premium`: JSON in, awards and facts out. Raises BadCase, Impossible for what no law grants."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from plan_service.pricing.values import (
    BadCase,
    Given,
    amount,
    count,
    each,
    fraction,
    months,
    one_of,
    quarter,
    steps,
    truth,
    whole,
)
from plan_service.regulations import REGULATIONS
from workflows.calendar import index_of
from workflows.glossary import Instrument
from workflows.premium.award import Award, Region
from workflows.premium.pricing import SelfEmployedFact, SupportFact, WageFact

POOLED = "pooled"
WAGE, SUPPORT, SELF_EMPLOYED = Instrument.WAGE_PREMIUM, Instrument.SUPPORT_PREMIUM, Instrument.SELF_EMPLOYED_PREMIUM
LEVELS = ("low", "medium", "high")
PARTIES = ("worker", "employer")
SHARED = (
    *("first_quarter", "quarters", "start_number", "person", "workplace_region", "residence_region"),
    *("past_pension_age", "employer_kind", "hours_in_all_under_24", "sufficient_activity"),
)
AWARD_KEYS = {
    WAGE: ("package", "steps", "steps_variant", *SHARED),
    SUPPORT: ("level", "levels", *SHARED),
    SELF_EMPLOYED: ("package", "steps", "steps_variant", *SHARED),
}
WAGE_KEYS = ("quarter", "reference_wage_cost", "employment_fraction", "other_interventions")


@dataclass(frozen=True, slots=True)
class Side:
    """One award with its facts, of the instrument's own kind. `path`: where it stands in the case."""

    instrument: Instrument
    award: Award
    facts: tuple[WageFact, ...] | tuple[SupportFact, ...] | tuple[SelfEmployedFact, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """What is moved between two sides, and who consents."""

    moved_share: Decimal
    consents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """`sides`: one, or wage premium and support premium when they are pooled."""

    profile: str
    ggmmi: dict[str, Decimal]
    sides: tuple[Side, ...]
    pool: Pool | None = None


def read_file(path: str) -> Case:
    """Of standard input when it is called `-`. Raises BadCase, for a file that cannot be read as well."""
    try:
        return read(sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes())
    except OSError as error:
        raise BadCase("CASE.json", f"a file that can be read, or -; {error.strerror}") from error


def read(raw: bytes) -> Case:
    """Raises BadCase."""
    case = _json(raw)
    if not isinstance(case, dict):
        raise BadCase("the case", "an object with profile, instrument, award and facts")
    profile = _first(case, "profile", REGULATIONS)
    instrument = _first(case, "instrument", (WAGE, SUPPORT, SELF_EMPLOYED, POOLED))
    if instrument == POOLED:
        return _pooled(case, profile)
    given = Given(case, "", "profile", "instrument", "award", "facts", "ggmmi")
    return Case(profile, given.may("ggmmi", months, {}), (_side(given, Instrument(instrument)),))


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise BadCase("the case", "JSON") from error


def _no_number(_: str) -> NoReturn:
    raise ValueError


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadCase(Given({}, "").at(key), "to be told once in its object")
        found[key] = value
    return found


def _first(case: dict[str, Any], key: str, choices: tuple[str, ...]) -> str:
    """What decides which other keys there are."""
    return Given({key: case[key]} if key in case else {}, "", key).need(key, one_of(*choices))


def _pooled(case: dict[str, Any], profile: str) -> Case:
    given = Given(case, "", "profile", "instrument", "wage", "support", "moved_share", "consents", "ggmmi")
    pool = Pool(given.need("moved_share", fraction), given.need("consents", each(one_of(*PARTIES))))
    wage = given.need("wage", _wage_side)
    support = given.need("support", lambda value, key: _side(Given(value, key, "award", "facts"), SUPPORT))
    return Case(profile, given.may("ggmmi", months, {}), (wage, support), pool)


def _wage_side(value: Any, key: str) -> Side:
    """A wage premium, or the premium of a self-employed person: the shape of its facts tells which."""
    given = Given(value, key, "award", "facts")
    facts = given.need("facts", lambda facts, _: facts)
    bare = (
        isinstance(facts, list) and facts and all(isinstance(fact, dict) and set(fact) == {"quarter"} for fact in facts)
    )
    return _side(given, SELF_EMPLOYED if bare else WAGE)


def _side(given: Given, instrument: Instrument) -> Side:
    award = given.need("award", lambda value, key: _award(Given(value, key, *AWARD_KEYS[instrument]), instrument))
    return Side(instrument, award, given.need("facts", each(FACTS[instrument])), given.path)


def _award(given: Given, instrument: Instrument) -> Award:
    name = "levels" if instrument is SUPPORT else "steps"
    read_steps: Callable[[Any, str], tuple[tuple[int, Any], ...]] = steps(
        one_of(*LEVELS) if instrument is SUPPORT else whole
    )
    region = one_of(*Region)
    return Award(
        first_quarter=given.need("first_quarter", quarter),
        package=given.may("package", _text, ""),
        steps_variant=given.may("steps_variant", _text, ""),
        level=given.may("level", one_of(*LEVELS), ""),
        steps=given.may(name, read_steps, ()),
        severely_disadvantaged=bool(given.may("person", one_of("severely_disadvantaged"), "")),
        quarters=given.may("quarters", count, None),
        start_number=given.may("start_number", count, 1),
        workplace=given.may("workplace_region", region, None),
        residence=given.may("residence_region", region, None),
        past_pension_age=given.may("past_pension_age", truth, False),
        excluded_public=given.may("employer_kind", one_of("ordinary", "excluded_public"), "") == "excluded_public",
        hours_in_all_under_24=given.may("hours_in_all_under_24", truth, False),
        sufficient_activity=given.may("sufficient_activity", truth, None),
    )


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise BadCase(key, "a name")
    return value


def _wage_fact(value: Any, key: str) -> WageFact:
    given = Given(value, key, *WAGE_KEYS)
    return WageFact(
        index_of(given.need("quarter", quarter)),
        given.need("reference_wage_cost", amount),
        given.need("employment_fraction", fraction),
        given.need("other_interventions", amount),
    )


def _support_fact(value: Any, key: str) -> SupportFact:
    given = Given(value, key, "quarter", "work_fraction")
    return SupportFact(index_of(given.need("quarter", quarter)), given.need("work_fraction", fraction))


def _self_employed_fact(value: Any, key: str) -> SelfEmployedFact:
    return SelfEmployedFact(index_of(Given(value, key, "quarter").need("quarter", quarter)))


FACTS: dict[Instrument, Callable[[Any, str], Any]] = {
    WAGE: _wage_fact,
    SUPPORT: _support_fact,
    SELF_EMPLOYED: _self_employed_fact,
}
