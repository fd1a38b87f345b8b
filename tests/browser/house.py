"""The demo served for real, on a free port and a still clock, on whichever plans stand in it."""

import asyncio
import shutil
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn
from litestar import Litestar

from plan_service import cases_format, clock, delivery, demo_data, engines, i18n, people, reminders
from plan_service.app import create_app
from plan_service.cases import load_cases
from plan_service.cases_format import Person
from plan_service.engines import Engine
from plan_service.handle import handle
from plan_service.jobs import Jobs
from plan_service.tables import Organisation
from plan_service.tables import Person as PersonRow
from tests.browser.lives import DAY, NOW, Life
from tests.web import DEMO, settle_cast

T = TypeVar("T")
COOKIE = "samenplan"


class House:
    """One process, one database at a time. `furnish` makes a database once, `move_in` serves a copy of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._engine: Engine | None = None
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None
        self._copies = 0
        self.cookies: dict[Path, dict[str, str]] = {}
        self.url = ""

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Does asynchronous work in the house."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(120)

    def open(self, empty: Path) -> None:
        clock.fix(NOW)
        self._thread.start()
        self.run(self._settle(empty))
        self.run(self._serve())

    def close(self) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        clock.release()

    def furnish(self, name: str, empty: Path, fill: Callable[[], Coroutine[Any, Any, None]]) -> Path:
        """A database with these plans in it, and a session for everybody."""
        path = self._folder / f"{name}.db"
        shutil.copyfile(empty, path)
        self.run(self._settle(path))
        self.run(fill())
        self.cookies[path] = {one.id: self._stepped_in(one.id) for one in self.run(people.demo_people())}
        self.run(self._settle(empty))
        return path

    def move_in(self, furnished: Path) -> dict[str, str]:
        """A copy of its own of that database, on the still clock; returns everybody's session by their id."""
        clock.fix(NOW)
        self._copies += 1
        path = self._folder / f"copy-{self._copies}.db"
        shutil.copyfile(furnished, path)
        self.run(self._settle(path))
        return self.cookies[furnished]

    @property
    def app(self) -> Litestar:
        return self._app

    def tick(self) -> None:
        """What fell due is done, and every letter is delivered."""
        self.run(self._jobs.tick())

    def _stepped_in(self, person: str) -> str:
        answer = httpx.post(
            f"{self.url}/demo/stap-in", data={"person": person}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        return answer.cookies[COOKIE]

    async def _settle(self, path: Path) -> None:
        before, self._engine = self._engine, await engines.open_engine(f"sqlite:///{path}")
        engines.bind(self._engine)
        if before is not None:
            await engines.close(before)

    async def _serve(self) -> None:
        assert self._engine is not None
        # Told to be TCP, or the loop leaves Nagle's wait of 40 ms on every answer.
        there = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        there.bind(("127.0.0.1", 0))
        self._jobs = Jobs(reminders.EFFECTS, delivery.deliver)
        self._app = create_app(DEMO, self._engine, self._jobs)
        config = uvicorn.Config(
            self._app, log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[there]))
        while not self._server.started:  # noqa: ASYNC110 - uvicorn says so by a flag alone
            await asyncio.sleep(0.01)
        self.url = f"http://127.0.0.1:{there.getsockname()[1]}"

    async def _stop(self) -> None:
        if self._server is not None and self._serving is not None:
            self._server.should_exit = True
            await self._serving
        if self._engine is not None:
            await engines.close(self._engine)


@contextmanager
def opened(folder: Path, empty: Path) -> Iterator[House]:
    house = House(folder)
    house.open(empty)
    try:
        yield house
    finally:
        house.close()


async def fill_demo() -> None:
    """Exactly what the demo starts with."""
    await demo_data.fill(DAY)


async def fill_bare() -> None:
    """People, and nothing else yet."""
    await settle_cast()


def fill_with(lives: list[Life]) -> Callable[[], Coroutine[Any, Any, None]]:
    """What the demo starts with, then each further life of its own."""

    async def fill() -> None:
        await demo_data.fill(DAY)
        known = {one.id for one in await people.demo_people()}

        async def put_person(person: Person) -> None:
            if person.id not in known:
                known.add(person.id)
                await PersonRow.insert(_row(person, len(known)))

        async def put_organisation(_: Organisation) -> None:
            """The demo knows them all."""

        for life in lives:
            if life.kind != "case":
                await load_cases(handle, put_person, put_organisation, life.day, [life.case])

    return fill


def fill_only(life: Life) -> Callable[[], Coroutine[Any, Any, None]]:
    """One plan and its people, and nobody and nothing else."""

    async def fill() -> None:
        people = [person.id for person in life.case.people]

        async def put_person(person: Person) -> None:
            await PersonRow.insert(_row(person, people.index(person.id)))

        async def put_organisation(one: cases_format.Organisation) -> None:
            await Organisation.insert(Organisation(id=one.id, name=one.name, kind=one.kind))

        await load_cases(handle, put_person, put_organisation, life.day, [life.case])

    return fill


def _row(person: Person, number: int) -> PersonRow:
    organisation = cases_format.organisation_id(person.organisation) if person.organisation else ""
    roles = ", ".join(f'"{role}"' for role in person.roles)
    return PersonRow(
        id=person.id,
        name=person.name,
        first_name=person.first_name,
        email=person.email,
        organisation=organisation,
        language=i18n.SOURCE,
        colour=str(number % demo_data.COLOURS),
        roles=f"[{roles}]",
        demo=True,
    )
