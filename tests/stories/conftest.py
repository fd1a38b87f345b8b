"""What stories start from: every case and every life loaded, a fixed morning, a browser for whoever is asked for."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from plan_service import clock
from plan_service.engines import close, open_engine
from tests.databases import aside, named, order
from tests.stories.lives import NOW, tell
from tests.stories.world import World
from tests.web import demo_on


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    clock.fix(NOW)
    yield
    clock.release()


@pytest.fixture(scope="session")
def told_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "told.db"
    shutil.copyfile(sqlite_template, path)
    aside(tell(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def told_postgres(postgres_url: str, postgres_template: str) -> Iterator[str]:
    name = f"samenplan_{uuid4().hex}"
    order(postgres_url, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    try:
        aside(tell(named(postgres_url, name)))
        yield name
    finally:
        order(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def told(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of its own in which everything is told; once on each kind."""
    if database_kind == "sqlite":
        path = tmp_path / "told.db"
        shutil.copyfile(request.getfixturevalue("told_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    server, template = request.getfixturevalue("postgres_url"), request.getfixturevalue("told_postgres")
    name = f"samenplan_{uuid4().hex}"
    order(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield named(server, name)
    finally:
        order(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def world(told: str) -> AsyncIterator[World]:
    """The application on it."""
    engine = await open_engine(told)
    try:
        yield World(demo_on(engine), told)
    finally:
        await close(engine)
