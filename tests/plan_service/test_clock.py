"""The clock runs, is moved by the demo and held by tests; days are counted in Brussels."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plan_service import clock

AT = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def released():
    yield
    clock.release()


def test_it_runs():
    first, second = clock.now(), clock.now()

    assert first <= second
    assert first.utcoffset() == timedelta()


def test_it_is_held_and_released():
    clock.fix(AT)
    held = clock.now()
    clock.release()

    assert held == AT
    assert clock.now() != AT


def test_it_is_held_at_a_moment_of_another_zone():
    clock.fix(AT.astimezone(clock.BRUSSELS))

    assert clock.now().isoformat() == "2027-03-01T10:00:00+00:00"


async def test_the_demo_moves_it_and_finds_it_moved_after_a_restart(engine):
    clock.fix(AT)
    await clock.shift(timedelta(days=7))
    await clock.shift(timedelta(hours=1))
    moved = clock.now()
    clock.fix(AT)
    restarted = clock.now()
    await clock.recall()

    assert moved == AT + timedelta(days=7, hours=1)
    assert restarted == AT
    assert clock.now() == moved


async def test_a_clock_that_was_never_moved_stands_right(engine):
    clock.fix(AT)
    await clock.recall()

    assert clock.now() == AT


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 1, 31, 22, 59, tzinfo=UTC), date(2027, 1, 31)),
        (datetime(2027, 1, 31, 23, 0, tzinfo=UTC), date(2027, 2, 1)),
        (datetime(2027, 6, 30, 21, 59, tzinfo=UTC), date(2027, 6, 30)),
        (datetime(2027, 6, 30, 22, 0, tzinfo=UTC), date(2027, 7, 1)),
    ],
    ids=["winter evening", "winter midnight", "summer evening", "summer midnight"],
)
def test_a_legal_day_begins_at_midnight_in_brussels(moment, day):
    assert clock.legal_day(moment) == day


@pytest.mark.parametrize("read", [clock.fix, clock.legal_day])
def test_a_moment_without_a_zone_is_refused(read):
    with pytest.raises(ValueError, match="without a time zone"):
        read(AT.replace(tzinfo=None))
