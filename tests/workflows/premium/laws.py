"""Both laws in English, and short names for awards and facts, for the stories about pricing."""

from decimal import Decimal

from plan_service.regulations import regulation
from plan_service.vocabulary import words
from workflows.calendar import index_of
from workflows.premium.award import Award
from workflows.premium.law import Law
from workflows.premium.notes import assumptions, notes
from workflows.premium.pricing import SelfEmployedFact, SupportFact, WageFact

ENGLISH = words("en")
LATER = {f"{year}-{month:02}": Decimal("2200.00") for year in range(2026, 2034) for month in range(1, 13)}
LATER["2025-01"] = Decimal("2100.00")
LAW = Law(regulation("imw-2023"), ENGLISH, LATER)
ADVICE = Law(regulation("noozo-2021"), ENGLISH, LATER)
FIRST = "2024-Q1"
START = index_of(FIRST)


def award(**more) -> Award:
    """Five years from the first quarter of 2024 on, by a start package or, with `steps` or `level`, by its own."""
    own = {"package": "five_year"} if not more.keys() & {"steps", "level", "package"} else {}
    return Award(**{"first_quarter": FIRST} | own | more)


def wage(offset: int = 0, cost: str = "9600.00", fraction: str = "1", other: str = "0.00") -> WageFact:
    return WageFact(START + offset, Decimal(cost), Decimal(fraction), Decimal(other))


def support(offset: int = 0, fraction: str = "1") -> SupportFact:
    return SupportFact(START + offset, Decimal(fraction))


def asked(offset: int = 0) -> SelfEmployedFact:
    return SelfEmployedFact(START + offset)


def said(lines) -> list[str]:
    return [text for _, text in lines]


def noted(law: Law, priced) -> list[str]:
    return said(notes(law, priced))


def assumed(law: Law, priced) -> list[str]:
    return said(assumptions(law, priced))
