"""One process: database, clock, pages. Stops after what is under way."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator

import uvicorn

from plan_service import clock, delivery, engines, reminders
from plan_service.app import create_app
from plan_service.jobs import Jobs
from plan_service.migrate import migrate
from plan_service.settings import Settings

Prepare = Callable[[], Awaitable[None]]


class PortTaken(Exception):
    """Something else listens there already."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening place, before anything else is begun. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    there = socket.socket(family, socket.SOCK_STREAM)
    there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        there.bind((host, port))
    except OSError as error:
        there.close()
        raise PortTaken(port) from error
    return there


def serve(settings: Settings, there: socket.socket, prepare: Prepare, ready: Callable[[], None]) -> None:
    """Serves until it is told to stop. `prepare` fills the database, `ready` says where to go."""
    asyncio.run(_serve(settings, there, prepare, ready))


class _Server(uvicorn.Server):
    """Stops when told to, and keeps the signal: raised again, it broke off the closing of the database and hung."""

    def listen(self) -> None:
        for sent in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sent, self.handle_exit)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _serve(settings: Settings, there: socket.socket, prepare: Prepare, ready: Callable[[], None]) -> None:
    await migrate(settings.database_url)
    engine = await engines.open_engine(settings.database_url)
    engines.bind(engine)
    try:
        if settings.demo:
            await clock.recall()
        await prepare()
        jobs = Jobs(reminders.EFFECTS, delivery.deliver)
        app = create_app(settings, engine, jobs)
        server = _Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="on"))
        jobs.start()
        server.listen()
        ready()
        try:
            await server.serve(sockets=[there])
        finally:
            await jobs.stop()
    finally:
        await engines.close(engine)
