"""A finding contested: what somebody did is recorded; no date does anything by itself."""

from typing import Any

from workflows import commands as c
from workflows import events as e
from workflows.plan import Plan

Events = tuple[e.Event, ...]


def request_contest(plan: Plan, ask: c.RequestContest) -> Events:
    return (
        e.ContestRequested(
            contest=len(plan.contests) + 1,
            cycle=ask.cycle,
            learned_on=ask.learned_on,
            requested_on=ask.requested_on,
            reason=ask.reason,
        ),
    )


def record_advice(plan: Plan, ask: c.RecordAdvice) -> Events:
    return (e.AdviceRecorded(contest=ask.contest, advised_on=ask.advised_on, words=ask.words),)


def record_decision(plan: Plan, ask: c.RecordContestDecision) -> Events:
    return (
        e.ContestDecided(
            contest=ask.contest,
            decided_on=ask.decided_on,
            sent_on=ask.sent_on,
            lines=ask.lines,
            words=ask.words,
        ),
    )


def lodge_appeal(plan: Plan, ask: c.LodgeAppeal) -> Events:
    return (e.AppealLodged(contest=ask.contest, lodged_on=ask.lodged_on),)


ACTS: dict[type[c.Command], Any] = {
    c.RequestContest: request_contest,
    c.RecordAdvice: record_advice,
    c.RecordContestDecision: record_decision,
    c.LodgeAppeal: lodge_appeal,
}
