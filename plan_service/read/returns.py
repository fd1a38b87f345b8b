"""The way back to a sheltered workplace, as one reader may read it. Whom the worker did not tell finds nothing here."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.reader import NOBODY, Reader
from workflows.glossary import Role
from workflows.returning import may_read_return


@dataclass(frozen=True, slots=True)
class ReturnView:
    """One request, with the search that came first."""

    by: Person
    role: Role
    mine: bool
    on: date
    search: str
    still_looking: bool
    work_ends_on: date | None
    against_will: bool
    reason: str
    employer_may_read: bool


def returns(reader: Reader) -> tuple[ReturnView, ...]:
    """What was asked, newest first."""
    return tuple(
        ReturnView(
            by=reader.holder(one.by) or NOBODY,
            role=one.by,
            mine=one.by in reader.visit.roles,
            on=one.on,
            search=str(reader.body(one.search)["text"]),
            still_looking=one.still_looking,
            work_ends_on=one.work_ends_on,
            against_will=one.against_will,
            reason=reader.reason(one.reason),
            employer_may_read=one.employer_may_read,
        )
        for one in reversed(reader.plan.returns)
        if any(may_read_return(one, role) for role in reader.visit.roles)
    )
