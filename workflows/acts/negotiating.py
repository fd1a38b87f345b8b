"""The text: needs, agreements, answers, who may read."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.acts.voiding import touching
from workflows.glossary import Answer, Role
from workflows.kinds import EMPLOYERS
from workflows.plan import Plan

Events = tuple[e.Event, ...]


def add_need(plan: Plan, ask: c.AddNeed) -> Events:
    """From the worker it is a need; from anybody else a suggestion, which touches nothing."""
    suggested = ask.role is not Role.WORKER
    added = e.NeedAdded(clause=ask.clause, words=ask.words, suggested=suggested)
    return (added,) if suggested else touching(plan, added)


def adopt_need(plan: Plan, ask: c.AdoptNeed) -> Events:
    return touching(plan, e.NeedAdopted(clause=ask.clause))


def rewrite_need(plan: Plan, ask: c.RewriteNeed) -> Events:
    """From anybody but the worker it stays a suggestion, which touches nothing."""
    rewritten = e.NeedRewritten(clause=ask.clause, words=ask.words)
    return touching(plan, rewritten) if ask.role is Role.WORKER else (rewritten,)


def drop_need(plan: Plan, ask: c.DropNeed) -> Events:
    """Setting a suggestion aside touches nothing."""
    dropped = e.NeedDropped(clause=ask.clause)
    clause = plan.clause(ask.clause)
    return (dropped,) if clause is not None and clause.suggested else touching(plan, dropped)


def add_agreement(plan: Plan, ask: c.AddAgreement) -> Events:
    hidden_from = (*ask.hidden_from, *_vdab_too(ask.hidden_from))
    added = e.AgreementAdded(clause=ask.clause, words=ask.words, doers=ask.doers, hidden_from=hidden_from)
    return touching(plan, added)


def propose(plan: Plan, ask: c.ProposeRevision) -> Events:
    proposed = e.RevisionProposed(
        clause=ask.clause,
        revision=ask.revision + 1,
        shape=ask.shape,
        words=ask.words,
        doers=ask.doers,
        reason=ask.reason,
    )
    return touching(plan, proposed)


def withdraw(plan: Plan, ask: c.WithdrawRevision) -> Events:
    return touching(plan, e.RevisionWithdrawn(clause=ask.clause, revision=ask.revision + 1))


def accept(plan: Plan, ask: c.AcceptClause) -> Events:
    """The same yes twice is one yes."""
    clause = plan.clause(ask.clause)
    assert clause is not None
    if clause.answer_of(ask.role) is Answer.ACCEPTED:
        return ()
    return (e.ClauseAccepted(clause=ask.clause, revision=ask.revision, hash=ask.hash),)


def ask_talk(plan: Plan, ask: c.AskTalk) -> Events:
    clause = plan.clause(ask.clause)
    assert clause is not None
    if clause.answer_of(ask.role) is Answer.DISCUSS:
        return ()
    asked = e.TalkAsked(clause=ask.clause, revision=ask.revision, words=ask.words)
    return touching(plan, asked)


def close_talk(plan: Plan, ask: c.CloseTalk) -> Events:
    return (e.TalkClosed(clause=ask.clause),)


def object_to(plan: Plan, ask: c.ObjectToClause) -> Events:
    objected = e.ClauseObjected(clause=ask.clause, revision=ask.revision, reason=ask.reason)
    return touching(plan, objected)


def take_back(plan: Plan, ask: c.TakeBackAnswer) -> Events:
    return touching(plan, e.AnswerTakenBack(clause=ask.clause))


def hide(plan: Plan, ask: c.HideClause) -> Events:
    clause = plan.clause(ask.clause)
    assert clause is not None
    roles = [ask.hidden_from, *_vdab_too((ask.hidden_from,), clause.hidden_from)]
    return touching(plan, *(e.ClauseHidden(clause=ask.clause, hidden_from=role) for role in roles))


def _vdab_too(hidden_from: tuple[Role, ...], already: tuple[Role, ...] = ()) -> tuple[Role, ...]:
    """What is kept from the employer is kept from VDAB, unless the worker then shows it (workflow.md §3)."""
    wanted = bool(set(EMPLOYERS) & set(hidden_from)) and Role.REVIEWER not in (*hidden_from, *already)
    return (Role.REVIEWER,) if wanted else ()


def show(plan: Plan, ask: c.ShowClause) -> Events:
    return touching(plan, e.ClauseShown(clause=ask.clause, shown_to=ask.shown_to))


ACTS: dict[type[c.Command], Any] = {
    c.AddNeed: add_need,
    c.AdoptNeed: adopt_need,
    c.RewriteNeed: rewrite_need,
    c.DropNeed: drop_need,
    c.AddAgreement: add_agreement,
    c.ProposeRevision: propose,
    c.WithdrawRevision: withdraw,
    c.AcceptClause: accept,
    c.AskTalk: ask_talk,
    c.CloseTalk: close_talk,
    c.ObjectToClause: object_to,
    c.TakeBackAnswer: take_back,
    c.HideClause: hide,
    c.ShowClause: show,
}
