"""What falls due is done when it falls due, once, together with all that it changes."""

import asyncio
import multiprocessing
from datetime import UTC, date, datetime, timedelta

import pytest

from plan_service import clock, engines, outbox
from plan_service.jobs import QUEUE, Done, Due, Jobs, Work, do_due, plan_due
from plan_service.outbox import Envelope
from plan_service.queues import AGAIN, LEASE
from plan_service.tables import Due as DueRow
from plan_service.tables import Setting

AT = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
DAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def held():
    clock.fix(AT)
    yield
    clock.release()


async def planned(*dues):
    async with engines.transaction():
        await plan_due(dues)


async def note(work):
    """An effect that shows: a second time for the same work is an error."""
    await Setting.raw("INSERT INTO setting (key, value) VALUES ({}, {})", f"{work.plan}/{work.kind}", str(work.due_on))


async def notes():
    return await Setting.select(Setting.key, Setting.value).order_by(Setting.key)


async def test_work_is_done_when_it_falls_due_and_once(engine):
    await planned(Due("p", "remind", DAY, AT), Due("p", "remind", date(2027, 3, 2), AT + timedelta(seconds=1)))
    seen = []

    async def see(work):
        seen.append(work)

    assert await do_due({"remind": see}) == 1
    assert await do_due({"remind": see}) == 0
    clock.fix(AT + timedelta(seconds=1))
    assert await do_due({"remind": see}) == 1
    assert seen == [Work("p", "remind", DAY), Work("p", "remind", date(2027, 3, 2))]


async def test_work_is_planned_once_for_a_plan_a_kind_and_a_day(engine):
    await planned(Due("p", "remind", DAY, AT), Due("p", "remind", DAY, AT + timedelta(days=1)))
    await do_due({"remind": note})
    await planned(Due("p", "remind", DAY, AT), Due("p", "warn", DAY, AT), Due("q", "remind", DAY, AT))
    await planned()
    await do_due({"remind": note, "warn": note})

    assert [row["key"] for row in await notes()] == ["p/remind", "p/warn", "q/remind"]


async def test_work_planned_in_a_transaction_that_fails_is_not_planned(engine):
    async with engines.transaction() as transaction:
        await plan_due([Due("p", "remind", DAY, AT)])
        await transaction.rollback()

    assert await do_due({"remind": note}) == 0


async def test_an_effect_that_fails_leaves_nothing_and_is_tried_again(engine, caplog):
    await planned(Due("p", "remind", DAY, AT), Due("q", "remind", DAY, AT))

    async def fails_for_p(work):
        await note(work)
        if work.plan == "p":
            raise ValueError(work.plan)

    assert await do_due({"remind": fails_for_p}) == 1
    assert await notes() == [{"key": "q/remind", "value": "2027-03-01"}]
    assert await do_due({"remind": note}) == 0
    clock.fix(AT + AGAIN[0])
    assert await do_due({"remind": note}) == 1
    assert [row["key"] for row in await notes()] == ["p/remind", "q/remind"]


async def test_work_of_an_unknown_kind_waits_for_a_release_that_knows_it(engine, caplog):
    await planned(Due("p", "new_kind", DAY, AT))

    assert await do_due({}) == 0
    assert await DueRow.select(DueRow.error, DueRow.done_at) == [{"error": "NoEffect", "done_at": None}]


async def test_work_that_keeps_failing_is_given_up_in_sight(engine, caplog):
    await planned(Due("p", "remind", DAY, AT))

    async def fails(work):
        raise ValueError(work.plan)

    for _ in range(len(AGAIN) + 2):
        await do_due({"remind": fails})
        await clock.shift(timedelta(days=2))

    assert await QUEUE.given_up() == 1
    assert await DueRow.select(DueRow.attempts, DueRow.error) == [{"attempts": len(AGAIN) + 1, "error": "ValueError"}]


async def test_who_lost_the_lease_changes_nothing(engine):
    await planned(Due("p", "remind", DAY, AT))
    (late,) = await QUEUE.claim(1)
    clock.fix(AT + LEASE)
    assert await do_due({"remind": note}) == 1

    async with engines.transaction():
        assert await QUEUE.finish(late) is False
    assert len(await notes()) == 1


async def test_of_many_at_once_each_does_its_own(engine):
    await planned(*(Due(str(n), "remind", DAY, AT) for n in range(120)))

    done = await asyncio.gather(*(do_due({"remind": note}) for _ in range(4)))

    assert sum(done) == len(await notes()) == 120


def work_off(url):
    async def work():
        clock.fix(AT)
        engine = await engines.open_engine(url, size=2)
        engines.bind(engine)
        try:
            return await do_due({"remind": note})
        finally:
            await engines.close(engine)

    return asyncio.run(work())


@pytest.mark.long
async def test_processes_share_the_work(engine, database):
    for start in range(0, 1000, 100):
        await planned(*(Due(str(n), "remind", DAY, AT) for n in range(start, start + 100)))

    with multiprocessing.get_context("spawn").Pool(3) as processes:
        done = await asyncio.to_thread(processes.map, work_off, [database] * 3, chunksize=1)

    assert sum(done) == len(await notes()) == 1000


# --- ticking ------------------------------------------------------------------------------------------


async def test_a_tick_does_what_fell_due_and_sends_what_that_posted(engine):
    await planned(Due("p", "remind", DAY, AT))
    brought = []

    async def remind(work):
        await outbox.post([Envelope(person="sara", plan=work.plan, letter="reminder", dedupe=str(work.due_on))])

    async def bring(envelope):
        brought.append(envelope.letter)

    assert await Jobs({"remind": remind}, bring).tick() == Done(effects=1, sent=1)
    assert brought == ["reminder"]


async def test_the_clock_ticks_until_it_is_stopped_and_finishes_what_it_began(engine):
    await planned(Due("p", "remind", DAY, AT))
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def remind(work):
        begun.set()
        await go_on.wait()
        await note(work)

    async def bring(_):
        raise AssertionError

    jobs = Jobs({"remind": remind}, bring, every=0.01)
    jobs.start()
    await begun.wait()
    stopping = asyncio.create_task(jobs.stop())
    await asyncio.sleep(0)
    still_at_it = not stopping.done()
    go_on.set()
    await stopping
    await planned(Due("q", "remind", DAY, AT))

    assert still_at_it
    assert [row["key"] for row in await notes()] == ["p/remind"]
    assert await QUEUE.claim(1) != []
