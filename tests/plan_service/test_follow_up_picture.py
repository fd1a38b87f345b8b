"""The picture of the follow-up: twelve whole weeks, moments only."""

from dataclasses import replace
from datetime import date, timedelta

from plan_service.read.follow_up import WEEKS, Entry, strip
from plan_service.read.reader import NOBODY, Body
from workflows.glossary import Role

MOMENT = Entry(
    "",
    NOBODY,
    Role.WORKER,
    date.min,
    "well",
    "",
    (),
    (),
    Body(),
    None,
    (),
    shown=False,
    mine=False,
    kept_from_employer=False,
)


def test_the_picture_begins_on_a_monday_and_ends_with_this_week():
    monday, sunday = date(2026, 11, 23), date(2026, 11, 29)
    first = monday - timedelta(weeks=WEEKS - 1)
    entries = [replace(MOMENT, on=day) for day in (first - timedelta(days=1), first, sunday)]
    entries.append(replace(MOMENT, on=sunday, how="", signal="more"))
    drawn = strip(entries, sunday)
    assert drawn is not None
    weeks = [column.week for column in drawn.columns]
    assert [week.start for week in weeks] == [first + timedelta(weeks=place) for place in range(WEEKS)]
    assert [week.well for week in weeks] == [1, *[0] * (WEEKS - 2), 1]


def test_there_is_no_picture_of_nothing():
    assert strip([], date(2026, 11, 23)) is None
