"""What a version leaves open, with what each party last said of it before it was put on the table (workflow.md §4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plan_service import store
from plan_service.people import Person
from plan_service.read.reader import Body, Reader
from workflows import events as e
from workflows.clauses import Clause
from workflows.glossary import Role, Shape
from workflows.state import Fact
from workflows.versions import Version
from workflows.words import Words


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one party last said. `said`: proposed, accepted, drop or objected; `body` is empty of who objected."""

    person: Person
    role: Role
    said: str
    body: Body
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """An agreement that was left open. `stays`: the text that goes on holding, None where there was none before."""

    id: str
    title: str
    stays: Body | None
    opinions: tuple[Opinion, ...]


async def open_points(reader: Reader, version: Version) -> tuple[OpenPoint, ...]:
    """Those this reader may read. What was said later is no part of the version, what was taken back of nothing."""
    found = (reader.plan.clause(clause) for clause in version.open_points)
    clauses = [clause for clause in found if clause and reader.may_read(clause)]
    facts = list(_until(await store.load(reader.plan.id), version.number)) if clauses else []
    return tuple(_point(reader, version, clause, facts) for clause in clauses)


def _until(facts: list[Fact], version: int) -> Iterator[Fact]:
    for fact in facts:
        yield fact
        if isinstance(fact.event, e.VersionFrozen) and fact.event.version == version:
            return


def _point(reader: Reader, version: Version, clause: Clause, facts: list[Fact]) -> OpenPoint:
    leaf = version.leaf_of(clause.id)
    kept = clause.revision_of(leaf[1]) if leaf else None
    said = _last_said(reader, clause, facts)
    return OpenPoint(
        id=clause.id,
        title=reader.body(clause.now.words).title,
        stays=reader.body(kept.words) if kept else None,
        opinions=tuple(said[role] for role in version.roles() if role in said),
    )


def _last_said(reader: Reader, clause: Clause, facts: list[Fact]) -> dict[Role, Opinion]:
    """By role. A yes to leaving it open, or to talk, says nothing of the point; what was taken back was never said."""
    said: dict[Role, list[Opinion | None]] = {}
    for fact in facts:
        if getattr(fact.event, "clause", "") != clause.id:
            continue
        own = said.setdefault(fact.role, [])
        if isinstance(fact.event, e.RevisionWithdrawn | e.AnswerTakenBack):
            del own[-1:]
        elif isinstance(fact.event, SAYING):
            own.append(_opinion(reader, clause, fact))
    last = {role: next((one for one in reversed(own) if one), None) for role, own in said.items()}
    return {role: one for role, one in last.items() if one}


SAYING = (e.AgreementAdded, e.RevisionProposed, e.ClauseAccepted, e.ClauseObjected, e.TalkAsked)


def _opinion(reader: Reader, clause: Clause, fact: Fact) -> Opinion | None:
    event, shape, words, reason = fact.event, Shape.TEXT, None, None
    said = "proposed"
    if isinstance(event, e.ClauseAccepted):
        revision = clause.revision_of(event.revision)
        said, shape, words = "accepted", revision.shape if revision else shape, revision.words if revision else None
    elif isinstance(event, e.ClauseObjected):
        said, reason = "objected", event.reason
    elif isinstance(event, e.RevisionProposed):
        shape, words, reason = event.shape, event.words, event.reason
    elif isinstance(event, e.AgreementAdded):
        words = event.words
    if shape is Shape.LEFT_OPEN or isinstance(event, e.TalkAsked):
        return None
    said = "drop" if shape is Shape.DROP else said
    return Opinion(reader.face(fact.by), fact.role, said, reader.body(words), _shared(reader, reason), fact.on)


def _shared(reader: Reader, reason: Words | None) -> str:
    """Only what was written for everybody: who wrote the other part was told of the employer, not of VDAB."""
    return str(reader.body(reason)["text"])
