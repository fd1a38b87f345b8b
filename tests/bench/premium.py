"""Quarter-prices a minute on one core, every trace made: as for a simulation over all plans."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plan_service.regulations import regulation
from plan_service.vocabulary import words
from workflows.calendar import index_of
from workflows.premium.award import Award
from workflows.premium.law import Law
from workflows.premium.pricing import (
    SelfEmployedFact,
    SupportFact,
    WageFact,
    price_self_employed,
    price_support,
    price_wage,
)

TARGET = 5_000_000
PLANS, QUARTERS, ROUNDS = 1_000, 20, 9
MINUTE = 60
FRACTIONS = [Decimal(text) for text in ("1", "1", "1", "0.9", "0.8", "0.75", "0.6", "0.5", "0.4")]
INVENTED = {f"{year}-{month:02}": Decimal("2200.00") for year in range(2026, 2031) for month in range(1, 13)}
INVENTED["2025-01"] = Decimal("2100.00")


@dataclass(frozen=True, slots=True)
class Work:
    """What is priced: the same plans in every round."""

    name: str
    price: Callable[..., Any]
    plans: Sequence[tuple[Award, Sequence[Any]]]


def measure() -> bool:
    """Prints a line per instrument and one for all; says whether all together reach the target."""
    law, chance = Law(regulation(), words("en"), INVENTED), random.Random(1)
    work = (
        Work("wage_premium", price_wage, [wage_plan(law, chance) for _ in range(PLANS)]),
        Work("support_premium", price_support, [support_plan(chance) for _ in range(PLANS)]),
        Work("self_employed_premium", price_self_employed, [self_employed_plan(chance) for _ in range(PLANS)]),
    )
    print(f"{len(work) * PLANS:,} plans of {QUARTERS} quarters, median of {ROUNDS} rounds, processor time of one core")
    for one in work:
        report(one.name, [speed(law, [one]) for _ in range(ROUNDS)])
    median = report("all together", [speed(law, work) for _ in range(ROUNDS)])
    print(f"target {TARGET:,}: {'reached' if median >= TARGET else 'not reached'}")
    return median >= TARGET


def speed(law: Law, work: Sequence[Work]) -> float:
    """Quarter-prices a minute. Every line of every trace is read, so that none can be left unmade."""
    started, quarters, characters = time.process_time(), 0, 0
    for one in work:
        for award, facts in one.plans:
            for quarter in one.price(law, award, facts).quarters:
                quarters += 1
                characters += len(quarter.trace[-2][1])
    assert characters > quarters
    return quarters * MINUTE / (time.process_time() - started)


def report(name: str, speeds: Sequence[float]) -> float:
    median = statistics.median(speeds)
    print(f"  {name:<22} {median:>12,.0f} quarter-prices a minute (from {min(speeds):,.0f} to {max(speeds):,.0f})")
    return median


def first_quarter(chance: random.Random) -> str:
    return f"{chance.choice((2023, 2024, 2025))}-Q{chance.choice((1, 2, 3, 4))}"


def wage_plan(law: Law, chance: random.Random) -> tuple[Award, list[WageFact]]:
    award = Award(first_quarter=first_quarter(chance), package=chance.choice(law.profile.packages).name)
    fraction, start = chance.choice(FRACTIONS), index_of(award.first_quarter)
    facts = []
    for offset in range(QUARTERS):
        cost = (Decimal(chance.randrange(800_000, 1_500_000)) / 100 * fraction).quantize(Decimal("0.01"))
        other = Decimal(chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 0, 50_000))) / 100
        facts.append(WageFact(start + offset, cost, fraction, other))
    return award, facts


def support_plan(chance: random.Random) -> tuple[Award, list[SupportFact]]:
    award = Award(first_quarter=first_quarter(chance), level=chance.choice(("low", "medium", "high")))
    start = index_of(award.first_quarter)
    return award, [SupportFact(start + offset, worked(chance)) for offset in range(QUARTERS)]


def worked(chance: random.Random) -> Decimal:
    return Decimal(chance.randrange(0, 101)) / 100


def self_employed_plan(chance: random.Random) -> tuple[Award, list[SelfEmployedFact]]:
    award = Award(first_quarter=first_quarter(chance), package="five_year")
    start = index_of(award.first_quarter)
    return award, [SelfEmployedFact(start + offset) for offset in range(QUARTERS)]
