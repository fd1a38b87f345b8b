"""The pictures say what the data says: nothing outside the box, nothing out of order."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_service.drawing import Quarter, Week, amount_path, follow_up_strip, region_map
from plan_service.drawing.box import FLOOR, TOP
from plan_service.drawing.follow_up import STACK
from plan_service.drawing.regions import ASIDE, STOPS

SECOND_OF_MARCH = date(2027, 3, 2)


def quarters(first_year: int, *values: int) -> list[Quarter]:
    return [
        Quarter(start=date(first_year + index // 4, 1 + 3 * (index % 4), 1), value=value)
        for index, value in enumerate(values)
    ]


def test_saras_plan_is_being_discussed():
    agreement, evaluation, life = region_map("negotiating", "planned", "open")

    assert [(stop.name, stop.place) for stop in agreement.stops] == [
        ("drafting", "past"),
        ("negotiating", "here"),
        ("signing", "coming"),
        ("in_force", "coming"),
    ]
    assert [stop.x for stop in agreement.stops] == [0, 25, 50, 75]
    assert agreement.reached == 25
    assert [stop.place for stop in evaluation.stops] == ["here", "coming", "coming", "coming"]
    assert [(stop.place, stop.x) for stop in life.stops] == [("here", 0), ("coming", 75)]


def test_a_reopened_plan_keeps_its_version_in_force_in_sight():
    reopened, _, _ = region_map("negotiating", "planned", "open", version=2)
    signed, _, _ = region_map("in_force", "planned", "open", version=2)
    first, _, _ = region_map("negotiating", "planned", "open")

    assert [stop.kept for stop in reopened.stops] == [False, False, False, True]
    assert [stop.kept for stop in signed.stops] == [False, False, False, False]
    assert [stop.kept for stop in first.stops] == [False, False, False, False]


def test_a_question_of_vdab_stands_where_the_dossier_stands():
    _, evaluation, _ = region_map("in_force", "info_requested", "open", version=1)

    assert [stop.name for stop in evaluation.stops][-1] == "info_requested"
    assert evaluation.stops[-1].place == "here"
    assert evaluation.here == "info_requested"


def test_no_cycle_yet_is_all_to_come():
    _, evaluation, _ = region_map("drafting", "", "open")

    assert {stop.place for stop in evaluation.stops} == {"coming"}
    assert evaluation.reached == evaluation.stops[0].x


@pytest.mark.parametrize("agreement", STOPS["agreement"])
@pytest.mark.parametrize("evaluation", [*STOPS["evaluation"], *ASIDE, ""])
@pytest.mark.parametrize("life", STOPS["life"])
def test_every_state_has_one_place(agreement: str, evaluation: str, life: str):
    lanes = region_map(agreement, evaluation, life)

    assert [lane.here for lane in lanes] == [agreement, evaluation, life]
    for lane in lanes:
        assert [stop.place for stop in lane.stops].count("here") == (1 if lane.here else 0)


def test_an_unknown_state_is_no_picture():
    with pytest.raises(ValueError, match="asleep"):
        region_map("asleep", "planned", "open")


def test_a_start_package_steps_down_twice():
    path = amount_path(quarters(2026, *[40] * 5, *[30] * 4, *[20] * 11), SECOND_OF_MARCH)

    assert [(level.value, level.quarters) for level in path.levels] == [(40, 5), (30, 4), (20, 11)]
    assert [(step.before, step.after, step.start, step.away, step.down, step.x) for step in path.steps] == [
        (40, 30, date(2027, 4, 1), 1, True, 25),
        (30, 20, date(2028, 4, 1), 5, True, 45),
    ]
    assert path.next_step == path.steps[0]
    assert [bar.place for bar in path.bars] == ["past"] * 4 + ["here"] + ["coming"] * 15
    assert [index for index, bar in enumerate(path.bars) if bar.says_value] == [0, 5, 9]
    assert [index for index, bar in enumerate(path.bars) if bar.says_year] == [0, 4, 8, 12, 16]


def test_bars_stand_on_the_floor_and_keep_their_proportion():
    path = amount_path(quarters(2026, 40, 20, 0), SECOND_OF_MARCH)

    assert [bar.height for bar in path.bars] == [FLOOR - TOP, (FLOOR - TOP) / 2, 0]
    assert [bar.y + bar.height for bar in path.bars] == [FLOOR, FLOOR, FLOOR]


def test_a_single_quarter_of_twenty_has_no_room_for_a_label():
    path = amount_path(quarters(2026, 40, *[30] * 19), SECOND_OF_MARCH)

    assert [index for index, bar in enumerate(path.bars) if bar.says_value] == [1]


def test_a_year_that_only_begins_has_no_room_for_its_number():
    path = amount_path(quarters(2026, *[40] * 17), SECOND_OF_MARCH)

    assert [bar.quarter.start.year for bar in path.bars if bar.says_year] == [2026, 2027, 2028, 2029]


def test_a_raise_is_a_step_too():
    path = amount_path(quarters(2027, 20, 40), SECOND_OF_MARCH)

    assert [(step.away, step.down) for step in path.steps] == [(1, False)]


@pytest.mark.parametrize(
    ("day", "places"),
    [
        (date(2026, 12, 31), ["coming", "coming"]),
        (date(2027, 1, 1), ["here", "coming"]),
        (date(2027, 3, 31), ["here", "coming"]),
        (date(2027, 4, 1), ["past", "here"]),
        (date(2027, 7, 1), ["past", "past"]),
    ],
)
def test_a_quarter_runs_from_its_first_to_its_last_day(day: date, places: list[str]):
    path = amount_path(quarters(2027, 40, 40), day)

    assert [bar.place for bar in path.bars] == places


def test_no_award_is_an_empty_picture():
    path = amount_path([], SECOND_OF_MARCH)

    assert (path.bars, path.levels, path.steps) == ((), (), ())
    assert path.next_step is None


@given(st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=40))
def test_no_bar_leaves_its_box_or_touches_the_next(values: list[int]):
    bars = amount_path(quarters(2026, *values), SECOND_OF_MARCH).bars

    for bar in bars:
        assert 0 <= bar.x < bar.x + bar.width <= 100
        assert bar.height >= 0
        assert bar.y >= TOP - 0.01
    for before, after in pairwise(bars):
        assert before.x + before.width < after.x


def test_a_week_shows_its_entries_with_the_hard_ones_on_the_floor():
    strip = follow_up_strip([Week(start=date(2027, 2, 22), well=2, hard=1, changed=1)])

    (column,) = strip.columns
    assert [mark.shape for mark in column.marks] == ["hard", "changed", "well", "well"]
    assert [mark.y for mark in column.marks] == [86.25, 62.75, 39.25, 15.75]
    assert column.more == 0
    assert column.x == 50


def test_a_busy_week_counts_what_does_not_fit():
    strip = follow_up_strip([Week(start=date(2027, 2, 22), well=7)])

    assert len(strip.columns[0].marks) == STACK
    assert strip.columns[0].more == 3


def test_a_silent_week_keeps_its_place():
    strip = follow_up_strip(
        [Week(start=date(2027, 2, 22), well=1), Week(start=date(2027, 3, 1)), Week(start=date(2027, 3, 8))]
    )

    assert [len(column.marks) for column in strip.columns] == [1, 0, 0]
    assert [column.says_month for column in strip.columns] == [False, True, False]


def test_every_month_is_named_once():
    strip = follow_up_strip(
        [Week(start=date(2027, 1, 4 + 7 * week)) for week in range(4)] + [Week(start=date(2027, 2, 1))]
    )

    assert [column.says_month for column in strip.columns] == [True, False, False, False, True]


def test_no_follow_up_is_an_empty_strip():
    assert follow_up_strip([]).columns == ()
