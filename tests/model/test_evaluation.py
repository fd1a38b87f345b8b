"""The evaluation region, about one agreement: every reachable state, and a result whoever does nothing."""

import pytest

from tests.model import moves_cycle
from tests.model.checker import checked
from tests.model.worlds import SMALL, one_evaluation, sent, two_letters
from workflows.glossary import Evaluation, Life, Role
from workflows.running import life_at


@pytest.mark.long
def test_every_state_of_an_evaluation(figure):
    """The world promises a result: it is looked for with each party passive for ever, and VDAB."""
    graph = checked(SMALL["a whole evaluation"])
    assert {plan.cycle.state for plan in graph.plans} == set(Evaluation)
    assert {"time", *Role} - {Role.USER_COMPANY, Role.CONFIDANT} == set(graph.names)
    figure("evaluation", graph.figure())


@pytest.mark.long
def test_an_end_while_vdab_has_it(figure):
    """Ends given, undone and come true, an award recorded, while a proposal lies with VDAB."""
    menus = (moves_cycle.with_vdab, moves_cycle.ending, two_letters)
    graph = checked(one_evaluation("an end while VDAB has it", *menus, story=sent()))
    assert {life_at(plan, on) for plan, on in zip(graph.plans, graph.days, strict=True)} == set(Life)
    figure("evaluation, ends and awards", graph.figure())
