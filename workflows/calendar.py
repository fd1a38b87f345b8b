"""Dates as the law counts them: days, months and quarters; never hours, so daylight saving cannot touch a term."""

import calendar as _calendar
import re
from datetime import date, timedelta

FIXED_HOLIDAYS = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
"""Month and day. With `AFTER_EASTER` the ten legal holidays: royal decree of 18 April 1974, art. 1."""
AFTER_EASTER = (1, 39, 50)
"""Days after Easter: Easter Monday, Ascension, Whit Monday."""
SATURDAY = 5

QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


def add_days(day: date, days: int) -> date:
    """The day `days` later."""
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def is_holiday(day: date) -> bool:
    """Whether it is one of the ten legal holidays. 11 July, a holiday in Flanders, is none: it moves no term."""
    return (day.month, day.day) in FIXED_HOLIDAYS or (day - easter(day.year)).days in AFTER_EASTER


def is_working_day(day: date) -> bool:
    """No Saturday, Sunday or legal holiday (Judicial Code art. 53; so for art. 53bis, Council of State no. 230.088)."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it: where a last day moves to (Judicial Code art. 53)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The first, second, third … working day that follows on a day, which itself never counts."""
    for _ in range(count):
        day = working_day_from(day + timedelta(days=1))
    return day


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the first full moon of spring, by the church's own reckoning (1582, computus)."""
    golden, century = year % 19 + 1, year // 100 + 1
    no_leap_day, moon_shift = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moon_shift - no_leap_day) % 30
    if epact == 24 or (epact == 25 and golden > 11):  # noqa: PLR2004 -- two moons would fall on one day
        epact += 1
    full_moon = 44 - epact if epact <= 23 else 74 - epact  # noqa: PLR2004 -- counted in days of March, never before the 21st
    to_sunday = 7 - (5 * year // 4 - no_leap_day - 10 + full_moon) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + to_sunday - 1)


def quarter_of(day: date) -> str:
    """The quarter a day falls in, as `2026-Q4`."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def is_quarter(text: str) -> bool:
    """Whether `text` is written as `2026-Q4`."""
    return QUARTER.fullmatch(text) is not None


def index_of(quarter: str) -> int:
    """A quarter as a running number, so that quarters can be added and compared. Raises ValueError."""
    match = QUARTER.fullmatch(quarter)
    if match is None:
        raise ValueError(quarter)
    return int(match[1]) * 4 + int(match[2]) - 1


def add_quarters(quarter: str, count: int) -> str:
    """The quarter `count` later."""
    year, rest = divmod(index_of(quarter) + count, 4)
    return f"{year}-Q{rest + 1}"


def first_day(quarter: str) -> date:
    """The first day of a quarter."""
    year, rest = divmod(index_of(quarter), 4)
    return date(year, rest * 3 + 1, 1)


def last_day(quarter: str) -> date:
    """The last day of a quarter."""
    return first_day(add_quarters(quarter, 1)) - timedelta(days=1)
