"""Whose turn it is, to do what, since when: the same facts for everybody."""

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
    VDAB,
    WORKER,
    Story,
    accepted,
    begun,
    frozen,
    in_force,
    proposed,
    signed,
    started,
    words,
)
from workflows import commands as c
from workflows.calendar import add_days
from workflows.evidence import Evidence, NeedView
from workflows.glossary import Instrument, Kind, Level, NeedSaid, Relation, Shape, Term
from workflows.lines import Line
from workflows.running import due_on
from workflows.turns import Turn, turns

PARTIES = (WORKER, EMPLOYER, COACH)
WHY = words("why")
RAISE = (Line(instrument=Instrument.SUPPORT_PREMIUM, level=Level.RAISE, term=Term.KEEP),)
GREW = Evidence(needs=tuple(NeedView(role, "need", NeedSaid.MORE) for role in PARTIES))


def waiting(story: Story) -> list[tuple[str, str]]:
    """(role, task) of everybody whose turn it is."""
    return [(turn.role.value, turn.what) for turn in turns(story.plan, story.on)]


def each(what: str, *roles) -> list[tuple[str, str]]:
    return [(role.value, what) for role in roles or PARTIES]


def concluding() -> Story:
    story = in_force().does(COACH, c.OpenEvaluation)
    for role in PARTIES:
        story = story.does(role, c.GiveView, words=words(role), evidence=GREW, summary=words("summary"))
    return story


def written() -> Story:
    return concluding().does(COACH, c.WriteProposal, lines=RAISE, words=words("proposal"))


def sent() -> Story:
    story = written()
    for role in PARTIES:
        story = story.does(role, c.EndorseProposal)
    return story.does(COACH, c.SubmitProposal)


def found() -> Story:
    return sent().does(VDAB, c.RecordFinding, proposal=1, lines=RAISE, words=words("finding"))


# --- people ---------------------------------------------------------------------------


def test_who_was_asked_answers_and_a_drafter_declares():
    story = Story().does(DRAFTER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA)
    assert waiting(story) == each("declare_independence", DRAFTER) + each("write_draft", DRAFTER)
    story = story.does(DRAFTER, c.DeclareIndependence).does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN).later(3)
    turn = Turn(EMPLOYER, JAN, "accept_invitation", add_days(story.on, -3))
    assert turns(story.plan, story.on)[0] == turn


def test_a_coach_who_wrote_asks_and_the_worker_answers_that():
    story = Story().does(COACH, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA, relation=Relation.EXTERNAL)
    assert waiting(story) == each("ask_exception", COACH) + each("write_draft", COACH)
    asked = story.does(COACH, c.AskException, reason=WHY)
    assert waiting(asked) == each("accept_exception", WORKER) + each("write_draft", COACH)
    assert waiting(asked.does(WORKER, c.AcceptException)) == each("write_draft", COACH)


def test_the_worker_begins_when_something_is_written():
    assert waiting(started()) == each("write_draft", DRAFTER)
    hers = started().does(WORKER, c.AddAgreement, clause="one", words=words("one"))
    assert waiting(hers) == each("begin", WORKER)


def test_a_newcomer_waits_for_the_worker():
    story = in_force().does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=EVA)
    story = story.does(COLLEAGUE, c.AcceptInvitation, by=EVA)
    assert waiting(story) == each("open_to_party", WORKER)


def test_a_colleague_coach_is_looked_for_by_the_employer():
    story = accepted(proposed()).does(COLLEAGUE, c.LeaveRole)
    assert waiting(story) == each("name_colleague", EMPLOYER)
    asked = story.does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=EVA)
    assert waiting(asked) == each("accept_invitation", COLLEAGUE)


# --- the text -------------------------------------------------------------------------


def test_who_has_not_answered_is_waited_for_since_the_text_was_there():
    story = proposed().does(WORKER, c.AcceptClause, clause="agreement").later(5)
    since = add_days(story.on, -5)
    assert turns(story.plan, story.on) == (
        Turn(EMPLOYER, JAN, "answer", since),
        Turn(COACH, ELS, "answer", since),
    )


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (begun(), each("write_agreement", COACH)),
        (accepted(proposed()), each("freeze", COACH)),
        (accepted(proposed()).does(COACH, c.AskTalk, clause="agreement"), each("hold_talk", COACH)),
        (accepted(proposed()).does(EMPLOYER, c.ObjectToClause, clause="agreement", reason=WHY), each("settle", COACH)),
        (accepted(proposed()).does(WORKER, c.DropNeed, clause="need"), each("write_need", WORKER)),
        (
            accepted(proposed()).does(COACH, c.AddNeed, clause="two", words=words("two")),
            each("adopt_need", WORKER) + each("freeze", COACH),
        ),
        (frozen(), each("sign")),
        (signed(frozen(), WORKER), each("sign", EMPLOYER, COACH)),
        (in_force(), []),
        (in_force().does(EMPLOYER, c.ReopenText), each("change_or_close", COACH)),
    ],
    ids=["empty", "agreed", "talk", "objection", "no need", "suggestion", "table", "one signed", "force", "reopened"],
)
def test_the_text(story, expected):
    assert waiting(story) == expected


def test_an_objection_waits_while_others_still_answer():
    story = proposed().does(EMPLOYER, c.ObjectToClause, clause="agreement", reason=WHY)
    assert waiting(story) == each("answer", WORKER, COACH)


def test_nobody_is_waited_for_to_answer_what_they_may_not_read():
    story = proposed().does(WORKER, c.HideClause, clause="agreement", hidden_from=EMPLOYER)
    assert waiting(story) == each("answer", WORKER, COACH)


def test_a_finding_that_changes_something_asks_for_the_letter_and_the_text():
    story = found()
    assert waiting(story) == each("record_award", EMPLOYER) + each("update_text", COACH)
    award = {"instrument": Instrument.SUPPORT_PREMIUM, "first_quarter": "2026-Q2", "steps": ((4, "high"),)}
    story = story.does(EMPLOYER, c.RecordAward, **award, applied_on=None, decided_on=story.on, letter=words("letter"))
    assert waiting(story) == each("update_text", COACH)
    story = story.does(COACH, c.ReopenText)
    other = {"clause": "agreement", "shape": Shape.TEXT, "words": words("other")}
    assert waiting(signed(frozen(story.does(COACH, c.ProposeRevision, **other)))) == []


# --- the evaluation -------------------------------------------------------------------


def test_views_are_waited_for_from_the_date_on_and_then_somebody_moves_on():
    story = in_force()
    due = due_on(story.plan)
    assert turns(story.plan, add_days(due, -1)) == ()
    until = add_days(due, 14)
    assert [(turn.what, turn.since, turn.due) for turn in turns(story.plan, due)] == [("give_view", due, until)] * 3
    over = [(turn.role.value, turn.what) for turn in turns(story.plan, add_days(due, 15))]
    assert over == each("give_view") + each("move_on", COACH)


def test_then_a_proposal_and_everybodys_answer():
    assert [(turn.role, turn.what, turn.due) for turn in turns(concluding().plan, concluding().on)] == [
        (COACH, "write_proposal", add_days(concluding().on, 14))
    ]
    story = written().does(WORKER, c.EndorseProposal)
    assert waiting(story) == each("answer_proposal", EMPLOYER, COACH)
    assert waiting(story.later(15)) == each("answer_proposal", EMPLOYER, COACH) + each("submit", COACH)
    for role in (EMPLOYER, COACH):
        story = story.does(role, c.DissentFromProposal, words=WHY)
    assert waiting(story) == each("submit", COACH)


def test_with_vdab_it_is_the_queues_turn_or_whose_answer_is_asked():
    assert turns(sent().plan, sent().on) == (Turn(VDAB, "", "find", sent().on),)
    assert waiting(sent().does(VDAB, c.AskQuestion, to=EMPLOYER, words=WHY)) == each("answer_question", EMPLOYER)


def test_a_closed_plan_waits_for_nobody():
    story = proposed()
    assert waiting(story.does(WORKER, c.EndPlan, ends_on=story.on)) == []
