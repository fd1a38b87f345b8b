"""Needs are the worker's, and so is who reads what (workflow.md §3)."""

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DRAFTER,
    EMPLOYER,
    VDAB,
    WORKER,
    Story,
    accepted,
    begun,
    frozen,
    in_force,
    proposed,
    signed,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.glossary import Agreement, Answer, ClauseKind, Shape
from workflows.plan import answers_wanted, reads
from workflows.running import needs_evaluated

WHY = words("why")


def hidden(story: Story, clause: str = "agreement") -> Story:
    return story.does(WORKER, c.HideClause, clause=clause, hidden_from=EMPLOYER)


# --- needs ----------------------------------------------------------------------------


@pytest.mark.parametrize("role", [EMPLOYER, COACH, DRAFTER])
def test_others_suggest_a_need_and_the_worker_takes_it_over(role):
    story = begun().does(role, c.AddNeed, clause="quiet", words=words("quiet"))
    assert [need.id for need in story.plan.needs] == ["need"]
    story = story.does(role, c.RewriteNeed, clause="quiet", words=words("silence"))
    for other in {EMPLOYER, COACH, DRAFTER} - {role}:
        story.refuses(other, c.RewriteNeed, "is_own_proposal", clause="quiet", words=words("noise"))
        story.refuses(other, c.DropNeed, "is_own_proposal", clause="quiet")
    taken = story.does(WORKER, c.AdoptNeed, clause="quiet")
    assert [(need.id, need.now.words) for need in taken.plan.needs] == [
        ("need", words("i lose the thread when it is busy")),
        ("quiet", words("silence")),
    ]
    taken.refuses(role, c.RewriteNeed, "need_is_suggested", clause="quiet", words=words("noise"))
    taken.refuses(role, c.DropNeed, "need_is_suggested", clause="quiet")


def test_a_need_asks_nobodys_answer():
    story = frozen().does(WORKER, c.AddNeed, clause="quiet", words=words("quiet"))
    assert story.last[0] == e.VersionVoided(version=1)
    assert answers_wanted(story.plan, story.plan.clause("quiet")) == ()
    assert story.does(COACH, c.FreezeVersion).plan.frozen.leaf_of("quiet") is not None


def test_a_suggestion_touches_nothing_that_is_being_signed():
    story = signed(frozen(), WORKER).does(COACH, c.AddNeed, clause="quiet", words=words("quiet"))
    assert (story.plan.agreement, story.plan.frozen.missing()) == (Agreement.SIGNING, (EMPLOYER, COACH))
    assert story.does(COACH, c.DropNeed, clause="quiet").plan.agreement is Agreement.SIGNING


def test_a_need_in_force_leaves_with_the_next_version():
    story = in_force().does(EMPLOYER, c.ReopenText).does(WORKER, c.DropNeed, clause="need")
    assert (story.plan.needs, story.plan.clause("need").now.shape) == ((), Shape.DROP)
    assert needs_evaluated(story.does(COACH, c.OpenEvaluation).plan, story.on) == ()
    assert begun().does(WORKER, c.DropNeed, clause="need").plan.clauses == ()


# --- who reads ------------------------------------------------------------------------


def test_the_worker_keeps_an_agreement_from_the_employer_and_with_that_from_vdab():
    story = hidden(accepted(proposed(), EMPLOYER))
    clause = story.plan.clause("agreement")
    readers = [role for role in (WORKER, EMPLOYER, COACH, DRAFTER, VDAB) if reads(story.plan, role, clause)]
    assert (readers, answers_wanted(story.plan, clause)) == ([WORKER, COACH, DRAFTER], (WORKER, COACH))
    assert clause.answer_of(EMPLOYER) is Answer.OPEN
    story.refuses(EMPLOYER, c.AcceptClause, "clause_is_an_agreement", clause="agreement")
    assert accepted(story).does(COACH, c.FreezeVersion).plan.agreement is Agreement.SIGNING


def test_written_for_fewer_eyes_it_is_kept_from_vdab_just_the_same():
    said = {"clause": "agreement", "words": words("agreement"), "hidden_from": (EMPLOYER,)}
    assert begun().does(WORKER, c.AddAgreement, **said).plan.clause("agreement").hidden_from == (EMPLOYER, VDAB)
    begun().refuses(COACH, c.AddAgreement, "new_text_can_be_hidden", **said)


def test_vdab_reads_it_when_the_worker_ticks_it():
    story = hidden(proposed()).does(WORKER, c.ShowClause, clause="agreement", shown_to=VDAB)
    assert reads(story.plan, VDAB, story.plan.clause("agreement"))
    assert not reads(story.plan, EMPLOYER, story.plan.clause("agreement"))


def test_nobody_else_decides_who_reads():
    for role in (EMPLOYER, COACH, DRAFTER):
        proposed().refuses(role, c.HideClause, "not_your_role", clause="agreement", hidden_from=VDAB)
        hidden(proposed()).refuses(role, c.ShowClause, "not_your_role", clause="agreement", shown_to=EMPLOYER)


def test_a_clause_is_not_kept_from_whom_it_names_nor_from_the_worker():
    story = proposed(doers=(EMPLOYER,))
    for role in (EMPLOYER, WORKER):
        story.refuses(WORKER, c.HideClause, "can_be_hidden_from", clause="agreement", hidden_from=role)
    said = {"clause": "agreement", "shape": Shape.TEXT, "words": words("jan does it"), "doers": (EMPLOYER,)}
    hidden(proposed()).refuses(COACH, c.ProposeRevision, "doers_may_read", **said)


def test_a_colleague_coach_reads_what_names_them():
    story = proposed("board", doers=(COLLEAGUE,)).does(COACH, c.AddAgreement, clause="talk", words=words("talk"))
    named = [clause.id for clause in story.plan.clauses if reads(story.plan, COLLEAGUE, clause)]
    assert named == ["board"]


def test_hiding_silences_no_objection_and_ends_a_talk():
    objected = hidden(proposed().does(EMPLOYER, c.ObjectToClause, clause="agreement", reason=WHY))
    assert [one.role for one in objected.plan.clause("agreement").objections] == [EMPLOYER]
    talk = hidden(proposed().does(EMPLOYER, c.AskTalk, clause="agreement"))
    assert talk.plan.clause("agreement").talks == ()


def test_showing_gives_reading_not_agreement():
    story = signed(accepted(hidden(proposed())).does(COACH, c.FreezeVersion))
    shown = story.does(WORKER, c.ShowClause, clause="agreement", shown_to=EMPLOYER)
    assert shown.last == (e.ClauseShown(clause="agreement", shown_to=EMPLOYER),)
    assert (shown.plan.agreement, shown.plan.in_force) == (Agreement.IN_FORCE, story.plan.in_force)
    again = shown.later(1).does(EMPLOYER, c.ReopenText)
    again.refuses(COACH, c.FreezeVersion, "every_agreement_is_accepted")
    assert accepted(again, EMPLOYER).does(COACH, c.FreezeVersion).plan.frozen.number == 2


def test_every_change_of_readers_voids_what_is_being_signed():
    table = signed(frozen(), WORKER)
    assert hidden(table).last == (
        e.VersionVoided(version=1),
        e.ClauseHidden(clause="agreement", hidden_from=EMPLOYER),
        e.ClauseHidden(clause="agreement", hidden_from=VDAB),
    )
    assert hidden(table).plan.frozen is None


def test_a_need_is_no_agreement_and_an_unknown_clause_is_nothing():
    assert begun().plan.clause("need").kind is ClauseKind.NEED
    begun().refuses(WORKER, c.HideClause, "clause_is_there", clause="nothing", hidden_from=EMPLOYER)
    begun().refuses(WORKER, c.AddNeed, "clause_is_new", clause="need", words=WHY)
    hidden(proposed()).refuses(WORKER, c.HideClause, "can_be_hidden_from", clause="agreement", hidden_from=EMPLOYER)
    proposed().refuses(WORKER, c.ShowClause, "is_hidden_from", clause="agreement", shown_to=EMPLOYER)
