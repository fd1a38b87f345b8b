"""A case of the demo, played to its end, and its people each in a browser of their own."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from litestar import Litestar
from piccolo.table import Table

from plan_service import clock, tables
from plan_service.cases import load_cases
from plan_service.cases_format import Case, Organisation, Person, read_all
from plan_service.engines import Engine
from plan_service.handle import handle
from tests.web import demo_on, visitor

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LOTTE: Case = next(case for case in read_all() if case.key == "lotte")
PLAN = f"/plannen/{LOTTE.plan}"
STRANGER = Person("eva", "Eva Stevens", "Eva", "eva@thuis.example", "", ("worker",))

By = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
def monday() -> Iterator[None]:
    clock.fix(NOW)
    yield
    clock.release()


@pytest.fixture
async def lotte(monday: None, engine: Engine) -> Litestar:
    """Lotte's plan: in force since half a year, with awards, moments and signals."""
    if not ROWS:
        await load_cases(handle, _person, _organisation, clock.legal_day(NOW), [LOTTE])
        await _person(STRANGER)
        ROWS.update({table: await table.select() for table in tables.TABLES if table is not tables.Migration})
    else:
        for table, rows in ROWS.items():
            if rows:
                await table.insert(*(table(**row) for row in rows))
    return demo_on(engine)


ROWS: dict[type[Table], list[dict[str, Any]]] = {}
"""What playing the case wrote, the first time; the next test finds the same rows without playing it again."""


@pytest.fixture
async def by(lotte: Litestar) -> AsyncIterator[By]:
    """Everybody of the case, and Eva, who is a stranger, each in a browser of their own."""
    async with AsyncExitStack() as browsers:
        seen: dict[str, httpx.AsyncClient] = {}

        async def browser(key: str) -> httpx.AsyncClient:
            if key not in seen:
                seen[key] = await browsers.enter_async_context(visitor(lotte))
                await seen[key].post("/demo/stap-in", data={"person": person(key)})
            return seen[key]

        yield browser


def person(key: str) -> str:
    """The id of somebody in the case."""
    return next(one.id for one in (*LOTTE.people, STRANGER) if one.key == key)


def clause(key: str) -> str:
    """The id of a clause of the case."""
    return LOTTE.ident("clause", key)


async def _person(one: Person) -> None:
    await tables.Person.insert(
        tables.Person(
            id=one.id,
            name=one.name,
            first_name=one.first_name,
            email=one.email,
            organisation="",
            language="nl",
            colour="1",
            roles="[]",
            demo=True,
        )
    )


async def _organisation(one: Organisation) -> None:
    await tables.Organisation.insert(tables.Organisation(id=one.id, name=one.name, kind=one.kind))
