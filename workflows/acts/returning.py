"""The way back to a sheltered workplace: asked, with the search that came first."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.kinds import EMPLOYERS
from workflows.plan import Plan


def request_return(plan: Plan, ask: c.RequestReturn) -> tuple[e.Event, ...]:
    """What an employer asks, the employer may read."""
    return (
        e.ReturnRequested(
            search=ask.search,
            still_looking=ask.still_looking,
            work_ends_on=ask.work_ends_on,
            against_will=ask.against_will,
            reason=ask.reason,
            employer_may_read=ask.employer_may_read or ask.role in EMPLOYERS,
        ),
    )


ACTS: dict[type[c.Command], Any] = {c.RequestReturn: request_return}
