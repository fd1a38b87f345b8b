"""Facts are added at the end of a plan's stream, all or none, and come back as they were."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from plan_service import engines, store
from plan_service.seal import Tip, verify
from workflows.events import ClauseAccepted, EntryAdded, EntryShown, NeedAdded, PlanStarted, VersionSigned
from workflows.glossary import How, Kind, Role
from workflows.state import Fact
from workflows.words import Words

AT = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
PLAN = "6f0c3f0e-58a5-4b6b-9c52-c8f0e7d8b1aa"


def fact(event, by="sara", role=Role.WORKER, at=AT):
    return Fact(event, by, role, at, date(2027, 3, 2))


STARTED = fact(PlanStarted(kind=Kind.EMPLOYEE, worker="sara"))
NEED = fact(NeedAdded(clause="c", words=Words("t", "h")), by="els", role=Role.COACH)
ACCEPTED = fact(ClauseAccepted(clause="c", revision=1, hash="h"), at=AT + timedelta(microseconds=1))
ENTRY = fact(EntryAdded(entry="e", clauses=("c",), how=How.WELL, minutes=20), by="dirk", role=Role.COLLEAGUE_COACH)
SHOWN = fact(EntryShown(entry="e"))


async def append(expected, facts, plan=PLAN, tip=None):
    async with engines.transaction():
        await store.append(plan, expected, facts, tip)


async def test_facts_come_back_as_they_were_in_order(engine):
    await append(0, [STARTED, NEED])
    await append(2, [ACCEPTED])

    assert await store.load(PLAN) == [STARTED, NEED, ACCEPTED]
    assert await store.load("another plan") == []
    assert await store.load_follow_up(PLAN) == []


async def test_follow_up_goes_to_its_own_stream_whatever_the_expected_position(engine):
    await append(0, [STARTED, ENTRY, NEED])
    await append(0, [SHOWN])

    assert await store.load(PLAN) == [STARTED, NEED]
    assert await store.load_follow_up(PLAN) == [ENTRY, SHOWN]


async def test_each_plan_has_its_own_positions(engine):
    await append(0, [STARTED])
    await append(0, [STARTED], plan="another plan")

    assert [row["position"] for row in await store.rows("event", "another plan")] == [1]


async def test_nothing_to_add_is_added(engine):
    await append(0, [])

    assert await store.load(PLAN) == []


@pytest.mark.parametrize("expected", [0, 1, 3])
async def test_another_position_than_the_last_clashes_and_adds_nothing(engine, expected):
    await append(0, [STARTED, NEED])

    with pytest.raises(store.Clash):
        await append(expected, [ACCEPTED, ENTRY])

    assert await store.load(PLAN) == [STARTED, NEED]
    assert await store.load_follow_up(PLAN) == []


async def test_a_tip_spares_a_question_and_clashes_once_it_is_overtaken(engine):
    assert (await store.history(PLAN)).tip == Tip()
    await append(0, [STARTED], tip=Tip())
    history = await store.history(PLAN)
    await append(1, [NEED], tip=history.tip)

    with pytest.raises(store.Clash):
        await append(1, [ACCEPTED], tip=history.tip)

    assert history.facts == [STARTED]
    assert await store.load(PLAN) == [STARTED, NEED]
    assert verify("event", await store.rows("event", PLAN)) is None


async def test_of_many_at_once_one_adds_and_the_others_clash(engine):
    await append(0, [STARTED])
    history = await store.history(PLAN)

    added = await asyncio.gather(
        *(
            append(1, [fact(VersionSigned(version=n, root="r", method="m", assurance="low"))], tip=tip)
            for n in range(10)
            for tip in (None, history.tip)
        ),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in added) == ["Clash"] * 19 + ["NoneType"]
    assert len(await store.load(PLAN)) == 2


async def test_follow_up_at_once_is_added_or_clashes(engine):
    outcomes = await asyncio.gather(*(append(0, [ENTRY]) for _ in range(10)), return_exceptions=True)

    assert {type(outcome) for outcome in outcomes} <= {type(None), store.Clash}
    assert len(await store.load_follow_up(PLAN)) == outcomes.count(None) > 0
    assert verify("follow_up", await store.rows("follow_up", PLAN)) is None


async def test_facts_are_not_added_outside_a_transaction(engine):
    with pytest.raises(store.OutsideTransaction):
        await store.append(PLAN, 0, [STARTED])


async def test_a_transaction_that_fails_adds_nothing(engine):
    async with engines.transaction() as transaction:
        await store.append(PLAN, 0, [STARTED, ENTRY])
        await transaction.rollback()

    assert await store.load(PLAN) == []
    assert await store.load_follow_up(PLAN) == []


async def test_other_errors_are_no_clash(engine):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - each database has its own
        await append(0, [fact(STARTED.event, by=None)])

    assert not isinstance(caught.value, store.Clash)
    assert "null" in str(caught.value).lower()


async def test_every_stream_is_sealed(engine):
    await append(0, [STARTED, ENTRY])
    await append(1, [NEED, SHOWN, ACCEPTED])
    events, follow_up = await store.rows("event", PLAN), await store.rows("follow_up", PLAN)

    assert [row["position"] for row in events] == [1, 2, 3]
    assert verify("event", events) is None
    assert verify("follow_up", follow_up) is None
    assert (await store.history(PLAN)).tip == Tip(3, events[-1]["seal"])
    assert verify("event", [{**row, "by_person": "jan"} for row in events]) == 1
