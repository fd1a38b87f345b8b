"""What holds for every award and every fact, whatever the figures."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.premium.laws import ADVICE, LATER, LAW, START, award
from workflows.premium.law import Law
from workflows.premium.pooling import pool
from workflows.premium.pricing import (
    SelfEmployedFact,
    SupportFact,
    WageFact,
    price_self_employed,
    price_support,
    price_wage,
)

CENT = Decimal("0.01")
MOST = settings(max_examples=200, deadline=None)
pytestmark = pytest.mark.long

amounts = st.decimals(min_value=0, max_value=100_000, places=2)
fractions = st.one_of(st.just(Decimal(1)), st.decimals(min_value=0, max_value=1, places=4))
offsets = st.integers(min_value=0, max_value=23)
laws = st.sampled_from([LAW, ADVICE])
percentages = st.sampled_from(range(20, 80, 5))
packages = st.sampled_from([{"package": package.name} for package in LAW.profile.packages])
own_steps = st.builds(lambda first, then: {"steps": ((5, first), (15, then))}, percentages, percentages)
awards = st.one_of(packages, own_steps).map(lambda more: award(**more))
levels = st.sampled_from(["low", "medium", "high"]).map(lambda level: award(level=level))


def quarters(*columns):
    """Facts of some quarters, none twice, in any order."""
    rows = st.dictionaries(offsets.map(lambda offset: START + offset), st.tuples(*columns), max_size=24)
    return rows.map(lambda found: [(quarter, *row) for quarter, row in found.items()]).flatmap(st.permutations)


wage_facts = quarters(amounts, fractions, amounts).map(lambda rows: [WageFact(*row) for row in rows])
support_facts = quarters(fractions).map(lambda rows: [SupportFact(*row) for row in rows])
bare_facts = quarters().map(lambda rows: [SelfEmployedFact(*row) for row in rows])
priced = st.one_of(
    st.builds(price_wage, laws, awards, wage_facts),
    st.builds(price_support, laws, levels, support_facts),
    st.builds(price_self_employed, laws, awards, bare_facts),
)


@MOST
@given(priced)
def test_never_negative_and_in_whole_cents(found):
    assert all(quarter.amount >= 0 and quarter.amount == quarter.amount.quantize(CENT) for quarter in found.quarters)


@MOST
@given(priced)
def test_the_quarters_add_up_to_the_total(found):
    assert sum((quarter.amount for quarter in found.quarters), Decimal(0)) == found.total


@MOST
@given(priced)
def test_every_line_rests_on_a_row_and_nothing_comes_without_lines(found):
    assert all(quarter.trace for quarter in found.quarters)
    rows = {rule for quarter in found.quarters for rule, _ in quarter.trace}
    assert rows <= {*LAW.profile.rows, *ADVICE.profile.rows}


@MOST
@given(awards, wage_facts)
def test_a_wage_premium_is_the_formula_worked_out_in_fractions(one, facts):
    for quarter, fact in zip(price_wage(LAW, one, facts).quarters, sorted(facts), strict=True):
        if quarter.percentage is not None:
            cap = 2 * Fraction(LAW.quarterly(fact.quarter).amount) * Fraction(fact.fraction)
            base = min(Fraction(fact.cost), cap) * quarter.percentage / 100
            cents = max(base - Fraction(fact.other_interventions), Fraction(0)) * 100
            assert quarter.amount * 100 == floor(cents + Fraction(1, 2))


@MOST
@given(laws, awards, wage_facts, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(law, one, facts, random):
    shuffled = random.sample(facts, len(facts))
    found = price_wage(law, one, facts)
    assert price_wage(law, one, shuffled) == found
    assert [quarter.quarter for quarter in found.quarters] == sorted(quarter.quarter for quarter in found.quarters)


@MOST
@given(laws, awards, offsets, fractions, amounts, st.lists(amounts, min_size=2, max_size=6))
def test_a_higher_cost_never_gives_less_and_above_the_cap_gives_the_same(law, one, offset, fraction, other, costs):
    facts = [WageFact(START + offset, cost, fraction, other) for cost in sorted(costs)]
    found = [price_wage(law, one, [fact]).quarters[0] for fact in facts]
    assert all(lower.amount <= higher.amount for lower, higher in pairwise(found))
    capped = {
        one.amount for one, fact in zip(found, facts, strict=True) if one.cap is not None and fact.cost >= one.cap
    }
    assert len(capped) <= 1


@MOST
@given(awards, st.integers(min_value=0, max_value=7), amounts, fractions)
def test_the_cap_scales_with_the_fraction(one, offset, cost, fraction):
    full, part = (
        price_wage(LAW, one, [WageFact(START + offset, cost, of, Decimal(0))]) for of in (Decimal(1), fraction)
    )
    assert part.quarters[0].cap == full.quarters[0].cap * fraction
    assert part.total <= full.total


@MOST
@given(awards, levels, quarters(amounts, fractions, amounts, fractions), fractions)
def test_pooling_keeps_the_total(wage_award, support_award, rows, share):
    wage = price_wage(ADVICE, wage_award, [WageFact(*row[:4]) for row in rows])
    support = price_support(ADVICE, support_award, [SupportFact(row[0], row[4]) for row in rows])
    pooled = pool(ADVICE, wage, support, share)
    assert pooled.total == wage.total + support.total
    assert all(
        0 <= quarter.wage_left <= before.amount for quarter, before in zip(pooled.quarters, wage.quarters, strict=True)
    )
    assert all(quarter.amount == quarter.wage_left + quarter.support_budget for quarter in pooled.quarters)


@MOST
@given(awards, wage_facts)
def test_the_same_case_comes_to_the_same_whatever_was_priced_before(one, facts):
    written_otherwise = [fact._replace(fraction=fact.fraction + Decimal("0.000000")) for fact in facts]
    price_wage(LAW, one, written_otherwise)
    fresh = Law(LAW.profile, LAW.words, LATER)
    assert price_wage(LAW, one, facts) == price_wage(fresh, one, facts)
