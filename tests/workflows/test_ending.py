"""Ending: the worker at once with three days to undo, the employer with a reason and notice (workflow.md §5)."""

import pytest

from tests.workflows.cast import COACH, COLLEAGUE, DRAFTER, EMPLOYER, WORKER, frozen, in_force, proposed, started, words
from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days
from workflows.glossary import Instrument, Life
from workflows.running import life_at

WHY = words("why")


def ended_by_sara():
    story = in_force()
    return story.does(WORKER, c.EndPlan, ends_on=story.on)


def ended_by_jan(notice: int = 14):
    story = in_force()
    return story.does(EMPLOYER, c.EndPlan, ends_on=add_days(story.on, notice), reason=WHY)


@pytest.mark.parametrize("story", [started(), proposed(), frozen(), in_force()], ids=lambda s: s.plan.agreement.value)
def test_the_worker_ends_it_at_once_in_any_state(story):
    story.refuses(WORKER, c.EndPlan, "worker_ends_today", ends_on=add_days(story.on, 1))
    ended = story.does(WORKER, c.EndPlan, ends_on=story.on)
    assert ended.last == (e.PlanEnded(ends_on=story.on, undo_until=add_days(story.on, 3)),)
    assert life_at(ended.plan, ended.on) is Life.CLOSED


def test_the_employer_gives_a_reason_and_two_weeks():
    story = in_force()
    on = [add_days(story.on, days) for days in (13, 14)]
    story.refuses(EMPLOYER, c.EndPlan, "reason_is_given", ends_on=on[1])
    story.refuses(EMPLOYER, c.EndPlan, "end_is_given_in_time", ends_on=on[0], reason=WHY)
    ended = story.does(EMPLOYER, c.EndPlan, ends_on=on[1], reason=WHY)
    assert [life_at(ended.plan, day) for day in (story.on, *on)] == [Life.OPEN, Life.OPEN, Life.CLOSED]


@pytest.mark.parametrize("role", [COACH, DRAFTER, COLLEAGUE])
def test_nobody_else_ends_it(role):
    story = in_force()
    story.refuses(role, c.EndPlan, "not_your_role", ends_on=story.on)


def test_an_end_is_given_once():
    story = ended_by_jan()
    story.refuses(WORKER, c.EndPlan, "no_end_is_given", ends_on=story.on)


def test_what_is_closed_takes_nothing_but_what_still_arrives():
    story = ended_by_sara()
    story.refuses(COACH, c.ReopenText, "plan_is_closed")
    story.refuses(EMPLOYER, c.GiveSignal, "plan_is_closed", entry="one", signal="more")
    award = {"instrument": Instrument.WAGE_PREMIUM, "first_quarter": "2026-Q1", "steps": ((4, "40"),)}
    story = story.does(EMPLOYER, c.RecordAward, **award, applied_on=None, decided_on=story.on, letter=words("letter"))
    assert [one.instrument for one in story.plan.awards] == [Instrument.WAGE_PREMIUM]


def test_the_worker_undoes_it_within_three_days():
    story = ended_by_sara()
    story.refuses(EMPLOYER, c.TakeBackEnd, "end_can_be_undone")
    story.later(4).refuses(WORKER, c.TakeBackEnd, "end_can_be_undone")
    undone = story.later(3).does(WORKER, c.TakeBackEnd)
    assert (undone.last, undone.plan.ending) == ((e.EndTakenBack(),), None)
    assert life_at(undone.plan, undone.on) is Life.OPEN


def test_the_employer_undoes_it_until_its_day():
    story = ended_by_jan()
    story.refuses(WORKER, c.TakeBackEnd, "end_can_be_undone")
    assert story.later(13).does(EMPLOYER, c.TakeBackEnd).plan.ending is None
    story.later(14).refuses(EMPLOYER, c.TakeBackEnd, "end_can_be_undone")


def test_nothing_given_is_nothing_to_undo():
    in_force().refuses(WORKER, c.TakeBackEnd, "end_can_be_undone")
