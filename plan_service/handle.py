"""The one door: a plan changes here or not at all. One transaction holds facts, texts, rows and letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan_service import engines, evidence, intents, letters, projections, store, texts
from plan_service.texts import NewText
from workflows.commands import Command
from workflows.decide import decide
from workflows.plan import Plan
from workflows.state import Fact, evolve, fold

ATTEMPTS = 3
"""Deciding again is safe: a command names what the person saw, so it can only mean the same or be refused."""


class TooBusy(Exception):
    """Others kept changing the plan; nothing was done."""


@dataclass(frozen=True, slots=True)
class Handled:
    """The plan after the command; `facts` is empty when it was done already."""

    plan: Plan
    facts: tuple[Fact, ...]


async def handle(
    plan_id: str, command: Command, *, texts: Sequence[NewText] = (), intent: str | None = None
) -> Handled:
    """Carries a command out. Raises Refused, or TooBusy after three clashes.

    `intent` is the form's one-time id: the same form again does nothing and gives the same result.
    """
    for _ in range(ATTEMPTS):
        try:
            async with engines.transaction():
                return await _once(plan_id, command, texts, intent)
        except (store.Clash, intents.Repeated):
            continue
    raise TooBusy(plan_id)


async def handle_all(plan_id: str, commands: Sequence[tuple[Command, Sequence[NewText]]]) -> Plan:
    """Several commands as one: all of them or none. Raises Refused for the first that may not be, or Clash."""
    plan = Plan(id=plan_id)
    async with engines.transaction():
        for command, added in commands:
            plan = (await _once(plan_id, command, added, None)).plan
    return plan


async def _once(plan_id: str, command: Command, added: Sequence[NewText], intent: str | None) -> Handled:
    history = await store.history(plan_id)
    before = fold(plan_id, history.facts)
    if intent and await intents.is_done(intent):
        return Handled(before, ())
    completed, summary = await evidence.completed(before, command, added)
    events = decide(before, completed)
    facts = tuple(Fact(event, command.by, command.role, command.at, command.on) for event in events)
    after = before
    for fact in facts:
        after = evolve(after, fact)
    if facts:
        await store.append(plan_id, history.tip.position, facts, history.tip)
        for text in (*added, *summary):
            await texts.add(plan_id, text)
        folded = sum(not store.is_follow_up(fact) for fact in facts)
        position = history.tip.position + folded
        if folded:
            # Only then: a follow-up clashes with nobody, so rows written from what it read could undo newer ones.
            await projections.project(after, position, command.at, command.on)
        await letters.post(before, after, facts, position)
    if intent:
        await intents.done(intent, command.by, plan_id)
    return Handled(after, facts)
