"""Whose turn it is, to do what, since when: the same facts for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflows.calendar import add_days
from workflows.conditions.people import colleague_is_there, drafted_by_coach, drafting_is_independent
from workflows.conditions.trust import still_to_read
from workflows.contests import finding_now
from workflows.deadlines import length
from workflows.glossary import Agreement, Answer, Evaluation, Exempt, Life, Role, Seated
from workflows.kinds import EMPLOYERS
from workflows.lines import all_keep
from workflows.plan import Plan, answers_wanted, deciders, nothing_differs
from workflows.running import cycle_at, life_at

PRESENT = (Seated.ACTIVE, Seated.INVITED)


@dataclass(frozen=True, slots=True)
class Turn:
    """`what` names the task (words in templates/turns); `person` is "" for VDAB's queue. `due`: no threat."""

    role: Role
    person: str
    what: str
    since: date
    due: date | None = None


def turns(plan: Plan, on: date) -> tuple[Turn, ...]:
    """Everybody whose turn it is on that day, the worker first. Nobody's when the plan is closed."""
    if life_at(plan, on) is Life.CLOSED:
        return ()
    found = (*_people(plan, on), *_text(plan, on), *_evaluation(plan, on), *_award(plan))
    order = {role: place for place, role in enumerate(Role)}
    return tuple(sorted(found, key=lambda turn: order[turn.role]))


def _turn(plan: Plan, role: Role, what: str, since: date, due: date | None = None) -> Iterator[Turn]:
    seat = plan.seat(role)
    if seat is not None:
        yield Turn(role, seat.person, what, since, due)


def _lead(plan: Plan) -> Role:
    """Who keeps things going: the coach, or the worker where there is none."""
    return Role.COACH if plan.seat(Role.COACH) else Role.WORKER


def _workplace(plan: Plan) -> Role:
    """For whom the work is done: the user company, the employer, or the worker where nobody employs."""
    return next((role for role in (Role.USER_COMPANY, Role.EMPLOYER) if plan.seat(role)), Role.WORKER)


def _people(plan: Plan, on: date) -> Iterator[Turn]:
    for seat in plan.seats:
        if seat.standing is Seated.INVITED and not seat.is_over(on):
            yield Turn(seat.role, seat.person, "accept_invitation", seat.since or on)
        waits = seat.standing is Seated.ACTIVE and not seat.opened
        if waits and plan.agreement is not Agreement.DRAFTING:
            yield from _turn(plan, Role.WORKER, "open_to_party", seat.since or on)
    since = plan.since or on
    yield from _coach(plan, on)
    drafter = plan.seat(Role.DRAFTER)
    in_force = plan.agreement is Agreement.IN_FORCE
    if not in_force and drafter is not None and not drafter.independent and not drafted_by_coach(plan):
        yield from _turn(plan, Role.DRAFTER, "declare_independence", drafter.since or on)
    if not in_force and drafted_by_coach(plan) and plan.exception is Exempt.NONE:
        yield from _turn(plan, Role.COACH, "ask_exception", since)
    if plan.exception is Exempt.ASKED and not in_force and plan.agreement is not Agreement.SIGNING:
        yield from _turn(plan, Role.WORKER, "accept_exception", since)
    if plan.agreement is Agreement.NEGOTIATING:
        yield from _at_work(plan, since)


def _at_work(plan: Plan, since: date) -> Iterator[Turn]:
    """Where somebody employs, they take part; and then they find a colleague who helps."""
    if any(role in EMPLOYERS and not _is_present(plan, role) for role in plan.required):
        yield from _turn(plan, Role.WORKER, "ask_employer", since)
        return
    nobody = not colleague_is_there(plan) and not _is_present(plan, Role.COLLEAGUE_COACH)
    if nobody and _workplace(plan) in EMPLOYERS:  # who was only asked in names nobody yet
        yield from _turn(plan, _workplace(plan), "name_colleague", since)


def _coach(plan: Plan, on: date) -> Iterator[Turn]:
    """Another coach is proposed; or there is none, and somebody must be asked."""
    wanted = plan.coach_wanted
    if wanted is not None:
        for role in deciders(plan):
            if role not in wanted.agreed:
                yield from _turn(plan, role, "agree_to_coach", wanted.on)
        return
    begun = plan.agreement is not Agreement.DRAFTING
    if begun and Role.COACH in plan.required and not _is_present(plan, Role.COACH):
        gone = max((s.since for s in plan.seats if s.role is Role.COACH and s.since), default=plan.since or on)
        yield from _turn(plan, Role.WORKER, "ask_coach", gone)


def _is_present(plan: Plan, role: Role) -> bool:
    """Somebody has that seat, or was asked."""
    return any(seat.role is role and seat.standing in PRESENT for seat in plan.seats)


def _text(plan: Plan, on: date) -> Iterator[Turn]:
    since = plan.since or on
    if plan.agreement is Agreement.DRAFTING:
        ready = bool(plan.clauses) and bool(plan.agreements)
        yield from _turn(
            plan, Role.WORKER if ready else plan.started_by or Role.WORKER, "begin" if ready else "write_draft", since
        )
    if plan.agreement is Agreement.NEGOTIATING:
        yield from _answers(plan, on)
    if plan.agreement is Agreement.SIGNING and plan.frozen is not None:
        for role in plan.frozen.missing():
            yield from _turn(plan, role, "sign", plan.frozen.frozen_on)
        for seat in still_to_read(plan, on):
            if seat.standing is Seated.ACTIVE and plan.frozen.signed_by(Role.WORKER) is None:
                yield Turn(seat.role, seat.person, "read_first", plan.frozen.frozen_on)
    if plan.agreement is Agreement.IN_FORCE and plan.update_wanted:
        yield from _turn(plan, _lead(plan), "update_text", _found_on(plan) or since)


def _award(plan: Plan) -> Iterator[Turn]:
    """After a finding that changes something the department's letter comes: who has it records it."""
    found = finding_now(plan.cycles[-1], plan.contests) if plan.cycles else None
    if found is None or all_keep(found.lines):
        return
    if not any(award.recorded_on >= found.on for award in plan.awards):
        yield from _turn(plan, _workplace(plan), "record_award", found.on)


def _found_on(plan: Plan) -> date | None:
    return plan.cycles[-1].ended_on if plan.cycles else None


def _open_since(plan: Plan) -> dict[Role, date]:
    """Who still has to answer something, since when."""
    since: dict[Role, date] = {}
    for clause in plan.agreements:
        for role in answers_wanted(plan, clause):
            if clause.answer_of(role) is Answer.OPEN:
                began = max(clause.now.on, _seated_on(plan, role))
                since[role] = min(since.get(role, began), began)
    return since


def _answers(plan: Plan, on: date) -> Iterator[Turn]:
    open_since, agreements = _open_since(plan), plan.agreements
    talks = [talk.on for clause in agreements for talk in clause.talks if talk.on]
    objected = [given for clause in agreements for given in clause.answers if given.answer is Answer.OBJECTED]
    objections = [given.on for given in objected if given.on]
    for role, began in open_since.items():
        seat = plan.seat(role)
        if seat is not None and seat.opened:  # who may not read yet cannot answer: it is the worker's turn to open
            yield from _turn(plan, role, "answer", began)
    if talks:
        yield from _turn(plan, _lead(plan), "hold_talk", min(talks))
    if objections and not open_since:
        yield from _turn(plan, _lead(plan), "settle", min(objections))
    if any(clause.suggested for clause in plan.clauses):
        yield from _turn(plan, Role.WORKER, "adopt_need", plan.since or on)
    if not open_since and not talks and not objections:
        yield from _ready(plan, on)


def _seated_on(plan: Plan, role: Role) -> date:
    seat = plan.seat(role)
    return seat.since if seat and seat.since else date.min


def _ready(plan: Plan, on: date) -> Iterator[Turn]:
    """Everybody agrees: somebody puts the text on the table, or closes the reopening."""
    since = plan.since or on
    if not plan.needs:
        yield from _turn(plan, Role.WORKER, "write_need", since)
        return
    if not plan.agreements:
        yield from _turn(plan, _lead(plan), "write_agreement", since)
        return
    latest = max((g.on for c in plan.agreements for g in c.answers if g.on), default=since)
    if nothing_differs(plan):
        yield from _turn(plan, _lead(plan), "change_or_close", since)
    elif drafting_is_independent(plan) and colleague_is_there(plan):
        yield from _turn(plan, _lead(plan), "freeze", max(latest, since))


def _evaluation(plan: Plan, on: date) -> Iterator[Turn]:
    cycle = cycle_at(plan, on)
    if cycle.state is Evaluation.GATHERING and cycle.opened_on:
        over = cycle.window_until is not None and on > cycle.window_until
        for role in plan.required:
            if cycle.view_of(role) is None:
                yield from _turn(plan, role, "give_view", cycle.opened_on, cycle.window_until)
        if over:
            yield from _turn(plan, _lead(plan), "move_on", cycle.window_until or on)
    if cycle.state is Evaluation.CONCLUDING:
        yield from _proposal(plan, on)
    if cycle.state is Evaluation.SUBMITTED and cycle.submitted_on:
        yield Turn(Role.REVIEWER, "", "find", cycle.submitted_on)
    if cycle.question is not None:
        yield from _turn(plan, cycle.question.to, "answer_question", cycle.question.asked_on)


def _proposal(plan: Plan, on: date) -> Iterator[Turn]:
    proposal, closed = plan.cycle.proposal, plan.cycle.closed_views_on or on
    if proposal is None:
        drafter = not plan.seat(Role.COACH) and plan.seat(Role.DRAFTER)
        writer = Role.DRAFTER if drafter else _lead(plan)
        yield from _turn(plan, writer, "write_proposal", closed, add_days(closed, length("proposal_by_anyone")))
        return
    until = add_days(proposal.on, length("answer_to_proposal"))
    waiting = [role for role in plan.required if proposal.stand_of(role) is None]
    for role in waiting:
        yield from _turn(plan, role, "answer_proposal", proposal.on, until)
    if not waiting or on > until:
        last = max((stand.on for stand in proposal.stands), default=proposal.on)
        yield from _turn(plan, _lead(plan), "submit", last)
