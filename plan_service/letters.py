"""Which letters follow from what happened. Posted in the same transaction; sent after it."""

from collections.abc import Iterator, Sequence

from plan_service import outbox
from plan_service.outbox import Envelope
from workflows import events as e
from workflows.glossary import Role, Seated
from workflows.plan import Plan
from workflows.returning import may_read_return
from workflows.state import Fact
from workflows.turns import turns

TO_ALL: dict[type[e.Event], str] = {
    e.NegotiationBegun: "begun",
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

TO_SIGNERS: dict[type[e.Event], str] = {
    e.ContestRequested: "contest_requested",
    e.AdviceRecorded: "contest_news",
    e.ContestDecided: "contest_news",
    e.AppealLodged: "contest_news",
}
"""Told to who signs: the finding is about them, and to nobody else a contest is shown."""
TO_COACH: dict[type[e.Event], str] = {
    e.TalkAsked: "talk_asked",
    e.SignalGiven: "signal_received",
}
TO_WORKER: dict[type[e.Event], str] = {e.SuggestionMade: "suggested"}

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
    for person, letter in _occasions(plan, fact.event):
        if person != fact.by:
            yield _envelope(plan, person, letter, fact, position)


def _occasions(plan: Plan, event: e.Event) -> Iterator[tuple[str, str]]:
    """Who hears of it, and by which letter."""
    if isinstance(event, e.PartyInvited | e.ConfidantInvited):
        yield event.person, "invited"
    circles = ((TO_ALL, _everybody), (TO_SIGNERS, _signers), (TO_COACH, _coach), (TO_WORKER, _worker))
    for letters, told in circles:
        if type(event) in letters:
            yield from ((person, letters[type(event)]) for person in told(plan))
    if isinstance(event, e.ReturnRequested):
        yield from ((person, "return_requested") for person in _signers(plan) if _reads_it(plan, event, person))


def _reads_it(plan: Plan, asked: e.ReturnRequested, person: str) -> bool:
    return any(may_read_return(asked, role) for role in plan.roles_of(person))


def _everybody(plan: Plan) -> tuple[str, ...]:
    """Who takes part; whom the worker trusts hears of the plan from the worker."""
    active = (s.person for s in plan.seats if s.standing is Seated.ACTIVE and s.role is not Role.CONFIDANT)
    return tuple(dict.fromkeys(active))


def _signers(plan: Plan) -> tuple[str, ...]:
    seats = (plan.seat(role) for role in plan.required)
    return tuple(seat.person for seat in seats if seat is not None and seat.opened)


def _coach(plan: Plan) -> tuple[str, ...]:
    coach = plan.seat(Role.COACH)
    return (coach.person,) if coach else ()


def _worker(plan: Plan) -> tuple[str, ...]:
    worker = plan.seat(Role.WORKER)
    return (worker.person,) if worker else ()


def _envelope(plan: Plan, person: str, letter: str, fact: Fact, position: int) -> Envelope:
    return Envelope(
        person=person,
        letter=letter,
        plan=plan.id,
        dedupe=f"{letter}:{person}:{position}:{e.name_of(fact.event)}:{fact.at.isoformat()}",
        data={"by": fact.by},
    )
