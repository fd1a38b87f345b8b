"""The tables of the law as the arithmetic gets them: whole, sourced, and the only place of a figure."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from plan_service.regulations import REGULATIONS, regulation
from workflows import premium
from workflows.premium.profile import laid_over

CONFIDENCE = {"primary", "government", "secondary", "weak", "assumed"}
LAW, ADVICE = regulation("imw-2023"), regulation("noozo-2021")
SOURCES = sorted(Path(premium.__file__).parent.glob("*.py"))
PLAIN = {0, 1, 2, 3, 4, 7, 12, 100, 4096}
"""Counting, months, quarters of a year, digits of a Decimal, how many caps are kept. No figure of the law."""


def test_these_are_the_profiles():
    assert REGULATIONS == ("imw-2023", "noozo-2021")


@pytest.mark.parametrize("name", REGULATIONS)
def test_every_row_has_a_source_and_a_confidence(name):
    rows = regulation(name).rows
    assert {path for path, row in rows.items() if not row.source or row.confidence not in CONFIDENCE} == set()
    assert len(rows) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_figure_stands_in_code(path):
    constants = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
    assert {one for one in constants if isinstance(one, int | float)} <= PLAIN


@pytest.mark.parametrize(
    ("month", "amount"),
    [
        ("2022-12", None),
        ("2023-01", "1954.99"),
        ("2023-10", "1954.99"),
        ("2023-11", "1994.18"),
        ("2024-03", "1994.18"),
        ("2024-04", "2029.88"),
        ("2024-05", "2070.48"),
        ("2024-12", "2070.48"),
        ("2025-01", None),
        ("2025-02", "2111.89"),
        ("2025-12", "2111.89"),
        ("2026-01", None),
    ],
)
def test_what_is_known_of_a_month(month, amount):
    known = LAW.months.get(month)
    assert (known and known.amount) == (amount and Decimal(amount))


def test_the_advice_rests_on_the_law_and_changes_only_what_it_asks():
    assert ADVICE.rests_on == LAW.name == LAW.rests_on
    same = ("months", "packages", "percentages", "most_quarters", "variable_part", "consents", "larger_fixed_part")
    assert [name for name in same if getattr(ADVICE, name) != getattr(LAW, name)] == []
    assert (LAW.capped, LAW.other_interventions_deducted, LAW.pooling) == (True, True, False)
    assert (ADVICE.capped, ADVICE.other_interventions_deducted, ADVICE.pooling) == (False, False, True)
    assert (LAW.later_fixed_part, ADVICE.later_fixed_part) == (Decimal("600.00"), ADVICE.larger_fixed_part)
    assert (LAW.change_quarter, ADVICE.change_quarter) == (5, 1)


def test_a_table_laid_over_another_replaces_rows_and_leaves_the_rest():
    beneath = {"a": {"x": 1, "y": {"z": 2}}, "b": [1]}
    assert laid_over({"a": {"y": {"z": 3}}, "b": [2], "c": 4}, beneath) == {
        "a": {"x": 1, "y": {"z": 3}},
        "b": [2],
        "c": 4,
    }
    assert beneath == {"a": {"x": 1, "y": {"z": 2}}, "b": [1]}
