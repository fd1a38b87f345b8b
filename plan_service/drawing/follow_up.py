"""The follow-up week by week: every entry a shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plan_service.drawing.box import FLOOR, TOP, rounded

Shape = Literal["well", "hard", "changed"]

STACK = 4
"""More than four shapes in a week become a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """How many entries of one week said each of the three words; `start` is its Monday."""

    start: date
    well: int = 0
    hard: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One entry as a shape; its middle in percent of the box."""

    shape: Shape
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One week: its marks from the floor up, how many more did not fit, and whether a month opens."""

    week: Week
    x: float
    marks: tuple[Mark, ...]
    more: int
    says_month: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The follow-up, week by week."""

    columns: tuple[Column, ...]
    floor: float = FLOOR


def follow_up_strip(weeks: Sequence[Week]) -> Strip:
    """Lay out one column per week, hard entries lowest so that they line up and are seen."""
    row = (FLOOR - TOP) / STACK
    return Strip(
        columns=tuple(
            Column(
                week=week,
                x=rounded(100 * (index + 0.5) / len(weeks)),
                marks=tuple(
                    Mark(shape=shape, y=rounded(FLOOR - row * (height + 0.5)))
                    for height, shape in enumerate(_shapes(week)[:STACK])
                ),
                more=max(0, week.well + week.hard + week.changed - STACK),
                says_month=_opens_month(weeks, index),
            )
            for index, week in enumerate(weeks)
        )
    )


def _opens_month(weeks: Sequence[Week], index: int) -> bool:
    """The first week shown speaks for its month too, unless the next one would write across it."""
    months = [week.start.month for week in weeks]
    if index == 0:
        return months[1:2] in ([], months[:1])
    return months[index - 1] != months[index]


def _shapes(week: Week) -> list[Shape]:
    hard: list[Shape] = ["hard"] * week.hard
    changed: list[Shape] = ["changed"] * week.changed
    well: list[Shape] = ["well"] * week.well
    return hard + changed + well
