"""The canonical state: two plans with one key have the same future, so that all reachable states are finite.

Stripped is what only grows or what follows from the rest: dates (kept: which terms are over), version and revision
numbers (kept: which are equal), roots (the invariants compare them before they go), everybody's last yes, the
texts two and more revisions ago, finished cycles, and a version that ran before once it cannot come back.
test_explore.py checks, on a sample, that nothing stripped makes a difference.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workflows.calendar import add_days
from workflows.clauses import Clause, Revision
from workflows.contests import Contest
from workflows.cycle import Cycle, Proposal
from workflows.glossary import Evaluation, Life
from workflows.plan import Plan, Seat
from workflows.running import due_on, life_at
from workflows.versions import Version

FORTNIGHT = 14


def _text(revision: Revision, *, proposer: bool) -> Hashable:
    by = revision.proposed_by._value_ if proposer else ""
    return revision.words.hash, revision.shape._value_, by, tuple(role._value_ for role in revision.doers)


@dataclass(slots=True)
class Keys:
    """Makes keys. `proposers`: who proposed is told apart; needed where a proposal can be withdrawn."""

    proposers: bool = True
    _clauses: dict[int, tuple[Clause, Hashable]] = field(default_factory=dict)
    _seats: dict[int, tuple[tuple[Seat, ...], Hashable]] = field(default_factory=dict)

    def of(self, plan: Plan, on: date) -> Hashable:
        """The key of a plan on a day."""
        return (
            (plan.agreement._value_, plan.kind._value_, plan.kind_before, _wanted(plan)),
            tuple([self._clause(clause) for clause in plan.clauses]),
            tuple([self._clause(clause) for clause in plan.gone]),
            _version(plan, plan.frozen),
            _version(plan, plan.in_force),
            _version(plan, plan.before if _before_matters(plan, on) else None),
            _terms(plan, on),
            self._people(plan),
            plan.exception._value_,
            plan.no_colleague is None,
            _cycle(plan, plan.cycle, on),
            plan.update_wanted,
            tuple([(award.instrument._value_, award.steps) for award in plan.awards]),
            tuple([_contest(plan, contest) for contest in plan.contests]),
        )

    def keep(self, plan: Plan) -> None:
        """Remember the keys of the clauses of a plan that stays: most steps touch one clause or none."""
        for clause in (*plan.clauses, *plan.gone):
            if id(clause) not in self._clauses:
                self._clauses[id(clause)] = (clause, self._fresh(clause))

    def _people(self, plan: Plan) -> Hashable:
        kept = self._seats.get(id(plan.seats))
        if kept is None:
            kept = self._seats[id(plan.seats)] = (plan.seats, _seats(plan.seats))
        return kept[1]

    def _clause(self, clause: Clause) -> Hashable:
        kept = self._clauses.get(id(clause))
        return kept[1] if kept is not None else self._fresh(clause)

    def _fresh(self, clause: Clause) -> Hashable:
        revisions = clause.revisions
        earlier = revisions[-2] if self.proposers and len(revisions) > 1 else None
        return (
            clause.id,
            clause.suggested,
            _text(revisions[-1], proposer=self.proposers),
            _text(earlier, proposer=True) if earlier is not None else None,
            tuple([(one.role._value_, one.answer._value_, one.revision - clause.revision) for one in clause.answers]),
            tuple([one.role._value_ for one in clause.talks]),
            tuple([one.role._value_ for one in clause.objections]),
            tuple([role._value_ for role in clause.hidden_from]),
        )


def _version(plan: Plan, version: Version | None) -> Hashable:
    """What it holds, how that relates to the text now, and who signed."""
    if version is None:
        return None
    now = {clause.id: clause.revision for clause in (*plan.clauses, *plan.gone)}
    return (
        tuple([(clause, digest, now.get(clause) == revision) for clause, revision, digest in version.leaves]),
        version.open_points,
        version.required,
        tuple([(one.role._value_, one.root == version.root) for one in version.signatures]),
        version.thinking_until is not None,
        version.kind._value_,
    )


def _thinks(plan: Plan, on: date) -> bool:
    version = plan.in_force
    return version is not None and version.thinking_until is not None and on <= version.thinking_until


def _before_matters(plan: Plan, on: date) -> bool:
    """It can come back, or is evaluated."""
    return plan.before is not None and (_thinks(plan, on) or plan.cycle.version == plan.before.number)


def _terms(plan: Plan, on: date) -> Hashable:
    """Which terms are over."""
    version, ending = plan.in_force, plan.ending
    signed = version.in_force_on if version is not None else None
    renewed = signed is not None and any(
        one.on is not None and one.on > signed for clause in plan.clauses for one in clause.agreed
    )
    ends = ending and (ending.by._value_, on <= ending.undo_until, life_at(plan, on) is Life.CLOSED)
    return _thinks(plan, on), renewed, ends


def _wanted(plan: Plan) -> Hashable:
    """Another coach who is proposed, and by whom that is agreed so far."""
    wanted = plan.coach_wanted
    return wanted and (wanted.person, wanted.relation, frozenset(wanted.agreed))


def _seats(seats: tuple[Seat, ...]) -> Hashable:
    """Who came first makes no difference between roles."""
    return tuple(sorted([_seat(seat) for seat in seats], key=lambda key: key[0]))


def _seat(seat: Seat) -> tuple[Any, ...]:
    relation = seat.relation._value_ if seat.relation is not None else ""
    return seat.role._value_, seat.person, seat.standing._value_, seat.opened, seat.independent, relation


def _cycle(plan: Plan, cycle: Cycle, on: date) -> Hashable:
    due = due_on(plan)
    past = due is not None and on >= due
    if cycle.state is Evaluation.PLANNED and cycle.version is None and not cycle.views:
        return past
    stage: Hashable
    if cycle.state in (Evaluation.PLANNED, Evaluation.GATHERING):
        over = cycle.window_until is not None and on > cycle.window_until
        roles = tuple([view.role._value_ for view in cycle.views])
        stage = (past, roles, over, cycle.extended, cycle.side_by_side, bool(cycle.observations))
    else:
        closed = cycle.closed_views_on
        waited = closed is not None and on > add_days(closed, FORTNIGHT)
        stage = (cycle.indication, waited, _proposal(plan, cycle.proposal, on))
    sent = (cycle.submitted_by, cycle.submitted_person, cycle.unanswered) if cycle.submitted_on else None
    return cycle.state._value_, _which(plan, cycle.version), stage, sent, cycle.question and cycle.question.to._value_


def _contest(plan: Plan, contest: Contest) -> Hashable:
    """How far it went; whether about the last finding, of which alone one still asks."""
    decided = contest.decision.lines if contest.decision else None
    last = contest.cycle == max(cycle.number for cycle in plan.cycles if cycle.finding)
    return contest.by._value_, last, contest.advice is not None, decided, contest.appealed_on is not None


def _proposal(plan: Plan, proposal: Proposal | None, on: date) -> Hashable:
    if proposal is None:
        return None
    return (
        proposal.by._value_,
        proposal.lines,
        _which(plan, proposal.version),
        on > add_days(proposal.on, FORTNIGHT),
        tuple([(one.role._value_, one.verdict._value_) for one in proposal.stands]),
    )


def _which(plan: Plan, number: int | None) -> Any:
    """Which of the versions at hand has that number."""
    if number is None:
        return None
    at_hand = {"in_force": plan.in_force, "before": plan.before, "frozen": plan.frozen}
    return next((name for name, version in at_hand.items() if version and version.number == number), "gone")
