"""The Belgian legal calendar: ten holidays, working days, and terms that no weekend and no clock can shorten."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.calendar import (
    add_days,
    easter,
    is_holiday,
    is_working_day,
    working_day_from,
    working_days_after,
)
from workflows.contests import appeal_from, appeal_until, request_until

IN_2026 = [(1, 1), (4, 6), (5, 1), (5, 14), (5, 25), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
EASTERS = {
    1974: (4, 14),
    1981: (4, 19),
    2000: (4, 23),
    2008: (3, 23),
    2019: (4, 21),
    2024: (3, 31),
    2027: (3, 28),
    2038: (4, 25),
    2049: (4, 18),
    2076: (4, 19),
}
"""As published. 1981 and 2076 are years in which the reckoning takes an exception; 2008 and 2038 are the ends."""
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, day) for day in (6, 7, 8, 9))


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [add_days(first, count) for count in range((date(year + 1, 1, 1) - first).days)]


def test_the_ten_legal_holidays_of_a_year():
    assert [(day.month, day.day) for day in days_of(2026) if is_holiday(day)] == IN_2026


def test_every_year_has_ten_unless_two_fall_together():
    """Ascension fell on 1 May in 2008: the only way two of them meet."""
    counts = {year: sum(map(is_holiday, days_of(year))) for year in range(1974, 2101)}
    together = {year for year in counts if easter(year) + timedelta(39) == date(year, 5, 1)}
    assert {year for year, count in counts.items() if count != 10} == together == {2008}


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter_falls_where_it_was_announced(year: int, day: tuple[int, int]):
    assert (easter(year).month, easter(year).day) == day


def test_easter_is_a_sunday_between_22_march_and_25_april():
    found = [easter(year) for year in range(1900, 2200)]
    assert {day.weekday() for day in found} == {6}
    assert all((3, 22) <= (day.month, day.day) <= (4, 25) for day in found)


def test_what_is_no_working_day():
    """Easter Monday and 21 July. Not 11 July nor 15 November: those holidays are none in the law."""
    free = (SATURDAY, SUNDAY, date(2026, 4, 6), date(2026, 7, 21))
    assert list(map(is_working_day, free)) == [False] * 4
    assert list(map(is_working_day, (FRIDAY, MONDAY, date(2025, 7, 11), date(2024, 11, 15)))) == [True] * 4


def test_a_last_day_moves_on_and_a_working_day_stays():
    assert [working_day_from(day) for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY)] == [FRIDAY, MONDAY, MONDAY, MONDAY]
    assert working_day_from(date(2026, 4, 4)) == date(2026, 4, 7)
    assert working_day_from(date(2027, 12, 25)) == date(2027, 12, 27)


@pytest.mark.parametrize(
    ("sent", "third"),
    [
        (date(2026, 3, 2), date(2026, 3, 5)),
        (FRIDAY, date(2026, 3, 11)),
        (SATURDAY, date(2026, 3, 11)),
        (date(2026, 4, 2), date(2026, 4, 8)),
        (date(2026, 5, 12), date(2026, 5, 18)),
        (date(2026, 12, 23), date(2026, 12, 29)),
    ],
)
def test_the_third_working_day_after_sending(sent: date, third: date):
    """The day of sending never counts; weekends, Easter Monday, Ascension and Christmas neither."""
    assert working_days_after(sent, 3) == appeal_from(sent) == third


@given(sent=DAYS)
def test_whatever_the_day_of_sending_the_third_is_a_working_day_with_two_before_it(sent: date):
    third = working_days_after(sent, 3)
    between = [add_days(sent, count) for count in range(1, (third - sent).days)]
    assert is_working_day(third)
    assert sum(map(is_working_day, between)) == 2


@given(sent=DAYS)
def test_whatever_the_day_the_last_day_to_appeal_is_never_short_and_never_a_holiday(sent: date):
    """Ninety days, the first counted; longer only by the weekend and the holidays that it ends on."""
    ninetieth, last = add_days(appeal_from(sent), 89), appeal_until(sent)
    assert is_working_day(last)
    assert ninetieth <= last
    assert not any(is_working_day(add_days(ninetieth, count)) for count in range((last - ninetieth).days))


@given(sent=DAYS)
def test_a_later_letter_never_gives_an_earlier_last_day(sent: date):
    assert appeal_until(sent) <= appeal_until(add_days(sent, 1))


def test_summer_time_touches_no_term():
    """Clocks change on 29 March and 25 October 2026: a day stays a day."""
    assert request_until(date(2026, 3, 28)) == date(2026, 5, 12)
    assert request_until(date(2026, 10, 24)) == date(2026, 12, 8)
