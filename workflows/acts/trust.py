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


def suggest(plan: Plan, ask: c.SuggestToWorker) -> Events:
    return (
        e.SuggestionMade(
            suggestion=ask.suggestion, words=ask.words, says=ask.says, clause=ask.clause, revision=ask.revision
        ),
    )


def set_aside(plan: Plan, ask: c.SetSuggestionAside) -> Events:
    return (e.SuggestionSetAside(suggestion=ask.suggestion),)


def confirm_read(plan: Plan, ask: c.ConfirmRead) -> Events:
    """Said twice is said once."""
    said = plan.frozen is not None and ask.by in plan.frozen.read_by
    return () if said else (e.ReadConfirmed(version=ask.version),)


ACTS: dict[type[c.Command], Any] = {
    c.TrustSomebody: trust,
    c.LimitConfidant: limit,
    c.LetThemRead: let_read,
    c.DropConfidant: drop,
    c.SuggestToWorker: suggest,
    c.SetSuggestionAside: set_aside,
    c.ConfirmRead: confirm_read,
}
