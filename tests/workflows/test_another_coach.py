"""Another coach: asked by worker or employer, in place when both and the coach said yes; the vacancy between."""

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DRAFTER,
    ELS,
    EMPLOYER,
    EVA,
    JAN,
    WORKER,
    Story,
    accepted,
    frozen,
    in_force,
    proposed,
    signed,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.glossary import Agreement, Answer, Relation, Role
from workflows.turns import turns

EVA_COMES = {"person": EVA, "organisation": "werkspoor", "relation": Relation.EXTERNAL}


def todo(story: Story) -> list[tuple[Role, str]]:
    return [(turn.role, turn.what) for turn in turns(story.plan, story.on)]


@pytest.mark.parametrize(("asks", "agrees"), [(WORKER, EMPLOYER), (EMPLOYER, WORKER)])
def test_one_asks_the_other_agrees_and_the_new_coach_is_asked(asks: Role, agrees: Role):
    story = in_force().does(asks, c.ProposeCoach, **EVA_COMES)
    assert todo(story) == [(agrees, "agree_to_coach")]
    assert story.plan.seat(COACH) is not None
    story = story.does(agrees, c.AgreeToCoach, person=EVA)
    assert [type(event) for event in story.last] == [e.CoachAgreed, e.PartyLeft, e.PartyInvited]
    assert story.plan.coach_wanted is None
    assert todo(story) == [(COACH, "accept_invitation")]


def test_the_new_coach_answers_everything_and_all_sign_version_two():
    story = in_force().does(WORKER, c.ProposeCoach, **EVA_COMES).does(EMPLOYER, c.AgreeToCoach, person=EVA)
    story = story.does(COACH, c.AcceptInvitation, by=EVA)
    assert story.plan.agreement is Agreement.NEGOTIATING
    clause = story.plan.clause("agreement")
    assert clause is not None
    assert [clause.answer_of(role) for role in (WORKER, EMPLOYER, COACH)] == [
        Answer.ACCEPTED,
        Answer.ACCEPTED,
        Answer.OPEN,
    ]
    assert todo(story) == [(WORKER, "open_to_party")]
    story = story.does(WORKER, c.OpenToParty, seat=COACH, person=EVA)
    assert todo(story) == [(COACH, "answer")]
    story = story.does(COACH, c.AcceptClause, by=EVA, clause="agreement").does(WORKER, c.FreezeVersion)
    assert story.plan.frozen is not None
    assert dict(story.plan.frozen.required)[COACH] == EVA
    assert story.plan.in_force is not None
    assert dict(story.plan.in_force.required)[COACH] == ELS


def test_while_there_is_no_coach_nothing_is_frozen_and_what_is_in_force_stays():
    story = in_force().does(COACH, c.LeaveRole)
    assert story.plan.in_force is not None
    assert todo(story) == [(WORKER, "ask_coach")]
    story = story.does(WORKER, c.ReopenText).does(WORKER, c.AddAgreement, clause="more", words=words("more"))
    story = story.does(EMPLOYER, c.AcceptClause, clause="more")
    story = story.refuses(WORKER, c.FreezeVersion, "required_roles_are_filled")
    assert (WORKER, "ask_coach") in todo(story)


def test_a_coach_who_leaves_while_all_sign_makes_that_void():
    story = signed(frozen(), WORKER, EMPLOYER).does(COACH, c.LeaveRole)
    assert [type(event) for event in story.last] == [e.PartyLeft, e.VersionVoided]
    assert story.plan.agreement is Agreement.NEGOTIATING


def test_who_it_will_be_may_be_left_for_later():
    story = in_force().does(EMPLOYER, c.ProposeCoach).does(WORKER, c.AgreeToCoach, person="")
    assert [type(event) for event in story.last] == [e.CoachAgreed, e.PartyLeft]
    story = story.does(WORKER, c.ProposeCoach, **EVA_COMES).does(EMPLOYER, c.AgreeToCoach, person=EVA)
    assert [type(event) for event in story.last] == [e.CoachAgreed, e.PartyInvited]


def test_a_no_keeps_the_coach_and_silence_changes_nothing():
    story = in_force().does(WORKER, c.ProposeCoach, **EVA_COMES)
    story = story.later(60).does(EMPLOYER, c.SetCoachAside)
    assert story.plan.coach_wanted is None
    assert story.plan.seat(COACH) is not None
    story.refuses(WORKER, c.AgreeToCoach, "has_not_agreed_to_coach", person=EVA)


def test_what_is_agreed_is_what_was_read():
    story = in_force().does(WORKER, c.ProposeCoach, **EVA_COMES)
    story.refuses(EMPLOYER, c.AgreeToCoach, "coach_is_who_was_read", person="somebody else")
    story.refuses(WORKER, c.AgreeToCoach, "has_not_agreed_to_coach", person=EVA)
    story.refuses(EMPLOYER, c.ProposeCoach, "no_coach_is_proposed", **EVA_COMES)


@pytest.mark.parametrize("person", [JAN, ELS])
def test_the_new_coach_fills_no_other_required_role(person: str):
    in_force().refuses(WORKER, c.ProposeCoach, "coach_would_be_another", person=person, relation=Relation.EXTERNAL)


def test_once_begun_nobody_brings_a_coach_alone():
    story = in_force().does(COACH, c.LeaveRole)
    for role in (WORKER, EMPLOYER, DRAFTER):
        story.refuses(
            role, c.InviteParty, "coach_is_chosen_together", seat=COACH, person=EVA, relation=Relation.EXTERNAL
        )


def test_the_coach_and_the_colleague_have_no_say_in_it():
    story = in_force()
    for role in (COACH, COLLEAGUE, DRAFTER):
        story.refuses(role, c.ProposeCoach, "not_your_role", **EVA_COMES)


def test_a_talk_the_coach_asked_goes_with_the_coach():
    story = proposed().does(COACH, c.AskTalk, clause="agreement", words=words("let us talk"))
    story = accepted(story, WORKER, EMPLOYER).does(COACH, c.LeaveRole)
    clause = story.plan.clause("agreement")
    assert clause is not None
    assert clause.talks == ()
    assert clause.answer_of(WORKER) is Answer.ACCEPTED
