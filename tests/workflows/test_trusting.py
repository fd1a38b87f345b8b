"""Somebody the worker trusts: brought, limited and stopped by the worker alone (workflow.md §2, §3)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    CONFIDANT,
    DIRK,
    DRAFTER,
    ELS,
    EMPLOYER,
    EVA,
    JAN,
    SARA,
    VERA,
    WORKER,
    Story,
    begun,
    frozen,
    in_force,
    proposed,
    signed,
    signing,
    started,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.calendar import add_days
from workflows.glossary import Advice, Agreement, Kind, Relation, Trust
from workflows.plan import Plan, reads
from workflows.rules import RULES
from workflows.trusted import as_known_to
from workflows.turns import turns

WHY = words("why")
OTHERS = (EMPLOYER, COACH, DRAFTER, COLLEAGUE)
TABLES = {
    "drafting": started,
    "negotiating": proposed,
    "signing": lambda: signed(frozen(), WORKER),
    "in_force": in_force,
}


def trusted(story: Story | None = None, *opened: str, **said: object) -> Story:
    """Sara asked Vera, who said yes; these needs and agreements are open to her."""
    story = (story or proposed()).does(WORKER, c.TrustSomebody, person=VERA, **said)
    story = story.does(CONFIDANT, c.AcceptInvitation)
    return story.does(WORKER, c.LetThemRead, person=VERA, clauses=opened) if opened else story


def read_by(plan: Plan, person: str = VERA) -> list[str]:
    return [clause.id for clause in plan.clauses if reads(plan, CONFIDANT, clause, person)]


def bound(plan: Plan) -> tuple[object, ...]:
    """All that is said and signed: texts, answers, who must see what, versions, where the plan stands."""
    said = tuple(replace(clause, opened_to=()) for clause in plan.clauses)
    table = replace(plan.frozen, read_by=()) if plan.frozen else None
    return said, table, plan.in_force, plan.agreement, plan.cycle, plan.required, plan.exception


# --- bringing ---------------------------------------------------------------------------


def test_sara_brings_vera_who_reads_nothing_until_it_is_opened():
    story = proposed().does(WORKER, c.TrustSomebody, person=VERA)
    assert story.last == (e.ConfidantInvited(person=VERA),)
    assert [(one.person, one.what) for one in turns(story.plan, story.on) if one.role is CONFIDANT] == [
        (VERA, "accept_invitation")
    ]
    story = story.does(CONFIDANT, c.AcceptInvitation)
    assert read_by(story.plan) == []
    assert "open_to_party" not in {turn.what for turn in turns(story.plan, story.on)}


def test_only_sara_brings_limits_opens_and_stops():
    story = trusted()
    for role in (*OTHERS, CONFIDANT):
        begun().refuses(
            role,
            c.InviteParty,
            "not_your_role" if role in (COLLEAGUE, CONFIDANT) else "kind_has_the_seat",
            seat=CONFIDANT,
            person=EVA,
        )
        for command in (c.TrustSomebody, c.LimitConfidant, c.LetThemRead, c.DropConfidant):
            story.refuses(role, command, "not_your_role", person=VERA)


def test_nobody_is_asked_twice_and_nobody_unasked_is_limited():
    story = proposed().does(WORKER, c.TrustSomebody, person=VERA)
    story.refuses(WORKER, c.TrustSomebody, "is_not_yet_trusted", person=VERA)
    for command in (c.LimitConfidant, c.LetThemRead, c.DropConfidant):
        story.refuses(WORKER, command, "is_trusted", person=EVA)
    assert len(story.does(WORKER, c.TrustSomebody, person=EVA).plan.seats) == len(story.plan.seats) + 1


@pytest.mark.parametrize("person", [SARA, JAN])
def test_neither_the_worker_nor_who_acts_for_the_employer(person):
    begun().refuses(WORKER, c.TrustSomebody, "acts_not_for_the_employer", person=person)


def test_a_trusted_person_never_acts_for_the_employer_afterwards():
    story = Story().does(WORKER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA)
    story = trusted(story)
    story.refuses(WORKER, c.InviteParty, "fills_one_required_role", seat=EMPLOYER, person=VERA)
    coach = story.does(WORKER, c.InviteParty, seat=COACH, person=VERA, relation=Relation.EXTERNAL)
    assert coach.plan.seat_of(COACH, VERA) is not None


def test_a_colleague_may_be_trusted_too_and_keeps_what_names_them():
    story = proposed("board", doers=(COLLEAGUE,)).does(WORKER, c.TrustSomebody, person=DIRK)
    story = story.does(CONFIDANT, c.AcceptInvitation, by=DIRK).does(
        WORKER, c.LetThemRead, person=DIRK, clauses=("need",)
    )
    assert read_by(story.plan, DIRK) == ["need"]
    assert [one.id for one in story.plan.clauses if reads(story.plan, COLLEAGUE, one, DIRK)] == ["board"]


def test_no_is_an_answer_and_sara_may_ask_again():
    story = proposed().does(WORKER, c.TrustSomebody, person=VERA).does(CONFIDANT, c.DeclineInvitation)
    story.refuses(CONFIDANT, c.LeaveRole, "holds_the_role")
    assert story.does(WORKER, c.TrustSomebody, person=VERA).last == (e.ConfidantInvited(person=VERA),)


# --- what is open -----------------------------------------------------------------------


def test_sara_opens_one_by_one_or_all_at_once_and_closes_again():
    story = trusted(proposed("board", "talk"), "need", "board")
    assert story.last == (e.ClauseOpenedTo(clause="need", person=VERA), e.ClauseOpenedTo(clause="board", person=VERA))
    story = story.does(WORKER, c.LetThemRead, person=VERA, clauses=("talk", "board"))
    assert set(story.last) == {
        e.ClauseClosedTo(clause="need", person=VERA),
        e.ClauseOpenedTo(clause="talk", person=VERA),
    }
    assert read_by(story.plan) == ["board", "talk"]
    assert read_by(story.does(WORKER, c.LetThemRead, person=VERA).plan) == []
    story.refuses(WORKER, c.LetThemRead, "clauses_are_there", person=VERA, clauses=("nothing",))


def test_what_is_open_to_one_is_closed_to_another_and_new_text_is_closed():
    story = trusted(None, "agreement").does(WORKER, c.TrustSomebody, person=EVA)
    story = story.does(CONFIDANT, c.AcceptInvitation, by=EVA)
    assert (read_by(story.plan), read_by(story.plan, EVA)) == (["agreement"], [])
    more = story.does(WORKER, c.AddNeed, clause="quiet", words=story.plan.clauses[0].now.words)
    assert read_by(more.plan) == ["agreement"]


def test_opened_before_the_answer_it_is_read_after_a_yes_only():
    story = proposed().does(WORKER, c.TrustSomebody, person=VERA)
    story = story.does(WORKER, c.LetThemRead, person=VERA, clauses=("agreement",))
    assert read_by(story.plan) == []
    assert read_by(story.does(CONFIDANT, c.AcceptInvitation).plan) == ["agreement"]


def test_keeping_from_the_role_is_no_way_to_close():
    trusted(None, "agreement").refuses(
        WORKER, c.HideClause, "can_be_hidden_from", clause="agreement", hidden_from=CONFIDANT
    )


# --- until when -------------------------------------------------------------------------


def test_from_the_last_day_on_nothing_happens_and_nothing_may_be_done():
    until = add_days(proposed().on, 10)
    story = trusted(None, "agreement", until=until)
    before, on = story.later(9), story.later(10)
    assert before.plan == on.plan
    assert [on.plan.seat_of(CONFIDANT, VERA).is_over(day) for day in (before.on, on.on)] == [False, True]
    assert before.does(CONFIDANT, c.LeaveRole).last == (e.PartyLeft(seat=CONFIDANT, person=VERA),)
    on.refuses(CONFIDANT, c.LeaveRole, "holds_the_role")
    longer = on.does(WORKER, c.LimitConfidant, person=VERA, until=add_days(on.on, 1))
    assert longer.does(CONFIDANT, c.LeaveRole).plan.seat(CONFIDANT) is None


def test_an_invitation_lapses_on_that_day_too():
    story = proposed().does(WORKER, c.TrustSomebody, person=VERA, until=add_days(proposed().on, 1)).later(1)
    story.refuses(CONFIDANT, c.AcceptInvitation, "is_invited")
    assert [turn for turn in turns(story.plan, story.on) if turn.role is CONFIDANT] == []


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 1)])
def test_a_last_day_lies_ahead(day):
    proposed().refuses(WORKER, c.TrustSomebody, "last_day_is_ahead", person=VERA, until=day)
    trusted().refuses(WORKER, c.LimitConfidant, "last_day_is_ahead", person=VERA, until=day)


def test_dropped_at_any_moment_and_asked_again_with_nothing_open():
    story = trusted(None, "agreement", "need").does(WORKER, c.DropConfidant, person=VERA)
    assert (story.last, read_by(story.plan)) == ((e.ConfidantDropped(person=VERA),), [])
    assert read_by(trusted(story).plan) == []


def test_who_stops_alone_takes_nothing_along():
    story = trusted(None, "agreement").does(CONFIDANT, c.LeaveRole)
    assert (read_by(story.plan), read_by(trusted(story).plan)) == ([], [])


def test_after_the_end_sara_still_stops_it_and_asks_nobody_new():
    story = trusted(in_force(), "agreement").does(WORKER, c.EndPlan, ends_on=in_force().on)
    assert read_by(story.plan) == ["agreement"]
    story.refuses(WORKER, c.TrustSomebody, "plan_is_closed", person=EVA)
    assert read_by(story.does(WORKER, c.DropConfidant, person=VERA).plan) == []


# --- what it never does -----------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_it_touches_no_text_no_answer_and_no_signature(table):
    story = TABLES[table]()
    before = bound(story.plan)
    clauses = tuple(clause.id for clause in story.plan.clauses)
    story = trusted(story, *clauses, until=add_days(story.on, 5), level=Trust.READ)
    story = story.does(CONFIDANT, c.SuggestToWorker, suggestion="s", words=WHY, clause=clauses[-1])
    if table == "signing":
        story = story.does(CONFIDANT, c.ConfirmRead)
    story = story.does(CONFIDANT, c.SetSuggestionAside, suggestion="s")
    story = story.does(WORKER, c.LimitConfidant, person=VERA).does(CONFIDANT, c.LeaveRole)
    story = trusted(story, *clauses).does(WORKER, c.DropConfidant, person=VERA)
    assert bound(story.plan) == before


def test_whom_the_worker_trusts_signs_answers_and_writes_nothing():
    assert {rule.command for rule in RULES if CONFIDANT in rule.who} == {
        c.AcceptInvitation,
        c.DeclineInvitation,
        c.LeaveRole,
        c.SuggestToWorker,
        c.SetSuggestionAside,
        c.ConfirmRead,
    }


def test_others_know_nothing_of_it():
    story = trusted(None, "agreement").does(WORKER, c.TrustSomebody, person=EVA)
    without = proposed().plan
    for person in (JAN, ELS, DIRK, "karim"):
        assert as_known_to(story.plan, person) == without
    assert as_known_to(story.plan, SARA) == story.plan
    seen = as_known_to(story.plan, VERA)
    assert [seat.person for seat in seen.seats if seat.role is CONFIDANT] == [VERA]


# --- a question, an answer prepared -----------------------------------------------------


def test_vera_suggests_and_sara_alone_knows_and_sets_it_aside():
    story = trusted(None, "agreement")
    said = {"words": WHY, "says": Advice.ACCEPT, "clause": "agreement"}
    story = story.does(CONFIDANT, c.SuggestToWorker, suggestion="one", **said)
    assert [(one.by, one.says, one.clause, one.revision) for one in story.plan.suggestions] == [
        (VERA, Advice.ACCEPT, "agreement", 1)
    ]
    assert [as_known_to(story.plan, person).suggestions for person in (JAN, ELS, DIRK, EVA)] == [()] * 4
    assert as_known_to(story.plan, VERA).suggestions == story.plan.suggestions
    assert story.does(WORKER, c.SetSuggestionAside, suggestion="one").plan.suggestions == ()


def test_a_later_one_takes_the_place_of_an_earlier_and_each_clause_has_its_own():
    story = trusted(None, "agreement", "need")
    for made, clause in (("one", ""), ("two", "need"), ("three", "need"), ("four", "agreement")):
        story = story.does(CONFIDANT, c.SuggestToWorker, suggestion=made, words=WHY, clause=clause)
    assert [one.id for one in story.plan.suggestions] == ["one", "three", "four"]
    back = story.does(CONFIDANT, c.SetSuggestionAside, suggestion="three")
    assert [one.id for one in back.plan.suggestions] == ["one", "four"]
    assert [one.id for one in back.does(WORKER, c.DropConfidant, person=VERA).plan.suggestions] == ["one", "four"]


@pytest.mark.parametrize(
    "said",
    [
        {"clause": "need"},  # closed to her
        {"clause": "nothing"},
        {"clause": "agreement", "revision": 2},
        {"clause": "", "says": Advice.ACCEPT},
    ],
)
def test_only_on_what_she_reads_as_it_stands(said):
    story = trusted(None, "agreement")
    story.refuses(CONFIDANT, c.SuggestToWorker, "suggests_on_what_they_read", suggestion="one", words=WHY, **said)


def test_an_answer_is_prepared_to_an_agreement_only():
    said = {"suggestion": "one", "words": WHY, "clause": "need", "says": Advice.ACCEPT}
    trusted(None, "need").refuses(CONFIDANT, c.SuggestToWorker, "suggests_on_what_they_read", **said)


def test_nobody_sets_aside_what_is_not_theirs():
    story = trusted().does(CONFIDANT, c.SuggestToWorker, suggestion="one", words=WHY)
    eva = story.does(WORKER, c.TrustSomebody, person=EVA).does(CONFIDANT, c.AcceptInvitation, by=EVA)
    eva.refuses(CONFIDANT, c.SetSuggestionAside, "suggestion_is_theirs", by=EVA, suggestion="one")
    story.refuses(WORKER, c.SetSuggestionAside, "suggestion_is_theirs", suggestion="two")
    story.refuses(COACH, c.SetSuggestionAside, "not_your_role", suggestion="one")


# --- read first -------------------------------------------------------------------------


def first(story: Story, **said: object) -> Story:
    return trusted(story, "agreement", level=Trust.READ_FIRST, **said)


def test_sara_signs_when_vera_has_read_it_and_nobody_else_waits():
    story = signed(first(frozen()), EMPLOYER, COACH)
    story.refuses(WORKER, c.SignVersion, "trusted_have_read", **signing(story.plan, story.on))
    assert [(one.person, one.what) for one in turns(story.plan, story.on)] == [(SARA, "sign"), (VERA, "read_first")]
    story = story.does(CONFIDANT, c.ConfirmRead)
    assert story.last == (e.ReadConfirmed(version=1),)
    assert story.does(CONFIDANT, c.ConfirmRead).last == ()
    assert signed(story, WORKER).plan.agreement is Agreement.IN_FORCE


@pytest.mark.parametrize("command", [c.LimitConfidant, c.DropConfidant])
def test_sara_need_not_wait_any_longer(command):
    story = first(frozen()).does(WORKER, command, person=VERA)
    assert signed(story).plan.agreement is Agreement.IN_FORCE


def test_nor_for_who_said_no_stopped_or_whose_last_day_passed():
    asked = frozen().does(WORKER, c.TrustSomebody, person=VERA, level=Trust.READ_FIRST)
    asked.refuses(WORKER, c.SignVersion, "trusted_have_read", **signing(asked.plan, asked.on))
    until = add_days(asked.on, 3)
    for story in (
        asked.does(CONFIDANT, c.DeclineInvitation),
        first(frozen()).does(CONFIDANT, c.LeaveRole),
        first(frozen(), until=until).later(3),
    ):
        assert signed(story).plan.agreement is Agreement.IN_FORCE


def test_what_was_read_goes_with_the_version():
    story = first(frozen()).does(CONFIDANT, c.ConfirmRead).does(EMPLOYER, c.DeclineVersion, reason=WHY)
    story.refuses(CONFIDANT, c.ConfirmRead, "not_now", version=1)
    again = story.does(COACH, c.FreezeVersion)
    again.refuses(WORKER, c.SignVersion, "trusted_have_read", **signing(again.plan, again.on))
    again.refuses(CONFIDANT, c.ConfirmRead, "version_is_what_was_read", version=1)


def test_the_states_of_the_text_are_named():
    assert [make().plan.agreement for make in TABLES.values()] == list(Agreement)
