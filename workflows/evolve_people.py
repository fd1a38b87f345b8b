"""What events do to people."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workflows import events as e
from workflows.clauses import silent
from workflows.evolve_trust import closed_to, seated
from workflows.glossary import Agreement, Exempt, Kind, Role, Seated
from workflows.kinds import EMPLOYERS, REQUIRED
from workflows.plan import CoachWanted, Plan, Seat, deciders
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
        from_paper=event.from_paper,
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
    return seated(plan, seat)


def _standing(standing: Seated) -> Callable[[Plan, Any, Told], Plan]:
    def change(plan: Plan, event: Any, told: Told) -> Plan:
        seat = plan.seat_of(event.seat, event.person)
        assert seat is not None
        drafts = seat.role is Role.DRAFTER and plan.agreement is Agreement.DRAFTING
        trusted = seat.role is Role.CONFIDANT  # whom the worker brought; what they read is opened clause by clause
        opened = standing is Seated.ACTIVE and (seat.opened or drafts or trusted)
        return seated(plan, replace(seat, standing=standing, since=told.on, opened=opened))

    return change


def _left(plan: Plan, event: e.PartyLeft, told: Told) -> Plan:
    """Their answers go with them: whoever comes after answers everything anew. What they signed stays signed."""
    after = _standing(Seated.LEFT)(plan, event, told)
    if event.seat is Role.CONFIDANT:
        return closed_to(after, event.person)
    if event.seat not in REQUIRED[plan.kind]:
        return after
    return replace(after, clauses=tuple(silent(clause, event.seat) for clause in plan.clauses))


def _coach_proposed(plan: Plan, event: e.CoachProposed, told: Told) -> Plan:
    wanted = CoachWanted(
        told.role, told.on, event.person, event.organisation, event.relation, event.reason, (told.role,)
    )
    return replace(plan, coach_wanted=wanted)


def _coach_agreed(plan: Plan, event: e.CoachAgreed, told: Told) -> Plan:
    """When all have agreed, it is no longer a proposal: what follows are events of their own."""
    wanted = plan.coach_wanted
    assert wanted is not None
    agreed = (*wanted.agreed, told.role)
    done = set(deciders(plan)) <= set(agreed)
    return replace(plan, coach_wanted=None if done else replace(wanted, agreed=agreed))


def _kind_changed(plan: Plan, event: e.KindChanged, told: Told) -> Plan:
    """Who the new kind does not know leaves, with their answers and the end they gave; what is in force stays so."""
    gone = [s for s in plan.seats if s.standing in PRESENT and not _has_place(s.role, event.kind)]
    seats = tuple(replace(s, standing=Seated.LEFT, since=told.on) if s in gone else s for s in plan.seats)
    clauses = plan.clauses
    for seat in gone:
        clauses = tuple(silent(clause, seat.role) for clause in clauses)
    back = event.kind is plan.kind_before
    in_force = plan.agreement is Agreement.IN_FORCE
    return replace(
        plan,
        kind=event.kind,
        kind_before=None if back else plan.kind_before or plan.kind,
        seats=seats,
        clauses=clauses,
        ending=plan.ending if plan.ending and _has_place(plan.ending.by, event.kind) else None,
        agreement=Agreement.NEGOTIATING if in_force else plan.agreement,
        since=told.on if in_force else plan.since,
    )


def _has_place(role: Role, kind: Kind) -> bool:
    """A colleague-coach is somebody's colleague: there are none where nobody employs."""
    if role is Role.COLLEAGUE_COACH:
        return any(above in REQUIRED[kind] for above in EMPLOYERS)
    return role is Role.DRAFTER or role in REQUIRED[kind]


def _declared(plan: Plan, event: e.IndependenceDeclared, told: Told) -> Plan:
    seat = plan.seat_of(Role.DRAFTER, told.by)
    assert seat is not None
    return seated(plan, replace(seat, independent=True))


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
    return seated(plan, replace(seat, opened=True))


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.PlanStarted: _started,
    e.PartyInvited: _invited,
    e.InvitationAccepted: _standing(Seated.ACTIVE),
    e.InvitationDeclined: _standing(Seated.DECLINED),
    e.PartyLeft: _left,
    e.CoachProposed: _coach_proposed,
    e.CoachAgreed: _coach_agreed,
    e.CoachSetAside: lambda p, _e, _: replace(p, coach_wanted=None),
    e.KindChanged: _kind_changed,
    e.IndependenceDeclared: _declared,
    e.ExceptionAsked: lambda p, ev, _: replace(p, exception=Exempt.ASKED, exception_reason=ev.reason),
    e.ExceptionAccepted: lambda p, _e, _: replace(p, exception=Exempt.ACCEPTED),
    e.ExceptionWithdrawn: lambda p, _e, _: replace(p, exception=Exempt.ASKED),
    e.NoColleagueExplained: lambda p, ev, _: replace(p, no_colleague=ev.reason),
    e.NegotiationBegun: _begun,
    e.OpenedToParty: _opened,
}
