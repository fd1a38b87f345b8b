"""What a file for VDAB is looked at for: every check can be met, and each can fail alone. It blocks nothing."""

from dataclasses import replace

import pytest

from tests.workflows.cast import COACH, COLLEAGUE, EMPLOYER, WORKER, Story, in_force, words
from workflows import commands as c
from workflows.checks import CHECKS, TOWARDS, File, FileFacts, Found
from workflows.cycle import Cycle
from workflows.glossary import Exempt, Instrument
from workflows.plan import Plan

FACTS = FileFacts(towards=frozenset(TOWARDS), without_doer=(), without_need=(), left_open=())


def with_award(story: Story) -> Story:
    award = {"instrument": Instrument.SUPPORT_PREMIUM, "first_quarter": "2026-Q1", "steps": ((4, "high"),)}
    return story.does(EMPLOYER, c.RecordAward, **award, applied_on=None, decided_on=story.on, letter=words("letter"))


def whole(plan: Plan | None = None, cycle: Cycle | None = None, facts: FileFacts = FACTS) -> File:
    return File(plan or with_award(in_force()).plan, cycle or Cycle(), facts)


def unsigned_by(*roles) -> Plan:
    plan = whole().plan
    kept = tuple(one for one in plan.in_force.signatures if one.role not in roles)
    return replace(plan, in_force=replace(plan.in_force, signatures=kept))


def undeclared() -> Plan:
    plan = whole().plan
    return replace(plan, seats=tuple(replace(seat, independent=False) for seat in plan.seats))


def looked(file: File) -> dict[str, Found]:
    return {check.name: check.look(file) for check in CHECKS}


def test_a_whole_file_meets_every_check():
    assert {name: found for name, found in looked(whole()).items() if found != Found(True)} == {}


@pytest.mark.parametrize(
    ("file", "missed"),
    [
        (whole(facts=replace(FACTS, towards=frozenset({"worker"}))), {"towards_all_three": ("colleagues", "employer")}),
        (whole(facts=replace(FACTS, without_doer=("one",))), {"everybody_knows_their_task": ("one",)}),
        (whole(facts=replace(FACTS, without_need=("one",))), {"answers_a_need": ("one",)}),
        (whole(with_award(in_force().does(COLLEAGUE, c.LeaveRole)).plan), {"colleague_coach": ("no_colleague",)}),
        (whole(undeclared()), {"independent": ()}),
        (whole(cycle=Cycle(missing=(EMPLOYER,))), {"views_by_all": ("employer",)}),
        (whole(cycle=Cycle(unanswered=(WORKER, COACH))), {"answered_by_all": ("worker", "coach")}),
        (whole(in_force().plan), {"award_known": ()}),
        (whole(facts=replace(FACTS, left_open=("agreement",))), {"no_open_points": ("agreement",)}),
        (whole(unsigned_by(EMPLOYER)), {"signed_by_all": ("employer",)}),
        (whole(unsigned_by(COACH)), {"signed_by_all": ("coach",), "adopted_by_coach": ()}),
        (
            whole(replace(whole().plan, in_force=None)),
            {"signed_by_all": ("worker", "employer", "coach"), "adopted_by_coach": ()},
        ),
    ],
)
def test_what_is_not_met_is_named_with_what_shows_it(file, missed):
    assert {name: found.about for name, found in looked(file).items() if not found.met} == missed


def test_what_is_met_by_a_reason_or_an_exception_says_so():
    explained = in_force().does(COACH, c.ExplainNoColleague, reason=words("why")).does(COLLEAGUE, c.LeaveRole).plan
    assert looked(whole(explained))["colleague_coach"] == Found(True, ("no_colleague",))
    excepted = replace(whole().plan, exception=Exempt.ACCEPTED)
    assert looked(whole(excepted))["independent"] == Found(True, ("exception",))
