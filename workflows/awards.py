"""What a letter granted, quarter by quarter: its value, its next step, when it must be looked at again."""

from dataclasses import dataclass
from datetime import date

from workflows.calendar import add_quarters, first_day, index_of, quarter_of
from workflows.deadlines import AWARD_QUARTERS, length
from workflows.glossary import Instrument, Role
from workflows.words import Words


@dataclass(frozen=True, slots=True)
class Award:
    """What a letter granted: steps of (quarters, value) from the first quarter on."""

    instrument: Instrument
    first_quarter: str
    steps: tuple[tuple[int, str], ...]
    applied_on: date | None
    decided_on: date
    letter: Words
    recorded_by: Role
    recorded_on: date

    @property
    def quarters(self) -> int:
        """Length in quarters."""
        return sum(count for count, _ in self.steps)

    @property
    def last_quarter(self) -> str:
        """The last quarter granted."""
        return add_quarters(self.first_quarter, self.quarters - 1)


def renewal_on(award: Award) -> date:
    """When an evaluation must look at the award: the quarter an extension is first accepted, else two before its end.

    Sources disagree on quarter 13 or 17 (premium.md); the earlier invites.
    """
    if award.quarters >= AWARD_QUARTERS:
        return first_day(add_quarters(award.first_quarter, length("extension_accepted")))
    return first_day(add_quarters(award.last_quarter, 1 - length("award_warning")))


def value_in(award: Award, quarter: str) -> str | None:
    """The percentage or level granted for a quarter, or None outside the award."""
    offset = index_of(quarter) - index_of(award.first_quarter)
    for count, value in award.steps:
        if 0 <= offset < count:
            return value
        offset -= count
    return None


def next_step(award: Award, on: date) -> tuple[str, str] | None:
    """(quarter, value) of the next change of value, or None."""
    quarter, today = award.first_quarter, quarter_of(on)
    before: str | None = None
    for count, value in award.steps:
        if before is not None and index_of(quarter) > index_of(today) and value != before:
            return quarter, value
        quarter, before = add_quarters(quarter, count), value
    return None
