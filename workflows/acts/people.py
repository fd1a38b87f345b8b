"""Who begins and who takes part; follow-up and signals."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.acts.settling import joined, parted
from workflows.acts.voiding import touching
from workflows.evolve_people import EVOLVE
from workflows.glossary import Role, Seated
from workflows.plan import Plan, deciders

Events = tuple[e.Event, ...]


def start(plan: Plan, ask: c.StartPlan) -> Events:
    return (
        e.PlanStarted(
            kind=ask.kind,
            worker=ask.worker,
            organisation=ask.organisation,
            relation=ask.relation,
            from_paper=ask.from_paper,
        ),
    )


def invite(plan: Plan, ask: c.InviteParty) -> Events:
    return (
        e.PartyInvited(
            seat=ask.seat,
            person=ask.person,
            organisation=ask.organisation,
            relation=ask.relation,
            minutes=ask.minutes,
        ),
    )


def accept(plan: Plan, ask: c.AcceptInvitation) -> Events:
    accepted = e.InvitationAccepted(seat=ask.role, person=ask.by)
    return (accepted, *joined(plan, EVOLVE[e.InvitationAccepted](plan, accepted, ask), ask.role))


def decline(plan: Plan, ask: c.DeclineInvitation) -> Events:
    return (e.InvitationDeclined(seat=ask.role, person=ask.by),)


def leave(plan: Plan, ask: c.LeaveRole) -> Events:
    """Who leaves may take a rule of §2 with them: then what was on the table to sign is void."""
    left = e.PartyLeft(seat=ask.role, person=ask.by)
    return (left, *parted(plan, EVOLVE[e.PartyLeft](plan, left, ask)))


def propose_coach(plan: Plan, ask: c.ProposeCoach) -> Events:
    """Where the worker decides alone, the proposal is the decision."""
    proposed = e.CoachProposed(
        person=ask.person, organisation=ask.organisation, relation=ask.relation, reason=ask.reason
    )
    after = EVOLVE[e.CoachProposed](plan, proposed, ask)
    if set(deciders(plan)) <= {ask.role}:
        return (proposed, e.CoachAgreed(), *_other_coach(after, ask))
    return (proposed,)


def agree_to_coach(plan: Plan, ask: c.AgreeToCoach) -> Events:
    """The last yes lets the coach go and asks the next; until that one says yes the role is empty."""
    assert plan.coach_wanted is not None
    if set(deciders(plan)) <= {*plan.coach_wanted.agreed, ask.role}:
        return (e.CoachAgreed(), *_other_coach(plan, ask))
    return (e.CoachAgreed(),)


def _other_coach(plan: Plan, ask: c.ProposeCoach | c.AgreeToCoach) -> Events:
    wanted, after, gone = plan.coach_wanted, plan, list[e.Event]()
    assert wanted is not None
    for seat in plan.seats:
        if seat.role is Role.COACH and seat.standing in (Seated.ACTIVE, Seated.INVITED):
            gone.append(e.PartyLeft(seat=Role.COACH, person=seat.person))
            after = EVOLVE[e.PartyLeft](after, gone[-1], ask)
    if wanted.person:
        gone.append(
            e.PartyInvited(
                seat=Role.COACH, person=wanted.person, organisation=wanted.organisation, relation=wanted.relation
            )
        )
    return (*gone, *parted(plan, after))


def set_coach_aside(plan: Plan, ask: c.SetCoachAside) -> Events:
    return (e.CoachSetAside(),)


def change_kind(plan: Plan, ask: c.ChangeKind) -> Events:
    return touching(plan, e.KindChanged(kind=ask.kind))


def declare(plan: Plan, ask: c.DeclareIndependence) -> Events:
    return (e.IndependenceDeclared(),)


def ask_exception(plan: Plan, ask: c.AskException) -> Events:
    return (e.ExceptionAsked(reason=ask.reason),)


def accept_exception(plan: Plan, ask: c.AcceptException) -> Events:
    return (e.ExceptionAccepted(),)


def withdraw_exception(plan: Plan, ask: c.WithdrawException) -> Events:
    return touching(plan, e.ExceptionWithdrawn())


def explain_no_colleague(plan: Plan, ask: c.ExplainNoColleague) -> Events:
    return (e.NoColleagueExplained(reason=ask.reason),)


def begin(plan: Plan, ask: c.BeginNegotiation) -> Events:
    return (e.NegotiationBegun(),)


def open_to(plan: Plan, ask: c.OpenToParty) -> Events:
    return (e.OpenedToParty(seat=ask.seat, person=ask.person),)


def add_entry(plan: Plan, ask: c.AddEntry) -> Events:
    return (
        e.EntryAdded(
            entry=ask.entry,
            clauses=ask.clauses,
            how=ask.how,
            words=ask.words,
            minutes=ask.minutes,
        ),
    )


def reply(plan: Plan, ask: c.ReplyToEntry) -> Events:
    return (e.EntryAnswered(entry=ask.entry, words=ask.words),)


def show_entry(plan: Plan, ask: c.ShowEntry) -> Events:
    return (e.EntryShown(entry=ask.entry),)


def signal(plan: Plan, ask: c.GiveSignal) -> Events:
    return (
        e.SignalGiven(
            entry=ask.entry,
            signal=ask.signal,
            words=ask.words,
            employer_may_read=ask.employer_may_read,
        ),
    )


ACTS: dict[type[c.Command], Any] = {
    c.StartPlan: start,
    c.InviteParty: invite,
    c.AcceptInvitation: accept,
    c.DeclineInvitation: decline,
    c.LeaveRole: leave,
    c.ProposeCoach: propose_coach,
    c.AgreeToCoach: agree_to_coach,
    c.SetCoachAside: set_coach_aside,
    c.ChangeKind: change_kind,
    c.DeclareIndependence: declare,
    c.AskException: ask_exception,
    c.AcceptException: accept_exception,
    c.WithdrawException: withdraw_exception,
    c.ExplainNoColleague: explain_no_colleague,
    c.BeginNegotiation: begin,
    c.OpenToParty: open_to,
    c.AddEntry: add_entry,
    c.ReplyToEntry: reply,
    c.ShowEntry: show_entry,
    c.GiveSignal: signal,
}
