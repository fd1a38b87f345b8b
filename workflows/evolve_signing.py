"""What events do to versions, signatures and the life of a plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from workflows import events as e
from workflows.cycle import Cycle, fresh
from workflows.glossary import (
    Agreement,
    Evaluation,
    Kind,
    Outcome,
    Shape,
)
from workflows.plan import Ending, Plan, due_on
from workflows.told import Told
from workflows.versions import Signature, Version, signed, unsigned


def _frozen(plan: Plan, event: e.VersionFrozen, told: Told) -> Plan:
    version = Version(
        event.version, event.root, event.required, event.leaves, told.on, event.open_points, kind=plan.kind
    )
    return replace(
        plan,
        agreement=Agreement.SIGNING,
        since=told.on,
        frozen=version,
        last_number=event.version,
        declined=(),
    )


def _signed(plan: Plan, event: e.VersionSigned, told: Told) -> Plan:
    assert plan.frozen is not None
    signature = Signature(told.role, told.by, told.on, event.method, event.assurance, event.root)
    return replace(plan, frozen=signed(plan.frozen, signature))


def _retracted(plan: Plan, event: e.SignatureRetracted, told: Told) -> Plan:
    assert plan.frozen is not None
    return replace(plan, frozen=unsigned(plan.frozen, told.role))


def _voided(plan: Plan, event: e.VersionVoided, told: Told) -> Plan:
    return replace(plan, agreement=Agreement.NEGOTIATING, since=told.on, frozen=None)


def _declined(plan: Plan, event: e.VersionDeclined, told: Told) -> Plan:
    return replace(plan, declined=(*plan.declined, (told.role, event.reason)))


def _in_force(plan: Plan, event: e.VersionInForce, told: Told) -> Plan:
    """The version comes into force; one that ran before is kept for the take-back. Settled clauses leave the table."""
    assert plan.frozen is not None
    version = replace(plan.frozen, in_force_on=told.on, thinking_until=event.thinking_until)
    return replace(
        plan,
        agreement=Agreement.IN_FORCE,
        since=told.on,
        in_force=version,
        before=plan.in_force,
        frozen=None,
        first_in_force_on=plan.first_in_force_on or told.on,
        clauses=tuple(c for c in plan.clauses if c.now.shape is not Shape.DROP),
        gone=tuple(c for c in plan.clauses if c.now.shape is Shape.DROP),
        update_wanted=False,
        kind_before=None,
        cycle=_resting(plan, told.on),
    )


def _resting(plan: Plan, on: date) -> Cycle:
    """A cycle that fell due before this version keeps resting on the one that was in force then."""
    due = due_on(plan)
    if plan.in_force is None or due is None or on < due or plan.cycle.version is not None:
        return plan.cycle
    return replace(plan.cycle, version=plan.in_force.number)


def _taken_back(plan: Plan, event: e.VersionTakenBack, told: Told) -> Plan:
    """What was in force before is in force again, or nothing; a cycle left without a version is stopped."""
    before = replace(plan.before, thinking_until=None) if plan.before else None
    after = replace(
        plan,
        agreement=Agreement.NEGOTIATING,
        since=told.on,
        frozen=None,
        in_force=before,
        before=None,
        clauses=(*plan.clauses, *plan.gone),
        gone=(),
        first_in_force_on=plan.first_in_force_on if before else None,
        kind_before=_other_kind(plan, before),
    )
    fell = plan.in_force.number if plan.in_force else None
    if before is not None and plan.cycle.version == fell:
        return replace(after, cycle=replace(plan.cycle, version=before.number))
    if before is None and plan.cycle.state is not Evaluation.PLANNED:
        stopped = replace(plan.cycle, outcome=Outcome.STOPPED, ended_on=told.on)
        return replace(after, cycles=(*plan.cycles, stopped), cycle=fresh(plan.cycle.number + 1))
    return after


def _other_kind(plan: Plan, restored: Version | None) -> Kind | None:
    """The kind of what is in force again, when the plan is of another by now."""
    if restored is None:
        return plan.kind_before
    return None if restored.kind is plan.kind else restored.kind


def _phase(agreement: Agreement) -> Callable[[Plan, Any, Told], Plan]:
    def change(plan: Plan, event: Any, told: Told) -> Plan:
        return replace(plan, agreement=agreement, since=told.on)

    return change


def _ended(plan: Plan, event: e.PlanEnded, told: Told) -> Plan:
    ending = Ending(told.role, told.on, event.ends_on, event.undo_until, event.reason)
    return replace(plan, ending=ending)


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.VersionFrozen: _frozen,
    e.VersionSigned: _signed,
    e.SignatureRetracted: _retracted,
    e.VersionVoided: _voided,
    e.VersionDeclined: _declined,
    e.VersionInForce: _in_force,
    e.VersionTakenBack: _taken_back,
    e.TextReopened: _phase(Agreement.NEGOTIATING),
    e.ReopeningClosed: _phase(Agreement.IN_FORCE),
    e.PlanEnded: _ended,
    e.EndTakenBack: lambda p, _e, _: replace(p, ending=None),
}
