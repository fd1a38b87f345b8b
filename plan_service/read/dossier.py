"""A file as VDAB reads it: checks, the worker's words, what changed, indication, proposal, who stands where."""

from dataclasses import dataclass
from datetime import date

from plan_service.people import Person
from plan_service.read.queue import sent_cycle
from plan_service.read.reader import NOBODY, Body, Reader
from workflows.checks import CHECKS, File, FileFacts, Found
from workflows.contests import finding_now, request_until
from workflows.cycle import Cycle, Finding, Question, days_waited
from workflows.glossary import Evaluation, Role
from workflows.lines import Line, departs
from workflows.plan import Plan
from workflows.running import named_version
from workflows.versions import Version


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: met, unmet or unknown, and where to look."""

    name: str
    state: str
    about: tuple[str, ...]
    basis: str
    standing: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one agreement since the last result. `before` is None for a new one."""

    id: str
    title: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class StandView:
    """Where one required party stands: endorsed, dissent or unanswered."""

    person: Person
    role: Role
    verdict: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer."""

    to: Person
    role: Role
    text: str
    on: date
    answer: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One party's view, as VDAB may read it."""

    person: Person
    role: Role
    statement: str
    private: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything on the page of one file. `now`: the finding that holds, a new one where the board decided anew."""

    worker_says: str
    checks: tuple[Checked, ...]
    differences: tuple[Difference, ...]
    first_time: bool
    from_paper: bool
    indication: tuple[Line, ...]
    lines: tuple[Line, ...]
    departs: bool
    why_departing: str
    proposal: Body
    proposal_number: int
    by: Person
    proposed_on: date
    stands: tuple[StandView, ...]
    views: tuple[Seen, ...]
    observations: tuple[Seen, ...]
    questions: tuple[Asked, ...]
    question_open: bool
    submitted_on: date
    days: int
    seal: str
    bare: bool
    open: bool
    finding: Finding | None
    finding_body: Body
    contest_until: date | None
    now: Finding | None


def dossier(reader: Reader) -> Dossier | None:
    """The file, or None where nothing was ever sent."""
    plan, cycle = reader.plan, sent_cycle(reader.plan)
    if cycle is None or cycle.proposal is None or cycle.submitted_on is None:
        return None
    proposal, bare = cycle.proposal, Role.WORKER in cycle.unanswered
    return Dossier(
        worker_says="" if bare else worker_statement(reader, cycle),
        checks=checked(reader, cycle),
        differences=differences(reader),
        first_time=not _earlier(plan, cycle),
        from_paper=plan.from_paper,
        indication=() if bare else cycle.indication,
        lines=proposal.lines,
        departs=departs(proposal.lines, cycle.indication),
        why_departing=reader.reason(proposal.why_departing),
        proposal=reader.body(proposal.words),
        proposal_number=proposal.number,
        by=reader.holder(proposal.by) or NOBODY,
        proposed_on=proposal.on,
        stands=tuple(_stand(reader, cycle, role) for role in plan.required),
        views=() if bare else _views(reader, cycle),
        observations=() if bare else _observations(reader, cycle),
        questions=tuple(_asked(reader, one) for one in cycle.questions),
        question_open=cycle.state is Evaluation.INFO_REQUESTED,
        submitted_on=cycle.submitted_on,
        days=days_waited(cycle, cycle.ended_on or reader.visit.on),
        seal=cycle.dossier,
        bare=bare,
        open=cycle.outcome is None,
        finding=cycle.finding,
        finding_body=reader.body(cycle.finding.words) if cycle.finding else Body(),
        contest_until=contest_until(cycle),
        now=finding_now(cycle, plan.contests),
    )


def _asked(reader: Reader, one: Question) -> Asked:
    to = reader.holder(one.to) or NOBODY
    return Asked(to, one.to, reader.reason(one.words), one.asked_on, reader.reason(one.answer), one.answered_on)


def contest_until(cycle: Cycle) -> date | None:
    """The last day to ask a review, if the finding was learned on its own day."""
    if cycle.finding is None:
        return None
    return request_until(cycle.finding.on)


def worker_statement(reader: Reader, cycle: Cycle) -> str:
    """The worker's own words: in their dissent, else in their view."""
    stand = cycle.proposal.stand_of(Role.WORKER) if cycle.proposal else None
    if stand and stand.words:
        return reader.reason(stand.words)
    view = cycle.view_of(Role.WORKER)
    return str(reader.body(view.words)["statement"]) if view else ""


def sent_version(plan: Plan, cycle: Cycle | None) -> Version | None:
    """The version that a file rests on, or the one in force where that is not kept any more."""
    return named_version(plan, cycle.version if cycle and cycle.version else 0) or plan.in_force


def checked(reader: Reader, cycle: Cycle) -> tuple[Checked, ...]:
    """Every check, the unmet first."""
    file = File(reader.plan, cycle, _facts(reader, sent_version(reader.plan, cycle)))
    found = [(check, check.look(file)) for check in CHECKS]
    views = [
        Checked(check.name, _state(result), result.about, check.basis, check.standing.value) for check, result in found
    ]
    return tuple(sorted(views, key=lambda one: one.state == "met"))


def _state(found: Found) -> str:
    return "unknown" if found.met is None else ("met" if found.met else "unmet")


def _facts(reader: Reader, version: Version | None) -> FileFacts:
    """Of what VDAB may read; the open points are those of the version that was sent, whatever is on the table now."""
    agreements = reader.agreements
    return FileFacts(
        towards=frozenset(one for clause in agreements for one in clause.body["towards"] or ()),
        without_doer=tuple(c.id for c in agreements if not c.doers and not c.body["who"]),
        without_need=tuple(c.id for c in agreements if not c.body["needs"]),
        left_open=tuple(c.id for c in agreements if version and c.id in version.open_points),
    )


def differences(reader: Reader) -> tuple[Difference, ...]:
    """What changed since the last result, agreement by agreement, in whole texts."""
    ended = [cycle.ended_on for cycle in reader.plan.cycles if cycle.ended_on and cycle is not sent_cycle(reader.plan)]
    if not ended:
        return ()
    found = []
    for clause in reader.agreements:
        before = next((one for one in reversed(clause.history) if one.on <= ended[-1]), None)
        after = clause.body["easy"] or clause.body["text"]
        said = (before.body["easy"] or before.body["text"]) if before else None
        if said != after:
            found.append(Difference(clause.id, clause.body.title, said, after))
    return tuple(found)


def _earlier(plan: Plan, cycle: Cycle) -> bool:
    return any(one.number < cycle.number for one in plan.cycles)


def _stand(reader: Reader, cycle: Cycle, role: Role) -> StandView:
    person = reader.holder(role) or NOBODY
    stand = cycle.proposal.stand_of(role) if cycle.proposal else None
    if stand is None:
        return StandView(person, role, "unanswered", "", None)
    return StandView(person, role, stand.verdict.value, reader.reason(stand.words), stand.on)


def _views(reader: Reader, cycle: Cycle) -> tuple[Seen, ...]:
    return tuple(
        Seen(
            reader.face(view.person),
            view.role,
            reader.body(view.words)["statement"],
            reader.body(view.words)["private"],
        )
        for view in sorted(cycle.views, key=lambda one: list(Role).index(one.role))
    )


def _observations(reader: Reader, cycle: Cycle) -> tuple[Seen, ...]:
    return tuple(Seen(reader.face(one.person), one.role, reader.reason(one.words), "") for one in cycle.observations)
