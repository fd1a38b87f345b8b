"""The fields of a proposal: what each line asks, why, what speaks against it, and what else could be done."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from plan_service.forms import Fields
from plan_service.read.reader import Reader
from workflows import calendar
from workflows.cycle import Cycle
from workflows.deadlines import AWARD_QUARTERS
from workflows.glossary import Instrument, Level, Term
from workflows.lines import Line
from workflows.running import cycle_at

LONGEST = 2_000
LEVELS = (Level.RAISE, Level.KEEP, Level.LOWER)
SUPPORT_VALUES = ("low", "medium", "high")
MOST_PERCENT = 100
OWN_WORDS = ("text", "against", "alternatives")
AHEAD = 8
"""Quarters one can ask a change from: two years, past which nobody foresees a need."""


def proposed(fields: Fields, indicated: tuple[Line, ...]) -> tuple[Line, ...]:
    """One line per instrument of the indication. Notes what is missing; a line that keeps needs no figures."""
    lines = (_line(fields, line) for line in indicated)
    return tuple(line for line in lines if line is not None)


def _line(fields: Fields, indicated: Line) -> Line | None:
    name = indicated.instrument.value
    level = fields.choice(f"{name}_level", Level, LEVELS)
    term = fields.choice(f"{name}_term", Term)
    changes = level in (Level.RAISE, Level.LOWER) and term is not Term.END
    value = _value(fields, indicated.instrument) if changes else ""
    first = fields.value(f"{name}_from") if changes else ""
    if changes and not calendar.is_quarter(first):
        fields.wrong(f"{name}_from", "choose_one")
    longer = term is Term.EXTEND
    count = fields.integer(f"{name}_quarters", 1, AWARD_QUARTERS, required=False) if longer else None
    if level is None or term is None:
        return None
    return Line(
        instrument=indicated.instrument, level=level, term=term, value=value, first_quarter=first, quarters=count
    )


def _value(fields: Fields, instrument: Instrument) -> str:
    name = f"{instrument.value}_value"
    if instrument is Instrument.SUPPORT_PREMIUM:
        return fields.one_of(name, SUPPORT_VALUES)
    percent = fields.integer(name, 1, MOST_PERCENT)
    return str(percent) if percent else ""


def written(fields: Fields) -> dict[str, Any]:
    """The reasons: those for are asked, those against and the alternatives may be left out."""
    return {name: fields.text(name, LONGEST, required=name == "text") for name in OWN_WORDS}


def prefilled(reader: Reader) -> Fields:
    """The proposal at hand, to rewrite; else the indication."""
    cycle = cycle_at(reader.plan, reader.visit.on)
    now = cycle.proposal
    pairs = list(_pairs(now.lines if now else cycle.indication))
    if now is not None:
        body = reader.body(now.words)
        pairs += [(name, str(body[name])) for name in OWN_WORDS]
        pairs.append(("why", str(reader.body(now.why_departing)["text"])))
    return Fields(pairs)


def _pairs(lines: tuple[Line, ...]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name = line.instrument.value
        yield f"{name}_level", line.level.value if line.level is not Level.UNKNOWN else ""
        yield f"{name}_term", line.term.value
        yield f"{name}_value", line.value
        yield f"{name}_from", line.first_quarter
        yield f"{name}_quarters", str(line.quarters or "")


def quarters(on: date, cycle: Cycle) -> tuple[str, ...]:
    """The quarters one can choose from: those ahead, and any that was named already."""
    ahead = {calendar.add_quarters(calendar.quarter_of(on), count) for count in range(AHEAD + 1)}
    said = (cycle.proposal, cycle.finding)
    lines = (*cycle.indication, *(line for one in said if one for line in one.lines))
    return tuple(sorted(ahead | {line.first_quarter for line in lines if line.first_quarter}))
