"""Every route, everybody, every state: what the policy table says is what happens, and looking changes nothing."""

from collections import Counter
from uuid import uuid4

import httpx
import pytest

from plan_service import tables
from tests.stories.cells import (
    FORBIDDEN,
    NOT_FOUND,
    OPEN,
    SIGN_IN,
    Route,
    Told,
    Visitor,
    address,
    expected,
    routes,
    told,
    visitors,
)
from tests.stories.lives import every_case
from tests.stories.world import Browsers, World, not_whole

CASES = dict(every_case())
AT_ONCE = ("negotiating",)
LATER = ("sara", "lotte", "kevin", "fatima", "tom", "lien", "drafting", "gathering", "closed")
STATES = [*AT_ONCE, *(pytest.param(name, marks=pytest.mark.long) for name in LATER)]
SEEN: Counter[str] = Counter()
OURS = 500
DONE_OR_TOLD = {303, 409, 422}


def outcome(response: httpx.Response) -> str:
    """How an answer reads: only the sign-in page is where somebody is sent with the way back."""
    if response.status_code == 303 and response.headers["location"].startswith("/?terug="):
        return SIGN_IN
    return {404: NOT_FOUND, 403: FORBIDDEN}.get(response.status_code, OPEN)


async def everything() -> dict[str, list[str]]:
    """All rows but those that looking makes."""
    skipped = {"access_log", "session"}
    return {
        table._meta.tablename: sorted(map(repr, await table.raw(f"SELECT * FROM {table._meta.tablename}")))
        for table in tables.TABLES
        if table._meta.tablename not in skipped
    }


async def looks(plan: str) -> int:
    rows = await tables.AccessLog.raw("SELECT count(*) AS n FROM access_log WHERE plan = {}", plan)
    return int(rows[0]["n"])


async def plans() -> dict[str, Told]:
    return {name: await told(name, case.plan) for name, case in CASES.items()}


@pytest.mark.parametrize("state", STATES)
async def test_who_may_open_what(world, state, figure, database_kind):
    """Every page is opened, or not, as the table says; what is opened is logged once; nothing else changes."""
    everybody = await plans()
    here, browsers, before = everybody[state], Browsers(world), await everything()
    wrong, cells, logged = list[str](), Counter[str](), await looks(here.id)
    for visitor in await visitors(here, list(everybody.values())):
        client, _ = await browsers.of(visitor.person)
        for route in gets(world):
            url, whole = address(route, here, visitor)
            response = await client.get(url)
            said, now = expected(route, here, visitor), await looks(here.id)
            cells[said] += 1
            as_said = outcome(response) == said or (said == OPEN and not whole)
            as_logged = not route.of_a_plan or now - logged in ({said == OPEN} if whole else {0, 1})
            if not (as_said and as_logged) or response.status_code >= OURS:
                wrong.append(f"{visitor.what}: {url} is {response.status_code}, {now - logged} logged; {said}")
            logged = now
    assert wrong == []
    assert await everything() == before
    SEEN[f"opened on {database_kind}"] += cells.total()
    figure(f"matrix cells, opened on {database_kind}", SEEN[f"opened on {database_kind}"])


@pytest.mark.parametrize("state", STATES)
async def test_who_may_do_what(world, state, figure, database_kind):
    """An empty form of somebody who may not changes nothing; of who may it is never an error of ours."""
    everybody = await plans()
    here, browsers, before = everybody[state], Browsers(world), await everything()
    wrong, cells, allowed = list[str](), Counter[str](), list[tuple[Visitor, Route]]()
    for visitor in await visitors(here, list(everybody.values())):
        for route in posts(world):
            said = expected(route, here, visitor)
            cells[said] += 1
            if said == OPEN:
                allowed.append((visitor, route))
                continue
            response = await sent_empty(browsers, visitor, address(route, here, visitor)[0])
            # A form of nobody's is kept on a page that asks who it is from.
            if response.status_code != {NOT_FOUND: 404, FORBIDDEN: 403, SIGN_IN: 403}[said]:
                wrong.append(f"{visitor.what}: {route.path} is {response.status_code}; {said}")
    assert wrong == []
    assert await everything() == before
    for visitor, route in allowed:
        here = await told(state, here.id)
        url, whole = address(route, here, visitor)
        response = await sent_empty(browsers, visitor, url)
        still = expected(route, here, visitor) == OPEN and whole
        if response.status_code not in DONE_OR_TOLD and (still or response.status_code >= OURS):
            wrong.append(f"{visitor.what}: {route.path} is {response.status_code}")
    assert wrong == []
    assert await not_whole(here.id) == []
    SEEN[f"sent on {database_kind}"] += cells.total()
    figure(f"matrix cells, sent on {database_kind}", SEEN[f"sent on {database_kind}"])


async def sent_empty(browsers: Browsers, visitor: Visitor, url: str) -> httpx.Response:
    client, csrf = await browsers.of(visitor.person)
    return await client.post(url, data={"csrf": csrf, "intent": str(uuid4())})


def gets(world: World) -> list[Route]:
    return [route for route in routes(world.app) if route.method == "GET"]


def posts(world: World) -> list[Route]:
    return [route for route in routes(world.app) if route.method == "POST" and route.of_a_plan]
