"""What each party said in an evaluation, side by side, as one reader may read it; nothing before the views close."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.reader import Body, Reader
from workflows.clauses import Clause, Revision
from workflows.cycle import Cycle, View
from workflows.glossary import ClauseKind, Role
from workflows.kinds import EMPLOYERS
from workflows.running import named_version

TAKING_PART = (Role.WORKER, *EMPLOYERS, Role.COACH, Role.DRAFTER)
CONFIDED_IN = (Role.COACH, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class Said:
    """One party's word on one thing; `value` is the stored one."""

    person: Person
    role: Role
    value: str


@dataclass(frozen=True, slots=True)
class ClauseSaid:
    """A clause of the version evaluated, and what each said of it. `earlier`: another text is in force now."""

    id: str
    need: bool
    body: Body
    earlier: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Own words. `private` is empty for whoever they were not meant for."""

    person: Person
    role: Role
    body: Body
    private: str
    on: date


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Every view that was given, the worker's first; `missing` gave none."""

    clauses: tuple[ClauseSaid, ...]
    output: tuple[Said, ...]
    told: tuple[Told, ...]
    observations: tuple[Told, ...]
    missing: tuple[Person, ...]


def takes_part(reader: Reader) -> bool:
    """Whether views, indication and proposal are theirs to read: who signs, or drafted, once the worker opened it."""
    own = reader.visit.person.id
    seats = [reader.plan.seat_of(role, own) for role in reader.visit.roles if role in TAKING_PART]
    return any(seat is not None and seat.opened for seat in seats)


def side_by_side(reader: Reader, cycle: Cycle) -> SideBySide | None:
    """None as long as they are unseen by the others, and for whoever takes no part."""
    if cycle.closed_views_on is None or not takes_part(reader):
        return None
    views = in_order(cycle)
    bodies = {view.role: reader.body(view.words) for view in views}
    return SideBySide(
        clauses=tuple(_clauses(reader, cycle, views)),
        output=tuple(
            Said(reader.face(view.person), view.role, bodies[view.role]["output"])
            for view in views
            if bodies[view.role]["output"]
        ),
        told=tuple(_told(reader, view) for view in views),
        observations=tuple(_told(reader, seen) for seen in cycle.observations),
        missing=tuple(person for role in cycle.missing if (person := reader.holder(role))),
    )


def in_order(cycle: Cycle) -> list[View]:
    """The views, the worker's first."""
    order = list(Role)
    return sorted(cycle.views, key=lambda view: order.index(view.role))


def evaluated(reader: Reader, cycle: Cycle) -> tuple[ClauseSaid, ...]:
    """What this reader is asked about: the clauses they may read of the version evaluated, needs first."""
    version = named_version(reader.plan, cycle.version or 0) or reader.plan.in_force
    wanted = {leaf[0] for leaf in version.leaves} if version else set()
    return tuple(_clause(reader, cycle, clause, ()) for clause in _known(reader) if clause.id in wanted)


def revision_evaluated(reader: Reader, cycle: Cycle, clause: Clause) -> Revision:
    """The text the views are about; where that version is no longer kept, the one that stood at the opening."""
    version = named_version(reader.plan, cycle.version or 0)
    leaf = version.leaf_of(clause.id) if version else None
    found = clause.revision_of(leaf[1]) if leaf else None
    stood = [one for one in clause.revisions if cycle.opened_on is None or one.on <= cycle.opened_on]
    return found or (stood or list(clause.revisions))[-1]


def _known(reader: Reader) -> list[Clause]:
    """Every clause they may read, those that left the plan too; needs first."""
    plan = reader.plan
    found = [clause for clause in (*plan.clauses, *plan.gone) if reader.may_read(clause)]
    return sorted(found, key=lambda clause: clause.kind is not ClauseKind.NEED)


def _clauses(reader: Reader, cycle: Cycle, views: list[View]) -> Iterator[ClauseSaid]:
    for clause in _known(reader):
        said = []
        for view in views:
            body = reader.body(view.words)
            value = (body["needs"] or {}).get(clause.id) or (body["agreements"] or {}).get(clause.id)
            if value:
                said.append(Said(reader.face(view.person), view.role, value))
        if said:
            yield _clause(reader, cycle, clause, tuple(said))


def _clause(reader: Reader, cycle: Cycle, clause: Clause, said: tuple[Said, ...]) -> ClauseSaid:
    revision = revision_evaluated(reader, cycle, clause)
    leaf = reader.plan.in_force.leaf_of(clause.id) if reader.plan.in_force else None
    return ClauseSaid(
        id=clause.id,
        need=clause.kind is ClauseKind.NEED,
        body=reader.body(revision.words),
        earlier=leaf is None or leaf[2] != revision.words.hash,
        said=said,
    )


def _told(reader: Reader, view: View) -> Told:
    body = reader.body(view.words)
    confided = view.person == reader.visit.person.id or any(role in CONFIDED_IN for role in reader.visit.roles)
    values = {name: body[name] for name in ("statement", "text")}
    rendering = {name: body.translation.get(name, "") for name in values} if body.translation else {}
    private = str(body["private"]) if confided else ""
    return Told(reader.face(view.person), view.role, Body(values, rendering), private, view.on)
