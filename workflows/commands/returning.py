"""The way back to a sheltered workplace."""

from dataclasses import dataclass
from datetime import date

from workflows.commands.base import Command
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReturn(Command):
    """I ask to go back to a sheltered workplace, after a search for other work. Asked again, it says it anew.

    `against_will`: the work ends and the worker did not want that. `employer_may_read`: the worker's to decide.
    """

    search: Words
    still_looking: bool
    work_ends_on: date | None = None
    against_will: bool = False
    reason: Words | None = None
    employer_may_read: bool = False
