"""The version in force as one reader may keep it: what they could read when they signed stays theirs to read."""

from dataclasses import dataclass
from datetime import date

from plan_service import store
from plan_service.people import Person
from plan_service.read.reader import Body, Reader
from workflows.clauses import Clause
from workflows.events import VersionInForce
from workflows.glossary import ClauseKind, Role
from workflows.plan import Plan, reads
from workflows.state import evolve
from workflows.versions import Version


@dataclass(frozen=True, slots=True)
class CopiedClause:
    """A clause in the words that the root binds."""

    id: str
    need: bool
    body: Body
    left_open: bool


@dataclass(frozen=True, slots=True)
class Foot:
    """One signature, with what it rests on. `method`: how somebody was identified."""

    person: Person
    role: Role
    state: str
    name: str
    on: date
    method: str
    assurance: str


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A version in force: its text, its signatures, its root."""

    version: int
    in_force_on: date
    root: str
    clauses: tuple[CopiedClause, ...]
    signatures: tuple[Foot, ...]


async def signed_copy(reader: Reader) -> SignedCopy | None:
    """The copy, or None while no version is in force."""
    version = reader.plan.in_force
    if version is None or version.in_force_on is None:
        return None
    then = await _as_signed(reader.plan.id, version.number)
    clauses = [
        copied for leaf in version.leaves if (copied := _copied(reader, version, then.clause(leaf[0]), leaf[1], then))
    ]
    return SignedCopy(
        version=version.number,
        in_force_on=version.in_force_on,
        root=version.root,
        clauses=tuple(sorted(clauses, key=lambda one: not one.need)),
        signatures=_feet(reader, version),
    )


async def _as_signed(plan_id: str, number: int) -> Plan:
    """The plan as it stood when that version came into force: who could read what, to the letter."""
    plan = Plan(id=plan_id)
    for fact in await store.load(plan_id):
        plan = evolve(plan, fact)
        if isinstance(fact.event, VersionInForce) and fact.event.version == number:
            break
    return plan


def _copied(reader: Reader, version: Version, clause: Clause | None, number: int, then: Plan) -> CopiedClause | None:
    revision = clause.revision_of(number) if clause else None
    if clause is None or revision is None or not _may_read(reader, version, clause, then):
        return None
    need = clause.kind is ClauseKind.NEED
    return CopiedClause(clause.id, need, reader.body(revision.words), clause.id in version.open_points)


def _may_read(reader: Reader, version: Version, clause: Clause, then: Plan) -> bool:
    """What they may read now, and what they themselves signed while they could read it."""
    now = reader.plan.clause(clause.id)
    if now is not None and reader.may_read(now):
        return True
    person = reader.visit.person.id
    signed = [one.role for one in version.signatures if one.person == person and one.role in reader.visit.roles]
    return any(reads(then, role, clause) for role in signed)


def _feet(reader: Reader, version: Version) -> tuple[Foot, ...]:
    """In the order of the required parties."""
    return tuple(
        Foot(
            person=reader.face(one.person),
            role=one.role,
            state="signed",
            name=reader.face(one.person).name,
            on=one.on,
            method=one.method,
            assurance=one.assurance,
        )
        for one in version.signatures
    )
