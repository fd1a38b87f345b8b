"""Records what loading the cases stores. A stream once recorded stays as it is: it must load for ever."""

import asyncio
import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from plan_service import engines, store
from plan_service.cases import load_cases
from plan_service.cases_format import CASES, Case, read_all
from plan_service.facts import from_row, to_columns
from plan_service.handle import handle
from plan_service.migrate import migrate
from workflows.plan import Plan
from workflows.running import cycle_at, life_at
from workflows.state import Fact, fold

STREAMS = CASES.parent / "streams"
DAY = date(2026, 11, 23)


def main(folder: Path = STREAMS) -> None:
    """`python -m plan_service.cases_record` writes the stream of each case that has none yet."""
    folder.mkdir(exist_ok=True)
    missing = [case for case in read_all() if not (folder / f"{case.key}.json").exists()]
    for key, stream in asyncio.run(_streams(missing)).items():
        text = json.dumps(stream, ensure_ascii=False, indent=1)
        (folder / f"{key}.json").write_text(text + "\n", encoding="utf-8")


async def _streams(cases: list[Case]) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite:///{scratch}/record.db"
        await migrate(url)
        engine = await engines.open_engine(url)
        engines.bind(engine)
        try:
            await load_cases(handle, _nobody, _nobody, DAY, cases)
            return {case.key: await _stream(case) for case in cases}
        finally:
            await engines.close(engine)


async def _nobody(_: object) -> None:
    """A stream holds ids; who they are is no part of it."""


async def _stream(case: Case) -> dict[str, Any]:
    """Every row of the plan in the order of time, and what they fold to."""
    rows = [*await store.rows("event", case.plan), *await store.rows("follow_up", case.plan)]
    facts = sorted(map(from_row, rows), key=lambda fact: fact.at)
    return {
        "plan": case.plan,
        "loaded_on": DAY.isoformat(),
        "facts": [_written(fact) for fact in facts],
        "summary": summary(fold(case.plan, facts), DAY),
    }


def _written(fact: Fact) -> dict[str, Any]:
    columns = to_columns(fact)
    return {**columns, "data": json.loads(columns["data"]), "at": columns["at"].isoformat(), "day": str(columns["day"])}


def summary(plan: Plan, on: date) -> dict[str, Any]:
    """What a stream amounts to, in words that outlive the shape of the state."""
    return {**_people_and_text(plan), **_evaluation(plan, on)}


def _people_and_text(plan: Plan) -> dict[str, Any]:
    return {
        "agreement": plan.agreement.value,
        "seats": sorted(f"{seat.role.value} {seat.standing.value}" for seat in plan.seats),
        "needs": [need.id for need in plan.needs],
        "answers": {
            one.id: {role.value: one.answer_of(role).value for role in plan.required} for one in plan.agreements
        },
        "on_the_table": plan.frozen.root if plan.frozen else "",
        "signed": [one.role.value for one in plan.frozen.signatures] if plan.frozen else [],
        "version": plan.in_force.number if plan.in_force else 0,
        "in_force": plan.in_force.root if plan.in_force else "",
    }


def _evaluation(plan: Plan, on: date) -> dict[str, Any]:
    cycle = cycle_at(plan, on)
    return {
        "life": life_at(plan, on).value,
        "evaluation": cycle.state.value,
        "cycle": cycle.number,
        "results": [one.outcome.value for one in plan.cycles if one.outcome],
        "awards": [f"{one.instrument.value} {one.first_quarter} {one.quarters}" for one in plan.awards],
        "views": [view.role.value for view in cycle.views],
        "stands": {one.role.value: one.verdict.value for one in cycle.proposal.stands} if cycle.proposal else {},
    }


if __name__ == "__main__":
    main()
