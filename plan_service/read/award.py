"""What the authority granted, as its letters say and parties recorded it; no amount in euro, no promise of payment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan_service import drawing
from plan_service.policy import PAGES
from plan_service.read.granted import figure, granted, letters
from plan_service.read.reader import Reader
from plan_service.regulations import regulation
from workflows.awards import Award
from workflows.calendar import first_day, last_day, quarter_of
from workflows.contests import finding_now
from workflows.deadlines import AWARD_QUARTERS, length
from workflows.glossary import Funding, Instrument, Level, Role, Term
from workflows.kinds import PREMIUMS
from workflows.plan import Plan

UNITS = {
    Instrument.WAGE_PREMIUM: "percent",
    Instrument.SUPPORT_PREMIUM: "level",
    Instrument.SELF_EMPLOYED_PREMIUM: "percent",
    Instrument.VOP: "percent",
}
"""What the steps of an instrument are in; of the others the letter alone knows."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many quarters of this; `figure` is a percentage, or 1 to 3 for a level, `value` as recorded."""

    quarters: int
    value: str
    figure: int


@dataclass(frozen=True, slots=True)
class Record:
    """One letter as somebody recorded it. `corrected`: a later record tells the same letter."""

    steps: tuple[Step, ...]
    first: date
    last: date
    applied_on: date | None
    decided_on: date
    reference: str
    by: Role
    on: date
    corrected: bool


@dataclass(frozen=True, slots=True)
class AwardView:
    """One instrument: what was granted per quarter, where that stands today, and every record, newest first.

    `term`: coming, running, near (its end is announced) or over. `now` is "" outside the award. `found`: VDAB has
    found something since, and no award followed yet. `path` is None where the letter alone knows the unit.
    """

    instrument: Instrument
    unit: str
    now: str
    figure: int
    path: drawing.AmountPath | None
    first: date
    last: date
    term: str
    found: bool
    fixed_part_drops: date | None
    change_from: date | None
    extension_from: date | None
    other_extension_from: date | None
    records: tuple[Record, ...]


def awards(reader: Reader, wanted: Sequence[Instrument] = tuple(Instrument)) -> tuple[AwardView, ...]:
    """What was recorded of these instruments, for whoever may open the page of the award; else nothing."""
    if not _let_in(reader):
        return ()
    recorded = {one: [a for a in reader.plan.awards if a.instrument is one] for one in wanted}
    return tuple(_view(reader, records) for records in recorded.values() if records)


def unknown(reader: Reader) -> tuple[Instrument, ...]:
    """The premiums of which no letter was recorded yet."""
    return _unrecorded(reader.plan) if _let_in(reader) else ()


def apart(reader: Reader) -> tuple[str, ...]:
    """Titles of the agreements the employer owes with or without a premium (reasonable accommodation)."""
    owed = Funding.REASONABLE_ACCOMMODATION.value
    return tuple(clause.body.title for clause in reader.agreements if clause.body["funding"] == owed)


def awaited(plan: Plan) -> Instrument:
    """What a letter is most likely about: what VDAB found on, else what nobody recorded yet, else the first."""
    premiums = PREMIUMS[plan.kind]
    found = [one for one in premiums if _found_since(plan, one)]
    return (*found, *_unrecorded(plan), *premiums)[0]


def beside(plan: Plan) -> tuple[Instrument, ...]:
    """What runs beside the premiums of this kind of plan, or was granted when it was of another kind."""
    granted_before = {award.instrument for award in plan.awards}
    always = (Instrument.VOP, Instrument.TOM)
    return tuple(
        one for one in Instrument if one not in PREMIUMS[plan.kind] and (one in always or one in granted_before)
    )


def _unrecorded(plan: Plan) -> tuple[Instrument, ...]:
    known = {award.instrument for award in plan.awards}
    return tuple(one for one in PREMIUMS[plan.kind] if one not in known)


def _let_in(reader: Reader) -> bool:
    """Nobody before the worker opened the plan to them; no colleague-coach at all."""
    person, plan = reader.visit.person.id, reader.plan
    seats = [plan.seat_of(role, person) for role in reader.visit.roles if role in PAGES["award"].roles]
    return any(seat is not None and seat.opened for seat in seats)


def _view(reader: Reader, records: Sequence[Award]) -> AwardView:
    plan, on, instrument = reader.plan, reader.visit.on, records[-1].instrument
    quarters, law = granted(records), regulation()
    now = quarters.at(quarter_of(on)) or ""
    full = instrument in PREMIUMS[plan.kind] and len(quarters.values) >= AWARD_QUARTERS
    supports = instrument is Instrument.SUPPORT_PREMIUM
    return AwardView(
        instrument=instrument,
        unit=UNITS.get(instrument, ""),
        now=now,
        figure=figure(now),
        path=quarters.drawn(on) if instrument in UNITS else None,
        first=first_day(quarters.first),
        last=last_day(quarters.last),
        term=quarters.term(on),
        found=instrument in PREMIUMS[plan.kind] and _found_since(plan, instrument),
        fixed_part_drops=quarters.opens(law.larger_fixed_part_quarters + 1) if supports else None,
        change_from=quarters.opens(length("change_accepted") + 1) if full else None,
        extension_from=quarters.opens(length("extension_accepted") + 1) if full else None,
        other_extension_from=quarters.opens(law.other_extension_quarter) if full else None,
        records=tuple(_record(reader, one, records) for one in reversed(records)),
    )


def _found_since(plan: Plan, instrument: Instrument) -> bool:
    """Whether a finding changes this instrument, of which no letter was recorded since."""
    recorded = [award.recorded_on for award in plan.awards if award.instrument is instrument]
    return any(
        line.instrument is instrument and not (line.level is Level.KEEP and line.term is Term.KEEP)
        for cycle in plan.cycles
        if (found := finding_now(cycle, plan.contests)) and not any(on >= found.on for on in recorded)
        for line in found.lines
    )


def _record(reader: Reader, award: Award, records: Sequence[Award]) -> Record:
    return Record(
        steps=tuple(Step(count, value, figure(value)) for count, value in award.steps),
        first=first_day(award.first_quarter),
        last=last_day(award.last_quarter),
        applied_on=award.applied_on,
        decided_on=award.decided_on,
        reference=reader.body(award.letter)["reference"],
        by=award.recorded_by,
        on=award.recorded_on,
        corrected=all(award is not one for one in letters(records)),
    )
