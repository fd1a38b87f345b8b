"""The bounded worlds that are explored: where each begins, what may be asked in it, what it promises."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from tests.model import moves, moves_cycle
from tests.model.explore import Model
from tests.model.invariants import seated, signers
from tests.model.moves import PARTIES, REASON, ask
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
    in_force,
    proposed,
    words,
)
from workflows import commands as c
from workflows.commands import Command
from workflows.glossary import Agreement, Evaluation, Instrument, Kind, Relation, Role
from workflows.plan import Plan
from workflows.running import cycle_at

Menu = Callable[[Plan, date], Iterable[Command]]


def world(name: str, story: Story, *menus: Menu, **more: Any) -> Model:
    """All that is on these menus, asked in every state, sensible or not."""

    def every(plan: Plan, on: date) -> Iterator[Command]:
        for menu in menus:
            yield from menu(plan, on)

    return Model(name, story.facts, story.on, every, **more)


def all_answers(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.answers(plan, on, c.AcceptClause, c.ObjectToClause, c.AskTalk)


def yes_only(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.answers(plan, on, c.AcceptClause)


def first_text(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.counters(plan, on, texts=1)


def keep_only(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves_cycle.concluding(plan, on, (moves_cycle.KEEP,))


def one_counter(plan: Plan, on: date) -> Iterator[Command]:
    """At most one other text in total, and none once a version is in force."""
    if plan.in_force is None and all(len(clause.revisions) == 1 for clause in plan.agreements):
        yield from moves.counters(plan, on)


def withdrawing(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves.answers(plan, on, c.WithdrawRevision)


SIGNING = (moves.signatures, moves.reopening, moves.thinking)
THINKING: dict[str, Any] = {"tick": moves_cycle.thinking_time_over}


def somebody_else_reads(plan: Plan, passive: Role | None) -> bool:
    """Who is alone, and does nothing, is waited for."""
    there = [seat for role in signers(plan) for seat in seated(plan, role)]
    return any(seat.role is not passive and seat.opened for seat in there)


def _waits_for_force(plan: Plan, on: date, passive: Role | None) -> bool:
    """But for the worker's own change of kind: nobody else can say what work there is, and what is in force stays."""
    hers = passive is WORKER and plan.kind_before is not None
    return plan.in_force is not None and plan.ending is None and not hers and somebody_else_reads(plan, passive)


def _is_in_force(plan: Plan, on: date) -> bool:
    return plan.agreement is Agreement.IN_FORCE


def _waits_for_a_result(plan: Plan, on: date, passive: Role | None) -> bool:
    running = plan.ending is None and cycle_at(plan, on).state is not Evaluation.PLANNED
    return running and somebody_else_reads(plan, passive)


def _has_a_result(plan: Plan, on: date) -> bool:
    """Back at a planned cycle, which only a result brings about."""
    return cycle_at(plan, on).state is Evaluation.PLANNED


def _runs(plan: Plan, on: date, passive: Role | None) -> bool:
    return plan.ending is None and passive is None


COMES = (_runs, _is_in_force)
"""When all want it, it can come into force from everywhere."""
RETURNS: dict[str, Any] = {"promises": ((_waits_for_force, _is_in_force),)}
CYCLE_ENDS = ((_waits_for_a_result, _has_a_result),)


def kept_from_employer() -> Story:
    """Two agreements; one of them Sara wrote for herself and Els."""
    kept = {"clause": "b", "words": words("b: first text"), "hidden_from": (EMPLOYER,)}
    return proposed("a").does(WORKER, c.AddAgreement, **kept)


def two_agreements(name: str, *menus: Menu, story: Story | None = None, **more: Any) -> Model:
    """The agreement region of three parties and two agreements, with signing, reopening and thinking time."""
    story = story or proposed("a", "b")
    return world(name, story, yes_only, *menus, *SIGNING, **RETURNS, **THINKING)


def one_agreement(name: str, *menus: Menu, **more: Any) -> Model:
    return world(name, proposed("a"), yes_only, *menus, *SIGNING, **RETURNS, **THINKING, **more)


def one_evaluation(name: str, *menus: Menu, story: Story | None = None, **more: Any) -> Model:
    """The evaluation of one agreement, in force and no longer thought over."""
    story = story or in_force("agreement").later(20)
    return world(name, story, *menus, tick=moves_cycle.any_term_over, **more)


def whole_evaluation(name: str, *menus: Menu) -> Model:
    """All of it, from planned to planned: it promises a result."""
    return one_evaluation(name, moves_cycle.gathering, moves_cycle.with_vdab, *menus, promises=CYCLE_ENDS)


def arriving(plan: Plan, on: date) -> Iterator[Command]:
    """Everybody is asked for everything, takes it or not, and is let in."""
    for seat, people in ((EMPLOYER, (JAN, ELS)), (COACH, (JAN, ELS)), (VDAB, (EVA,))):
        for person in people:
            asked = {"seat": seat, "person": person, "relation": Relation.EXTERNAL}
            yield ask(c.InviteParty, DRAFTER, on, **asked)
            if seat is not VDAB:
                yield ask(c.AcceptInvitation, seat, on, asker=person)
                yield ask(c.OpenToParty, WORKER, on, seat=seat, person=person)
    yield ask(c.BeginNegotiation, WORKER, on)


def drafting(plan: Plan, on: date) -> Iterator[Command]:
    """Noor stops, Els drafts, Dirk stops: what that asks of the others."""
    yield ask(c.LeaveRole, DRAFTER, on)
    yield ask(c.LeaveRole, COLLEAGUE, on)
    yield ask(c.InviteParty, COACH, on, seat=DRAFTER, person=ELS, organisation="jobcentrum")
    yield ask(c.AcceptInvitation, DRAFTER, on, asker=ELS)
    yield ask(c.OpenToParty, WORKER, on, seat=DRAFTER, person=ELS)
    yield ask(c.AskException, COACH, on, reason=REASON)
    yield ask(c.AcceptException, WORKER, on)
    yield ask(c.WithdrawException, WORKER, on)
    yield ask(c.ExplainNoColleague, COACH, on, reason=REASON)


def a_party_as_vdab(plan: Plan, on: date) -> Iterator[Command]:
    number = plan.cycle.proposal.number if plan.cycle.proposal else 0
    said = {"proposal": number, "lines": moves_cycle.RAISE, "words": REASON, "why_departing": REASON}
    yield ask(c.RecordFinding, VDAB, on, asker=SARA, **said)


def employer_takes_back(plan: Plan, on: date) -> Iterator[Command]:
    yield ask(c.TakeBackVersion, EMPLOYER, on, version=plan.in_force.number if plan.in_force else 0)


def two_letters(plan: Plan, on: date) -> Iterator[Command]:
    yield from moves_cycle.letter(plan, on, most=2)


def asked_around() -> Story:
    """Noor wrote down a need of Sara's; nobody else is there."""
    story = Story().does(DRAFTER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA, organisation="planbureau")
    return story.does(DRAFTER, c.AddNeed, clause="need", words=words("i lose the thread when it is busy"))


def concluded() -> Story:
    """Every view is in."""
    story = in_force().later(20).does(COACH, c.OpenEvaluation)
    said = {"evidence": moves_cycle.ALL_THE_SAME, "summary": moves_cycle.SUMMARY}
    for role in PARTIES:
        story = story.does(role, c.GiveView, words=words(f"view of {role}"), **said)
    return story


def sent() -> Story:
    """Els proposed to keep all, everybody agrees, and it lies with VDAB; an award runs."""
    letter = {"first_quarter": "2026-Q1", "steps": ((8, "40"),), "applied_on": None, "letter": REASON}
    story = concluded()
    story = story.does(COACH, c.RecordAward, instrument=Instrument.WAGE_PREMIUM, decided_on=story.on, **letter)
    story = story.does(COACH, c.WriteProposal, lines=moves_cycle.KEEP, words=words("proposal"))
    for role in PARTIES:
        story = story.does(role, c.EndorseProposal)
    return story.does(COACH, c.SubmitProposal)


def found() -> Story:
    """VDAB found what was proposed."""
    said = {"lines": moves_cycle.KEEP, "words": REASON}
    return sent().does(VDAB, c.RecordFinding, **said)


def ready(*clauses: str) -> Story:
    """All said yes; nothing is on the table."""
    return accepted(proposed(*clauses))


SMALL = {
    model.name: model
    for model in (
        one_agreement("every answer", all_answers, moves.taking_back),
        one_agreement("two texts", moves.counters, moves.stale),
        world("a no before another text", proposed("a"), all_answers, moves.counters),
        world("readers", proposed("a"), yes_only, moves.counters, moves.readers),
        world("one left open", ready("a", "b"), yes_only, moves.shapes, moves.signatures),
        world("who drafts", ready("a"), drafting, moves.signatures),
        world("who comes", asked_around(), arriving),
        world("thinking over", in_force().later(1), moves.thinking, moves_cycle.gathering, **THINKING),
        world("the employer thinks", in_force(), employer_takes_back),
        whole_evaluation("a whole evaluation", keep_only),
        one_evaluation("views", moves_cycle.gathering, keep_only),
        one_evaluation("proposals", moves_cycle.concluding, story=concluded()),
        one_evaluation("with VDAB", moves_cycle.with_vdab, a_party_as_vdab, story=sent()),
        one_evaluation("a contest", moves_cycle.contesting, moves_cycle.ending, story=found()),
        one_evaluation("an end", moves_cycle.ending, moves.reopening, two_letters),
    )
}
"""Seconds each: on these every seeded mistake must show."""

LIFE = world(
    "a life",
    Story(),
    all_answers,
    arriving,
    drafting,
    withdrawing,
    two_letters,
    *SIGNING,
    *(moves.counters, moves.shapes, moves.taking_back, moves.readers, moves.stale),
    *(moves_cycle.gathering, moves_cycle.concluding, moves_cycle.with_vdab, moves_cycle.ending, moves_cycle.contesting),
)
"""Everything on every menu of an employee's plan, for whoever lives at random: it has no bound."""
