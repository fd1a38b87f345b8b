"""What a letter granted: only a recorded award changes an award (workflow.md §7)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.cast import COACH, DRAFTER, EMPLOYER, MONDAY, WORKER, Story, begun, in_force, started, words
from workflows import commands as c
from workflows.awards import Award, next_step, renewal_on, value_in
from workflows.calendar import add_days, add_quarters, first_day, index_of
from workflows.deadlines import AWARD_QUARTERS
from workflows.glossary import Instrument, Role
from workflows.running import current_awards, due_on

LETTER = words("letter")
STEPS = ((4, "40"), (4, "30"), (2, "20"))


def award(first: str = "2026-Q1", steps: tuple[tuple[int, str], ...] = STEPS) -> Award:
    return Award(Instrument.WAGE_PREMIUM, first, steps, None, MONDAY, LETTER, EMPLOYER, MONDAY)


def recorded(story: Story, role: Role = EMPLOYER, **said) -> Story:
    return story.does(role, c.RecordAward, **said_of(story, **said))


def said_of(story: Story, **said) -> dict[str, object]:
    told = {"instrument": Instrument.WAGE_PREMIUM, "first_quarter": "2026-Q1", "steps": STEPS, "letter": LETTER}
    return told | {"applied_on": None, "decided_on": story.on} | said


def test_an_award_runs_step_by_step():
    quarters = [add_quarters("2025-Q4", count) for count in range(12)]
    assert [value_in(award(), quarter) for quarter in quarters] == [
        None, "40", "40", "40", "40", "30", "30", "30", "30", "20", "20", None,
    ]  # fmt: skip
    assert (award().quarters, award().last_quarter) == (10, "2028-Q2")


@pytest.mark.parametrize(
    ("on", "step"),
    [
        (date(2025, 12, 31), ("2027-Q1", "30")),
        (date(2026, 12, 31), ("2027-Q1", "30")),
        (date(2027, 1, 1), ("2028-Q1", "20")),
        (date(2028, 1, 1), None),
    ],
)
def test_the_next_step_is_the_first_that_changes_its_value(on, step):
    assert next_step(award(), on) == step
    assert next_step(award(steps=((4, "40"), (4, "40"))), MONDAY) is None


def test_it_is_looked_at_two_quarters_before_its_end_a_long_one_when_extension_is_accepted():
    assert renewal_on(award()) == date(2028, 1, 1)
    assert renewal_on(award(steps=((AWARD_QUARTERS - 1, "40"),))) == date(2030, 4, 1)
    assert renewal_on(award(steps=((AWARD_QUARTERS, "40"),))) == date(2029, 1, 1)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["20", "30", "40"])), min_size=1, max_size=4).map(tuple))
def test_an_award_has_a_value_in_its_own_quarters_and_in_no_other(steps):
    one = award(steps=steps)
    around = range(index_of("2025-Q1"), index_of(one.last_quarter) + 5)
    granted = [quarter for number in around if value_in(one, quarter := add_quarters("0000-Q1", number))]
    assert (granted[0], granted[-1], len(granted)) == (one.first_quarter, one.last_quarter, one.quarters)


# --- recording ------------------------------------------------------------------------


def test_any_required_party_records_what_the_letter_says():
    for role in (WORKER, EMPLOYER, COACH):
        story = recorded(begun(), role, applied_on=add_days(MONDAY, -30))
        assert [(one.steps, one.recorded_by) for one in story.plan.awards] == [(STEPS, role)]
    begun().refuses(DRAFTER, c.RecordAward, "not_your_role", **said_of(begun()))
    assert recorded(started(), WORKER).plan.awards != ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"steps": ()}, "steps_are_an_award"),
        ({"steps": ((0, "40"),)}, "steps_are_an_award"),
        ({"steps": ((20, "40"), (1, "30"))}, "steps_are_an_award"),
        ({"first_quarter": "2026"}, "steps_are_an_award"),
        ({"decided_on": add_days(MONDAY, 1)}, "dates_are_in_the_past"),
        ({"applied_on": MONDAY, "decided_on": add_days(MONDAY, -1)}, "dates_are_in_the_past"),
    ],
)
def test_what_no_letter_can_say_is_refused(said, reason):
    begun().refuses(EMPLOYER, c.RecordAward, reason, **said_of(begun(), **said))


def test_a_later_record_corrects_and_both_stay():
    story = recorded(recorded(in_force()), steps=((4, "35"),))
    assert [one.steps for one in story.plan.awards] == [STEPS, ((4, "35"),)]
    assert [one.steps for one in current_awards(story.plan)] == [((4, "35"),)]


def test_a_changed_award_asks_to_update_the_text_a_first_or_equal_one_does_not():
    story = in_force()
    wanted = [recorded(story), recorded(recorded(story)), recorded(recorded(story), first_quarter="2026-Q2")]
    assert [one.plan.update_wanted for one in wanted] == [False, False, True]
    assert not recorded(recorded(begun()), first_quarter="2026-Q2").plan.update_wanted


def test_an_award_that_must_be_renewed_before_the_rhythm_brings_the_evaluation_forward():
    story = recorded(in_force(), steps=((3, "40"),))
    assert due_on(story.plan) == first_day("2026-Q2")
    past = recorded(in_force(), steps=((2, "40"),))
    assert due_on(past.plan) == due_on(in_force().plan)
