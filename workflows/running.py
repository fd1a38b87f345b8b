"""What runs on a day: the plan itself, its evaluation, its awards. Computed from dates at the moment of asking."""

from dataclasses import replace
from datetime import date

from workflows.awards import Award, renewal_on
from workflows.calendar import add_days, add_months
from workflows.cycle import Cycle
from workflows.deadlines import length
from workflows.glossary import Evaluation, Instrument, Life
from workflows.plan import Plan
from workflows.versions import Version


def life_at(plan: Plan, on: date) -> Life:
    """Open, or closed from the day the plan ends."""
    ended = plan.ending is not None and on >= plan.ending.ends_on
    return Life.CLOSED if ended else Life.OPEN


def due_on(plan: Plan) -> date | None:
    """When the planned evaluation is due: the rhythm, or the renewal of an award if that comes first."""
    base = plan.cycles[-1].ended_on if plan.cycles else plan.first_in_force_on
    if plan.in_force is None or base is None:
        return None
    dates = [add_months(base, plan.rhythm)]
    dates += [renewal_on(award) for award in current_awards(plan) if renewal_on(award) > base]
    return min(dates)


def cycle_at(plan: Plan, on: date) -> Cycle:
    """The running cycle as it stands on a day: a planned one whose date has come is gathering."""
    cycle, due = plan.cycle, due_on(plan)
    if cycle.state is not Evaluation.PLANNED or due is None or on < due or plan.in_force is None:
        return cycle
    return replace(
        cycle,
        state=Evaluation.GATHERING,
        opened_on=due,
        version=cycle.version or plan.in_force.number,
        window_until=add_days(due, length("view_window")),
    )


def current_awards(plan: Plan) -> tuple[Award, ...]:
    """The last award recorded per instrument, in the order of the instruments."""
    last = {award.instrument: award for award in plan.awards}
    return tuple(last[instrument] for instrument in Instrument if instrument in last)


def named_version(plan: Plan, number: int) -> Version | None:
    """The version with that number among those kept: in force, before, or on the table."""
    kept = (plan.in_force, plan.before, plan.frozen)
    return next((v for v in kept if v is not None and v.number == number), None)


def needs_evaluated(plan: Plan, on: date) -> tuple[str, ...]:
    """The needs the running evaluation asks about, of those every required party may read.

    One that is kept from a party takes no part: even its silence would tell that party of it.
    """
    version = named_version(plan, cycle_at(plan, on).version or 0)
    shared = [need.id for need in plan.needs if all(need.may_read(role) for role in plan.required)]
    return tuple(need for need in shared if version is not None and version.leaf_of(need) is not None)
