"""An award from several letters: a correction replaces its letter, a later decision goes on from its own quarter."""

from datetime import date

import pytest

from plan_service.read.granted import figure, granted, letters, stepped
from workflows.glossary import Instrument, Role
from workflows.plan import Award
from workflows.words import Words


def letter(first: str, *steps: tuple[int, str], decided: str = "2026-01-10") -> Award:
    return Award(
        Instrument.SUPPORT_PREMIUM,
        first,
        steps,
        None,
        date.fromisoformat(decided),
        Words("", ""),
        Role.EMPLOYER,
        date.fromisoformat(decided),
    )


FIRST = letter("2026-Q1", (4, "low"))
LATER = letter("2026-Q3", (4, "high"), decided="2026-07-01")


@pytest.mark.parametrize(
    ("records", "first", "values"),
    [
        ([FIRST], "2026-Q1", ["low"] * 4),
        ([FIRST, LATER], "2026-Q1", ["low"] * 2 + ["high"] * 4),
        ([FIRST, letter("2026-Q2", (3, "low"))], "2026-Q2", ["low"] * 3),
        ([FIRST, LATER, letter("2026-Q1", (6, "medium"))], "2026-Q1", ["medium"] * 2 + ["high"] * 4),
        ([FIRST, LATER, letter("2026-Q4", (1, "high"), decided="2026-07-01")], "2026-Q1", ["low"] * 3 + ["high"]),
        ([FIRST, letter("2027-Q2", (1, "low"), decided="2027-01-01")], "2026-Q1", [*["low"] * 4, None, "low"]),
        ([LATER, letter("2026-Q2", (2, "low"), decided="2026-08-01")], "2026-Q2", ["low"] * 2),
    ],
)
def test_every_letter_has_its_say(records: list[Award], first: str, values: list[str | None]):
    found = granted(records)
    assert (found.first, list(found.values)) == (first, values)


def test_of_each_letter_the_last_record_counts():
    corrected = letter("2026-Q2", (3, "low"))
    assert letters([FIRST, LATER, corrected]) == (corrected, LATER)


@pytest.mark.parametrize(
    ("day", "term"),
    [
        ("2025-12-31", "coming"),
        ("2026-01-01", "running"),
        ("2026-06-30", "running"),
        ("2026-07-01", "near"),
        ("2026-12-31", "near"),
        ("2027-01-01", "over"),
    ],
)
def test_the_end_comes_near_two_quarters_before(day: str, term: str):
    assert granted([FIRST]).term(date.fromisoformat(day)) == term


def test_outside_an_award_nothing_is_granted():
    found = stepped("2026-Q1", [(2, "40")])
    assert [found.at(quarter) for quarter in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")] == [None, "40", "40", None]
    assert (found.opens(3), [bar.quarter.value for bar in found.drawn(date(2026, 1, 1)).bars]) == (
        date(2026, 7, 1),
        [40, 40],
    )


def test_a_figure_is_a_percentage_or_a_level():
    assert [figure(value) for value in ("40", "low", "high", None, "", "veertig", "-3")] == [40, 1, 3, 0, 0, 0, 0]
