"""A letter is posted with what it tells of, once, and goes out until it arrived or is given up in sight."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from plan_service import clock, engines, outbox
from plan_service.outbox import QUEUE, Envelope, deliver, post
from plan_service.queues import AGAIN, LEASE
from plan_service.tables import Outbox

AT = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
SIGNED = Envelope(person="jan", plan="p", letter="signed", dedupe="signed/1/jan", data={"version": 1, "who": "sara"})


@pytest.fixture(autouse=True)
def held():
    clock.fix(AT)
    yield
    clock.release()


class Postman:
    def __init__(self, *failures):
        self.brought = []
        self.failures = list(failures)

    async def __call__(self, envelope):
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        self.brought.append(envelope)


async def posted(*envelopes):
    async with engines.transaction():
        await post(envelopes)


async def rows():
    return await Outbox.select(Outbox.sent_at, Outbox.given_up_at, Outbox.attempts, Outbox.error)


async def later(delta):
    await clock.shift(delta)


async def test_a_letter_arrives_as_it_was_posted_and_once(engine):
    await posted(SIGNED)
    postman = Postman()

    assert await deliver(postman) == 1
    assert await deliver(postman) == 0
    assert postman.brought == [SIGNED]
    assert await rows() == [{"sent_at": AT, "given_up_at": None, "attempts": 1, "error": ""}]


async def test_letters_arrive_in_the_order_of_posting(engine):
    for number in range(5):
        await posted(Envelope(person="jan", plan=f"p{9 - number}", letter="l", dedupe="d"))
        await later(timedelta(seconds=1))
    postman = Postman()
    await deliver(postman)

    assert [envelope.plan for envelope in postman.brought] == ["p9", "p8", "p7", "p6", "p5"]


async def test_one_occasion_is_one_letter_in_each_plan(engine):
    again = Envelope(person="jan", plan="p", letter="signed", dedupe=SIGNED.dedupe)
    elsewhere = Envelope(person="jan", plan="q", letter="signed", dedupe=SIGNED.dedupe)
    without_plan = Envelope(person="jan", letter="sign_in", dedupe="1")
    await posted(SIGNED, again)
    await posted(again, elsewhere, without_plan)
    await posted(Envelope(person="jan", letter="sign_in", dedupe="1"))
    postman = Postman()

    assert await deliver(postman) == 3
    assert {envelope.id for envelope in postman.brought} == {SIGNED.id, elsewhere.id, without_plan.id}


async def test_what_did_not_happen_is_not_told(engine):
    async with engines.transaction() as transaction:
        await post([SIGNED])
        await transaction.rollback()
    await posted()

    assert await deliver(Postman()) == 0


async def test_a_letter_that_fails_goes_out_later_and_holds_up_no_other(engine, caplog):
    other = Envelope(person="els", plan="p", letter="signed", dedupe="signed/1/els")
    await posted(SIGNED)
    await later(timedelta(seconds=1))
    await posted(other)
    postman = Postman(ConnectionError("jan@example.org is not there"))

    assert await deliver(postman) == 1
    assert (await rows())[0]["error"] == "ConnectionError"
    await later(AGAIN[0] - timedelta(seconds=1))
    assert await deliver(postman) == 0
    await later(timedelta(seconds=1))
    assert await deliver(postman) == 1
    assert postman.brought == [other, SIGNED]
    assert [row["error"] for row in await rows()] == ["", ""]


async def test_a_letter_that_keeps_failing_is_given_up_in_sight_and_can_be_tried_again(engine, caplog):
    await posted(SIGNED)
    for wait in (*AGAIN, timedelta(days=365), timedelta(days=365)):
        await deliver(Postman(OSError()))
        await later(wait)

    assert await QUEUE.given_up() == 1
    assert [(row["attempts"], row["error"], row["sent_at"]) for row in await rows()] == [
        (len(AGAIN) + 1, "OSError", None)
    ]
    assert [(record.levelno, record.error) for record in caplog.records if record.message == "given up"] == [
        (logging.ERROR, "OSError")
    ]

    await QUEUE.try_again()
    assert await deliver(Postman()) == 1
    assert await QUEUE.given_up() == 0


async def test_of_many_at_once_each_letter_is_brought_by_one(engine):
    await posted(*(Envelope(person=str(n), plan=str(n), letter="l", dedupe="d") for n in range(40)))
    postman = Postman()

    sent = await asyncio.gather(*(deliver(postman) for _ in range(4)))

    assert sum(sent) == 40
    assert len({envelope.person for envelope in postman.brought}) == len(postman.brought) == 40


async def test_what_a_killed_process_held_goes_out_after_its_lease(engine):
    await posted(SIGNED)
    held = asyncio.Event()

    async def never_returns(_):
        held.set()
        await asyncio.Event().wait()

    killed = asyncio.create_task(deliver(never_returns))
    await held.wait()
    killed.cancel()
    await asyncio.wait([killed])
    postman = Postman()

    await later(LEASE - timedelta(seconds=1))
    assert await deliver(postman) == 0
    await later(timedelta(seconds=1))
    assert await deliver(postman) == 1
    assert postman.brought == [SIGNED]


async def test_who_lost_the_lease_marks_nothing(engine):
    await posted(SIGNED)
    (first,) = await QUEUE.claim(1)
    await later(LEASE)
    (second,) = await QUEUE.claim(1)

    assert await QUEUE.finish(first) is False
    await QUEUE.fail(first, "Late")
    assert await QUEUE.finish(second) is True
    assert await rows() == [{"sent_at": AT + LEASE, "given_up_at": None, "attempts": 2, "error": ""}]


async def test_a_letter_that_kills_every_process_is_given_up(engine, caplog):
    await posted(SIGNED)
    for _ in range(len(AGAIN) + 1):
        assert len(await QUEUE.claim(1)) == 1
        await later(LEASE)
    postman = Postman()

    assert await deliver(postman) == 0
    assert postman.brought == []
    assert await QUEUE.given_up() == 1


async def test_a_round_ends(engine):
    await posted(*(Envelope(person=str(n), plan=str(n), letter="l", dedupe="d") for n in range(5)))

    assert [await deliver(Postman(), most=3), await outbox.deliver(Postman(), most=3)] == [3, 2]
