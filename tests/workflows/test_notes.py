"""Which premium to expect, row by row; who may know of what; and that a note stands in nobody's way."""

import ast
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import workflows
from tests.workflows.cast import COACH, DRAFTER, EMPLOYER, JAN, SARA, USER_COMPANY, WORKER, Story, ask, begun, words
from workflows import commands as c
from workflows import events as e
from workflows.acts import ACTS
from workflows.decide import Asker, Refused, decide, permitted
from workflows.describe.transitions import AT, DAY, ID, PROBES, made
from workflows.glossary import Instrument, Kind, Role
from workflows.job_facts import Contract, EmployerKind, JobFacts, OwnFacts, Residence, Workplace
from workflows.kinds import PREMIUMS
from workflows.notes import NOTES, Expected, Known, expectations, known_to, remarks

WAGE, SUPPORT, ALONE = Instrument.WAGE_PREMIUM, Instrument.SUPPORT_PREMIUM, Instrument.SELF_EMPLOYED_PREMIUM
YES, NO, UNSURE = tuple(Expected)

JOB = JobFacts(Contract.PERMANENT, 100, Workplace.FLANDERS, EmployerKind.ORDINARY, vop=False)
OWN = OwnFacts(Residence.FLANDERS, past_pension_age=False, activity=True)

ORDINARY = {kind: Known(kind, JOB, OWN) for kind in Kind}


def known(kind: Kind = Kind.EMPLOYEE, **facts: Any) -> Known:
    """Somebody of whom nothing is out of the ordinary but this."""
    job = {name: value for name, value in facts.items() if hasattr(JOB, name)}
    own = {name: value for name, value in facts.items() if hasattr(OWN, name)}
    return Known(kind, replace(JOB, **job), replace(OWN, **own))


def expected(of: Known) -> list[tuple[Expected, list[str], tuple[str, ...]]]:
    """Per premium: what, because of which notes, for want of what."""
    return [(one.expected, [note.name for note in one.because], one.missing) for one in expectations(of)]


def because(said: Expected, *names: str) -> tuple[Expected, list[str], tuple[str, ...]]:
    return said, list(names), ()


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Kind.EMPLOYEE, [because(YES), because(YES)]),
        (Kind.AGENCY, [because(YES), because(YES)]),
        (Kind.SELF_EMPLOYED, [because(YES, "own_premium")]),
        (Kind.PREPARATION, [because(NO, "no_job_yet"), because(NO, "no_job_yet")]),
    ],
)
def test_where_nothing_is_out_of_the_ordinary(kind, found):
    assert expected(ORDINARY[kind]) == found


ROWS: list[tuple[dict[str, Any], Any, Any]] = [
    # a Fleming who works in Brussels, or with whom that is Wallonia
    (
        {"workplace": Workplace.BRUSSELS},
        because(YES, "works_in_brussels_or_wallonia"),
        because(NO, "works_in_brussels_or_wallonia"),
    ),
    (
        {"workplace": Workplace.WALLONIA},
        because(YES, "works_in_brussels_or_wallonia"),
        because(NO, "works_in_brussels_or_wallonia"),
    ),
    ({"workplace": Workplace.EU_RETURNING}, because(YES, "works_in_the_eu"), because(NO, "works_in_the_eu")),
    ({"workplace": Workplace.ELSEWHERE}, because(NO, "works_elsewhere"), because(NO, "works_elsewhere")),
    *(
        (
            {"residence": region},
            because(NO, "lives_in_brussels_or_wallonia"),
            because(NO, "lives_in_brussels_or_wallonia"),
        )
        for region in (Residence.BRUSSELS, Residence.WALLONIA)
    ),
    ({"residence": Residence.ELSEWHERE}, because(NO, "lives_outside_the_eu"), because(NO, "lives_outside_the_eu")),
    ({"residence": Residence.EU}, because(YES, "lives_abroad_works_here"), because(YES, "lives_abroad_works_here")),
    (
        {"residence": Residence.EU, "workplace": Workplace.BRUSSELS},
        because(NO, "lives_abroad_works_elsewhere"),
        because(NO, "lives_abroad_works_elsewhere", "works_in_brussels_or_wallonia"),
    ),
    ({"past_pension_age": True}, because(NO, "past_pension_age"), because(NO, "past_pension_age")),
    (
        {"employer_kind": EmployerKind.EXCLUDED_PUBLIC},
        because(NO, "excluded_public_service"),
        because(NO, "excluded_public_service"),
    ),
    ({"contract": Contract.UNDER_24_HOURS}, because(NO, "under_24_hours"), because(NO, "under_24_hours")),
    ({"contract": Contract.FIXED_TERM}, because(YES, "any_contract_counts"), because(YES, "any_contract_counts")),
    ({"contract": Contract.OCCASIONAL}, because(YES, "any_contract_counts"), because(YES, "any_contract_counts")),
    ({"percent": 50}, because(YES, "part_time"), because(YES)),
    ({"vop": True}, because(UNSURE, "vop_beside"), because(UNSURE, "vop_beside")),
]


@pytest.mark.parametrize("kind", [Kind.EMPLOYEE, Kind.AGENCY])
@pytest.mark.parametrize(("facts", "wage", "support"), ROWS)
def test_a_row_says_it_for_who_is_employed(kind, facts, wage, support):
    assert expected(known(kind, **facts)) == [wage, support]


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ({"activity": False}, because(NO, "activity_too_small")),
        ({"residence": Residence.WALLONIA}, because(NO, "lives_in_brussels_or_wallonia")),
        ({"past_pension_age": True}, because(NO, "past_pension_age")),
        ({"workplace": Workplace.BRUSSELS}, because(YES, "own_premium", "works_in_brussels_or_wallonia")),
        ({"workplace": Workplace.EU_RETURNING}, because(UNSURE, "works_alone_in_the_eu")),
        ({"workplace": Workplace.ELSEWHERE}, because(NO, "works_elsewhere")),
        ({"vop": True}, because(UNSURE, "vop_beside")),
    ],
)
def test_a_row_says_it_for_who_is_self_employed(facts, own):
    assert expected(known(Kind.SELF_EMPLOYED, **facts)) == [own]


def test_every_row_of_the_table_is_told_above():
    told = {note.name for kind in Kind for known_ in [ORDINARY[kind]] for note in told_of(known_)}
    told |= {note.name for facts, _, _ in ROWS for note in told_of(known(**facts))}
    alone = [{"activity": False}, {"workplace": Workplace.EU_RETURNING}]
    told |= {note.name for facts in alone for note in told_of(known(Kind.SELF_EMPLOYED, **facts))}
    assert told == {note.name for note in NOTES}


def told_of(of: Known) -> list[Any]:
    return [*remarks(of), *(note for one in expectations(of) for note in one.because)]


# --- what is not known stays unknown ---------------------------------------------------------------


def test_without_a_single_fact_it_is_unsure_and_says_what_is_missing():
    of_the_work = ("workplace", "employer_kind", "contract", "vop")
    wage, support = expectations(Known(Kind.EMPLOYEE))
    assert (wage.expected, support.expected, wage.because) == (UNSURE, UNSURE, ())
    assert set(wage.missing) == set(support.missing) == {"residence", "past_pension_age", *of_the_work}
    (own,) = expectations(Known(Kind.SELF_EMPLOYED))
    assert set(own.missing) == {"activity", "residence", "past_pension_age", "workplace", "vop"}


@pytest.mark.parametrize("fact", ["workplace", "employer_kind", "contract", "vop", "residence", "past_pension_age"])
def test_one_fact_that_could_make_it_no_leaves_it_unsure(fact):
    assert expected(known(**{fact: None})) == [(UNSURE, [], (fact,))] * 2


def test_a_fact_that_changes_nothing_is_not_missed():
    assert expected(known(percent=None)) == [because(YES), because(YES)]
    assert expected(known(activity=None)) == [because(YES), because(YES)]


def test_one_no_is_enough_whatever_is_missing():
    found = expected(Known(Kind.EMPLOYEE, JobFacts(workplace=Workplace.BRUSSELS)))
    assert found[1] == because(NO, "works_in_brussels_or_wallonia")
    assert (found[0][0], "workplace" in found[0][2]) == (UNSURE, False)


def test_a_reasonable_accommodation_stands_apart_where_somebody_employs():
    named = {kind: [note.name for note in remarks(Known(kind))] for kind in Kind}
    apart = ["accommodation_apart"]
    assert named == {
        Kind.EMPLOYEE: apart,
        Kind.AGENCY: apart,
        Kind.SELF_EMPLOYED: [],
        Kind.PREPARATION: [],
    }


# --- who tells what, and who may know --------------------------------------------------------------


def test_jan_tells_of_the_work_and_sara_of_herself():
    story = begun().does(EMPLOYER, c.RecordJobFacts, job=JOB).does(WORKER, c.RecordJobFacts, own=OWN)
    assert (story.plan.job_facts, story.plan.own_facts) == (JOB, OWN)
    story.refuses(EMPLOYER, c.RecordJobFacts, "facts_are_theirs_to_tell", own=OWN)
    story.refuses(WORKER, c.RecordJobFacts, "facts_are_theirs_to_tell", job=JOB)
    for role in (COACH, DRAFTER):
        story.refuses(role, c.RecordJobFacts, "not_your_role", job=JOB)


def test_a_later_record_corrects_and_both_stay():
    brussels = replace(JOB, workplace=Workplace.BRUSSELS)
    story = begun().does(EMPLOYER, c.RecordJobFacts, job=JOB).does(EMPLOYER, c.RecordJobFacts, job=brussels)
    recorded = [fact.event.job for fact in story.facts if isinstance(fact.event, e.JobFactsRecorded)]
    assert (story.plan.job_facts, recorded) == (brussels, [JOB, brussels])
    assert story.does(EMPLOYER, c.RecordJobFacts, job=brussels).last == ()


@pytest.mark.parametrize("kind", [Kind.SELF_EMPLOYED, Kind.PREPARATION])
def test_where_nobody_employs_sara_tells_both(kind):
    story = Story().does(WORKER, c.StartPlan, kind=kind, worker=SARA)
    story = story.does(WORKER, c.RecordJobFacts, job=JOB, own=OWN)
    assert (story.plan.job_facts, story.plan.own_facts) == (JOB, OWN)


def test_what_sara_told_goes_along_to_her_new_work():
    story = Story().does(WORKER, c.StartPlan, kind=Kind.PREPARATION, worker=SARA)
    story = story.does(WORKER, c.RecordJobFacts, own=OWN).does(WORKER, c.ChangeKind, kind=Kind.EMPLOYEE)
    assert known_to(story.plan, (WORKER,), story.on) == Known(Kind.EMPLOYEE, JobFacts(), OWN)


def test_before_sara_let_him_read_jan_tells_nothing():
    story = Story().does(WORKER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA).does(WORKER, c.BeginNegotiation)
    story = story.does(WORKER, c.InviteParty, seat=EMPLOYER, person=JAN).does(EMPLOYER, c.AcceptInvitation)
    story.refuses(EMPLOYER, c.RecordJobFacts, "may_read_the_plan", job=JOB)


@pytest.mark.parametrize("role", [EMPLOYER, USER_COMPANY, COACH, DRAFTER])
def test_what_sara_keeps_to_herself_looks_like_what_she_never_told(role):
    silent = begun().does(EMPLOYER, c.RecordJobFacts, job=JOB)
    past = replace(OWN, residence=Residence.BRUSSELS, past_pension_age=True)
    told = silent.does(WORKER, c.RecordJobFacts, own=past)
    assert known_to(told.plan, (role,), told.on) == known_to(silent.plan, (role,), silent.on)
    assert known_to(told.plan, (WORKER,), told.on).own == past
    shared = told.does(WORKER, c.RecordJobFacts, own=replace(past, shared=True))
    assert expectations(known_to(shared.plan, (role,), shared.on)) == expectations(Known(Kind.EMPLOYEE, JOB, past))


def test_a_letter_about_the_old_premium_tells_that_it_runs():
    award = {"instrument": Instrument.VOP, "first_quarter": "2026-Q1", "steps": ((2, "30"),)}
    story = begun().does(EMPLOYER, c.RecordJobFacts, job=JOB)
    story = story.does(EMPLOYER, c.RecordAward, **award, applied_on=None, decided_on=story.on, letter=words("letter"))
    assert known_to(story.plan, (EMPLOYER,), story.on).job.vop is True
    assert known_to(story.plan, (EMPLOYER,), story.later(200).on).job.vop is False


# --- a note never gates ----------------------------------------------------------------------------

HOPELESS = {
    "job_facts": JobFacts(Contract.UNDER_24_HOURS, 5, Workplace.ELSEWHERE, EmployerKind.EXCLUDED_PUBLIC, vop=True),
    "own_facts": OwnFacts(Residence.ELSEWHERE, past_pension_age=True, activity=False, shared=True),
}


@pytest.mark.long
def test_no_fact_changes_what_anybody_may_do():
    """In every state, for every role and kind the same buttons; for every command the same answer or events."""
    for plan, kind, role in product(PROBES, Kind, Role):
        plain = replace(plan, kind=kind)
        asker = Asker(ID, role, AT, DAY)
        assert permitted(plain, asker) == permitted(replace(plain, **HOPELESS), asker)
    for plan, role, command in product(PROBES, Role, ACTS.keys() - {c.RecordJobFacts}):
        said = made(command, role=role)
        assert outcome(plan, said) == outcome(replace(plan, **HOPELESS), said)


def outcome(plan: Any, said: Any) -> Any:
    try:
        return decide(plan, said)
    except Refused as refused:
        return refused.reason


def test_nothing_but_the_notes_reads_a_fact():
    """Recording one compares it with what is known, and keeps it; everything else looks away."""
    root = Path(workflows.__file__).parent
    readers = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in HOPELESS
    }
    assert readers == {"acts/evaluating.py", "evolve_cycle.py", "notes.py"}


def test_only_what_the_scheme_knows_is_told_of():
    assert {one.instrument for kind in Kind for one in expectations(Known(kind))} == {
        instrument for premiums in PREMIUMS.values() for instrument in premiums
    }
    assert ask(c.RecordJobFacts, WORKER).job is None
