"""What is read, answered, hidden."""

from typing import Any

from workflows.clauses import Clause
from workflows.conditions.base import about_command
from workflows.glossary import Answer, ClauseKind, Role, Shape
from workflows.plan import Plan, reads


def _clause(plan: Plan, c: Any) -> Clause | None:
    clause = plan.clause(c.clause)
    return clause if clause is not None and reads(plan, c.role, clause, c.by) else None


@about_command
def clause_is_new(plan: Plan, c: Any) -> bool:
    return plan.clause(c.clause) is None


@about_command
def clause_is_there(plan: Plan, c: Any) -> bool:
    return _clause(plan, c) is not None


@about_command
def clause_is_an_agreement(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.kind is ClauseKind.AGREEMENT


@about_command
def clause_is_a_need(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.kind is ClauseKind.NEED


@about_command
def need_is_suggested(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.suggested


@about_command
def text_is_what_was_read(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.revision == c.revision


@about_command
def hash_is_what_was_read(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.now.words.hash == c.hash


@about_command
def text_differs(plan: Plan, c: Any) -> bool:
    """A counter says something else than what stands; dropping or leaving open is not proposed twice."""
    clause = _clause(plan, c)
    if clause is None:
        return False
    now = clause.now
    same_text = now.words.hash == c.words.hash and now.doers == c.doers
    return now.shape is not c.shape or (c.shape is Shape.TEXT and not same_text)


@about_command
def is_own_proposal(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.now.proposed_by is c.role


@about_command
def is_not_in_force(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    leaf = plan.in_force.leaf_of(c.clause) if plan.in_force else None
    return clause is not None and (leaf is None or leaf[1] != clause.revision)


@about_command
def has_answered(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and clause.answer_of(c.role) is not Answer.OPEN


@about_command
def asked_to_talk(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and any(talk.role is c.role for talk in clause.talks)


@about_command
def can_be_hidden_from(plan: Plan, c: Any) -> bool:
    """Never from the worker, never from who is named as doer; a confidant reads only what is opened."""
    clause = _clause(plan, c)
    return (
        clause is not None
        and c.hidden_from not in (Role.WORKER, Role.CONFIDANT)
        and c.hidden_from not in clause.now.doers
        and c.hidden_from not in clause.hidden_from
    )


@about_command
def new_text_can_be_hidden(plan: Plan, c: Any) -> bool:
    free = Role.WORKER not in c.hidden_from and not set(c.hidden_from) & set(c.doers)
    return free and (not c.hidden_from or c.role is Role.WORKER)


@about_command
def doers_may_read(plan: Plan, c: Any) -> bool:
    """Who is named as doer can read it; only the worker widens who reads."""
    clause = _clause(plan, c)
    return clause is not None and not set(c.doers) & set(clause.hidden_from)


@about_command
def is_hidden_from(plan: Plan, c: Any) -> bool:
    clause = _clause(plan, c)
    return clause is not None and c.shown_to in clause.hidden_from


@about_command
def clauses_are_readable(plan: Plan, c: Any) -> bool:
    """An entry is about agreements its writer may read."""
    known = [plan.clause(clause) for clause in c.clauses]
    return bool(known) and all(one is not None and reads(plan, c.role, one) for one in known)
