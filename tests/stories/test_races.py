"""Two people act at once from the same loaded version: one effect, the other hears it in words, never an error."""

import asyncio
from collections import Counter
from dataclasses import dataclass

import pytest

from plan_service import store
from plan_service.cases_format import read_all
from tests.stories.acts import TICK, done, readied
from tests.stories.lives import plan_of
from tests.stories.other import others
from tests.stories.world import copied, not_whole
from workflows.events import name_of

ROUNDS = 200
QUICK = 20
KEVIN = next(case.plan for case in read_all() if case.key == "kevin")


@dataclass(frozen=True, slots=True)
class Race:
    """`ends`: every pair of outcomes there may be, and what then happened to the plan, follow-up left out."""

    one: str
    other: str
    source: str
    ends: dict[tuple[str, str], tuple[str, ...]]


IN_FORCE = ("version_signed", "version_in_force")
FOUND = ("finding_recorded", "cycle_closed")
COUNTERED = ("version_voided", "revision_proposed")
DECLINED = ("version_declined", "version_voided")
RACES = (
    Race(
        "accept",
        "counter",
        plan_of("negotiating"),
        {
            # The yes came first, and went when the text did; or it came too late for the text it was about.
            ("done", "done"): ("clause_accepted", "revision_proposed"),
            ("text_is_what_was_read", "done"): ("revision_proposed",),
        },
    ),
    Race(
        "sign_own_form",
        "counter",
        plan_of("signing"),
        {("done", "not_now"): IN_FORCE, ("not_now", "done"): COUNTERED},
    ),
    Race(
        "sign_one_form",
        "sign_one_form",
        plan_of("signing"),
        {("done", "nothing"): IN_FORCE, ("nothing", "done"): IN_FORCE},
    ),
    Race(
        "sign_own_form",
        "sign_own_form",
        plan_of("signing"),
        {("done", "not_now"): IN_FORCE, ("not_now", "done"): IN_FORCE},
    ),
    Race(
        "sign_own_form",
        "decline",
        plan_of("signing"),
        {("done", "not_now"): IN_FORCE, ("not_now", "done"): DECLINED},
    ),
    Race(
        "sign_as_kevins_employer",
        "withdraw_exception",
        KEVIN,
        {("done", "not_now"): IN_FORCE, ("not_now", "done"): ("version_voided", "exception_withdrawn")},
    ),
    Race(
        "find",
        "withdraw_submission",
        plan_of("submitted"),
        {("done", "not_now"): FOUND, ("not_now", "done"): ("submission_withdrawn",)},
    ),
    Race("sign_own_form", "enter", plan_of("signing"), {("done", "done"): IN_FORCE}),
    Race("suggest", TICK, plan_of("reopened"), {("done", "done"): ("need_added",)}),
)
NAMES = [f"{race.one}-{race.other}" for race in RACES]


async def held(race: Race, rounds: int, run) -> Counter[tuple[str, str]]:
    """Runs it that many times, each on a copy, each time the other one first; asserts what is left."""
    before = len(await store.load(race.source))
    seen: Counter[tuple[str, str]] = Counter()
    for number in range(rounds):
        plan = await copied(race.source)
        acts = (race.one, race.other) if number % 2 else (race.other, race.one)
        outcome = await run(plan, acts)
        outcome = tuple(outcome) if number % 2 else tuple(reversed(outcome))
        assert outcome in race.ends
        happened = tuple(name_of(fact.event) for fact in (await store.load(plan))[before:])
        assert happened == race.ends[outcome]
        assert await not_whole(plan) == []
        seen[outcome] += 1
    return seen


async def at_once(plan: str, acts: tuple[str, str]) -> list[str]:
    """Both read, then both act, in one process."""
    asked = [await readied(act, plan) for act in acts]
    return await asyncio.gather(*(done(plan, one) for one in asked))


@pytest.mark.parametrize("race", RACES, ids=NAMES)
async def test_a_few_at_once(world, race):
    await held(race, QUICK, at_once)


@pytest.mark.long
@pytest.mark.parametrize("race", RACES, ids=NAMES)
async def test_many_at_once(world, race, database_kind, figure):
    seen = await held(race, ROUNDS, at_once)
    figure(f"race {race.one} / {race.other} on {database_kind}", dict(seen))
    assert set(seen) == set(race.ends)


@pytest.mark.long
async def test_processes_at_once(world, database_kind, figure):
    """Each with an engine of its own. On SQLite one process serves, yet the file itself lets one in at a time."""
    with others(world.url, 2) as processes:

        async def apart(plan: str, acts: tuple[str, str]) -> list[str]:
            for process, act in zip(processes, acts, strict=True):
                process.tell("ready", act, plan)
            assert [process.heard() for process in processes] == ["ready", "ready"]
            for process in processes:
                process.tell("go", plan)
            return [process.heard() for process in processes]

        total: Counter[tuple[str, str]] = Counter()
        for race in RACES:
            total += await held(race, ROUNDS // 5, apart)
    figure(f"races between two processes on {database_kind}", f"{total.total()} rounds, {dict(total)}")
