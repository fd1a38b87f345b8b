"""Clauses: revisions, answers bound to them, consent that carries over. Immutable; every change returns a new one."""

from dataclasses import dataclass, replace
from datetime import date

from workflows.glossary import Advice, Answer, ClauseKind, Role, Shape
from workflows.words import Words


@dataclass(frozen=True, slots=True)
class Revision:
    """One text of a clause: who proposed it, when, who does it. Never rewritten."""

    number: int
    words: Words
    shape: Shape
    proposed_by: Role
    on: date
    doers: tuple[Role, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """One required party's answer, bound to the revision it was given on."""

    role: Role
    answer: Answer
    revision: int
    on: date | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody suggested to the worker alone, about a revision of a clause; "" is about none."""

    id: str
    by: str
    says: Advice
    words: Words
    on: date
    clause: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A need or an agreement. `answers` covers the current revision; `agreed` is each party's last yes.

    `opened_to`: the people the worker trusts who may read it, by person.
    """

    id: str
    kind: ClauseKind
    revisions: tuple[Revision, ...]
    answers: tuple[Given, ...] = ()
    agreed: tuple[Given, ...] = ()
    talks: tuple[Given, ...] = ()
    objections: tuple[Given, ...] = ()
    hidden_from: tuple[Role, ...] = ()
    suggested: bool = False
    opened_to: tuple[str, ...] = ()

    @property
    def now(self) -> Revision:
        """The current revision."""
        return self.revisions[-1]

    @property
    def revision(self) -> int:
        """The current revision's number."""
        return self.revisions[-1].number

    def may_read(self, role: Role) -> bool:
        """Whether a role may read it; a colleague-coach reads what names them, a confidant nothing as a role."""
        if role is Role.COLLEAGUE_COACH:
            return role in self.now.doers
        return role is not Role.CONFIDANT and role not in self.hidden_from

    def answer_of(self, role: Role) -> Answer:
        """A party's answer to the current revision."""
        given = find(self.answers, role)
        return given.answer if given else Answer.OPEN

    def revision_of(self, number: int) -> Revision | None:
        """The revision with that number, or None."""
        return next((one for one in self.revisions if one.number == number), None)


def find(given: tuple[Given, ...], role: Role) -> Given | None:
    """That role's line, or None."""
    for one in given:
        if one.role is role:
            return one
    return None


def without(given: tuple[Given, ...], role: Role) -> tuple[Given, ...]:
    """All lines but that role's."""
    return tuple(one for one in given if one.role is not role)


def _with(given: tuple[Given, ...], new: Given) -> tuple[Given, ...]:
    return tuple(sorted((*without(given, new.role), new), key=lambda one: one.role))


def answered(clause: Clause, given: Given) -> Clause:
    """The party answers: its talk is closed and its standing objection settled, unless this is one."""
    talks = without(clause.talks, given.role)
    objections = without(clause.objections, given.role)
    agreed = clause.agreed
    if given.answer is Answer.DISCUSS:
        talks = _with(talks, given)
    if given.answer is Answer.OBJECTED:
        objections = _with(objections, given)
    if given.answer is Answer.ACCEPTED:
        agreed = _with(agreed, given)
    return replace(
        clause,
        answers=_with(clause.answers, given),
        talks=talks,
        objections=objections,
        agreed=agreed,
    )


def reopened(clause: Clause, role: Role) -> Clause:
    """The party takes its answer back: open again, talk and objection with it."""
    return replace(
        clause,
        answers=without(clause.answers, role),
        talks=without(clause.talks, role),
        objections=without(clause.objections, role),
    )


def silent(clause: Clause, role: Role) -> Clause:
    """As if the party never spoke: its answers, talks, objections and last yes go with who held the role."""
    return replace(
        clause,
        answers=without(clause.answers, role),
        agreed=without(clause.agreed, role),
        talks=without(clause.talks, role),
        objections=without(clause.objections, role),
    )


def talk_closed(clause: Clause, role: Role) -> Clause:
    """Who asked says the talk is done; "let us talk" is then no answer any more."""
    answers = clause.answers
    if clause.answer_of(role) is Answer.DISCUSS:
        answers = without(answers, role)
    return replace(clause, answers=answers, talks=without(clause.talks, role))


def revised(clause: Clause, revision: Revision, *, accepts: bool) -> Clause:
    """The next revision: every answer on this clause reopens; talks and objections stay on record."""
    fresh = replace(clause, revisions=(*clause.revisions, revision), answers=())
    if not accepts:
        return fresh
    role = revision.proposed_by
    return answered(fresh, Given(role, Answer.ACCEPTED, revision.number, revision.on))


def hidden(clause: Clause, role: Role) -> Clause:
    """Keep it from a role: no answer or talk of theirs is needed; their objection stays on record."""
    return replace(
        clause,
        hidden_from=tuple(sorted({*clause.hidden_from, role})),
        answers=without(clause.answers, role),
        talks=without(clause.talks, role),
    )


def shown(clause: Clause, role: Role) -> Clause:
    """Let a role read it: reading, not agreement; their answer is open."""
    return replace(clause, hidden_from=tuple(r for r in clause.hidden_from if r is not role))


def counters(clause: Clause) -> int:
    """How many other texts were proposed since the clause was new (two propose a talk)."""
    return len(clause.revisions) - 1
