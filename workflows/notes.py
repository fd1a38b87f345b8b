"""NOTES: which premium is expected, and why. A note never gates: no rule and no condition reads a fact of the work."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from workflows.awards import value_in
from workflows.calendar import quarter_of
from workflows.glossary import Instrument, Kind, Role, Standing
from workflows.job_facts import Contract, EmployerKind, JobFacts, OwnFacts, Residence, Workplace
from workflows.kinds import PREMIUMS
from workflows.plan import Plan
from workflows.running import current_awards


class Expected(StrEnum):
    """What to expect. Yes: when VDAB finds the need, for it is the authority that decides."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Confidence(StrEnum):
    """How sure a source is: the law, the government's own pages, others who explain it, hearsay, our assumption."""

    PRIMARY = "primary"
    GOVERNMENT = "government"
    SECONDARY = "secondary"
    WEAK = "weak"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Known:
    """What one reader may know of the working relation."""

    kind: Kind
    job: JobFacts = JobFacts()
    own: OwnFacts = OwnFacts()

    def fact(self, name: str) -> Any:
        """A fact by its name, or None where it is not known."""
        return getattr(self.job if name in _OF_THE_JOB else self.own, name)


@dataclass(frozen=True, slots=True)
class Note:
    """`when` every fact named has one of these values, the note `says` of each instrument what to expect."""

    name: str
    kinds: tuple[Kind, ...]
    when: Mapping[str, Collection[Any]]
    says: Mapping[Instrument, Expected]
    basis: str
    standing: Standing
    confidence: Confidence

    def holds(self, known: Known) -> bool | None:
        """None when it turns on a fact that is not known."""
        if known.kind not in self.kinds:
            return False
        if any(known.fact(name) not in (None, *values) for name, values in self.when.items()):
            return False
        return None if self.missing(known) else True

    def missing(self, known: Known) -> tuple[str, ...]:
        """The facts it turns on that are not known."""
        return tuple(name for name in self.when if known.fact(name) is None)


@dataclass(frozen=True, slots=True)
class Expectation:
    """One instrument: what to expect, `because` of these notes, or for want of the facts that are `missing`."""

    instrument: Instrument
    expected: Expected
    because: tuple[Note, ...]
    missing: tuple[str, ...] = ()


WAGE, SUPPORT, OWN = Instrument.WAGE_PREMIUM, Instrument.SUPPORT_PREMIUM, Instrument.SELF_EMPLOYED_PREMIUM
EMPLOYED = (Kind.EMPLOYEE, Kind.AGENCY)
ALONE = (Kind.SELF_EMPLOYED,)
AT_WORK = (*EMPLOYED, *ALONE)
EVERY = tuple(Kind)

YES, NO, UNSURE = tuple(Expected)
BOTH_YES, BOTH_NO = {WAGE: YES, SUPPORT: YES}, {WAGE: NO, SUPPORT: NO}
ALL_YES, ALL_NO, ALL_UNSURE = ({WAGE: one, SUPPORT: one, OWN: one} for one in Expected)

ELSEWHERE_THAN_FLANDERS = tuple(place for place in Workplace if place is not Workplace.FLANDERS)
LESS_THAN_FULL_TIME = range(1, 100)

DECREE, PRACTICE, ADVICE = Standing.DECREE, Standing.PRACTICE, Standing.ADVICE
PRIMARY, SECONDARY = Confidence.PRIMARY, Confidence.SECONDARY

# fmt: off
NOTES: tuple[Note, ...] = (
    Note("no_job_yet",                   (Kind.PREPARATION,), {}, BOTH_NO,                                            "art. 11; applied for during employment", DECREE, SECONDARY),
    Note("own_premium",                  ALONE,    {}, {OWN: YES},                                                    "art. 27", DECREE, PRIMARY),
    Note("activity_too_small",           ALONE,    {"activity": (False,)}, {OWN: NO},                                 "art. 28", DECREE, PRIMARY),
    Note("lives_in_brussels_or_wallonia", EVERY,   {"residence": (Residence.BRUSSELS, Residence.WALLONIA)}, ALL_NO,   "art. 9", DECREE, PRIMARY),
    Note("lives_outside_the_eu",         EVERY,    {"residence": (Residence.ELSEWHERE,)}, ALL_NO,                     "art. 9", DECREE, PRIMARY),
    Note("lives_abroad_works_here",      AT_WORK,  {"residence": (Residence.EU,), "workplace": (Workplace.FLANDERS,)}, ALL_YES, "art. 9", DECREE, PRIMARY),
    Note("lives_abroad_works_elsewhere", AT_WORK,  {"residence": (Residence.EU,), "workplace": ELSEWHERE_THAN_FLANDERS}, ALL_NO, "art. 9", DECREE, PRIMARY),
    Note("works_in_brussels_or_wallonia", AT_WORK, {"workplace": (Workplace.BRUSSELS, Workplace.WALLONIA)}, {WAGE: YES, SUPPORT: NO, OWN: YES}, "art. 15, 20, 27", DECREE, PRIMARY),
    Note("works_in_the_eu",              EMPLOYED, {"workplace": (Workplace.EU_RETURNING,)}, {WAGE: YES, SUPPORT: NO}, "art. 15, 20", DECREE, PRIMARY),
    Note("works_alone_in_the_eu",        ALONE,    {"workplace": (Workplace.EU_RETURNING,)}, {OWN: UNSURE},           "art. 27", DECREE, PRIMARY),
    Note("works_elsewhere",              AT_WORK,  {"workplace": (Workplace.ELSEWHERE,)}, ALL_NO,                     "art. 15, 20, 27", DECREE, PRIMARY),
    Note("past_pension_age",             EVERY,    {"past_pension_age": (True,)}, ALL_NO,                             "art. 32", DECREE, PRIMARY),
    Note("excluded_public_service",      EMPLOYED, {"employer_kind": (EmployerKind.EXCLUDED_PUBLIC,)}, BOTH_NO,       "art. 2, 11", DECREE, PRIMARY),
    Note("under_24_hours",               EMPLOYED, {"contract": (Contract.UNDER_24_HOURS,)}, BOTH_NO,                 "at least 24 hours", PRACTICE, SECONDARY),
    Note("any_contract_counts",          EMPLOYED, {"contract": (Contract.FIXED_TERM, Contract.OCCASIONAL)}, BOTH_YES, "at least 24 hours", PRACTICE, SECONDARY),
    Note("part_time",                    EMPLOYED, {"percent": LESS_THAN_FULL_TIME}, {WAGE: YES},                     "art. 17", DECREE, PRIMARY),
    Note("vop_beside",                   AT_WORK,  {"vop": (True,)}, ALL_UNSURE,                                      "art. 18, 87", DECREE, PRIMARY),
    Note("accommodation_apart",          EMPLOYED, {}, {},                                                            "advice 8.1", ADVICE, PRIMARY),
)
# fmt: on


def known_to(plan: Plan, roles: Collection[Role], on: date) -> Known:
    """What these roles may know. What the worker did not tell, and what they do not share, look alike."""
    own = plan.own_facts if Role.WORKER in roles or plan.own_facts.shared else OwnFacts()
    return Known(plan.kind, replace(plan.job_facts, vop=True) if _vop_runs(plan, on) else plan.job_facts, own)


def expectations(known: Known) -> tuple[Expectation, ...]:
    """One per premium of this kind of plan."""
    return tuple(_expectation(known, instrument) for instrument in PREMIUMS[known.kind])


def remarks(known: Known) -> tuple[Note, ...]:
    """What holds whatever premium there is."""
    return tuple(note for note in NOTES if not note.says and note.holds(known))


def _expectation(known: Known, instrument: Instrument) -> Expectation:
    """One no is enough; a fact that could still make it no, or doubtful, leaves it unsure."""
    told = [(note, note.says[instrument], note.holds(known)) for note in NOTES if instrument in note.says]
    said = {one: tuple(note for note, says, holds in told if holds and says is one) for one in Expected}
    if said[NO]:
        return Expectation(instrument, NO, said[NO])
    turning = [note for note, says, holds in told if holds is None and says is not YES]
    missing = tuple(dict.fromkeys(name for note in turning for name in note.missing(known)))
    if said[UNSURE] or missing:
        return Expectation(instrument, UNSURE, said[UNSURE], missing)
    return Expectation(instrument, YES, said[YES])


def _vop_runs(plan: Plan, on: date) -> bool:
    """A letter about it says so as well as anybody."""
    return any(
        award.instrument is Instrument.VOP and value_in(award, quarter_of(on)) is not None
        for award in current_awards(plan)
    )


_OF_THE_JOB = frozenset(field.name for field in fields(JobFacts))
