"""Whom the worker trusts. Nothing here touches a text, an answer or a signature (workflow.md §5)."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.plan import Plan

Events = tuple[e.Event, ...]


def trust(plan: Plan, ask: c.TrustSomebody) -> Events:
    return (e.ConfidantInvited(person=ask.person, organisation=ask.organisation, level=ask.level, until=ask.until),)


def limit(plan: Plan, ask: c.LimitConfidant) -> Events:
    return (e.ConfidantLimited(person=ask.person, level=ask.level, until=ask.until),)


def let_read(plan: Plan, ask: c.LetThemRead) -> Events:
    """What is not open yet is opened, what was open and is not named is closed."""
    events: list[e.Event] = []
    for clause in plan.clauses:
        wanted, has = clause.id in ask.clauses, ask.person in clause.opened_to
        if wanted and not has:
            events.append(e.ClauseOpenedTo(clause=clause.id, person=ask.person))
        if has and not wanted:
            events.append(e.ClauseClosedTo(clause=clause.id, person=ask.person))
    return tuple(events)


def drop(plan: Plan, ask: c.DropConfidant) -> Events:
    return (e.ConfidantDropped(person=ask.person),)


ACTS: dict[type[c.Command], Any] = {
    c.TrustSomebody: trust,
    c.LimitConfidant: limit,
    c.LetThemRead: let_read,
    c.DropConfidant: drop,
}
