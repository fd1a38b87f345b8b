"""Whom the worker trusts: for the worker, everybody with what is open to them; for that person, what they read."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import Body, ClauseView, Reader
from workflows.clauses import Suggestion
from workflows.conditions.trust import still_to_read
from workflows.glossary import Advice, ClauseKind, Role, Seated, Trust
from workflows.plan import Seat

PRESENT = (Seated.ACTIVE, Seated.INVITED)


@dataclass(frozen=True, slots=True)
class Trusted:
    """Somebody the worker trusts. `over`: their last day has passed. `open`: ids of what they may read."""

    person: Person
    invited: bool
    over: bool
    until: date | None
    level: Trust
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Along:
    """The plan for somebody who only reads along: what was opened to them, and nothing derived from the rest."""

    here: Here
    needs: tuple[ClauseView, ...]
    agreements: tuple[ClauseView, ...]
    until: date | None
    suggestions: tuple["Suggested", ...]
    to_read: int
    has_read: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """Something for the worker alone. `earlier`: the text it was about has changed; `mine`: the reader made it."""

    id: str
    by: Person
    says: Advice
    text: str
    clause: str
    about: Body | None
    earlier: bool
    mine: bool


def trusted(reader: Reader) -> tuple[Trusted, ...]:
    """Everybody asked or reading along, in the order of their names."""
    seats = [s for s in reader.plan.seats if s.role is Role.CONFIDANT and s.standing in PRESENT]
    found = [_trusted(reader, seat) for seat in seats]
    return tuple(sorted(found, key=lambda one: one.person.name))


def _trusted(reader: Reader, seat: Seat) -> Trusted:
    return Trusted(
        person=reader.face(seat.person),
        invited=seat.standing is Seated.INVITED,
        over=seat.is_over(reader.visit.on),
        until=seat.until,
        level=seat.level or Trust.READ,
        open=tuple(clause.id for clause in reader.plan.clauses if seat.person in clause.opened_to),
    )


def along(reader: Reader) -> Along:
    """What this reader was let read."""
    seat = reader.plan.seat_of(Role.CONFIDANT, reader.visit.person.id)
    assert seat is not None
    frozen, person = reader.plan.frozen, reader.visit.person.id
    asked = frozen.number if frozen and seat.level is Trust.READ_FIRST else 0
    said = bool(frozen and person in frozen.read_by)
    return Along(
        here=here(reader),
        needs=reader.needs,
        agreements=reader.agreements,
        until=seat.until,
        suggestions=suggested(reader),
        to_read=0 if said else asked,
        has_read=asked if said else 0,
    )


def suggested(reader: Reader, clause: str | None = None) -> tuple[Suggested, ...]:
    """What the worker was told, or this reader told the worker; about one clause, or all of it."""
    found = [one for one in reader.plan.suggestions if clause in (None, one.clause)]
    return tuple(_suggested(reader, one) for one in found)


def _suggested(reader: Reader, one: Suggestion) -> Suggested:
    about = reader.clause(one.clause)
    return Suggested(
        id=one.id,
        by=reader.face(one.by),
        says=one.says,
        text=reader.body(one.words)["text"],
        clause=one.clause if about and about.kind is ClauseKind.AGREEMENT else "",
        about=about.body if about else None,
        earlier=about is not None and about.revision != one.revision,
        mine=one.by == reader.visit.person.id,
    )


def waits_for(reader: Reader) -> tuple[Trusted, ...]:
    """Who reads before the worker signs, and did not yet; for the worker."""
    if Role.WORKER not in reader.visit.roles:
        return ()
    return tuple(_trusted(reader, seat) for seat in still_to_read(reader.plan, reader.visit.on))
