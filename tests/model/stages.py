"""A plan in every state of text, evaluation and life together, and each command as its asker would fill it in."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from tests.model import moves_cycle
from tests.model.moves import REASON, ask
from tests.model.stories import AGENCY, EMPLOYED, Cast, alone
from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    CONFIDANT,
    DRAFTER,
    EMPLOYER,
    EVA,
    MONDAY,
    PERSON,
    USER_COMPANY,
    VDAB,
    WORKER,
    Story,
    at,
    begun,
    signed,
    started,
    words,
)
from workflows import commands as c
from workflows.calendar import add_days
from workflows.commands import Command
from workflows.glossary import Agreement, Evaluation, How, Instrument, Kind, Life, Relation, Role, Shape, Signal
from workflows.job_facts import JobFacts, OwnFacts
from workflows.plan import Plan
from workflows.running import cycle_at

SAID = {"evidence": moves_cycle.ALL_THE_SAME, "summary": moves_cycle.SUMMARY}
JOB, OWN = JobFacts(percent=50), OwnFacts(past_pension_age=False)
Cell = tuple[Agreement, Evaluation, Life]


def stages() -> Iterator[tuple[str, Cell, Story]]:
    """Every (text, evaluation, life), of an employee and of who works at two companies."""
    yield from _stages("", EMPLOYED)
    yield from _stages("agency, ", AGENCY)


def _stages(kind: str, who: Cast) -> Iterator[tuple[str, Cell, Story]]:
    """Before a version was ever in force, no evaluation runs."""
    for text, story in (("drafting", who.started), ("first text", who.begun)):
        agreement = Agreement.DRAFTING if text == "drafting" else Agreement.NEGOTIATING
        yield from alive_and_not(f"{kind}{text}", (agreement, Evaluation.PLANNED), story)
    for evaluation, story in evaluated(who):
        for agreement, texted in reopened(who, story):
            yield from alive_and_not(f"{kind}{agreement} while {evaluation}", (agreement, evaluation), texted)


def alive_and_not(name: str, cell: tuple[Agreement, Evaluation], story: Story) -> Iterator[tuple[str, Cell, Story]]:
    yield name, (*cell, Life.OPEN), story
    yield f"{name}, ended", (*cell, Life.CLOSED), story.does(WORKER, c.EndPlan, ends_on=story.on)


def evaluated(who: Cast) -> Iterator[tuple[Evaluation, Story]]:
    planned = who.signed()
    yield Evaluation.PLANNED, planned
    gathering = planned.does(COACH, c.OpenEvaluation)
    yield Evaluation.GATHERING, gathering
    concluding = gathering
    for role in who.parties:
        concluding = concluding.does(role, c.GiveView, words=words(f"view of {role}"), **SAID)
    concluding = concluding.does(COACH, c.WriteProposal, lines=moves_cycle.KEEP, words=words("proposal"))
    for role in who.parties:
        concluding = concluding.does(role, c.EndorseProposal)
    yield Evaluation.CONCLUDING, concluding
    submitted = concluding.does(COACH, c.SubmitProposal)
    yield Evaluation.SUBMITTED, submitted
    yield Evaluation.INFO_REQUESTED, submitted.does(VDAB, c.AskQuestion, to=COACH, words=REASON)


def reopened(who: Cast, story: Story) -> Iterator[tuple[Agreement, Story]]:
    yield Agreement.IN_FORCE, story
    text = {"clause": "agreement", "shape": Shape.TEXT, "words": words("another text")}
    negotiating = story.does(EMPLOYER, c.ReopenText).does(EMPLOYER, c.ProposeRevision, **text)
    yield Agreement.NEGOTIATING, negotiating
    yield Agreement.SIGNING, signed(who.frozen(negotiating), WORKER)


def corners() -> Iterator[Story]:
    """What the stages do not show: so that every command is done by everybody who may."""
    yield Story()
    coach = Story().does(COACH, c.StartPlan, kind=Kind.EMPLOYEE, worker="sara", relation=Relation.EXTERNAL)
    coach = coach.does(COACH, c.InviteParty, seat=EMPLOYER, person=PERSON[EMPLOYER])
    yield coach
    yield (asked_for := coach.does(COACH, c.AskException, reason=REASON))
    yield asked_for.does(WORKER, c.AcceptException)
    seats = started().does(DRAFTER, c.LeaveRole).does(COLLEAGUE, c.LeaveRole)
    seats = seats.does(WORKER, c.InviteParty, seat=DRAFTER, person=PERSON[DRAFTER])
    yield seats.does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=PERSON[COLLEAGUE])
    yield begun().does(DRAFTER, c.LeaveRole).does(WORKER, c.InviteParty, seat=DRAFTER, person=PERSON[DRAFTER])
    yield coach.does(COACH, c.InviteParty, seat=DRAFTER, person=PERSON[DRAFTER])
    late = Story().does(DRAFTER, c.StartPlan, kind=Kind.EMPLOYEE, worker="sara")
    late = late.does(DRAFTER, c.InviteParty, seat=COACH, person=PERSON[COACH], relation=Relation.EXTERNAL)
    yield late
    came = late.does(WORKER, c.BeginNegotiation).does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=PERSON[EMPLOYER])
    yield came.does(EMPLOYER, c.AcceptInvitation)
    yield from _people()
    for who in (EMPLOYED, AGENCY):
        yield from _texts(who)
        yield from _evaluations(who)


def _people() -> Iterator[Story]:
    """A user company that is asked; another coach that is wanted, and nobody who says yes yet; work that is found."""
    asked_in = Story().does(DRAFTER, c.StartPlan, kind=Kind.AGENCY, worker="sara")
    yield asked_in.does(DRAFTER, c.InviteParty, seat=USER_COMPANY, person=PERSON[USER_COMPANY])
    for role in (WORKER, EMPLOYER, USER_COMPANY):
        yield AGENCY.begun.does(role, c.ProposeCoach, person=EVA, relation=Relation.EXTERNAL)
    yield alone(Kind.PREPARATION).begun
    trusted = begun().does(WORKER, c.TrustSomebody, person=PERSON[CONFIDANT])
    yield trusted
    trusted = trusted.does(CONFIDANT, c.AcceptInvitation)
    yield trusted.does(CONFIDANT, c.SuggestToWorker, suggestion="suggestion", words=REASON)
    frozen = EMPLOYED.frozen().does(WORKER, c.TrustSomebody, person=PERSON[CONFIDANT])
    yield frozen.does(CONFIDANT, c.AcceptInvitation)


def _texts(who: Cast) -> Iterator[Story]:
    suggested = who.begun
    for role in who.parties[1:]:
        suggested = suggested.does(role, c.AddNeed, clause=f"need of {role}", words=words("need"))
    yield suggested
    yield who.proposed().does(WORKER, c.HideClause, clause="agreement", hidden_from=EMPLOYER)
    yield (talking := _by_each(who, who.proposed(doers=(COLLEAGUE,)), c.AskTalk))
    yield who.accepted(talking)
    yield signed(who.frozen(), *who.parties[1:])
    for role in who.parties:
        text = {"clause": "agreement", "shape": Shape.TEXT, "words": words(f"text of {role}")}
        yield who.proposed().does(role, c.ProposeRevision, **text)
    yield who.signed().does(WORKER, c.ReopenText)
    yield who.signed(who.frozen(who.proposed(doers=(COLLEAGUE,))))
    ending = who.signed()
    for role in who.parties[1:-1]:
        yield ending.does(role, c.EndPlan, ends_on=add_days(ending.on, 14), reason=REASON)


def _by_each(who: Cast, story: Story, command: type[Command]) -> Story:
    for role in who.parties:
        story = story.does(role, command, clause="agreement")
    return story


def _evaluations(who: Cast) -> Iterator[Story]:
    gathering = who.signed().does(COACH, c.OpenEvaluation).later(20)
    yield gathering
    yield gathering.does(COACH, c.MoveOn, **SAID).later(20)
    for role in who.parties:
        written = gathering.does(COACH, c.MoveOn, **SAID).does(
            COACH, c.WriteProposal, lines=moves_cycle.KEEP, words=REASON
        )
        sent = written.later(20).does(role, c.SubmitProposal)
        yield sent
        yield sent.does(VDAB, c.AskQuestion, to=role, words=REASON)
    yield sent.does(VDAB, c.AskQuestion, to=DRAFTER, words=REASON)
    yield from _contests(sent.does(VDAB, c.RecordFinding, lines=moves_cycle.KEEP, words=REASON))


def _contests(found: Story) -> Iterator[Story]:
    yield found
    yield (asked := found.does(WORKER, c.RequestContest, cycle=1, learned_on=found.on, requested_on=found.on))
    days = {"decided_on": found.on, "sent_on": found.on}
    yield asked.does(COACH, c.RecordContestDecision, contest=1, lines=(), words=REASON, **days)


def asked(command: type[Command], role: Role, plan: Plan, on: date) -> Iterator[Command]:
    """The command as a page would send it, about each clause; for what has more ways, each of them."""
    known = {one.name for one in fields(command)}
    for clause in (*plan.clauses, None) if "clause" in known else (None,):
        for more in WAYS.get(command, ({},)):
            said = _filled(plan, clause, on) | more
            yield ask(command, role, on, **{name: value for name, value in said.items() if name in known})


WAYS: dict[type[Command], tuple[dict[str, Any], ...]] = {
    c.EndPlan: ({}, {"ends_on": add_days(MONDAY, 400)}),
    c.AddAgreement: ({}, {"hidden_from": ()}),
    c.InviteParty: ({"seat": EMPLOYER}, {"seat": DRAFTER}, {"seat": COLLEAGUE}),
    c.ProposeCoach: ({}, {"person": ""}),
    **dict.fromkeys((c.LimitConfidant, c.LetThemRead, c.DropConfidant), ({"person": PERSON[CONFIDANT]},)),
    c.SuggestToWorker: ({"clause": "", "revision": 0},),
    c.RecordJobFacts: ({"job": JOB}, {"own": OWN}, {"job": JOB, "own": OWN}),
    c.OpenToParty: ({"seat": EMPLOYER, "person": PERSON[EMPLOYER]}, {"seat": COLLEAGUE}),
}


CONTESTED = {
    "suggestion": "suggestion",
    "cycle": 1,
    "contest": 1,
    "search": REASON,
    "still_looking": True,
    "against_will": True,
}
DAYS = ("decided_on", "learned_on", "requested_on", "advised_on", "sent_on", "lodged_on", "work_ends_on", "ends_on")


def _filled(plan: Plan, clause: Any, on: date) -> dict[str, Any]:
    version, proposal = plan.frozen or plan.in_force, plan.cycle.proposal
    return {
        "kind": Kind.EMPLOYEE,
        "worker": "sara",
        "person": EVA,
        "relation": Relation.EXTERNAL,
        "clause": clause.id if clause else "new",
        "clauses": tuple(one.id for one in plan.agreements),
        "words": words("words"),
        "reason": REASON,
        "revision": clause.revision if clause else 1,
        "hash": clause.now.words.hash if clause else "",
        "shape": Shape.TEXT,
        "hidden_from": EMPLOYER,
        "shown_to": EMPLOYER,
        "version": version.number if version else 0,
        "root": version.root if version else "",
        "method": "demo",
        "assurance": "low",
        "identified_at": at(on) - timedelta(minutes=1),
        "thinking_days": 3,
        "entry": "entry",
        "how": How.WELL,
        "signal": Signal.MORE,
        "instrument": Instrument.WAGE_PREMIUM,
        "first_quarter": "2026-Q1",
        "steps": ((8, "40"),),
        "applied_on": None,
        "letter": REASON,
        "months": 3,
        "lines": moves_cycle.KEEP,
        "why_departing": REASON,
        "proposal": proposal.number if proposal else 0,
        "to": COACH,
        **CONTESTED,
        **dict.fromkeys(DAYS, on),
        **SAID,
    }


def cell_of(plan: Plan, on: date) -> tuple[Agreement, Evaluation]:
    return plan.agreement, cycle_at(plan, on).state
