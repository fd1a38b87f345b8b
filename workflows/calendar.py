"""Dates as the law counts them: days, months and quarters; never hours, so daylight saving cannot touch a term."""

import calendar as _calendar
import re
from datetime import date, timedelta

QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


def add_days(day: date, days: int) -> date:
    """The day `days` later."""
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


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
