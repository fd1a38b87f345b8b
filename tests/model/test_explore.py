"""Nothing that the canonical key strips makes a difference: two plans of one key can do the same, and end up alike."""

import random

import pytest

from tests.model.explore import Model, carried_out
from tests.model.keys import Keys
from tests.model.worlds import SMALL
from tests.model.worlds_kinds import KINDS
from workflows import state
from workflows.decide import Refused

WALKS, STEPS = 60, 40
WORLDS = (
    *("every answer", "two texts", "readers", "who drafts", "an end", "thinking over", "proposals", "with VDAB"),
    *("nobody employs", "another coach", "work is found"),
)


def ways_out(model: Model, plan, on):
    """What each command of the menu leads to: the key of the state after it, or why not; and where time leads."""
    keys, found = Keys(model.proposers), []
    for command in model.moves(plan, on):
        try:
            after, facts = carried_out(plan, command)
            found.append(([type(fact.event) for fact in facts], keys.of(after, on)))
        except Refused as refused:
            found.append(refused.reason)
    later = model.tick(plan, on)
    return found, later and keys.of(plan, later)


def walk(model: Model, chance: random.Random):
    """A way through the world at random: every plan on it, with its day."""
    plan, on = state.fold("plan", model.facts), model.on
    for _ in range(STEPS):
        yield plan, on
        later = model.tick(plan, on)
        if later and chance.random() < 0.15:
            on = later
            continue
        possible = [after for after in _after(model, plan, on) if after is not plan]
        if not possible:
            return
        plan = chance.choice(possible)


def _after(model: Model, plan, on):
    for command in model.moves(plan, on):
        try:
            yield carried_out(plan, command)[0]
        except Refused:
            continue


@pytest.mark.long
@pytest.mark.parametrize("name", WORLDS)
def test_plans_of_one_key_have_one_future(name: str, figure):
    """Walks of different lengths and on different days meet in a key: then the one can do what the other can."""
    model, met, compared = (SMALL | KINDS)[name], {}, 0
    chance = random.Random(20260302)
    for _ in range(WALKS):
        for plan, on in walk(model, chance):
            key = Keys(model.proposers).of(plan, on)
            first = met.setdefault(key, (plan, on))
            if first[0] != plan and compared < 60:
                compared += 1
                assert ways_out(model, *first) == ways_out(model, plan, on)
    assert compared >= 10
    figure(f"plans alike, {name}", compared)
