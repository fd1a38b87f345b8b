"""Long lives at random: every invariant holds on every step, and folding the facts again gives the same plan."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model import stories, worlds, worlds_kinds
from tests.model.checker import state_holds, step_holds
from tests.model.explore import Step, carried_out
from tests.workflows.cast import in_force, proposed
from workflows.calendar import add_days
from workflows.decide import Refused
from workflows.glossary import Kind
from workflows.state import fold

BEGINNINGS = {
    "nobody is there": worlds.asked_around(),
    "two agreements": proposed("a", "b"),
    "one kept from the employer": worlds.kept_from_employer(),
    "in force": in_force("a", "b"),
    "views are in": worlds.concluded(),
    "sent": worlds.sent(),
    "nobody employs": stories.alone(Kind.SELF_EMPLOYED).proposed("a"),
    "at two companies": stories.AGENCY.signed(),
    "a search": stories.with_els(Kind.PREPARATION).signed(),
}
DAYS = (1, 4, 15, 200)


def lived(beginning: str, choices: list[int]) -> tuple[int, int]:
    """Lives by these choices: each picks one of all that can be done, or lets time pass. (acts, events)."""
    story, acts = BEGINNINGS[beginning], 0
    plan, on, facts = story.plan, story.on, list(story.facts)
    for choice in choices:
        possible = list(_possible(plan, on))
        if choice % 5 == 0 or not possible:
            on = add_days(on, DAYS[choice % len(DAYS)])
            state_holds(plan, on)
            continue
        step = possible[choice % len(possible)]
        step_holds(step)
        state_holds(step.after, on)
        plan, acts = step.after, acts + 1
        facts += step.facts
    assert fold(plan.id, facts) == plan
    return acts, len(facts)


def _possible(plan, on):
    for command in worlds_kinds.ANY_LIFE.moves(plan, on):
        try:
            after, facts = carried_out(plan, command)
        except Refused:
            continue
        if facts:
            yield Step(plan, command, facts, after)


def test_a_short_life_of_each_kind():
    for place, beginning in enumerate(BEGINNINGS):
        lived(beginning, [place + 7 * number + 1 for number in range(8)])


LIVED = {"lives": 0, "acts": 0}


@settings(max_examples=40)
@given(st.sampled_from(sorted(BEGINNINGS)), st.lists(st.integers(0, 10**6), min_size=30, max_size=60))
def live(beginning: str, choices: list[int]) -> None:
    acts, _ = lived(beginning, choices)
    LIVED["lives"] += 1
    LIVED["acts"] += acts


@pytest.mark.long
def test_long_lives(figure):
    live()
    figure("random lives", f"{LIVED['lives']} with {LIVED['acts']:,} acts")
