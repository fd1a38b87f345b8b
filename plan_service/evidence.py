"""What an indication rests on, read from the rows: only what every required party may read."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from plan_service import store, texts
from plan_service.texts import NewText, Text
from workflows import calendar
from workflows.awards import Award, next_step, value_in
from workflows.commands import Command, GiveView, MoveOn
from workflows.events import EntryAdded
from workflows.evidence import AgreementFacts, AwardFacts, Evidence, NeedView, OutputView, WorksView
from workflows.glossary import Funding, NeedSaid, Role, WorksSaid
from workflows.kinds import PREMIUMS
from workflows.plan import Plan
from workflows.running import current_awards, cycle_at, needs_evaluated

WRITES = (GiveView, MoveOn)


async def completed(plan: Plan, command: Command, added: Sequence[NewText]) -> tuple[Command, tuple[NewText, ...]]:
    """A view or a moving on, with the evidence as it stands and its frozen text; other commands as they are."""
    if not isinstance(command, WRITES):
        return command, ()
    rows = await texts.of_plan(plan.id)
    views = {view.role: rows[view.words.id].body for view in cycle_at(plan, command.on).views}
    if isinstance(command, GiveView):
        views[command.role] = dict(added[0].body)
    found = await gathered(plan, command, rows, views)
    asked = list(needs_evaluated(plan, command.on))
    summary = texts.new("evidence", command.by, {**json.loads(msgspec.json.encode(found)), "asked": asked})
    closing = isinstance(command, MoveOn) or set(plan.required) <= set(views)
    return (
        replace(command, evidence=found, summary=summary.words),
        (summary,) if closing else (),
    )


async def gathered(plan: Plan, command: Command, rows: dict[str, Text], views: dict[Role, dict[str, Any]]) -> Evidence:
    """Views on shared clauses, minutes on shared agreements, awards in force."""
    shared = {clause.id for clause in plan.clauses if all(clause.may_read(role) for role in plan.required)}
    return Evidence(
        needs=tuple(
            NeedView(role, need, NeedSaid(said))
            for role, body in sorted(views.items())
            for need, said in sorted(body["needs"].items())
            if need in shared
        ),
        works=tuple(
            WorksView(role, agreement, WorksSaid(said))
            for role, body in sorted(views.items())
            for agreement, said in sorted(body["agreements"].items())
            if agreement in shared
        ),
        outputs=tuple(
            OutputView(role, WorksSaid(body["output"])) for role, body in sorted(views.items()) if body.get("output")
        ),
        agreements=await _agreements(plan, command, rows, shared),
        awards=tuple(award for one in current_awards(plan) if (award := _award(one, command))),
        unawarded=PREMIUMS[plan.kind][-1],
    )


async def _agreements(
    plan: Plan, command: Command, rows: dict[str, Text], shared: set[str]
) -> tuple[AgreementFacts, ...]:
    logged = await _minutes(plan, command)
    facts = []
    for clause in plan.agreements:
        body = rows[clause.now.words.id].body
        if clause.id in shared and body:
            facts.append(
                AgreementFacts(
                    clause.id,
                    Funding(body["funding"] or Funding.NONE),  # nobody had to say what pays for it
                    body.get("minutes_per_quarter"),
                    logged.get(clause.id),
                )
            )
    return tuple(facts)


async def _minutes(plan: Plan, command: Command) -> dict[str, int]:
    """Minutes logged per agreement in the running quarter. An entry about several counts for the first."""
    start = calendar.first_day(calendar.quarter_of(command.on))
    found: dict[str, int] = {}
    for fact in await store.load_follow_up(plan.id):
        entry = fact.event
        if isinstance(entry, EntryAdded) and entry.minutes is not None and fact.on >= start:
            found[entry.clauses[0]] = found.get(entry.clauses[0], 0) + entry.minutes
    return found


def _award(award: Award, command: Command) -> AwardFacts | None:
    today = calendar.quarter_of(command.on)
    value = value_in(award, today)
    if value is None:
        return None
    left = calendar.index_of(award.last_quarter) - calendar.index_of(today)
    step = next_step(award, command.on)
    return AwardFacts(
        award.instrument,
        value,
        left,
        calendar.index_of(step[0]) - calendar.index_of(today) if step else None,
        step[0] if step else "",
    )
