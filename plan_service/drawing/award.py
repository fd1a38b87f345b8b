"""An award quarter by quarter: bars, levels and steps."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from plan_service.drawing.box import FLOOR, TOP, Place, rounded

GAP = 0.22
"""The share of a quarter's room that stays white."""
LABEL = 0.12
"""The share of the picture that a label needs on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """What an award gives in one quarter: a percentage, a level or cents, never negative."""

    start: date
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One quarter as a bar in percent of the box, and which labels stand above and below it."""

    quarter: Quarter
    x: float
    y: float
    width: float
    height: float
    place: Place
    says_value: bool
    says_year: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A run of quarters with the same value."""

    value: int
    quarters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change between two quarters; `away` counts the quarters from today, negative when past."""

    x: float
    before: int
    after: int
    start: date
    away: int

    @property
    def down(self) -> bool:
        """Whether the award is less from here on."""
        return self.after < self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountPath:
    """An award, quarter by quarter."""

    bars: tuple[Bar, ...]
    levels: tuple[Level, ...]
    steps: tuple[Step, ...]
    floor: float = FLOOR

    @property
    def next_step(self) -> Step | None:
        """The first change that is still to come."""
        return next((step for step in self.steps if step.away > 0), None)


def amount_path(quarters: Sequence[Quarter], today: date) -> AmountPath:
    """Lay out one bar per quarter, in the order given; the highest value reaches the top."""
    highest = max((quarter.value for quarter in quarters), default=0) or 1
    values, years = _runs(quarters, _value), _runs(quarters, _year)
    room = LABEL * len(quarters)
    bars = tuple(
        Bar(
            quarter=quarter,
            x=rounded(100 * (index + GAP / 2) / len(quarters)),
            y=rounded(FLOOR - _height(quarter.value / highest)),
            width=rounded(100 * (1 - GAP) / len(quarters)),
            height=rounded(_height(quarter.value / highest)),
            place=_place(_away(quarter, today)),
            says_value=values.get(index, 0) >= room,
            says_year=years.get(index, 0) >= room,
        )
        for index, quarter in enumerate(quarters)
    )
    return AmountPath(
        bars=bars,
        levels=tuple(Level(value=quarters[at].value, quarters=length) for at, length in values.items()),
        steps=tuple(_steps(quarters, today)),
    )


def _height(share: float) -> float:
    return (FLOOR - TOP) * share


def _place(away: int) -> Place:
    if away == 0:
        return "here"
    return "past" if away < 0 else "coming"


def _away(quarter: Quarter, today: date) -> int:
    """Quarters from today until this one."""
    return _count(quarter.start) - _count(today)


def _count(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _steps(quarters: Sequence[Quarter], today: date) -> Iterable[Step]:
    for index, (before, after) in enumerate(pairwise(quarters), start=1):
        if before.value != after.value:
            yield Step(
                x=rounded(100 * index / len(quarters)),
                before=before.value,
                after=after.value,
                start=after.start,
                away=_away(after, today),
            )


def _runs(quarters: Sequence[Quarter], alike: Callable[[Quarter], int]) -> dict[int, int]:
    """Where each run of like quarters begins, and how long it is."""
    found, at = {}, 0
    for _, run in groupby(quarters, key=alike):
        found[at] = len(list(run))
        at += found[at]
    return found


def _value(quarter: Quarter) -> int:
    return quarter.value


def _year(quarter: Quarter) -> int:
    return quarter.start.year
