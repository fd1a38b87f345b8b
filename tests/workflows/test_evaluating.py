"""The evaluation cycle: due by date, views unseen, proposal, answers, VDAB, one result (workflow.md §7)."""

from dataclasses import replace

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DIRK,
    DRAFTER,
    EMPLOYER,
    KARIM,
    SARA,
    VDAB,
    WORKER,
    Story,
    frozen,
    in_force,
    proposed,
    signed,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days, add_months
from workflows.cycle import days_waited
from workflows.evidence import Evidence, NeedView
from workflows.glossary import Evaluation, Instrument, Level, NeedSaid, Outcome, Shape, Term, Verdict
from workflows.lines import Line
from workflows.running import cycle_at, due_on

PARTIES = (WORKER, EMPLOYER, COACH)
WHY = words("why")
KEEP = (Line(instrument=Instrument.SUPPORT_PREMIUM, level=Level.KEEP, term=Term.KEEP),)
RAISE = (replace(KEEP[0], level=Level.RAISE),)
SAME = Evidence(needs=tuple(NeedView(role, "need", NeedSaid.SAME) for role in PARTIES))


def state(story: Story) -> Evaluation:
    return cycle_at(story.plan, story.on).state


def viewed(story: Story, *roles) -> Story:
    for role in roles or PARTIES:
        story = story.does(role, c.GiveView, words=words(f"view of {role}"), evidence=SAME, summary=words("summary"))
    return story


def opened() -> Story:
    return in_force().does(COACH, c.OpenEvaluation)


def written(lines=KEEP, **said) -> Story:
    return viewed(opened()).does(COACH, c.WriteProposal, lines=lines, words=words("proposal"), **said)


def endorsed(story: Story, *roles) -> Story:
    for role in roles or PARTIES:
        story = story.does(role, c.EndorseProposal)
    return story


def sent() -> Story:
    return endorsed(written()).does(EMPLOYER, c.SubmitProposal)


def found(lines=KEEP, **said) -> Story:
    return sent().does(VDAB, c.RecordFinding, proposal=1, lines=lines, words=words("finding"), **said)


# --- when it is due -------------------------------------------------------------------


def test_a_date_opens_it_and_makes_no_event():
    story = in_force()
    due = add_months(story.on, 6)
    assert due_on(story.plan) == due
    before, on = replace(story, on=add_days(due, -1)), replace(story, on=due)
    assert (state(before), state(on), on.facts) == (Evaluation.PLANNED, Evaluation.GATHERING, story.facts)
    assert (cycle_at(on.plan, due).opened_on, cycle_at(on.plan, due).window_until) == (due, add_days(due, 14))


@pytest.mark.parametrize("act", [viewed, lambda s, role: s.does(role, c.ExtendWindow)], ids=["view", "window"])
def test_the_first_act_after_the_date_records_that_it_opened_on_it(act):
    story = in_force()
    due = due_on(story.plan)
    late = act(replace(story, on=add_days(due, 3)), EMPLOYER)
    assert late.last[0] == e.EvaluationOpened(version=1, opened_on=due, window_until=add_days(due, 14))
    assert late.plan.cycle.state is Evaluation.GATHERING


@pytest.mark.parametrize("role", PARTIES)
@pytest.mark.parametrize("months", [3, 12])
def test_any_required_party_chooses_another_rhythm(role, months):
    story = in_force().does(role, c.ChooseRhythm, months=months)
    assert due_on(story.plan) == add_months(story.on, months)
    story.refuses(role, c.ChooseRhythm, "rhythm_exists", months=4)


def test_without_a_version_in_force_nothing_is_due_or_opened():
    assert due_on(proposed().plan) is None
    proposed().refuses(WORKER, c.OpenEvaluation, "version_is_in_force")


@pytest.mark.parametrize("role", PARTIES)
def test_any_required_party_opens_it_early(role):
    story = in_force().later(5).does(role, c.OpenEvaluation)
    assert story.last == (e.EvaluationOpened(version=1, opened_on=story.on, window_until=add_days(story.on, 14)),)
    story.refuses(role, c.OpenEvaluation, "not_now")
    story.refuses(DRAFTER, c.OpenEvaluation, "not_your_role")


def test_the_next_is_counted_from_the_result():
    story = endorsed(written()).later(9).does(WORKER, c.KeepAsIs, proposal=1, reason=WHY)
    assert due_on(story.plan) == add_months(story.on, 6)


def test_a_cycle_that_was_due_rests_on_the_version_in_force_then():
    story = in_force()
    story = replace(story, on=due_on(story.plan)).does(EMPLOYER, c.ReopenText)
    other = {"clause": "agreement", "shape": Shape.TEXT, "words": words("other")}
    story = signed(frozen(story.does(EMPLOYER, c.ProposeRevision, **other)))
    assert (story.plan.in_force.number, cycle_at(story.plan, story.on).version) == (2, 1)


# --- views ----------------------------------------------------------------------------


def test_the_last_view_puts_them_side_by_side():
    story = viewed(opened(), WORKER, EMPLOYER)
    assert story.last == (e.ViewGiven(words=words("view of employer")),)
    story = viewed(story, COACH)
    assert story.last[1:] == (e.ViewsClosed(evidence=words("summary"), indication=KEEP, missing=()),)
    assert (state(story), [view.role for view in story.plan.cycle.views]) == (Evaluation.CONCLUDING, sorted(PARTIES))


def test_a_view_may_be_said_again_while_views_are_gathered():
    story = viewed(opened(), WORKER).does(WORKER, c.GiveView, words=words("again"), evidence=SAME)
    assert [view.words for view in story.plan.cycle.views] == [words("again")]
    viewed(story, EMPLOYER, COACH).refuses(WORKER, c.GiveView, "not_now", words=words("late"), evidence=SAME)


def test_after_the_window_somebody_moves_on_without_who_said_nothing():
    story = viewed(opened(), WORKER)
    on = {"evidence": SAME, "summary": words("summary")}
    story.later(14).refuses(COACH, c.MoveOn, "views_are_waited_for_enough", **on)
    late = story.later(15)
    for role in (*PARTIES, DRAFTER):
        moved = late.does(role, c.MoveOn, **on)
        assert (state(moved), moved.plan.cycle.missing) == (Evaluation.CONCLUDING, (EMPLOYER, COACH))
    assert viewed(late, EMPLOYER).plan.cycle.view_of(EMPLOYER).on == late.on


def test_the_window_grows_once_by_two_weeks():
    story = opened().later(3).does(EMPLOYER, c.ExtendWindow)
    assert story.last == (e.WindowExtended(window_until=add_days(story.on, 25)),)
    story.refuses(COACH, c.ExtendWindow, "window_can_be_extended")
    over = opened().later(20).does(WORKER, c.ExtendWindow)
    assert over.last == (e.WindowExtended(window_until=add_days(over.on, 14)),)


def test_the_worker_asks_to_say_it_side_by_side():
    story = opened().does(WORKER, c.AskSideBySide)
    assert story.plan.cycle.side_by_side
    story.refuses(WORKER, c.AskSideBySide, "not_yet_side_by_side")
    for role in (EMPLOYER, COACH):
        opened().refuses(role, c.AskSideBySide, "not_your_role")


def test_a_colleague_coach_adds_what_they_saw_and_has_no_view():
    story = opened().does(COLLEAGUE, c.AddObservation, words=words("seen"))
    assert [(seen.person, seen.words) for seen in story.plan.cycle.observations] == [(DIRK, words("seen"))]
    story.refuses(COLLEAGUE, c.GiveView, "not_your_role", words=words("mine"), evidence=SAME)


# --- the proposal ---------------------------------------------------------------------


def test_coach_or_drafter_writes_and_after_two_weeks_anybody_who_signs():
    story, said = viewed(opened()), {"lines": KEEP, "words": words("proposal")}
    for role in (COACH, DRAFTER):
        assert story.does(role, c.WriteProposal, **said).plan.cycle.proposal.by is role
    for role in (WORKER, EMPLOYER):
        story.later(14).refuses(role, c.WriteProposal, "may_write_the_proposal", **said)
        assert story.later(15).does(role, c.WriteProposal, **said).plan.cycle.proposal.by is role


@pytest.mark.parametrize(
    "lines", [(), (*KEEP, *RAISE), (replace(KEEP[0], level=Level.UNKNOWN),)], ids=["none", "twice", "unknown"]
)
def test_a_proposal_has_one_line_for_each_instrument(lines):
    said = {"lines": lines, "words": words("proposal"), "why_departing": WHY}
    viewed(opened()).refuses(COACH, c.WriteProposal, "lines_are_complete", **said)


def test_departing_from_the_indication_asks_why():
    said = {"lines": RAISE, "words": words("proposal")}
    viewed(opened()).refuses(COACH, c.WriteProposal, "departure_is_explained", **said)
    proposal = written(RAISE, why_departing=WHY).plan.cycle.proposal
    assert (proposal.departs, proposal.why_departing) == (True, WHY)


def test_a_proposal_rests_on_the_version_in_force():
    said = {"lines": KEEP, "words": words("proposal"), "version": 2}
    viewed(opened()).refuses(COACH, c.WriteProposal, "rests_on_version_in_force", **said)
    endorsed(written()).refuses(COACH, c.SubmitProposal, "rests_on_version_in_force", version=2)


def test_each_party_stands_behind_it_or_says_what_it_sees_otherwise():
    story = endorsed(written(), WORKER).does(EMPLOYER, c.DissentFromProposal, words=WHY)
    stands = {stand.role: (stand.verdict, stand.words) for stand in story.plan.cycle.proposal.stands}
    assert stands == {WORKER: (Verdict.ENDORSED, None), EMPLOYER: (Verdict.DISSENT, WHY)}
    assert endorsed(story, WORKER).last == ()
    changed = endorsed(story, EMPLOYER).plan.cycle.proposal.stand_of(EMPLOYER)
    assert (changed.verdict, changed.words) == (Verdict.ENDORSED, None)


def test_a_rewritten_proposal_asks_everybody_again():
    story = endorsed(written()).does(DRAFTER, c.WriteProposal, lines=KEEP, words=words("again"))
    assert (story.plan.cycle.proposal.number, story.plan.cycle.proposal.stands) == (2, ())
    story.refuses(WORKER, c.EndorseProposal, "proposal_is_what_was_read", proposal=1)


def test_it_is_sent_when_all_have_answered_or_two_weeks_after_that_text():
    story = endorsed(written(), WORKER, COACH)
    story.later(14).refuses(COACH, c.SubmitProposal, "proposal_is_answered")
    late = story.later(15).does(COACH, c.SubmitProposal)
    assert (state(late), late.plan.cycle.unanswered) == (Evaluation.SUBMITTED, (EMPLOYER,))
    viewed(opened()).refuses(COACH, c.SubmitProposal, "proposal_is_what_was_read")
    endorsed(written()).refuses(DRAFTER, c.SubmitProposal, "not_your_role")


# --- with VDAB ------------------------------------------------------------------------


def test_who_sent_it_or_the_worker_takes_it_back():
    sent().refuses(COACH, c.WithdrawSubmission, "sent_it_or_is_the_worker")
    for role in (EMPLOYER, WORKER):
        story = sent().does(role, c.WithdrawSubmission)
        assert (state(story), story.plan.cycle.submitted_on, story.plan.cycle.dossier) == (
            Evaluation.CONCLUDING,
            None,
            "",
        )


def test_a_question_stops_the_clock_until_it_is_answered_or_taken_back():
    asked = sent().later(5).does(VDAB, c.AskQuestion, to=COACH, words=WHY)
    assert state(asked) is Evaluation.INFO_REQUESTED
    for role in (WORKER, EMPLOYER):
        asked.refuses(role, c.AnswerQuestion, "question_is_for_them", words=words("answer"))
    later = asked.later(10)
    assert days_waited(later.plan.cycle, later.on) == 5
    for story in (later.does(COACH, c.AnswerQuestion, words=words("answer")), later.does(VDAB, c.TakeBackQuestion)):
        assert (state(story), days_waited(story.plan.cycle, add_days(story.on, 2))) == (Evaluation.SUBMITTED, 7)
    withdrawn = later.does(WORKER, c.WithdrawSubmission)
    assert [question.answered_on for question in withdrawn.plan.cycle.questions] == [later.on]


def test_a_question_is_for_somebody_in_the_plan():
    sent().refuses(VDAB, c.AskQuestion, "asks_a_party", to=VDAB, words=WHY)
    sent().refuses(COACH, c.AskQuestion, "not_your_role", to=WORKER, words=WHY)


def test_who_decides_is_nobody_in_the_plan():
    said = {"proposal": 1, "lines": KEEP, "words": words("finding")}
    for person in (SARA, DIRK):
        sent().refuses(VDAB, c.RecordFinding, "is_no_party", by=person, **said)
    assert sent().does(VDAB, c.RecordFinding, **said).facts[-1].by == KARIM


def test_a_finding_is_the_cycles_one_result_and_plans_the_next():
    story = found()
    assert story.last[1] == e.CycleClosed(cycle=1, outcome=Outcome.FINDING)
    (cycle,) = story.plan.cycles
    assert (cycle.outcome, cycle.finding.lines, cycle.ended_on) == (Outcome.FINDING, KEEP, story.on)
    assert (story.plan.cycle.number, state(story), story.plan.update_wanted) == (2, Evaluation.PLANNED, False)


def test_a_finding_that_departs_from_the_proposal_says_why_and_asks_to_update_the_text():
    said = {"proposal": 1, "lines": RAISE, "words": words("finding")}
    sent().refuses(VDAB, c.RecordFinding, "finding_departure_is_explained", **said)
    story = found(RAISE, why_departing=WHY)
    assert (story.plan.cycles[0].finding.departs, story.plan.update_wanted) == (True, True)
    assert story.plan.awards == ()


def test_a_finding_without_the_answer_that_was_asked_says_so():
    asked = sent().does(VDAB, c.AskQuestion, to=COACH, words=WHY)
    story = asked.does(VDAB, c.RecordFinding, proposal=1, lines=KEEP, words=words("finding"))
    assert story.last[0].unanswered


def test_a_letter_of_an_authority_that_does_not_use_the_tool_is_a_result_too():
    said = {"lines": RAISE, "words": words("letter")}
    story = sent()
    story.refuses(EMPLOYER, c.RecordLetter, "dates_are_in_the_past", decided_on=add_days(story.on, 1), **said)
    story = story.does(EMPLOYER, c.RecordLetter, decided_on=story.on, **said)
    assert (story.plan.cycles[0].outcome, story.plan.cycles[0].finding.by_letter) == (Outcome.LETTER, True)


# --- without VDAB ---------------------------------------------------------------------


def test_when_all_stand_behind_keeping_everything_it_closes_without_sending():
    story = endorsed(written()).does(EMPLOYER, c.KeepAsIs, reason=WHY)
    assert story.last == (e.KeptAsIs(proposal=1, reason=WHY), e.CycleClosed(cycle=1, outcome=Outcome.KEEP))
    assert (story.plan.cycles[0].kept, story.plan.cycle.number) == (WHY, 2)


def test_with_a_dissent_or_a_change_it_can_only_be_sent():
    dissent = endorsed(written(), WORKER, COACH).does(EMPLOYER, c.DissentFromProposal, words=WHY)
    dissent.refuses(COACH, c.KeepAsIs, "proposal_is_endorsed_by_all", reason=WHY)
    endorsed(written(), WORKER, COACH).refuses(COACH, c.KeepAsIs, "proposal_is_endorsed_by_all", reason=WHY)
    changes = endorsed(written(RAISE, why_departing=WHY))
    changes.refuses(COACH, c.KeepAsIs, "proposal_keeps_everything", reason=WHY)


# --- when its version falls -----------------------------------------------------------


def test_a_cycle_without_a_version_left_is_stopped():
    story = opened().does(WORKER, c.TakeBackVersion)
    assert [(cycle.number, cycle.outcome) for cycle in story.plan.cycles] == [(1, Outcome.STOPPED)]
    assert (story.plan.cycle.number, state(story)) == (2, Evaluation.PLANNED)
