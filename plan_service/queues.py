"""Rows that wait for somebody to do them: claimed by one, tried again later, given up in sight of all."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from piccolo.table import Table

from plan_service import clock, engines
from plan_service.tables.ids import new_id

LEASE = timedelta(minutes=5)  # longer than any one batch takes; a killed process's work is taken up after it
AGAIN = (  # after the first failure, the second, …; after the last one it is given up
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is ours until the lease ends. `token` is fresh per claim, so an expired one fits no longer."""

    token: str
    plan: str
    id: str
    attempts: int
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Queue:
    """One table of waiting rows. `ripe` names the column they are taken by, `done` the one that ends it."""

    table: type[Table]
    name: str
    ripe: str
    done: str
    columns: tuple[str, ...]

    async def claim(self, limit: int) -> list[Claimed]:
        """Takes at most `limit` ripe rows, the oldest first. Costs what is ripe, not what exists."""
        now, token = clock.now(), new_id()
        locked = "FOR UPDATE SKIP LOCKED" if engines.dialect(engines.bound()) == "postgres" else ""
        columns = ", ".join(f"{self.name}.{column}" for column in (*self.columns, self.ripe))
        found = await self.table.raw(
            f"WITH ripe AS (SELECT plan, id FROM {self.name} WHERE {self.done} IS NULL AND given_up_at IS NULL "  # noqa: S608
            f"AND {self.ripe} <= {{}} AND (claimed_until IS NULL OR claimed_until <= {{}}) "
            f"ORDER BY {self.ripe} LIMIT {{}} {locked}) "
            f"UPDATE {self.name} SET claimed_by = {{}}, claimed_until = {{}}, attempts = attempts + 1 "
            f"FROM ripe WHERE {self.name}.plan = ripe.plan AND {self.name}.id = ripe.id "
            f"RETURNING {self.name}.plan, {self.name}.id, {self.name}.attempts, {columns}",
            now,
            now,
            limit,
            token,
            now + LEASE,
        )
        found.sort(key=lambda row: (row[self.ripe], row["id"]))
        return [Claimed(token, row["plan"], row["id"], row["attempts"], row) for row in found]

    async def finish(self, claimed: Claimed) -> bool:
        """Marks it done; False when it is no longer ours."""
        return await self._mark(claimed, f"{self.done} = {{}}, error = ''", clock.now())

    async def fail(self, claimed: Claimed, error: str) -> None:
        """Puts it off, or gives it up after the last try. `error` is a name, never a text somebody wrote."""
        if claimed.attempts > len(AGAIN):
            await self._mark(claimed, "given_up_at = {}, error = {}", clock.now(), error)
            log.error("given up", extra={"queue": self.name, "row": claimed.id, "error": error})
            return
        again = clock.now() + AGAIN[claimed.attempts - 1]
        await self._mark(claimed, "claimed_until = {}, error = {}", again, error)
        log.warning("put off", extra={"queue": self.name, "row": claimed.id, "error": error})

    async def given_up(self) -> int:
        """How many rows wait for a person to look at them."""
        found = await self.table.raw(
            f"SELECT count(*) AS many FROM {self.name} WHERE given_up_at IS NOT NULL AND {self.done} IS NULL"  # noqa: S608
        )
        return int(found[0]["many"])

    async def try_again(self) -> None:
        """Takes up again everything that was given up, once somebody mended the cause."""
        await self.table.raw(
            f"UPDATE {self.name} SET given_up_at = NULL, claimed_until = NULL, attempts = 0 "  # noqa: S608
            f"WHERE given_up_at IS NOT NULL AND {self.done} IS NULL"
        )

    async def _mark(self, claimed: Claimed, change: str, *values: datetime | str) -> bool:
        marked = await self.table.raw(
            f"UPDATE {self.name} SET {change} WHERE plan = {{}} AND id = {{}} AND claimed_by = {{}} "  # noqa: S608
            f"AND {self.done} IS NULL RETURNING id",
            *values,
            claimed.plan,
            claimed.id,
            claimed.token,
        )
        return bool(marked)


def as_date(value: date | str) -> date:
    """SQLite gives what it returns from an UPDATE as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
