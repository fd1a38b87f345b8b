"""The way back to a sheltered workplace."""

from dataclasses import dataclass
from datetime import date

from workflows.events.base import Event
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRequested(Event):
    """Somebody asked that the worker can go back to a sheltered workplace (art. 73)."""

    search: Words
    still_looking: bool
    work_ends_on: date | None = None
    against_will: bool = False
    reason: Words | None = None
    employer_may_read: bool = False
