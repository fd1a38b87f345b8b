"""The terms: each has one row, and what counts by it names it."""

import re
from pathlib import Path

import pytest

from workflows.deadlines import DEADLINES, MAX_AGREEMENTS, RHYTHMS, THINKING_DAYS, WARN_AGREEMENTS, length

HERE = Path(__file__).parents[2]


def test_each_term_has_one_row_and_a_length():
    names = [deadline.name for deadline in DEADLINES]
    assert len(set(names)) == len(names)
    assert [deadline.name for deadline in DEADLINES if deadline.length <= 0 or not deadline.basis] == []


def test_an_unknown_term_is_an_error_not_zero():
    with pytest.raises(KeyError):
        length("one_day_or_other")


def test_what_may_be_chosen_holds_what_is_chosen_by_itself():
    low, high = THINKING_DAYS
    assert (low <= length("thinking_time") <= high, length("rhythm") in RHYTHMS) == (True, True)
    assert WARN_AGREEMENTS < MAX_AGREEMENTS


def test_every_term_that_is_counted_by_is_a_row():
    sources = [path.read_text("utf-8") for top in ("workflows", "plan_service") for path in (HERE / top).rglob("*.py")]
    asked = {name for source in sources for name in re.findall(r'\blength\("(\w+)"\)', source)}
    assert asked - {deadline.name for deadline in DEADLINES} == set()
