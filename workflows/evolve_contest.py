"""What events do to contests and to the way back. A finished cycle keeps its own finding, and its one result."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workflows import events as e
from workflows.contests import Advice, Contest, Decision
from workflows.lines import all_keep
from workflows.plan import Plan
from workflows.returning import ReturnAsked


def _requested(plan: Plan, event: e.ContestRequested, told: Any) -> Plan:
    contest = Contest(event.contest, event.cycle, told.role, event.learned_on, event.requested_on, event.reason)
    return replace(plan, contests=(*plan.contests, contest))


def _advised(contest: Contest, event: e.AdviceRecorded) -> Contest:
    return replace(contest, advice=Advice(event.advised_on, event.words))


def _decided(contest: Contest, event: e.ContestDecided) -> Contest:
    return replace(contest, decision=Decision(event.decided_on, event.sent_on, event.lines, event.words))


def _replaced(plan: Plan, event: e.ContestDecided, told: Any) -> Plan:
    """A new finding that changes level or period asks to update the text, as any finding does."""
    changes = bool(event.lines) and not all_keep(event.lines)
    wanted = plan.update_wanted or (changes and plan.in_force is not None)
    return replace(_on_contest(_decided)(plan, event, told), update_wanted=wanted)


def _return_asked(plan: Plan, event: e.ReturnRequested, told: Any) -> Plan:
    asked = ReturnAsked(
        told.role,
        told.on,
        event.search,
        event.still_looking,
        event.work_ends_on,
        event.against_will,
        event.reason,
        event.employer_may_read,
    )
    return replace(plan, returns=(*plan.returns, asked))


def _on_contest(change: Callable[[Contest, Any], Contest]) -> Callable[[Plan, Any, Any], Plan]:
    def apply(plan: Plan, event: Any, told: Any) -> Plan:
        return replace(
            plan,
            contests=tuple(change(one, event) if one.number == event.contest else one for one in plan.contests),
        )

    return apply


EVOLVE: dict[type[e.Event], Callable[[Plan, Any, Any], Plan]] = {
    e.ContestRequested: _requested,
    e.AdviceRecorded: _on_contest(_advised),
    e.ContestDecided: _replaced,
    e.AppealLodged: _on_contest(lambda contest, event: replace(contest, appealed_on=event.lodged_on)),
    e.ReturnRequested: _return_asked,
}
