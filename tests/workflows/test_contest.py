"""A finding contested: asked, advised, decided, appealed; beside the next cycle, and after the end (workflow.md §7)."""

from dataclasses import replace

import pytest

from tests.workflows.cast import COACH, COLLEAGUE, DRAFTER, EMPLOYER, EVA, VDAB, WORKER, Story, words
from tests.workflows.test_evaluating import KEEP, RAISE, found, sent, written
from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days
from workflows.contests import (
    advice_until,
    appeal_until,
    decision_until,
    finding_now,
    is_late,
    request_until,
)
from workflows.glossary import Evaluation, Level, Life, Outcome, Role
from workflows.running import cycle_at, life_at
from workflows.turns import turns


def asked(story: Story | None = None, by: Role = WORKER, waits: int = 10) -> Story:
    """Found, and ten days later contested: learned on the day itself."""
    story = story or found()
    learned = story.plan.cycles[0].finding.on
    story = story.later(waits)
    return story.does(by, c.RequestContest, cycle=1, learned_on=learned, requested_on=story.on)


def advised(waits: int = 20) -> Story:
    story = asked().later(waits)
    return story.does(COACH, c.RecordAdvice, contest=1, advised_on=story.on)


def decided(lines=(), story: Story | None = None, **more) -> Story:
    story = (story or advised()).later(5)
    said = {"decided_on": add_days(story.on, -2), "sent_on": story.on, "words": words("decision"), **more}
    return story.does(WORKER, c.RecordContestDecision, contest=1, lines=lines, **said)


def appealed() -> Story:
    story = decided().later(30)
    return story.does(WORKER, c.LodgeAppeal, contest=1, lodged_on=story.on)


# --- the road -------------------------------------------------------------------------


def test_the_whole_road_is_recorded_step_by_step():
    story = appealed()
    contest = story.plan.contests[0]
    assert [type(fact.event) for fact in story.facts[-4:]] == [
        e.ContestRequested,
        e.AdviceRecorded,
        e.ContestDecided,
        e.AppealLodged,
    ]
    assert (contest.number, contest.cycle, contest.by) == (1, 1, WORKER)
    assert (contest.advice.on, contest.decision.sent_on, contest.appealed_on) == (
        advised().on,
        decided().on,
        story.on,
    )


def test_each_term_is_counted_from_the_step_before_it():
    contest = decided().plan.contests[0]
    assert request_until(contest.learned_on) == add_days(contest.learned_on, 45)
    assert advice_until(contest) == add_days(contest.requested_on, 60)
    assert decision_until(contest) == add_days(contest.advice.on, 30)
    assert decision_until(asked().plan.contests[0]) is None


def test_the_appeal_runs_from_the_third_working_day_and_ends_on_one():
    """Sent on Monday 6 April 2026, Easter Monday: the third working day is Thursday 9 April, the 90th day 7 July."""
    sent_on = decided().plan.contests[0].decision.sent_on
    assert (sent_on.isoformat(), appeal_until(sent_on).isoformat()) == ("2026-04-06", "2026-07-07")


def test_a_late_request_is_recorded_and_said_to_be_late():
    """Whether it still counts is for VDAB to say: the tool refuses nobody their day."""
    assert [is_late(asked(waits=days).plan.contests[0]) for days in (45, 46)] == [False, True]


def test_no_date_makes_an_event_or_moves_anything():
    story = asked()
    assert story.later(400).plan == story.plan


# --- who ------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [WORKER, EMPLOYER])
def test_worker_and_employer_may_each_contest(by: Role):
    assert asked(by=by).plan.contests[0].by is by


def test_both_may_once_each():
    story = asked(asked(), by=EMPLOYER)
    assert [(one.number, one.by) for one in story.plan.contests] == [(1, WORKER), (2, EMPLOYER)]
    for by in (WORKER, EMPLOYER):
        story.refuses(by, c.RequestContest, "has_not_contested_it", cycle=1, learned_on=story.on, requested_on=story.on)


@pytest.mark.parametrize("by", [COACH, DRAFTER, COLLEAGUE, VDAB])
def test_nobody_else_contests_or_appeals(by: Role):
    story = decided()
    days = {"learned_on": story.on, "requested_on": story.on}
    story.refuses(by, c.RequestContest, "not_your_role", cycle=1, **days)
    story.refuses(by, c.LodgeAppeal, "not_your_role", contest=1, lodged_on=story.on)


def test_a_stranger_in_a_role_is_refused():
    story = found()
    days = {"learned_on": story.on, "requested_on": story.on}
    story.refuses(WORKER, c.RequestContest, "holds_the_role", by=EVA, cycle=1, **days)


# --- what is refused ------------------------------------------------------------------


def test_there_is_nothing_to_contest_before_a_finding():
    for story, cycle in ((sent(), 1), (written(), 1), (found(), 2)):
        days = {"learned_on": story.on, "requested_on": story.on}
        story.refuses(WORKER, c.RequestContest, "finding_is_there", cycle=cycle, **days)


def test_steps_come_in_their_order():
    story = found()
    story.refuses(COACH, c.RecordAdvice, "contest_is_there", contest=1, advised_on=story.on)
    story = asked()
    story.refuses(WORKER, c.LodgeAppeal, "contest_is_decided", contest=1, lodged_on=story.on)
    story.refuses(COACH, c.RecordAdvice, "contest_is_there", contest=2, advised_on=story.on)


@pytest.mark.parametrize(("learned", "requested"), [(-1, 0), (0, 11), (3, 2)])
def test_a_request_is_not_learned_before_the_finding_nor_asked_tomorrow(learned: int, requested: int):
    story = found()
    days = {"learned_on": add_days(story.on, learned), "requested_on": add_days(story.on, requested)}
    story.later(10).refuses(WORKER, c.RequestContest, "days_are_in_order", cycle=1, **days)


def test_a_letter_may_have_been_read_before_it_was_recorded():
    story = sent().later(9)
    story = story.does(EMPLOYER, c.RecordLetter, lines=RAISE, words=words("letter"), decided_on=add_days(story.on, -8))
    days = {"learned_on": add_days(story.on, -6), "requested_on": story.on}
    assert story.does(WORKER, c.RequestContest, cycle=1, **days).plan.contests[0].learned_on == days["learned_on"]


def test_advice_decision_and_appeal_are_on_or_after_what_they_answer():
    story = asked()
    early, said = add_days(story.on, -1), {"lines": (), "words": words("decision")}
    story.refuses(COACH, c.RecordAdvice, "days_are_in_order", contest=1, advised_on=early)
    story.refuses(
        COACH, c.RecordContestDecision, "days_are_in_order", contest=1, decided_on=early, sent_on=story.on, **said
    )
    story.refuses(
        COACH, c.RecordContestDecision, "days_are_in_order", contest=1, decided_on=story.on, sent_on=early, **said
    )
    story = decided()
    story.refuses(WORKER, c.LodgeAppeal, "days_are_in_order", contest=1, lodged_on=add_days(story.on, -1))


def test_a_new_finding_has_a_level_and_one_line_per_instrument():
    story = advised()
    said = {"decided_on": story.on, "sent_on": story.on, "words": words("decision")}
    for lines in ((*RAISE, *RAISE), (replace(RAISE[0], level=Level.UNKNOWN),)):
        story.refuses(COACH, c.RecordContestDecision, "new_lines_are_complete", contest=1, lines=lines, **said)


# --- a new finding replaces the contested one -------------------------------------------


def test_a_new_finding_takes_the_place_of_the_contested_one_and_is_no_second_result():
    story = decided(RAISE)
    plan = story.plan
    now = finding_now(plan.cycles[0], plan.contests)
    assert (now.lines, now.words, now.on) == (RAISE, words("decision"), add_days(story.on, -2))
    assert [(cycle.number, cycle.outcome, cycle.finding.lines) for cycle in plan.cycles] == [(1, Outcome.FINDING, KEEP)]
    assert sum(isinstance(fact.event, e.CycleClosed) for fact in story.facts) == 1


def test_a_finding_that_stands_is_what_it_was():
    plan = decided().plan
    assert finding_now(plan.cycles[0], plan.contests) == plan.cycles[0].finding
    assert plan.update_wanted is False


def test_a_new_finding_asks_for_the_award_letter_and_for_the_text_to_follow():
    story = decided(RAISE)
    assert story.plan.update_wanted is True
    what = {turn.what for turn in turns(story.plan, story.on)}
    assert {"record_award", "update_text"} <= what
    assert {"record_award", "update_text"} & {turn.what for turn in turns(decided().plan, story.on)} == set()


def test_a_decision_read_wrongly_is_corrected_and_both_stay_in_the_history():
    story = decided(story=decided(RAISE), corrects=True)
    plan = story.plan
    assert finding_now(plan.cycles[0], plan.contests) == plan.cycles[0].finding
    assert sum(isinstance(fact.event, e.ContestDecided) for fact in story.facts) == 2


def test_two_who_copy_the_same_letter_do_not_overwrite_each_other():
    story = decided(RAISE)
    said = {"decided_on": story.on, "sent_on": story.on, "lines": (), "words": words("decision")}
    story.refuses(COACH, c.RecordContestDecision, "record_is_what_was_read", contest=1, **said)
    story.refuses(COACH, c.RecordAdvice, "record_is_what_was_read", contest=1, advised_on=story.on)
    asked().refuses(COACH, c.RecordAdvice, "record_is_what_was_read", contest=1, advised_on=asked().on, corrects=True)
    corrected = story.does(COACH, c.RecordAdvice, contest=1, advised_on=story.on, corrects=True)
    assert corrected.plan.contests[0].advice.on == story.on


def test_what_lies_with_the_court_is_corrected_there():
    story = appealed()
    said = {"decided_on": story.on, "sent_on": story.on, "lines": (), "words": words("decision")}
    story.refuses(COACH, c.RecordContestDecision, "appeal_is_not_lodged", contest=1, **said)
    story.refuses(WORKER, c.LodgeAppeal, "appeal_is_not_lodged", contest=1, lodged_on=story.on)


# --- beside the rest --------------------------------------------------------------------


def test_it_runs_beside_the_next_cycle():
    story = asked().does(COACH, c.OpenEvaluation)
    assert cycle_at(story.plan, story.on).state is Evaluation.GATHERING
    story = decided(RAISE, story.does(COACH, c.RecordAdvice, contest=1, advised_on=story.on))
    assert (story.plan.cycle.number, story.plan.cycle.state) == (2, Evaluation.GATHERING)


def test_it_goes_on_after_the_plan_has_ended():
    story = found().later(1).does(WORKER, c.EndPlan, ends_on=add_days(found().on, 1)).later(10)
    assert life_at(story.plan, story.on) is Life.CLOSED
    learned = story.plan.cycles[0].finding.on
    story = story.does(WORKER, c.RequestContest, cycle=1, learned_on=learned, requested_on=story.on)
    story = story.does(COACH, c.RecordAdvice, contest=1, advised_on=story.on)
    story = decided(RAISE, story)
    story = story.does(WORKER, c.LodgeAppeal, contest=1, lodged_on=story.on)
    assert story.plan.contests[0].appealed_on == story.on
    assert life_at(story.plan, story.on) is Life.CLOSED
