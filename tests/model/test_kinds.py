"""Plans of other kinds, and another coach: every reachable state, and no dead end whoever does nothing."""

import pytest

from tests.model.checker import checked
from tests.model.worlds_kinds import FULLER, KINDS
from workflows.glossary import Agreement, Kind, Role

SIGNED = {Agreement.NEGOTIATING, Agreement.SIGNING, Agreement.IN_FORCE}


@pytest.mark.parametrize("name", ["nobody employs", "at two companies", "another coach"])
def test_a_kind(name: str, figure):
    graph = checked(KINDS[name])
    assert {plan.agreement for plan in graph.plans} == SIGNED
    figure(name, graph.figure())


@pytest.mark.long
def test_work_is_found_and_lost(figure):
    graph = checked(KINDS["work is found"])
    assert {(plan.kind, plan.agreement) for plan in graph.plans} == {
        (kind, state) for kind in (Kind.EMPLOYEE, Kind.PREPARATION) for state in SIGNED
    }
    assert set(graph.names) == {"time", Role.WORKER, Role.EMPLOYER, Role.COACH, Role.COLLEAGUE_COACH}
    figure("work is found", graph.figure())


@pytest.mark.long
@pytest.mark.parametrize("name", FULLER)
def test_a_kind_in_full(name: str, figure):
    figure(name, checked(FULLER[name]).figure())
