"""From the table to force: signatures over one root, thinking time, reopening (workflow.md §5)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DRAFTER,
    ELS,
    EMPLOYER,
    EVA,
    JAN,
    SARA,
    WORKER,
    Story,
    accepted,
    at,
    frozen,
    in_force,
    proposed,
    signed,
    signing,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days
from workflows.glossary import Agreement, Answer, Kind, Relation, Shape

WHY = words("why")
PARTIES = (WORKER, EMPLOYER, COACH)


def next_text(story: Story, *, sign: bool = True) -> Story:
    """Jan wants another text; all say yes to it, and sign."""
    story = story.does(EMPLOYER, c.ReopenText)
    other = {"clause": "agreement", "shape": Shape.TEXT, "words": words("next text")}
    story = frozen(story.does(EMPLOYER, c.ProposeRevision, **other))
    return signed(story) if sign else story


# --- the table ------------------------------------------------------------------------


def test_freezing_is_for_any_required_party_and_for_no_other():
    story = accepted(proposed())
    for role in PARTIES:
        assert story.does(role, c.FreezeVersion).plan.agreement is Agreement.SIGNING
    for role in (DRAFTER, COLLEAGUE):
        story.refuses(role, c.FreezeVersion, "not_your_role")


def test_somebody_is_in_every_required_role():
    story = Story().does(WORKER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA)
    story = story.does(WORKER, c.InviteParty, seat=COACH, person=ELS, relation=Relation.DIRECT_COLLEAGUE)
    story = story.does(COACH, c.AcceptInvitation).does(WORKER, c.AddNeed, clause="need", words=words("need"))
    story = story.does(WORKER, c.BeginNegotiation).does(WORKER, c.AddAgreement, clause="one", words=words("one"))
    story = accepted(story, COACH).refuses(WORKER, c.FreezeVersion, "required_roles_are_filled")
    story = story.does(WORKER, c.HideClause, clause="one", hidden_from=EMPLOYER)
    story = story.refuses(WORKER, c.FreezeVersion, "required_roles_are_filled")
    story = story.does(WORKER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
    story = story.refuses(WORKER, c.FreezeVersion, "required_roles_are_filled")
    story = story.does(WORKER, c.OpenToParty, seat=EMPLOYER, person=JAN)
    assert story.does(WORKER, c.FreezeVersion).plan.frozen.missing() == PARTIES


# --- signatures -----------------------------------------------------------------------


def test_the_last_signature_puts_it_in_force_in_the_same_breath():
    story = signed(frozen(), WORKER, EMPLOYER)
    root = story.plan.frozen.root
    assert story.last == (e.VersionSigned(version=1, root=root, method="demo", assurance="low"),)
    story = signed(story, COACH)
    assert story.last == (
        e.VersionSigned(version=1, root=root, method="demo", assurance="low"),
        e.VersionInForce(version=1, root=root, thinking_until=add_days(story.on, 3)),
    )
    assert (story.plan.agreement, story.plan.frozen) == (Agreement.IN_FORCE, None)
    version = story.plan.in_force
    assert {(s.role, s.person, s.root) for s in version.signatures} == {(*one, root) for one in version.required}


def test_signing_twice_is_signing_once():
    story = signed(frozen(), WORKER)
    assert signed(story, WORKER).last == ()
    assert signed(story, WORKER).plan == story.plan


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"version": 2}, "version_is_what_was_read"),
        ({"root": "another"}, "root_is_what_was_read"),
        ({"by": EVA}, "holds_the_role"),
        ({"method": ""}, "identity_is_fresh"),
        ({"identified_at": at(frozen().on) - timedelta(minutes=5, seconds=1)}, "identity_is_fresh"),
        ({"identified_at": at(frozen().on) + timedelta(seconds=1)}, "identity_is_fresh"),
        ({"thinking_days": -1}, "thinking_time_is_set"),
        ({"thinking_days": 15}, "thinking_time_is_set"),
    ],
)
def test_a_signature_is_fresh_and_over_what_was_read(said, reason):
    story = frozen()
    story.refuses(WORKER, c.SignVersion, reason, **signing(story.plan, story.on) | said)


def test_a_signature_is_taken_back_while_others_still_sign():
    frozen().refuses(WORKER, c.RetractSignature, "has_signed")
    story = signed(frozen(), WORKER, EMPLOYER).does(WORKER, c.RetractSignature)
    assert (story.plan.agreement, story.plan.frozen.missing()) == (Agreement.SIGNING, (WORKER, COACH))
    assert signed(story, COACH, WORKER).plan.agreement is Agreement.IN_FORCE


# --- what touches the text voids every signature --------------------------------------


@pytest.mark.parametrize(
    ("role", "command", "said"),
    [
        (EMPLOYER, c.DeclineVersion, {"reason": WHY}),
        (COACH, c.ReopenText, {}),
        (WORKER, c.TakeBackAnswer, {"clause": "agreement"}),
        (COACH, c.AskTalk, {"clause": "agreement"}),
        (EMPLOYER, c.ObjectToClause, {"clause": "agreement", "reason": WHY}),
        (DRAFTER, c.ProposeRevision, {"clause": "agreement", "shape": Shape.TEXT, "words": words("other")}),
        (DRAFTER, c.WithdrawRevision, {"clause": "agreement"}),
        (COACH, c.AddAgreement, {"clause": "new", "words": words("new")}),
        (WORKER, c.AddNeed, {"clause": "new", "words": words("new")}),
        (WORKER, c.RewriteNeed, {"clause": "need", "words": words("new")}),
        (WORKER, c.DropNeed, {"clause": "need"}),
        (COLLEAGUE, c.LeaveRole, {}),
    ],
)
def test_whatever_touches_the_text_voids_every_signature(role, command, said):
    story = signed(frozen(), WORKER, EMPLOYER).does(role, command, **said)
    assert e.VersionVoided(version=1) in story.last
    assert (story.plan.agreement, story.plan.frozen) == (Agreement.NEGOTIATING, None)


def test_answers_on_untouched_clauses_outlive_a_voiding():
    story = signed(frozen(), WORKER).does(EMPLOYER, c.DeclineVersion, reason=WHY)
    assert story.last == (e.VersionDeclined(version=1, reason=WHY), e.VersionVoided(version=1))
    assert story.plan.declined == ((EMPLOYER, WHY),)
    assert [story.plan.clause("agreement").answer_of(role) for role in PARTIES] == [Answer.ACCEPTED] * 3
    again = story.does(COACH, c.FreezeVersion)
    assert (again.plan.frozen.number, again.plan.frozen.signatures, again.plan.declined) == (2, (), ())


def test_looking_at_how_it_goes_touches_nothing():
    story = signed(frozen(), WORKER)
    for role, command, said in (
        (COACH, c.GiveSignal, {"entry": "one", "signal": "more"}),
        (EMPLOYER, c.ChooseRhythm, {"months": 3}),
    ):
        assert story.does(role, command, **said).plan.frozen == story.plan.frozen


# --- thinking time --------------------------------------------------------------------


def test_within_the_thinking_time_the_worker_takes_a_first_version_back_to_nothing():
    story = in_force().later(3).does(WORKER, c.TakeBackVersion)
    assert story.last == (e.VersionTakenBack(version=1),)
    assert (story.plan.agreement, story.plan.in_force) == (Agreement.NEGOTIATING, None)
    assert [story.plan.clause("agreement").answer_of(role) for role in PARTIES] == [Answer.ACCEPTED] * 3
    assert story.does(COACH, c.FreezeVersion).plan.frozen.number == 2


def test_not_after_it_nor_anybody_else_nor_another_version():
    in_force().later(4).refuses(WORKER, c.TakeBackVersion, "thinking_time_runs")
    in_force().refuses(EMPLOYER, c.TakeBackVersion, "not_your_role")
    in_force().refuses(WORKER, c.TakeBackVersion, "version_in_force_is_meant", version=2)
    short = signed(frozen(), thinking_days=0)
    assert short.does(WORKER, c.TakeBackVersion).plan.in_force is None
    short.later(1).refuses(WORKER, c.TakeBackVersion, "thinking_time_runs")


def test_a_later_version_taken_back_restores_the_one_before():
    first = in_force("agreement", "quiet")
    story = first.does(EMPLOYER, c.ReopenText)
    story = story.does(WORKER, c.ProposeRevision, clause="quiet", shape=Shape.DROP, words=words("no"))
    second = signed(frozen(story))
    assert [clause.id for clause in second.plan.agreements] == ["agreement"]
    back = second.does(WORKER, c.TakeBackVersion)
    assert back.plan.in_force == replace(first.plan.in_force, thinking_until=None)
    assert [clause.id for clause in back.plan.agreements] == ["agreement", "quiet"]
    back.refuses(WORKER, c.TakeBackVersion, "thinking_time_runs")


def test_taking_back_while_the_next_one_is_signed_voids_that_too():
    story = signed(next_text(in_force(), sign=False), EMPLOYER).does(WORKER, c.TakeBackVersion, version=1)
    assert (story.plan.agreement, story.plan.frozen, story.plan.in_force) == (Agreement.NEGOTIATING, None, None)


def test_a_newer_version_in_force_ends_an_older_thinking_time():
    story = next_text(in_force().later(1))
    story.refuses(WORKER, c.TakeBackVersion, "version_in_force_is_meant", version=1)
    assert story.does(WORKER, c.TakeBackVersion).plan.in_force.number == 1


# --- reopening ------------------------------------------------------------------------


@pytest.mark.parametrize("role", PARTIES)
def test_any_required_party_reopens_and_what_is_in_force_stays(role):
    before = in_force().later(30)
    story = before.does(role, c.ReopenText, reason=WHY)
    assert story.last == (e.TextReopened(reason=WHY),)
    assert (story.plan.agreement, story.plan.in_force) == (Agreement.NEGOTIATING, before.plan.in_force)
    assert next_text(before).plan.in_force.number == 2


def test_no_other_reopens_and_nobody_what_is_open():
    for role in (DRAFTER, COLLEAGUE):
        in_force().refuses(role, c.ReopenText, "not_your_role")
    proposed().refuses(WORKER, c.ReopenText, "not_now")
