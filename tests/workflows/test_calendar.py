"""Days, months and quarters as the law counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.calendar import (
    add_days,
    add_months,
    add_quarters,
    first_day,
    index_of,
    is_quarter,
    last_day,
    quarter_of,
)

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, later):
    assert add_months(day, months) == later


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["clock forward", "clock back"])
def test_a_term_in_days_knows_no_hours(day):
    assert add_days(add_days(day, -1), 2) == add_days(day, 1)


@given(days)
def test_a_day_lies_in_its_quarter(day):
    quarter = quarter_of(day)
    assert is_quarter(quarter)
    assert first_day(quarter) <= day <= last_day(quarter)
    assert last_day(quarter) + timedelta(days=1) == first_day(add_quarters(quarter, 1))


@given(days, st.integers(-40, 40))
def test_quarters_add_up(day, count):
    quarter = quarter_of(day)
    assert add_quarters(add_quarters(quarter, count), -count) == quarter
    assert index_of(add_quarters(quarter, count)) - index_of(quarter) == count
    assert quarter_of(add_months(first_day(quarter), 3 * count)) == add_quarters(quarter, count)


@pytest.mark.parametrize("text", ["", "2026", "2026-Q0", "2026-Q5", "26-Q1", "2026-Q1 ", "2026-Q1\n", "٢٠٢٦-Q1"])
def test_what_is_no_quarter_is_counted_with_nothing(text):
    assert not is_quarter(text)
    with pytest.raises(ValueError, match=f"^{text}$"):
        index_of(text)
