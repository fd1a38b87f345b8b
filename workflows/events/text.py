"""The text: needs, agreements, answers, who may read."""

from dataclasses import dataclass

from workflows.events.base import Event
from workflows.glossary import Role, Shape
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdded(Event):
    """A need; `suggested` until the worker takes it over."""

    clause: str
    words: Words
    suggested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdopted(Event):
    """The worker took a suggested need over."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRewritten(Event):
    """The worker said a need differently."""

    clause: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDropped(Event):
    """The worker took a need out, or set a suggestion aside."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAdded(Event):
    """A new agreement was proposed; a required party who proposes accepts it."""

    clause: str
    words: Words
    doers: tuple[Role, ...] = ()
    hidden_from: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionProposed(Event):
    """The next revision of one agreement; the others' answers on it reopen."""

    clause: str
    revision: int
    shape: Shape
    words: Words
    doers: tuple[Role, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionWithdrawn(Event):
    """Its proposer took the current revision back; the text before it stands again, as `revision`."""

    clause: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAccepted(Event):
    """Yes to exactly this text."""

    clause: str
    revision: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkAsked(Event):
    """Somebody wants to talk about a clause."""

    clause: str
    revision: int
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkClosed(Event):
    """Who asked to talk said it is done."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseObjected(Event):
    """No, and no other text."""

    clause: str
    revision: int
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTakenBack(Event):
    """A party undid its own answer."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseHidden(Event):
    """The worker keeps a clause from a role."""

    clause: str
    hidden_from: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseShown(Event):
    """The worker lets a role read a clause."""

    clause: str
    shown_to: Role
