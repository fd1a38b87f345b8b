"""Who is who, as every page may say it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plan_service import tables


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    first_name: str
    organisation: str
    language: str
    colour: str
    roles: frozenset[str]
    demo: bool


def from_row(row: Mapping[str, Any]) -> Person:
    """A person from the columns of that name; `roles` is a JSON list."""
    return Person(
        id=row["id"],
        name=row["name"],
        first_name=row["first_name"],
        organisation=row["organisation"],
        language=row["language"],
        colour=row["colour"],
        roles=frozenset(json.loads(row["roles"])),
        demo=bool(row["demo"]),
    )


async def demo_people() -> tuple[Person, ...]:
    """The invented people of the demo, whom anybody there may step in as; never anybody else."""
    rows = await tables.Person.select().where(tables.Person.demo.eq(True)).order_by(tables.Person.name)
    return tuple(from_row(row) for row in rows)


async def by_ids(ids: set[str]) -> dict[str, Person]:
    """Those people, by id; an unknown id is left out."""
    if not ids:
        return {}
    rows = await tables.Person.select().where(tables.Person.id.is_in(sorted(ids)))
    return {row["id"]: from_row(row) for row in rows}


async def organisations(ids: set[str]) -> dict[str, str]:
    """Names of those organisations, by id."""
    if not ids:
        return {}
    names = tables.Organisation.select(tables.Organisation.id, tables.Organisation.name)
    rows = await names.where(tables.Organisation.id.is_in(sorted(ids)))
    return {row["id"]: row["name"] for row in rows}


async def with_role(role: str) -> tuple[Person, ...]:
    """Everybody who may take that role somewhere, in the order of their names."""
    rows = await tables.Person.select().order_by(tables.Person.name)
    return tuple(one for one in map(from_row, rows) if role in one.roles)
