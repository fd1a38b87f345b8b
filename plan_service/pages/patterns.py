"""Every component of the look with each of its states, on one page; in the demo only."""

from dataclasses import dataclass
from datetime import date, timedelta

from litestar import Response, get

from plan_service import clock, drawing, sessions
from plan_service.rendering import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Somebody of the cast."""

    name: str
    first_name: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What the pattern page shows: people, days and pictures; the sentences stand in the templates."""

    dense: bool
    sara: Sample
    jan: Sample
    els: Sample
    noor: Sample
    dirk: Sample
    karim: Sample
    days: tuple[date, ...]
    lanes: dict[str, tuple[drawing.Lane, ...]]
    award: drawing.AmountPath
    levels: drawing.AmountPath
    strip: drawing.Strip


@get("/patronen", opt={"page": "patterns"})
async def patterns(request: sessions.AnyRequest) -> Response[str]:
    return page(request, "patterns/index.html", sample(clock.legal_day(clock.now())))


@get("/patronen/dicht", opt={"page": "patterns"})
async def dense_patterns(request: sessions.AnyRequest) -> Response[str]:
    return page(request, "patterns/index.html", sample(clock.legal_day(clock.now()), dense=True))


def sample(today: date, *, dense: bool = False) -> Patterns:
    """The same cast and the same story whatever the day, so that two looks can be compared."""
    return Patterns(
        dense=dense,
        sara=Sample(name="Sara De Smet", first_name="Sara", colour="p0"),
        jan=Sample(name="Jan Peeters", first_name="Jan", colour="p2"),
        els=Sample(name="Els Maes", first_name="Els", colour="p4"),
        noor=Sample(name="Noor Haddad", first_name="Noor", colour="p1"),
        dirk=Sample(name="Dirk Claes", first_name="Dirk", colour="p3"),
        karim=Sample(name="Karim Bensaïd", first_name="Karim", colour="p5"),
        days=tuple(today - timedelta(days=away) for away in range(30)),
        lanes={
            "begun": drawing.region_map("negotiating", "", "open"),
            "reopened": drawing.region_map("negotiating", "gathering", "open", version=2),
            "asked": drawing.region_map("in_force", "info_requested", "open", version=2),
            "ended": drawing.region_map("in_force", "planned", "closed", version=2),
        },
        award=drawing.amount_path(_quarters(today, [40] * 5 + [30] * 4 + [20] * 11, 3), today),
        levels=drawing.amount_path(_quarters(today, [2] * 8 + [3] * 12, 12), today),
        strip=drawing.follow_up_strip(_weeks(today)),
    )


def _quarters(today: date, values: list[int], past: int) -> list[drawing.Quarter]:
    first = today.year * 4 + (today.month - 1) // 3 - past
    return [
        drawing.Quarter(start=date((first + index) // 4, (first + index) % 4 * 3 + 1, 1), value=value)
        for index, value in enumerate(values)
    ]


def _weeks(today: date) -> list[drawing.Week]:
    monday = today - timedelta(days=today.weekday())
    entries = [(1, 0, 0), (2, 1, 0), (0, 2, 1), (1, 1, 1), (0, 0, 0), (2, 0, 0), (3, 0, 1), (2, 1, 0)]
    entries += [(6, 0, 0), (3, 0, 0), (0, 0, 0), (2, 0, 1)]
    return [
        drawing.Week(start=monday - timedelta(weeks=len(entries) - 1 - index), well=well, hard=hard, changed=changed)
        for index, (well, hard, changed) in enumerate(entries)
    ]


HANDLERS = (patterns, dense_patterns)
