"""An award quarter by quarter, from every letter about it; and as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan_service import drawing
from workflows.awards import Award, value_in
from workflows.calendar import add_quarters, first_day, index_of, last_day
from workflows.deadlines import length

LEVELS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Granted:
    """Values from the first quarter on; None where nothing was granted in between."""

    first: str
    values: tuple[str | None, ...]

    @property
    def last(self) -> str:
        """The last quarter of it."""
        return add_quarters(self.first, len(self.values) - 1)

    def at(self, quarter: str) -> str | None:
        """What is granted for a quarter, None outside."""
        place = index_of(quarter) - index_of(self.first)
        return self.values[place] if 0 <= place < len(self.values) else None

    def opens(self, number: int) -> date:
        """The first day of a quarter of it, counted from 1."""
        return first_day(add_quarters(self.first, number - 1))

    def term(self, on: date) -> str:
        """coming, running, near (its end is announced) or over."""
        if on < first_day(self.first):
            return "coming"
        if on > last_day(self.last):
            return "over"
        return "near" if on >= first_day(add_quarters(self.last, 1 - length("award_warning"))) else "running"

    def drawn(self, on: date) -> drawing.AmountPath:
        """One bar per quarter."""
        quarters = [
            drawing.Quarter(start=self.opens(place), value=figure(value)) for place, value in enumerate(self.values, 1)
        ]
        return drawing.amount_path(quarters, on)


def figure(value: str | None) -> int:
    """A percentage as a number, a level as 1 to 3; 0 for nothing, or for what is neither."""
    if value in LEVELS:
        return LEVELS.index(str(value)) + 1
    return int(value) if value and value.isdecimal() else 0


def granted(records: Sequence[Award]) -> Granted:
    """A record of the same letter replaces it; a later decision goes on from its own first quarter."""
    found = Granted(records[0].first_quarter, ())
    for award in sorted(letters(records), key=lambda one: one.decided_on):
        found = _followed(found, award)
    return found


def letters(records: Sequence[Award]) -> tuple[Award, ...]:
    """The last record of each letter; a letter is known by the day it was decided."""
    return tuple({award.decided_on: award for award in records}.values())


def stepped(first_quarter: str, steps: Sequence[tuple[int, str]]) -> Granted:
    """The steps of one letter."""
    return Granted(first_quarter, tuple(value for count, value in steps for _ in range(count)))


def _followed(before: Granted, award: Award) -> Granted:
    first = min(before.first, award.first_quarter) if before.values else award.first_quarter
    kept = range(index_of(award.first_quarter) - index_of(first))
    own = range(award.quarters)
    return Granted(
        first,
        (
            *(before.at(add_quarters(first, place)) for place in kept),
            *(value_in(award, add_quarters(award.first_quarter, place)) for place in own),
        ),
    )
