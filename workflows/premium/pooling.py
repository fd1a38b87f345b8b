"""Pooling: part of the wage premium moved into support, with both consents. The total never changes (advice 7.3)."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NamedTuple

from workflows.premium.award import Impossible
from workflows.premium.law import EXACT, NOTHING, Law, Line
from workflows.premium.pricing import Priced, Quarter
from workflows.premium.profile import Profile


class PooledQuarter(NamedTuple):
    """`amount`: wage premium left and support budget together."""

    quarter: str
    wage_left: Decimal
    support_budget: Decimal
    amount: Decimal
    trace: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pooled:
    """Both sides as they were priced, and each quarter after moving."""

    wage: Priced
    support: Priced
    quarters: tuple[PooledQuarter, ...]
    total: Decimal


def provided(profile: Profile, consents: Collection[str]) -> None:
    """Raises Impossible where the profile knows no pooling, or somebody has not consented."""
    if not profile.pooling:
        raise Impossible("profile", f"one that knows pooling: under {profile.name} it is not provided by law")
    if not set(profile.consents) <= set(consents):
        raise Impossible("consents", f"both of {', '.join(profile.consents)}")


def pool(law: Law, wage: Priced, support: Priced, share: Decimal) -> Pooled:
    """Moves this share, 0 to 1, of every quarter. `wage` may be a self-employed premium. Raises Impossible."""
    if [one.quarter for one in wage.quarters] != [one.quarter for one in support.quarters]:
        raise Impossible("support.facts", "the same quarters as wage.facts")
    with localcontext(EXACT):
        quarters = tuple(_moved(law, *both, share) for both in zip(wage.quarters, support.quarters, strict=True))
        return Pooled(wage, support, quarters, sum((one.amount for one in quarters), NOTHING))


def _moved(law: Law, wage: Quarter, support: Quarter, share: Decimal) -> PooledQuarter:
    moved = (share * wage.amount).quantize(law.cent)
    left, budget = wage.amount - moved, support.amount + moved
    lines = (
        *wage.trace,
        *(line for line in support.trace if line not in wage.trace),
        law.line("moved", "pooling", share=share, wage=wage.amount, moved=moved, left=left),
        law.line("budget", "pooling", support=support.amount, moved=moved, budget=budget, amount=left + budget),
    )
    return PooledQuarter(wage.quarter, left, budget, left + budget, lines)
