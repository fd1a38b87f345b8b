"""The demo's database: made, filled with the cases, and only ever that."""

from datetime import date

from plan_service import cases_format as fmt
from plan_service import clock, engines, tables
from plan_service.cases import load_cases
from plan_service.handle import handle
from plan_service.read.cases import STORY, TITLE

COLOURS = 8


async def is_filled() -> bool:
    """Whether the cases are in it."""
    return bool(await tables.Plan.raw("SELECT id FROM plan LIMIT 1"))


async def fill(today: date) -> int:
    """Plays every case through the one door; returns how many."""
    colours: dict[str, int] = {}

    async def put_person(person: fmt.Person) -> None:
        organisation = fmt.organisation_id(person.organisation) if person.organisation else ""
        colours[person.id] = len(colours) % COLOURS
        await tables.Person.insert(
            tables.Person(
                id=person.id,
                name=person.name,
                first_name=person.first_name,
                email=person.email,
                organisation=organisation,
                language="nl",
                colour=str(colours[person.id]),
                roles=_json(person.roles),
                demo=True,
            )
        )

    async def put_organisation(organisation: fmt.Organisation) -> None:
        row = tables.Organisation(id=organisation.id, name=organisation.name, kind=organisation.kind)
        await tables.Organisation.insert(row)

    loaded = await load_cases(handle, put_person, put_organisation, today)
    for case in loaded:
        for language in case.story:
            await _set(f"{STORY}{language}_{case.plan}", case.story[language])
            await _set(f"{TITLE}{language}_{case.plan}", case.title[language])
    # Letters about what happened before the demo began would only be noise.
    async with engines.transaction():
        await tables.Outbox.raw("DELETE FROM outbox WHERE sent_at IS NULL")
    return len(loaded)


async def _set(key: str, value: str) -> None:
    await tables.Setting.insert(tables.Setting(key=key, value=value))


def _json(roles: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{role}"' for role in roles) + "]"


def today() -> date:
    """The legal day the cases are counted from."""
    return clock.legal_day(clock.now())
