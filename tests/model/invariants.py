"""The invariants of workflow.md §10 about one state, read from the plan's own rows, never by the code's helpers."""

import hashlib
from datetime import date
from functools import cache
from typing import Any

from workflows.clauses import Clause
from workflows.glossary import Agreement, Answer, ClauseKind, Role, Seated, Shape
from workflows.plan import Plan
from workflows.versions import Version

SIGNING_ROLES = (Role.WORKER, Role.EMPLOYER, Role.USER_COMPANY, Role.COACH)
ABOVE = {"employee": SIGNING_ROLES[1:2], "agency": SIGNING_ROLES[1:3]}
"""For whom the work is done, by kind of plan (workflow.md §2); in the other kinds for nobody."""
PRESENT = (Seated.ACTIVE, Seated.INVITED)


def signers(plan: Plan) -> tuple[Role, ...]:
    """Who signs a plan of this kind: the worker, who is above them, the coach; with nobody above, a coach or none."""
    coached = any(seat.role is Role.COACH and seat.standing is Seated.ACTIVE for seat in plan.seats)
    return _signers(plan.kind.value, coached=coached)


@cache
def _signers(kind: str, *, coached: bool) -> tuple[Role, ...]:
    above = ABOVE.get(kind, ())
    return (Role.WORKER, *above, *((Role.COACH,) if above or coached else ()))


class Broken(AssertionError):
    """An invariant that does not hold; `number` as in workflow.md §10."""

    def __init__(self, number: int, what: str, *about: object) -> None:
        super().__init__(f"invariant {number}: {what} {' '.join(map(str, about))}".rstrip())
        self.number = number


def require(number: int, what: str, *about: object, holds: object) -> None:
    if not holds:
        raise Broken(number, what, *about)


def signed_and_exact(plan: Plan, on: date) -> None:
    """1: in force is signed by every required party over exactly its root, and can be read in full."""
    for version in filter(None, (plan.in_force, plan.before)):
        signers = tuple((one.role, one.person) for one in version.signatures)
        require(1, "in force without every signature", signers, holds=signers == version.required)
        require(1, "in force since no day", holds=version.in_force_on is not None)
    for version in filter(None, (plan.in_force, plan.before, plan.frozen)):
        require(1, "a root that is not its text's", holds=version.root == _root(version))
        require(1, "a signature over another root", holds=all(one.root == version.root for one in version.signatures))
        roles, kind = tuple(role for role, _ in version.required), version.kind.value
        require(
            1, "not every required party", holds=roles in [_signers(kind, coached=there) for there in (True, False)]
        )
        require(1, "a text nobody can read any more", holds=all(leaf in _texts(plan) for leaf in version.leaves))


def _root(version: Version) -> str:
    return merkle(version.kind.value, version.number, version.required, version.leaves)


@cache
def merkle(kind: str, number: int, required: Any, leaves: Any) -> str:
    """The root once more, written down by somebody else: the hash of the row of leaves, pair by pair."""
    names = ";".join(f"{role.value}={person}" for role, person in required)
    rows = [f"plan|{kind}|{number}|{names}", *("|".join(map(str, ("clause", *leaf))) for leaf in leaves)]
    level = [hashlib.sha256(b"\x00" + row.encode()).digest() for row in rows]
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd
    return level[0].hex()


def _texts(plan: Plan) -> set[tuple[str, int, str]]:
    clauses = (*plan.clauses, *plan.gone)
    return {(clause.id, one.number, one.words.hash) for clause in clauses for one in clause.revisions}


def answers_are_bound(plan: Plan, on: date) -> None:
    """2: every answer is on the text as it stands, by a party that may read it."""
    for clause in plan.clauses:
        revision = clause.revisions[-1].number
        roles = [one.role for one in clause.answers]
        require(2, "an answer on another revision", holds=all(one.revision == revision for one in clause.answers))
        require(2, "two answers of one party", clause.id, holds=len(set(roles)) == len(roles))
        require(2, "an answer of who signs nothing", holds=set(roles) <= set(signers(plan)))
        require(2, "an answer to a need", holds=not (clause.kind is ClauseKind.NEED and clause.answers))
        waiting = {*roles, *(talk.role for talk in clause.talks)}
        require(2, "a talk with who signs nothing", holds=waiting <= set(signers(plan)))
        require(2, "an answer of who may not read it", holds=not waiting & set(clause.hidden_from))
        numbers = [one.number for one in clause.revisions]
        require(2, "revisions out of order", holds=numbers == sorted(set(numbers)))


def signatures_are_alive_only_while_signing(plan: Plan, on: date) -> None:
    """2: what lies on the table is exactly the text as it stands, agreed by all; and only while signing."""
    version = plan.frozen
    require(2, "on the table while negotiable", holds=(version is None) == (plan.agreement is not Agreement.SIGNING))
    if version is None:
        return
    leaves, left_open = wording(plan)
    require(2, "signing another text", holds=version.leaves == leaves and version.open_points == left_open)
    people = tuple((seat.role, seat.person) for role in signers(plan) for seat in seated(plan, role))
    require(2, "signing another kind of plan", holds=version.kind is plan.kind)
    require(2, "signing for other people", holds=version.required == people)
    require(2, "a signature of nobody", holds={(s.role, s.person) for s in version.signatures} <= set(people))
    for clause in agreements(plan):
        open_to = {role for role in signers(plan) if role not in clause.hidden_from}
        require(2, "signing without a yes", clause.id, holds=open_to <= yes(clause))
        require(2, "signing while a talk is open", clause.id, holds=not clause.talks)
    number = len([leaf for leaf in leaves if leaf[0] in {clause.id for clause in agreements(plan)}])
    require(2, "signing too few or too many agreements", holds=1 <= number <= 12)


def wording(plan: Plan) -> tuple[Any, tuple[str, ...]]:
    """What a version frozen now would hold: no suggestion, nothing dropped; left open stays as it is in force."""
    said = [clause for clause in plan.clauses if not clause.suggested and clause.revisions[-1].shape is not Shape.DROP]
    left_open = tuple(clause.id for clause in said if clause.revisions[-1].shape is Shape.LEFT_OPEN)
    held = {leaf[0]: leaf for leaf in plan.in_force.leaves} if plan.in_force else {}
    now = [(one.id, one.revisions[-1].number, one.revisions[-1].words.hash) for one in said]
    kept = [held.get(leaf[0]) if leaf[0] in left_open else leaf for leaf in now]
    return tuple(leaf for leaf in kept if leaf is not None), left_open


def agreements(plan: Plan) -> list[Clause]:
    return [clause for clause in plan.clauses if clause.kind is ClauseKind.AGREEMENT]


def yes(clause: Clause) -> set[Role]:
    """Who said yes, in so many words, to the text as it stands."""
    now = clause.revisions[-1].number
    return {one.role for one in clause.answers if one.answer is Answer.ACCEPTED and one.revision == now}


def seated(plan: Plan, role: Role) -> list[Any]:
    return [seat for seat in plan.seats if seat.role is role and seat.standing is Seated.ACTIVE]


def who_is_there(plan: Plan, on: date) -> None:
    """11: one identity, at most one required party; one person at most in each. 12: no reviewer is seated.

    4: who gave an end, and may take it back, is one of them.
    """
    present = [seat for seat in plan.seats if seat.standing in PRESENT]
    ends = plan.ending is None or plan.ending.by in (Role.WORKER, *ABOVE.get(plan.kind, ()))
    require(4, "ended by who has no place in it", holds=ends)
    required = [seat for seat in present if seat.role in SIGNING_ROLES]
    require(11, "one person in two required roles", holds=len({seat.person for seat in required}) == len(required))
    require(11, "two people in one required role", holds=len({seat.role for seat in required}) == len(required))
    require(12, "a reviewer who is a party", holds=all(seat.role is not Role.REVIEWER for seat in plan.seats))
    known = {*_signers(plan.kind.value, coached=True), Role.DRAFTER}
    known |= {Role.COLLEAGUE_COACH} if plan.kind in ABOVE else set()
    require(11, "somebody this kind does not know", holds=all(seat.role in known for seat in present))


def doers_may_read(plan: Plan, on: date) -> None:
    """§3: never kept from the worker, nor from who does it."""
    for clause in plan.clauses:
        kept_from = set(clause.hidden_from)
        require(8, "kept from who does it", clause.id, holds=not kept_from & {Role.WORKER, *clause.revisions[-1].doers})


def in_force_when_it_says_so(plan: Plan, on: date) -> None:
    """5: what says that it is in force, is."""
    if plan.agreement is Agreement.IN_FORCE:
        require(5, "in force without a version", holds=plan.in_force is not None)
        require(2, "in force as another kind", holds=plan.in_force.kind is plan.kind)
        require(2, "in force while another text stands", holds=_agreed(plan, plan.in_force) == _agreed(plan, None))
    if plan.agreement is Agreement.DRAFTING:
        require(5, "a version before the worker's yes", holds=plan.in_force is None and plan.frozen is None)


def _agreed(plan: Plan, version: Version | None) -> set[tuple[str, str]]:
    """The agreements of a version, or those on the table, by their texts."""
    ours = {clause.id for clause in agreements(plan)}
    leaves = version.leaves if version else wording(plan)[0]
    return {(leaf[0], leaf[2]) for leaf in leaves if leaf[0] in ours}
