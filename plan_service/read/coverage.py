"""What a plan says nothing about yet: a hint for who writes it, never a form to fill in."""

from dataclasses import dataclass

from plan_service.read.reader import Reader
from workflows.glossary import STATUTORY_TASKS, Shape

TOWARDS = ("worker", "colleagues", "employer")
"""Towards whom an action goes; the decree (art. 2, 8°) wants actions towards all three."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The statutory tasks and the people of whom no agreement speaks."""

    tasks: tuple[str, ...]
    towards: tuple[str, ...]


def coverage(reader: Reader) -> Coverage:
    """Over the agreements this reader may read: a hint that counted hidden ones would tell of them."""
    bodies = [clause.body for clause in reader.agreements if clause.shape is not Shape.DROP]
    tasks = {body["support_kind"] for body in bodies}
    reached = {who for body in bodies for who in body["towards"] or ()}
    return Coverage(
        tasks=tuple(task.value for task in STATUTORY_TASKS if task.value not in tasks),
        towards=tuple(who for who in TOWARDS if who not in reached),
    )
