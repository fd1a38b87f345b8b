"""SQLite: durable connections, one server to a file, and no way to lose a connection."""

import multiprocessing
import sqlite3

import pytest

from plan_service import engines

MORE_THAN_THE_POOL_HOLDS = 12


@pytest.fixture
async def sqlite(tmp_path):
    engine = await engines.open_engine(f"sqlite:///{tmp_path}/plans.db")
    yield engine
    await engines.close(engine)


async def test_every_connection_is_durable_and_checks_its_keys(sqlite):
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1}
    for connection in [*sqlite._every, await sqlite.get_connection()]:
        found = {}
        for pragma in wanted:
            cursor = await connection.execute(f"PRAGMA {pragma}")
            found |= await cursor.fetchone()
        assert found == wanted
    await connection.close()


async def test_a_file_locked_by_another_program_fails_once_and_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr("plan_service.engines.sqlite.PRAGMAS", ("busy_timeout = 1", "journal_mode = WAL"))
    engine = await engines.open_engine(f"sqlite:///{tmp_path}/plans.db")
    other = sqlite3.connect(tmp_path / "plans.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(MORE_THAN_THE_POOL_HOLDS):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                async with engine.transaction():
                    pass
        other.execute("ROLLBACK")
        async with engine.transaction():
            await engine.run_ddl("CREATE TABLE a (b)")
    finally:
        other.close()
        await engines.close(engine)


async def test_a_connection_that_cannot_roll_back_is_replaced(sqlite):
    async def breaks():
        async with sqlite.transaction() as transaction:
            used.append(transaction.connection)
            await transaction.connection.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)

    used = []
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        await breaks()

    assert used[0] not in sqlite._every
    assert len(sqlite._every) == 4
    async with sqlite.transaction():
        await sqlite.run_ddl("CREATE TABLE a (b)")


def test_a_file_is_served_once(tmp_path):
    path = str(tmp_path / "new" / "plans.db")
    with engines.claim_serving(path), pytest.raises(engines.AlreadyServing) as refused, engines.claim_serving(path):
        pass
    with engines.claim_serving(path):
        pass

    assert refused.value.path == path


def hold(path, ready):
    with engines.claim_serving(path):
        ready.send("serving")
        ready.recv()


@pytest.mark.long
def test_a_killed_server_lets_go(tmp_path):
    path = str(tmp_path / "plans.db")
    processes = multiprocessing.get_context("spawn")
    here, there = processes.Pipe()
    server = processes.Process(target=hold, args=(path, there))
    server.start()
    assert here.recv() == "serving"
    with pytest.raises(engines.AlreadyServing), engines.claim_serving(path):
        pass
    server.kill()
    server.join()
    server.close()
    here.close()
    there.close()

    with engines.claim_serving(path):
        pass
