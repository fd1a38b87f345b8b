"""MUTANTS: mistakes somebody could make, each with the smallest world that shows it and the invariant that falls."""

# ruff: noqa: E501 - a mistake is one row
from dataclasses import dataclass, replace
from typing import Any

from tests.model import invariants_cycle
from tests.model.seeds import Seed, act, also, both, does, given_to, instead, never, rows, without
from workflows import commands as c
from workflows import events as e
from workflows import evolve_people, evolve_signing, evolve_text, given
from workflows.acts import evaluating, negotiating, people, signing
from workflows.clauses import Given, answered
from workflows.conditions import people as conditions
from workflows.conditions.base import Condition
from workflows.cycle import fresh
from workflows.glossary import Answer, Evaluation, Kind, Life, Outcome, Role, Shape
from workflows.kinds import REQUIRED
from workflows.plan import Plan
from workflows.rules import Rule

WORKER, EMPLOYER, COACH = Role.WORKER, Role.EMPLOYER, Role.COACH


@dataclass(frozen=True, slots=True)
class Mutant:
    """`number`: the invariant of workflow.md §10 that must fall."""

    name: str
    seed: Seed
    world: str
    number: int


def on_clauses(plan: Plan, change: Any) -> Plan:
    return replace(plan, clauses=tuple(change(clause) for clause in plan.clauses))


def answers_follow(after: Plan, before: Plan, event: Any, told: Any) -> Plan:
    """Who had said yes is taken to say yes to the new text."""
    old = {clause.id: clause.answers for clause in before.clauses}

    def follow(clause: Any) -> Any:
        if clause.id != event.clause:
            return clause
        kept = tuple(replace(one, revision=clause.revision) for one in old[clause.id] if one.role is not told.role)
        return replace(clause, answers=(*clause.answers, *kept))

    return on_clauses(after, follow)


def all_say_yes(after: Plan, before: Plan, event: Any, told: Any) -> Plan:
    def agree(clause: Any) -> Any:
        for role in (WORKER, EMPLOYER, COACH) if clause.id == event.clause else ():
            clause = answered(clause, Given(role, Answer.ACCEPTED, clause.revision, told.on))
        return clause

    return on_clauses(after, agree)


def in_force_at_two(events: Any, plan: Plan, ask: Any) -> Any:
    if len(plan.frozen.missing()) != 2 or not events:
        return events
    return (*events, e.VersionInForce(version=ask.version, root=ask.root, thinking_until=ask.on))


def closed_at_two(events: Any, plan: Plan, ask: Any) -> Any:
    closed = any(isinstance(event, e.ViewsClosed) for event in events)
    return events if closed or len(plan.cycle.views) != 1 else (*events, evaluating._closing(plan, ask))


def view_of_all(after: Plan, before: Plan, event: Any, told: Any) -> Plan:
    view = after.cycle.view_of(told.role)
    views = tuple(replace(view, role=role) for role in (WORKER, EMPLOYER, COACH))
    return replace(after, cycle=replace(after.cycle, views=views))


def agreed_twice(events: Any, plan: Plan, ask: Any) -> Any:
    return (e.CoachAgreed(), *people._other_coach(plan, ask)) if plan.coach_wanted.agreed else events


def stands_stay(after: Plan, before: Plan, event: Any, told: Any) -> Plan:
    stands = before.cycle.proposal.stands if before.cycle.proposal else ()
    return replace(after, cycle=replace(after.cycle, proposal=replace(after.cycle.proposal, stands=stands)))


def no_signature_left(after: Plan, *_: Any) -> Plan:
    return replace(after, frozen=replace(after.frozen, signatures=()))


def read_by_all(after: Plan, *_: Any) -> Plan:
    return on_clauses(after, lambda clause: replace(clause, hidden_from=()))


def everybody_let_in(after: Plan, *_: Any) -> Plan:
    return replace(after, seats=tuple(replace(seat, opened=True) for seat in after.seats))


def root_of_fewer(kind: str, number: int, required: Any, leaves: Any) -> str:
    return MERKLE(kind, number, required[:-1], leaves)


def text_with_what_was_dropped(plan: Plan) -> Any:
    dropped = [(one.id, one.revision, one.now.words.hash) for one in plan.clauses if one.now.shape is Shape.DROP]
    leaves, left_open = TEXT_NOW(plan)
    return (*leaves, *dropped), left_open


def days_while_asking_too(cycle: Any, on: Any) -> int:
    return (on - cycle.submitted_on).days if cycle.submitted_on else 0


def a_second_result(after: Plan, *_: Any) -> Plan:
    done = replace(after.cycle, outcome=Outcome.FINDING)
    return replace(after, cycles=(*after.cycles, done), cycle=fresh(done.number + 1))


def found_anew(after: Plan, _before: Plan, event: Any, _told: Any) -> Plan:
    last = after.cycles[-1]
    return replace(after, cycles=(*after.cycles[:-1], replace(last, finding=None, kept=event.words)))


def any_decision(cycle: Any, contests: Any) -> Any:
    """As if it did not matter which finding was contested."""
    return contests[-1].decision if contests and contests[-1].decision else cycle.finding


def seats_vdab(rule: Rule) -> Rule:
    """As if there were a place for VDAB on every plan."""
    places = (given.kind_has_the_seat, given.seat_is_free)
    return replace(rule, provided=tuple(or_vdab(one) if one in places else one for one in rule.provided))


def or_vdab(place: Condition) -> Condition:
    return replace(place, holds=lambda plan, ask: ask.seat is Role.REVIEWER or place.holds(plan, ask))


MERKLE, TEXT_NOW = signing.merkle_root, signing.text_now
NOT_VDAB = Condition("not_vdab", lambda _plan, ask: ask.seat is not Role.REVIEWER, sees=True)
AFTER_ALL = {"evaluation": frozenset(Evaluation)}
ALSO_CLOSED = {"life": frozenset(Life)}


def forgets(field: str, value: Any) -> Any:
    """After the event, that field of the plan is this."""
    return lambda after, *_: replace(after, **{field: value})


# fmt: off
MUTANTS: tuple[Mutant, ...] = (
    # 1: a version in force is signed by all, over its own root
    Mutant("two signatures are enough", act(c.SignVersion, in_force_at_two), "every answer", 1),
    Mutant("the root forgets a party", instead(signing, "merkle_root", root_of_fewer), "every answer", 1),
    Mutant("any root is signed", without(given.root_is_what_was_read, c.SignVersion), "two texts", 1),

    # 2: consent is bound to text
    Mutant("frozen before all said yes", without(given.every_agreement_is_accepted, c.FreezeVersion), "every answer", 2),
    Mutant("a yes follows the text", does(e.RevisionProposed, answers_follow), "two texts", 3),
    Mutant("a yes to an older text counts", both(without(given.text_is_what_was_read, c.AcceptClause), without(given.hash_is_what_was_read, c.AcceptClause)), "two texts", 2),
    Mutant("touching the text voids nothing", instead(negotiating, "touching", lambda _plan, *events: events), "every answer", 2),
    Mutant("declining voids nothing", act(c.DeclineVersion, lambda events, *_: events[:1]), "every answer", 2),
    Mutant("voiding leaves it on the table", does(e.VersionVoided, lambda after, before, *_: replace(after, frozen=before.frozen)), "every answer", 2),
    Mutant("a retraction takes all signatures", does(e.SignatureRetracted, no_signature_left), "every answer", 2),
    Mutant("what was dropped is signed", instead(signing, "text_now", text_with_what_was_dropped), "one left open", 2),
    Mutant("who cannot read it has answered", does(e.ClauseHidden, lambda after, before, *_: replace(after, clauses=tuple(replace(now, answers=was.answers) for now, was in zip(after.clauses, before.clauses, strict=True)))), "readers", 2),
    Mutant("closed on another text", without(given.text_says_the_same, c.CloseReopening), "two texts", 2),
    Mutant("a proposal rewritten keeps its yes", does(e.ProposalWritten, stands_stay), "proposals", 2),

    # 3: nobody answers for another; silence is no yes
    Mutant("one yes is everybody's", does(e.ClauseAccepted, all_say_yes), "every answer", 3),
    Mutant("one takes all answers back", instead(evolve_text, "reopened", lambda clause, _role: replace(clause, answers=())), "every answer", 3),
    Mutant("a new text silences a no", does(e.RevisionProposed, lambda after, *_: on_clauses(after, lambda one: replace(one, objections=()))), "a no before another text", 3),
    Mutant("a new text closes a talk", does(e.RevisionProposed, lambda after, *_: on_clauses(after, lambda one: replace(one, talks=()))), "a no before another text", 3),
    Mutant("views close at two", act(c.GiveView, closed_at_two), "views", 3),
    Mutant("nobody waits for views", without(given.views_are_waited_for_enough, c.MoveOn), "views", 3),
    Mutant("one view is everybody's", does(e.ViewGiven, view_of_all), "views", 3),
    Mutant("sent before all answered", without(given.proposal_is_answered, c.SubmitProposal), "proposals", 3),
    Mutant("anybody answers VDAB's question", without(given.question_is_for_them, c.AnswerQuestion), "with VDAB", 3),

    # 4: no dead end, and an end that is one
    Mutant("the employer cannot say no", both(never(c.ObjectToClause, EMPLOYER), never(c.DeclineVersion, EMPLOYER)), "every answer", 4),
    Mutant("the worker cannot end", never(c.EndPlan, WORKER), "an end", 4),
    Mutant("a reopening cannot be closed", never(c.CloseReopening), "two texts", 4),
    Mutant("a missing view stops the evaluation", never(c.MoveOn), "a whole evaluation", 4),
    Mutant("a missing answer stops the evaluation", rows(c.SubmitProposal, lambda rule: replace(rule, provided=(*rule.provided, given.proposal_is_endorsed_by_all))), "a whole evaluation", 4),
    Mutant("VDAB's silence stops the evaluation", both(never(c.RecordLetter), never(c.WithdrawSubmission)), "a whole evaluation", 4),
    Mutant("the employer ends without notice", without(given.end_is_given_in_time, c.EndPlan), "an end", 4),
    Mutant("the employer ends without a reason", without(given.reason_is_given, c.EndPlan), "an end", 4),
    Mutant("an end is never undone too late", without(given.end_can_be_undone, c.TakeBackEnd), "an end", 4),
    Mutant("no time to undo", act(c.EndPlan, lambda events, _plan, ask: (replace(events[0], undo_until=ask.on),)), "an end", 4),
    Mutant("life goes on after the end", also(c.ReopenText, **ALSO_CLOSED), "an end", 4),

    # 5: in force until another is
    Mutant("reopening ends what is in force", does(e.TextReopened, forgets("in_force", None)), "two texts", 5),
    Mutant("thinking time never ends", without(given.thinking_time_runs, c.TakeBackVersion), "two texts", 5),
    Mutant("the employer thinks it over", given_to(c.TakeBackVersion, EMPLOYER), "the employer thinks", 5),
    Mutant("a take-back brings nothing again", does(e.VersionTakenBack, forgets("in_force", None)), "two texts", 5),
    Mutant("what ran before is forgotten", does(e.VersionInForce, forgets("before", None)), "two texts", 5),

    # 6: every result rests on something, and each cycle has one
    Mutant("found before it is sent", also(c.RecordFinding, **AFTER_ALL), "with VDAB", 6),
    Mutant("a cycle leaves no result", does(e.CycleClosed, lambda after, before, *_: replace(after, cycles=before.cycles)), "with VDAB", 6),
    Mutant("a cycle is skipped", does(e.CycleClosed, lambda after, _before, event, _told: replace(after, cycle=fresh(event.cycle + 2))), "with VDAB", 6),
    Mutant("kept though not all want that", without(given.proposal_is_endorsed_by_all, c.KeepAsIs), "proposals", 6),
    Mutant("kept though something changes", without(given.proposal_keeps_everything, c.KeepAsIs), "proposals", 6),
    Mutant("anybody takes back what was sent", without(given.sent_it_or_is_the_worker, c.WithdrawSubmission), "with VDAB", 6),
    Mutant("the clock runs while VDAB asks", instead(invariants_cycle, "days_waited", days_while_asking_too), "with VDAB", 6),
    Mutant("evaluated about nothing", does(e.VersionTakenBack, lambda after, before, *_: replace(after, cycle=before.cycle, cycles=before.cycles)), "thinking over", 6),
    Mutant("contested again and again", without(given.has_not_contested_it, c.RequestContest), "a contest", 6),
    Mutant("appealed before there is a decision", without(given.contest_is_decided, c.LodgeAppeal), "a contest", 6),
    Mutant("a new finding closes the next cycle", does(e.ContestDecided, a_second_result), "a contest", 6),
    Mutant("a new finding wipes the old one", does(e.ContestDecided, found_anew), "a contest", 6),
    Mutant("the newest finding counts for every cycle", instead(invariants_cycle, "finding_now", any_decision), "a contest", 6),

    # §2: who comes and goes, and of what kind the plan is
    Mutant("who left has answered", instead(evolve_people, "silent", lambda clause, _role: clause), "another coach", 2),
    Mutant("signed by a coach who left", instead(people, "parted", lambda *_: ()), "another coach", 2),
    Mutant("who joins need not sign", instead(people, "joined", lambda *_: ()), "nobody employs", 2),
    Mutant("one yes to a coach counts twice", both(without(given.has_not_agreed_to_coach, c.AgreeToCoach), act(c.AgreeToCoach, agreed_twice)), "another coach", 3),
    Mutant("the worker alone chooses a coach", instead(people, "deciders", lambda _plan: (WORKER,)), "another coach", 3),
    Mutant("one party asks a coach in", without(given.coach_is_chosen_together, c.InviteParty), "another coach", 3),
    Mutant("who is asked reads at once", does(e.PartyInvited, everybody_let_in), "another coach", 14),
    Mutant("the user company need not sign", lambda patch: patch.setitem(REQUIRED, Kind.AGENCY, (WORKER, EMPLOYER, COACH)), "at two companies", 1),
    Mutant("a coach need not sign where nobody employs", lambda patch: patch.setitem(REQUIRED, Kind.SELF_EMPLOYED, (WORKER,)), "nobody employs, and Els coaches", 2),
    Mutant("a colleague-coach where nobody employs", instead(conditions, "is_employed", lambda _plan: True), "nobody employs, and Els coaches", 4),
    Mutant("an employer where nobody employs", without(given.kind_has_the_seat, c.InviteParty), "work is found", 11),
    Mutant("a colleague stays when the work does not", instead(evolve_people, "_has_place", lambda role, kind: role is Role.COLLEAGUE_COACH or role in REQUIRED[kind]), "work is found", 11),
    Mutant("another kind keeps what lies on the table", act(c.ChangeKind, lambda events, *_: events[-1:]), "work is found", 2),
    Mutant("work that is found ends what is in force", does(e.KindChanged, forgets("in_force", None)), "work is found", 5),
    Mutant("closed as another kind", without(given.text_says_the_same, c.CloseReopening), "work is found", 2),
    Mutant("thought back as another kind", instead(evolve_signing, "_other_kind", lambda *_: None), "work is found", 2),

    # 7, 8, 9, 11, 12, 14: who drafts, who reads, what is awarded, who is who
    Mutant("nobody asks who drafted", without(given.drafter_is_independent, c.FreezeVersion, c.SignVersion), "who drafts", 7),
    Mutant("nobody asks for a colleague-coach", without(given.colleague_coach_is_there, c.FreezeVersion, c.SignVersion), "who drafts", 7),
    Mutant("kept from the worker", without(given.can_be_hidden_from, c.HideClause), "readers", 8),
    Mutant("VDAB reads what the employer may not", instead(negotiating, "_vdab_too", lambda *_: ()), "readers", 8),
    Mutant("a finding ends the award", does(e.FindingRecorded, forgets("awards", ())), "with VDAB", 9),
    Mutant("a later letter wipes the earlier", does(e.AwardRecorded, lambda after, *_: replace(after, awards=after.awards[-1:])), "an end", 9),
    Mutant("one person in two roles", without(given.fills_one_required_role, c.InviteParty), "who comes", 11),
    Mutant("two people in one role", rows(c.InviteParty, lambda rule: replace(rule, provided=(given.holds_the_role, given.coach_says_what_they_are, NOT_VDAB))), "who comes", 11),
    Mutant("VDAB takes a seat", rows(c.InviteParty, seats_vdab), "who comes", 12),
    Mutant("a party finds as VDAB", without(given.is_no_party, c.RecordFinding), "with VDAB", 12),
    Mutant("who takes a role reads at once", does(e.InvitationAccepted, everybody_let_in), "who comes", 14),
    Mutant("another text is read by all", does(e.RevisionProposed, read_by_all), "readers", 14),
)
# fmt: on
