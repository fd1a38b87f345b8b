"""A transaction that exists only in the task that opened it."""

import asyncio
from contextvars import ContextVar, Token
from typing import Any, Protocol


class Owned(Protocol):
    owner: asyncio.Task[Any] | None
    over: bool


class TransactionElsewhere(RuntimeError):
    """A query in a task that was started inside somebody else's open transaction.

    It would run outside that transaction, and on SQLite wait for it for ever. `asyncio.gather` and
    `asyncio.wait_for` start tasks; `asyncio.timeout` does not.
    """


class TaskBound:
    """Stands where Piccolo expects its ContextVar, which child tasks would otherwise inherit."""

    def __init__(self, variable: ContextVar[Any]) -> None:
        self._variable = variable

    def set(self, transaction: Owned) -> Token[Any]:
        transaction.owner = asyncio.current_task()
        return self._variable.set(transaction)

    def reset(self, token: Token[Any]) -> None:
        self._variable.reset(token)

    def get(self) -> Any:
        transaction = self._variable.get()
        if transaction is None or transaction.over:
            return None
        if transaction.owner is not asyncio.current_task():
            raise TransactionElsewhere
        return transaction
