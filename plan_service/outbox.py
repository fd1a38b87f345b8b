"""What must reach people: posted with the facts, delivered after they are committed, at least once."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plan_service import clock, tables
from plan_service.queues import AGAIN, Queue
from plan_service.seal import canonical
from plan_service.tables.ids import new_id

COLUMNS = ("person", "letter", "data", "dedupe")
QUEUE = Queue(tables.Outbox, "outbox", "created_at", "sent_at", COLUMNS)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A letter to one person. `dedupe` names the occasion: within a plan the same one is posted once."""

    person: str
    letter: str
    dedupe: str
    plan: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=new_id)


Deliver = Callable[[Envelope], Awaitable[None]]


async def post(envelopes: Sequence[Envelope]) -> None:
    """Adds letters, in the caller's transaction."""
    if not envelopes:
        return
    now = clock.now()
    values: list[Any] = []
    for one in envelopes:
        values += [one.id, one.plan, one.person, one.letter, canonical(one.data).decode(), one.dedupe, now]
    rows = ", ".join(["({}, {}, {}, {}, {}, {}, {}, '', 0, '')"] * len(envelopes))
    await tables.Outbox.raw(
        "INSERT INTO outbox (id, plan, person, letter, data, dedupe, created_at, claimed_by, attempts, error) "  # noqa: S608
        f"VALUES {rows} ON CONFLICT (plan, dedupe) DO NOTHING",
        *values,
    )


async def deliver(render_and_deliver: Deliver, most: int = 100) -> int:
    """Hands over what waits, one by one and outside any transaction; returns how many went out.

    A letter goes out again when the process dies between handing over and writing that down: whoever
    delivers uses the envelope's `id` as its key.
    """
    sent = 0
    for _ in range(most):
        claimed = await QUEUE.claim(1)
        if not claimed:
            break
        (claim,) = claimed
        if claim.attempts > len(AGAIN) + 1:
            await QUEUE.fail(claim, "NeverFinished")
            continue
        try:
            await render_and_deliver(_envelope(claim.plan, claim.id, claim.row))
        except Exception as error:
            log.exception("not delivered", extra={"row": claim.id})
            await QUEUE.fail(claim, type(error).__name__)
        else:
            sent += await QUEUE.finish(claim)
    return sent


def _envelope(plan: str, id: str, row: Mapping[str, Any]) -> Envelope:
    data = json.loads(row["data"])
    return Envelope(id=id, plan=plan, person=row["person"], letter=row["letter"], dedupe=row["dedupe"], data=data)
