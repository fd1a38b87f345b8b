"""Who begins, who takes part, who drafted: workflow.md §2."""

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DIRK,
    DRAFTER,
    ELS,
    EMPLOYER,
    EVA,
    JAN,
    NOOR,
    PERSON,
    SARA,
    VDAB,
    WORKER,
    Story,
    accepted,
    begun,
    frozen,
    in_force,
    proposed,
    signed,
    started,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.glossary import Agreement, Exempt, Kind, Relation, Role, Seated

WHY = words("why")


def began(role: Role = DRAFTER, worker: str = SARA, **said) -> Story:
    return Story().does(role, c.StartPlan, kind=Kind.EMPLOYEE, worker=worker, **said)


def seats(story: Story) -> dict[tuple[Role, str], Seated]:
    return {(seat.role, seat.person): seat.standing for seat in story.plan.seats}


def written_by(role: Role, relation: Relation = Relation.EXTERNAL, **said) -> Story:
    """This role started the plan, there is no drafter beside it, and all said yes to all."""
    story = began(role, relation=relation if role is COACH else None, **said)
    for seat in {EMPLOYER, COACH} - {role}:
        about = {"relation": relation} if seat is COACH else {}
        story = story.does(role, c.InviteParty, seat=seat, person=PERSON[seat], **about).does(seat, c.AcceptInvitation)
    story = story.does(WORKER, c.AddNeed, clause="need", words=words("need")).does(WORKER, c.BeginNegotiation)
    return accepted(story.does(COACH, c.AddAgreement, clause="agreement", words=words("agreement")))


def explained(story: Story) -> Story:
    return story.does(COACH, c.ExplainNoColleague, reason=WHY)


# --- who begins -----------------------------------------------------------------------


@pytest.mark.parametrize("role", [WORKER, EMPLOYER, COACH, DRAFTER])
def test_who_starts_a_plan_sits_in_it_beside_the_worker(role):
    story = began(role)
    assert seats(story) == {(WORKER, SARA): Seated.ACTIVE, (role, PERSON[role]): Seated.ACTIVE}
    assert story.plan.agreement is Agreement.DRAFTING
    story.refuses(role, c.StartPlan, "plan_is_new", kind=Kind.EMPLOYEE, worker=SARA)


@pytest.mark.parametrize(("role", "worker"), [(COACH, ELS), (EMPLOYER, JAN), (DRAFTER, NOOR), (WORKER, EVA)])
def test_who_starts_it_for_another_is_another(role, worker):
    Story().refuses(role, c.StartPlan, "starts_in_one_role", kind=Kind.EMPLOYEE, worker=worker)


@pytest.mark.parametrize("role", [COLLEAGUE, VDAB])
def test_nobody_else_starts_one(role):
    Story().refuses(role, c.StartPlan, "not_your_role", kind=Kind.EMPLOYEE, worker=SARA)


def test_the_workers_yes_begins_it_makes_the_needs_theirs_and_lets_everybody_read():
    story = started()
    assert [need.suggested for need in story.plan.clauses] == [True]
    story.refuses(EMPLOYER, c.AddAgreement, "may_read_the_plan", clause="one", words=words("one"))
    for role in (EMPLOYER, COACH, DRAFTER):
        story.refuses(role, c.BeginNegotiation, "not_your_role")
    yes = story.does(WORKER, c.BeginNegotiation)
    assert yes.plan.agreement is Agreement.NEGOTIATING
    assert [need.suggested for need in yes.plan.needs] == [False]
    assert all(seat.opened for seat in yes.plan.seats)


# --- who takes part -------------------------------------------------------------------


def test_taking_part_is_free_and_may_be_asked_again():
    asked = began().does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN)
    asked.refuses(EMPLOYER, c.AcceptInvitation, "is_invited", by=EVA)
    asked.refuses(DRAFTER, c.InviteParty, "seat_is_free", seat=EMPLOYER, person=EVA)
    no = asked.does(EMPLOYER, c.DeclineInvitation)
    assert seats(no)[EMPLOYER, JAN] is Seated.DECLINED
    yes = no.does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
    assert seats(yes)[EMPLOYER, JAN] is Seated.ACTIVE
    yes.refuses(EMPLOYER, c.AcceptInvitation, "is_invited")


@pytest.mark.parametrize(
    ("seat", "person"),
    [(EMPLOYER, SARA), (COACH, SARA), (EMPLOYER, NOOR), (DRAFTER, SARA), (COLLEAGUE, SARA), (COLLEAGUE, NOOR)],
)
def test_one_person_fills_one_role(seat, person):
    story = began(COACH, worker=SARA, relation=Relation.EXTERNAL) if seat is DRAFTER else began()
    asks = COACH if seat is DRAFTER else DRAFTER
    if seat is COLLEAGUE:
        story = story.does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
        asks = EMPLOYER
    about = {"relation": Relation.EXTERNAL} if seat is COACH else {}
    story.refuses(asks, c.InviteParty, "fills_one_required_role", seat=seat, person=person, **about)


def test_a_coach_may_draft_and_a_drafter_coach():
    about = {"relation": Relation.EXTERNAL}
    story = began(DRAFTER).does(DRAFTER, c.InviteParty, seat=COACH, person=NOOR, **about)
    assert story.does(COACH, c.AcceptInvitation, by=NOOR).plan.roles_of(NOOR) == (DRAFTER, COACH)
    coach = began(COACH, **about).does(COACH, c.InviteParty, seat=DRAFTER, person=ELS)
    assert coach.does(DRAFTER, c.AcceptInvitation, by=ELS).plan.roles_of(ELS) == (COACH, DRAFTER)


def test_a_coach_says_what_they_are_to_the_employer():
    began().refuses(DRAFTER, c.InviteParty, "coach_says_what_they_are", seat=COACH, person=ELS)


def test_the_employer_alone_grants_the_hours_of_a_colleague_coach():
    for role in (WORKER, COACH, DRAFTER):
        begun().refuses(role, c.InviteParty, "employer_grants_the_hours", seat=COLLEAGUE, person=EVA)
    story = begun().does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=EVA, minutes=60)
    assert story.plan.seat_of(COLLEAGUE, EVA).minutes == 60


def test_a_newcomer_reads_nothing_until_the_worker_opens_the_plan():
    story = begun().does(WORKER, c.AddAgreement, clause="board", words=words("board"), doers=(COLLEAGUE,))
    story = story.does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=EVA)
    story.refuses(WORKER, c.OpenToParty, "seat_waits_to_be_opened", seat=COLLEAGUE, person=EVA)
    story = story.does(COLLEAGUE, c.AcceptInvitation, by=EVA)
    signal = {"entry": "one", "signal": "more"}
    story.refuses(COLLEAGUE, c.GiveSignal, "may_read_the_plan", by=EVA, **signal)
    story = story.does(WORKER, c.OpenToParty, seat=COLLEAGUE, person=EVA)
    assert story.does(COLLEAGUE, c.GiveSignal, by=EVA, **signal).last == (e.SignalGiven(**signal),)


def test_who_left_comes_back_as_a_newcomer():
    story = begun().does(COLLEAGUE, c.LeaveRole).does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=DIRK)
    story = story.does(COLLEAGUE, c.AcceptInvitation)
    assert (seats(story)[COLLEAGUE, DIRK], story.plan.seat(COLLEAGUE).opened) == (Seated.ACTIVE, False)


# --- the drafter is nobody's ----------------------------------------------------------


def test_a_drafter_declares_independence():
    story = began().does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
    story = story.does(DRAFTER, c.InviteParty, seat=COACH, person=ELS, relation=Relation.DIRECT_COLLEAGUE)
    story = story.does(COACH, c.AcceptInvitation).does(DRAFTER, c.AddNeed, clause="need", words=words("need"))
    story = story.does(WORKER, c.BeginNegotiation).does(DRAFTER, c.AddAgreement, clause="one", words=words("one"))
    story = accepted(story).refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    assert story.does(DRAFTER, c.DeclareIndependence).does(COACH, c.FreezeVersion).plan.frozen.number == 1


def test_a_worker_may_write_without_a_drafter():
    assert explained(written_by(WORKER)).does(WORKER, c.FreezeVersion).plan.frozen.number == 1


def test_a_coach_who_wrote_needs_an_exception_that_the_worker_accepts():
    story = explained(written_by(COACH)).refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    story.refuses(WORKER, c.AcceptException, "exception_is_asked")
    asked = story.does(COACH, c.AskException, reason=WHY).refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    for role in (EMPLOYER, COACH):
        asked.refuses(role, c.AcceptException, "not_your_role")
    granted = asked.does(WORKER, c.AcceptException)
    assert (granted.plan.exception, granted.plan.exception_reason) == (Exempt.ACCEPTED, WHY)
    assert granted.does(COACH, c.FreezeVersion).plan.frozen.number == 1


def test_the_worker_may_withdraw_that_while_the_text_is_not_in_force():
    story = explained(written_by(COACH)).does(COACH, c.AskException, reason=WHY).does(WORKER, c.AcceptException)
    table = signed(story.does(COACH, c.FreezeVersion), EMPLOYER)
    withdrawn = table.does(WORKER, c.WithdrawException)
    assert withdrawn.last == (e.VersionVoided(version=1), e.ExceptionWithdrawn())
    withdrawn.refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    signed(table, WORKER, COACH).refuses(WORKER, c.WithdrawException, "not_now")


def test_no_exception_makes_an_employers_draft_independent():
    story = explained(written_by(EMPLOYER)).refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    story.refuses(COACH, c.AskException, "coach_drafts", reason=WHY)


def drafted_from(organisation: str) -> Story:
    """Noor, of that organisation, drafted; Jan is of the warehouse, Els of the job centre; all said yes to all."""
    story = began(organisation=organisation).does(DRAFTER, c.DeclareIndependence)
    story = story.does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN, organisation="magazijn")
    about = {"organisation": "jobcentrum", "relation": Relation.DIRECT_COLLEAGUE}
    story = story.does(DRAFTER, c.InviteParty, seat=COACH, person=ELS, **about)
    for role in (EMPLOYER, COACH):
        story = story.does(role, c.AcceptInvitation)
    story = story.does(WORKER, c.AddNeed, clause="need", words=words("need")).does(WORKER, c.BeginNegotiation)
    return accepted(story.does(COACH, c.AddAgreement, clause="one", words=words("one")))


@pytest.mark.parametrize("organisation", ["", "planbureau"])
def test_a_drafter_from_elsewhere_is_independent(organisation):
    assert drafted_from(organisation).does(COACH, c.FreezeVersion).plan.agreement is Agreement.SIGNING


def test_a_drafter_of_the_coachs_organisation_needs_the_exception():
    story = drafted_from("jobcentrum").refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    story = story.does(COACH, c.AskException, reason=WHY).does(WORKER, c.AcceptException)
    assert story.does(COACH, c.FreezeVersion).plan.agreement is Agreement.SIGNING


def test_a_drafter_of_the_employers_organisation_is_helped_by_nothing():
    story = drafted_from("magazijn").refuses(COACH, c.FreezeVersion, "drafter_is_independent")
    story.refuses(COACH, c.AskException, "coach_drafts", reason=WHY)


def left_drafting(organisation: str, coach: str = ELS) -> Story:
    """The same, and then the drafter stops; with `coach` NOOR it was the coach who also drafted."""
    if coach == ELS:
        return drafted_from(organisation).does(DRAFTER, c.LeaveRole)
    story = began().does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
    story = story.does(DRAFTER, c.InviteParty, seat=COACH, person=coach, relation=Relation.DIRECT_COLLEAGUE)
    story = story.does(COACH, c.AcceptInvitation, by=coach).does(WORKER, c.AddNeed, clause="need", words=words("need"))
    story = story.does(WORKER, c.BeginNegotiation).does(DRAFTER, c.AddAgreement, clause="one", words=words("one"))
    story = accepted(story, WORKER, EMPLOYER).does(COACH, c.AcceptClause, by=coach, clause="one")
    return story.does(DRAFTER, c.LeaveRole)


@pytest.mark.parametrize(
    ("organisation", "coach"),
    [("jobcentrum", ELS), ("magazijn", ELS), ("", NOOR)],
    ids=["coach's", "employer's", "own"],
)
def test_leaving_makes_nobody_independent(organisation, coach):
    left_drafting(organisation, coach).refuses(WORKER, c.FreezeVersion, "drafter_is_independent")


def test_a_coach_who_drafted_and_left_drafting_still_asks_the_exception():
    story = left_drafting("", NOOR).does(COACH, c.AskException, by=NOOR, reason=WHY).does(WORKER, c.AcceptException)
    assert story.does(WORKER, c.FreezeVersion).plan.agreement is Agreement.SIGNING


def test_after_a_drafter_of_the_employer_another_drafter_helps():
    story = left_drafting("magazijn").does(COACH, c.InviteParty, seat=DRAFTER, person=EVA)
    story = story.does(DRAFTER, c.AcceptInvitation, by=EVA).does(DRAFTER, c.DeclareIndependence, by=EVA)
    assert story.does(WORKER, c.FreezeVersion).plan.agreement is Agreement.SIGNING
    assert left_drafting("planbureau").does(WORKER, c.FreezeVersion).plan.agreement is Agreement.SIGNING


# --- the colleague-coach --------------------------------------------------------------


@pytest.mark.parametrize("relation", [Relation.EXTERNAL, Relation.OTHER_COLLEAGUE])
def test_a_coach_from_elsewhere_needs_a_colleague_coach_or_a_reason_why_not_yet(relation):
    story = written_by(WORKER, relation).refuses(WORKER, c.FreezeVersion, "colleague_coach_is_there")
    assert explained(story).does(WORKER, c.FreezeVersion).plan.agreement is Agreement.SIGNING
    asked = story.does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=DIRK)
    asked.refuses(WORKER, c.FreezeVersion, "colleague_coach_is_there")
    there = asked.does(COLLEAGUE, c.AcceptInvitation)
    assert there.does(WORKER, c.FreezeVersion).plan.agreement is Agreement.SIGNING


def test_a_direct_colleague_as_coach_needs_none():
    story = written_by(WORKER, Relation.DIRECT_COLLEAGUE).does(WORKER, c.FreezeVersion)
    assert story.plan.agreement is Agreement.SIGNING


def test_when_the_last_one_stops_what_is_on_the_table_is_void():
    left = signed(frozen(), WORKER).does(COLLEAGUE, c.LeaveRole)
    assert left.last == (e.PartyLeft(seat=COLLEAGUE, person=DIRK), e.VersionVoided(version=1))
    assert (left.plan.agreement, left.plan.frozen) == (Agreement.NEGOTIATING, None)
    assert frozen(explained(proposed())).does(COLLEAGUE, c.LeaveRole).plan.agreement is Agreement.SIGNING


def test_when_the_last_one_stops_the_version_in_force_stays():
    left = in_force().does(COLLEAGUE, c.LeaveRole)
    assert left.last == (e.PartyLeft(seat=COLLEAGUE, person=DIRK),)
    assert (left.plan.agreement, left.plan.in_force.number) == (Agreement.IN_FORCE, 1)
