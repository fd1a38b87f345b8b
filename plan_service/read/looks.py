"""Who opened what of a plan, and when: the access log, in rows that a page can tell."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plan_service import people, tables
from plan_service.people import Person
from plan_service.read.reader import NOBODY
from workflows.glossary import Role

PAGE = 50


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened a part, as a row of the policy table names it. `task`: their turn then, or ""."""

    person: Person
    role: Role
    organisation: str
    part: str
    task: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Looks:
    """One page, newest first; `newer` and `older` are page numbers, 0 for none."""

    looks: tuple[Look, ...]
    newer: int
    older: int


async def looks(plan: str, number: int, but: str = "") -> Looks:
    """That page of the log; without the looks of one person, where that is asked."""
    rows = await tables.AccessLog.raw(
        "SELECT person, role, organisation, part, task, at FROM access_log WHERE plan = {} AND person <> {} "
        "ORDER BY at DESC, id LIMIT {} OFFSET {}",
        plan,
        but,
        PAGE + 1,
        (number - 1) * PAGE,
    )
    shown = rows[:PAGE]
    faces = await people.by_ids({row["person"] for row in shown})
    organisations = await people.organisations({row["organisation"] for row in shown} - {""})
    found = tuple(_look(row, faces, organisations) for row in shown)
    return Looks(found, number - 1, number + 1 if len(rows) > PAGE else 0)


def _look(row: dict[str, Any], faces: dict[str, Person], organisations: dict[str, str]) -> Look:
    return Look(
        person=faces.get(row["person"], NOBODY),
        role=Role(row["role"]),
        organisation=organisations.get(row["organisation"], ""),
        part=row["part"],
        task=row["task"],
        at=row["at"],
    )


async def last_looks(plan: str) -> dict[str, datetime]:
    """The last look of everybody who ever looked, by person."""
    rows = await tables.AccessLog.raw(
        "SELECT a.person, a.at FROM access_log a JOIN (SELECT person, MAX(at) AS latest FROM access_log "
        "WHERE plan = {} GROUP BY person) m ON m.person = a.person AND m.latest = a.at WHERE a.plan = {}",
        plan,
        plan,
    )
    return {row["person"]: row["at"] for row in rows}
