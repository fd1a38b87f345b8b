"""Whom the worker trusts: for the worker, everybody with what is open to them; for that person, what they read."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from workflows.glossary import Role, Seated, Trust
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
    return Along(here(reader), reader.needs, reader.agreements, seat.until)
