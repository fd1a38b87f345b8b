"""The same over HTTP: both have the page open and press at once. One goes on, the other keeps every word."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from plan_service import store
from tests.stories.lives import BRAM, FIEN, MIA, clause_of, plan_of
from tests.stories.world import copied, not_whole, send
from workflows.events import name_of

ROUNDS, QUICK = 30, 4
TYPED = "Dit typte ik zelf, en het mag niet weg."


@dataclass(frozen=True, slots=True)
class Press:
    """Who opens which page and sends which form of it."""

    person: str
    page: str
    to: str
    typed: dict[str, Any] = field(default_factory=dict)


def pause(cut: str) -> str:
    return f"/afspraken/{clause_of(cut, 'pauze')}"


def counter(cut: str, person: str) -> Press:
    typed = {"text": TYPED, "easy": TYPED, "reason": TYPED}
    return Press(person, f"{pause(cut)}/tegenvoorstel", "/tegenvoorstel", typed)


ACCEPT = Press(BRAM, pause("negotiating"), "/antwoorden", {"answer": "accepted"})
SIGN = Press(BRAM, "/handtekeningen", "/handtekeningen", {"it_is_me": "yes"})
DECLINE = Press(FIEN, "/weigeren", "/weigeren", {"reason": TYPED})
SIGNED = ("version_signed", "version_in_force")
BOTH, FIRST, SECOND = (303, 303), (303, 409), (409, 303)
# Which page pairs may come of it, and what then happened.
RACES = {
    "accept and counter": (
        "negotiating",
        ACCEPT,
        counter("negotiating", FIEN),
        {BOTH: ("clause_accepted", "revision_proposed"), SECOND: ("revision_proposed",)},
    ),
    "sign and counter": (
        "signing",
        SIGN,
        counter("signing", MIA),
        {FIRST: SIGNED, SECOND: ("version_voided", "revision_proposed")},
    ),
    "sign and decline": (
        "signing",
        SIGN,
        DECLINE,
        {FIRST: SIGNED, SECOND: ("version_declined", "version_voided")},
    ),
    "sign twice": ("signing", SIGN, SIGN, {BOTH: SIGNED}),
}


async def raced(world, name: str, rounds: int) -> Counter[tuple[int, int]]:
    cut, one, other, ends = RACES[name]
    browsers = {press.person: await world.browser(press.person) for press in (one, other)}
    before = len(await store.load(plan_of(cut)))
    seen: Counter[tuple[int, int]] = Counter()
    for number in range(rounds):
        plan = await copied(plan_of(cut))
        presses = (one, other) if number % 2 else (other, one)
        pages = [await browsers[press.person].get(f"/plannen/{plan}{press.page}") for press in presses]
        answers = await asyncio.gather(
            *(
                send(browsers[press.person], page, press.to, **press.typed)
                for press, page in zip(presses, pages, strict=True)
            )
        )
        for press, answer in zip(presses, answers, strict=True):
            assert answer.status_code == 303 or keeps(answer, press), answer.text
        pair = tuple(answer.status_code for answer in (answers if number % 2 else answers[::-1]))
        happened = tuple(name_of(fact.event) for fact in (await store.load(plan))[before:])
        assert happened == ends[pair]
        assert await not_whole(plan) == []
        seen[pair] += 1
    return seen


def keeps(page, press: Press) -> bool:
    """A refusal in words, with everything that was typed, as often as it was typed or more."""
    return page.status_code == 409 and page.text.count(TYPED) >= list(press.typed.values()).count(TYPED)


@pytest.mark.parametrize("name", RACES)
async def test_a_few_presses_at_once(world, name):
    await raced(world, name, QUICK)


@pytest.mark.long
@pytest.mark.parametrize("name", RACES)
async def test_many_presses_at_once(world, name, database_kind, figure):
    seen = await raced(world, name, ROUNDS)
    figure(f"presses at once, {name} on {database_kind}", dict(seen))
    assert set(seen) == set(RACES[name][3])
