"""Fresh, migrated databases for tests: SQLite always, PostgreSQL from a wheel or TEST_DATABASE_URL."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import pytest

from plan_service.engines import Engine, bind, close, open_engine
from plan_service.migrate import migrate
from tests.postgres import postgres_server

KINDS = ("sqlite", "postgres")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=KINDS, action="append", help="only on this kind of database")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" in metafunc.fixturenames:
        metafunc.parametrize("database_kind", metafunc.config.getoption("database") or KINDS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`one_engine`: asks what no database changes, so the second one is not asked again."""
    again = [item for item in items if item.get_closest_marker("one_engine") and "postgres" in item.name]
    if again:
        config.hook.pytest_deselected(items=again)
        items[:] = [item for item in items if item not in again]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    aside(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server on which databases may be made."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """The name of a migrated PostgreSQL database, to copy."""
    name = f"samenplan_{uuid4().hex}"
    order(postgres_url, f"CREATE DATABASE {name}")
    try:
        aside(migrate(named(postgres_url, name)))
        yield name
    finally:
        order(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database of its own. A test that asks for it runs once on each kind."""
    if database_kind == "sqlite":
        path = tmp_path / "samenplan.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server, template = request.getfixturevalue("postgres_url"), request.getfixturevalue("postgres_template")
    name = f"samenplan_{uuid4().hex}"
    order(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield named(server, name)
    finally:
        order(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def engine(database: str) -> AsyncIterator[Engine]:
    """The engine of `database`, open, and bound to every table."""
    engine = await open_engine(database)
    bind(engine)
    try:
        yield engine
    finally:
        await close(engine)


def named(server: str, database: str) -> str:
    """The address of another database on the same server."""
    return urlunsplit(urlsplit(server)._replace(path=f"/{database}"))


def order(server: str, sql: str) -> None:
    async def ordered() -> None:
        connection = await asyncpg.connect(server)
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    aside(ordered())


def aside(work: Coroutine[None, None, None]) -> None:
    """Does asynchronous work from a plain function, beside whatever loop the test runs in."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
