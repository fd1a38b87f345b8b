"""What events do to awards and the evaluation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from workflows import events as e
from workflows.awards import Award
from workflows.cycle import Cycle, Finding, Proposal, Question, Stand, View, fresh, with_stand
from workflows.glossary import Evaluation, Verdict
from workflows.lines import all_keep
from workflows.plan import Plan


def _awarded(plan: Plan, event: e.AwardRecorded, told: Any) -> Plan:
    """A later record corrects; both stay. A change of level or period asks to update the text."""
    award = Award(
        event.instrument,
        event.first_quarter,
        event.steps,
        event.applied_on,
        event.decided_on,
        event.letter,
        told.role,
        told.on,
    )
    earlier = [one for one in plan.awards if one.instrument is event.instrument]
    changed = bool(earlier) and (earlier[-1].steps, earlier[-1].first_quarter) != (
        event.steps,
        event.first_quarter,
    )
    wanted = plan.update_wanted or (changed and plan.in_force is not None)
    return replace(plan, awards=(*plan.awards, award), update_wanted=wanted)


def _told_facts(plan: Plan, event: e.JobFactsRecorded, told: Any) -> Plan:
    return replace(plan, job_facts=event.job or plan.job_facts, own_facts=event.own or plan.own_facts)


def _on_cycle(change: Callable[[Cycle, Any, Any], Cycle]) -> Callable[[Plan, Any, Any], Plan]:
    def apply(plan: Plan, event: Any, told: Any) -> Plan:
        return replace(plan, cycle=change(plan.cycle, event, told))

    return apply


def _opened(cycle: Cycle, event: e.EvaluationOpened, told: Any) -> Cycle:
    return replace(
        cycle,
        state=Evaluation.GATHERING,
        version=event.version,
        opened_on=event.opened_on,
        window_until=event.window_until,
    )


def _viewed(cycle: Cycle, event: e.ViewGiven, told: Any) -> Cycle:
    others = tuple(view for view in cycle.views if view.role is not told.role)
    view = View(told.role, told.by, event.words, told.on)
    return replace(cycle, views=tuple(sorted((*others, view), key=lambda one: one.role)))


def _observed(cycle: Cycle, event: e.ObservationAdded, told: Any) -> Cycle:
    seen = View(told.role, told.by, event.words, told.on)
    return replace(cycle, observations=(*cycle.observations, seen))


def _views_closed(cycle: Cycle, event: e.ViewsClosed, told: Any) -> Cycle:
    return replace(
        cycle,
        state=Evaluation.CONCLUDING,
        evidence=event.evidence,
        indication=event.indication,
        missing=event.missing,
        closed_views_on=told.on,
    )


def _proposed(cycle: Cycle, event: e.ProposalWritten, told: Any) -> Cycle:
    proposal = Proposal(
        event.proposal,
        event.lines,
        event.words,
        event.version,
        told.role,
        told.on,
        event.departs,
        event.why_departing,
    )
    return replace(cycle, proposal=proposal)


def _stand(verdict: Verdict) -> Callable[[Cycle, Any, Any], Cycle]:
    def give(cycle: Cycle, event: Any, told: Any) -> Cycle:
        assert cycle.proposal is not None
        stand = Stand(told.role, verdict, told.on, getattr(event, "words", None))
        return replace(cycle, proposal=with_stand(cycle.proposal, stand))

    return give


def _submitted(cycle: Cycle, event: e.ProposalSubmitted, told: Any) -> Cycle:
    return replace(
        cycle,
        state=Evaluation.SUBMITTED,
        submitted_on=told.on,
        submitted_by=told.role,
        submitted_person=told.by,
        dossier=event.dossier,
        unanswered=event.unanswered,
    )


def _unsubmitted(cycle: Cycle, event: e.SubmissionWithdrawn, told: Any) -> Cycle:
    questions = _question_settled(cycle.questions, told.on)
    return replace(
        cycle,
        state=Evaluation.CONCLUDING,
        submitted_on=None,
        submitted_by=None,
        submitted_person="",
        dossier="",
        questions=questions,
    )


def _asked(cycle: Cycle, event: e.QuestionAsked, told: Any) -> Cycle:
    question = Question(event.to, event.words, told.on)
    return replace(cycle, state=Evaluation.INFO_REQUESTED, questions=(*cycle.questions, question))


def _replied(cycle: Cycle, event: e.QuestionAnswered, told: Any) -> Cycle:
    last = replace(cycle.questions[-1], answered_on=told.on, answer=event.words)
    return replace(cycle, state=Evaluation.SUBMITTED, questions=(*cycle.questions[:-1], last))


def _question_dropped(cycle: Cycle, event: e.QuestionTakenBack, told: Any) -> Cycle:
    questions = _question_settled(cycle.questions, told.on)
    return replace(cycle, state=Evaluation.SUBMITTED, questions=questions)


def _question_settled(questions: tuple[Question, ...], on: date) -> tuple[Question, ...]:
    if not questions or questions[-1].answered_on is not None:
        return questions
    return (*questions[:-1], replace(questions[-1], answered_on=on))


def _found(plan: Plan, event: e.FindingRecorded, told: Any) -> Plan:
    finding = Finding(event.lines, event.words, told.on, False, event.departs, event.why_departing)
    return _with_finding(plan, finding)


def _letter(plan: Plan, event: e.LetterRecorded, told: Any) -> Plan:
    return _with_finding(plan, Finding(event.lines, event.words, told.on, by_letter=True))


def _with_finding(plan: Plan, finding: Finding) -> Plan:
    """A finding that changes level or period asks to update the text: the law wants the plan kept up to date."""
    wanted = plan.update_wanted or (not all_keep(finding.lines) and plan.in_force is not None)
    return replace(plan, cycle=replace(plan.cycle, finding=finding), update_wanted=wanted)


def _closed(plan: Plan, event: e.CycleClosed, told: Any) -> Plan:
    done = replace(plan.cycle, outcome=event.outcome, ended_on=told.on)
    return replace(plan, cycles=(*plan.cycles, done), cycle=fresh(event.cycle + 1))


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.AwardRecorded: _awarded,
    e.JobFactsRecorded: _told_facts,
    e.RhythmChosen: lambda p, ev, _: replace(p, rhythm=ev.months),
    e.EvaluationOpened: _on_cycle(_opened),
    e.ViewGiven: _on_cycle(_viewed),
    e.ObservationAdded: _on_cycle(_observed),
    e.WindowExtended: _on_cycle(lambda c, ev, _: replace(c, window_until=ev.window_until, extended=True)),
    e.SideBySideAsked: _on_cycle(lambda c, _e, _: replace(c, side_by_side=True)),
    e.ViewsClosed: _on_cycle(_views_closed),
    e.ProposalWritten: _on_cycle(_proposed),
    e.ProposalEndorsed: _on_cycle(_stand(Verdict.ENDORSED)),
    e.ProposalDissented: _on_cycle(_stand(Verdict.DISSENT)),
    e.ProposalSubmitted: _on_cycle(_submitted),
    e.SubmissionWithdrawn: _on_cycle(_unsubmitted),
    e.QuestionAsked: _on_cycle(_asked),
    e.QuestionAnswered: _on_cycle(_replied),
    e.QuestionTakenBack: _on_cycle(_question_dropped),
    e.FindingRecorded: _found,
    e.LetterRecorded: _letter,
    e.KeptAsIs: _on_cycle(lambda c, ev, _: replace(c, kept=ev.reason)),
    e.CycleClosed: _closed,
}
