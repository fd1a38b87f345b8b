"""One marked life, cut where a test wants it: drafted, negotiated, signed, lived by, evaluated, ended."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from plan_service import delivery, demo_data, engines, outbox, tables
from plan_service.cases import load_cases
from plan_service.cases_format import Case, Organisation, Person, organisation_id, parsed, person_id, read_all
from plan_service.handle import handle

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TOLD = (Path(__file__).parent / "life.toml").read_text("utf-8")
PLACE = re.compile(r"\{\{(\w+)\}\}")
MARK = re.compile(r"MRK\d{5}")

# How far each goes: up to and with the nth time that somebody does this.
CUTS = {
    "drafting": ("add_agreement", 3),
    "negotiating": ("accept_clause", 4),
    "signing": ("sign_version", 3),
    "in_force": ("give_signal", 2),
    "gathering": ("add_observation", 1),
    "concluding": ("give_view", 3),
    "answered": ("endorse_proposal", 2),
    "submitted": ("submit_proposal", 1),
    "asked": ("ask_question", 1),
    "found": ("record_award", 3),
    "reopened": ("reopen_text", 1),
    "closed": ("end_plan", 1),
    "contested": ("request_return", 1),
}
KINDS = tuple(dict.fromkeys(PLACE.findall(TOLD)))

# Who is who in that life; the other cases bring their own people.
MIA, BRAM, FIEN, STAN, TUUR = (person_id(key) for key in ("mia", "bram", "fien", "stan", "tuur"))
KARIM, STRANGER = person_id("karim"), person_id("zita")


def mark(cut: str, kind: str) -> str:
    """What stands in that text of that life and nowhere else."""
    return f"MRK{list(CUTS).index(cut):02}{KINDS.index(kind):03}"


@cache
def marks() -> dict[str, tuple[str, str]]:
    """Every mark: of which life, in which kind of text."""
    return {mark(cut, kind): (cut, kind) for cut in CUTS for kind in KINDS}


@cache
def life(cut: str) -> Case:
    """That life as a case: its own plan, the same people."""
    told = PLACE.sub(lambda place: mark(cut, place[1]), TOLD.replace('"KEY"', f'"life_{cut}"'))
    case = parsed(told)
    do, nth = CUTS[cut]
    last = [step.number for step in case.steps if step.do == do][nth - 1]
    return replace(case, steps=case.steps[:last])


def plan_of(cut: str) -> str:
    return life(cut).plan


def clause_of(cut: str, key: str) -> str:
    return life(cut).ident("clause", key)


def entry_of(cut: str, key: str) -> str:
    return life(cut).ident("entry", key)


def every_case() -> Iterator[tuple[str, Case]]:
    """The demo's cases and the lives, by name."""
    yield from ((case.key, case) for case in read_all())
    yield from ((cut, life(cut)) for cut in CUTS)


async def tell(url: str) -> None:
    """Fills a migrated database: the demo's cases as the demo does it, the lives with their letters sent.

    The clock is held by whoever asks (conftest.morning).
    """
    engine = await engines.open_engine(url)
    engines.bind(engine)
    try:
        await demo_data.fill(demo_data.today())
        await load_cases(handle, put_person, put_organisation, demo_data.today(), [life(cut) for cut in CUTS])
        while await outbox.deliver(delivery.deliver):
            pass
    finally:
        await engines.close(engine)


async def put_person(person: Person) -> None:
    if await tables.Person.exists().where(tables.Person.id == person_id(person.key)):
        return
    await tables.Person.insert(
        tables.Person(
            id=person_id(person.key),
            name=person.name,
            first_name=person.first_name,
            email=person.email,
            organisation=organisation_id(person.organisation) if person.organisation else "",
            language="nl",
            colour="0",
            roles=json.dumps(person.roles),
            demo=True,
        )
    )


async def put_organisation(organisation: Organisation) -> None:
    row = tables.Organisation(id=organisation.id, name=organisation.name, kind=organisation.kind)
    await tables.Organisation.insert(row)
