"""Messages by which a coach asks somebody for their turn: who asked whom, and whom one could ask now."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan_service import tables
from plan_service.nudges import KIND
from plan_service.people import Person
from plan_service.read.reader import Reader
from workflows.glossary import Role
from workflows.turns import turns


@dataclass(frozen=True, slots=True)
class Nudge:
    """That somebody asked somebody, on a day. What they wrote is read in the plan, with its line in the access log."""

    by: str
    to: str
    on: date


@dataclass(frozen=True, slots=True)
class Message:
    """One message as its reader reads it."""

    by: Person
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose turn it is. `asked_today`: once a day is enough."""

    person: Person
    role: Role
    what: str
    since: date
    asked_today: bool


async def nudges_in_plans_of(person: str) -> dict[str, Sequence[Nudge]]:
    """Every message in the plans somebody takes part in, by plan."""
    rows = await tables.Text.raw(
        "SELECT t.plan, t.owner_person, t.body FROM text t WHERE t.kind = {} AND t.erased_at IS NULL AND t.plan IN "
        "(SELECT q.plan FROM party q WHERE q.person = {} AND q.standing = 'active')",
        KIND,
        person,
    )
    found = defaultdict[str, list[Nudge]](list)
    for row in rows:
        body = json.loads(row["body"])
        found[row["plan"]].append(Nudge(row["owner_person"], body["to"], date.fromisoformat(body["on"])))
    return dict(found)


def messages(reader: Reader) -> tuple[Message, ...]:
    """What was asked of this reader, newest first."""
    found = [
        Message(reader.face(text.owner), text.body["text"], date.fromisoformat(text.body["on"]))
        for text in reader.visit.texts.values()
        if text.kind == KIND and text.body.get("to") == reader.visit.person.id
    ]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def candidates(reader: Reader) -> tuple[Candidate, ...]:
    """Everybody else whose turn it is, each once; VDAB has a queue of its own."""
    visit = reader.visit
    today = {
        text.body["to"]
        for text in visit.texts.values()
        if text.kind == KIND and text.owner == visit.person.id and text.body.get("on") == visit.on.isoformat()
    }
    found: dict[str, Candidate] = {}
    for turn in turns(reader.plan, visit.on):
        if turn.person not in ("", visit.person.id):
            asked = turn.person in today
            found.setdefault(
                turn.person, Candidate(reader.face(turn.person), turn.role, turn.what, turn.since, asked_today=asked)
            )
    return tuple(found.values())
