"""The text: needs, agreements, answers, who may read."""

from dataclasses import dataclass

from workflows.commands.base import Command
from workflows.glossary import Role, Shape
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNeed(Command):
    """Write a need. From anybody but the worker it is a suggestion until the worker takes it over."""

    clause: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptNeed(Command):
    """The worker takes a suggested need over."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteNeed(Command):
    """The worker says a need differently."""

    clause: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DropNeed(Command):
    """The worker takes a need out, or sets a suggestion aside."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgreement(Command):
    """Propose a new agreement."""

    clause: str
    words: Words
    doers: tuple[Role, ...] = ()
    hidden_from: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeRevision(Command):
    """I want something else: another text, to drop it, or to leave it open. `revision` is what was read."""

    clause: str
    revision: int
    shape: Shape
    words: Words
    doers: tuple[Role, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRevision(Command):
    """Who proposed the current revision takes it back."""

    clause: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptClause(Command):
    """Yes to exactly this text."""

    clause: str
    revision: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTalk(Command):
    """I want to talk about it."""

    clause: str
    revision: int
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTalk(Command):
    """Who asked to talk says the talk is done."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToClause(Command):
    """No, and no other text."""

    clause: str
    revision: int
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackAnswer(Command):
    """Undo one's own answer while the text is open."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HideClause(Command):
    """The worker keeps a clause from a role."""

    clause: str
    hidden_from: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowClause(Command):
    """The worker lets a role read a clause."""

    clause: str
    shown_to: Role
