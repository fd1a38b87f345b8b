"""SQLite through Piccolo: connections that stay open, and writers that take turns.

Stock Piccolo opens a connection and a thread for each query, and its deferred transactions fail at once
when two of them read and then write. Leans on private names of Piccolo 1.38 and aiosqlite 0.22; the
contract tests in tests/plan_service/test_engines_contracts.py say which.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

import aiosqlite
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, dict_factory

from plan_service.engines.bound import TaskBound

PATIENCE = 10
"""Seconds a connection waits for a lock."""
PRAGMAS = (
    "synchronous = FULL",  # NORMAL may lose the last commits when the power fails
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE deletes without asking the triggers
    "secure_delete = ON",  # what is erased is overwritten in the file too
    "cache_size = -16000",
    "temp_store = MEMORY",
)

T = TypeVar("T")
Rest = TypeVarTuple("Rest")
Rows = list[dict[str, Any]]


class ImmediateTransaction(SQLiteTransaction):
    """Holds the write lock from the start; gives connection and lock back whatever happens."""

    engine: "PooledSQLiteEngine"
    owner: asyncio.Task[Any] | None = None
    over = False

    async def __aenter__(self) -> Self:
        self.connection = await self.engine.begin_turn()
        try:
            await _visit(self.connection, _run, "BEGIN IMMEDIATE")
        except BaseException:
            await self._end()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        try:
            if exception is None and not self._committed and not self._rolled_back:
                await self.commit()  # type: ignore[no-untyped-call]
        finally:
            self.over = True
            self.engine.current_transaction.reset(self.context)
            await self._end()
        return False

    async def _end(self) -> None:
        # In a task of its own: a cancelled request still gives back what it held.
        await asyncio.shield(asyncio.ensure_future(self.engine.end_turn(self.connection)))


class PooledSQLiteEngine(SQLiteEngine):
    """One process's connections to one file. Reads run side by side, writers queue on a lock."""

    def __init__(self, path: str, size: int = 4) -> None:
        super().__init__(path)
        self.current_transaction = TaskBound(self.current_transaction)  # type: ignore[assignment]
        self._size = size
        self._every: list[aiosqlite.Connection] = []
        self._idle: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        self._write_lock = asyncio.Lock()

    async def start_connection_pool(self) -> None:
        for _ in range(self._size):
            self._idle.put_nowait(await self._open_pooled())

    async def close_connection_pool(self) -> None:
        while self._every:
            await self._every.pop().close()

    async def get_connection(self) -> aiosqlite.Connection:
        """A connection of the caller's own, who closes it (Piccolo's batches do)."""
        connection = await aiosqlite.connect(**self.connection_kwargs, cached_statements=512)
        try:
            await _visit(connection, _prepare)
        except BaseException:
            await connection.close()  # its thread would keep the process from ending
            raise
        return connection

    async def begin_turn(self) -> aiosqlite.Connection:
        await self._write_lock.acquire()
        try:
            return await self._idle.get()
        except BaseException:
            self._write_lock.release()
            raise

    async def end_turn(self, connection: aiosqlite.Connection) -> None:
        try:
            await _visit(connection, _roll_back)
        except sqlite3.Error:
            self._every.remove(connection)
            await connection.close()
            connection = await self._open_pooled()
        finally:
            self._idle.put_nowait(connection)
            self._write_lock.release()

    def transaction(self, *_: object, **__: object) -> ImmediateTransaction:
        """Whatever is asked: immediate, and never nested (Piccolo's nesting is no savepoint)."""
        return ImmediateTransaction(engine=self, transaction_type=TransactionType.immediate, allow_nested=False)

    async def _open_pooled(self) -> aiosqlite.Connection:
        connection = await self.get_connection()
        self._every.append(connection)
        return connection

    async def _run_in_new_connection(
        self, query: str, args: Sequence[Any] | None = None, *_: object, **__: object
    ) -> Rows:
        if query.lstrip()[:6].upper() == "SELECT":
            return await self._run_in_pool(query, args)
        async with self._write_lock:
            return await self._run_in_pool(query, args)

    async def _run_in_existing_connection(
        self,
        connection: aiosqlite.Connection,
        query: str,
        args: Sequence[Any] | None = None,
        *_: object,
        **__: object,
    ) -> Rows:
        return await _visit(connection, _fetch, query, args or ())

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None) -> Rows:
        connection = await self._idle.get()
        try:
            return await _visit(connection, _fetch, query, args or ())
        finally:
            self._idle.put_nowait(connection)


async def _visit(connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection, *Rest], T], *args: *Rest) -> T:
    """Does all of the work in one hop to the connection's thread, where aiosqlite's own face takes five."""
    done: T = await connection._execute(work, connection._conn, *args)  # type: ignore[no-untyped-call]  # noqa: SLF001
    return done


def _prepare(connection: sqlite3.Connection) -> None:
    connection.row_factory = dict_factory
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
    _use_wal(connection)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """A file is turned to WAL once; of two who turn a new one together, one is refused, whatever busy_timeout says."""
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _fetch(connection: sqlite3.Connection, query: str, args: Sequence[Any]) -> Rows:
    return connection.execute(query, args).fetchall()


def _run(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")
