"""Awards and the evaluation."""

from dataclasses import dataclass
from datetime import date

from workflows.events.base import Event
from workflows.glossary import Instrument, Outcome, Role
from workflows.job_facts import JobFacts, OwnFacts
from workflows.lines import Line
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRecorded(Event):
    """What the letter grants (art. 12). A later record corrects; both stay visible."""

    instrument: Instrument
    first_quarter: str
    steps: tuple[tuple[int, str], ...]
    applied_on: date | None
    decided_on: date
    letter: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFactsRecorded(Event):
    """Facts for the premium notes. A later record corrects what it speaks of; None: it does not speak of it."""

    job: JobFacts | None = None
    own: OwnFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmChosen(Event):
    """Evaluate every so many months."""

    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationOpened(Event):
    """Views are asked. Opened early, or (with `opened_on` = the due date) by the first act after it."""

    version: int
    opened_on: date
    window_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewGiven(Event):
    """One party's own view (its words and statements stand in an erasable row)."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationAdded(Event):
    """What a colleague-coach saw."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowExtended(Event):
    """Two weeks more."""

    window_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySideAsked(Event):
    """The worker wants the views in a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsClosed(Event):
    """Views are side by side; the evidence is frozen by hash; the indication is made. `missing`: no view given."""

    evidence: Words
    indication: tuple[Line, ...]
    missing: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalWritten(Event):
    """The proposal (again); every answer to an earlier text is void."""

    proposal: int
    lines: tuple[Line, ...]
    words: Words
    version: int
    departs: bool = False
    why_departing: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalEndorsed(Event):
    """A required party stands behind it."""

    proposal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDissented(Event):
    """A required party sees it differently."""

    proposal: int
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSubmitted(Event):
    """Sent to VDAB, sealed by `dossier`. `unanswered`: required parties recorded as "no answer"."""

    proposal: int
    dossier: str
    version: int
    unanswered: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionWithdrawn(Event):
    """What was sent was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Event):
    """VDAB asked a named party for more; the clock stops."""

    to: Role
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(Event):
    """The party answered; the clock goes on."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTakenBack(Event):
    """VDAB no longer needs the answer; the clock goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecorded(Event):
    """VDAB's finding (art. 32, 33). `unanswered`: found without the answer that was asked."""

    proposal: int
    lines: tuple[Line, ...]
    words: Words
    departs: bool = False
    why_departing: Words | None = None
    unanswered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecorded(Event):
    """The letter of an authority that does not use the tool."""

    lines: tuple[Line, ...]
    words: Words
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAsIs(Event):
    """Everything stays; the cycle closed without sending."""

    proposal: int
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleClosed(Event):
    """The cycle's one result; the next is planned at once."""

    cycle: int
    outcome: Outcome
