"""The text of a version, clause by clause, for a reader who may read it."""

from dataclasses import dataclass

from plan_service.read.reader import Body, Reader
from workflows.glossary import Role
from workflows.versions import Version


@dataclass(frozen=True, slots=True)
class SignedClause:
    """A clause as a version holds it, for a reader who may read it."""

    id: str
    need: bool
    body: Body
    left_open: bool
    doers: tuple[Role, ...]


def version_clauses(reader: Reader, version: Version) -> tuple[SignedClause, ...]:
    """The clauses of a version that this reader may read, needs first, in the words that are bound by its root."""
    found = []
    for clause_id, number, _ in version.leaves:
        clause = reader.plan.clause(clause_id)
        if clause is None or not reader.may_read(clause):
            continue
        revision = clause.revision_of(number)
        if revision is not None:
            need = clause in reader.plan.needs
            left_open = clause_id in version.open_points
            found.append(SignedClause(clause_id, need, reader.body(revision.words), left_open, revision.doers))
    return tuple(sorted(found, key=lambda one: not one.need))
