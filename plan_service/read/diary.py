"""The diary: every fact of a plan as one sentence, for this reader. What they may not read leaves no gap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plan_service import people, store
from plan_service.people import Person
from plan_service.policy import SIGNERS
from plan_service.read import follow_up
from plan_service.read.reader import NOBODY, Body, Reader
from workflows import events as e
from workflows.clauses import Clause
from workflows.glossary import Role
from workflows.plan import Plan
from workflows.returning import may_read_return
from workflows.state import Fact, evolve

PAGE = 50

PEOPLE = (e.PlanStarted, e.PartyInvited, e.InvitationAccepted, e.InvitationDeclined, e.PartyLeft)
"""All that somebody hears for whom the worker has not opened the plan yet, besides their own acts."""
OUTLINE = (
    *PEOPLE,
    e.OpenedToParty,
    e.NegotiationBegun,
    e.VersionInForce,
    e.VersionTakenBack,
    e.TextReopened,
    e.ReopeningClosed,
    e.PlanEnded,
    e.EndTakenBack,
    e.EvaluationOpened,
    e.WindowExtended,
    e.CycleClosed,
)
"""All that a colleague-coach hears besides what names them and what they did."""
OF_TRUST = (
    e.ConfidantInvited,
    e.ConfidantLimited,
    e.ConfidantDropped,
    e.ClauseOpenedTo,
    e.ClauseClosedTo,
    e.SuggestionMade,
    e.SuggestionSetAside,
    e.ReadConfirmed,
)
"""About whom the worker trusts: told to the worker, and to the one it is about."""
SAID_IN_FULL = (e.TalkAsked, e.ProposalDissented, e.EntryAdded, e.EntryAnswered, e.SignalGiven)
"""Whose `words` stand in the sentence itself. A view is read on the page of the evaluation, once views are closed."""

CONTEST = (e.ContestRequested, e.AdviceRecorded, e.ContestDecided, e.AppealLodged)

ABOUT_A_ROLE = ("seat", "to", "hidden_from", "shown_to")


@dataclass(frozen=True, slots=True)
class Told:
    """One fact. `name` is the file of its sentence in templates/events/."""

    name: str
    event: e.Event
    at: datetime
    who: Person
    who_role: Role
    whom: Person | None
    whom_role: Role | None
    clause: Body | None
    words: str


@dataclass(frozen=True, slots=True)
class Diary:
    """One page of it, newest first; `newer` and `older` are page numbers, 0 for none."""

    told: tuple[Told, ...]
    newer: int
    older: int


async def diary(reader: Reader, number: int) -> Diary:
    """That page of the reader's own diary; the last one when there are fewer."""
    facts = await store.load(reader.plan.id)
    known = _clauses(reader.plan.id, facts)
    notes = await store.load_follow_up(reader.plan.id)
    entries = {entry.id for entry in await follow_up.log(reader)}
    found = [fact for fact in facts if hears(reader, fact, known)]
    found += [fact for fact in notes if _entry(fact) in entries]
    found.sort(key=lambda fact: fact.at)
    found.reverse()
    last = max(1, -(-len(found) // PAGE))
    number = min(number, last)
    shown = found[(number - 1) * PAGE : number * PAGE]
    faces = await _faces(reader, shown)
    told = tuple(_told(reader, fact, known, faces) for fact in shown)
    return Diary(told, number - 1, number + 1 if number < last else 0)


def hears(reader: Reader, fact: Fact, known: dict[str, Clause]) -> bool:
    """Whether a fact is in this reader's diary: never one about a clause they may not read."""
    event, roles = fact.event, reader.visit.roles
    if isinstance(event, e.ClauseHidden | e.ClauseShown) or _of_the_worker(event):
        return Role.WORKER in roles
    if _of_trust(fact) and Role.WORKER not in roles and not _concerns(fact, reader.visit.person.id):
        return False
    clause_id = getattr(event, "clause", None)
    if clause_id:
        return _reads(reader, known.get(clause_id))
    if fact.by == reader.visit.person.id:
        return True
    return any(isinstance(event, _open_to(reader.plan, role)) and _is_for(event, role) for role in roles)


def _is_for(event: e.Event, role: Role) -> bool:
    """A contest is for who signs; that somebody wants to go back, for whoever the worker told."""
    if isinstance(event, e.ReturnRequested):
        return may_read_return(event, role)
    return role in SIGNERS or not isinstance(event, CONTEST)


def _of_the_worker(event: e.Event) -> bool:
    """That they told something of themselves is theirs to know as well: who shares nothing looks like who never did."""
    return isinstance(event, e.JobFactsRecorded) and event.job is None


def _of_trust(fact: Fact) -> bool:
    """Whom the worker trusts is the worker's to know, and that person's."""
    seat = getattr(fact.event, "seat", None)
    return isinstance(fact.event, OF_TRUST) or Role.CONFIDANT in (seat, fact.role)


def _concerns(fact: Fact, person: str) -> bool:
    return person in (fact.by, getattr(fact.event, "person", ""))


def _open_to(plan: Plan, role: Role) -> tuple[type[e.Event], ...]:
    if role is Role.CONFIDANT:
        return OF_TRUST
    seat = plan.seat(role)
    if seat is None or not seat.opened:
        return PEOPLE
    return OUTLINE if role is Role.COLLEAGUE_COACH else (e.Event,)


def _reads(reader: Reader, clause: Clause | None) -> bool:
    """As the pages do; a suggested need is between the worker and who suggested it."""
    if clause is None:
        return False
    roles = reader.visit.roles
    own = Role.WORKER in roles or clause.now.proposed_by in roles
    return (own or not clause.suggested) and reader.may_read(clause)


def _clauses(plan_id: str, facts: Iterable[Fact]) -> dict[str, Clause]:
    """Every clause there ever was, as it stands or last stood: one that left keeps who might read it."""
    plan, known = Plan(id=plan_id), dict[str, Clause]()
    for fact in facts:
        plan = evolve(plan, fact)
        clause = plan.clause(getattr(fact.event, "clause", ""))
        if clause is not None:
            known[clause.id] = clause
    return known | {clause.id: clause for clause in plan.clauses}


def _entry(fact: Fact) -> str:
    return str(getattr(fact.event, "entry", ""))


async def _faces(reader: Reader, facts: Iterable[Fact]) -> dict[str, Person]:
    """VDAB's people have no seat in the plan, yet they act in it."""
    unknown = {fact.by for fact in facts} - reader.visit.faces.keys()
    return {**reader.visit.faces, **await people.by_ids(unknown)}


def _told(reader: Reader, fact: Fact, known: dict[str, Clause], faces: dict[str, Person]) -> Told:
    event = fact.event
    clause = known.get(getattr(event, "clause", ""))
    role = next(
        (getattr(event, name) for name in ("seat", "to", "hidden_from", "shown_to") if hasattr(event, name)), None
    )
    person = getattr(event, "person", getattr(event, "worker", ""))
    whom = faces.get(person) if person else reader.holder(role) if role else None
    return Told(
        name=e.name_of(event),
        event=event,
        at=fact.at,
        who=faces.get(fact.by, NOBODY),
        who_role=fact.role,
        whom=whom,
        whom_role=role,
        clause=reader.body(clause.now.words) if clause else None,
        words=_words(reader, event),
    )


def _words(reader: Reader, event: Any) -> str:
    """What they said, as far as this reader may read it; a colleague-coach hears no reasons of the whole plan."""
    if isinstance(event, e.CoachProposed) and Role.COACH in reader.visit.roles:
        return ""  # why somebody wants another coach is not for the coach to read
    said = getattr(event, "reason", None) or (event.words if isinstance(event, SAID_IN_FULL) else None)
    only_named = set(reader.visit.roles) <= {Role.COLLEAGUE_COACH, Role.CONFIDANT}
    return "" if only_named and not hasattr(event, "clause") and not hasattr(event, "entry") else reader.reason(said)
