"""Opening a database, and getting back from either what was put in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plan_service import clock, engines
from plan_service.engines.postgres import SafePostgresEngine
from plan_service.tables import Due, Person

AT = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


async def test_moments_days_and_truths_come_back_as_they_went(engine):
    exact = AT.replace(microsecond=123456)
    due = Due(plan="p", kind="k", due_on=date(2027, 3, 2), due_at=exact)
    await Due.insert(due)
    await Person.insert(Person(id="sara", name="Sara De Smet €", demo=True), Person(id="jan"))

    (row,) = await Due.raw("SELECT * FROM due WHERE plan = {}", "p")
    people = await Person.raw("SELECT * FROM person ORDER BY id")

    assert (row["due_at"], row["due_on"], row["done_at"]) == (exact, date(2027, 3, 2), None)
    assert row["due_at"].utcoffset() == timedelta()
    assert [(one["name"], one["demo"]) for one in people] == [("", False), ("Sara De Smet €", True)]


async def test_moments_are_ordered_by_time_and_not_by_how_they_are_written(engine):
    moments = [AT, AT + timedelta(microseconds=1), AT + timedelta(seconds=1), AT + timedelta(seconds=10)]
    brussels = moments[2].astimezone(clock.BRUSSELS)
    for number, moment in enumerate([moments[3], moments[0], brussels, moments[1]]):
        await Due.insert(Due(plan="p", kind=str(number), due_on=AT.date(), due_at=moment))

    rows = await Due.raw("SELECT due_at FROM due WHERE due_at >= {} ORDER BY due_at", AT)

    assert [row["due_at"] for row in rows] == moments


@pytest.mark.parametrize("url", ["mysql://root:hush@db/plans", "sqlite:///:memory:", "sqlite:///", "sqlite://plans"])
async def test_another_database_is_refused_without_repeating_its_address(url):
    with pytest.raises(engines.UnknownDatabase) as caught:
        await engines.open_engine(url)

    assert "hush" not in str(caught.value)


def test_naming_a_database_does_not_connect_to_it():
    assert SafePostgresEngine("postgresql://nobody@192.0.2.1/nothing").pool is None


async def test_a_database_that_is_not_there_is_told_at_once(tmp_path):
    with pytest.raises(ConnectionRefusedError):
        await engines.open_engine("postgresql://nobody@127.0.0.1:1/nothing")
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        await engines.open_engine(f"sqlite:///{tmp_path}/file/plans.db")
