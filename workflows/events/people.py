"""Who begins and who takes part."""

from dataclasses import dataclass

from workflows.events.base import Event
from workflows.glossary import Kind, Relation, Role
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStarted(Event):
    """Art. 21, 23: a plan exists. `worker` is a person id. `from_paper`: entered from paper or from a talk."""

    kind: Kind
    worker: str
    organisation: str = ""
    relation: Relation | None = None
    from_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyInvited(Event):
    """Somebody was asked to take a role."""

    seat: Role
    person: str
    organisation: str = ""
    relation: Relation | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAccepted(Event):
    """They took it."""

    seat: Role
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDeclined(Event):
    """They did not; no reason is asked."""

    seat: Role
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLeft(Event):
    """Somebody stopped in a role."""

    seat: Role
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachProposed(Event):
    """Another coach was proposed; `person` is "" when it is not known yet who."""

    person: str = ""
    organisation: str = ""
    relation: Relation | None = None
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachAgreed(Event):
    """Worker or employer said yes to that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachSetAside(Event):
    """The proposal is off; the coach stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChanged(Event):
    """The plan goes on as another kind; texts and answers stay, and another version must be signed."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependenceDeclared(Event):
    """The drafter declared independence (advice 7.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionAsked(Event):
    """The coach who drafted asked the worker to accept that."""

    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionAccepted(Event):
    """The worker accepted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionWithdrawn(Event):
    """The worker took that back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoColleagueExplained(Event):
    """Why there is no colleague-coach yet."""

    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationBegun(Event):
    """The worker said yes to begin; the parties seated may read from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedToParty(Event):
    """The worker opened the plan to a newcomer."""

    seat: Role
    person: str
