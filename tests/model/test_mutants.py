"""The checker is checked: every seeded mistake breaks the invariant it should, and without one nothing breaks."""

import pytest

from tests.model.checker import checked
from tests.model.invariants import Broken
from tests.model.mutants import MUTANTS, Mutant
from tests.model.worlds import SMALL
from tests.model.worlds_kinds import KINDS

WORLDS = SMALL | KINDS
CAUGHT: set[str] = set()


@pytest.mark.long
@pytest.mark.parametrize("name", WORLDS)
def test_without_a_mistake_nothing_breaks(name: str):
    graph = checked(WORLDS[name])
    assert graph.transitions + graph.refusals > 0


@pytest.mark.long
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_is_caught(mutant: Mutant, monkeypatch: pytest.MonkeyPatch, figure):
    mutant.seed(monkeypatch)
    with pytest.raises(Broken) as broken:
        checked(WORLDS[mutant.world])
    assert broken.value.number == mutant.number
    CAUGHT.add(mutant.name)
    figure("mutants caught", f"{len(CAUGHT)} of {len(MUTANTS)}")


def test_there_are_enough_of_them():
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 20
    assert {mutant.number for mutant in MUTANTS} == {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14}
