"""The invariants about one step: what an act may change, and above all what it may not."""

from typing import Any

from tests.model.explore import Step
from tests.model.invariants import ABOVE, PRESENT, SIGNING_ROLES, require, seated, signers, yes
from workflows import events as e
from workflows.clauses import Clause
from workflows.glossary import Agreement, Exempt, Relation, Role, Seated, Shape
from workflows.plan import Plan

TOUCHES = (
    *(e.NeedAdopted, e.NeedRewritten, e.NeedDropped, e.AgreementAdded, e.RevisionProposed, e.RevisionWithdrawn),
    *(e.TalkAsked, e.ClauseObjected, e.AnswerTakenBack, e.ClauseHidden, e.ClauseShown),
    *(e.VersionDeclined, e.VersionTakenBack, e.VersionVoided, e.TextReopened, e.ReopeningClosed, e.VersionInForce),
    *(e.ExceptionWithdrawn, e.KindChanged),
)
"""After these, no signature is alive on what lay on the table (workflow.md §5)."""


def signatures_move_alone(step: Step) -> None:
    """2: whatever touches the text voids every signature; else only one's own signature comes or goes."""
    before, after = step.before.frozen, step.after.frozen
    if after is None:
        return
    touched = [fact.event for fact in step.facts if isinstance(fact.event, TOUCHES)]
    touched += [fact.event for fact in step.facts if isinstance(fact.event, e.NeedAdded) and not fact.event.suggested]
    require(2, "signatures survive", *touched, holds=not touched)
    had = {one.role: one for one in before.signatures} if before and before.number == after.number else {}
    has = {one.role: one for one in after.signatures}
    moved = {role for role in SIGNING_ROLES if had.get(role) is not has.get(role)}
    require(2, "another's signature moved", moved, holds=moved <= {step.command.role})


def nobody_answers_for_another(step: Step) -> None:
    """3: another's answer may only open again, by a change of that clause; it is never given, nor their no lost."""
    if step.before.clauses is step.after.clauses:
        return
    after = {clause.id: clause for clause in (*step.after.clauses, *step.after.gone)}
    reopened = {fact.event.clause for fact in step.facts if isinstance(fact.event, REOPENS)}
    left = who_left(step)
    for clause in step.before.clauses:
        now = after.get(clause.id)
        if now is clause:
            continue
        if now is None:
            gone_by_its_owner(step, clause)
            continue
        for role in SIGNING_ROLES:
            if role is not step.command.role and role not in left:
                kept_apart(clause, now, role, reopened)


REOPENS = (e.RevisionProposed, e.RevisionWithdrawn, e.ClauseHidden)


def who_left(step: Step) -> set[Role]:
    """The roles whose holder is there no more: what they answered went with them."""
    if step.before.seats is step.after.seats:
        return set()
    there = {(seat.role, seat.person) for role in SIGNING_ROLES for seat in seated(step.after, role)}
    had = {(seat.role, seat.person) for role in SIGNING_ROLES for seat in seated(step.before, role)}
    return {role for role, _ in had - there}


def nobody_speaks_after_leaving(step: Step) -> None:
    """2, §2: another who comes in the role answers everything anew."""
    for role in who_left(step):
        for clause in step.after.clauses:
            said = (*clause.answers, *clause.talks, *clause.objections, *clause.agreed)
            require(2, "an answer of who left", role, clause.id, holds=all(one.role is not role for one in said))


def who_must_sign_opens_the_text(step: Step) -> None:
    """2, §2: who comes and must sign makes a next version; until then what is in force stays so, and is open."""
    if step.before.seats is step.after.seats or step.before.agreement is not Agreement.IN_FORCE:
        return
    came, had = (
        {(seat.role, seat.person) for role in signers(plan) for seat in seated(plan, role)}
        for plan in (step.after, step.before)
    )
    opened = step.after.agreement is Agreement.NEGOTIATING
    require(2, "in force without asking who came", *(came - had), holds=opened or came <= had)


def a_coach_is_chosen_together(step: Step) -> None:
    """3, §2: another coach is asked, or the one there let go, when the worker and all above said yes themselves."""
    before, after = step.before, step.after
    if before.seats is after.seats and before.coach_wanted is after.coach_wanted:
        return
    had, has = (set(plan.coach_wanted.agreed) if plan.coach_wanted else set[Role]() for plan in (before, after))
    mine = {step.command.role}
    require(3, "agreed for another", *has, holds=has - had <= mine)
    if before.agreement is Agreement.DRAFTING or Role.COACH in mine or coaches(before) == coaches(after):
        return
    must = {role for role in (Role.WORKER, *ABOVE.get(before.kind, ())) if seated(before, role)}
    require(3, "a coach chosen without", *(must - had - mine), holds=must <= had | mine)


def coaches(plan: Plan) -> set[str]:
    return {seat.person for seat in plan.seats if seat.role is Role.COACH and seat.standing in PRESENT}


def kept_apart(clause: Clause, now: Clause, role: Role, reopened: set[str]) -> None:
    had, has = _of(clause.answers, role), _of(now.answers, role)
    require(3, "answered for", role, clause.id, holds=has is had or (has is None and clause.id in reopened))
    if clause.objections is not now.objections:
        require(3, "a no that nobody hears", role, holds=_of(now.objections, role) is _of(clause.objections, role))
    if clause.talks is not now.talks:
        silenced = _of(clause.talks, role) is not _of(now.talks, role) and role not in now.hidden_from
        require(3, "a talk that another closed", role, holds=not silenced)


def _of(given: tuple[Any, ...], role: Role) -> Any:
    for one in given:
        if one.role is role:
            return one
    return None


def gone_by_its_owner(step: Step, clause: Clause) -> None:
    """A clause leaves when all agreed to drop it, or its own proposer withdraws it, or the worker drops a need."""
    names = {type(fact.event) for fact in step.facts}
    own = clause.revisions[-1].proposed_by is step.command.role and e.RevisionWithdrawn in names
    dropped = clause.revisions[-1].shape is Shape.DROP and e.VersionInForce in names
    need = e.NeedDropped in names and step.command.role is Role.WORKER
    require(3, "a clause vanished", clause.id, holds=own or dropped or need)


def consent_carries_over(step: Step) -> None:
    """2, 3: a change reopens that clause only, and only who proposes it has said yes to it."""
    for fact in step.facts:
        if isinstance(fact.event, e.RevisionProposed):
            clause = step.after.clause(fact.event.clause)
            willing = {fact.role} & set(signers(step.after))
            require(2, "a yes to a text nobody read", holds=clause is not None and yes(clause) == willing)
            require(2, "an answer to the text before", holds=clause is not None and len(clause.answers) == len(willing))
        if isinstance(fact.event, e.ClauseAccepted):
            clause = step.before.clause(fact.event.clause)
            now = clause and (clause.revisions[-1].number, clause.revisions[-1].words.hash)
            require(2, "a yes to another text", holds=(fact.event.revision, fact.event.hash) == now)


def force_is_kept(step: Step) -> None:
    """5: once in force, some version is, until the plan ends; but for the worker who takes back the first, in time."""
    before, after = step.before.in_force, step.after.in_force
    if before is after:
        return
    events = {type(fact.event): fact for fact in step.facts}
    if e.VersionInForce in events:
        require(5, "in force, and never on the table", holds=step.before.agreement is Agreement.SIGNING)
        require(5, "what ran before is not kept", holds=step.after.before is before)
        the_rules_hold(step.after)
        return
    require(5, "no longer in force, without a take-back", holds=e.VersionTakenBack in events)
    told = events[e.VersionTakenBack]
    in_time = before is not None and before.thinking_until is not None and told.on <= before.thinking_until
    require(5, "taken back by another or too late", holds=told.role is Role.WORKER and in_time)
    kept = step.before.before
    same = after is None if kept is None else after is not None and after.root == kept.root
    require(5, "what ran before is not restored", holds=same)
    require(5, "thought over twice", holds=after is None or after.thinking_until is None)


def the_rules_hold(plan: Plan) -> None:
    """7: whoever drafted is independent, or the worker accepted that the coach did; and §2 on the colleague-coach."""
    drafter, coach = (next(iter(seated(plan, role)), None) for role in (Role.DRAFTER, Role.COACH))
    drafted = drafter or next((s for s in reversed(plan.seats) if (s.role, s.standing) == LEFT_DRAFTER), None)
    house = drafted.organisation if drafted else ""
    above = ABOVE.get(plan.kind, ())
    houses = {seat.organisation for role in above for seat in seated(plan, role)}
    by_employer = plan.started_by in EMPLOYERS if drafted is None else house and house in houses
    by_coach = plan.started_by is Role.COACH
    if drafted is not None:
        by_coach = coach and (drafted.person == coach.person or (house and house == coach.organisation))
    require(7, "the employer drafted", holds=not by_employer)
    require(7, "the coach drafted unasked", holds=not by_coach or plan.exception is Exempt.ACCEPTED)
    require(7, "nobody declared independence", holds=by_coach or drafter is None or drafter.independent)
    beside = seated(plan, Role.COLLEAGUE_COACH) or plan.no_colleague or not above
    require(7, "no colleague-coach, and no reason", holds=beside or coach.relation is Relation.DIRECT_COLLEAGUE)


EMPLOYERS = (Role.EMPLOYER, Role.USER_COMPANY)
LEFT_DRAFTER = (Role.DRAFTER, Seated.LEFT)


def vdab_reads_what_it_may(step: Step) -> None:
    """8: what begins to be kept from the employer is kept from VDAB as well (workflow.md §3)."""
    kept = [fact.event.clause for fact in step.facts if isinstance(fact.event, HIDES) and _from_employer(fact.event)]
    for clause in filter(None, map(step.after.clause, kept)):
        require(8, "VDAB reads what the employer may not", clause.id, holds=Role.REVIEWER in clause.hidden_from)


HIDES = (e.AgreementAdded, e.ClauseHidden)


def _from_employer(event: Any) -> bool:
    hidden_from = event.hidden_from if isinstance(event, e.AgreementAdded) else (event.hidden_from,)
    return bool(set(EMPLOYERS) & set(hidden_from))
