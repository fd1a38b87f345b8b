"""The plan as decisions need it: who, what text, what is signed, what is evaluated. Frozen; dates make no events."""

from dataclasses import dataclass
from datetime import date

from workflows.awards import Award
from workflows.calendar import add_days
from workflows.clauses import Clause, Suggestion, counters
from workflows.contests import Contest
from workflows.cycle import Cycle
from workflows.deadlines import STUCK_COUNTERS, length
from workflows.glossary import Agreement, Answer, ClauseKind, Exempt, Kind, Relation, Role, Seated, Shape, Trust
from workflows.job_facts import JobFacts, OwnFacts
from workflows.kinds import ALONE, EMPLOYERS, REQUIRED
from workflows.returning import ReturnAsked
from workflows.versions import Leaf, Version
from workflows.words import Words


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a role. `opened`: the worker let them read. `minutes`: granted per month (colleague-coach).

    `level` and `until` are a confidant's: what is asked of them, and from which day on they read nothing.
    """

    role: Role
    person: str
    standing: Seated
    organisation: str = ""
    relation: Relation | None = None
    minutes: int | None = None
    opened: bool = False
    independent: bool = False
    since: date | None = None
    level: Trust | None = None
    until: date | None = None

    def is_over(self, on: date) -> bool:
        """Whether their last day has passed: computed on every load, made by no event."""
        return self.until is not None and on >= self.until


@dataclass(frozen=True, slots=True)
class Ending:
    """An end given: by whom, when, from when, and until when it can be taken back."""

    by: Role
    on: date
    ends_on: date
    undo_until: date
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class CoachWanted:
    """Another coach, proposed by worker or employer; `person` is "" when it is not known yet who."""

    by: Role
    on: date
    person: str = ""
    organisation: str = ""
    relation: Relation | None = None
    reason: Words | None = None
    agreed: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One support plan, folded from its events. `kind_before`: until a version of the new kind is in force."""

    id: str
    kind: Kind = Kind.EMPLOYEE
    kind_before: Kind | None = None
    agreement: Agreement = Agreement.DRAFTING
    since: date | None = None
    started_by: Role | None = None
    started_on: date | None = None
    from_paper: bool = False
    seats: tuple[Seat, ...] = ()
    clauses: tuple[Clause, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    gone: tuple[Clause, ...] = ()
    exception: Exempt = Exempt.NONE
    exception_reason: Words | None = None
    no_colleague: Words | None = None
    coach_wanted: CoachWanted | None = None
    frozen: Version | None = None
    in_force: Version | None = None
    before: Version | None = None
    first_in_force_on: date | None = None
    last_number: int = 0
    declined: tuple[tuple[Role, Words], ...] = ()
    ending: Ending | None = None
    rhythm: int = length("rhythm")
    awards: tuple[Award, ...] = ()
    cycle: Cycle = Cycle()
    cycles: tuple[Cycle, ...] = ()
    contests: tuple[Contest, ...] = ()
    returns: tuple[ReturnAsked, ...] = ()
    update_wanted: bool = False
    job_facts: JobFacts = JobFacts()
    own_facts: OwnFacts = OwnFacts()

    @property
    def required(self) -> tuple[Role, ...]:
        """The roles that sign a plan of this kind; without a coach where there is none and there need be none."""
        roles = REQUIRED[self.kind]
        if self.kind in ALONE and self.seat(Role.COACH) is None:
            return tuple(role for role in roles if role is not Role.COACH)
        return roles

    def seat(self, role: Role) -> Seat | None:
        """Who is active in the role (the first, where more than one may be), or None."""
        for seat in self.seats:
            if seat.role is role and seat.standing is Seated.ACTIVE:
                return seat
        return None

    def seat_of(self, role: Role, person: str) -> Seat | None:
        """That person's seat in that role, whatever its standing, or None."""
        return next((s for s in self.seats if s.role is role and s.person == person), None)

    def roles_of(self, person: str) -> tuple[Role, ...]:
        """The roles a person is active in."""
        return tuple(s.role for s in self.seats if s.person == person and s.standing is Seated.ACTIVE)

    def clause(self, clause_id: str) -> Clause | None:
        """The clause, or None."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        return None

    @property
    def needs(self) -> tuple[Clause, ...]:
        """The needs the worker made theirs."""
        return tuple(
            c for c in self.clauses if c.kind is ClauseKind.NEED and not c.suggested and c.now.shape is not Shape.DROP
        )

    @property
    def agreements(self) -> tuple[Clause, ...]:
        """Every agreement on the table."""
        return tuple(c for c in self.clauses if c.kind is ClauseKind.AGREEMENT)


def reads(plan: Plan, role: Role, clause: Clause, person: str = "") -> bool:
    """Whether a role may read a clause now: opened to them, not kept from them; a confidant, by person."""
    if role is Role.WORKER:
        return True
    if role is Role.CONFIDANT:
        held = plan.seat_of(role, person)
        return held is not None and held.standing is Seated.ACTIVE and person in clause.opened_to
    seat = plan.seat(role)
    opened = role is Role.REVIEWER or (seat is not None and seat.opened)
    return opened and clause.may_read(role)


def answers_wanted(plan: Plan, clause: Clause) -> tuple[Role, ...]:
    """The required parties that may see an agreement: each has exactly one answer on it."""
    if clause.kind is ClauseKind.NEED:
        return ()
    return tuple(role for role in plan.required if clause.may_read(role))


def text_now(plan: Plan) -> tuple[tuple[Leaf, ...], tuple[str, ...]]:
    """(leaves, open points) of the text as it would be frozen: dropped out, left open as in force or absent."""
    leaves: list[Leaf] = []
    left_open: list[str] = []
    for clause in plan.clauses:
        now = clause.now
        if clause.suggested or now.shape is Shape.DROP:
            continue
        if now.shape is Shape.LEFT_OPEN:
            left_open.append(clause.id)
            kept = plan.in_force.leaf_of(clause.id) if plan.in_force else None
            if kept:
                leaves.append(kept)
            continue
        leaves.append((clause.id, now.number, now.words.hash))
    return tuple(leaves), tuple(left_open)


def is_employed(plan: Plan) -> bool:
    """Whether the work is done for somebody: an employer, an agency with its user company."""
    return any(role in EMPLOYERS for role in REQUIRED[plan.kind])


def deciders(plan: Plan) -> tuple[Role, ...]:
    """Who together choose another coach: the worker and whoever the work is done for (workflow.md §2)."""
    chosen = (role for role in plan.required if role is Role.WORKER or role in EMPLOYERS)
    return tuple(role for role in chosen if plan.seat(role) is not None)


def nothing_differs(plan: Plan) -> bool:
    """Whether the agreements on the table say what the version in force says. A new need waits; it blocks nothing.

    Of another kind it says something else: other people sign.
    """
    if plan.in_force is None or plan.kind_before is not None:
        return False
    leaves, left_open = text_now(plan)
    agreements = {clause.id for clause in plan.agreements}
    now = {(leaf[0], leaf[2]) for leaf in leaves if leaf[0] in agreements}
    in_force = {(leaf[0], leaf[2]) for leaf in plan.in_force.leaves if leaf[0] in agreements}
    return now == in_force and set(left_open) == set(plan.in_force.open_points)


def is_stuck(plan: Plan, clause: Clause, on: date) -> bool:
    """Two other texts, or 14 days without everybody's yes: time for a talk, or to leave the point open."""
    wanted = answers_wanted(plan, clause)
    if all(clause.answer_of(role) is Answer.ACCEPTED for role in wanted):
        return False
    waited = on > add_days(clause.now.on, length("talk_with_drafter"))
    return counters(clause) >= STUCK_COUNTERS or waited
