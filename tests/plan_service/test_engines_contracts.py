"""The names of Piccolo and aiosqlite, some of them private, that the engines lean on."""

import inspect
import sqlite3
from importlib.metadata import version

import aiosqlite
import pytest
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction

from plan_service.engines.sqlite import PooledSQLiteEngine


def parameters(function):
    return list(inspect.signature(function).parameters)


def test_piccolo_is_the_one_we_know():
    assert version("piccolo").startswith("1.38.")


def test_piccolo_runs_queries_where_the_sqlite_engine_catches_them():
    assert parameters(SQLiteEngine._run_in_new_connection) == ["self", "query", "args", "query_type", "table"]
    existing = parameters(SQLiteEngine._run_in_existing_connection)
    assert existing == ["self", "connection", "query", "args", "query_type", "table"]
    for run in SQLiteEngine.run_querystring, SQLiteEngine.run_ddl:
        source = inspect.getsource(run)
        assert "self.current_transaction.get()" in source
        assert "self._run_in_new_connection(" in source
        assert "self._run_in_existing_connection(" in source


def test_piccolo_asks_the_postgres_engine_for_its_transaction_by_get():
    for run in PostgresEngine.run_querystring, PostgresEngine.run_ddl:
        assert "self.current_transaction.get()" in inspect.getsource(run)


@pytest.mark.parametrize("transaction", [SQLiteTransaction, PostgresTransaction])
def test_a_piccolo_transaction_keeps_what_we_set_and_read(transaction):
    assert {"engine", "context", "connection", "_committed", "_rolled_back"} <= set(transaction.__slots__)
    assert "current_transaction.set(self)" in inspect.getsource(transaction.__aenter__)


def test_piccolo_opens_sqlite_without_transactions_of_its_own():
    engine = PooledSQLiteEngine("nowhere.db")

    assert engine.connection_kwargs["isolation_level"] is None
    assert engine.connection_kwargs["detect_types"] == sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES


async def test_aiosqlite_does_work_in_the_thread_of_its_connection(tmp_path):
    connection = await aiosqlite.connect(tmp_path / "plans.db")
    try:
        raw, added = await connection._execute(lambda *values: values, connection._conn, 1)
    finally:
        await connection.close()

    assert isinstance(raw, sqlite3.Connection)
    assert added == 1
