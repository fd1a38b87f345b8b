"""The cast, and given / when / then: every story is told through the real decide and evolve."""

import hashlib
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest

from workflows import commands as c
from workflows.calendar import add_days
from workflows.decide import Refused, decide
from workflows.events import Event
from workflows.glossary import Kind, Relation, Role
from workflows.plan import Plan
from workflows.state import Fact, evolve, fold
from workflows.words import Words

WORKER, EMPLOYER, USER_COMPANY, COACH, DRAFTER, COLLEAGUE, CONFIDANT, VDAB = tuple(Role)
SARA, JAN, RUTH, ELS, NOOR, DIRK, VERA, KARIM = "sara", "jan", "ruth", "els", "noor", "dirk", "vera", "karim"
EVA = "eva"
PERSON = {WORKER: SARA, EMPLOYER: JAN, USER_COMPANY: RUTH, COACH: ELS, DRAFTER: NOOR, COLLEAGUE: DIRK}
PERSON |= {CONFIDANT: VERA, VDAB: KARIM}
MONDAY = date(2026, 3, 2)
PLAN = "plan-of-sara"


@cache
def words(text: str) -> Words:
    """The same text has the same hash, as on one clause with one salt."""
    return Words(f"row-{text}", hashlib.sha256(text.encode()).hexdigest()[:16])


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def ask(command: type[c.Command], role: Role, on: date = MONDAY, by: str = "", **said: Any) -> Any:
    """A command of whoever plays the role, on that day."""
    return command(by=by or PERSON[role], role=role, at=at(on), on=on, **said)


def done(plan: Plan, command: c.Command) -> tuple[Plan, tuple[Fact, ...]]:
    """The plan after a command, and what happened. Raises Refused."""
    events = decide(plan, command)
    facts = tuple(Fact(event, command.by, command.role, command.at, command.on) for event in events)
    for fact in facts:
        plan = evolve(plan, fact)
    return plan, facts


@dataclass(frozen=True, slots=True)
class Story:
    """What happened so far, and today. Every step returns the longer story."""

    facts: tuple[Fact, ...] = ()
    on: date = MONDAY
    last: tuple[Event, ...] = ()

    @property
    def plan(self) -> Plan:
        return fold(PLAN, self.facts)

    def later(self, days: int) -> "Story":
        return replace(self, on=add_days(self.on, days))

    def does(self, role: Role, command: type[c.Command], by: str = "", **said: Any) -> "Story":
        """Somebody does it; what the command must name (revision, hash, version) is read from the plan."""
        asked = ask(command, role, self.on, by, **(_seen(self.plan, command, said) | said))
        _, facts = done(self.plan, asked)
        return Story((*self.facts, *facts), self.on, tuple(fact.event for fact in facts))

    def refuses(self, role: Role, command: type[c.Command], reason: str, /, by: str = "", **said: Any) -> "Story":
        """Somebody asks it and hears `reason`; the story is what it was."""
        asked = ask(command, role, self.on, by, **(_seen(self.plan, command, said) | said))
        with pytest.raises(Refused) as refused:
            decide(self.plan, asked)
        assert refused.value.reason == reason
        assert refused.value.command is asked
        return self


def _seen(plan: Plan, command: type[c.Command], said: dict[str, Any]) -> dict[str, Any]:
    """What a page would fill in by itself from what its reader saw."""
    clause = plan.clause(said.get("clause", ""))
    table = plan.frozen if command is not c.TakeBackVersion else plan.in_force
    on_table = table or plan.in_force
    seen = {
        "revision": clause.revision if clause else 1,
        "hash": clause.now.words.hash if clause else "",
        "version": on_table.number if on_table else 0,
        "root": on_table.root if on_table else "",
        "proposal": plan.cycle.proposal.number if plan.cycle.proposal else 0,
    }
    if command in (c.WriteProposal, c.SubmitProposal):
        seen["version"] = plan.in_force.number if plan.in_force else 0
    wanted = {field.name for field in fields(command)}
    return {name: value for name, value in seen.items() if name in wanted}


def signing(plan: Plan, on: date, thinking_days: int = 3) -> dict[str, Any]:
    """How somebody is identified at a signature on that day."""
    return {
        "method": "demo",
        "assurance": "low",
        "identified_at": at(on) - timedelta(minutes=1),
        "thinking_days": thinking_days,
    }


def started() -> Story:
    """Noor starts a plan for Sara; Jan, Els and Dirk come in; it is still being written."""
    story = Story().does(DRAFTER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA, organisation="planbureau")
    story = story.does(DRAFTER, c.DeclareIndependence)
    story = story.does(DRAFTER, c.InviteParty, seat=EMPLOYER, person=JAN, organisation="magazijn")
    story = story.does(
        DRAFTER, c.InviteParty, seat=COACH, person=ELS, organisation="jobcentrum", relation=Relation.EXTERNAL
    )
    for role in (EMPLOYER, COACH):
        story = story.does(role, c.AcceptInvitation)
    story = story.does(EMPLOYER, c.InviteParty, seat=COLLEAGUE, person=DIRK, organisation="magazijn", minutes=120)
    story = story.does(COLLEAGUE, c.AcceptInvitation)
    return story.does(DRAFTER, c.AddNeed, clause="need", words=words("i lose the thread when it is busy"))


def begun() -> Story:
    """Sara said yes to begin; nothing is agreed yet."""
    return started().does(WORKER, c.BeginNegotiation)


def proposed(*clauses: str, **said: Any) -> Story:
    """Noor proposed these agreements (one, when not named)."""
    story = begun()
    for clause in clauses or ("agreement",):
        story = story.does(DRAFTER, c.AddAgreement, clause=clause, words=words(f"{clause}: first text"), **said)
    return story


def accepted(story: Story, *roles: Role) -> Story:
    """These roles (all three, when not named) said yes to everything they may read."""
    for clause in story.plan.agreements:
        for role in roles or (WORKER, EMPLOYER, COACH):
            if clause.may_read(role):
                story = story.does(role, c.AcceptClause, clause=clause.id)
    return story


def frozen(story: Story | None = None) -> Story:
    """All said yes, and the text lies on the table."""
    return accepted(story or proposed()).does(COACH, c.FreezeVersion)


def signed(story: Story, *roles: Role, thinking_days: int = 3) -> Story:
    """These roles (all three, when not named) signed."""
    for role in roles or (WORKER, EMPLOYER, COACH):
        story = story.does(role, c.SignVersion, **signing(story.plan, story.on, thinking_days))
    return story


def in_force(*clauses: str) -> Story:
    """A first version in force, signed today."""
    return signed(frozen(proposed(*clauses)))
