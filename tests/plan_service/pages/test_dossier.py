"""The file as VDAB reads it: what it says besides the plan, the proposal and who stands where."""

from dataclasses import replace

import pytest

from tests import case_play
from tests.case_play import Play
from tests.reading import COACH, problems_of_page

WAS_PAPER = "Het plan stond eerst op papier, of kwam uit een gesprek."


@pytest.mark.parametrize("from_paper", [True, False])
async def test_it_says_when_the_plan_was_entered_from_paper(play: Play, monkeypatch, *, from_paper: bool):
    case = case_play.ALL["fatima"]
    start, *rest = case.steps
    entered = replace(start, fields={**start.fields, "from_paper": from_paper})
    monkeypatch.setitem(case_play.ALL, f"fatima {from_paper}", replace(case, steps=(entered, *rest)))
    vdab = await (await play(f"fatima {from_paper}")).as_("karim")
    page = await vdab.get(f"/dossiers/{case.plan}")
    assert (page.status_code, WAS_PAPER in page.text) == (200, from_paper)
    assert problems_of_page(page.text, COACH) == []
