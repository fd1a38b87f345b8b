"""What happened, in the past tense. Ids, numbers, hashes, dates and fixed words only; no personal text.

A landed event never changes meaning: a new field has a default, a new meaning is a new class.
Who, as what and when stand beside the event, in the Fact that wraps it.
"""

import re

from workflows.events.base import Event
from workflows.events.evaluation import (
    AwardRecorded,
    CycleClosed,
    EvaluationOpened,
    FindingRecorded,
    KeptAsIs,
    LetterRecorded,
    ObservationAdded,
    ProposalDissented,
    ProposalEndorsed,
    ProposalSubmitted,
    ProposalWritten,
    QuestionAnswered,
    QuestionAsked,
    QuestionTakenBack,
    RhythmChosen,
    SideBySideAsked,
    SubmissionWithdrawn,
    ViewGiven,
    ViewsClosed,
    WindowExtended,
)
from workflows.events.follow_up import EntryAdded, EntryAnswered, EntryShown, SignalGiven
from workflows.events.people import (
    CoachAgreed,
    CoachProposed,
    CoachSetAside,
    ExceptionAccepted,
    ExceptionAsked,
    ExceptionWithdrawn,
    IndependenceDeclared,
    InvitationAccepted,
    InvitationDeclined,
    KindChanged,
    NegotiationBegun,
    NoColleagueExplained,
    OpenedToParty,
    PartyInvited,
    PartyLeft,
    PlanStarted,
)
from workflows.events.signing import (
    EndTakenBack,
    PlanEnded,
    ReopeningClosed,
    SignatureRetracted,
    TextReopened,
    VersionDeclined,
    VersionFrozen,
    VersionInForce,
    VersionSigned,
    VersionTakenBack,
    VersionVoided,
)
from workflows.events.text import (
    AgreementAdded,
    AnswerTakenBack,
    ClauseAccepted,
    ClauseHidden,
    ClauseObjected,
    ClauseShown,
    NeedAdded,
    NeedAdopted,
    NeedDropped,
    NeedRewritten,
    RevisionProposed,
    RevisionWithdrawn,
    TalkAsked,
    TalkClosed,
)
from workflows.events.trust import ClauseClosedTo, ClauseOpenedTo, ConfidantDropped, ConfidantInvited, ConfidantLimited

__all__ = [
    "EVENTS",
    "FOLLOW_UP",
    "AgreementAdded",
    "AnswerTakenBack",
    "AwardRecorded",
    "ClauseAccepted",
    "ClauseClosedTo",
    "ClauseHidden",
    "ClauseObjected",
    "ClauseOpenedTo",
    "ClauseShown",
    "CoachAgreed",
    "CoachProposed",
    "CoachSetAside",
    "ConfidantDropped",
    "ConfidantInvited",
    "ConfidantLimited",
    "CycleClosed",
    "EndTakenBack",
    "EntryAdded",
    "EntryAnswered",
    "EntryShown",
    "EvaluationOpened",
    "Event",
    "ExceptionAccepted",
    "ExceptionAsked",
    "ExceptionWithdrawn",
    "FindingRecorded",
    "IndependenceDeclared",
    "InvitationAccepted",
    "InvitationDeclined",
    "KeptAsIs",
    "KindChanged",
    "LetterRecorded",
    "NeedAdded",
    "NeedAdopted",
    "NeedDropped",
    "NeedRewritten",
    "NegotiationBegun",
    "NoColleagueExplained",
    "ObservationAdded",
    "OpenedToParty",
    "PartyInvited",
    "PartyLeft",
    "PlanEnded",
    "PlanStarted",
    "ProposalDissented",
    "ProposalEndorsed",
    "ProposalSubmitted",
    "ProposalWritten",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionTakenBack",
    "ReopeningClosed",
    "RevisionProposed",
    "RevisionWithdrawn",
    "RhythmChosen",
    "SideBySideAsked",
    "SignalGiven",
    "SignatureRetracted",
    "SubmissionWithdrawn",
    "TalkAsked",
    "TalkClosed",
    "TextReopened",
    "VersionDeclined",
    "VersionFrozen",
    "VersionInForce",
    "VersionSigned",
    "VersionTakenBack",
    "VersionVoided",
    "ViewGiven",
    "ViewsClosed",
    "WindowExtended",
    "name_of",
]


def name_of(event: object) -> str:
    """`VersionSigned` → `version_signed`: the name in the table and of its sentence; a command's name likewise."""
    cls = event if isinstance(event, type) else type(event)
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


EVENTS: dict[str, type[Event]] = {name_of(cls): cls for cls in Event.__subclasses__()}
FOLLOW_UP: tuple[type[Event], ...] = (EntryAdded, EntryAnswered, EntryShown, SignalGiven)
"""Stored in the follow-up table, sealed like events, never folded."""
