"""Every case plays through real commands, on whatever day it is loaded, and says what it should in plain words."""

import re
import tomllib
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from plan_service import store, tables, texts
from plan_service.cases import load_cases, replayed
from plan_service.cases_commands import asked
from plan_service.cases_format import CASES, CaseError, Step, parsed, read_all
from plan_service.handle import handle
from tests.reading import WORKER, problems
from workflows.checks import towards
from workflows.decide import Refused, decide
from workflows.events import FOLLOW_UP, AwardRecorded, ViewsClosed
from workflows.glossary import Agreement, Answer, Funding, Instrument, Level, Role, SupportKind
from workflows.plan import Plan
from workflows.running import cycle_at, due_on, life_at
from workflows.state import Fact, evolve
from workflows.turns import turns

ALL = {case.key: case for case in read_all()}
RAW = {
    path.stem.partition("-")[2]: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(CASES.glob("*.toml"))
}
TODAY = date(2026, 11, 23)
DAYS = (TODAY, date(2027, 1, 1), date(2027, 3, 28), date(2028, 2, 29), date(2028, 8, 31))
PROSE = {"title", "text", "easy", "who", "works_when", "statement", "private", "how", "when", "against", "alternatives"}
MEDICAL = re.compile(
    r"diagnos|ziekte|syndroom|autis|sclerose|handicap|beperking|stoornis|patiënt|dokter|medisch|doof|blind",
    re.IGNORECASE,
)


def ending(plan, on):
    return {
        "agreement": plan.agreement,
        "evaluation": cycle_at(plan, on).state,
        "life": life_at(plan, on),
        "in_force": plan.in_force.number if plan.in_force else 0,
        "turn": tuple(f"{turn.role} {turn.what}" for turn in turns(plan, on)),
    }


def stated(case):
    return {name: getattr(case.ends, name) for name in case.ends.__struct_fields__}


def test_the_cases_are_these_and_come_in_this_order():
    assert list(ALL) == [
        *("sara", "lotte", "kevin", "fatima", "tom", "lien"),
        *("pieter", "amina", "bilal", "joke", "wout", "nadia"),
    ]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("key", ALL)
def test_a_case_plays_to_the_end_it_states_on_any_day(key, today):
    assert ending(replayed(ALL[key], today).plan, today) == stated(ALL[key])


def test_the_same_day_gives_the_same_history():
    assert [replayed(case, TODAY) for case in ALL.values()] == [replayed(case, TODAY) for case in read_all()]


async def test_through_the_door_each_case_ends_the_same_and_keeps_every_text(engine):
    people, organisations = [], []

    async def person(one):
        people.append(one.key)

    async def organisation(one):
        organisations.append(one.key)

    await load_cases(handle, person, organisation, TODAY)

    assert sorted(people) == sorted({one.key for case in ALL.values() for one in case.people})
    assert sorted(organisations) == sorted({one.key for case in ALL.values() for one in case.organisations})
    rows = await tables.Plan.select(tables.Plan.id).order_by(tables.Plan.number)
    assert [row["id"] for row in rows] == [case.plan for case in ALL.values()]
    for case in ALL.values():
        alone = replayed(case, TODAY)
        facts, kept = await store.load(case.plan), await texts.of_plan(case.plan)
        assert without_evidence(facts) == without_evidence(folded(alone.facts))
        assert await store.load_follow_up(case.plan) == [f for f in alone.facts if isinstance(f.event, FOLLOW_UP)]
        spoken = {one.id: one for one in kept.values() if one.kind != "evidence"}
        assert {one.id: one.hash for one in spoken.values()} == {one.id: one.words.hash for one in alone.texts}
        assert {one.id: one.translation for one in spoken.values()} == {
            one.id: dict(one.translation or {}) for one in alone.texts
        }


def folded(facts):
    return [fact for fact in facts if not isinstance(fact.event, FOLLOW_UP)]


def without_evidence(facts):
    """What the rows alone know: the evidence of an evaluation, a departure from it, and the seal on both."""
    told = []
    for fact in facts:
        if isinstance(fact.event, ViewsClosed):
            continue
        unknown = {"departs": False, "dossier": ""}
        event = replace(fact.event, **{name: value for name, value in unknown.items() if hasattr(fact.event, name)})
        told.append(replace(fact, event=event))
    return told


# --- each case shows what it is for --------------------------------------------------


def at_the_end(key):
    return replayed(ALL[key], TODAY).plan


def test_sara_answers_two_clauses_and_three_signatures_put_the_plan_in_force():
    case, plan = ALL["sara"], at_the_end("sara")
    assert [(len(plan.needs), len(plan.agreements))] == [(4, 6)]
    open_to_her = {one.id: one.answer_of(Role.WORKER) for one in plan.agreements}
    assert {key: open_to_her.pop(case.ident("clause", key)) for key in ("pauze", "team")} == {
        "pauze": Answer.OPEN,
        "team": Answer.DISCUSS,
    }
    assert set(open_to_her.values()) == {Answer.ACCEPTED}

    for by, role, do, fields in (
        ("sara", Role.WORKER, "accept_clause", {"clause": "pauze"}),
        ("sara", Role.WORKER, "accept_clause", {"clause": "team"}),
        ("els", Role.COACH, "freeze_version", {}),
        ("sara", Role.WORKER, "sign_version", {}),
        ("jan", Role.EMPLOYER, "sign_version", {}),
        ("els", Role.COACH, "sign_version", {}),
    ):
        plan = after(case, plan, by, role, do, fields)

    assert plan.agreement is Agreement.IN_FORCE


def after(case, plan, by, role, do, fields):
    step = Step(1_000, 0, time(9), by, role, do, fields)
    command = asked(case, step, plan, TODAY).command
    for event in decide(plan, command):
        plan = evolve(plan, Fact(event, command.by, command.role, command.at, command.on))
    return plan


def test_lottes_interpreter_hours_run_beside_the_premiums_and_her_evaluation_is_near():
    plan = at_the_end("lotte")
    assert [award.instrument for award in plan.awards] == [
        Instrument.WAGE_PREMIUM,
        Instrument.SUPPORT_PREMIUM,
        Instrument.TOM,
    ]
    assert plan.awards[0].steps == ((5, "40"), (4, "30"), (11, "20"))
    assert timedelta(0) < due_on(plan) - TODAY <= timedelta(days=30)


def test_kevins_plan_waits_for_the_employer_alone_and_the_coach_drafted_with_his_yes():
    plan = at_the_end("kevin")
    assert (plan.frozen.missing(), plan.exception.value) == ((Role.EMPLOYER,), "accepted")
    assert plan.seat(Role.DRAFTER) is None
    assert plan.no_colleague is not None


async def test_fatimas_employer_dissents_and_the_indication_leaves_the_level_open(engine):
    await load_cases(handle, nothing, nothing, TODAY, [ALL["fatima"]])
    closed = [fact.event for fact in await store.load(ALL["fatima"].plan) if isinstance(fact.event, ViewsClosed)]
    assert {line.instrument: line.level for line in closed[0].indication} == {
        Instrument.SUPPORT_PREMIUM: Level.UNKNOWN,
        Instrument.WAGE_PREMIUM: Level.RAISE,
    }
    stands = at_the_end("fatima").cycle.proposal.stands
    assert {stand.role: stand.verdict.value for stand in stands} == {
        Role.WORKER: "endorsed",
        Role.EMPLOYER: "dissent",
        Role.COACH: "endorsed",
    }


async def nothing(_):
    """People and organisations are no part of this story."""


def test_toms_text_is_open_while_his_version_stays_in_force_and_one_view_is_in():
    plan = at_the_end("tom")
    assert (plan.agreement, plan.in_force.number) == (Agreement.NEGOTIATING, 1)
    assert [view.role for view in plan.cycle.views] == [Role.WORKER]


def test_liens_first_evaluation_has_its_finding_and_the_award_and_the_text_followed():
    plan = at_the_end("lien")
    assert [cycle.outcome.value for cycle in plan.cycles] == ["finding"]
    assert (plan.cycle.number, plan.in_force.number, plan.update_wanted) == (2, 2, False)
    support = [f.event for f in replayed(ALL["lien"], TODAY).facts if isinstance(f.event, AwardRecorded)]
    assert [one.steps for one in support if one.instrument is Instrument.SUPPORT_PREMIUM] == [
        ((20, "low"),),
        ((17, "medium"),),
    ]


# --- the words -------------------------------------------------------------------------


def spoken(raw):
    """Every text of a case as (name, Dutch, English)."""
    yield "story", raw["case"]["story"], raw["case"]["story_en"]
    yield "title", raw["case"]["title"], raw["case"]["title_en"]
    for step in raw["steps"]:
        for value in step.values():
            if isinstance(value, dict):
                english = value.get("en", {})
                yield from ((name, text, english.get(name, "")) for name, text in value.items() if name in PROSE)


@pytest.mark.parametrize("key", ALL)
def test_the_worker_can_read_every_text(key):
    assert problems([text for _, text, _ in spoken(RAW[key])], WORKER) == []


@pytest.mark.parametrize("key", ALL)
def test_every_text_has_its_english_and_nothing_else_has(key):
    assert [text for _, text, english in spoken(RAW[key]) if bool(text) != bool(english)] == []


@pytest.mark.parametrize("key", ALL)
def test_a_plan_speaks_of_work_never_of_medicine(key):
    said = [text for name, text, _ in spoken(RAW[key]) if name != "story"]
    assert [text for text in said if MEDICAL.search(text)] == []


@pytest.mark.parametrize("key", ALL)
def test_agreements_are_complete_and_turn_to_worker_colleagues_and_employer(key):
    made = [text.body for text in replayed(ALL[key], TODAY).texts if text.kind == "agreement"]
    needs = {text.id for text in at_the_end(key).needs}
    assert set().union(*(one["towards"] for one in made)) == set(towards(at_the_end(key)))
    for one in made:
        assert one["support_kind"] in set(SupportKind)
        assert one["funding"] in set(Funding)
        assert set(one["needs"]) <= needs
        assert date.fromisoformat(one["starts"])
        assert all(one[name] for name in ("title", "text", "easy", "who", "works_when", "needs"))
        assert 1 <= len(one["title"].split()) <= 4


def test_one_person_is_the_same_in_every_case_and_nobody_has_a_real_address():
    people = {}
    for case in ALL.values():
        for person in case.people:
            assert people.setdefault(person.key, person) == person
            assert person.email.endswith(".example")
            assert person.organisation in {"", *(one.key for one in case.organisations)}


# --- a case that is wrong says where ------------------------------------------------------

HEAD = """
[case]
key = "x"
title = "x"
title_en = "x"
story = "x"
story_en = "x"
ends = { agreement = "drafting", evaluation = "planned", life = "open", in_force = 0, turn = [] }
[[people]]
key = "sara"
name = "Sara De Smet"
first_name = "Sara"
email = "sara@thuis.example"
organisation = ""
roles = ["worker"]
"""
STEP = '[[steps]]\nday = {}\ntime = "09:00"\nby = "{}"\nrole = "worker"\ndo = "{}"\n'
START = STEP.format(-3, "sara", "start_plan") + 'kind = "employee"\nworker = "sara"\n'


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (HEAD + "colour = 3\n", "x: Object contains unknown field `colour`"),
        (HEAD + "[other]\n", "x: unknown part other"),
        (HEAD + START.replace("09:00", "nine"), "x, step 1: Invalid isoformat string"),
        (HEAD + START + STEP.format(-4, "sara", "begin_negotiation"), "x, step 2: earlier than the step before it"),
        (HEAD + STEP.format(-3, "eva", "start_plan"), "x, step 1: nobody is called eva"),
        (HEAD + STEP.format(-3, "sara", "fly"), "x, step 1: nothing is called fly"),
        (HEAD + START + "colour = 3\n", "x, step 1 (start_plan): unknown colour"),
        (HEAD + START.replace("employee", "hobby"), "x, step 1 (start_plan): Invalid enum value 'hobby'"),
        (
            HEAD + START + STEP.format(-3, "sara", "add_need") + 'clause = "n"\nwords = { text = "n", esay = "n" }\n',
            "x, step 2 (add_need): no need holds esay",
        ),
    ],
)
def test_a_case_that_is_wrong_says_where(written, says):
    with pytest.raises(CaseError) as raised:
        replayed(parsed(written), TODAY)
    assert str(raised.value).startswith(says)


def test_a_case_that_breaks_a_rule_is_refused():
    with pytest.raises(Refused) as refused:
        replayed(parsed(HEAD + START + STEP.format(-3, "sara", "freeze_version")), TODAY)
    assert refused.value.reason == "not_now"


def test_an_unplayed_plan_is_empty():
    assert replayed(parsed(HEAD), TODAY).plan == Plan(id=parsed(HEAD).plan)
