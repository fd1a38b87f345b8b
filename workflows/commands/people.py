"""Who begins and who takes part."""

from dataclasses import dataclass

from workflows.commands.base import Command
from workflows.glossary import Kind, Relation, Role
from workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPlan(Command):
    """Worker, drafter, coach or employer starts a plan for `worker`. `from_paper`: it stood on paper before."""

    kind: Kind
    worker: str
    organisation: str = ""
    relation: Relation | None = None
    from_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteParty(Command):
    """Ask somebody to take a role. `minutes`: time the employer grants a colleague-coach, per month."""

    seat: Role
    person: str
    organisation: str = ""
    relation: Relation | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptInvitation(Command):
    """Take the role one was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineInvitation(Command):
    """Say no to the role, without a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRole(Command):
    """Stop as coach, drafter or colleague-coach, without a reason. It never ends a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeCoach(Command):
    """Worker or employer wants another coach; `person` is "" when it is not known yet who. No reason is needed."""

    person: str = ""
    organisation: str = ""
    relation: Relation | None = None
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeToCoach(Command):
    """Yes to the other coach that was proposed: `person` as it was read."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCoachAside(Command):
    """The proposal for another coach is off: withdrawn by who made it, or not wanted by who was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeKind(Command):
    """The worker found work, or did not after all: the plan goes on as another kind, nothing retyped."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareIndependence(Command):
    """The drafter declares: not the coach, nor the employer, nor paid by either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskException(Command):
    """The coach who drafted asks the worker to accept that, with a reason."""

    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptException(Command):
    """The worker accepts that the coach drafted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawException(Command):
    """The worker takes that acceptance back, while the text is not in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainNoColleague(Command):
    """Record why there is no colleague-coach yet."""

    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginNegotiation(Command):
    """The worker's yes to begin: the parties seated may read and answer from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenToParty(Command):
    """The worker opens the plan to a newcomer."""

    seat: Role
    person: str
