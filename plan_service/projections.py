"""The rows that pages and lists read: a cache of the events, rebuilt at will and tested equal to a fold."""

from datetime import date, datetime, time

import msgspec

from plan_service import clock, jobs, tables
from plan_service.tables.ids import new_id
from workflows.calendar import add_days
from workflows.deadlines import length
from workflows.glossary import Seated
from workflows.plan import Plan
from workflows.running import cycle_at, due_on, life_at
from workflows.turns import turns

STANDING = {
    Seated.INVITED: "invited",
    Seated.ACTIVE: "active",
    Seated.DECLINED: "former",
    Seated.LEFT: "former",
}


def encoded(plan: Plan) -> str:
    """The folded plan as JSON: one text for one state."""
    return msgspec.json.encode(plan, order="deterministic").decode()


def decoded(state: str) -> Plan:
    """The plan from `encoded`."""
    return msgspec.json.decode(state, type=Plan)


async def project(plan: Plan, position: int, at: datetime, on: date) -> None:
    """Writes every row of this plan, in the caller's transaction."""
    await _plan(plan, position, at, on)
    await _parties(plan)
    await _turns(plan, on)
    await _dues(plan, on)


async def refresh(plan: Plan, on: date) -> None:
    """What changes with the date alone, written anew for the lists. Pages compute it at the moment of asking."""
    await tables.Plan.raw(
        "UPDATE plan SET evaluation = {}, life = {} WHERE id = {}",
        cycle_at(plan, on).state.value,
        life_at(plan, on).value,
        plan.id,
    )
    await _turns(plan, on)


async def _plan(plan: Plan, position: int, at: datetime, on: date) -> None:
    worker = plan.seats[0].person
    await tables.Plan.raw(
        "INSERT INTO plan (id, number, kind, agreement, evaluation, life, worker, state, position, "
        "created_at, updated_at) VALUES ({}, (SELECT COALESCE(MAX(number), 0) + 1 FROM plan), "
        "{}, {}, {}, {}, {}, {}, {}, {}, {}) ON CONFLICT (id) DO UPDATE SET "
        "agreement = excluded.agreement, evaluation = excluded.evaluation, life = excluded.life, "
        "state = excluded.state, position = excluded.position, updated_at = excluded.updated_at",
        plan.id,
        plan.kind.value,
        plan.agreement.value,
        cycle_at(plan, on).state.value,
        life_at(plan, on).value,
        worker,
        encoded(plan),
        position,
        at,
        at,
    )


async def _parties(plan: Plan) -> None:
    await tables.Party.raw("DELETE FROM party WHERE plan = {}", plan.id)
    for seat in plan.seats:
        await tables.Party.raw(
            "INSERT INTO party (id, plan, role, person, organisation, standing) VALUES ({}, {}, {}, {}, {}, {})",
            new_id(),
            plan.id,
            seat.role.value,
            seat.person,
            seat.organisation,
            STANDING[seat.standing],
        )


async def _turns(plan: Plan, on: date) -> None:
    await tables.Turn.raw("DELETE FROM turn WHERE plan = {}", plan.id)
    for turn in turns(plan, on):
        await tables.Turn.raw(
            "INSERT INTO turn (id, plan, person, role, what, since, due) VALUES ({}, {}, {}, {}, {}, {}, {})",
            new_id(),
            plan.id,
            turn.person,
            turn.role.value,
            turn.what,
            morning(turn.since),
            turn.due,
        )


async def _dues(plan: Plan, on: date) -> None:
    """The dates on which somebody's turn begins. The state itself is computed, never waited for."""
    due, cycle = due_on(plan), cycle_at(plan, on)
    work = [jobs.Due(plan.id, "evaluation_due", due, morning(due))] if due else []
    days = [add_days(cycle.window_until, 1)] if cycle.window_until else []
    if cycle.proposal is not None:
        days.append(add_days(cycle.proposal.on, length("answer_to_proposal") + 1))
    if plan.ending is not None:
        days.append(plan.ending.ends_on)
    work += [jobs.Due(plan.id, "look_again", day, morning(day)) for day in days]
    await jobs.plan_due(work)


def morning(day: date) -> datetime:
    """Nine in the morning in Brussels: letters go out when people are up."""
    return datetime.combine(day, time(9), tzinfo=clock.BRUSSELS)
