"""A line: what happens to one instrument. Indication, proposal and finding each have one line per instrument."""

from dataclasses import dataclass

from workflows.glossary import Instrument, Level, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Level x term for one instrument. `value`: percentage or low/medium/high asked; quarters as `2027-Q1`."""

    instrument: Instrument
    level: Level
    term: Term
    value: str = ""
    first_quarter: str = ""
    quarters: int | None = None


def headline(line: Line) -> str:
    """The first of end, lower, raise, extend, keep that applies (workflow.md §7)."""
    if line.term is Term.END:
        return "end"
    if line.level in (Level.LOWER, Level.RAISE):
        return line.level.value
    if line.term is Term.EXTEND:
        return "extend"
    return line.level.value


def departs(chosen: tuple[Line, ...], indicated: tuple[Line, ...]) -> bool:
    """Whether a choice differs in level or term from what was indicated (an unknown level binds nobody)."""
    known = {line.instrument: line for line in indicated}
    return any(line.instrument in known and not _agree(line, known[line.instrument]) for line in chosen)


def all_keep(lines: tuple[Line, ...]) -> bool:
    """Whether every line keeps level and term: only then may a cycle close without VDAB."""
    return bool(lines) and all(line.level is Level.KEEP and line.term is Term.KEEP for line in lines)


def _agree(chosen: Line, indicated: Line) -> bool:
    level = indicated.level is Level.UNKNOWN or chosen.level is indicated.level
    return level and chosen.term is indicated.term
