"""Why the indication says what it says: made again from the frozen evidence, each reason with what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from plan_service.people import Person
from plan_service.read.reader import Body, Reader
from plan_service.read.views import revision_evaluated, takes_part
from plan_service.vocabulary import word
from workflows.cycle import Cycle
from workflows.evidence import Evidence
from workflows.glossary import Instrument, Level, NeedSaid, Role
from workflows.indication import OUTPUT, OUTPUT_AS_NEED, Reason, indicate, views_alike
from workflows.lines import Line, headline

SOUND, ERASED, CHANGED = "sound", "erased", "changed"
_OUTPUT_SAID = {need.value: said.value for said, need in OUTPUT_AS_NEED.items()}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reason rests on: `kind` is need, output, agreement or award; `said` the stored word."""

    kind: str
    id: str
    body: Body
    person: Person | None = None
    said: str = ""
    agreed: int | None = None
    logged: int | None = None
    quarter: str = ""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason in the words of its rule, about the level or the term. `points`: where it points to, in words."""

    about: str
    words: str
    points: str
    rests_on: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """What these people said nothing of: a need, or how the work goes (then without a text)."""

    body: Body
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class IndicatedLine:
    """The indication for one instrument, with every reason for and against."""

    line: Line
    headline: str
    known: bool
    opposed: bool
    reasons: tuple[ReasonView, ...]
    against: tuple[ReasonView, ...]
    silent: tuple[Silent, ...]


@dataclass(frozen=True, slots=True)
class IndicationView:
    """`proof`: sound, erased (the evidence was emptied) or changed since it was frozen. Only sound has reasons."""

    proof: str
    lines: tuple[IndicatedLine, ...]


def indication(reader: Reader, cycle: Cycle, language: str) -> IndicationView | None:
    """None before the views are closed, and for whoever takes no part."""
    if cycle.closed_views_on is None or not takes_part(reader):
        return None
    proof = _proof(reader, cycle)
    evidence = _evidence(reader, cycle) if proof == SOUND else Evidence()
    made = indicate(evidence, asked(reader, cycle))
    if proof == SOUND and made.lines != cycle.indication:
        proof = CHANGED
    reasons = made.reasons if proof == SOUND else ()
    return IndicationView(
        proof, tuple(_line(reader, cycle, evidence, line, reasons, language) for line in cycle.indication)
    )


def asked(reader: Reader, cycle: Cycle) -> tuple[str, ...]:
    """The needs the indication was made for, as frozen with the evidence."""
    return tuple(reader.body(cycle.evidence)["asked"] or ())


def renewable(reader: Reader, cycle: Cycle) -> bool:
    """Whether nothing changed and the indication keeps every level: then one page is enough."""
    if _proof(reader, cycle) != SOUND or any(line.level is not Level.KEEP for line in cycle.indication):
        return False
    return views_alike(_evidence(reader, cycle), asked(reader, cycle), reader.plan.required)


def _proof(reader: Reader, cycle: Cycle) -> str:
    text = reader.text(cycle.evidence)
    if text is None or text.erased or cycle.evidence is None:
        return ERASED
    return SOUND if text.hash == cycle.evidence.hash else CHANGED


def _evidence(reader: Reader, cycle: Cycle) -> Evidence:
    return msgspec.convert(reader.body(cycle.evidence).values, Evidence)


def _line(
    reader: Reader, cycle: Cycle, evidence: Evidence, line: Line, reasons: Iterable[Reason], language: str
) -> IndicatedLine:
    mine = [reason for reason in reasons if reason.instrument is line.instrument]
    shown = [(reason, view) for reason in mine if (view := _reason(reader, cycle, evidence, reason, language))]
    opposed = any(reason.counts and reason.points == Level.UNKNOWN and reason.rests_on for reason in mine)
    return IndicatedLine(
        line=line,
        headline=headline(line),
        known=line.level is not Level.UNKNOWN,
        opposed=opposed,
        reasons=tuple(view for reason, view in shown if _supports(reason, line)),
        against=tuple(view for reason, view in shown if not _supports(reason, line)),
        silent=_silent(reader, cycle, evidence, line) if line.level is Level.UNKNOWN and not opposed else (),
    )


def _supports(reason: Reason, line: Line) -> bool:
    return reason.points == (line.term if reason.about == "term" else line.level)


def _reason(reader: Reader, cycle: Cycle, evidence: Evidence, reason: Reason, language: str) -> ReasonView | None:
    """None where all it rests on is meanwhile kept from this reader."""
    rests = sorted(reason.rests_on, key=_worker_first)
    cited = tuple(one for rest in rests if (one := _cited(reader, cycle, evidence, rest)))
    if reason.rests_on and not cited:
        return None
    words, points = word("indication", reason.rule, language), word(reason.about, reason.points, language)
    return ReasonView(reason.about, words, points, cited)


def _worker_first(rest: str) -> int:
    """Only what somebody said names who said it."""
    kind, _, *who = rest.split(":")
    return list(Role).index(Role(who[0])) if kind == "need" else 0


def _cited(reader: Reader, cycle: Cycle, evidence: Evidence, rest: str) -> Cited | None:
    kind, about, *rest_of_it = rest.split(":")
    if kind == "award":
        return Cited("award", about, Body(), quarter=rest_of_it[0])
    if about == OUTPUT:
        role, said = rest_of_it
        return Cited("output", OUTPUT, Body(), _who(reader, cycle, role), _OUTPUT_SAID[said])
    clause = next((one for one in (*reader.plan.clauses, *reader.plan.gone) if one.id == about), None)
    if clause is None or not reader.may_read(clause):
        return None
    body = reader.body(revision_evaluated(reader, cycle, clause).words)
    if kind == "agreement":
        facts = next(one for one in evidence.agreements if one.agreement == about)
        return Cited("agreement", about, body, agreed=facts.agreed_minutes, logged=facts.logged_minutes)
    role, said = rest_of_it
    return Cited("need", about, body, _who(reader, cycle, role), NeedSaid(said).value)


def _who(reader: Reader, cycle: Cycle, role: str) -> Person | None:
    view = cycle.view_of(Role(role))
    return reader.face(view.person) if view else None


def _silent(reader: Reader, cycle: Cycle, evidence: Evidence, line: Line) -> tuple[Silent, ...]:
    """What is missing for the level: the needs for the support premium, the output for the wage premium."""
    if line.instrument is not Instrument.SUPPORT_PREMIUM:
        quiet = _quiet(reader, {view.role for view in evidence.outputs})
        return (Silent(Body(), quiet),) if quiet else ()
    found = []
    for need in asked(reader, cycle):
        clause = reader.plan.clause(need)
        quiet = _quiet(reader, {view.role for view in evidence.needs if view.need == need})
        if clause is not None and quiet and reader.may_read(clause):
            found.append(Silent(reader.body(revision_evaluated(reader, cycle, clause).words), quiet))
    return tuple(found)


def _quiet(reader: Reader, spoke: set[Role]) -> tuple[Person, ...]:
    return tuple(person for role in reader.plan.required if role not in spoke and (person := reader.holder(role)))
