"""Clause by clause: answers bound to a text, consent that carries over, talks, objections (workflow.md §4)."""

import pytest

from tests.workflows.cast import COACH, DRAFTER, EMPLOYER, WORKER, Story, accepted, begun, in_force, proposed, words
from workflows import commands as c
from workflows import events as e
from workflows.clauses import Given
from workflows.deadlines import MAX_AGREEMENTS
from workflows.glossary import Agreement, Answer, Role, Shape
from workflows.plan import is_stuck, nothing_differs

WHY = words("why")
OTHER = words("another text")
OPEN, YES, TALK, NO = Answer.OPEN, Answer.ACCEPTED, Answer.DISCUSS, Answer.OBJECTED


def answers(story: Story, clause: str = "agreement") -> tuple[Answer, Answer, Answer]:
    """Of Sara, Jan and Els."""
    on = story.plan.clause(clause)
    return on.answer_of(WORKER), on.answer_of(EMPLOYER), on.answer_of(COACH)


def counter(story: Story, role: Role, clause: str = "agreement", **said) -> Story:
    return story.does(role, c.ProposeRevision, clause=clause, **{"shape": Shape.TEXT, "words": OTHER} | said)


def reopened(*clauses: str) -> Story:
    return in_force(*clauses).does(EMPLOYER, c.ReopenText)


# --- answers --------------------------------------------------------------------------


def test_who_proposes_thereby_says_yes_and_a_drafter_has_no_answer():
    assert answers(proposed()) == (OPEN, OPEN, OPEN)
    by_jan = begun().does(EMPLOYER, c.AddAgreement, clause="agreement", words=words("text"))
    assert answers(by_jan) == (OPEN, YES, OPEN)
    by_jan.refuses(DRAFTER, c.AcceptClause, "not_your_role", clause="agreement")


@pytest.mark.parametrize(
    ("role", "does", "answer"),
    [
        (WORKER, lambda story: story.does(WORKER, c.AskTalk, clause="agreement"), TALK),
        (EMPLOYER, lambda story: story.does(EMPLOYER, c.ObjectToClause, clause="agreement", reason=WHY), NO),
        (COACH, lambda story: story, OPEN),
    ],
)
def test_any_other_answer_than_yes_blocks_the_freeze(role, does, answer):
    others = [one for one in (WORKER, EMPLOYER, COACH) if one is not role]
    story = does(accepted(proposed(), *others))
    assert story.plan.clause("agreement").answer_of(role) is answer
    story.refuses(COACH, c.FreezeVersion, "every_agreement_is_accepted")
    assert accepted(story, role).does(COACH, c.FreezeVersion).plan.agreement is Agreement.SIGNING


def test_an_answer_is_to_exactly_the_text_that_was_read():
    story = counter(proposed(), EMPLOYER)
    story.refuses(WORKER, c.AcceptClause, "text_is_what_was_read", clause="agreement", revision=1)
    story.refuses(WORKER, c.AcceptClause, "hash_is_what_was_read", clause="agreement", hash=words("nothing").hash)
    story.refuses(WORKER, c.AcceptClause, "clause_is_an_agreement", clause="need")


def test_the_same_answer_twice_is_one_answer():
    yes = proposed().does(WORKER, c.AcceptClause, clause="agreement")
    assert yes.does(WORKER, c.AcceptClause, clause="agreement").last == ()
    talk = proposed().does(WORKER, c.AskTalk, clause="agreement")
    assert talk.does(WORKER, c.AskTalk, clause="agreement").last == ()


def test_an_answer_may_be_taken_back_one_that_was_carried_over_too():
    proposed().refuses(WORKER, c.TakeBackAnswer, "has_answered", clause="agreement")
    story = accepted(proposed()).does(WORKER, c.TakeBackAnswer, clause="agreement")
    assert answers(story) == (OPEN, YES, YES)
    in_force().refuses(WORKER, c.TakeBackAnswer, "not_now", clause="agreement")
    assert answers(reopened().does(WORKER, c.TakeBackAnswer, clause="agreement")) == (OPEN, YES, YES)


# --- other texts ----------------------------------------------------------------------


def test_another_text_reopens_the_answers_on_that_clause_only():
    story = counter(accepted(proposed("one", "two")), EMPLOYER, "one", reason=WHY)
    assert story.last == (e.RevisionProposed(clause="one", revision=2, shape=Shape.TEXT, words=OTHER, reason=WHY),)
    assert (answers(story, "one"), answers(story, "two")) == ((OPEN, YES, OPEN), (YES, YES, YES))


def test_a_drafters_text_is_nobodys_yes():
    assert answers(counter(accepted(proposed()), DRAFTER)) == (OPEN, OPEN, OPEN)


def test_a_counter_to_a_text_that_is_no_longer_there_is_decided_again():
    story = counter(proposed(), EMPLOYER)
    third = {"clause": "agreement", "shape": Shape.TEXT, "words": words("third")}
    story.refuses(COACH, c.ProposeRevision, "text_is_what_was_read", revision=1, **third)
    story.refuses(COACH, c.ProposeRevision, "text_differs", **third | {"words": OTHER})
    assert answers(story.does(COACH, c.ProposeRevision, **third)) == (OPEN, OPEN, YES)


def test_going_back_to_an_older_text_brings_no_answer_back_to_life():
    first = accepted(proposed())
    back = counter(counter(first, EMPLOYER).later(1), WORKER, words=first.plan.clause("agreement").now.words)
    assert answers(back) == (YES, OPEN, OPEN)
    agreed = {given.role: (given.revision, given.on) for given in back.plan.clause("agreement").agreed}
    assert agreed == {WORKER: (3, back.on), EMPLOYER: (2, first.on), COACH: (1, first.on)}


def test_an_untouched_clause_is_never_asked_again():
    story = counter(reopened("one", "two"), EMPLOYER, "one")
    assert answers(story, "two") == (YES, YES, YES)
    for role in (WORKER, COACH):
        story = story.does(role, c.AcceptClause, clause="one")
    assert story.does(COACH, c.FreezeVersion).plan.frozen.number == 2


def test_who_proposed_a_change_may_withdraw_it():
    story = counter(accepted(proposed()), EMPLOYER)
    story.refuses(COACH, c.WithdrawRevision, "is_own_proposal", clause="agreement")
    back = story.does(EMPLOYER, c.WithdrawRevision, clause="agreement")
    clause = back.plan.clause("agreement")
    assert (clause.revision, clause.now.words, answers(back)) == (3, words("agreement: first text"), (OPEN, OPEN, OPEN))


def test_a_new_clause_withdrawn_is_gone_and_one_in_force_is_not_withdrawn():
    assert proposed().does(DRAFTER, c.WithdrawRevision, clause="agreement").plan.agreements == ()
    reopened().refuses(DRAFTER, c.WithdrawRevision, "is_not_in_force", clause="agreement")


def test_a_dropped_clause_needs_the_same_answers_and_leaves_with_the_next_version():
    story = counter(reopened("one", "two"), WORKER, "one", shape=Shape.DROP)
    story.refuses(COACH, c.FreezeVersion, "every_agreement_is_accepted")
    story = accepted(story).does(COACH, c.FreezeVersion)
    assert [leaf[0] for leaf in story.plan.frozen.leaves] == ["need", "two"]


def test_a_plan_says_something():
    nothing = accepted(counter(proposed(), WORKER, shape=Shape.DROP))
    nothing.refuses(COACH, c.FreezeVersion, "has_need_and_agreement")
    no_need = accepted(proposed()).does(WORKER, c.DropNeed, clause="need")
    no_need.refuses(COACH, c.FreezeVersion, "has_need_and_agreement")


def test_a_plan_says_no_more_than_people_read():
    many = accepted(proposed(*(f"agreement {number}" for number in range(MAX_AGREEMENTS))))
    assert len(many.does(COACH, c.FreezeVersion).plan.frozen.leaves) == 1 + MAX_AGREEMENTS
    more = many.does(DRAFTER, c.AddAgreement, clause="one more", words=words("one more"))
    accepted(more).refuses(COACH, c.FreezeVersion, "not_too_many_agreements")


# --- talks and objections -------------------------------------------------------------


def test_a_talk_outlives_a_counter_until_who_asked_closes_it_or_answers():
    story = counter(proposed().does(EMPLOYER, c.AskTalk, clause="agreement"), WORKER)
    talk = (Given(EMPLOYER, TALK, 1, story.on),)
    assert (answers(story), story.plan.clause("agreement").talks) == ((YES, OPEN, OPEN), talk)
    story.refuses(WORKER, c.CloseTalk, "asked_to_talk", clause="agreement")
    closed = story.does(EMPLOYER, c.CloseTalk, clause="agreement")
    answered = story.does(EMPLOYER, c.AcceptClause, clause="agreement")
    assert (closed.plan.clause("agreement").talks, answers(closed)) == ((), (YES, OPEN, OPEN))
    assert (answered.plan.clause("agreement").talks, answers(answered)) == ((), (YES, YES, OPEN))


def test_a_talk_that_is_done_is_no_answer():
    story = proposed().does(EMPLOYER, c.AskTalk, clause="agreement").does(EMPLOYER, c.CloseTalk, clause="agreement")
    assert answers(story) == (OPEN, OPEN, OPEN)


def test_an_objection_stays_on_record_until_its_party_answers():
    story = counter(proposed().does(EMPLOYER, c.ObjectToClause, clause="agreement", reason=WHY), WORKER)
    objection = (Given(EMPLOYER, NO, 1, story.on, WHY),)
    assert (answers(story), story.plan.clause("agreement").objections) == ((YES, OPEN, OPEN), objection)
    assert accepted(story, EMPLOYER).plan.clause("agreement").objections == ()


# --- left open ------------------------------------------------------------------------


def test_a_point_left_open_stays_as_it_is_in_force():
    story = accepted(counter(counter(reopened(), EMPLOYER), WORKER, shape=Shape.LEFT_OPEN)).does(COACH, c.FreezeVersion)
    version, before = story.plan.frozen, story.plan.in_force
    assert (version.open_points, version.leaf_of("agreement")) == (("agreement",), before.leaf_of("agreement"))


def test_a_new_point_left_open_is_absent():
    story = accepted(counter(proposed("one", "two"), EMPLOYER, "two", shape=Shape.LEFT_OPEN)).does(
        COACH, c.FreezeVersion
    )
    assert ([leaf[0] for leaf in story.plan.frozen.leaves], story.plan.frozen.open_points) == (
        ["need", "one"],
        ("two",),
    )


def test_two_counters_or_two_weeks_ask_for_a_talk():
    def stuck(story: Story) -> bool:
        return is_stuck(story.plan, story.plan.clause("agreement"), story.on)

    once = counter(proposed(), EMPLOYER)
    assert [stuck(once), stuck(counter(once, WORKER, words=words("third")))] == [False, True]
    assert [stuck(once.later(days)) for days in (14, 15)] == [False, True]
    assert not stuck(accepted(once).later(15))


# --- closing without signatures -------------------------------------------------------


def test_when_nothing_differs_any_required_party_closes_the_reopening():
    story = counter(reopened(), EMPLOYER).refuses(COACH, c.CloseReopening, "text_says_the_same")
    story = story.does(EMPLOYER, c.WithdrawRevision, clause="agreement")
    accepted(story).refuses(COACH, c.FreezeVersion, "text_differs_from_force")
    assert nothing_differs(story.plan)
    story.refuses(DRAFTER, c.CloseReopening, "not_your_role")
    closed = story.does(COACH, c.CloseReopening)
    assert (closed.last, closed.plan.agreement) == ((e.ReopeningClosed(),), Agreement.IN_FORCE)
    proposed().refuses(COACH, c.CloseReopening, "version_is_in_force")
