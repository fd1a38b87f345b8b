"""The invariants about one step in evaluation, awards, ends and reading."""

from datetime import timedelta
from typing import Any

from tests.model.explore import Step
from tests.model.invariants import ABOVE, PRESENT, SIGNING_ROLES, require, signers
from tests.model.invariants_cycle import FORTNIGHT, WITH_VDAB, result_rests
from workflows import events as e
from workflows.glossary import Evaluation, Role
from workflows.plan import Plan

EVALUATES = {
    e.ViewsClosed: "views_are_in",
    e.ProposalSubmitted: "sent_when_answered",
    e.FindingRecorded: "found_by_vdab",
    e.LetterRecorded: "found_by_letter",
    e.SubmissionWithdrawn: "withdrawn_by_its_sender",
    e.QuestionAnswered: "answered_by_who_was_asked",
}


def evaluation_moves_as_written(step: Step) -> None:
    """6: each act of the evaluation, against the state it came from."""
    for fact in step.facts:
        check = EVALUATES.get(type(fact.event))
        if check:
            globals()[check](step, fact)


def views_are_in(step: Step, fact: Any) -> None:
    views = {view.role for view in step.after.cycle.views}
    until = step.after.cycle.window_until
    over = until is not None and fact.on > until
    require(3, "views closed before all were in", holds=set(signers(step.after)) <= views or over)
    require(3, "a view counted as missing", holds=set(fact.event.missing) == set(signers(step.after)) - views)


def sent_when_answered(step: Step, fact: Any) -> None:
    proposal = step.before.cycle.proposal
    require(6, "sent without a proposal", holds=proposal is not None)
    answered, wanted = {one.role for one in proposal.stands}, set(signers(step.before))
    require(3, "silence taken for an answer", holds=wanted <= answered or fact.on > proposal.on + FORTNIGHT)
    require(3, "an answer counted as missing", holds=set(fact.event.unanswered) == wanted - answered)
    version = step.before.in_force
    require(6, "sent about another version", holds=version is not None and fact.event.version == version.number)


def found_by_vdab(step: Step, fact: Any) -> None:
    require(6, "a finding on nothing sent", holds=step.before.cycle.state in WITH_VDAB)
    require(12, "found by a party", holds=fact.by not in {seat.person for seat in step.before.seats})
    require(12, "found by who is not VDAB", holds=fact.role is Role.REVIEWER)


def found_by_letter(step: Step, fact: Any) -> None:
    require(6, "a letter of nobody on the plan", holds=fact.role in signers(step.before))


def withdrawn_by_its_sender(step: Step, fact: Any) -> None:
    cycle = step.before.cycle
    require(6, "withdrawn by another", holds=fact.role is Role.WORKER or fact.by == cycle.submitted_person)


def answered_by_who_was_asked(step: Step, fact: Any) -> None:
    asked = step.before.cycle.questions[-1].to
    require(3, "answered for another", holds=fact.role is asked)


def one_result_at_a_time(step: Step) -> None:
    """6: a cycle closes once, by a result; finished cycles never change."""
    before, after = step.before, step.after
    if before.cycles is after.cycles:
        require(6, "closed, and not kept", holds=not any(isinstance(f.event, e.CycleClosed) for f in step.facts))
        return
    closed = [fact.event for fact in step.facts if isinstance(fact.event, e.CycleClosed)]
    fell = any(isinstance(fact.event, e.VersionTakenBack) for fact in step.facts)
    require(6, "not one result", len(closed), holds=len(closed) == (0 if fell else 1))
    require(6, "finished cycles changed", holds=after.cycles[:-1] == before.cycles)
    require(6, "the next is not planned", holds=after.cycle.state is Evaluation.PLANNED)
    result_rests(after.cycles[-1], signers(before) if closed else ())


def nobody_speaks_for_another(step: Step) -> None:
    """3: another's view and another's answer to the present proposal stay as they gave them."""
    before, after = step.before.cycle, step.after.cycle
    if before is after or before.number != after.number:
        return
    for role in SIGNING_ROLES:
        if role is step.command.role:
            continue
        if before.views is not after.views:
            require(3, "another's view", role, holds=_of(before.views, role) is _of(after.views, role))
        if before.proposal and after.proposal and before.proposal.number == after.proposal.number:
            had, has = _of(before.proposal.stands, role), _of(after.proposal.stands, role)
            require(3, "another's answer to the proposal", role, holds=had is has)
    rewritten = any(isinstance(fact.event, e.ProposalWritten) for fact in step.facts)
    if rewritten and after.proposal is not None:
        require(2, "an answer to the proposal before", holds=not after.proposal.stands)


def _of(said: Any, role: Role) -> Any:
    for one in said:
        if one.role is role:
            return one
    return None


def awards_come_from_records(step: Step) -> None:
    """9: only a recorded award changes an award, and it takes nothing away."""
    if step.before.awards is step.after.awards:
        return
    recorded = [fact for fact in step.facts if isinstance(fact.event, e.AwardRecorded)]
    require(9, "an award without a record", holds=len(recorded) == 1)
    require(9, "an earlier record changed", holds=step.after.awards[:-1] == step.before.awards)


def ends_can_be_undone(step: Step) -> None:
    """§5: who ends, with what notice, and that it can be taken back; after the end hardly anything happens."""
    ending = step.before.ending
    if ending is not None and step.command.on >= ending.ends_on:
        late = [fact.event for fact in step.facts if not isinstance(fact.event, AFTER_THE_END)]
        require(4, "after the end", *late, holds=not late)
    if step.after.ending is ending:
        return
    role, given = step.command.role, step.after.ending
    if given is None:
        mine = ending is not None and ending.by is role and step.command.on <= ending.undo_until
        require(4, "another's end undone, or too late", holds=mine)
        return
    require(4, "an end over an end", holds=ending is None and given.by is role)
    require(4, "ended by who may not", role, holds=role in (Role.WORKER, *ABOVE.get(step.before.kind, ())))
    notice = timedelta(0) if role is Role.WORKER else FORTNIGHT
    require(4, "ended without notice", holds=given.ends_on >= given.on + notice)
    undo = given.on + timedelta(days=3) if role is Role.WORKER else given.ends_on - timedelta(days=1)
    require(4, "no time to undo", holds=given.undo_until >= undo)
    require(4, "the employer gives no reason", holds=role is Role.WORKER or given.reason is not None)


CONTESTED = (e.ContestRequested, e.AdviceRecorded, e.ContestDecided, e.AppealLodged)
AFTER_THE_END = (
    e.AwardRecorded,
    e.EndTakenBack,
    e.CycleClosed,
    e.FindingRecorded,
    e.LetterRecorded,
    e.ReturnRequested,
    *CONTESTED,
)


def nobody_reads_unasked(step: Step) -> None:
    """14: who begins to read a clause was let in by the worker, wrote it, is named to do it, or reads all new ones."""
    before, after = step.before, step.after
    if before.seats is after.seats and readers_stay(before, after):
        return
    if any(isinstance(fact.event, OPENS) for fact in step.facts):
        return
    known = {clause.id for clause in (*before.clauses, *before.gone)}
    for seat in after.seats:
        newly = readable(after, seat) - readable(before, seat)
        named = {clause.id for clause in after.clauses if seat.role in clause.revisions[-1].doers}
        require(14, "reads unasked", seat.role, *newly, holds=not (newly & known) - named)


OPENS = (e.PlanStarted, e.NegotiationBegun, e.OpenedToParty, e.ClauseShown)
"""The worker's acts that let somebody read what they could not."""


def readers_stay(before: Plan, after: Plan) -> bool:
    """Whether no clause changed hands: nearly always so, and quickly seen."""
    if len(before.clauses) != len(after.clauses):
        return False
    for was, now in zip(before.clauses, after.clauses, strict=True):
        if was is not now and (was.hidden_from != now.hidden_from or was.revisions[-1] is not now.revisions[-1]):
            return False
    return True


def readable(plan: Plan, seat: Any) -> set[str]:
    """What somebody in a seat may read: all of it for the worker; once opened, what is not kept from the role.

    Who is asked and let in reads once they come. What was dropped counts: a take-back brings it again.
    """
    there = next((s for s in plan.seats if (s.role, s.person) == (seat.role, seat.person)), None)
    if there is None or there.standing not in PRESENT:
        return set()
    if seat.role is Role.WORKER:
        return {clause.id for clause in (*plan.clauses, *plan.gone)}
    return {
        clause.id
        for clause in (*plan.clauses, *plan.gone)
        if there.opened
        and seat.role not in clause.hidden_from
        and (seat.role is not Role.COLLEAGUE_COACH or seat.role in clause.revisions[-1].doers)
    }
