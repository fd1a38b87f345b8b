"""What a plan says nothing about yet: a hint for who writes it, never a form to fill in."""

from dataclasses import dataclass

from plan_service.read.reader import Reader
from workflows.checks import towards
from workflows.glossary import STATUTORY_TASKS, Shape


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
        towards=tuple(who for who in towards(reader.plan) if who not in reached),
    )
