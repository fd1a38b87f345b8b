"""The follow-up as one reader may read it; what is counted or drawn is counted from that alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plan_service import drawing, store
from plan_service.people import Person
from plan_service.read.reader import Body, Reader
from workflows import commands as c
from workflows.clauses import Clause, Revision
from workflows.events import EntryAdded, EntryAnswered, EntryShown, SignalGiven
from workflows.glossary import How, Role, Shape
from workflows.kinds import EMPLOYERS
from workflows.plan import Plan, reads
from workflows.state import Fact

WEEKS = 12
"""Weeks in the picture: a quarter, the unit in which premiums are counted."""

Moment = EntryAdded | SignalGiven


@dataclass(frozen=True, slots=True)
class Reply:
    """What the worker answered."""

    body: Body
    on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment (`how`) or a signal (`signal`); the other one is "". `shown`: the employer may read it.

    `about` holds the titles of the agreements it speaks of, as far as this reader may read them.
    """

    id: str
    by: Person
    role: Role
    on: date
    how: str
    signal: str
    clauses: tuple[str, ...]
    about: tuple[str, ...]
    body: Body
    minutes: int | None
    replies: tuple[Reply, ...]
    shown: bool
    mine: bool
    kept_from_employer: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """An agreement that runs today, to note something about."""

    id: str
    title: str
    easy: str


async def log(reader: Reader) -> tuple[Entry, ...]:
    """Every moment and signal this reader may read, newest first."""
    facts = await store.load_follow_up(reader.plan.id)
    shown, replies = _shown(facts), _replies(reader, facts)
    moments: dict[str, tuple[Moment, Fact]] = {}
    for fact in facts:
        if isinstance(fact.event, EntryAdded | SignalGiven):
            moments.setdefault(fact.event.entry, (fact.event, fact))  # an id is never taken over by a later fact
    found = [
        _entry(reader, moment, fact, replies[moment.entry], shown=moment.entry in shown)
        for moment, fact in moments.values()
        if _may_read(reader, moment, fact, shown=moment.entry in shown)
    ]
    return tuple(reversed(found))


def strip(entries: Sequence[Entry], today: date) -> drawing.Strip | None:
    """The last weeks as shapes; None when nothing was noted in them."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    seen = [entry for entry in entries if entry.how and entry.on >= first]
    counts = {how: [0] * WEEKS for how in How}
    for entry in seen:
        counts[How(entry.how)][(entry.on - first).days // 7] += 1
    if not seen:
        return None
    return drawing.follow_up_strip(
        [
            drawing.Week(
                start=first + timedelta(weeks=week),
                well=counts[How.WELL][week],
                hard=counts[How.HARD][week],
                changed=counts[How.CHANGED][week],
            )
            for week in range(WEEKS)
        ]
    )


def offers(reader: Reader) -> tuple[Offer, ...]:
    """What one can note something about today; for a colleague-coach, what names them."""
    role = reader.visit.role_for(c.AddEntry)
    found = []
    for clause in reader.plan.agreements:
        revision = _standing(reader.plan, clause)
        named = role is not Role.COLLEAGUE_COACH or role in revision.doers
        body = reader.body(revision.words) if reads(reader.plan, role, clause) else Body()
        if named and revision.shape is Shape.TEXT and body.title and _runs(body, reader.visit.on):
            found.append(Offer(clause.id, body.title, body["easy"] or body["text"]))
    return tuple(found)


def _standing(plan: Plan, clause: Clause) -> Revision:
    """The text that holds: as in force, else as it is on the table."""
    leaf = plan.in_force.leaf_of(clause.id) if plan.in_force else None
    return (clause.revision_of(leaf[1]) if leaf else None) or clause.now


def _runs(body: Body, on: date) -> bool:
    starts, ends = body["starts"], body["ends"]
    begun = not starts or date.fromisoformat(starts) <= on
    return begun and (not ends or date.fromisoformat(ends) >= on)


def _shown(facts: Sequence[Fact]) -> frozenset[str]:
    """What the worker lets the employer read: by a later act, or by the tick on their own signal."""
    ticked = {
        fact.event.entry
        for fact in facts
        if fact.role is Role.WORKER and isinstance(fact.event, SignalGiven) and fact.event.employer_may_read
    }
    return frozenset(ticked | {fact.event.entry for fact in facts if isinstance(fact.event, EntryShown)})


def _replies(reader: Reader, facts: Sequence[Fact]) -> defaultdict[str, list[Reply]]:
    found = defaultdict[str, list[Reply]](list)
    for fact in facts:
        if isinstance(fact.event, EntryAnswered):
            found[fact.event.entry].append(Reply(reader.body(fact.event.words), fact.on))
    return found


def _may_read(reader: Reader, moment: Moment, fact: Fact, *, shown: bool) -> bool:
    """workflow.md §3: writer, worker, coach; the employer by the worker's tick. Nobody before they were let in."""
    if fact.by == reader.visit.person.id:
        return True
    roles = [role for role in reader.visit.roles if _let_in(reader, role)]
    if Role.WORKER in roles or (set(EMPLOYERS) & set(roles) and shown):
        return True
    return Role.COACH in roles and all(_reads(reader.plan, Role.COACH, id) for id in _clauses(moment))


def _let_in(reader: Reader, role: Role) -> bool:
    seat = reader.plan.seat_of(role, reader.visit.person.id)
    return seat is not None and seat.opened


def _reads(plan: Plan, role: Role, clause_id: str) -> bool:
    """Whether a role may read a clause, dropped ones included; one that is nowhere any more: no."""
    clause = _clause(plan, clause_id)
    return clause is not None and reads(plan, role, clause)


def _clause(plan: Plan, clause_id: str) -> Clause | None:
    return next((one for one in (*plan.clauses, *plan.gone) if one.id == clause_id), None)


def _clauses(moment: Moment) -> tuple[str, ...]:
    return moment.clauses if isinstance(moment, EntryAdded) else ()


def _entry(reader: Reader, moment: Moment, fact: Fact, replies: Sequence[Reply], *, shown: bool) -> Entry:
    plan, clauses = reader.plan, [_clause(reader.plan, id) for id in _clauses(moment)]
    readable = [clause for clause in clauses if clause is not None and reader.may_read(clause)]
    return Entry(
        id=moment.entry,
        by=reader.face(fact.by),
        role=fact.role,
        on=fact.on,
        how=moment.how.value if isinstance(moment, EntryAdded) else "",
        signal=moment.signal.value if isinstance(moment, SignalGiven) else "",
        clauses=tuple(clause.id for clause in readable),
        about=tuple(reader.body(_standing(plan, clause).words).title for clause in readable),
        body=reader.body(moment.words),
        minutes=moment.minutes if isinstance(moment, EntryAdded) else None,
        replies=tuple(replies),
        shown=shown or fact.role in EMPLOYERS,
        mine=fact.by == reader.visit.person.id,
        kept_from_employer=any(
            not _reads(plan, role, id) for role in plan.required if role in EMPLOYERS for id in _clauses(moment)
        ),
    )
