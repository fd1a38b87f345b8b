"""The agreement region in full: three parties, two agreements, every reachable state through the real code."""

import pytest

from tests.model import moves
from tests.model.checker import checked
from tests.model.explore import Graph
from tests.model.reach import backward, can_reach
from tests.model.worlds import FIRST_VERSION, SMALL, all_answers, kept_from_employer, two_agreements, world
from tests.workflows.cast import proposed
from workflows.glossary import Agreement, Role

FULL = {
    model.name: model
    for model in (
        two_agreements("two agreements, every answer", all_answers, moves.taking_back),
        world("two agreements, one counter", proposed("a", "b"), all_answers, moves.taking_back, *FIRST_VERSION),
        two_agreements("two agreements, two texts of one", moves.counters),
        two_agreements("one kept from the employer", all_answers, moves.taking_back, story=kept_from_employer()),
    )
}
"""All of it at once, with a counter at any time, is more than 250,000 states; so there are bounds, each with the rest.

- Every answer: accept, object, ask a talk, close it, take an answer back; freeze, sign, retract, decline, reopen,
  close, take the version back, thinking time over; any number of versions. No counter.
- One counter: all that can be done until a first version is in force, with at most one counter in total, by anybody,
  of the first agreement (the second is its like). Where a version comes into force, it stops.
- Two texts of one: any number of counters and versions, and all of signing. No answer but yes.
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
