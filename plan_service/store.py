"""The only reader and writer of facts. They are added at the end of a plan's stream, sealed, and stay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plan_service import engines
from plan_service.facts import from_row, to_columns
from plan_service.seal import Stream, Tip, sealed
from plan_service.tables import Event, FollowUp
from plan_service.tables.ids import new_id
from workflows.events import FOLLOW_UP
from workflows.state import Fact

TABLES = {"event": Event, "follow_up": FollowUp}
AT_ONCE = 500
COLUMNS = ("id", "plan", "position", "name", "data", "by_person", "role", "at", "day", "seal")


class Clash(Exception):
    """Somebody else added to this plan meanwhile: roll back, load and decide again."""


class OutsideTransaction(RuntimeError):
    """Facts are only added in a transaction of the caller's, together with all that follows from them."""


@dataclass(frozen=True, slots=True)
class History:
    """All facts of a plan in order, and where its stream ends."""

    facts: list[Fact]
    tip: Tip


async def history(plan_id: str) -> History:
    """What `load` gives, with the tip that spares `append` a question."""
    found = await rows("event", plan_id)
    return History([from_row(row) for row in found], _end(found))


async def load(plan_id: str) -> list[Fact]:
    """All facts of a plan, in order; none for a plan that is unknown."""
    return [from_row(row) for row in await rows("event", plan_id)]


async def load_follow_up(plan_id: str) -> list[Fact]:
    """All follow-up facts of a plan, in order. They are never folded."""
    return [from_row(row) for row in await rows("follow_up", plan_id)]


async def rows(stream: Stream, plan_id: str) -> list[dict[str, Any]]:
    """The rows as they stand, seals and all: for verifying and for bundles of evidence."""
    found: list[dict[str, Any]] = await TABLES[stream].raw(f"{_select(stream)} ORDER BY position", plan_id)
    return found


async def append(plan_id: str, expected_position: int, facts: Iterable[Fact], tip: Tip | None = None) -> None:
    """Adds facts after `expected_position`; follow-up facts go to the end of their own stream.

    In the caller's transaction, which a Clash leaves fit for nothing but rolling back. `tip`, from
    `history`, spares a question: what it says can only have been overtaken, and that clashes.
    """
    if not engines.bound().transaction_exists():
        raise OutsideTransaction
    folded: list[Fact] = []
    followed_up: list[Fact] = []
    for fact in facts:
        (followed_up if isinstance(fact.event, FOLLOW_UP) else folded).append(fact)
    if folded:
        end = tip or await _tip("event", plan_id)
        if end.position != expected_position:
            raise Clash(plan_id)
        await _add("event", plan_id, end, folded)
    if followed_up:
        await _add("follow_up", plan_id, await _tip("follow_up", plan_id), followed_up)


async def put_back(stream: Stream, whole: Sequence[Mapping[str, Any]]) -> None:
    """A stream from a file, as it was: ids, positions and seals included. In the caller's transaction.

    The caller has verified the seals. Raises Clash where some of it is here already.
    """
    if not engines.bound().transaction_exists():
        raise OutsideTransaction
    if whole:
        await _insert(stream, whole[0]["plan"], [[row[column] for column in COLUMNS] for row in whole])


async def _tip(stream: Stream, plan_id: str) -> Tip:
    return _end(await TABLES[stream].raw(f"{_select(stream)} ORDER BY position DESC LIMIT 1", plan_id))


def _end(found: Sequence[dict[str, Any]]) -> Tip:
    return Tip(found[-1]["position"], found[-1]["seal"]) if found else Tip()


async def _add(stream: Stream, plan_id: str, tip: Tip, facts: Sequence[Fact]) -> None:
    """One statement for all of them."""
    every: list[list[Any]] = []
    for fact in facts:
        row = {"id": new_id(), "plan": plan_id, "position": tip.position + 1, **to_columns(fact)}
        row["seal"] = sealed(stream, row, tip.seal)
        tip = Tip(row["position"], row["seal"])
        every.append([row[column] for column in COLUMNS])
    await _insert(stream, plan_id, every)


async def _insert(stream: Stream, plan_id: str, rows: Sequence[Sequence[Any]]) -> None:
    """At most so many in one statement: a database takes a limited number of values."""
    one = f"({', '.join(['{}'] * len(COLUMNS))})"
    try:
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            every = ", ".join([one] * len(part))
            values = [value for row in part for value in row]
            await TABLES[stream].raw(f"INSERT INTO {stream} ({', '.join(COLUMNS)}) VALUES {every}", *values)  # noqa: S608
    except Exception as error:
        if engines.is_unique_violation(error):
            raise Clash(plan_id) from error
        raise


def _select(stream: Stream) -> str:
    return f"SELECT {', '.join(COLUMNS)} FROM {stream} WHERE plan = {{}}"  # noqa: S608 - our own words


def is_follow_up(fact: Fact) -> bool:
    """Whether a fact stands in the follow-up stream, which moves no position of the plan."""
    return isinstance(fact.event, FOLLOW_UP)
