"""Facts per quarter, to amounts with a trace. What is rounded is rounded once, by `EXACT` at the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NamedTuple

from workflows.glossary import Instrument
from workflows.premium.award import Award
from workflows.premium.grant import Grant, grant_of
from workflows.premium.law import EXACT, NOTHING, Law, Line, quarter_named

NOTHING_WORKED = "support_premium.fixed.nothing_worked"
PERCENT = Decimal("0.01")


class WageFact(NamedTuple):
    """`cost`: what the employer really paid in the quarter for that fraction (referteloon), in euro."""

    quarter: int
    cost: Decimal
    fraction: Decimal
    other_interventions: Decimal


class SupportFact(NamedTuple):
    """`fraction` of the work performed in the quarter."""

    quarter: int
    fraction: Decimal


class SelfEmployedFact(NamedTuple):
    """That the quarter is asked is all there is to say."""

    quarter: int


class WageQuarter(NamedTuple):
    """`cap` and `base` are None where nothing depends on them, or where there is no cap."""

    quarter: str
    number: int
    percentage: int | None
    cap: Decimal | None
    base: Decimal | None
    amount: Decimal
    trace: tuple[Line, ...]

    @property
    def value(self) -> int | None:
        return self.percentage


class SupportQuarter(NamedTuple):
    """Fixed part + what the fraction worked leaves of the variable part of this level."""

    quarter: str
    number: int
    level: str | None
    fixed: Decimal | None
    variable: Decimal | None
    amount: Decimal
    trace: tuple[Line, ...]

    @property
    def value(self) -> str | None:
        return self.level


class SelfEmployedQuarter(NamedTuple):
    """`base`: the GGMMI of three months."""

    quarter: str
    number: int
    percentage: int | None
    base: Decimal | None
    amount: Decimal
    trace: tuple[Line, ...]

    @property
    def value(self) -> int | None:
        return self.percentage


Quarter = WageQuarter | SupportQuarter | SelfEmployedQuarter


@dataclass(frozen=True, slots=True)
class Priced:
    """One award, priced: its quarters in order. `total` adds rounded amounts."""

    instrument: Instrument
    award: Award
    quarters: tuple[Quarter, ...]
    total: Decimal


def price_wage(law: Law, award: Award, facts: Iterable[WageFact]) -> Priced:
    """Wage premium (loonpremie, decree art. 16-18). Raises Impossible and UnknownMonth."""
    grant = grant_of(law, Instrument.WAGE_PREMIUM, award)
    with localcontext(EXACT):
        return _priced(grant, [_wage(grant, fact) for fact in grant.in_order(facts)])


def price_support(law: Law, award: Award, facts: Iterable[SupportFact]) -> Priced:
    """Support premium (begeleidingspremie, decree art. 19-20). Raises Impossible."""
    grant = grant_of(law, Instrument.SUPPORT_PREMIUM, award)
    with localcontext(EXACT):
        return _priced(grant, [_support(grant, fact) for fact in grant.in_order(facts)])


def price_self_employed(law: Law, award: Award, facts: Iterable[SelfEmployedFact]) -> Priced:
    """Premium for the self-employed (ondersteuningspremie, decree art. 27-31). Raises Impossible and UnknownMonth."""
    grant = grant_of(law, Instrument.SELF_EMPLOYED_PREMIUM, award)
    with localcontext(EXACT):
        return _priced(grant, [_self_employed(grant, fact) for fact in grant.in_order(facts)])


def _priced(grant: Grant, quarters: list[WageQuarter] | list[SupportQuarter] | list[SelfEmployedQuarter]) -> Priced:
    total = sum((quarter.amount for quarter in quarters), NOTHING)
    return Priced(grant.instrument, grant.award, tuple(quarters), total)


def _wage(grant: Grant, fact: WageFact) -> WageQuarter:
    quarter, cost, fraction, other = fact
    law, share = grant.law, grant.share(quarter)
    percentage = share.value
    if not isinstance(percentage, int):
        return WageQuarter(quarter_named(quarter), share.number, None, None, None, NOTHING, share.lines)
    if law.profile.capped and quarter not in law.known and not (fraction and cost * percentage * PERCENT > other):
        lines = (*share.lines, law.line("whatever_the_ggmmi", "wage_premium.base"))
        return WageQuarter(quarter_named(quarter), share.number, percentage, None, None, NOTHING, lines)
    cap, base, shown, lines = _base(law, fact)
    amount, more = _of_base(law, percentage, base, shown, other)
    lines = (*share.lines, *lines, *more, law.rounding)
    return WageQuarter(quarter_named(quarter), share.number, percentage, cap, base, amount, lines)


def _base(law: Law, fact: WageFact) -> tuple[Decimal | None, Decimal, str, tuple[Line, ...]]:
    """(cap, base, the base as people write it, how it came about); cap and base are not rounded yet."""
    quarter, cost, fraction, _ = fact
    say, shown = law.say, str(cost)
    if not law.profile.capped:
        base_line = say["base_is_cost"].format(cost=shown)
        return None, cost, shown, (("wage_premium.cap", say["no_cap"]), ("wage_premium.base", base_line))
    cap = law.cap(quarter, fraction)
    base, base_shown = (cost, shown) if cost <= cap.amount else (cap.amount, cap.shown)
    base_line = law.base(cost=shown, cap=cap.shown, base=base_shown)
    return cap.amount, base, base_shown, (*cap.lines, ("wage_premium.base", base_line))


def _of_base(law: Law, percentage: int, base: Decimal, shown: str, other: Decimal) -> tuple[Decimal, tuple[Line, ...]]:
    """The amount in euro, rounded, and the lines that made it."""
    exact = base * percentage * PERCENT
    product = exact.quantize(law.cent)
    before = str(product)
    line = ("wage_premium.percentage", law.product(percentage=percentage, base=shown, amount=before))
    if not other:
        return product, (line, law.nothing_to_deduct)
    amount, name = product, "not_deducted"
    if law.profile.other_interventions_deducted:
        amount, name = max(exact - other, NOTHING).quantize(law.cent), "deducted"
    then = law.line(name, "wage_premium.other_interventions", before=before, other=other, amount=amount)
    return amount, (line, then)


def _support(grant: Grant, fact: SupportFact) -> SupportQuarter:
    quarter, fraction = fact
    law, share = grant.law, grant.share(quarter)
    level, number = share.value, share.number
    if not isinstance(level, str):
        return SupportQuarter(quarter_named(quarter), number, None, None, None, NOTHING, share.lines)
    fixed, full = law.fixed_part(number), law.profile.variable_part[level]
    exact = full * fraction
    variable, amount = exact.quantize(law.cent), (fixed + exact).quantize(law.cent)
    shown = str(variable)  # as text: a format asked to write a Decimal itself takes five times as long
    variable_line = law.variable(level=level, full=str(full), fraction=str(fraction), variable=shown)
    lines = (
        *share.lines,
        ("support_premium.variable", variable_line),
        law.in_proportion,
        *(() if fraction else (law.line("unsure", NOTHING_WORKED, because=law.say["nothing_worked"]),)),
        ("support_premium", law.sum(fixed=str(fixed), variable=shown, amount=str(amount))),
        law.rounding,
    )
    return SupportQuarter(quarter_named(quarter), number, level, fixed, variable, amount, lines)


def _self_employed(grant: Grant, fact: SelfEmployedFact) -> SelfEmployedQuarter:
    law, share, quarter = grant.law, grant.share(fact.quarter), fact.quarter
    percentage = share.value
    if not isinstance(percentage, int):
        return SelfEmployedQuarter(quarter_named(quarter), share.number, None, None, NOTHING, share.lines)
    full = law.quarterly(quarter)
    amount = (full.amount * percentage * PERCENT).quantize(law.cent)
    product = law.product(percentage=percentage, base=full.shown, amount=str(amount))
    lines = (*share.lines, *full.base_lines, ("self_employed_premium.percentage", product), law.rounding)
    return SelfEmployedQuarter(quarter_named(quarter), share.number, percentage, full.amount, amount, lines)
