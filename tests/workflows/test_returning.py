"""The way back to a sheltered workplace: asked by the worker, or by the employer when work ends against their will."""

import pytest

from tests.workflows.cast import COACH, COLLEAGUE, DRAFTER, EMPLOYER, VDAB, WORKER, Story, in_force, words
from workflows import commands as c
from workflows.calendar import add_days
from workflows.deadlines import DEADLINES
from workflows.glossary import Role, Standing

SEARCH = words("we looked at three places")
ENDS = {"against_will": True, "work_ends_on": add_days(in_force().on, 60)}


def asked(story: Story, by: Role = WORKER, **said) -> Story:
    return story.does(by, c.RequestReturn, search=SEARCH, still_looking=False, **said)


def test_the_worker_asks_whatever_the_reason_and_the_search_stands_with_it():
    story = asked(in_force(), reason=words("it is too much"))
    (request,) = story.plan.returns
    assert (request.by, request.on, request.search, request.still_looking) == (WORKER, story.on, SEARCH, False)
    assert (request.against_will, request.work_ends_on, request.reason) == (False, None, words("it is too much"))


def test_only_the_worker_decides_whether_the_employer_may_know_that_they_asked():
    assert asked(in_force()).plan.returns[0].employer_may_read is False
    assert asked(in_force(), employer_may_read=True).plan.returns[0].employer_may_read is True
    assert asked(in_force(), by=EMPLOYER, **ENDS).plan.returns[0].employer_may_read is True


def test_the_employer_asks_only_when_work_ends_against_the_workers_will():
    story = in_force()
    for said in ({}, {"against_will": True}, {"work_ends_on": ENDS["work_ends_on"]}):
        story.refuses(EMPLOYER, c.RequestReturn, "work_ends_against_will", search=SEARCH, still_looking=True, **said)
    assert asked(story, by=EMPLOYER, **ENDS).plan.returns[0].work_ends_on == ENDS["work_ends_on"]


@pytest.mark.parametrize("by", [COACH, DRAFTER, COLLEAGUE, VDAB])
def test_nobody_asks_it_for_them(by: Role):
    in_force().refuses(by, c.RequestReturn, "not_your_role", search=SEARCH, still_looking=False, **ENDS)


def test_asked_again_it_says_it_anew_and_the_first_stays():
    story = asked(in_force()).later(30).does(WORKER, c.RequestReturn, search=SEARCH, still_looking=True)
    assert [(one.on, one.still_looking) for one in story.plan.returns] == [
        (in_force().on, False),
        (story.on, True),
    ]


def test_it_can_be_asked_after_the_end_of_the_plan():
    story = in_force().does(WORKER, c.EndPlan, ends_on=in_force().on).later(90)
    assert len(asked(asked(story), by=EMPLOYER, **ENDS).plan.returns) == 2


def test_it_moves_nothing_else():
    story = in_force()
    before, after = story.plan, asked(story).plan
    assert after.returns != before.returns
    assert (after.agreement, after.cycle, after.in_force, after.seats, after.ending) == (
        before.agreement,
        before.cycle,
        before.in_force,
        before.seats,
        before.ending,
    )


def test_the_term_stands_as_unverified_and_is_counted_from_no_day_we_know():
    (term,) = (one for one in DEADLINES if one.name == "return_position")
    assert (term.length, term.unit, term.counted_from, term.standing) == (
        18,
        "months",
        "unknown_day",
        Standing.PRACTICE,
    )
    assert term.basis == "art. 73; draft order, not verified"
