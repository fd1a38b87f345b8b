"""What events do to needs and agreements."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workflows import events as e
from workflows.clauses import (
    Clause,
    Given,
    Revision,
    answered,
    hidden,
    reopened,
    revised,
    shown,
    talk_closed,
)
from workflows.glossary import Answer, ClauseKind, Role, Shape
from workflows.plan import Plan
from workflows.told import Told


def _need_added(plan: Plan, event: e.NeedAdded, told: Told) -> Plan:
    revision = Revision(1, event.words, Shape.TEXT, told.role, told.on)
    need = Clause(event.clause, ClauseKind.NEED, (revision,), suggested=event.suggested)
    return replace(plan, clauses=(*plan.clauses, need))


def _agreement_added(plan: Plan, event: e.AgreementAdded, told: Told) -> Plan:
    revision = Revision(1, event.words, Shape.TEXT, told.role, told.on, event.doers)
    empty = Clause(event.clause, ClauseKind.AGREEMENT, (), hidden_from=event.hidden_from)
    accepts = told.role in plan.required
    return replace(plan, clauses=(*plan.clauses, revised(empty, revision, accepts=accepts)))


def _on_clause(change: Callable[[Clause, Any, Told], Clause]) -> Callable[[Plan, Any, Told], Plan]:
    def apply(plan: Plan, event: Any, told: Told) -> Plan:
        clauses = tuple(change(c, event, told) if c.id == event.clause else c for c in plan.clauses)
        return replace(plan, clauses=clauses)

    return apply


def _rewritten(clause: Clause, event: e.NeedRewritten, told: Told) -> Clause:
    revision = Revision(clause.revision + 1, event.words, Shape.TEXT, told.role, told.on)
    suggested = clause.suggested and told.role is not Role.WORKER
    return replace(clause, revisions=(*clause.revisions, revision), suggested=suggested)


def _need_dropped(plan: Plan, event: e.NeedDropped, told: Told) -> Plan:
    """Gone, unless it stands in the version in force: then it leaves with the next one."""
    if plan.in_force is not None and plan.in_force.leaf_of(event.clause) is not None:
        return _on_clause(_marked_dropped)(plan, event, told)
    return replace(plan, clauses=tuple(c for c in plan.clauses if c.id != event.clause))


def _marked_dropped(clause: Clause, event: e.NeedDropped, told: Told) -> Clause:
    dropped = replace(clause.now, number=clause.revision + 1, shape=Shape.DROP, on=told.on)
    return replace(clause, revisions=(*clause.revisions, dropped))


def _revision(plan: Plan, event: e.RevisionProposed, told: Told) -> Plan:
    revision = Revision(event.revision, event.words, event.shape, told.role, told.on, event.doers, event.reason)
    accepts = told.role in plan.required
    return _on_clause(lambda c, _e, _t: revised(c, revision, accepts=accepts))(plan, event, told)


def _withdrawn(plan: Plan, event: e.RevisionWithdrawn, told: Told) -> Plan:
    """The text before it stands again as a new revision; a clause that had none is gone."""
    clause = plan.clause(event.clause)
    assert clause is not None
    if len(clause.revisions) == 1:
        return replace(plan, clauses=tuple(c for c in plan.clauses if c.id != event.clause))
    earlier = clause.revisions[-2]
    again = replace(earlier, number=event.revision, proposed_by=told.role, on=told.on, reason=None)
    return _on_clause(lambda c, _e, _t: revised(c, again, accepts=False))(plan, event, told)


def _answer(answer: Answer) -> Callable[[Clause, Any, Told], Clause]:
    def give(clause: Clause, event: Any, told: Told) -> Clause:
        words = getattr(event, "reason", None) or getattr(event, "words", None)
        return answered(clause, Given(told.role, answer, event.revision, told.on, words))

    return give


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.NeedAdded: _need_added,
    e.NeedAdopted: _on_clause(lambda c, _e, _t: replace(c, suggested=False)),
    e.NeedRewritten: _on_clause(_rewritten),
    e.NeedDropped: _need_dropped,
    e.AgreementAdded: _agreement_added,
    e.RevisionProposed: _revision,
    e.RevisionWithdrawn: _withdrawn,
    e.ClauseAccepted: _on_clause(_answer(Answer.ACCEPTED)),
    e.TalkAsked: _on_clause(_answer(Answer.DISCUSS)),
    e.TalkClosed: _on_clause(lambda c, _e, told: talk_closed(c, told.role)),
    e.ClauseObjected: _on_clause(_answer(Answer.OBJECTED)),
    e.AnswerTakenBack: _on_clause(lambda c, _e, told: reopened(c, told.role)),
    e.ClauseHidden: _on_clause(lambda c, ev, _t: hidden(c, ev.hidden_from)),
    e.ClauseShown: _on_clause(lambda c, ev, _t: shown(c, ev.shown_to)),
}
