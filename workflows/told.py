"""Who did it, as what, on which legal day: what evolve needs beside an event."""

from datetime import date
from typing import Protocol

from workflows.glossary import Role


class Told(Protocol):
    """What evolve needs of a Fact: who, as what, on which legal day."""

    by: str
    role: Role
    on: date
