"""The agreement region in full: three parties, two agreements, every reachable state through the real code."""

import pytest

from tests.model import moves
from tests.model.checker import checked
from tests.model.explore import Graph
from tests.model.reach import backward, can_reach
from tests.model.worlds import (
    RETURNS,
    SIGNING,
    SMALL,
    all_answers,
    kept_from_employer,
    one_counter,
    two_agreements,
    world,
)
from tests.workflows.cast import proposed
from workflows.glossary import Agreement, Role

ALL_OF_IT = (all_answers, moves.taking_back, one_counter, *SIGNING)
FULL = {
    model.name: model
    for model in (
        world("two agreements, all of it", proposed("a", "b"), *ALL_OF_IT, **RETURNS),
        two_agreements("two agreements, every answer, and time", all_answers),
        two_agreements("two agreements, two texts of one", moves.counters),
        two_agreements("one kept from the employer", all_answers, moves.taking_back, story=kept_from_employer()),
    )
}
"""All of it: accept, object, ask a talk, close it, take an answer back, counter; freeze, sign, retract, decline,
reopen, close, take the version back; any number of versions. What bounds it: at most one counter in total, by anybody,
of the first agreement (the second is its like), before a first version is in force; and all within the thinking time.
Without a counter, but with time passing, it is 53,269 states; with both, and the counter at any time, six minutes are
not enough.

The others let time pass: with yes, no and talk but nothing taken back; with any number of counters, and no answer but
yes; and with one of the two kept from the employer, every answer, and no counter.
"""


def all_can_come_into_force(graph: Graph) -> bool:
    """From everywhere, when all want it."""
    goals = [state for state in range(graph.states) if graph.plans[state].agreement is Agreement.IN_FORCE]
    return all(can_reach(graph, backward(graph), goals))


@pytest.mark.parametrize("name", ["every answer", "two texts"])
def test_one_agreement(name: str, figure):
    graph = checked(SMALL[name])
    assert all_can_come_into_force(graph)
    figure(f"one agreement, {name}", graph.figure())


@pytest.mark.long
@pytest.mark.parametrize("name", FULL)
def test_two_agreements(name: str, figure):
    graph = checked(FULL[name])
    assert all_can_come_into_force(graph)
    assert {plan.agreement for plan in graph.plans} == {Agreement.NEGOTIATING, Agreement.SIGNING, Agreement.IN_FORCE}
    assert set(graph.names) == {"time", Role.WORKER, Role.EMPLOYER, Role.COACH}
    figure(name, graph.figure())
