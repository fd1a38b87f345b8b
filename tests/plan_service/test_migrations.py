"""The hand-written schema is the one Piccolo believes in, and only goes forward, once."""

import asyncio
import multiprocessing
import sqlite3
from pathlib import Path

import asyncpg
import pytest

from plan_service import clock, engines
from plan_service.migrate import NewerDatabase, migrate, migrate_now, statements, steps
from plan_service.tables import TABLES, Event, FollowUp, Migration
from tests.databases import named, order

COLUMNS = {
    "sqlite": """SELECT m.name AS of, c.name, lower(c.type) AS type, NOT c."notnull" AS empty
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'""",
    "postgres": """SELECT table_name AS of, column_name AS name, is_nullable = 'YES' AS empty,
        data_type || coalesce(character_maximum_length::text, '') AS type
        FROM information_schema.columns WHERE table_schema = current_schema""",
}
EMPTY = {"sqlite": "DELETE FROM {table} WHERE true", "postgres": "TRUNCATE {table}"}
REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgres": "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (plan, position) DO UPDATE SET data = ''",
}


async def columns_of(engine):
    columns = {}
    for row in await engine.run_ddl(COLUMNS[engines.dialect(engine)]):
        columns.setdefault(row["of"], {})[row["name"]] = (row["type"], bool(row["empty"]))
    return columns


async def test_the_schema_is_what_piccolo_would_have_made(engine, database_kind, tmp_path):
    written = await columns_of(engine)
    other = await engines.open_engine(f"sqlite:///{tmp_path}/piccolo.db")
    try:
        async with (engine if database_kind == "postgres" else other).transaction():
            believed = await columns_of(await with_tables_by_piccolo(engine, other))
    finally:
        await engines.close(other)

    assert written == believed
    assert len(written) == len(TABLES) == 16


async def with_tables_by_piccolo(engine, other):
    if engines.dialect(engine) == "postgres":
        await engine.run_ddl("CREATE SCHEMA piccolo")
        await engine.run_ddl("SET LOCAL search_path TO piccolo")
        other = engine
    for table in TABLES:
        for statement in table.create_table().ddl:
            await other.run_ddl(statement)
    return other


@pytest.fixture(params=[Event, FollowUp], ids=["event", "follow_up"])
async def fact(request, engine):
    moment = clock.now()
    facts = request.param
    await facts.insert(
        facts(plan="p", position=1, name="n", data="1", by_person="s", role="r", at=moment, day=moment, seal="x")
    )
    yield facts._meta.tablename
    assert await facts.select(facts.plan, facts.data) == [{"plan": "p", "data": "1"}]


@pytest.mark.parametrize("act", ["UPDATE {table} SET data = ''", "DELETE FROM {table}", EMPTY, REPLACE])
async def test_no_fact_is_changed_or_removed(engine, database_kind, fact, act):
    statement = act if isinstance(act, str) else act[database_kind]

    with pytest.raises((sqlite3.IntegrityError, asyncpg.RaiseError), match=f"{fact} is append-only"):
        await engine.run_ddl(statement.format(table=fact))


async def test_a_second_run_has_nothing_to_do(database):
    assert await migrate(database) == 0


async def test_every_step_is_written_down(engine):
    taken = await Migration.select(Migration.number, Migration.name).order_by(Migration.number)

    assert taken == [{"number": step.number, "name": step.name} for step in steps(engines.dialect(engine))]
    assert [row["number"] for row in taken] == list(range(1, len(taken) + 1))


def test_both_dialects_take_the_same_steps():
    assert [step[:2] for step in steps("sqlite")] == [step[:2] for step in steps("postgres")]


async def test_an_older_release_leaves_a_newer_database_alone(engine, database):
    await Migration.insert(Migration(number=9999, name="tomorrow", at=clock.now()))

    with pytest.raises(NewerDatabase):
        await migrate(database)


@pytest.fixture
def empty(database_kind, request, tmp_path):
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server = request.getfixturevalue("postgres_url")
    order(server, "CREATE DATABASE nothing_yet")
    try:
        yield named(server, "nothing_yet")
    finally:
        order(server, "DROP DATABASE nothing_yet WITH (FORCE)")


def test_processes_that_start_at_once_migrate_once(empty, database_kind):
    with multiprocessing.get_context("spawn").Pool(3) as processes:
        done = processes.map(migrate_now, [empty] * 3, chunksize=1)

    assert sum(done) == len(steps(database_kind))
    assert migrate_now(empty) == 0


async def test_a_step_that_fails_leaves_nothing_behind(empty, database_kind, monkeypatch):
    known = steps(database_kind)
    broken = known[1]._replace(sql=known[1].sql + "\nCREATE TABLE party (again INTEGER);\n")
    monkeypatch.setattr("plan_service.migrate.steps", lambda _: [known[0], broken])

    with pytest.raises((sqlite3.OperationalError, asyncpg.DuplicateTableError)):
        await migrate(empty)
    monkeypatch.undo()

    assert await migrate(empty) == len(known) - 1


def test_a_trigger_is_one_statement():
    script = "CREATE TABLE a (b);\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"

    assert len(list(statements(script))) == 2


def test_a_script_without_an_end_is_refused():
    with pytest.raises(ValueError, match="no end"):
        list(statements("CREATE TABLE a (b)"))


async def test_opening_a_new_file_from_all_sides_at_once_works(tmp_path: Path):
    """Twenty new files: one in seven failed before each waited for its turn."""
    modes = set()
    for number in range(20):
        path = tmp_path / f"new{number}.db"
        opened = await asyncio.gather(*(engines.open_engine(f"sqlite:///{path}") for _ in range(8)))
        for engine in opened:
            await engines.close(engine)
        modes.add(await mode(path))
    assert modes == {"wal"}


async def mode(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]
    finally:
        connection.close()
