"""Every rule of a premium: what it does to the amount, and the line that says so."""

from decimal import Decimal

import pytest

from tests.workflows.premium.laws import ADVICE, ENGLISH, LAW, asked, assumed, award, noted, said, support, wage
from workflows.premium.award import Impossible
from workflows.premium.law import UnknownMonth
from workflows.premium.pooling import pool, provided
from workflows.premium.pricing import price_self_employed, price_support, price_wage

PRICES = {
    "wage_premium": lambda law, **more: price_wage(law, award(**more), [wage()]),
    "support_premium": lambda law, **more: price_support(law, award(level="medium", **more), [support()]),
    "self_employed_premium": lambda law, **more: price_self_employed(law, award(**more), [asked()]),
}
PAID = {"wage_premium": "3840.00", "support_premium": "1930.00", "self_employed_premium": "2393.02"}


def one(priced):
    (quarter,) = priced.quarters
    return quarter


def amounts(priced):
    return [str(quarter.amount) for quarter in priced.quarters]


# --- wage premium ---------------------------------------------------------------------


def test_every_step_of_a_wage_premium_has_its_line():
    quarter = one(price_wage(LAW, award(), [wage(1, "14000.00", "0.8", "100.00")]))
    assert list(quarter.trace) == [
        ("term", "the award counts from 2024-Q1 and runs 20 quarters, of at most 20"),
        ("region.paid", "lives in Flanders and works in Flanders: that gives the wage premium"),
        ("award", "quarter 2 of the award"),
        ("wage_premium.package.five_year", "40 % in quarter 2 of start package five_year (5/4/11)"),
        ("ggmmi.2024-04", "GGMMI 2029.88 in 2024-04"),
        ("ggmmi.2024-05", "GGMMI 2070.48 in 2024-05, 2024-06"),
        ("wage_premium.cap.months", "each month of the quarter counts with the GGMMI in force on its first day"),
        ("wage_premium.cap", "cap for full-time work: 2 × (2029.88 + 2070.48 + 2070.48) = 12341.68"),
        ("wage_premium.cap.fraction", "cap for employment fraction 0.8: 12341.68 × 0.8 = 9873.34"),
        ("wage_premium.base", "base: the lower of reference wage cost 14000.00 and cap 9873.34 = 9873.34"),
        ("wage_premium.percentage", "40 % × 9873.34 = 3949.34"),
        (
            "wage_premium.other_interventions",
            "3949.34 − other wage-cost interventions 100.00, not below 0 = 3849.34",
        ),
        ("rounding", "rounded half-up to the cent, once per amount and quarter; totals add rounded amounts"),
    ]
    assert all(LAW.row(line).source for line in quarter.trace)


@pytest.mark.parametrize(
    ("package", "variant", "percentages"),
    [
        ("five_year", "", [40] * 5 + [30] * 4 + [20] * 11),
        ("five_year", "5/3/12", [40] * 5 + [30] * 3 + [20] * 12),
        ("five_year_raised", "", [55] * 5 + [50] * 4 + [40] * 11),
        ("five_year_from_maatwerkbedrijf", "", [45] * 9 + [40] * 11),
        ("two_year", "", [20] * 8 + [None] * 12),
    ],
)
def test_a_start_package_counts_by_the_quarter(package, variant, percentages):
    facts = [wage(offset) for offset in range(20)]
    priced = price_wage(LAW, award(package=package, steps_variant=variant), facts)
    assert [quarter.percentage for quarter in priced.quarters] == percentages


@pytest.mark.parametrize("variant", ["", "5/3/12"])
def test_only_quarter_9_is_disputed_and_the_notes_say_so_too(variant):
    priced = price_wage(LAW, award(steps_variant=variant), [wage(offset) for offset in range(20)])
    used = variant or "5/4/11"
    line = f"unsure: sources disagree on quarter 9: 30 % by 5/4/11, 20 % by 5/3/12; {used} is used here"
    assert [quarter.number for quarter in priced.quarters if line in said(quarter.trace)] == [9]
    assert line in noted(LAW, priced)


def test_steps_of_its_own_are_not_disputed():
    priced = price_wage(LAW, award(steps=((8, 60), (12, 45))), [wage(8)])
    assert (one(priced).percentage, str(priced.total)) == (45, "4320.00")
    assert [text for text in noted(LAW, priced) if "disagree on quarter" in text] == []


def test_a_package_counts_on_after_a_renewal_and_own_steps_begin_anew():
    assert one(price_wage(LAW, award(start_number=10), [wage()])).percentage == 20
    renewed = one(price_wage(LAW, award(start_number=21, steps=((20, 35),)), [wage()]))
    assert (renewed.number, renewed.percentage) == (21, 35)


def test_rounding_is_half_up_and_only_at_the_end():
    assert amounts(price_wage(LAW, award(), [wage(0, "0.05"), wage(1, "0.01")])) == ["0.02", "0.00"]
    # 75 % of the cap, 1.794762, is 1.35; of the rounded cap it would be 1.34.
    quarter = one(price_wage(LAW, award(steps=((20, 75),)), [wage(0, "9600.00", "0.00015")]))
    assert (str(quarter.cap), str(quarter.amount)) == ("1.7947620", "1.35")


def test_other_interventions_never_make_it_negative():
    assert amounts(price_wage(LAW, award(), [wage(other="3840.01")])) == ["0.00"]


def test_an_unknown_month_is_named_with_its_table():
    for law in (LAW, ADVICE):
        with pytest.raises(UnknownMonth) as error:
            price_self_employed(law, award(start_number=30, steps=((20, 40),), first_quarter="2022-Q1"), [asked(-6)])
        assert (error.value.month, error.value.table) == ("2022-07", "imw-2023")


# --- support premium ------------------------------------------------------------------


def test_the_fixed_part_is_larger_in_five_quarters_and_the_variable_part_follows_the_work():
    priced = price_support(LAW, award(level="high"), [support(4, "0.5"), support(5, "0.5")])
    assert [(str(one.fixed), str(one.variable)) for one in priced.quarters] == [
        ("1200.00", "640.00"),
        ("600.00", "640.00"),
    ]
    assert amounts(priced) == ["1840.00", "1240.00"]


def test_levels_may_change_and_a_renewal_keeps_the_smaller_fixed_part():
    steps = ((4, "high"), (16, "low"))
    priced = price_support(LAW, award(steps=steps, start_number=21), [support(3), support(4)])
    assert [(one.number, one.level) for one in priced.quarters] == [(24, "high"), (25, "low")]
    assert amounts(priced) == ["1880.00", "1030.00"]


def test_nothing_worked_is_paid_by_the_letter_and_flagged():
    priced = price_support(LAW, award(level="high"), [support(2, "0")])
    flag = "unsure: nothing was worked, and by the letter of the source the fixed part does not depend on that"
    assert amounts(priced) == ["1200.00"]
    assert flag in said(one(priced).trace)
    assert noted(LAW, priced)[0] == f"premium expected: unsure, because {flag.removeprefix('unsure: ')}"


# --- who gets none --------------------------------------------------------------------

W, S, E = "wage_premium", "support_premium", "self_employed_premium"
ALL: frozenset[str] = frozenset(PAID)
REGIONS = [
    ("flanders", "flanders", ALL, ALL),
    ("flanders", "brussels", {W, E}, ALL),
    ("flanders", "wallonia", {W, E}, {W, E}),
    ("flanders", "eu", {W, E}, {W, E}),
    ("brussels", "flanders", set(), ALL),
    ("brussels", "brussels", set(), ALL),
    ("brussels", "eu", set(), {W, E}),
    ("wallonia", "flanders", set(), set()),
    ("wallonia", "brussels", set(), set()),
    ("eu", "flanders", ALL, ALL),
    ("eu", "brussels", set(), set()),
    ("eu", "eu", set(), set()),
]


@pytest.mark.parametrize(("residence", "workplace", "by_law", "by_advice"), REGIONS)
def test_residence_and_workplace_decide(residence, workplace, by_law, by_advice):
    for law, paid in ((LAW, by_law), (ADVICE, by_advice)):
        found = {name: price(law, residence=residence, workplace=workplace) for name, price in PRICES.items()}
        assert {name for name, priced in found.items() if priced.total} == set(paid)
        for priced in found.values():
            assert_said_why(law, priced)


def assert_said_why(law, priced):
    """Nothing is paid without its reason, on the quarter and in the notes."""
    (last,) = said(one(priced).trace)[-1:]
    because = last.removeprefix("0.00, because ")
    against = f"nothing in this case stands in the way of the {ENGLISH['instrument'][priced.instrument]}"
    expected = f"yes, because {against}" if priced.total else f"no, because {because}"
    assert noted(law, priced)[0] == f"premium expected: {expected}"
    assert last.startswith("0.00, because ") is not bool(priced.total)


@pytest.mark.parametrize(
    ("fact", "by_law", "by_advice"),
    [
        ({"past_pension_age": True}, set(), ALL),
        ({"excluded_public": True}, {E}, ALL),
        ({"hours_in_all_under_24": True}, {E}, {E}),
        ({"sufficient_activity": False}, {W, S}, {W, S}),
    ],
)
def test_who_somebody_is_and_works_for_decides(fact, by_law, by_advice):
    for law, paid in ((LAW, by_law), (ADVICE, by_advice)):
        found = {name: price(law, **fact) for name, price in PRICES.items()}
        assert {name for name, priced in found.items() if priced.total} == set(paid)
        for name, priced in found.items():
            assert_said_why(law, priced)
            unused = [text for text in assumed(law, priced) if "makes no difference" in text]
            assert len(unused) == (name in paid)


def test_a_quarter_past_the_end_is_nothing_with_its_reason():
    priced = price_wage(LAW, award(quarters=4), [wage(3), wage(4)])
    assert amounts(priced) == ["3840.00", "0.00"]
    assert said(priced.quarters[1].trace)[-1] == "0.00, because the award ended with 2024-Q4"
    alone = price_wage(LAW, award(quarters=4), [wage(4)])
    assert (
        noted(LAW, alone)[0] == "premium expected: no, because every quarter asked falls outside what the award grants"
    )


def test_a_quarter_its_own_steps_do_not_reach_is_nothing_with_its_reason():
    priced = price_wage(LAW, award(steps=((4, 40),)), [wage(4)])
    assert said(one(priced).trace)[-1] == "0.00, because the award grants nothing in quarter 5"


# --- what is assumed, and the advice --------------------------------------------------


def test_what_the_case_leaves_out_is_named():
    left_out = ["residence_region was left out: Flanders", "workplace_region was left out: Flanders"]
    assert assumed(LAW, price_wage(LAW, award(), [wage()]))[:2] == left_out
    given = price_wage(LAW, award(residence="flanders", workplace="eu"), [wage()])
    assert assumed(LAW, given)[0] == "somebody who works abroad returns home daily or at least weekly"
    own = price_self_employed(LAW, award(), [asked()])
    assert assumed(LAW, own)[2] == "sufficient_activity was left out: there is enough"
    assert "unknown for the self-employed: start package five_year of the wage premium is used" in assumed(LAW, own)


def test_the_advice_has_no_cap_deducts_nothing_and_does_not_degrade_support():
    quarter = one(price_wage(ADVICE, award(), [wage(0, "15000.00", "0.5", "1000.00")]))
    assert (quarter.cap, str(quarter.base), str(quarter.amount)) == (None, "15000.00", "6000.00")
    assert amounts(price_support(ADVICE, award(level="low"), [support(4), support(5)])) == ["1630.00", "1630.00"]
    priced = price_wage(ADVICE, award(), [wage()])
    assert "noozo-2021 is what an advice asks, not the law; never use it for a real dossier" in noted(ADVICE, priced)


def test_a_pool_moves_a_share_and_keeps_the_sum():
    both = price_wage(ADVICE, award(), [wage(0, "9601.01")]), price_support(ADVICE, award(level="medium"), [support()])
    pooled = one(pool(ADVICE, *both, Decimal("0.333")))
    assert [str(figure) for figure in pooled[1:4]] == ["2561.55", "3208.85", "5770.40"]
    assert said(pooled.trace)[-2:] == [
        "with both consents: share 0.333 × wage premium 3840.40 = 1278.85 moves to support; 2561.55 is left",
        "support premium 1930.00 + 1278.85 = support budget 3208.85; in all 5770.40",
    ]


def test_a_pool_asks_a_profile_that_knows_it_both_consents_and_the_same_quarters():
    with pytest.raises(Impossible, match="not provided by law"):
        provided(LAW.profile, ["worker", "employer"])
    with pytest.raises(Impossible, match="both of worker, employer"):
        provided(ADVICE.profile, ["worker"])
    with pytest.raises(Impossible, match=r"support\.facts"):
        pool(ADVICE, price_wage(ADVICE, award(), [wage()]), price_wage(ADVICE, award(), [wage(1)]), Decimal(1))
