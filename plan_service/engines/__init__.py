"""The two databases, behind one face. Nothing connects before `open_engine`."""

import sqlite3
from pathlib import Path
from typing import Literal

from plan_service.engines.bound import TransactionElsewhere
from plan_service.engines.postgres import OwnTransaction, SafePostgresEngine, UniqueViolationError
from plan_service.engines.serving import AlreadyServing, claim_serving
from plan_service.engines.sqlite import ImmediateTransaction, PooledSQLiteEngine
from plan_service.tables import TABLES, Setting

Engine = PooledSQLiteEngine | SafePostgresEngine
Dialect = Literal["sqlite", "postgres"]

__all__ = [
    "AlreadyServing",
    "Dialect",
    "Engine",
    "TransactionElsewhere",
    "UnknownDatabase",
    "bind",
    "bound",
    "claim_serving",
    "close",
    "dialect",
    "is_unique_violation",
    "open_engine",
    "scrub",
    "sqlite_path",
    "transaction",
]


class UnknownDatabase(ValueError):
    """The address is neither sqlite:///path nor postgresql://…; the address itself may hold a password."""


async def open_engine(url: str, size: int | None = None, seconds: float | None = 30) -> Engine:
    """Connects, and makes the folder of an SQLite file. The caller closes with `close`.

    `size` is the number of connections, `seconds` what one statement may take on PostgreSQL.
    """
    path = sqlite_path(url)
    engine: Engine
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        engine = PooledSQLiteEngine(path, size or 4)
    elif url.startswith(("postgresql://", "postgres://")):
        engine = SafePostgresEngine(url, size or 10, seconds)
    else:
        raise UnknownDatabase
    try:
        await engine.start_connection_pool()
    except BaseException:
        await close(engine)
        raise
    return engine


async def close(engine: Engine) -> None:
    if isinstance(engine, PooledSQLiteEngine) or engine.pool:
        await engine.close_connection_pool()


def bind(engine: Engine) -> None:
    """From here on every table reads and writes through this engine."""
    for table in TABLES:
        table._meta.db = engine  # noqa: SLF001 - Piccolo's documented place for it


def bound() -> Engine:
    engine: Engine = Setting._meta.db  # type: ignore[assignment]  # noqa: SLF001
    return engine


def transaction() -> ImmediateTransaction | OwnTransaction:
    """One transaction on the bound engine; opening a second inside it is an error."""
    return bound().transaction()


async def scrub(engine: Engine) -> None:
    """After an erasure: takes what was emptied out of the files too. Outside any transaction.

    SQLite overwrites it, here also in its log. PostgreSQL lets go of it; its bytes go when they are written
    over. Backups made before keep it until they are thrown away.
    """
    if dialect(engine) == "sqlite":
        await engine.run_ddl("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        await engine.run_ddl("VACUUM")


def dialect(engine: Engine) -> Dialect:
    return "sqlite" if isinstance(engine, PooledSQLiteEngine) else "postgres"


def sqlite_path(url: str) -> str | None:
    """`sqlite:///relative` or `sqlite:////absolute`; None for another database.

    Not `:memory:`: each connection would have a database of its own.
    """
    path = url.removeprefix("sqlite:///")
    return None if path in (url, "", ":memory:") else path


def is_unique_violation(error: BaseException) -> bool:
    if isinstance(error, UniqueViolationError):
        return True
    return isinstance(error, sqlite3.IntegrityError) and error.sqlite_errorcode in (
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    )
