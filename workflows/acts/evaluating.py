"""Awards and the evaluation cycle."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days
from workflows.deadlines import length
from workflows.dossier import dossier_hash
from workflows.glossary import Evaluation, Outcome, Verdict
from workflows.indication import indicate
from workflows.lines import departs
from workflows.plan import Plan
from workflows.running import cycle_at, needs_evaluated

Events = tuple[e.Event, ...]


def record_award(plan: Plan, ask: c.RecordAward) -> Events:
    return (
        e.AwardRecorded(
            instrument=ask.instrument,
            first_quarter=ask.first_quarter,
            steps=ask.steps,
            applied_on=ask.applied_on,
            decided_on=ask.decided_on,
            letter=ask.letter,
        ),
    )


def record_job_facts(plan: Plan, ask: c.RecordJobFacts) -> Events:
    """Only what differs is told again: what the worker changes of themselves is nobody else's news."""
    job = None if ask.job == plan.job_facts else ask.job
    own = None if ask.own == plan.own_facts else ask.own
    return (e.JobFactsRecorded(job=job, own=own),) if job or own else ()


def choose_rhythm(plan: Plan, ask: c.ChooseRhythm) -> Events:
    return (e.RhythmChosen(months=ask.months),)


def open_evaluation(plan: Plan, ask: c.OpenEvaluation) -> Events:
    assert plan.in_force is not None
    return (
        e.EvaluationOpened(
            version=plan.in_force.number,
            opened_on=ask.on,
            window_until=add_days(ask.on, length("view_window")),
        ),
    )


def _opening(plan: Plan, ask: c.Command) -> Events:
    """Dates make no events: the first act after the due date records that the cycle opened on it."""
    if plan.cycle.state is not Evaluation.PLANNED:
        return ()
    cycle = cycle_at(plan, ask.on)
    assert cycle.version is not None
    assert cycle.opened_on is not None
    assert cycle.window_until is not None
    return (e.EvaluationOpened(version=cycle.version, opened_on=cycle.opened_on, window_until=cycle.window_until),)


def give_view(plan: Plan, ask: c.GiveView) -> Events:
    """The last view puts them side by side at once."""
    given = {view.role for view in plan.cycle.views} | {ask.role}
    viewed: Events = (*_opening(plan, ask), e.ViewGiven(words=ask.words))
    if set(plan.required) <= given:
        return (*viewed, _closing(plan, ask))
    return viewed


def add_observation(plan: Plan, ask: c.AddObservation) -> Events:
    return (*_opening(plan, ask), e.ObservationAdded(words=ask.words))


def extend_window(plan: Plan, ask: c.ExtendWindow) -> Events:
    until = cycle_at(plan, ask.on).window_until
    assert until is not None
    longer = add_days(max(until, ask.on), length("window_extension"))
    return (*_opening(plan, ask), e.WindowExtended(window_until=longer))


def ask_side_by_side(plan: Plan, ask: c.AskSideBySide) -> Events:
    return (*_opening(plan, ask), e.SideBySideAsked())


def move_on(plan: Plan, ask: c.MoveOn) -> Events:
    return (*_opening(plan, ask), _closing(plan, ask))


def _closing(plan: Plan, ask: c.GiveView | c.MoveOn) -> e.ViewsClosed:
    given = {view.role for view in plan.cycle.views}
    if isinstance(ask, c.GiveView):
        given |= {ask.role}
    found = indicate(ask.evidence, needs_evaluated(plan, ask.on))
    assert ask.summary is not None
    return e.ViewsClosed(
        evidence=ask.summary,
        indication=found.lines,
        missing=tuple(role for role in plan.required if role not in given),
    )


def write_proposal(plan: Plan, ask: c.WriteProposal) -> Events:
    last = plan.cycle.proposal.number if plan.cycle.proposal else 0
    return (
        e.ProposalWritten(
            proposal=last + 1,
            lines=ask.lines,
            words=ask.words,
            version=ask.version,
            departs=departs(ask.lines, plan.cycle.indication),
            why_departing=ask.why_departing,
        ),
    )


def endorse(plan: Plan, ask: c.EndorseProposal) -> Events:
    assert plan.cycle.proposal is not None
    stand = plan.cycle.proposal.stand_of(ask.role)
    if stand is not None and stand.verdict is Verdict.ENDORSED:
        return ()
    return (e.ProposalEndorsed(proposal=ask.proposal),)


def dissent(plan: Plan, ask: c.DissentFromProposal) -> Events:
    return (e.ProposalDissented(proposal=ask.proposal, words=ask.words),)


def submit(plan: Plan, ask: c.SubmitProposal) -> Events:
    proposal = plan.cycle.proposal
    assert proposal is not None
    silent = tuple(role for role in plan.required if proposal.stand_of(role) is None)
    seal = dossier_hash(plan)
    return (e.ProposalSubmitted(proposal=ask.proposal, dossier=seal, version=ask.version, unanswered=silent),)


def withdraw_submission(plan: Plan, ask: c.WithdrawSubmission) -> Events:
    return (e.SubmissionWithdrawn(),)


def ask_question(plan: Plan, ask: c.AskQuestion) -> Events:
    return (e.QuestionAsked(to=ask.to, words=ask.words),)


def answer_question(plan: Plan, ask: c.AnswerQuestion) -> Events:
    return (e.QuestionAnswered(words=ask.words),)


def take_back_question(plan: Plan, ask: c.TakeBackQuestion) -> Events:
    return (e.QuestionTakenBack(),)


def record_finding(plan: Plan, ask: c.RecordFinding) -> Events:
    """Found, and the next cycle is planned at once."""
    proposal = plan.cycle.proposal
    assert proposal is not None
    found = e.FindingRecorded(
        proposal=ask.proposal,
        lines=ask.lines,
        words=ask.words,
        departs=departs(ask.lines, proposal.lines),
        why_departing=ask.why_departing,
        unanswered=plan.cycle.state is Evaluation.INFO_REQUESTED,
    )
    return (found, e.CycleClosed(cycle=plan.cycle.number, outcome=Outcome.FINDING))


def record_letter(plan: Plan, ask: c.RecordLetter) -> Events:
    letter = e.LetterRecorded(lines=ask.lines, words=ask.words, decided_on=ask.decided_on)
    return (letter, e.CycleClosed(cycle=plan.cycle.number, outcome=Outcome.LETTER))


def keep_as_is(plan: Plan, ask: c.KeepAsIs) -> Events:
    kept = e.KeptAsIs(proposal=ask.proposal, reason=ask.reason)
    return (kept, e.CycleClosed(cycle=plan.cycle.number, outcome=Outcome.KEEP))


ACTS: dict[type[c.Command], Any] = {
    c.RecordAward: record_award,
    c.RecordJobFacts: record_job_facts,
    c.ChooseRhythm: choose_rhythm,
    c.OpenEvaluation: open_evaluation,
    c.GiveView: give_view,
    c.AddObservation: add_observation,
    c.ExtendWindow: extend_window,
    c.AskSideBySide: ask_side_by_side,
    c.MoveOn: move_on,
    c.WriteProposal: write_proposal,
    c.EndorseProposal: endorse,
    c.DissentFromProposal: dissent,
    c.SubmitProposal: submit,
    c.WithdrawSubmission: withdraw_submission,
    c.AskQuestion: ask_question,
    c.AnswerQuestion: answer_question,
    c.TakeBackQuestion: take_back_question,
    c.RecordFinding: record_finding,
    c.RecordLetter: record_letter,
    c.KeepAsIs: keep_as_is,
}
