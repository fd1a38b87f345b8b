"""Which letters follow from what happened. Posted in the same transaction; sent after it."""

from collections.abc import Iterator, Sequence

from plan_service import outbox
from plan_service.outbox import Envelope
from workflows import events as e
from workflows.glossary import Role, Seated
from workflows.plan import Plan
from workflows.state import Fact
from workflows.turns import turns

TO_ALL: dict[type[e.Event], str] = {
    e.VersionInForce: "version_in_force",
    e.VersionDeclined: "declined",
    e.VersionTakenBack: "taken_back",
    e.TextReopened: "reopened",
    e.PlanEnded: "ended",
    e.EndTakenBack: "end_taken_back",
    e.FindingRecorded: "finding",
    e.LetterRecorded: "finding",
}
"""Told to every party (journeys.md: somebody stops, or something is settled)."""

TO_ONE: dict[type[e.Event], tuple[Role, str]] = {
    e.TalkAsked: (Role.COACH, "talk_asked"),
    e.SignalGiven: (Role.COACH, "signal_received"),
    e.SuggestionMade: (Role.WORKER, "suggested"),
}
"""Told to one party, unless it was theirs."""

NO_TURN_LETTER = frozenset({"find", "write_draft"})


async def post(before: Plan, after: Plan, facts: Sequence[Fact], position: int) -> None:
    """Everybody hears what is theirs to hear, except who did it; one letter per person and occasion."""
    found = {(one.person, one.letter): one for one in _letters(before, after, facts, position)}
    await outbox.post(list(found.values()))


def _letters(before: Plan, after: Plan, facts: Sequence[Fact], position: int) -> Iterator[Envelope]:
    if not facts:
        return
    told: set[str] = set()
    for fact in facts:
        for envelope in _told(after, fact, position):
            told.add(envelope.person)
            yield envelope
    had = {(turn.person, turn.what) for turn in turns(before, facts[0].on)} if before.seats else set()
    for turn in turns(after, facts[0].on):
        new = (turn.person, turn.what) not in had and turn.what not in NO_TURN_LETTER
        if new and turn.person not in told and turn.person not in ("", facts[0].by):
            yield _envelope(after, turn.person, "your_turn", facts[0], position)
            told.add(turn.person)


def _told(plan: Plan, fact: Fact, position: int) -> Iterator[Envelope]:
    event = fact.event
    if isinstance(event, e.PartyInvited | e.ConfidantInvited):
        yield _envelope(plan, event.person, "invited", fact, position)
    if isinstance(event, e.NegotiationBegun):
        for person in _everybody(plan, fact.by):
            yield _envelope(plan, person, "begun", fact, position)
    if type(event) in TO_ALL:
        for person in _everybody(plan, fact.by):
            yield _envelope(plan, person, TO_ALL[type(event)], fact, position)
    if type(event) in TO_ONE:
        role, letter = TO_ONE[type(event)]
        if seat := plan.seat(role):
            yield from _unless_own(plan, seat.person, letter, fact, position)


def _unless_own(plan: Plan, person: str, letter: str, fact: Fact, position: int) -> Iterator[Envelope]:
    if person != fact.by:
        yield _envelope(plan, person, letter, fact, position)


def _everybody(plan: Plan, but: str) -> tuple[str, ...]:
    """Who takes part; whom the worker trusts hears of the plan from the worker."""
    active = (s.person for s in plan.seats if s.standing is Seated.ACTIVE and s.role is not Role.CONFIDANT)
    return tuple(dict.fromkeys(person for person in active if person != but))


def _envelope(plan: Plan, person: str, letter: str, fact: Fact, position: int) -> Envelope:
    return Envelope(
        person=person,
        letter=letter,
        plan=plan.id,
        dedupe=f"{letter}:{person}:{position}:{e.name_of(fact.event)}:{fact.at.isoformat()}",
        data={"by": fact.by},
    )
