"""What may be asked in a state of a bounded model: menus of commands, filled in with what their asker saw."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from tests.model.invariants import SIGNING_ROLES
from tests.workflows.cast import COACH, EMPLOYER, PERSON, VDAB, WORKER, at, signing, words
from workflows import commands as c
from workflows.clauses import Clause
from workflows.commands import Command
from workflows.glossary import Role, Seated, Shape
from workflows.plan import Plan

PARTIES = (WORKER, EMPLOYER, COACH)
REASON = words("because")


@cache
def ask(command: type[Command], role: Role, on: date, asker: str = "", **said: Any) -> Any:
    """Asked by whoever plays the role, when nobody else is named."""
    return command(by=asker or PERSON[role], role=role, at=at(on), on=on, **said)


def there(plan: Plan) -> list[tuple[Role, str]]:
    """Who signs or would, with their names: those who sit there now."""
    return [(s.role, s.person) for s in plan.seats if s.standing is Seated.ACTIVE and s.role in SIGNING_ROLES]


def answers(plan: Plan, on: date, *kinds: type[Command]) -> Iterator[Command]:
    """Each party's answers to each agreement."""
    for clause in plan.agreements:
        for kind in kinds:
            for role, person in there(plan):
                yield ask(kind, role, on, person, clause=clause.id, **_seen(kind, clause))


def _seen(kind: type[Command], clause: Clause) -> dict[str, Any]:
    if kind is c.AcceptClause:
        return {"revision": clause.revision, "hash": clause.now.words.hash}
    if kind is c.ObjectToClause:
        return {"revision": clause.revision, "reason": REASON}
    if kind in (c.AskTalk, c.WithdrawRevision):
        return {"revision": clause.revision}
    return {}


def counters(plan: Plan, on: date, texts: int = 2) -> Iterator[Command]:
    """Each of so many texts for the first agreement, again and again: the one it began with is among them."""
    for clause in plan.agreements[:1]:
        for number in range(texts):
            yield from proposals(plan, clause, on, Shape.TEXT, words(f"{clause.id}: {ORDINAL[number]} text"))


ORDINAL = ("first", "second", "third")


def shapes(plan: Plan, on: date) -> Iterator[Command]:
    """To drop an agreement, or to leave it open: the first of them, so that another stays."""
    for clause in plan.agreements[:1]:
        for shape in (Shape.DROP, Shape.LEFT_OPEN):
            yield from proposals(plan, clause, on, shape, words(f"{clause.id}: first text"))


def proposals(plan: Plan, clause: Clause, on: date, shape: Shape, text: Any) -> Iterator[Command]:
    said = {"clause": clause.id, "revision": clause.revision, "shape": shape, "words": text}
    for role, person in there(plan):
        yield ask(c.ProposeRevision, role, on, person, **said)


def signatures(plan: Plan, on: date) -> Iterator[Command]:
    """Freezing, signing, taking one's signature back, declining."""
    number, root = (plan.frozen.number, plan.frozen.root) if plan.frozen else (plan.last_number, "")
    for role, person in there(plan):
        yield ask(c.FreezeVersion, role, on, person)
        yield ask(c.SignVersion, role, on, person, version=number, root=root, **signing(plan, on))
        yield ask(c.RetractSignature, role, on, person, version=number)
        yield ask(c.DeclineVersion, role, on, person, version=number, reason=REASON)


def reopening(plan: Plan, on: date) -> Iterator[Command]:
    for role, person in there(plan):
        yield ask(c.ReopenText, role, on, person)
        yield ask(c.CloseReopening, role, on, person)


def thinking(plan: Plan, on: date) -> Iterator[Command]:
    """The worker changes their mind."""
    yield ask(c.TakeBackVersion, WORKER, on, version=plan.in_force.number if plan.in_force else 0)


def taking_back(plan: Plan, on: date) -> Iterator[Command]:
    yield from answers(plan, on, c.TakeBackAnswer, c.CloseTalk)


def stale(plan: Plan, on: date) -> Iterator[Command]:
    """A yes to the text before, and a signature over another root than what lies on the table."""
    for clause in plan.agreements:
        said = {"clause": clause.id, "revision": clause.revision - 1, "hash": "another"}
        yield ask(c.AcceptClause, WORKER, on, **said)
    if plan.frozen:
        yield ask(c.SignVersion, WORKER, on, version=plan.frozen.number, root="another", **signing(plan, on))


def readers(plan: Plan, on: date) -> Iterator[Command]:
    """The worker keeps each clause from somebody, or shows it."""
    for clause in plan.clauses:
        for role in (WORKER, EMPLOYER, VDAB):
            yield ask(c.HideClause, WORKER, on, clause=clause.id, hidden_from=role)
            yield ask(c.ShowClause, WORKER, on, clause=clause.id, shown_to=role)
