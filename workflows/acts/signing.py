"""Freezing, signing, taking back, reopening, ending."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.acts.voiding import touching
from workflows.calendar import add_days
from workflows.deadlines import length
from workflows.glossary import Agreement, Role
from workflows.plan import Plan, text_now
from workflows.versions import merkle_root

Events = tuple[e.Event, ...]


def freeze(plan: Plan, ask: c.FreezeVersion) -> Events:
    """Version n, over the text as it stands and the people who sign it. Each freeze takes the next number."""
    leaves, open_points = text_now(plan)
    number = plan.last_number + 1
    seats = [(role, plan.seat(role)) for role in plan.required]
    required = tuple((role, seat.person) for role, seat in seats if seat is not None)
    root = merkle_root(plan.kind.value, number, required, leaves)
    return (e.VersionFrozen(version=number, root=root, required=required, leaves=leaves, open_points=open_points),)


def sign(plan: Plan, ask: c.SignVersion) -> Events:
    """The last required signature puts the version in force in the same breath."""
    version = plan.frozen
    assert version is not None
    if version.signed_by(ask.role) is not None:
        return ()
    signed = e.VersionSigned(version=ask.version, root=ask.root, method=ask.method, assurance=ask.assurance)
    if version.missing() != (ask.role,):
        return (signed,)
    until = add_days(ask.on, ask.thinking_days)
    in_force = e.VersionInForce(version=ask.version, root=ask.root, thinking_until=until)
    return (signed, in_force)


def retract(plan: Plan, ask: c.RetractSignature) -> Events:
    return (e.SignatureRetracted(version=ask.version),)


def decline(plan: Plan, ask: c.DeclineVersion) -> Events:
    return (
        e.VersionDeclined(version=ask.version, reason=ask.reason),
        e.VersionVoided(version=ask.version),
    )


def take_back(plan: Plan, ask: c.TakeBackVersion) -> Events:
    return (e.VersionTakenBack(version=ask.version),)


def reopen(plan: Plan, ask: c.ReopenText) -> Events:
    """While signing it voids what is on the table; from in force it opens the text, which stays in force."""
    if plan.agreement is Agreement.SIGNING:
        return touching(plan)
    return (e.TextReopened(reason=ask.reason),)


def close_reopening(plan: Plan, ask: c.CloseReopening) -> Events:
    return (e.ReopeningClosed(),)


def end(plan: Plan, ask: c.EndPlan) -> Events:
    """The worker has three days to undo; the employer until the day it ends."""
    worker = ask.role is Role.WORKER
    undo = add_days(ask.on, length("undo_end")) if worker else add_days(ask.ends_on, -1)
    return (e.PlanEnded(ends_on=ask.ends_on, undo_until=undo, reason=ask.reason),)


def take_back_end(plan: Plan, ask: c.TakeBackEnd) -> Events:
    return (e.EndTakenBack(),)


ACTS: dict[type[c.Command], Any] = {
    c.FreezeVersion: freeze,
    c.SignVersion: sign,
    c.RetractSignature: retract,
    c.DeclineVersion: decline,
    c.TakeBackVersion: take_back,
    c.ReopenText: reopen,
    c.CloseReopening: close_reopening,
    c.EndPlan: end,
    c.TakeBackEnd: take_back_end,
}
