"""What a date brings: a letter, and lists that show whose turn it is now. Never a state (architecture.md §5)."""

from plan_service import clock, outbox, projections, tables
from plan_service.jobs import Work
from plan_service.outbox import Envelope
from workflows.glossary import Evaluation, Life, Seated
from workflows.plan import Plan
from workflows.running import cycle_at, due_on, life_at


async def look_again(work: Work) -> None:
    """Whose turn it is may have changed with the date: the lists are written anew."""
    plan = await _plan(work.plan)
    if plan is not None:
        await projections.refresh(plan, clock.legal_day(clock.now()))


async def evaluation_due(work: Work) -> None:
    """The evaluation is due: everybody who gives a view hears it, unless the date moved meanwhile."""
    plan = await _plan(work.plan)
    today = clock.legal_day(clock.now())
    if plan is None or life_at(plan, today) is Life.CLOSED:
        return
    await projections.refresh(plan, today)
    if due_on(plan) != work.due_on or plan.cycle.state is not Evaluation.PLANNED:
        return
    if cycle_at(plan, today).state is Evaluation.GATHERING:
        await outbox.post(
            [
                Envelope(
                    person=seat.person,
                    letter="evaluation_due",
                    plan=plan.id,
                    dedupe=f"evaluation_due:{seat.person}:{work.due_on}",
                )
                for seat in plan.seats
                if seat.standing is Seated.ACTIVE and seat.role in plan.required
            ]
        )


async def _plan(plan_id: str) -> Plan | None:
    rows = await tables.Plan.raw("SELECT state FROM plan WHERE id = {}", plan_id)
    return projections.decoded(rows[0]["state"]) if rows else None


EFFECTS = {"evaluation_due": evaluation_due, "look_again": look_again}
