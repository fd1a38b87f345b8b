"""A profile with the words its traces are told in, and what depends on nothing but a quarter, worked out once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from workflows.calendar import index_of
from workflows.premium.award import Impossible
from workflows.premium.profile import Monthly, Profile, Row

Line = tuple[str, str]
"""A line of a trace: the row of the profile it rests on (`Profile.rows`), and what was done, in words and figures."""

EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
"""Wide enough that only `rounded` rounds: the longest product has half as many digits."""

CAPS = 4096
"""How many caps are kept: the quarters of an award times the fractions people work come to far fewer."""
NOTHING = Decimal("0.00")
MONTHS = ("01", "02", "03"), ("04", "05", "06"), ("07", "08", "09"), ("10", "11", "12")


class UnknownMonth(Exception):
    """The GGMMI of `month` is asked and neither `table` nor the case has it."""

    def __init__(self, month: str, table: str) -> None:
        super().__init__(f"GGMMI of {month} is not in {table}")
        self.month = month
        self.table = table


@dataclass(frozen=True, slots=True)
class Quarterly:
    """The GGMMI of the three months of a quarter added up, in euro; `figures`: the sum as people write it.

    `lines`: of each month; `base_lines`: and of their sum, as the base of a self-employed premium.
    """

    amount: Decimal
    figures: str
    shown: str
    lines: tuple[Line, ...]
    base_lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """What the reference wage cost counts up to, not rounded; `shown`: rounded, as people write it."""

    amount: Decimal
    shown: str
    lines: tuple[Line, ...]


class Law:
    """`given`: the GGMMI of months the profile lacks. Raises Impossible for a month it knows.

    `known`: the quarters whose three months are known. `cap`: of a quarter and an employment fraction; raises
    UnknownMonth. The lines and the formats that every quarter asks for are kept at hand.
    """

    def __init__(
        self, profile: Profile, words: Mapping[str, Mapping[str, str]], given: Mapping[str, Decimal] | None = None
    ) -> None:
        self.profile = profile
        self.words = words
        self.say = words["premium"]
        self.cent = profile.unit
        self.rounding: Line = ("rounding", self.say["rounding"])
        self.nothing_to_deduct: Line = ("wage_premium.other_interventions", self.say["nothing_to_deduct"])
        self.in_proportion: Line = ("support_premium.variable.fraction", self.say["variable_fraction"])
        self.base, self.product = self.say["base"].format, self.say["product"].format
        self.variable, self.sum = self.say["variable"].format, self.say["sum"].format
        self.cap = lru_cache(CAPS)(self._cap)
        self._months = {**profile.months, **dict(_given(profile, given or {}))}
        quarters = {quarter_with(month) for month in self._months}
        known = (quarter for quarter in quarters if all(month in self._months for month in months_of(quarter)))
        self.known = {index_of(quarter): self._added(months_of(quarter)) for quarter in known}

    def line(self, name: str, rule: str, /, **figures: object) -> Line:
        """The words called `name` with their figures, resting on a row."""
        return rule, self.say[name].format(**figures)

    def nothing(self, rule: str, because: str) -> Line:
        """0.00, and why."""
        return self.line("nothing", rule, because=because)

    def fixed_part(self, number: int) -> Decimal:
        """Of the support premium, in the `number`th quarter."""
        early = number <= self.profile.larger_fixed_part_quarters
        return self.profile.larger_fixed_part if early else self.profile.later_fixed_part

    def row(self, line: Line) -> Row:
        return self.profile.rows[line[0]]

    def quarterly(self, quarter: int) -> Quarterly:
        """Raises UnknownMonth, and names the first month that lacks."""
        found = self.known.get(quarter)
        if found is None:
            lacking = (month for month in months_of(quarter_named(quarter)) if month not in self._months)
            raise UnknownMonth(next(lacking), self.profile.rests_on)
        return found

    def _added(self, months: tuple[str, ...]) -> Quarterly:
        monthly = [self._months[month] for month in months]
        lines = tuple(
            self.line("ggmmi", rule, months=", ".join(run), amount=self._months[run[0]].amount)
            for rule, run in _runs(zip(months, monthly, strict=True))
        )
        amount = sum((one.amount for one in monthly), NOTHING)
        figures, shown = " + ".join(str(one.amount) for one in monthly), str(amount)
        base_line = self.line("base_is_ggmmi", "self_employed_premium.months", figures=figures, base=shown)
        return Quarterly(amount, figures, shown, lines, (*lines, base_line))

    def _cap(self, quarter: int, fraction: Decimal) -> Cap:
        times, ggmmi = self.profile.times_ggmmi, self.quarterly(quarter)
        full = times * ggmmi.amount
        # Equal fractions share a cap, however they are written: 0.5 and 0.50 read alike.
        written = f"{fraction.normalize():f}"
        amount = full * fraction
        shown = str(amount.quantize(self.cent))
        lines = (
            *ggmmi.lines,
            ("wage_premium.cap.months", self.say["cap_months"]),
            self.line("cap", "wage_premium.cap", times=times, figures=ggmmi.figures, cap=full),
            self.line("fraction", "wage_premium.cap.fraction", full=full, fraction=written, cap=shown),
        )
        return Cap(amount, shown, lines)


@lru_cache
def quarter_named(quarter: int) -> str:
    """The other way round than `calendar.index_of`."""
    return f"{quarter // 4:04}-Q{quarter % 4 + 1}"


def quarter_with(month: str) -> str:
    """Of `2024-02`: `2024-Q1`."""
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def months_of(quarter: str) -> tuple[str, ...]:
    """Its three months, as `2024-01`."""
    return tuple(f"{quarter[:-3]}-{month}" for month in MONTHS[int(quarter[-1]) - 1])


def _given(profile: Profile, given: Mapping[str, Decimal]) -> Iterator[tuple[str, Monthly]]:
    for month, amount in given.items():
        if month in profile.months:
            raise Impossible(f"ggmmi.{month}", f"a month that {profile.rests_on} lacks: it has this one")
        yield month, Monthly(amount, "given")


def _runs(monthly: Iterable[tuple[str, Monthly]]) -> Iterator[tuple[str, list[str]]]:
    """Months that rest on one row and are worth the same, told together."""
    runs: dict[Monthly, list[str]] = {}
    for month, one in monthly:
        runs.setdefault(one, []).append(month)
    for one, months in runs.items():
        yield one.rule, months
