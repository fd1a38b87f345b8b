"""What every command is."""

from dataclasses import dataclass
from datetime import date, datetime

from workflows.glossary import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Who (`by`, a person id) asks it in which role; `at` is the instant (UTC), `on` the legal day in Brussels."""

    by: str
    role: Role
    at: datetime
    on: date
