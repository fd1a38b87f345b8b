"""A demo case that goes on: played to its end, then further by commands of the cast, and looked at in browsers."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar
from piccolo.table import Table

from plan_service import clock, store, tables
from plan_service.cases import load_cases
from plan_service.cases_commands import asked
from plan_service.cases_format import Case, Organisation, Person, Step, person_id, read_all
from plan_service.handle import handle
from tests.web import step_in, visitor
from workflows.glossary import Role
from workflows.plan import Plan
from workflows.state import fold

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ALL = {case.key: case for case in read_all()}
LATER = 1_000
"""Steps of a test are numbered from here, so that their texts have ids of their own."""


@dataclass
class Playing:
    """One case in a database of its own."""

    app: Litestar
    browsers: AsyncExitStack
    case: Case
    said: int = LATER
    open: dict[str, httpx.AsyncClient] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"/plannen/{self.case.plan}"

    def clause(self, key: str) -> str:
        return self.case.ident("clause", key)

    def later(self, days: int) -> None:
        """Whoever was signed in, steps in anew: sessions end meanwhile."""
        clock.fix(clock.now() + timedelta(days=days))
        self.open.clear()

    async def plan(self) -> Plan:
        return fold(self.case.plan, await store.load(self.case.plan))

    async def does(self, who: str, role: str, do: str, **fields: Any) -> Plan:
        """Somebody does it today, having read the plan as it stands."""
        self.said += 1
        step = Step(self.said, 0, time(10), who, Role(role), do, fields)
        ask = asked(self.case, step, await self.plan(), clock.legal_day(clock.now()))
        return (await handle(self.case.plan, ask.command, texts=ask.texts)).plan

    async def as_(self, who: str) -> httpx.AsyncClient:
        """A browser of their own, stepped in as that person of the case; Eva is in none."""
        if who not in self.open:
            browser = self.open[who] = await self.browsers.enter_async_context(visitor(self.app))
            if who == "eva":
                await step_in(browser, who)
            else:
                await browser.post("/demo/stap-in", data={"person": person_id(who)})
        return self.open[who]

    async def sees(self, who: str, path: str = "/evaluatie") -> httpx.Response:
        return await (await self.as_(who)).get(self.url + path)

    async def posts(self, who: str, path: str, **typed: str) -> httpx.Response:
        """Sends a form that the page may not even show."""
        browser = await self.as_(who)
        page = await browser.get("/demo/brieven")
        token = page.text.split('name="csrf" value="')[1].split('"')[0]
        return await browser.post(self.url + path, data={"csrf": token, **typed})


Play = Callable[[str], Awaitable[Playing]]


@pytest.fixture
async def play(app: Litestar) -> AsyncIterator[Play]:
    """Hands over what plays a case to its end, on a fixed day, and then lets it go on."""
    clock.fix(NOW)
    async with AsyncExitStack() as browsers:

        async def played(key: str) -> Playing:
            case = ALL[key]
            if key not in ROWS:
                await load_cases(handle, _person, _organisation, clock.legal_day(NOW), [case])
                ROWS[key] = {table: await table.select() for table in PLAYED}
            else:
                for table, rows in ROWS[key].items():
                    known = {row["id"] for row in await table.select(table.id)} if table in NAMED else set()
                    fresh = [table(**row) for row in rows if row.get("id") not in known]
                    if fresh:
                        await table.insert(*fresh)
            return Playing(app, browsers, case)

        yield played
    clock.release()


NAMED = (tables.Person, tables.Organisation)
PLAYED = tuple(table for table in tables.TABLES if table not in (tables.Migration, tables.Session))
ROWS: dict[str, dict[type[Table], list[dict[str, Any]]]] = {}
"""What playing a case wrote, the first time; the next test finds the same rows without playing it again."""


async def _person(one: Person) -> None:
    row = {"id": one.id, "name": one.name, "first_name": one.first_name, "email": one.email, "colour": "1"}
    roles = "[" + ", ".join(f'"{role}"' for role in one.roles) + "]"
    await tables.Person.insert(tables.Person(**row, organisation="", language="nl", roles=roles, demo=True))


async def _organisation(one: Organisation) -> None:
    await tables.Organisation.insert(tables.Organisation(id=one.id, name=one.name, kind=one.kind))
