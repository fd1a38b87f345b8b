"""The way back to a sheltered workplace, asked: by whom, after which search, and whether the employer may know."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workflows.glossary import Role
from workflows.kinds import EMPLOYERS
from workflows.words import Words


@dataclass(frozen=True, slots=True)
class ReturnAsked:
    """One request. `search`: what was done to find other work first; `still_looking`: it goes on."""

    by: Role
    on: date
    search: Words
    still_looking: bool
    work_ends_on: date | None = None
    against_will: bool = False
    reason: Words | None = None
    employer_may_read: bool = False


class Shared(Protocol):
    """A request, or the event of it: it says whether the employer may know."""

    @property
    def employer_may_read(self) -> bool:
        """The worker's to decide; what an employer asked, an employer may read."""


def may_read_return(asked: Shared, role: Role) -> bool:
    """The worker and the coach; who employs only where they may. Nobody else: it says that somebody wants to go."""
    return role in (Role.WORKER, Role.COACH) or (role in EMPLOYERS and asked.employer_may_read)
