"""A transaction keeps all or nothing, and gives back what it held whatever happens to it."""

import asyncio
import sqlite3

import asyncpg
import pytest
from piccolo.engine.exceptions import TransactionError

from plan_service import engines
from plan_service.tables import Setting

MORE_THAN_THE_POOL_HOLDS = 12


async def put(key, value="0"):
    await Setting.raw("INSERT INTO setting (key, value) VALUES ({}, {})", key, value)


async def keys():
    return [row["key"] for row in await Setting.select(Setting.key).order_by(Setting.key)]


class Halfway(Exception):
    pass


async def fail_after(work):
    async with engines.transaction():
        await work
        raise Halfway


# --- transactions ---------------------------------------------------------------------------------


async def test_what_is_done_in_a_transaction_stays(engine):
    async with engines.transaction():
        await put("a")
        await put("b")

    assert await keys() == ["a", "b"]


async def test_what_fails_in_a_transaction_leaves_nothing(engine):
    with pytest.raises(Halfway):
        await fail_after(put("a"))

    assert await keys() == []


async def test_a_transaction_can_be_rolled_back_by_hand(engine):
    async with engines.transaction() as transaction:
        await put("a")
        await transaction.rollback()

    assert await keys() == []


async def test_a_transaction_inside_another_is_refused(engine):
    async with engines.transaction():
        with pytest.raises(TransactionError):
            engines.transaction()


async def test_others_see_it_when_it_is_committed_and_not_before(engine):
    written, seen = asyncio.Event(), asyncio.Event()

    async def write():
        async with engines.transaction():
            await put("a")
            written.set()
            await seen.wait()

    writing = asyncio.create_task(write())
    await written.wait()
    before = await keys()
    seen.set()
    await writing

    assert before == []
    assert await keys() == ["a"]


async def test_a_commit_that_fails_gives_its_connection_back(engine):
    await engine.run_ddl("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    await engine.run_ddl("CREATE TABLE child (of INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")

    async def orphan():
        async with engines.transaction():
            await put("a")
            await engine.run_ddl("INSERT INTO child VALUES (1)")

    for _ in range(MORE_THAN_THE_POOL_HOLDS):
        with pytest.raises((sqlite3.IntegrityError, asyncpg.ForeignKeyViolationError)):
            await orphan()

    await put("b")
    assert await keys() == ["b"]


async def test_a_cancelled_transaction_gives_its_connection_back(engine):
    for number in range(MORE_THAN_THE_POOL_HOLDS):
        started = asyncio.Event()

        async def write(key, started):
            async with engines.transaction():
                await put(key)
                started.set()
                await asyncio.Event().wait()

        writing = asyncio.create_task(write(str(number), started))
        await started.wait()
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    assert await keys() == []


@pytest.mark.parametrize("steps", range(12))
async def test_a_task_cancelled_at_any_step_leaves_the_engine_usable(engine, steps):
    async def write():
        async with engines.transaction():
            await put("a")

    for _ in range(MORE_THAN_THE_POOL_HOLDS):
        await Setting.delete(force=True)
        writing = asyncio.create_task(write())
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.wait([writing])

    async with engines.transaction():
        await put("b")
    assert (await keys())[-1] == "b"


async def test_a_task_started_in_a_transaction_is_refused_while_it_is_open(engine):
    async with engines.transaction():
        with pytest.raises(engines.TransactionElsewhere):
            await asyncio.gather(put("a"), put("b"))
        await put("c")

    assert await keys() == ["c"]


async def test_a_task_started_in_a_transaction_works_by_itself_once_that_is_over(engine):
    over = asyncio.Event()

    async def later():
        await over.wait()
        await put("later")

    async with engines.transaction() as transaction:
        task = asyncio.create_task(later())
        await transaction.rollback()
    over.set()
    await task

    assert await keys() == ["later"]


async def test_many_writers_lose_nothing(engine):
    await put("count")

    async def add():
        async with engines.transaction():
            await Setting.raw("UPDATE setting SET value = CAST(CAST(value AS INTEGER) + 1 AS VARCHAR)")

    await asyncio.gather(*(add() for _ in range(40)))

    assert await Setting.select(Setting.value) == [{"value": "40"}]


@pytest.mark.parametrize("key", ["taken", "free"])
async def test_a_key_that_is_taken_is_told_from_other_errors(engine, key):
    await put("taken")
    with pytest.raises((sqlite3.Error, asyncpg.PostgresError)) as caught:
        await Setting.raw("INSERT INTO setting (key, value) VALUES ({}, {})", key, "1" if key == "taken" else None)

    assert engines.is_unique_violation(caught.value) is (key == "taken")
