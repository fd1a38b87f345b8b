"""The application with everything told in it: browsers, copies of plans, and whether all is whole."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import httpx
from litestar import Litestar

from plan_service import clock, engines, projections, seal, store, tables
from plan_service.facts import from_row
from tests.web import forms, visitor
from workflows.plan import Plan
from workflows.running import life_at
from workflows.state import Fact, fold
from workflows.turns import turns


@dataclass(frozen=True, slots=True)
class World:
    """`url` is the address of its database, for another process or engine."""

    app: Litestar
    url: str

    async def browser(self, person: str = "") -> httpx.AsyncClient:
        """Somebody's browser; nobody's without a person."""
        client = visitor(self.app)
        client.headers["Accept-Encoding"] = "identity"
        if person:
            stepped = await client.post("/demo/stap-in", data={"person": person})
            assert stepped.status_code == 303, stepped.text
        return client


async def csrf_of(client: httpx.AsyncClient) -> str:
    """The token that this session's forms carry."""
    page = await client.get("/hulp")
    return next((value for form in forms(page) for name, value in form.fields if name == "csrf" and value), "")


class Browsers:
    """One for each person, with the token of their forms."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[str, tuple[httpx.AsyncClient, str]] = {}

    async def of(self, person: str) -> tuple[httpx.AsyncClient, str]:
        if person not in self._known:
            client = await self._world.browser(person)
            self._known[person] = client, await csrf_of(client)
        return self._known[person]


async def copied(source: str) -> str:
    """The same history, texts and all, as a plan of its own."""
    plan = str(uuid4())
    facts = await _history(source)
    async with engines.transaction():
        await store.append(plan, 0, facts)
        await tables.Text.raw(
            "INSERT INTO text (id, plan, kind, owner_person, body, salt, translation) "
            "SELECT id, {}, kind, owner_person, body, salt, translation FROM text WHERE plan = {}",
            plan,
            source,
        )
        position = sum(not store.is_follow_up(fact) for fact in facts)
        await projections.project(fold(plan, facts), position, clock.now(), today())
    return plan


HISTORIES: dict[str, list[Fact]] = {}


async def _history(source: str) -> list[Fact]:
    """Told once, whatever the database: a case is the same in each."""
    if source not in HISTORIES:
        HISTORIES[source] = [*await store.load(source), *await store.load_follow_up(source)]
    return HISTORIES[source]


async def read(plan_id: str) -> Plan:
    """The plan as pages read it."""
    rows = await tables.Plan.raw("SELECT state FROM plan WHERE id = {}", plan_id)
    return projections.decoded(rows[0]["state"])


def today() -> date:
    return clock.legal_day(clock.now())


async def not_whole(plan_id: str) -> list[str]:
    """What of a plan's rows is not what its facts fold to; [] when it is whole."""
    rows = await store.rows("event", plan_id)
    plan = fold(plan_id, map(from_row, rows))
    seats = [(seat.role.value, seat.person, projections.STANDING[seat.standing]) for seat in plan.seats]
    waiting = [(turn.role.value, turn.person, turn.what) for turn in turns(plan, today())]
    whole = {
        "seal": seal.verify("event", rows) is None,
        "follow-up": seal.verify("follow_up", await store.rows("follow_up", plan_id)) is None,
        "plan": await _rows("plan", "position, state, agreement, life", plan_id)
        == [(len(rows), projections.encoded(plan), plan.agreement.value, life_at(plan, today()).value)],
        "parties": sorted(await _rows("party", "role, person, standing", plan_id)) == sorted(seats),
        "turns": sorted(await _rows("turn", "role, person, what", plan_id)) == sorted(waiting),
    }
    return [name for name, is_so in whole.items() if not is_so]


async def _rows(table: str, columns: str, plan_id: str) -> list[tuple[object, ...]]:
    key = "id" if table == "plan" else "plan"
    return [
        tuple(row.values())
        for row in await tables.Plan.raw(f"SELECT {columns} FROM {table} WHERE {key} = {{}}", plan_id)
    ]


async def send(client: httpx.AsyncClient, page: httpx.Response, to: str, **typed: str) -> httpx.Response:
    """Fills in the form on the page that goes there, and sends it; its fields as they stand, its first button."""
    form = next((form for form in forms(page) if form.action.endswith(to)), None)
    if form is None:
        raise LookupError(f"no form to {to!r}; there are {[form.action for form in forms(page)]}")
    buttons = list(form.buttons.values())
    if unknown := typed.keys() - form.names() - dict(buttons).keys():
        raise LookupError(f"no field {sorted(unknown)}; there are {sorted(form.names())}")
    data = {name: value for name, value in form.fields if name}
    data |= dict(buttons[:1])
    data.pop("", None)
    return await client.post(form.action, data=data | typed, headers={"Referer": str(page.url)})
