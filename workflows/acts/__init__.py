"""What follows from each command once the table allows it: events, no questions asked."""

from collections.abc import Callable
from typing import Any

from workflows.acts import contesting, evaluating, negotiating, people, returning, signing, trust
from workflows.commands import Command
from workflows.events import Event
from workflows.plan import Plan

Act = Callable[[Plan, Any], tuple[Event, ...]]

ACTS: dict[type[Command], Act] = {
    **people.ACTS,
    **trust.ACTS,
    **negotiating.ACTS,
    **signing.ACTS,
    **evaluating.ACTS,
    **contesting.ACTS,
    **returning.ACTS,
}
