"""A proposal with everybody's answer, a question of VDAB, a finding: as one reader may read them."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.dossier import contest_until
from plan_service.read.here import may_open
from plan_service.read.reader import NOBODY, Body, Reader
from plan_service.read.views import takes_part
from workflows.contests import finding_now
from workflows.cycle import Cycle
from workflows.glossary import Role
from workflows.lines import Line, all_keep
from workflows.running import named_version

CONCERNED = (Role.WORKER, Role.COACH)


@dataclass(frozen=True, slots=True)
class Answered:
    """A required party's answer to the proposal; `verdict` is "" while there is none."""

    person: Person
    role: Role
    verdict: str
    body: Body
    on: date | None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """The proposal at hand. `newer`: the version that came into force since it was written, else 0."""

    number: int
    lines: tuple[Line, ...]
    body: Body
    by: Person
    by_role: Role
    on: date
    departs: bool
    why: Body
    version: int
    newer: int
    keeps_all: bool
    answers: tuple[Answered, ...]
    mine: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What VDAB asked of whom; the words are for that person, the worker and the coach."""

    to: Person
    role: Role
    mine: bool
    on: date
    answered_on: date | None
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """What the authority found, why, and until when one can ask to look again; `over`: that day is past.

    `now`: what holds since `now_on`, where the board decided anew. `contest`: where to do that, for who may.
    """

    lines: tuple[Line, ...]
    body: Body
    on: date
    by_letter: bool
    departs: bool
    why: Body
    contest_until: date | None
    over: bool
    now: tuple[Line, ...]
    now_on: date | None
    contest: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A clause that differs between two versions. `before` or `after` is None where there was or is none."""

    title: str
    before: Body | None
    after: Body | None


def proposal(reader: Reader, cycle: Cycle) -> ProposalView | None:
    """None while there is none, and for whoever takes no part."""
    found, now = cycle.proposal, reader.plan.in_force
    if found is None or not takes_part(reader):
        return None
    answers = tuple(_answered(reader, cycle, role) for role in reader.plan.required)
    return ProposalView(
        number=found.number,
        lines=found.lines,
        body=reader.body(found.words),
        by=_writer(reader, found.words.id, found.by),
        by_role=found.by,
        on=found.on,
        departs=found.departs,
        why=reader.body(found.why_departing),
        version=found.version,
        newer=now.number if now and now.number != found.version and cycle.outcome is None else 0,
        keeps_all=all_keep(found.lines),
        answers=answers,
        mine=next((one.verdict or "open" for one in answers if one.role in reader.visit.roles), ""),
    )


def questions(reader: Reader, cycle: Cycle) -> tuple[QuestionView, ...]:
    """Every question of VDAB, with its words for whom they are."""
    found = []
    for one in cycle.questions:
        theirs = one.to in reader.visit.roles or any(role in CONCERNED for role in reader.visit.roles)
        found.append(
            QuestionView(
                to=reader.holder(one.to) or NOBODY,
                role=one.to,
                mine=one.to in reader.visit.roles,
                on=one.asked_on,
                answered_on=one.answered_on,
                text=str(reader.body(one.words)["text"]) if theirs else "",
                answer=str(reader.body(one.answer)["text"]) if theirs else "",
            )
        )
    return tuple(found)


def finding(reader: Reader, cycle: Cycle) -> FindingView | None:
    """None while there is none, and for whoever takes no part."""
    found, until = cycle.finding, contest_until(cycle)
    if found is None or not takes_part(reader):
        return None
    holds = finding_now(cycle, reader.plan.contests)
    anew = holds if holds is not found else None
    place = f"/plannen/{reader.plan.id}/heroverweging?ronde={cycle.number}"
    return FindingView(
        lines=found.lines,
        body=reader.body(found.words),
        on=found.on,
        by_letter=found.by_letter,
        departs=found.departs,
        why=reader.body(found.why_departing),
        contest_until=until,
        over=until is not None and reader.visit.on > until,
        now=anew.lines if anew else (),
        now_on=anew.on if anew else None,
        contest=place if may_open(reader, "contest") else "",
    )


def text_changes(reader: Reader, since: int) -> tuple[TextChange, ...]:
    """What this reader may read that differs between version `since` and the one in force."""
    plan = reader.plan
    old, new = named_version(plan, since), plan.in_force
    if old is None or new is None:
        return ()
    found = []
    for clause in (*plan.clauses, *plan.gone):
        before, after = old.leaf_of(clause.id), new.leaf_of(clause.id)
        if (before and before[2]) == (after and after[2]) or not reader.may_read(clause):
            continue
        texts = [clause.revision_of(leaf[1]) if leaf else None for leaf in (before, after)]
        was, now = (reader.body(one.words) if one else None for one in texts)
        title = now or was
        found.append(TextChange(title.title if title else "", was, now))
    return tuple(found)


def _answered(reader: Reader, cycle: Cycle, role: Role) -> Answered:
    stand = cycle.proposal.stand_of(role) if cycle.proposal else None
    person = reader.holder(role) or NOBODY
    if stand is None:
        return Answered(person, role, "", Body(), None)
    return Answered(person, role, stand.verdict.value, reader.body(stand.words), stand.on)


def _writer(reader: Reader, row: str, role: Role) -> Person:
    text = reader.visit.texts.get(row)
    return reader.face(text.owner) if text and text.owner else reader.holder(role) or NOBODY
