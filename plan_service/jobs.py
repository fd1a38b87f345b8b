"""What falls due. The scheduler is only a clock: due work is rows, and every process may tick."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from plan_service import engines, outbox, tables
from plan_service.queues import AGAIN, Claimed, Queue, as_date
from plan_service.tables.ids import new_id

BATCH = 50
QUEUE = Queue(tables.Due, "due", "due_at", "done_at", ("kind", "due_on"))

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do for a plan: its kind, the legal day it belongs to and the moment to do it."""

    plan: str
    kind: str
    due_on: date
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Work:
    """What an effect is told. It looks at the plan itself: dates may have moved since this was planned."""

    plan: str
    kind: str
    due_on: date


class Done(NamedTuple):
    """What one tick did."""

    effects: int
    sent: int


Effect = Callable[[Work], Awaitable[None]]


class NoEffect(LookupError):
    """A kind of work that this release knows nothing about."""


async def plan_due(dues: Iterable[Due]) -> None:
    """Plans work, in the caller's transaction. The same kind for the same day of a plan is planned once."""
    values: list[Any] = []
    for due in dues:
        values += [new_id(), due.plan, due.kind, due.due_on, due.due_at]
    if not values:
        return
    rows = ", ".join(["({}, {}, {}, {}, {}, '', 0, '')"] * (len(values) // 5))
    await tables.Due.raw(
        "INSERT INTO due (id, plan, kind, due_on, due_at, claimed_by, attempts, error) "  # noqa: S608
        f"VALUES {rows} ON CONFLICT (plan, kind, due_on) DO NOTHING",
        *values,
    )


async def do_due(effects: Mapping[str, Effect]) -> int:
    """Does all that fell due, each in a transaction with its completion; returns how many."""
    done = 0
    while claimed := await QUEUE.claim(BATCH):
        for claim in claimed:
            done += await _do(claim, effects)
        if len(claimed) < BATCH:
            break
    return done


async def _do(claim: Claimed, effects: Mapping[str, Effect]) -> bool:
    if claim.attempts > len(AGAIN) + 1:
        await QUEUE.fail(claim, "NeverFinished")
        return False
    work = Work(claim.plan, claim.row["kind"], as_date(claim.row["due_on"]))
    try:
        return await _effect(claim, work, effects)
    except Exception as error:
        log.exception("not done", extra={"row": claim.id, "kind": work.kind})
        await QUEUE.fail(claim, type(error).__name__)
        return False


async def _effect(claim: Claimed, work: Work, effects: Mapping[str, Effect]) -> bool:
    if work.kind not in effects:
        raise NoEffect(work.kind)
    async with engines.transaction():
        await _hold(claim.plan)
        # Completion first: when the row is no longer ours, nothing happens.
        mine = await QUEUE.finish(claim)
        if mine:
            await effects[work.kind](work)
    return mine


async def _hold(plan: str) -> None:
    """The plan's row first, as `handle` takes it: what people do meanwhile comes after, and no lock is crossed."""
    if engines.dialect(engines.bound()) == "postgres":
        await tables.Plan.raw("SELECT id FROM plan WHERE id = {} FOR UPDATE", plan)


class Jobs:
    """The ticking of one process. Stop it before closing the engine."""

    def __init__(self, effects: Mapping[str, Effect], deliver: outbox.Deliver, every: float = 5) -> None:
        self._effects = effects
        self._deliver = deliver
        self._turn = asyncio.Lock()
        self._clock = AsyncIOScheduler(timezone=UTC)
        self._clock.add_job(
            self.tick,
            "interval",
            seconds=every,
            jitter=every / 3,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        self._clock.start()

    async def stop(self) -> None:
        """Ends after the tick that is under way."""
        self._clock.pause()
        async with self._turn:
            self._clock.shutdown(wait=False)

    async def tick(self) -> Done:
        """What fell due, then what it and others posted."""
        async with self._turn:
            effects = await do_due(self._effects)
            return Done(effects, await outbox.deliver(self._deliver))
