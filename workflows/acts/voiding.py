"""Whatever touches the text while it is being signed voids every signature on it first."""

from workflows.events import Event, VersionVoided
from workflows.glossary import Agreement
from workflows.plan import Plan


def touching(plan: Plan, *events: Event) -> tuple[Event, ...]:
    """The events, behind a voiding when a version is on the table (workflow.md §5)."""
    if plan.agreement is not Agreement.SIGNING:
        return events
    assert plan.frozen is not None
    return (VersionVoided(version=plan.frozen.number), *events)
