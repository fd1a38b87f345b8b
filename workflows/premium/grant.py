"""An award under a law: what each of its quarters gets, who gets nothing, and the lines that say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Protocol, TypeVar

from workflows.glossary import Instrument
from workflows.premium.award import Award, Granted, Impossible, Value, granted, steps_of, value_at
from workflows.premium.law import Law, Line, quarter_named
from workflows.premium.profile import Package, Refusal

GRANTS = 4096


class Dated(Protocol):
    """A fact of some quarter, as a running number (`calendar.index_of`)."""

    @property
    def quarter(self) -> int: ...


Fact = TypeVar("Fact", bound=Dated)
_quarter = attrgetter("quarter")


@dataclass(frozen=True, slots=True)
class Share:
    """What one quarter gets: a value with its lines, or None with the lines that say why not."""

    number: int
    value: Value | None
    lines: tuple[Line, ...]


class Grant:
    """Raises Impossible for what the law lets no authority grant."""

    def __init__(self, law: Law, instrument: Instrument, award: Award) -> None:
        spread = granted(law.profile, instrument, award)
        self.law, self.instrument, self.award, self.package = law, instrument, award, spread.package
        self.first, self._length = spread.first, len(spread.values)
        self._refusal = refusal(law, instrument, award)
        self._always = self._runs(spread), *(() if self._refusal else (paid_here(law, instrument, award),))
        self._shares = tuple(self._share(offset, value) for offset, value in enumerate(spread.values))

    def share(self, quarter: int) -> Share:
        """Of any quarter from the first one on; past the last one it is nothing."""
        offset = quarter - self.first
        return self._shares[offset] if offset < self._length else self._share(offset, None)

    def in_order(self, facts: Iterable[Fact]) -> list[Fact]:
        """Raises Impossible for two facts of one quarter, or one before the first quarter."""
        given = list(facts)
        ordered = sorted(given, key=_quarter)
        if ordered and ordered[0].quarter < self.first:
            row = given.index(ordered[0])
            raise Impossible(f"facts[{row}].quarter", f"{quarter_named(self.first)}, the award's first, or later")
        if len({fact.quarter for fact in ordered}) < len(ordered):
            raise Impossible(f"facts[{_second(given)}].quarter", "a quarter that no other fact has")
        return ordered

    def _runs(self, spread: Granted) -> Line:
        first, quarters = self.award.first_quarter, len(spread.values)
        return self.law.line("runs", spread.term, first=first, quarters=quarters, most=spread.most)

    def _share(self, offset: int, value: Value | None) -> Share:
        number = self.award.start_number + offset
        if value is None or self._refusal:
            return Share(number, None, (*self._always, self.law.nothing(*self._why_not(offset, number))))
        said = self.law.line("number", "award", number=number)
        return Share(number, value, (*self._always, said, *self._value(number, value)))

    def _why_not(self, offset: int, number: int) -> Line:
        if self._refusal:
            return refused(self.law, self.instrument, self.award, self._refusal)
        if offset < self._length:
            return self.law.line("no_step", "award", number=number)
        return self.law.line("past_the_end", "award", last=quarter_named(self.first + self._length - 1))

    def _value(self, number: int, value: Value) -> Iterator[Line]:
        law, kind = self.law, self.instrument.value
        if self.instrument is Instrument.SUPPORT_PREMIUM:
            yield law.line("level", "support_premium.variable.decided", level=value)
            yield law.line("fixed", "support_premium.fixed", fixed=law.fixed_part(number), number=number)
            return
        if self.package is None:
            yield law.line("own_step", f"{kind}.steps", percentage=value)
            return
        rule = f"wage_premium.package.{self.package.name}"
        steps = _named(steps_of(self.award, self.package))
        yield law.line("package_step", rule, percentage=value, number=number, package=self.package.name, steps=steps)
        yield from self._disputed(self.package, number, steps)
        if self.instrument is Instrument.SELF_EMPLOYED_PREMIUM:
            yield law.line("package_of_the_self_employed", "self_employed_premium.package", package=self.package.name)

    def _disputed(self, package: Package, number: int, used: str) -> Iterator[Line]:
        """The quarters on which the sources of a package differ: the ninth."""
        here = value_at(package.steps, number)
        for name, steps in package.variants.items():
            there = value_at(steps, number)
            if here != there:
                yield self.law.line(
                    "disputed_quarter",
                    f"wage_premium.package.{package.name}.variants",
                    number=number,
                    steps=_named(package.steps),
                    percentage=here,
                    other_steps=name,
                    other_percentage=there,
                    used=used,
                )


@lru_cache(GRANTS)
def grant_of(law: Law, instrument: Instrument, award: Award) -> Grant:
    """The last awards are kept: over all plans they are few, and each is asked for many quarters."""
    return Grant(law, instrument, award)


def refusal(law: Law, instrument: Instrument, award: Award) -> Refusal | None:
    """The first reason why nothing is paid, whatever the facts."""
    told, (residence, workplace) = said(award), regions(law, award)
    for one in law.profile.refusals:
        here = residence in one.residence and workplace in one.workplace
        if instrument in one.refused and told.get(one.name, here):
            return one
    return None


def said(award: Award) -> dict[str, bool]:
    """What the award says of person and employer, by the name of the refusal it may lead to."""
    return {
        "past_pension_age": award.past_pension_age,
        "excluded_public": award.excluded_public,
        "hours_in_all_under_24": award.hours_in_all_under_24,
        "no_sufficient_activity": award.sufficient_activity is False,
    }


def regions(law: Law, award: Award) -> tuple[str, str]:
    """(residence, workplace); what was left out is what the profile assumes."""
    return award.residence or law.profile.region_left_out, award.workplace or law.profile.region_left_out


def paid_here(law: Law, instrument: Instrument, award: Award) -> Line:
    """Where somebody lives and works, when nothing stands in the way."""
    return law.line("paid_here", "region.paid", **_places(law, instrument, award))


def refused(law: Law, instrument: Instrument, award: Award, why: Refusal) -> Line:
    """The words of a refusal."""
    return law.line(why.name, why.rule, **_places(law, instrument, award))


def _places(law: Law, instrument: Instrument, award: Award) -> dict[str, str]:
    residence, workplace = (law.words["region"][one] for one in regions(law, award))
    return {"residence": residence, "workplace": workplace, "premium": law.words["instrument"][instrument.value]}


def _second(facts: Sequence[Dated]) -> int:
    """The place of the first fact whose quarter was told before."""
    quarters = [fact.quarter for fact in facts]
    return next(row for row, quarter in enumerate(quarters) if quarter in quarters[:row])


def _named(steps: Iterable[tuple[int, int]]) -> str:
    return "/".join(str(quarters) for quarters, _ in steps)
