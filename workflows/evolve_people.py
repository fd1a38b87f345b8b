"""What events do to people."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workflows import events as e
from workflows.glossary import (
    Agreement,
    Exempt,
    Role,
    Seated,
)
from workflows.plan import Plan, Seat
from workflows.told import Told

PRESENT = (Seated.ACTIVE, Seated.INVITED)


def _started(plan: Plan, event: e.PlanStarted, told: Told) -> Plan:
    worker = Seat(Role.WORKER, event.worker, Seated.ACTIVE, opened=True, since=told.on)
    seats = [worker]
    if told.role is not Role.WORKER:
        seats.append(
            Seat(
                told.role,
                told.by,
                Seated.ACTIVE,
                event.organisation,
                event.relation,
                opened=True,
                since=told.on,
            )
        )
    return replace(
        plan,
        kind=event.kind,
        seats=tuple(seats),
        started_by=told.role,
        started_on=told.on,
        since=told.on,
    )


def _invited(plan: Plan, event: e.PartyInvited, told: Told) -> Plan:
    seat = Seat(
        event.seat,
        event.person,
        Seated.INVITED,
        event.organisation,
        event.relation,
        event.minutes,
        since=told.on,
    )
    return _seated(plan, seat)


def _seated(plan: Plan, seat: Seat) -> Plan:
    same = (seat.role, seat.person)
    others = tuple(s for s in plan.seats if (s.role, s.person) != same)
    return replace(plan, seats=(*others, seat))


def _standing(standing: Seated) -> Callable[[Plan, Any, Told], Plan]:
    def change(plan: Plan, event: Any, told: Told) -> Plan:
        seat = plan.seat_of(event.seat, event.person)
        assert seat is not None
        drafts = seat.role is Role.DRAFTER and plan.agreement is Agreement.DRAFTING
        opened = standing is Seated.ACTIVE and (seat.opened or drafts)
        return _seated(plan, replace(seat, standing=standing, since=told.on, opened=opened))

    return change


def _declared(plan: Plan, event: e.IndependenceDeclared, told: Told) -> Plan:
    seat = plan.seat_of(Role.DRAFTER, told.by)
    assert seat is not None
    return _seated(plan, replace(seat, independent=True))


def _begun(plan: Plan, event: e.NegotiationBegun, told: Told) -> Plan:
    """The worker's yes: needs written for them become theirs, and everybody seated or asked may read."""
    return replace(
        plan,
        agreement=Agreement.NEGOTIATING,
        since=told.on,
        seats=tuple(replace(s, opened=s.opened or s.standing in PRESENT) for s in plan.seats),
        clauses=tuple(replace(c, suggested=False) for c in plan.clauses),
    )


def _opened(plan: Plan, event: e.OpenedToParty, told: Told) -> Plan:
    seat = plan.seat_of(event.seat, event.person)
    assert seat is not None
    return _seated(plan, replace(seat, opened=True))


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.PlanStarted: _started,
    e.PartyInvited: _invited,
    e.InvitationAccepted: _standing(Seated.ACTIVE),
    e.InvitationDeclined: _standing(Seated.DECLINED),
    e.PartyLeft: _standing(Seated.LEFT),
    e.IndependenceDeclared: _declared,
    e.ExceptionAsked: lambda p, ev, _: replace(p, exception=Exempt.ASKED, exception_reason=ev.reason),
    e.ExceptionAccepted: lambda p, _e, _: replace(p, exception=Exempt.ACCEPTED),
    e.ExceptionWithdrawn: lambda p, _e, _: replace(p, exception=Exempt.ASKED),
    e.NoColleagueExplained: lambda p, ev, _: replace(p, no_colleague=ev.reason),
    e.NegotiationBegun: _begun,
    e.OpenedToParty: _opened,
}
