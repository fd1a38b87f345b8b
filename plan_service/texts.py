"""What people wrote, in rows that can be emptied; facts hold only a row's id and its salted hash."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plan_service import clock, tables
from plan_service.seal import canonical
from plan_service.tables.ids import new_id
from workflows.words import Words


class Put(NamedTuple):
    """Where a text stands, and its hash: `Words(*put)`."""

    id: str
    hash: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text. Erased: no body and no salt, and nothing tells what it was."""

    id: str
    kind: str
    owner: str
    body: dict[str, Any]
    salt: str
    erased: bool
    translation: dict[str, Any] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        return hashed(self.body, self.salt)


def new_salt() -> str:
    return secrets.token_hex(32)


def hashed(body: Mapping[str, Any], salt: str) -> str:
    """sha256 in hex over salt and canonical JSON. Without the salt a short text could be guessed."""
    return hashlib.sha256(salt.encode() + canonical(body)).hexdigest()


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that goes in with the command that speaks of it. `translation`: the demo's English, never signed."""

    id: str
    kind: str
    owner: str
    body: Mapping[str, Any]
    salt: str
    translation: Mapping[str, Any] | None = None

    @property
    def words(self) -> Words:
        """What a command says of it."""
        return Words(self.id, hashed(self.body, self.salt))


def new(kind: str, owner: str, body: Mapping[str, Any], salt: str = "") -> NewText:
    """A text under a fresh id; with the salt of its clause, so that the same text has the same hash there."""
    return NewText(new_id(), kind, owner, body, salt or new_salt())


async def add(plan: str, added: NewText) -> None:
    """Adds a text that was made beforehand."""
    translation = canonical(added.translation).decode() if added.translation else ""
    await tables.Text.raw(
        "INSERT INTO text (id, plan, kind, owner_person, body, salt, translation) VALUES ({}, {}, {}, {}, {}, {}, {})",
        added.id,
        plan,
        added.kind,
        added.owner,
        canonical(added.body).decode(),
        added.salt,
        translation,
    )


async def put(plan: str, kind: str, owner: str, body: Mapping[str, Any], salt: str) -> Put:
    """Adds a text. Use a new salt for each."""
    text = new_id()
    await tables.Text.raw(
        "INSERT INTO text (id, plan, kind, owner_person, body, salt, translation) VALUES ({}, {}, {}, {}, {}, {}, '')",
        text,
        plan,
        kind,
        owner,
        canonical(body).decode(),
        salt,
    )
    return Put(text, hashed(body, salt))


async def put_back(plan: str, row: Text) -> None:
    """A text from a file, as it was; an erased one stays empty, and its hash leads nowhere here either."""
    await tables.Text.raw(
        "INSERT INTO text (id, plan, kind, owner_person, body, salt, translation, erased_at) "
        "VALUES ({}, {}, {}, {}, {}, {}, {}, {})",
        row.id,
        plan,
        row.kind,
        row.owner,
        "" if row.erased else canonical(row.body).decode(),
        row.salt,
        canonical(row.translation).decode() if row.translation else "",
        clock.now() if row.erased else None,
    )


async def of_plan(plan: str) -> dict[str, Text]:
    """All texts of a plan by id, erased ones too."""
    found = await tables.Text.raw("SELECT * FROM text WHERE plan = {}", plan)
    return {
        row["id"]: Text(
            row["id"],
            row["kind"],
            row["owner_person"],
            json.loads(row["body"]) if row["body"] else {},
            row["salt"],
            row["erased_at"] is not None,
            json.loads(row["translation"]) if row["translation"] else {},
        )
        for row in found
    }


async def erase(plan: str) -> None:
    """Empties every text of a plan. The facts stay and still verify; their hashes lead nowhere."""
    await tables.Text.raw(
        "UPDATE text SET body = '', salt = '', translation = '', erased_at = {} WHERE plan = {} AND erased_at IS NULL",
        clock.now(),
        plan,
    )
