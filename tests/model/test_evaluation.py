"""The evaluation region, about one agreement: every reachable state, and a result whoever does nothing."""

import pytest

from tests.model import moves_cycle
from tests.model.checker import checked
from tests.model.worlds import keep_only, whole_evaluation
from workflows.glossary import Evaluation, Role

FULL = {
    model.name: model
    for model in (
        whole_evaluation("evaluation", moves_cycle.concluding),
        whole_evaluation("evaluation, ends and awards", keep_only, moves_cycle.ending, moves_cycle.letter),
    )
}


@pytest.mark.long
@pytest.mark.parametrize("name", FULL)
def test_every_state_of_an_evaluation(name: str, figure):
    """The world promises a result: it is looked for with each party passive for ever, and VDAB."""
    graph = checked(FULL[name])
    assert {plan.cycle.state for plan in graph.plans} == set(Evaluation)
    assert {"time", *Role} == set(graph.names)
    figure(name, graph.figure())
