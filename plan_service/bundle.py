"""A plan as one file: its facts with their seals, its texts, and the people they name. Read strictly, or not at all."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec

from plan_service import facts, seal, store, tables, texts
from plan_service.verification import texts_named
from workflows.glossary import Role
from workflows.plan import Plan
from workflows.state import Fact, fold

FORMAT: Literal["samenplan.plan/1"] = "samenplan.plan/1"


class BadBundle(ValueError):
    """A file that is no plan of ours: says where, and what is wrong there."""


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody the facts name. `roles`: what they may be in plans."""

    id: str
    name: str
    first_name: str
    email: str
    organisation: str
    roles: tuple[Role, ...]


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where somebody works. `kind`: employer, coaching, drafting or authority."""

    id: str
    name: str
    kind: str


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fact as it is stored. `data`: the event's own fields; `seal`: over this row and the seal before it."""

    id: str
    position: int
    name: str
    data: dict[str, Any]
    by_person: str
    role: Role
    at: datetime
    day: date
    seal: str


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody wrote. An erased text has no body and no salt, and cannot be had back."""

    id: str
    kind: str
    owner: str
    body: dict[str, Any]
    salt: str
    translation: dict[str, Any]


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything of one plan, but for who looked and what was mailed."""

    format: Literal["samenplan.plan/1"]
    plan: str
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    events: tuple[Row, ...]
    follow_up: tuple[Row, ...]
    texts: tuple[Text, ...]


async def exported(plan_id: str) -> bytes | None:
    """The plan as a file, the same bytes for the same plan; None for a plan there is not."""
    events = [_row(row) for row in await store.rows("event", plan_id)]
    if not events:
        return None
    follow_up = [_row(row) for row in await store.rows("follow_up", plan_id)]
    said = await texts.of_plan(plan_id)
    kept = [Text(t.id, t.kind, t.owner, t.body, t.salt, t.translation) for t in said.values()]
    people = await _people({name for row in (*events, *follow_up) for name in _named(row)})
    bundle = Bundle(
        format=FORMAT,
        plan=plan_id,
        organisations=await _organisations({one.organisation for one in people} - {""}),
        people=people,
        events=tuple(events),
        follow_up=tuple(follow_up),
        texts=tuple(sorted(kept, key=lambda text: text.id)),
    )
    whole = json.loads(msgspec.json.encode(bundle))
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(content: bytes) -> Bundle:
    """A bundle that is whole: its shape, its events, its seals and its texts. Raises BadBundle."""
    try:
        bundle = msgspec.json.decode(content, type=Bundle)
    except msgspec.ValidationError as error:
        raise BadBundle(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadBundle(f"this is no JSON: {error}") from error
    for problem in _problems(bundle):
        raise BadBundle(problem)
    return bundle


def folded(bundle: Bundle) -> Plan:
    """The plan its events make. Raises BadBundle where they cannot have happened in this order."""
    return _folded(bundle.plan, bundle.events)


def columns(bundle: Bundle, row: Row) -> dict[str, Any]:
    """A row as the tables hold it."""
    return {
        "id": row.id,
        "plan": bundle.plan,
        "position": row.position,
        "name": row.name,
        "data": seal.canonical(row.data).decode(),
        "by_person": row.by_person,
        "role": row.role.value,
        "at": row.at,
        "day": row.day,
        "seal": row.seal,
    }


def schema() -> str:
    """The format as a JSON schema."""
    return json.dumps(msgspec.json.schema(Bundle), ensure_ascii=False, indent=1) + "\n"


# --- what is wrong with it ------------------------------------------------------------


def _problems(bundle: Bundle) -> Iterator[str]:
    streams = (("events", bundle.events), ("follow_up", bundle.follow_up))
    for part, rows in streams:
        for place, row in enumerate(rows):
            try:
                facts.decoded(row.name, seal.canonical(row.data).decode())
            except facts.UnknownShape as error:
                yield f"$.{part}[{place}]: no event of ours: {error}"
                return
            if row.at.tzinfo is None:
                yield f"$.{part}[{place}].at: a moment needs a time zone"
                return
    yield from _seals(bundle)
    if not bundle.events:
        yield "$.events: a plan begins with an event"
        return
    _folded(bundle.plan, bundle.events)
    yield from _strangers(bundle)
    yield from _texts(bundle)


def _seals(bundle: Bundle) -> Iterator[str]:
    for part, stream, rows in (("events", "event", bundle.events), ("follow_up", "follow_up", bundle.follow_up)):
        broken = seal.verify("event" if stream == "event" else "follow_up", [columns(bundle, row) for row in rows])
        if broken is not None:
            yield f"$.{part}[{broken - 1}]: its seal does not fit: something was changed"


def _folded(plan_id: str, rows: Iterable[Row]) -> Plan:
    told = [_fact(row) for row in rows]
    try:
        return fold(plan_id, told)
    except (AssertionError, KeyError, IndexError) as error:
        raise BadBundle("$.events: this cannot have happened in this order") from error


def _strangers(bundle: Bundle) -> Iterator[str]:
    known = {one.id for one in bundle.people}
    for part, rows in (("events", bundle.events), ("follow_up", bundle.follow_up)):
        for place, row in enumerate(rows):
            if row.by_person not in known:
                yield f"$.{part}[{place}].by_person: nobody in $.people has this id"


def _texts(bundle: Bundle) -> Iterator[str]:
    kept = {one.id: one for one in bundle.texts}
    for row in (*bundle.events, *bundle.follow_up):
        for text, digest in texts_named(row.data):
            if text not in kept:
                yield f"$.texts: the text {text} is missing"
            elif kept[text].salt and texts.hashed(kept[text].body, kept[text].salt) != digest:
                yield f"$.texts: the text {text} is not what was said of it"


def _fact(row: Row) -> Fact:
    event = facts.decoded(row.name, seal.canonical(row.data).decode())
    return Fact(event, row.by_person, row.role, row.at, row.day)


# --- rows and people --------------------------------------------------------------------


def _row(row: dict[str, Any]) -> Row:
    return Row(
        id=row["id"],
        position=row["position"],
        name=row["name"],
        data=json.loads(row["data"]),
        by_person=row["by_person"],
        role=Role(row["role"]),
        at=row["at"].astimezone(UTC),
        day=row["day"],
        seal=row["seal"],
    )


def _named(row: Row) -> Iterator[str]:
    yield row.by_person
    yield from (str(row.data[key]) for key in ("person", "worker") if row.data.get(key))


async def _people(ids: set[str]) -> tuple[Person, ...]:
    found = await tables.Person.select().where(tables.Person.id.is_in(sorted(ids))).order_by(tables.Person.id)
    return tuple(
        Person(
            one["id"],
            one["name"],
            one["first_name"],
            one["email"],
            one["organisation"],
            tuple(Role(role) for role in json.loads(one["roles"])),
        )
        for one in found
    )


async def _organisations(ids: set[str]) -> tuple[Organisation, ...]:
    if not ids:
        return ()
    table = tables.Organisation
    found = await table.select().where(table.id.is_in(sorted(ids))).order_by(table.id)
    return tuple(Organisation(one["id"], one["name"], one["kind"]) for one in found)
