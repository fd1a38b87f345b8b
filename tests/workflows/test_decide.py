"""What is allowed is what a row says; a page asks the same table which buttons exist and what is in the way."""

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DRAFTER,
    EMPLOYER,
    EVA,
    MONDAY,
    PERSON,
    VDAB,
    WORKER,
    Story,
    accepted,
    at,
    frozen,
    in_force,
    proposed,
    started,
)
from workflows import commands as c
from workflows.acts import ACTS
from workflows.commands import Command
from workflows.decide import Asker, in_the_way, permitted
from workflows.glossary import Role
from workflows.plan import Plan
from workflows.rules import RULES
from workflows.state import fold


def asker(role: Role, by: str = "") -> Asker:
    return Asker(by or PERSON[role], role, at(MONDAY), MONDAY)


def buttons(story: Story, role: Role) -> set[type[Command]]:
    """Of the text and its signatures, leaving people and follow-up aside."""
    text = {c.BeginNegotiation, c.AcceptClause, c.FreezeVersion, c.SignVersion, c.ReopenText, c.TakeBackVersion}
    return permitted(story.plan, asker(role)) & text


@pytest.mark.parametrize(
    ("story", "worker", "employer", "drafter"),
    [
        (started(), {c.BeginNegotiation}, set(), set()),
        (proposed(), {c.AcceptClause}, {c.AcceptClause}, set()),
        (accepted(proposed()), {c.AcceptClause, c.FreezeVersion}, {c.AcceptClause, c.FreezeVersion}, set()),
        (
            frozen(),
            {c.AcceptClause, c.SignVersion, c.ReopenText},
            {c.AcceptClause, c.SignVersion, c.ReopenText},
            set(),
        ),
        (in_force(), {c.ReopenText, c.TakeBackVersion}, {c.ReopenText}, set()),
    ],
    ids=["drafting", "negotiating", "agreed", "signing", "in force"],
)
def test_the_buttons_that_exist(story, worker, employer, drafter):
    assert [buttons(story, role) for role in (WORKER, EMPLOYER, DRAFTER)] == [worker, employer, drafter]


def test_a_stranger_has_no_button_whatever_role_they_say():
    for role in (WORKER, EMPLOYER, COACH, DRAFTER, COLLEAGUE):
        assert permitted(proposed().plan, asker(role, EVA)) == frozenset()
    assert permitted(proposed().plan, asker(VDAB)) == frozenset()


def test_what_is_in_the_way_is_said_all_at_once():
    plan = proposed().does(COLLEAGUE, c.LeaveRole).plan
    expected = ("every_agreement_is_accepted", "colleague_coach_is_there")
    assert in_the_way(plan, c.FreezeVersion, asker(COACH)) == expected
    assert in_the_way(plan, c.FreezeVersion, asker(DRAFTER)) == ("not_your_role",)
    assert in_the_way(in_force().plan, c.FreezeVersion, asker(COACH)) == ("not_now",)
    assert in_the_way(accepted(proposed()).plan, c.FreezeVersion, asker(COACH)) == ()


def test_every_command_has_a_row_and_an_act():
    spoken_of = {rule.command for rule in RULES}
    assert spoken_of == set(ACTS) == {getattr(c, name) for name in c.__all__} - {Command}


def test_nothing_happened_is_a_plan_nobody_is_in():
    assert fold("plan", ()) == Plan(id="plan")
    assert [permitted(Plan(id="plan"), asker(role)) for role in (WORKER, VDAB)] == [{c.StartPlan}, frozenset()]
