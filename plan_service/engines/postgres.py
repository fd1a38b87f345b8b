"""PostgreSQL through Piccolo: a transaction always gives its connection back.

Stock Piccolo loses a pooled connection for ever when COMMIT fails, and its transactions leak into child
tasks. The contract tests in tests/plan_service/test_engines_contracts.py say what is leaned on.
"""

import asyncio
from types import TracebackType
from typing import Any, Self

from asyncpg import Connection, UniqueViolationError  # type: ignore[import-untyped]
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from plan_service.engines.bound import TaskBound

__all__ = ["OwnTransaction", "SafePostgresEngine", "UniqueViolationError"]

SESSION = {"application_name": "samenplan", "timezone": "UTC"}


class OwnTransaction(PostgresTransaction):
    """Gives the connection back whatever happens."""

    engine: "SafePostgresEngine"
    owner: asyncio.Task[Any] | None = None
    over = False

    async def __aenter__(self) -> Self:
        self.connection = await self.get_connection()  # type: ignore[no-untyped-call]
        try:
            self.transaction = self.connection.transaction()
            await self.begin()  # type: ignore[no-untyped-call]
        except BaseException:
            await self._end()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        try:
            if self._committed or self._rolled_back:
                pass
            elif exception is None:
                await self.commit()  # type: ignore[no-untyped-call]
            else:
                await self.rollback()  # type: ignore[no-untyped-call]
        finally:
            self.over = True
            self.engine.current_transaction.reset(self.context)
            await self._end()
        return False

    async def _end(self) -> None:
        # Releasing also rolls back what a failed commit or a cancelled request left open.
        await asyncio.shield(self.engine.pool.release(self.connection))  # type: ignore[union-attr]


class SafePostgresEngine(PostgresEngine):
    """One process's pool of connections."""

    def __init__(self, dsn: str, size: int = 10, seconds: float | None = 30) -> None:
        super().__init__(config={"dsn": dsn})
        self.current_transaction = TaskBound(self.current_transaction)  # type: ignore[assignment]
        self._size = size
        self._seconds = seconds

    async def start_connection_pool(self, **_: object) -> None:
        # No RESET ALL on each release (a third of the time of a short query): nothing here sets
        # anything for longer than a transaction.
        await super().start_connection_pool(
            min_size=1,
            max_size=self._size,
            reset=_keep,
            server_settings=SESSION,
            command_timeout=self._seconds,
        )

    async def get_version(self) -> float:
        """Unknown, so that naming a database does not yet connect to it."""
        return 0.0

    def transaction(self, *_: object, **__: object) -> OwnTransaction:
        """Whatever is asked: never nested (Piccolo's nesting is no savepoint)."""
        return OwnTransaction(engine=self, allow_nested=False)


async def _keep(_: Connection) -> None:
    pass
