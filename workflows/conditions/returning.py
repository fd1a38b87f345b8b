"""The way back to a sheltered workplace."""

from typing import Any

from workflows.conditions.base import about_command
from workflows.plan import Plan


@about_command
def work_ends_against_will(plan: Plan, c: Any) -> bool:
    """An employer may ask for no other reason (decree art. 73)."""
    return c.against_will and c.work_ends_on is not None
