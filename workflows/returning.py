"""The way back to a social enterprise, asked: by whom, after which search, and whether the employer may know."""

from dataclasses import dataclass
from datetime import date

from workflows.glossary import Role
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
