"""What was granted, checked against its profile and spread over the quarters it runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflows.calendar import index_of
from workflows.glossary import Instrument
from workflows.premium.profile import PERCENTAGES, Package, Profile, Steps

Value = int | str
"""A percentage, or a level of the support premium: low, medium or high."""


class Region(StrEnum):
    """Where somebody lives or works, as far as a premium cares (decree art. 9, 15, 20). `eu`: EU and EEA."""

    FLANDERS = "flanders"
    BRUSSELS = "brussels"
    WALLONIA = "wallonia"
    EU = "eu"


class Impossible(Exception):
    """No authority can have granted this. `key`: what is wrong in the award or the facts; `expects`: what may be."""

    def __init__(self, key: str, expects: str) -> None:
        super().__init__(f"{key}: expects {expects}")
        self.key = key
        self.expects = expects


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One award and who it is for. A percentage has `package` or `steps`, the support premium `level` or `steps`.

    `steps`: (quarters, value), from the first quarter on. A package counts by the number of the quarter, which starts
    at `start_number`: later than 1 after a renewal. `quarters`: its length, or None for the most there may be.
    A region or `sufficient_activity` that is None was left out.
    """

    first_quarter: str
    package: str = ""
    steps_variant: str = ""
    level: str = ""
    steps: tuple[tuple[int, Value], ...] = ()
    severely_disadvantaged: bool = False
    quarters: int | None = None
    start_number: int = 1
    workplace: str | None = None
    residence: str | None = None
    past_pension_age: bool = False
    excluded_public: bool = False
    hours_in_all_under_24: bool = False
    sufficient_activity: bool | None = None


@dataclass(frozen=True, slots=True)
class Granted:
    """An award per quarter: `values` has one for each it runs, None where its steps say nothing.

    `most`: how many quarters it may run, by the row `term`.
    """

    first: int
    values: tuple[Value | None, ...]
    package: Package | None
    most: int
    term: str


def granted(profile: Profile, instrument: Instrument, award: Award) -> Granted:
    """Raises Impossible for what the profile does not let an authority grant."""
    package = _package(profile, award) if award.package else None
    _one_of_two(instrument, award)
    most, term = _most(profile, award, package)
    quarters = award.quarters or most
    if quarters > most:
        raise Impossible("quarters", f"at most {most}, by {term}")
    if sum(count for count, _ in award.steps) > most:
        raise Impossible(_steps_key(instrument), f"at most {most} quarters in all, by {term}")
    values = _values(award, package, quarters)
    if instrument in PERCENTAGES:
        _possible(profile, instrument, award, values)
    return Granted(index_of(award.first_quarter), values, package, most, term)


def steps_of(award: Award, package: Package) -> Steps:
    """The steps of its start package, by the source the award goes by."""
    return package.variants[award.steps_variant] if award.steps_variant else package.steps


def value_at(steps: Sequence[tuple[int, Value]], number: int) -> Value | None:
    """What the `number`th quarter gets, or None past the last step."""
    for count, value in steps:
        if number <= count:
            return value
        number -= count
    return None


def _package(profile: Profile, award: Award) -> Package:
    packages = {package.name: package for package in profile.packages}
    if award.package not in packages:
        raise Impossible("package", f"one of {', '.join(packages)}")
    package = packages[award.package]
    if award.steps_variant and award.steps_variant not in package.variants:
        known = {name for one in profile.packages for name in one.variants}
        raise Impossible("steps_variant", f"{', '.join(sorted(known))}, and only with a package of five years")
    if award.start_number > _length(package):
        raise Impossible("start_number", f"1 to {_length(package)} with this package; a renewal has steps of its own")
    return package


def _one_of_two(instrument: Instrument, award: Award) -> None:
    steps = _steps_key(instrument)
    one = "package" if instrument in PERCENTAGES else "level"
    if award.steps and (award.package or award.level):
        raise Impossible(steps, f"{one} or {steps}, not both")
    if not (award.steps or award.package or award.level):
        raise Impossible(one, f"{one} or {steps}, and neither is there")
    if award.steps_variant and not award.package:
        raise Impossible("steps_variant", "a package of five years beside it")


def _steps_key(instrument: Instrument) -> str:
    return "steps" if instrument in PERCENTAGES else "levels"


def _most(profile: Profile, award: Award, package: Package | None) -> tuple[int, str]:
    """(quarters, the row that says so): the shortest term that holds."""
    terms = [(profile.most_quarters, "term")]
    if package:
        terms.append((_length(package), f"wage_premium.package.{package.name}"))
    if award.severely_disadvantaged:
        terms.append((profile.most_quarters_severely_disadvantaged, "term.severely_disadvantaged"))
    return min(terms, key=lambda term: term[0])


def _length(package: Package) -> int:
    return sum(quarters for quarters, _ in package.steps)


def _values(award: Award, package: Package | None, quarters: int) -> tuple[Value | None, ...]:
    if award.level:
        return (award.level,) * quarters
    steps = steps_of(award, package) if package else award.steps
    first = award.start_number if package else 1
    return tuple(value_at(steps, number) for number in range(first, first + quarters))


def _possible(profile: Profile, instrument: Instrument, award: Award, values: Sequence[Value | None]) -> None:
    may = profile.percentages[instrument]
    for row, (_, value) in enumerate(award.steps):
        if value not in range(may.lowest, may.highest + 1, may.multiple_of):
            expected = f"a multiple of {may.multiple_of} from {may.lowest} to {may.highest}"
            raise Impossible(f"steps[{row}][1]", expected)
    most = may.highest_severely_disadvantaged
    asked = (*values, *(value for _, value in award.steps))
    if award.severely_disadvantaged and any(isinstance(value, int) and value > most for value in asked):
        key = "package" if award.package else "steps"
        raise Impossible(key, f"at most {most} % where person is severely_disadvantaged")
