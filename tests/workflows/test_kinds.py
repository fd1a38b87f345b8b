"""Four kinds of plan: who signs each, and a job-seeker's plan that goes along to the new work."""

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DIRK,
    DRAFTER,
    ELS,
    EMPLOYER,
    JAN,
    RUTH,
    SARA,
    USER_COMPANY,
    WORKER,
    Story,
    accepted,
    signed,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days
from workflows.glossary import Agreement, Answer, Kind, Relation, Role, Seated
from workflows.turns import turns


def alone(kind: Kind) -> Story:
    """Sara begins by herself, with one need and one agreement."""
    story = Story().does(WORKER, c.StartPlan, kind=kind, worker=SARA).does(WORKER, c.BeginNegotiation)
    story = story.does(WORKER, c.AddNeed, clause="need", words=words("rest in the afternoon"))
    return story.does(WORKER, c.AddAgreement, clause="agreement", words=words("an hour of rest"))


def with_coach(kind: Kind) -> Story:
    story = alone(kind).does(WORKER, c.ProposeCoach, person=ELS, organisation="jobcentrum", relation=Relation.EXTERNAL)
    return story.does(COACH, c.AcceptInvitation).does(WORKER, c.OpenToParty, seat=COACH, person=ELS)


@pytest.mark.parametrize("kind", [Kind.SELF_EMPLOYED, Kind.PREPARATION])
def test_with_nobody_beside_her_sara_signs_alone(kind: Kind):
    story = accepted(alone(kind), WORKER).does(WORKER, c.FreezeVersion)
    assert story.plan.frozen is not None
    assert story.plan.frozen.required == ((WORKER, SARA),)
    story = signed(story, WORKER)
    assert story.plan.agreement is Agreement.IN_FORCE


@pytest.mark.parametrize("kind", [Kind.SELF_EMPLOYED, Kind.PREPARATION])
def test_once_there_is_a_coach_the_coach_signs_too(kind: Kind):
    story = accepted(with_coach(kind), WORKER, COACH).does(WORKER, c.FreezeVersion)
    assert story.plan.frozen is not None
    assert story.plan.frozen.required == ((WORKER, SARA), (COACH, ELS))


def test_a_coach_who_joins_while_sara_signs_makes_that_void():
    story = accepted(alone(Kind.SELF_EMPLOYED), WORKER)
    story = story.does(WORKER, c.ProposeCoach, person=ELS, organisation="jobcentrum", relation=Relation.EXTERNAL)
    story = story.does(WORKER, c.FreezeVersion).does(COACH, c.AcceptInvitation)
    assert [type(event) for event in story.last] == [e.InvitationAccepted, e.VersionVoided]


def test_a_coach_who_joins_later_opens_the_text_and_version_one_stays():
    story = signed(accepted(alone(Kind.SELF_EMPLOYED), WORKER).does(WORKER, c.FreezeVersion), WORKER)
    story = story.does(WORKER, c.ProposeCoach, person=ELS, organisation="jobcentrum", relation=Relation.EXTERNAL)
    story = story.does(COACH, c.AcceptInvitation)
    assert story.plan.agreement is Agreement.NEGOTIATING
    assert story.plan.in_force is not None
    assert story.plan.in_force.number == 1
    story = story.does(WORKER, c.OpenToParty, seat=COACH, person=ELS)
    story = accepted(story, COACH).does(COACH, c.FreezeVersion)
    story = signed(story, WORKER, COACH)
    assert story.plan.in_force is not None
    assert story.plan.in_force.required == ((WORKER, SARA), (COACH, ELS))


@pytest.mark.parametrize("kind", [Kind.SELF_EMPLOYED, Kind.PREPARATION])
def test_nobody_employs_there(kind: Kind):
    Story().refuses(EMPLOYER, c.StartPlan, "kind_has_the_role", kind=kind, worker=SARA)
    alone(kind).refuses(WORKER, c.InviteParty, "kind_has_the_seat", seat=EMPLOYER, person=JAN)
    alone(kind).refuses(WORKER, c.InviteParty, "kind_has_the_seat", seat=Role.COLLEAGUE_COACH, person=RUTH)


def agency() -> Story:
    """Noor begins for Sara, who works at Ruth's through Jan's agency."""
    story = Story().does(DRAFTER, c.StartPlan, kind=Kind.AGENCY, worker=SARA, organisation="planbureau")
    story = story.does(DRAFTER, c.DeclareIndependence)
    for seat, person, house in ((EMPLOYER, JAN, "interim"), (USER_COMPANY, RUTH, "fabriek")):
        story = story.does(DRAFTER, c.InviteParty, seat=seat, person=person, organisation=house)
    story = story.does(
        DRAFTER, c.InviteParty, seat=COACH, person=ELS, organisation="fabriek", relation=Relation.DIRECT_COLLEAGUE
    )
    for role in (EMPLOYER, USER_COMPANY, COACH):
        story = story.does(role, c.AcceptInvitation)
    story = story.does(DRAFTER, c.AddNeed, clause="need", words=words("quiet")).does(WORKER, c.BeginNegotiation)
    return story.does(DRAFTER, c.AddAgreement, clause="agreement", words=words("ear protection"))


ALL_FOUR = (WORKER, EMPLOYER, USER_COMPANY, COACH)


def test_agency_and_user_company_both_sign():
    story = accepted(agency(), *ALL_FOUR).does(COACH, c.FreezeVersion)
    story = signed(story, WORKER, EMPLOYER, COACH)
    assert story.plan.agreement is Agreement.SIGNING
    assert signed(story, USER_COMPANY).plan.agreement is Agreement.IN_FORCE


def test_what_is_kept_from_the_user_company_is_kept_from_vdab():
    story = agency().does(WORKER, c.HideClause, clause="agreement", hidden_from=USER_COMPANY)
    clause = story.plan.clause("agreement")
    assert clause is not None
    assert clause.hidden_from == (Role.REVIEWER, USER_COMPANY)
    assert clause.may_read(EMPLOYER)


def test_work_is_found_and_nothing_is_typed_again():
    story = signed(accepted(with_coach(Kind.PREPARATION), WORKER, COACH).does(COACH, c.FreezeVersion), WORKER, COACH)
    story = story.does(WORKER, c.ChangeKind, kind=Kind.EMPLOYEE)
    assert story.plan.agreement is Agreement.NEGOTIATING
    assert [(turn.role, turn.what) for turn in turns(story.plan, story.on)] == [(WORKER, "ask_employer")]
    story = story.does(COACH, c.InviteParty, seat=EMPLOYER, person=JAN, organisation="magazijn")
    assert [(turn.role, turn.what) for turn in turns(story.plan, story.on)] == [(EMPLOYER, "accept_invitation")]
    story = story.does(EMPLOYER, c.AcceptInvitation).refuses(EMPLOYER, c.ReopenText, "not_now")
    story = story.does(WORKER, c.OpenToParty, seat=EMPLOYER, person=JAN)
    assert [(turn.role, turn.what) for turn in turns(story.plan, story.on)] == [
        (EMPLOYER, "name_colleague"),
        (EMPLOYER, "answer"),
    ]
    story = story.does(EMPLOYER, c.ExplainNoColleague, reason=words("a small shop"))
    story = accepted(story, EMPLOYER).does(COACH, c.FreezeVersion)
    story = signed(story, WORKER, EMPLOYER, COACH)
    assert story.plan.in_force is not None
    assert (story.plan.in_force.number, story.plan.in_force.kind) == (2, Kind.EMPLOYEE)
    assert story.plan.kind_before is None


def test_until_then_she_can_go_back_and_what_she_signed_stays():
    story = signed(accepted(alone(Kind.PREPARATION), WORKER).does(WORKER, c.FreezeVersion), WORKER)
    story = story.does(WORKER, c.ChangeKind, kind=Kind.EMPLOYEE)
    story = story.refuses(WORKER, c.CloseReopening, "text_says_the_same")
    story = story.does(WORKER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
    story = story.does(WORKER, c.ChangeKind, kind=Kind.PREPARATION)
    assert story.plan.seat(EMPLOYER) is None
    story = story.does(WORKER, c.CloseReopening)
    assert story.plan.agreement is Agreement.IN_FORCE


def test_work_in_hand_does_not_become_a_search():
    story = signed(accepted(alone(Kind.SELF_EMPLOYED), WORKER).does(WORKER, c.FreezeVersion), WORKER)
    story.refuses(WORKER, c.ChangeKind, "kind_may_change", kind=Kind.PREPARATION)
    alone(Kind.PREPARATION).refuses(WORKER, c.ChangeKind, "kind_can_become", kind=Kind.PREPARATION)


def found_at_jans() -> Story:
    """A plan of her search in force; then Jan employs her, came in, and was let in."""
    story = signed(accepted(with_coach(Kind.PREPARATION), WORKER, COACH).does(COACH, c.FreezeVersion), WORKER, COACH)
    story = story.does(WORKER, c.ChangeKind, kind=Kind.EMPLOYEE).does(WORKER, c.InviteParty, seat=EMPLOYER, person=JAN)
    return story.does(EMPLOYER, c.AcceptInvitation).does(WORKER, c.OpenToParty, seat=EMPLOYER, person=JAN)


def test_who_employs_after_all_does_not_answer_with_the_words_of_who_did_not():
    story = found_at_jans().does(EMPLOYER, c.AskTalk, clause="agreement")
    story = story.does(WORKER, c.ChangeKind, kind=Kind.PREPARATION)
    clause = story.plan.clause("agreement")
    assert clause is not None
    assert (clause.answer_of(EMPLOYER), clause.talks) == (Answer.OPEN, ())
    assert [given.role for given in clause.answers] == [COACH, WORKER]


def test_a_colleague_leaves_with_the_work():
    story = found_at_jans().does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=DIRK)
    story = story.does(COLLEAGUE, c.AcceptInvitation).does(WORKER, c.ChangeKind, kind=Kind.PREPARATION)
    assert {(seat.role, seat.standing) for seat in story.plan.seats} == {
        (WORKER, Seated.ACTIVE),
        (COACH, Seated.ACTIVE),
        (EMPLOYER, Seated.LEFT),
        (COLLEAGUE, Seated.LEFT),
    }


def test_thought_over_what_was_signed_for_the_search_is_not_in_force_for_the_work():
    story = accepted(found_at_jans().does(EMPLOYER, c.ExplainNoColleague, reason=words("a small shop")), EMPLOYER)
    story = signed(story.does(COACH, c.FreezeVersion), WORKER, EMPLOYER, COACH).does(WORKER, c.TakeBackVersion)
    story = story.refuses(WORKER, c.CloseReopening, "text_says_the_same")
    story = story.does(WORKER, c.ChangeKind, kind=Kind.PREPARATION).does(WORKER, c.CloseReopening)
    assert (story.plan.agreement, story.plan.kind) == (Agreement.IN_FORCE, Kind.PREPARATION)


def test_an_end_given_by_who_does_not_employ_after_all_ends_nothing():
    story = found_at_jans()
    story = story.does(EMPLOYER, c.EndPlan, ends_on=add_days(story.on, 20), reason=words("the shop closes"))
    story = story.does(WORKER, c.ChangeKind, kind=Kind.PREPARATION)
    assert story.plan.ending is None
    story.does(WORKER, c.EndPlan, ends_on=story.on)


def test_her_own_end_stands_whatever_the_work():
    story = found_at_jans()
    story = story.does(EMPLOYER, c.EndPlan, ends_on=add_days(story.on, 20), reason=words("the shop closes"))
    story = story.does(EMPLOYER, c.TakeBackEnd).does(WORKER, c.EndPlan, ends_on=story.on)
    story.refuses(WORKER, c.ChangeKind, "plan_is_closed", kind=Kind.PREPARATION)
