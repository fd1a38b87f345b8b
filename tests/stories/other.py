"""Another process on the same database: `python -m tests.stories.other URL` acts when it is told to, line by line."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan_service import clock, delivery, engines, reminders
from plan_service.jobs import Jobs
from tests.stories.acts import done, readied
from tests.stories.lives import NOW

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Other:
    """A process to tell things to. What is told to several at once, they do at once."""

    process: subprocess.Popen[str]

    def tell(self, *words: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def heard(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the other process is gone"
        return json.loads(line)


@contextmanager
def others(url: str, count: int) -> Iterator[list[Other]]:
    """That many processes, each with an engine of its own."""
    command = [sys.executable, "-m", "tests.stories.other", url]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    started = [Other(subprocess.Popen(command, **pipes)) for _ in range(count)]  # noqa: S603 - our own program
    try:
        for other in started:
            assert other.heard() == "here"
        yield started
    finally:
        for other in started:
            other.process.communicate()


async def _main(url: str) -> None:
    clock.fix(NOW)
    engine = await engines.open_engine(url, size=2)
    engines.bind(engine)
    jobs = Jobs(reminders.EFFECTS, delivery.deliver)
    _say("here")
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            what, *rest = json.loads(line)
            if what == "ready":
                act, plan = rest
                asked = await readied(act, plan)
                _say("ready")
            elif what == "go":
                _say(await done(plan, asked))
            elif what == "tick":
                await clock.recall() if not rest else clock.fix(NOW.fromisoformat(rest[0]))
                _say(list(await jobs.tick()))
    finally:
        await engines.close(engine)


def _say(what: object) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - this is how it speaks


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1]))
