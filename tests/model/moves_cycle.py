"""What may be asked in an evaluation, at the end of a plan, and about people; and how far time jumps."""

from collections.abc import Iterator
from datetime import date

from tests.model.moves import PARTIES, REASON, ask, there
from tests.workflows.cast import COACH, COLLEAGUE, DRAFTER, EMPLOYER, NOOR, VDAB, WORKER, words
from workflows import commands as c
from workflows.calendar import add_days
from workflows.commands import Command
from workflows.evidence import Evidence, NeedView
from workflows.glossary import Evaluation, Instrument, Level, NeedSaid, Term
from workflows.lines import Line
from workflows.plan import Plan
from workflows.running import due_on

KEEP = (Line(instrument=Instrument.SUPPORT_PREMIUM, level=Level.KEEP, term=Term.KEEP),)
RAISE = (Line(instrument=Instrument.SUPPORT_PREMIUM, level=Level.RAISE, term=Term.KEEP),)
ALL_THE_SAME = Evidence(needs=tuple(NeedView(role, "need", NeedSaid.SAME) for role in PARTIES))
SUMMARY = words("what everybody said")


def gathering(plan: Plan, on: date) -> Iterator[Command]:
    for role, person in there(plan):
        yield ask(c.OpenEvaluation, role, on, person)
        yield ask(c.GiveView, role, on, person, words=words(f"view of {role}"), evidence=ALL_THE_SAME, summary=SUMMARY)
        yield ask(c.ExtendWindow, role, on, person)
    for role, person in (*there(plan), (DRAFTER, NOOR)):
        yield ask(c.MoveOn, role, on, person, evidence=ALL_THE_SAME, summary=SUMMARY)
    yield ask(c.AskSideBySide, WORKER, on)
    yield ask(c.AddObservation, COLLEAGUE, on, words=words("what dirk saw"))


def concluding(plan: Plan, on: date, lines: tuple[tuple[Line, ...], ...] = (KEEP, RAISE)) -> Iterator[Command]:
    version = plan.in_force.number if plan.in_force else 0
    number = plan.cycle.proposal.number if plan.cycle.proposal else 0
    for chosen in lines:
        for role, person in (*there(plan), (DRAFTER, NOOR)):
            said = {"lines": chosen, "words": words("proposal"), "why_departing": REASON}
            yield ask(c.WriteProposal, role, on, person, version=version, **said)
    for role, person in there(plan):
        yield ask(c.EndorseProposal, role, on, person, proposal=number)
        yield ask(c.DissentFromProposal, role, on, person, proposal=number, words=REASON)
        yield ask(c.SubmitProposal, role, on, person, proposal=number, version=version)
        yield ask(c.KeepAsIs, role, on, person, proposal=number, reason=REASON)


def with_vdab(plan: Plan, on: date) -> Iterator[Command]:
    number = plan.cycle.proposal.number if plan.cycle.proposal else 0
    for role, person in there(plan):
        yield ask(c.WithdrawSubmission, role, on, person)
        yield ask(c.AskQuestion, VDAB, on, to=role, words=REASON)
        yield ask(c.AnswerQuestion, role, on, person, words=REASON)
        yield ask(c.RecordLetter, role, on, person, lines=RAISE, words=REASON, decided_on=on)
    yield ask(c.TakeBackQuestion, VDAB, on)
    for lines in (KEEP, RAISE):
        yield ask(c.RecordFinding, VDAB, on, proposal=number, lines=lines, words=REASON, why_departing=REASON)


def last_found(plan: Plan) -> int:
    """The number of the last cycle with a finding, 0 for none."""
    return max((cycle.number for cycle in plan.cycles if cycle.finding), default=0)


def contesting(plan: Plan, on: date) -> Iterator[Command]:
    """Worker and employer contest the last finding; each contest goes its way, in whatever order they try it."""
    last = last_found(plan)
    for role in (WORKER, EMPLOYER):
        yield ask(c.RequestContest, role, on, cycle=last, learned_on=on, requested_on=on, reason=REASON)
    for number in range(1, len(plan.contests) + 1):
        yield ask(c.LodgeAppeal, WORKER, on, contest=number, lodged_on=on)
        for corrects in (False, True):
            yield ask(c.RecordAdvice, COACH, on, contest=number, advised_on=on, corrects=corrects)
            for lines in ((), RAISE):
                said = {"decided_on": on, "sent_on": on, "lines": lines, "words": REASON, "corrects": corrects}
                yield ask(c.RecordContestDecision, COACH, on, contest=number, **said)


def ending(plan: Plan, on: date) -> Iterator[Command]:
    yield ask(c.EndPlan, WORKER, on, ends_on=on)
    for days, reason in ((14, REASON), (14, None), (13, REASON)):
        yield ask(c.EndPlan, EMPLOYER, on, ends_on=add_days(on, days), reason=reason)
    yield ask(c.TakeBackEnd, WORKER, on)
    yield ask(c.TakeBackEnd, EMPLOYER, on)


def letter(plan: Plan, on: date, most: int = 1) -> Iterator[Command]:
    """An award, from the letter."""
    said = {"first_quarter": "2026-Q1", "steps": ((8, "40"), (4, "30")), "applied_on": None, "decided_on": on}
    if len(plan.awards) < most:
        for role, person in there(plan):
            yield ask(c.RecordAward, role, on, person, instrument=Instrument.WAGE_PREMIUM, letter=REASON, **said)


def any_term_over(plan: Plan, on: date) -> date | None:
    """Time enough for every term that runs; for a planned evaluation, until its day."""
    due = due_on(plan)
    if plan.cycle.state is Evaluation.PLANNED and due is not None and on < due:
        return due
    return add_days(on, 29)  # a window extended on its first day is the longest


def thinking_time_over(plan: Plan, on: date) -> date | None:
    version = plan.in_force
    runs = version is not None and version.thinking_until is not None and on <= version.thinking_until
    return add_days(on, 4) if runs else None
