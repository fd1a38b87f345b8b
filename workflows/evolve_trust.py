"""What events do to whom the worker trusts, and to what is open to them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workflows import events as e
from workflows.clauses import Suggestion
from workflows.glossary import Role, Seated
from workflows.plan import Plan, Seat
from workflows.told import Told


def seated(plan: Plan, seat: Seat) -> Plan:
    """With that seat as it is now."""
    same = (seat.role, seat.person)
    others = tuple(s for s in plan.seats if (s.role, s.person) != same)
    return replace(plan, seats=(*others, seat))


def closed_to(plan: Plan, person: str) -> Plan:
    """Nothing is open to them any more; asked again they begin with nothing."""
    clauses, gone = (
        tuple(replace(one, opened_to=_without(one.opened_to, person)) for one in every)
        for every in (plan.clauses, plan.gone)
    )
    return replace(plan, clauses=clauses, gone=gone)


def _without(people: tuple[str, ...], person: str) -> tuple[str, ...]:
    return tuple(one for one in people if one != person)


def _held(plan: Plan, person: str) -> Seat:
    seat = plan.seat_of(Role.CONFIDANT, person)
    assert seat is not None
    return seat


def _invited(plan: Plan, event: e.ConfidantInvited, told: Told) -> Plan:
    seat = Seat(
        Role.CONFIDANT,
        event.person,
        Seated.INVITED,
        event.organisation,
        since=told.on,
        level=event.level,
        until=event.until,
    )
    return closed_to(seated(plan, seat), event.person)


def _limited(plan: Plan, event: e.ConfidantLimited, told: Told) -> Plan:
    return seated(plan, replace(_held(plan, event.person), level=event.level, until=event.until))


def _dropped(plan: Plan, event: e.ConfidantDropped, told: Told) -> Plan:
    seat = replace(_held(plan, event.person), standing=Seated.LEFT, since=told.on, opened=False)
    return closed_to(seated(plan, seat), event.person)


def _opened(plan: Plan, event: e.ClauseOpenedTo, told: Told) -> Plan:
    clauses = (
        replace(one, opened_to=tuple(sorted({*one.opened_to, event.person}))) if one.id == event.clause else one
        for one in plan.clauses
    )
    return replace(plan, clauses=tuple(clauses))


def _closed(plan: Plan, event: e.ClauseClosedTo, told: Told) -> Plan:
    clauses = (
        replace(one, opened_to=_without(one.opened_to, event.person)) if one.id == event.clause else one
        for one in plan.clauses
    )
    return replace(plan, clauses=tuple(clauses))


def _suggested(plan: Plan, event: e.SuggestionMade, told: Told) -> Plan:
    """One at a time by each person on each clause."""
    made = Suggestion(event.suggestion, told.by, event.says, event.words, told.on, event.clause, event.revision)
    kept = (one for one in plan.suggestions if (one.by, one.clause) != (made.by, made.clause))
    return replace(plan, suggestions=(*kept, made))


def _set_aside(plan: Plan, event: e.SuggestionSetAside, told: Told) -> Plan:
    return replace(plan, suggestions=tuple(one for one in plan.suggestions if one.id != event.suggestion))


def _read(plan: Plan, event: e.ReadConfirmed, told: Told) -> Plan:
    assert plan.frozen is not None
    return replace(plan, frozen=replace(plan.frozen, read_by=tuple(sorted({*plan.frozen.read_by, told.by}))))


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.ConfidantInvited: _invited,
    e.ConfidantLimited: _limited,
    e.ConfidantDropped: _dropped,
    e.ClauseOpenedTo: _opened,
    e.ClauseClosedTo: _closed,
    e.SuggestionMade: _suggested,
    e.SuggestionSetAside: _set_aside,
    e.ReadConfirmed: _read,
}
