"""A process killed between any two writes of the last signature leaves the plan as before or as after."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from plan_service import store, tables, texts, verification
from plan_service.engines import close, open_engine
from tests.stories.killed import DONE, KILLED
from tests.stories.lives import BRAM, plan_of
from tests.stories.other import ROOT
from tests.stories.world import World, copied, not_whole
from tests.web import demo_on, forms, visitor
from workflows.events import name_of

MOST = 200
SIGNED = ["version_signed", "version_in_force"]


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[World]:
    """A fresh engine, as the next process would have it."""
    engine = await open_engine(url)
    try:
        yield World(demo_on(engine), url)
    finally:
        await close(engine)


@contextmanager
def mortal(url: str) -> Iterator[Any]:
    """Sends a form in a process that dies before its nth statement; says whether it died."""
    command = [sys.executable, "-m", "tests.stories.killed", url]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen(command, **pipes) as process:  # noqa: S603 - our own program

        def send(form: dict[str, Any], before: int) -> str:
            process.stdin.write(json.dumps({**form, "before": before}) + "\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        yield send
        process.stdin.close()


@dataclass(frozen=True, slots=True)
class Found:
    """What of a plan is in the database, beside its rows being whole."""

    events: list[str]
    texts: dict[str, str]
    letters: list[tuple[str, str]]
    intents: int

    @property
    def signed(self) -> bool:
        return self.events[-2:] == SIGNED


async def found(plan: str) -> Found:
    assert await not_whole(plan) == []
    letters = await tables.Outbox.raw("SELECT person, letter FROM outbox WHERE plan = {}", plan)
    return Found(
        events=[name_of(fact.event) for fact in await store.load(plan)],
        texts={text.id: text.hash for text in (await texts.of_plan(plan)).values()},
        letters=sorted((row["person"], row["letter"]) for row in letters),
        intents=len(await tables.Intent.raw("SELECT id FROM intent WHERE plan = {}", plan)),
    )


async def filled_in(world: World, cookies: httpx.Cookies) -> tuple[str, dict[str, Any]]:
    """A plan that waits for one signature, and the form that gives it, filled in by whoever has these cookies."""
    plan = await copied(plan_of("signing"))
    async with visitor(world.app) as client:
        client.cookies = cookies
        page = await client.get(f"/plannen/{plan}/handtekeningen")
    form = next(form for form in forms(page) if form.action.endswith("/handtekeningen"))
    data = {name: value for name, value in form.fields if name} | {"it_is_me": "yes"}
    return plan, {"url": form.action, "data": data, "cookies": dict(cookies)}


async def sent_again(world: World, form: dict[str, Any]) -> int:
    async with visitor(world.app) as client:
        client.cookies.update(form["cookies"])
        return (await client.post(form["url"], data=form["data"])).status_code


@pytest.mark.long
async def test_a_signature_is_there_or_not_at_all(told, database_kind, figure):
    async with opened(told) as world:
        cookies = (await world.browser(BRAM)).cookies
        plan, form = await filled_in(world, cookies)
        before = await found(plan)
        assert await sent_again(world, form) == 303
        after = await found(plan)
    assert after.events == [*before.events, *SIGNED]
    assert after.letters

    as_before, ended = 0, KILLED
    with mortal(told) as send:
        for point in range(1, MOST):
            async with opened(told) as world:
                plan, form = await filled_in(world, cookies)
            ended = send(form, point)
            async with opened(told) as world:
                left = await found(plan)
                assert left == (after if left.signed else before), point
                assert (await verification.verify_all()).problems == ()
                assert await sent_again(world, form) == 303
                assert await found(plan) == after
            if ended != KILLED:
                break
            as_before += not left.signed
    assert ended == DONE
    assert left.signed
    assert 0 < as_before <= point - 1
    figure(f"kill points of a signature on {database_kind}", f"{point - 1}, of which as before {as_before}")
