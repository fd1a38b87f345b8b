"""Facts of the working relation, asked for the premium notes and for nothing else. None: not known."""

from dataclasses import dataclass
from enum import StrEnum


class Contract(StrEnum):
    """The kind of contract; occasional: student, flexi, extra, season."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    OCCASIONAL = "occasional"
    UNDER_24_HOURS = "under_24_hours"


class Workplace(StrEnum):
    """Where the work is done. `eu_returning`: elsewhere in the EU or EEA, home every day or every week (art. 15)."""

    FLANDERS = "flanders"
    BRUSSELS = "brussels"
    WALLONIA = "wallonia"
    EU_RETURNING = "eu_returning"
    ELSEWHERE = "elsewhere"


class Residence(StrEnum):
    """Where somebody lives, no nearer than the region (art. 9); `eu`: another state of the EU or EEA."""

    FLANDERS = "flanders"
    BRUSSELS = "brussels"
    WALLONIA = "wallonia"
    EU = "eu"
    ELSEWHERE = "elsewhere"


class EmployerKind(StrEnum):
    """Art. 2, 11°: every employer but a federal, community or regional service that is no school."""

    ORDINARY = "ordinary"
    EXCLUDED_PUBLIC = "excluded_public"


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What is known of the work. `percent` of full time; `vop`: the old premium still runs beside."""

    contract: Contract | None = None
    percent: int | None = None
    workplace: Workplace | None = None
    employer_kind: EmployerKind | None = None
    vop: bool | None = None


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """What the worker alone tells of themselves. `shared`: who reads the notes may read what follows from it.

    A yes or no for the age, never a date of birth; `activity`: enough of it, as a self-employed person (art. 28).
    """

    residence: Residence | None = None
    past_pension_age: bool | None = None
    activity: bool | None = None
    shared: bool = False
