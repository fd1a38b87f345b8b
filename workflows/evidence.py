"""What an indication rests on: only what every required party may read."""

from dataclasses import dataclass

from workflows.glossary import Funding, Instrument, NeedSaid, Role, WorksSaid


@dataclass(frozen=True, slots=True)
class NeedView:
    """What one party says of one need."""

    role: Role
    need: str
    said: NeedSaid


@dataclass(frozen=True, slots=True)
class WorksView:
    """What one party says of one agreement."""

    role: Role
    agreement: str
    said: WorksSaid


@dataclass(frozen=True, slots=True)
class OutputView:
    """What one party says of output at work: as colleagues (works), in part, or not yet."""

    role: Role
    said: WorksSaid


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """An agreement all may read: minutes per quarter agreed and logged, where both are known."""

    agreement: str
    funding: Funding
    agreed_minutes: int | None = None
    logged_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """An award in force: its level today, quarters left, quarters to the next step down (None: no step)."""

    instrument: Instrument
    value: str
    quarters_left: int
    quarters_to_step: int | None = None
    step_quarter: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What every required party may read: the shared indication rests on nothing else.

    `unawarded`: what the indication speaks of while no award is known.
    """

    needs: tuple[NeedView, ...] = ()
    works: tuple[WorksView, ...] = ()
    outputs: tuple[OutputView, ...] = ()
    agreements: tuple[AgreementFacts, ...] = ()
    awards: tuple[AwardFacts, ...] = ()
    unawarded: Instrument = Instrument.SUPPORT_PREMIUM
