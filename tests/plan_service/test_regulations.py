"""The table of the law: whole, sourced, and at one with the deadlines."""

import pytest

from plan_service.regulations import regulation
from workflows.deadlines import AWARD_QUARTERS, length

LAW = regulation()


def test_the_start_packages_are_these():
    assert {package.name: package.steps for package in LAW.packages} == {
        "five_year": ((5, 40), (4, 30), (11, 20)),
        "five_year_raised": ((5, 55), (4, 50), (11, 40)),
        "five_year_from_maatwerkbedrijf": ((5, 45), (4, 45), (11, 40)),
        "two_year": ((5, 20), (3, 20)),
    }


def test_a_variant_has_the_same_percentages_over_5_3_and_12_quarters_and_two_years_have_none():
    for package in LAW.packages:
        percentages = [percentage for _, percentage in package.steps]
        expected = {"5/3/12": tuple(zip((5, 3, 12), percentages, strict=True))} if package.name != "two_year" else {}
        assert package.variants == expected


def test_what_stays_the_same_is_told_as_one():
    told = {package.name: package.runs for package in LAW.packages}
    assert (told["two_year"], told["five_year_from_maatwerkbedrijf"]) == (((8, 20),), ((9, 45), (11, 40)))


def test_figures_agree_with_the_deadlines():
    assert LAW.extension_quarter == length("extension_accepted") + 1
    assert LAW.change_quarter == length("change_accepted") + 1
    assert LAW.most_quarters == AWARD_QUARTERS
    assert {sum(quarters for quarters, _ in package.steps) for package in LAW.packages} == {AWARD_QUARTERS, 8}
    assert LAW.other_extension_quarter <= AWARD_QUARTERS


def test_there_is_no_other_profile():
    with pytest.raises(FileNotFoundError):
        regulation("imw-1999")
