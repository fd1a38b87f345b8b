"""The bounded worlds that are explored: where each begins, what may be asked in it, what it promises."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from tests.model import moves, moves_cycle
from tests.model.explore import Model
from tests.workflows.cast import EMPLOYER, WORKER, Story, frozen, in_force, proposed, words
from workflows import commands as c
from workflows.commands import Command
from workflows.glossary import Agreement, Evaluation
from workflows.plan import Plan, cycle_at

Menu = Callable[[Plan, date], Iterable[Command]]


def world(name: str, story: Story, *menus: Menu, **more: Any) -> Model:
    """All that is on these menus, asked in every state, sensible or not."""

    def every(plan: Plan, on: date) -> Iterator[Command]:
        for menu in menus:
            yield from menu(plan, on)

    return Model(name, story.facts, story.on, every, **more)


def all_answers(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.answers(plan, on, c.AcceptClause, c.ObjectToClause, c.AskTalk)


def yes_only(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.answers(plan, on, c.AcceptClause)


def keep_only(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves_cycle.concluding(plan, on, (moves_cycle.KEEP,))


def withdrawing(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.answers(plan, on, c.WithdrawRevision)


SIGNING = (moves.signatures, moves.reopening, moves.thinking)
THINKING: dict[str, Any] = {"tick": moves_cycle.thinking_time_over}


def _waits_for_force(plan: Plan, on: date) -> bool:
    return plan.in_force is not None and plan.ending is None


def _is_in_force(plan: Plan, on: date) -> bool:
    return plan.agreement is Agreement.IN_FORCE


def _waits_for_a_result(plan: Plan, on: date) -> bool:
    return plan.ending is None and cycle_at(plan, on).state is not Evaluation.PLANNED


def _has_a_result(plan: Plan, on: date) -> bool:
    """Back at a planned cycle, which only a result brings about."""
    return cycle_at(plan, on).state is Evaluation.PLANNED


TEXT_RETURNS = ((_waits_for_force, _is_in_force),)
CYCLE_ENDS = ((_waits_for_a_result, _has_a_result),)


def kept_from_employer() -> Story:
    """Two agreements; one of them Sara wrote for herself and Els."""
    kept = {"clause": "b", "words": words("b: first text"), "hidden_from": (EMPLOYER,)}
    return proposed("a").does(WORKER, c.AddAgreement, **kept)


def two_agreements(name: str, *menus: Menu, story: Story | None = None) -> Model:
    """The agreement region of three parties and two agreements, with signing, reopening and thinking time."""
    story = story or proposed("a", "b")
    return world(name, story, yes_only, moves.taking_back, *menus, *SIGNING, promises=TEXT_RETURNS, **THINKING)


def one_agreement(name: str, *menus: Menu, **more: Any) -> Model:
    return world(name, proposed("a"), yes_only, *menus, *SIGNING, promises=TEXT_RETURNS, **THINKING, **more)


def one_evaluation(name: str, *menus: Menu, story: Story | None = None) -> Model:
    """The evaluation of one agreement, in force and no longer thought over."""
    story = story or in_force("agreement").later(20)
    return world(name, story, *menus, tick=moves_cycle.any_term_over, promises=CYCLE_ENDS)


def on_the_table() -> Story:
    return frozen(proposed("a"))
