"""Numbered SQL, one text per dialect, each in its own transaction; two processes may start at once."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from piccolo.querystring import QueryString

from plan_service import clock, engines
from plan_service.engines import Dialect, Engine

LOCK = 7_464_001  # any number, as long as it is the same in every release

TABLE = """CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY NOT NULL,
    name VARCHAR(80) NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
"""

TAKEN = "INSERT INTO migration (number, name, at) VALUES ({}, {}, {})"


class Step(NamedTuple):
    number: int
    name: str
    sql: str


class NewerDatabase(Exception):
    """The database holds migrations that this release does not know."""


def steps(dialect: Dialect) -> list[Step]:
    """Every migration for this dialect, in order."""
    named = re.compile(rf"(\d{{4}})_(\w+)\.{dialect}\.sql")
    scripts = files("plan_service").joinpath("migrations").iterdir()
    return sorted(
        Step(int(parts[1]), parts[2], file.read_text("utf-8"))
        for file in scripts
        if (parts := named.fullmatch(file.name))
    )


async def migrate(url: str) -> int:
    """Brings the database up to date; returns how many migrations that took.

    Raises NewerDatabase rather than run old code on a schema it does not know.
    """
    engine = await engines.open_engine(url, size=1, seconds=None)
    try:
        done = 0
        while await _one(engine):
            done += 1
        return done
    finally:
        await engines.close(engine)


def migrate_now(url: str) -> int:
    """The same, for the command line."""
    return asyncio.run(migrate(url))


async def _one(engine: Engine) -> bool:
    """The first step not yet taken, if any. What is taken is read under the lock, each time anew."""
    dialect = engines.dialect(engine)
    async with engine.transaction() as transaction:
        if dialect == "postgres":
            await engine.run_ddl(f"SELECT pg_advisory_xact_lock({LOCK})")
        await engine.run_ddl(TABLE)
        taken = {row["number"] for row in await engine.run_ddl("SELECT number FROM migration")}
        known = steps(dialect)
        if taken - {step.number for step in known}:
            raise NewerDatabase(max(taken))
        ahead = [step for step in known if step.number not in taken]
        if not ahead:
            return False
        for part in [ahead[0].sql] if dialect == "postgres" else statements(ahead[0].sql):
            await transaction.connection.execute(part)
        await engine.run_querystring(QueryString(TAKEN, ahead[0].number, ahead[0].name, clock.now()))
    return True


def statements(script: str) -> Iterator[str]:
    """Statement by statement: sqlite3's own script runner commits first, and so ends the transaction."""
    text = ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""
    if text.strip():
        raise ValueError("the last statement has no end")
