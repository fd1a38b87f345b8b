"""Record what the authority's letter grants: what it says, a look at it all, and only then into the plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, drawing, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.read.award import UNITS, Step, awaited, beside
from plan_service.read.granted import LEVELS, figure, stepped
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.regulations import regulation
from workflows import commands as c
from workflows.calendar import add_quarters, first_day, quarter_of
from workflows.deadlines import AWARD_QUARTERS
from workflows.glossary import Instrument
from workflows.kinds import PREMIUMS
from workflows.premium.profile import Package

Path = FromPath[UUID]
OWN = "own"
ROWS = (1, 2, 3)
"""Rows for own steps: no letter known has more than three."""
AHEAD = 4
"""Quarters from now in which an award may begin."""
HIGHEST = {"percent": 100, "": 9_999}
REFERENCE = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """What was read from a letter."""

    steps: tuple[tuple[int, str], ...]
    first_quarter: str
    applied_on: date | None
    decided_on: date
    reference: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A question per figure of the letter. `quarters`: first days to choose from; `most`: how many an award lasts."""

    here: Here
    instrument: Instrument
    others: tuple[Instrument, ...]
    unit: str
    packages: tuple[Package, ...]
    quarters: tuple[tuple[str, date], ...]
    rows: tuple[int, ...]
    most: int
    fields: Fields


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything once more, as a picture too, before it is recorded."""

    here: Here
    instrument: Instrument
    unit: str
    letter: Letter
    steps: tuple[Step, ...]
    first: date
    picture: drawing.AmountPath | None
    fields: Fields


@get("/plannen/{plan_id:uuid}/premie/nieuw", opt={"page": "award_letter"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    asked = request.query_params.get("instrument", "")
    instrument = Instrument(asked) if asked in set(Instrument) else awaited(visit.plan)
    return _form(request, visit, instrument, Fields())


@post("/plannen/{plan_id:uuid}/premie/nieuw", opt={"page": "award_letter"})
async def record(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """One form, three buttons: look at it all, change something, record it."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    instrument = fields.choice("instrument", Instrument) or awaited(visit.plan)
    if fields.value("step") == "change":
        return _form(request, visit, instrument, fields)
    letter = _letter(visit, instrument, fields)
    if letter is None:
        return _form(request, visit, instrument, fields, 422)
    if fields.value("step") != "record":
        return _check(request, visit, instrument, letter, fields)
    words = texts.new("letter", visit.person.id, {"reference": letter.reference})
    command = c.RecordAward(
        **visit.asked(c.RecordAward),
        instrument=instrument,
        first_quarter=letter.first_quarter,
        steps=letter.steps,
        applied_on=letter.applied_on,
        decided_on=letter.decided_on,
        letter=words.words,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/premie?bewaard=1", [words])


def _letter(visit: Visit, instrument: Instrument, fields: Fields) -> Letter | None:
    """What was filled in; None when something is wrong, and then `fields` says what."""
    steps = _steps(instrument, fields)
    first_quarter = fields.one_of("first_quarter", [quarter for quarter, _ in _quarters(visit.on)])
    decided_on = fields.date("decided_on", latest=visit.on)
    applied_on = fields.date("applied_on", latest=decided_on or visit.on, required=False)
    reference = fields.text("reference", REFERENCE)
    if fields.problems or decided_on is None:
        return None
    return Letter(steps, first_quarter, applied_on, decided_on, reference)


def _steps(instrument: Instrument, fields: Fields) -> tuple[tuple[int, str], ...]:
    """A package by its name, one level for the whole term, or the rows as the letter has them."""
    packages = {one.name: one for one in _packages(instrument)}
    levels = LEVELS if instrument is Instrument.SUPPORT_PREMIUM else ()
    if not packages and not levels:
        return _rows(instrument, fields)
    chosen = fields.one_of("package", [*packages, *levels, OWN])
    if chosen in packages:
        return tuple((quarters, str(percentage)) for quarters, percentage in packages[chosen].steps)
    if chosen in levels:
        return ((AWARD_QUARTERS, chosen),)
    return _rows(instrument, fields) if chosen == OWN else ()


def _rows(instrument: Instrument, fields: Fields) -> tuple[tuple[int, str], ...]:
    """The rows that were begun; at least the first. Together no longer than an award can be."""
    found = []
    for row in ROWS:
        if row > 1 and not fields.value(f"quarters_{row}") and not fields.value(f"value_{row}"):
            continue
        quarters = fields.integer(f"quarters_{row}", 1, AWARD_QUARTERS) or 0
        found.append((quarters, _value(instrument, fields, f"value_{row}")))
        if sum(count for count, _ in found) > AWARD_QUARTERS:
            fields.wrong(f"quarters_{row}", "too_many_quarters", most=AWARD_QUARTERS)
    return tuple(found)


def _value(instrument: Instrument, fields: Fields, name: str) -> str:
    if instrument is Instrument.SUPPORT_PREMIUM:
        return fields.one_of(name, LEVELS)
    return str(fields.integer(name, 1, HIGHEST[UNITS.get(instrument, "")]) or 0)


def _packages(instrument: Instrument) -> tuple[Package, ...]:
    return regulation().packages if instrument is Instrument.WAGE_PREMIUM else ()


def _quarters(on: date) -> tuple[tuple[str, date], ...]:
    """An award that still runs began at most its own length ago."""
    today = quarter_of(on)
    found = [add_quarters(today, away) for away in range(AHEAD, -AWARD_QUARTERS - 1, -1)]
    return tuple((quarter, first_day(quarter)) for quarter in found)


def _form(
    request: sessions.AnyRequest, visit: Visit, instrument: Instrument, fields: Fields, status: int = 200
) -> Response[str]:
    context = LetterPage(
        here=here(Reader(visit)),
        instrument=instrument,
        others=tuple(one for one in (*PREMIUMS[visit.plan.kind], *beside(visit.plan)) if one is not instrument),
        unit=UNITS.get(instrument, ""),
        packages=_packages(instrument),
        quarters=_quarters(visit.on),
        rows=ROWS,
        most=AWARD_QUARTERS,
        fields=fields,
    )
    return rendering.page(request, "award/letter.html", context, status)


def _check(
    request: sessions.AnyRequest, visit: Visit, instrument: Instrument, letter: Letter, fields: Fields
) -> Response[str]:
    context = CheckPage(
        here=here(Reader(visit)),
        instrument=instrument,
        unit=UNITS.get(instrument, ""),
        letter=letter,
        steps=tuple(Step(quarters, value, figure(value)) for quarters, value in letter.steps),
        first=first_day(letter.first_quarter),
        picture=stepped(letter.first_quarter, letter.steps).drawn(visit.on) if instrument in UNITS else None,
        fields=fields,
    )
    return rendering.page(request, "award/check.html", context)


HANDLERS = (ask, record)
