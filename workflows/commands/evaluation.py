"""Awards and the evaluation."""

from dataclasses import dataclass
from datetime import date

from workflows.commands.base import Command
from workflows.evidence import Evidence
from workflows.glossary import Instrument, Role
from workflows.job_facts import JobFacts, OwnFacts
from workflows.lines import Line
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAward(Command):
    """What the authority's letter grants. `steps`: (quarters, percentage or level) in order, as the letter says."""

    instrument: Instrument
    first_quarter: str
    steps: tuple[tuple[int, str], ...]
    applied_on: date | None
    decided_on: date
    letter: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordJobFacts(Command):
    """What is known of the work, and what the worker tells of themselves, for the premium notes only."""

    job: JobFacts | None = None
    own: OwnFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseRhythm(Command):
    """How often the plan is evaluated: every 3, 6 or 12 months."""

    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEvaluation(Command):
    """Evaluate now, before the date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveView(Command):
    """One party's own view, unseen by the others until all are in.

    `evidence` is what stands in the rows, this view included; `summary` its frozen text, when this view is the last.
    """

    words: Words
    evidence: Evidence
    summary: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddObservation(Command):
    """A colleague-coach adds what they saw."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendWindow(Command):
    """Two weeks more for everybody's view, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSideBySide(Command):
    """The worker asks that the views be given side by side in a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOn(Command):
    """Go on without the views that did not come. `summary` is the frozen text of `evidence`."""

    evidence: Evidence
    summary: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteProposal(Command):
    """The proposal to VDAB, one line per instrument. `version` is the version it rests on."""

    lines: tuple[Line, ...]
    words: Words
    version: int
    why_departing: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorseProposal(Command):
    """I stand behind this proposal."""

    proposal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentFromProposal(Command):
    """I see it differently, in own words."""

    proposal: int
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitProposal(Command):
    """Send to VDAB; the event seals what is sent. `version` confirms the version it rests on."""

    proposal: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSubmission(Command):
    """Take back what was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskQuestion(Command):
    """VDAB asks a named party for more; the clock stops."""

    to: Role
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion(Command):
    """The party asked answers; the clock goes on."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackQuestion(Command):
    """VDAB no longer needs the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFinding(Command):
    """VDAB's finding, per instrument, with reasons."""

    proposal: int
    lines: tuple[Line, ...]
    words: Words
    why_departing: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLetter(Command):
    """A party records the letter of an authority that does not use the tool."""

    lines: tuple[Line, ...]
    words: Words
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepAsIs(Command):
    """Everything stays as it is: close the cycle without sending, with a reason."""

    proposal: int
    reason: Words
