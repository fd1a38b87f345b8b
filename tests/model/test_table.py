"""Every state × role × command is accepted exactly when the table says so, and the buttons say the same."""

from itertools import product

import pytest

from tests.model.expected import EXPECTED, out_of_place, theirs
from tests.model.moves import at
from tests.model.stages import asked, cell_of, corners, stages
from tests.workflows.cast import PERSON
from workflows import commands as c
from workflows.commands import Command
from workflows.decide import Asker, Refused, decide, in_the_way, permitted
from workflows.glossary import Agreement, Evaluation, Life, Role
from workflows.rules import RULES
from workflows.running import life_at

STAGES = {name: (cell, story.plan, story.on) for name, cell, story in stages()}
ANY_STAGE = [pytest.param(name, marks=pytest.mark.long if "agency" in name else ()) for name in STAGES]
PLACES = ("not_your_role", "not_now", "plan_is_closed")
COMMANDS = tuple(EXPECTED)


def answer(plan, command: Command) -> str:
    """Why not, or "" when it is done."""
    try:
        decide(plan, command)
    except Refused as refused:
        return refused.reason
    return ""


def by_the_rows(cell, plan, command: Command) -> bool:
    """Read from the rows, without decide: in its states, and every condition holds."""
    agreement, evaluation, life = cell
    return any(
        command.role in rule.who
        and agreement in rule.agreement
        and evaluation in rule.evaluation
        and life in rule.life
        and all(condition.holds(plan, command) for condition in rule.provided)
        for rule in RULES
        if rule.command is type(command)
    )


def test_the_stages_are_all_there_are():
    """Text, evaluation and life together; in drafting nothing is evaluated."""
    begun = (Agreement.NEGOTIATING, Agreement.SIGNING, Agreement.IN_FORCE)
    every = {*product(begun, Evaluation, Life), *product([Agreement.DRAFTING], [Evaluation.PLANNED], Life)}
    assert {cell for cell, _, _ in STAGES.values()} == every
    for cell, plan, on in STAGES.values():
        assert (*cell_of(plan, on), life_at(plan, on)) == cell


def test_every_command_stands_in_the_table_and_here():
    assert set(EXPECTED) == {rule.command for rule in RULES} == {getattr(c, name) for name in c.__all__} - {Command}


@pytest.mark.parametrize("stage", ANY_STAGE)
def test_accepted_exactly_when_the_table_says_so(stage: str):
    cell, plan, on = STAGES[stage]
    for command, role in product(COMMANDS, Role):
        for one in asked(command, role, plan, on):
            said = answer(plan, one)
            assert (said == "") == by_the_rows(cell, plan, one), one
            assert (said if said in PLACES else "") == out_of_place(command, role, *cell), one


@pytest.mark.parametrize("stage", ANY_STAGE)
def test_a_button_exists_exactly_when_nothing_is_in_the_way(stage: str):
    _, plan, on = STAGES[stage]
    for role in Role:
        asker = Asker(PERSON[role], role, at(on), on)
        buttons = permitted(plan, asker)
        done = {cmd for cmd in COMMANDS if any(answer(plan, one) == "" for one in asked(cmd, role, plan, on))}
        assert done <= buttons
        assert buttons == {command for command in COMMANDS if in_the_way(plan, command, asker) == ()}
        for command in set(COMMANDS) - buttons:
            reasons = {answer(plan, one) for one in asked(command, role, plan, on)}
            assert "" not in reasons


def test_everybody_may_do_somewhere_what_is_theirs():
    """No row is dead: each command is done, in some state, by each role it is for."""
    plans = [(plan, on) for _, plan, on in STAGES.values()] + [(story.plan, story.on) for story in corners()]
    done = {
        (command, role)
        for (plan, on), command, role in product(plans, COMMANDS, Role)
        if any(answer(plan, one) == "" for one in asked(command, role, plan, on))
    }
    assert done == {(command, role) for command, role in product(COMMANDS, Role) if role in theirs(command)}


def test_nobody_but_who_has_the_role(figure):
    """A stranger is refused all that the role may do; only who starts a plan, or is VDAB, has no seat."""
    cells = 0
    for cell, plan, on in STAGES.values():
        for command, role in product(COMMANDS, Role):
            cells += 1
            if role is Role.REVIEWER or command is c.StartPlan:
                continue
            stranger = Asker("eva", role, at(on), on)
            assert command not in permitted(plan, stranger), (cell, command, role)
    figure("state × role × command", f"{cells:,} cells")
