"""samenplan verify: every plan folded anew and compared with its rows, every seal and text hashed anew."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plan_service import engines, facts, projections, seal, store, tables, texts
from plan_service.facts import UnknownShape
from workflows.state import Fact, fold


@dataclass(frozen=True, slots=True)
class Problem:
    """A plan that is not whole: `what` is seal <stream> <position>, text <id>, state, position, parties, unreadable."""

    plan: str
    what: str


@dataclass(frozen=True, slots=True)
class Result:
    """What was looked at, and what was found."""

    plans: int
    events: int
    problems: tuple[Problem, ...]


async def verify_all() -> Result:
    """Reads everything, changes nothing."""
    ids = await tables.Plan.raw("SELECT id FROM plan UNION SELECT plan AS id FROM event ORDER BY id")
    problems: list[Problem] = []
    events = 0
    for row in ids:
        found, count = await _plan(row["id"])
        problems += found
        events += count
    return Result(len(ids), events, tuple(problems))


async def _plan(plan_id: str) -> tuple[list[Problem], int]:
    """One plan in one transaction: all of it from the same moment."""
    async with engines.transaction():
        problems: list[Problem] = []
        for stream in ("event", "follow_up"):
            broken = seal.verify(stream, await store.rows(stream, plan_id))
            if broken is not None:
                problems.append(Problem(plan_id, f"seal {stream} {broken}"))
        try:
            history, followed_up = await store.history(plan_id), await store.load_follow_up(plan_id)
        except UnknownShape:
            return [*problems, Problem(plan_id, "unreadable")], 0
        kept = await tables.Plan.raw("SELECT state, position FROM plan WHERE id = {}", plan_id)
        plan = fold(plan_id, history.facts)
        if not kept or kept[0]["state"] != projections.encoded(plan):
            problems.append(Problem(plan_id, "state"))
        if not kept or kept[0]["position"] != history.tip.position:
            problems.append(Problem(plan_id, "position"))
        parties = await tables.Party.raw("SELECT role, person, standing FROM party WHERE plan = {}", plan_id)
        stored = sorted((row["role"], row["person"], row["standing"]) for row in parties)
        if stored != sorted((s.role.value, s.person, projections.STANDING[s.standing]) for s in plan.seats):
            problems.append(Problem(plan_id, "parties"))
        problems += await _texts(plan_id, (*history.facts, *followed_up))
    return problems, len(history.facts)


async def _texts(plan_id: str, told: Sequence[Fact]) -> list[Problem]:
    """Texts that are not what the facts say of them. An erased one has nothing left to compare."""
    kept = await texts.of_plan(plan_id)
    said = {named for fact in told for named in texts_named(json.loads(facts.encoded(fact.event)))}
    wrong = {text for text, digest in said if text not in kept or not (kept[text].erased or kept[text].hash == digest)}
    return [Problem(plan_id, f"text {text}") for text in sorted(wrong)]


def texts_named(value: object) -> Iterator[tuple[str, str]]:
    """Every (id, hash) of a text, however deep in an event."""
    if isinstance(value, dict):
        if value.keys() == {"id", "hash"}:
            yield value["id"], value["hash"]
        for part in value.values():
            yield from texts_named(part)
    if isinstance(value, list):
        for part in value:
            yield from texts_named(part)
