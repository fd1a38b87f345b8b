"""A case priced, and the answer printed: the same figures as JSON and as text."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from plan_service.pricing.case import POOLED, Case, Side
from plan_service.pricing.values import BadCase
from plan_service.regulations import regulation
from plan_service.vocabulary import words
from workflows.glossary import Instrument
from workflows.premium.award import Impossible
from workflows.premium.law import Law, Line, UnknownMonth
from workflows.premium.notes import assumptions, notes
from workflows.premium.pooling import PooledQuarter, pool, provided
from workflows.premium.pricing import Priced, Quarter, price_self_employed, price_support, price_wage

PRICE: dict[Instrument, Callable[..., Priced]] = {
    Instrument.WAGE_PREMIUM: price_wage,
    Instrument.SUPPORT_PREMIUM: price_support,
    Instrument.SELF_EMPLOYED_PREMIUM: price_self_employed,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a case came to, and under which law."""

    law: Law
    instrument: str
    quarters: tuple[Quarter, ...] | tuple[PooledQuarter, ...]
    total: Decimal
    sides: tuple[Priced, ...]


def answer(case: Case) -> Answer:
    """Prices it. Raises BadCase, with the path of whatever the law's profile does not allow."""
    try:
        profile = regulation(case.profile)
        if case.pool:
            provided(profile, case.pool.consents)
        law = Law(profile, words("en"), case.ggmmi)
        sides = tuple(_priced(law, side) for side in case.sides)
        if case.pool is None:
            return Answer(law, case.sides[0].instrument, sides[0].quarters, sides[0].total, sides)
        pooled = pool(law, sides[0], sides[1], case.pool.moved_share)
    except Impossible as error:
        raise BadCase(error.key, error.expects) from error
    except UnknownMonth as error:
        table = f"workflows/regulations/{error.table}.toml"
        expects = f"the GGMMI of {error.month}, which is unknown: complete [[ggmmi]] in {table}, or give it in the case"
        raise BadCase(f"ggmmi.{error.month}", expects) from error
    return Answer(law, POOLED, pooled.quarters, pooled.total, sides)


def printed(found: Answer, *, explain: bool) -> str:
    """As JSON, or its trace as text."""
    return as_text(found) if explain else json.dumps(as_json(found), ensure_ascii=False, indent=2)


def as_json(found: Answer) -> dict[str, Any]:
    """The keys of the output, in order; amounts as strings with two decimals."""
    return {
        "profile": found.law.profile.name,
        "instrument": found.instrument,
        "quarters": [_quarter(found.law, quarter) for quarter in found.quarters],
        "total": _value(found.law, found.total),
        "notes": _told(found.law, _beside(found, notes)),
        "assumptions": _told(found.law, _beside(found, assumptions)),
    }


def as_text(found: Answer) -> str:
    """The trace, quarter by quarter."""
    lines = [f"{found.law.profile.name}, {found.instrument}"]
    for quarter in found.quarters:
        lines += ["", f"{quarter.quarter}: {quarter.amount}", *_listed(_told(found.law, quarter.trace))]
    lines += ["", f"total: {found.total}"]
    for title, of in (("notes", notes), ("assumptions", assumptions)):
        lines += ["", f"{title}:", *_listed(_told(found.law, _beside(found, of)))]
    return "\n".join(lines)


def _priced(law: Law, side: Side) -> Priced:
    try:
        return PRICE[side.instrument](law, side.award, side.facts)
    except Impossible as error:
        within = error.key if error.key.startswith("facts") else f"award.{error.key}"
        raise Impossible(f"{side.path}.{within}".lstrip("."), error.expects) from error


def _quarter(law: Law, quarter: Quarter | PooledQuarter) -> dict[str, Any]:
    return {name: _value(law, value) for name, value in quarter._asdict().items()}


def _value(law: Law, value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value.quantize(law.cent, ROUND_HALF_UP))
    return _told(law, value) if isinstance(value, tuple) else value


def _beside(found: Answer, of: Callable[[Law, Priced], Iterable[Line]]) -> Iterable[Line]:
    return dict.fromkeys(line for side in found.sides for line in of(found.law, side))


def _told(law: Law, lines: Iterable[Line]) -> list[str]:
    """Each line with the row it rests on, where that comes from and how sure it is."""
    return [
        f"{said} [{rule}: {law.row((rule, said)).source}; {law.row((rule, said)).confidence}]" for rule, said in lines
    ]


def _listed(lines: Iterable[str]) -> list[str]:
    return [f"  - {line}" for line in lines]
