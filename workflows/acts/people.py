"""Who begins and who takes part; follow-up and signals."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.acts.voiding import touching
from workflows.conditions.people import colleague_is_there, drafting_is_independent
from workflows.evolve_people import EVOLVE
from workflows.glossary import Agreement
from workflows.plan import Plan

Events = tuple[e.Event, ...]


def start(plan: Plan, ask: c.StartPlan) -> Events:
    return (
        e.PlanStarted(
            kind=ask.kind,
            worker=ask.worker,
            organisation=ask.organisation,
            relation=ask.relation,
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
    return (e.InvitationAccepted(seat=ask.role, person=ask.by),)


def decline(plan: Plan, ask: c.DeclineInvitation) -> Events:
    return (e.InvitationDeclined(seat=ask.role, person=ask.by),)


def leave(plan: Plan, ask: c.LeaveRole) -> Events:
    """Who leaves may take a rule of §2 with them: then what was on the table to sign is void."""
    left = e.PartyLeft(seat=ask.role, person=ask.by)
    after = EVOLVE[e.PartyLeft](plan, left, ask)
    holds = colleague_is_there(after) and drafting_is_independent(after)
    if plan.agreement is Agreement.SIGNING and plan.frozen is not None and not holds:
        return (left, e.VersionVoided(version=plan.frozen.number))
    return (left,)


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
