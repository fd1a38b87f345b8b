"""A fact as a row, and back. An old row without a newer field takes its default; nothing is dropped unseen."""

import json
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from typing import Any

import msgspec

from plan_service.seal import canonical
from workflows.events import EVENTS, Event, name_of
from workflows.glossary import Role
from workflows.state import Fact


class UnknownShape(ValueError):
    """A stored event that this release cannot read in full: an unknown name, or a field it does not know."""


def to_columns(fact: Fact) -> dict[str, Any]:
    """Name, data, who, as what, when and on which day."""
    if fact.at.tzinfo is None:
        raise ValueError("a fact happens at a moment with a time zone")
    return {
        "name": name_of(fact.event),
        "data": encoded(fact.event),
        "by_person": fact.by,
        "role": fact.role.value,
        "at": fact.at.astimezone(UTC),
        "day": fact.on,
    }


def from_row(row: Mapping[str, Any]) -> Fact:
    event = decoded(row["name"], row["data"])
    return Fact(event, row["by_person"], Role(row["role"]), row["at"], row["day"])


def encoded(event: Event) -> str:
    """Canonical JSON. Sets are sorted too, so that one event has one text and one seal."""
    return canonical(msgspec.to_builtins(event, order="deterministic")).decode()


def decoded(name: str, data: str) -> Event:
    """Raises UnknownShape rather than read less than was written."""
    if name not in EVENTS:
        raise UnknownShape(name)
    try:
        event = _decoder(name).decode(data)
    except msgspec.ValidationError as error:
        raise UnknownShape(f"{name}: {error}") from error
    again = encoded(event)
    if again != data and not _contains(json.loads(again), json.loads(data)):
        raise UnknownShape(name)
    return event


@cache
def _decoder(name: str) -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(EVENTS[name])


def _contains(known: object, written: object) -> bool:
    """Whether everything written is known; what is known may hold newer fields besides."""
    if isinstance(known, dict) and isinstance(written, dict):
        return all(key in known and _contains(known[key], value) for key, value in written.items())
    if isinstance(known, list) and isinstance(written, list):
        return len(known) == len(written) and all(map(_contains, known, written))
    return known == written
