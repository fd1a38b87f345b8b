"""The agreement region in full: three parties, two agreements, every reachable state through the real code."""

import pytest

from tests.model import moves
from tests.model.checker import checked
from tests.model.explore import Graph
from tests.model.reach import backward, can_reach
from tests.model.worlds import SMALL, all_answers, kept_from_employer, two_agreements
from workflows.glossary import Agreement, Role

FULL = {
    model.name: model
    for model in (
        two_agreements("two agreements, every answer", all_answers),
        two_agreements("two agreements, two texts of one", moves.counters),
        two_agreements("one kept from the employer", all_answers, moves.taking_back, story=kept_from_employer()),
    )
}


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
