"""A process that forks one that sends a form and is killed on the way: `python -m tests.stories.killed URL`.

Each line on its input is a form and the number of the statement before which the kernel kills, mid-flight and unasked.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiosqlite
from asyncpg.connection import Connection

from plan_service import clock, engines
from plan_service.app import create_app
from tests.stories.lives import NOW
from tests.web import DEMO, visitor

KILLED, DONE = "killed", "done"


class Doomed:
    """Counts what is sent to the database, commits included, and kills this process before the nth of it."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def wrap(self, send: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def sent(*args: Any, **kwargs: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return await send(*args, **kwargs)

        return sent


async def post(database: str, told: dict[str, Any]) -> int:
    clock.fix(NOW)
    engine = await engines.open_engine(database)
    doomed = Doomed(told["before"])
    aiosqlite.Connection._execute = doomed.wrap(aiosqlite.Connection._execute)
    for name in ("fetch", "execute"):
        setattr(Connection, name, doomed.wrap(getattr(Connection, name)))
    async with visitor(create_app(DEMO, engine)) as client:
        client.cookies.update(told["cookies"])
        answer = await client.post(told["url"], data=told["data"])
    return answer.status_code


def main(database: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(0 if asyncio.run(post(database, json.loads(line))) == 303 else 1)
        _, status = os.waitpid(child, 0)
        ended = KILLED if os.WIFSIGNALED(status) else DONE if status == 0 else f"failed: {status}"
        print(ended, flush=True)  # noqa: T201 - this is how it speaks


if __name__ == "__main__":
    main(sys.argv[1])
