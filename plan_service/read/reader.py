"""What one reader may read of a plan, in things a page can show. What they may not read is not in it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plan_service.access import Visit
from plan_service.people import Person
from plan_service.texts import Text
from workflows.clauses import Clause, Given, Revision, find
from workflows.glossary import Answer, ClauseKind, Role, Shape
from workflows.kinds import EMPLOYERS
from workflows.plan import Plan, answers_wanted, reads
from workflows.words import Words

NOBODY = Person("", "?", "?", "", "nl", "0", frozenset(), False)
TITLE = 6
"""Words of a text that stand in for a title where none was written."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text as written, and its English rendering where the demo has one (never signed)."""

    values: dict[str, Any] = field(default_factory=dict)
    translation: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key, "")

    @property
    def title(self) -> str:
        """Its title, or its first words."""
        return _title(self.values)

    @property
    def translated_title(self) -> str:
        """The title of the rendering, or ""."""
        return _title(self.translation) if self.translation else ""


@dataclass(frozen=True, slots=True)
class Said:
    """One party's answer, for the row of answers."""

    person: Person
    role: Role
    answer: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A revision as a page tells it: who, when, the text, and why."""

    number: int
    shape: Shape
    body: Body
    by: Person
    role: Role
    on: date
    reason: str
    doers: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A need or an agreement as this reader sees it. `mine`: their answer, "" when none is asked of them."""

    id: str
    kind: ClauseKind
    number: int
    of: int
    revision: int
    hash: str
    shape: Shape
    body: Body
    by: Person
    by_role: Role
    on: date
    reason: str
    doers: tuple[Role, ...]
    suggested: bool
    answers: tuple[Said, ...]
    mine: str
    changed_since: Change | None
    said_yes_before: date | None
    history: tuple[Change, ...]
    talks: tuple[Said, ...]
    objections: tuple[Said, ...]
    objection_reasons: dict[Role, str]
    talk_words: dict[Role, str]
    hidden_from: tuple[Role, ...]
    left_open: bool


class Reader:
    """A visit turned into words and faces."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.plan: Plan = visit.plan
        self.role = visit.role

    def face(self, person: str) -> Person:
        """Who that is; somebody unknown shows as a question mark, never as an error."""
        return self.visit.faces.get(person, NOBODY)

    def holder(self, role: Role) -> Person | None:
        """Who holds a role now."""
        seat = self.plan.seat(role)
        return self.face(seat.person) if seat else None

    def may_read(self, clause: Clause) -> bool:
        """In any of their roles."""
        return any(reads(self.plan, role, clause, self.visit.person.id) for role in self.visit.roles)

    def body(self, words: Words | None) -> Body:
        """A text by its row; empty when erased or absent. The caller has checked that it may be read."""
        text = self.text(words)
        return Body(text.body, text.translation) if text else Body()

    def text(self, words: Words | None) -> Text | None:
        """The row itself."""
        return self.visit.texts.get(words.id) if words else None

    def reason(self, words: Words | None) -> str:
        """A reason; its other part is for who takes part and is not the employer."""
        values = self.body(words).values
        private = values.get("private", "") if self.role not in (*EMPLOYERS, Role.CONFIDANT) else ""
        return "\n\n".join(part for part in (values.get("text", ""), private) if part)

    @property
    def needs(self) -> tuple[ClauseView, ...]:
        """The needs they may read, suggestions included for the worker and who suggested."""
        found = [c for c in self.plan.clauses if c.kind is ClauseKind.NEED and self._sees_need(c)]
        return tuple(self._view(clause, place, len(found)) for place, clause in enumerate(found, 1))

    def _sees_need(self, clause: Clause) -> bool:
        own = clause.now.proposed_by in self.visit.roles or Role.WORKER in self.visit.roles
        return self.may_read(clause) and (own or not clause.suggested)

    @property
    def agreements(self) -> tuple[ClauseView, ...]:
        """The agreements they may read, numbered as they see them: a gap would tell of a hidden one."""
        found = [clause for clause in self.plan.agreements if self.may_read(clause)]
        return tuple(self._view(clause, place, len(found)) for place, clause in enumerate(found, 1))

    def clause(self, clause_id: str) -> ClauseView | None:
        """One clause, or None when there is none they may read."""
        return next((c for c in (*self.needs, *self.agreements) if c.id == clause_id), None)

    def _view(self, clause: Clause, number: int, of: int) -> ClauseView:
        now = clause.now
        mine = self._my_role(clause)
        return ClauseView(
            id=clause.id,
            kind=clause.kind,
            number=number,
            of=of,
            revision=now.number,
            hash=now.words.hash,
            shape=now.shape,
            body=self.body(now.words),
            by=self.author(now),
            by_role=now.proposed_by,
            on=now.on,
            reason=self.reason(now.reason),
            doers=now.doers,
            suggested=clause.suggested,
            answers=tuple(self._said(clause, role) for role in self._answering(clause)),
            mine=clause.answer_of(mine).value if mine else "",
            changed_since=self._changed_since(clause, mine) if mine else None,
            said_yes_before=_said_yes_before(clause, mine) if mine else None,
            history=tuple(self._change(one) for one in clause.revisions),
            talks=tuple(self._given(one) for one in clause.talks),
            objections=tuple(self._given(one) for one in clause.objections),
            objection_reasons={one.role: self.reason(one.words) for one in clause.objections},
            talk_words={one.role: self.reason(one.words) for one in clause.talks},
            hidden_from=clause.hidden_from if Role.WORKER in self.visit.roles else (),
            left_open=now.shape is Shape.LEFT_OPEN,
        )

    def _my_role(self, clause: Clause) -> Role | None:
        wanted = answers_wanted(self.plan, clause)
        return next((role for role in self.visit.roles if role in wanted), None)

    def _answering(self, clause: Clause) -> tuple[Role, ...]:
        """Whose answers the reader sees: from whom a clause is kept is the worker's to know, so all are of one kind."""
        return answers_wanted(self.plan, clause)

    def _said(self, clause: Clause, role: Role) -> Said:
        given = find(clause.answers, role)
        proposed = clause.now.proposed_by is role and clause.revision > 1
        answer = "open" if given is None else given.answer.value
        if proposed and answer == Answer.ACCEPTED.value:
            answer = "countered"
        return Said(self.holder(role) or NOBODY, role, answer, given.on if given else None)

    def _given(self, given: Given) -> Said:
        return Said(self.holder(given.role) or NOBODY, given.role, given.answer.value, given.on)

    def author(self, revision: Revision) -> Person:
        """Who wrote a revision: the one who holds, or held, the role."""
        text = self.text(revision.words)
        if text and text.owner:
            return self.face(text.owner)
        return self.holder(revision.proposed_by) or NOBODY

    def _change(self, revision: Revision) -> Change:
        return Change(
            revision.number,
            revision.shape,
            self.body(revision.words),
            self.author(revision),
            revision.proposed_by,
            revision.on,
            self.reason(revision.reason),
            revision.doers,
        )

    def _changed_since(self, clause: Clause, role: Role) -> Change | None:
        """The revision this party last said yes to, when another stands now."""
        agreed = find(clause.agreed, role)
        if agreed is None or agreed.revision == clause.revision:
            return None
        before = clause.revision_of(agreed.revision)
        return self._change(before) if before else None


def _said_yes_before(clause: Clause, role: Role) -> date | None:
    """The day this party said yes to exactly the text that stands now, in an earlier revision."""
    agreed = find(clause.agreed, role)
    if agreed is None or agreed.revision == clause.revision:
        return None
    before = clause.revision_of(agreed.revision)
    same = before is not None and before.words.hash == clause.now.words.hash
    return agreed.on if same and before and before.shape is clause.now.shape else None


def _title(values: dict[str, Any]) -> str:
    if values.get("title"):
        return str(values["title"])
    words = str(values.get("easy") or values.get("text") or "").split()
    start = " ".join(words[:TITLE])
    return start.rstrip(".,:;!?") + "…" if len(words) > TITLE else start
