"""What every command of the command line shares: how it speaks, and how it gets at a database."""

import contextlib
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

from plan_service import engines
from plan_service.engines import claim_serving

T = TypeVar("T")
DEMO_DATABASE = Path("var") / "demo.db"


async def at(url: str, work: Callable[[], Awaitable[T]]) -> T:
    engine = await engines.open_engine(url)
    engines.bind(engine)
    try:
        return await work()
    finally:
        await engines.close(engine)


@contextlib.contextmanager
def only_one(path: Path) -> Iterator[None]:
    with claim_serving(str(path)):
        yield


def say(line: str) -> None:
    print(line, file=sys.stderr)
