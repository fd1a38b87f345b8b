"""samenplan: the command line."""

import argparse
import asyncio
import contextlib
import os
from pathlib import Path

from plan_service import cli_files, cli_premium, demo_data, logs, serving, settings, verification, vocabulary
from plan_service.engines import AlreadyServing, sqlite_path
from plan_service.migrate import migrate_now
from plan_service.terminal import DEMO_DATABASE, at, only_one, say

FILLING = DEMO_DATABASE.with_suffix(".filling")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns what the shell sees."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except settings.WrongSettings as error:
        say("samenplan: these settings are not right:")
        for name, reason in error.wrong.items():
            say(f"  {name}: {reason}")
    except serving.PortTaken as taken:
        say(f"samenplan: port {taken.port} is taken; choose another with --port N")
    except AlreadyServing as error:
        say(f"samenplan: {error.path} is in use by a running samenplan; stop that one first")
    except KeyboardInterrupt:
        say("samenplan: stopped before it was ready")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenplan",
        description="Support plans at work, made, signed, lived by and reviewed together.",
        epilog="Settings come from the environment: DATABASE_URL, SAMENPLAN_HOSTS, SAMENPLAN_CONTROLLER, "
        "SAMENPLAN_CONTACT, SAMENPLAN_RETENTION_YEARS, SAMENPLAN_THINKING_DAYS (see README.md).",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="try it: invented people, on this computer only")
    demo.add_argument("--port", type=_port, default=8000, help="where to listen (8000)")
    demo.add_argument("--fresh", action="store_true", help="throw the demo's database away and start anew")
    demo.set_defaults(run=_demo)

    serve = commands.add_parser("serve", help="serve a real installation, settings from the environment")
    serve.add_argument("--host", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, help="port to listen on (8000)")
    serve.set_defaults(run=_serve)

    migrate = commands.add_parser("migrate", help="bring the database of DATABASE_URL up to date")
    migrate.set_defaults(run=_migrate)

    verify = commands.add_parser("verify", help="fold every plan, compare its rows, check its seals; 1 when not whole")
    verify.set_defaults(run=_verify)

    rules = commands.add_parser("rules", help="print who may do what, when, on which basis, and a diagram")
    rules.add_argument("--lang", choices=vocabulary.LANGUAGES, default="en", help="nl or en (en)")
    rules.set_defaults(run=_rules)
    cli_files.add(commands)
    cli_premium.add(commands)
    return parser


def _port(given: str) -> int:
    if not (given.isdecimal() and int(given) in range(1, 65536)):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(given)


def _demo(given: argparse.Namespace) -> int:
    there = serving.bound_socket("127.0.0.1", given.port)
    with there, only_one(DEMO_DATABASE):
        if given.fresh or FILLING.exists():  # stopped halfway through its filling, it is no demo
            _throw_away(DEMO_DATABASE)
        found = settings.read({**_demo_environment(), "SAMENPLAN_PORT": str(given.port)})
        logs.start("WARNING")

        async def prepare() -> None:
            if not await demo_data.is_filled():
                FILLING.touch()
                await demo_data.fill(demo_data.today())
                FILLING.unlink()

        def ready() -> None:
            print(f"Samenplan demo: http://127.0.0.1:{given.port}  (Ctrl-C stops it)", flush=True)

        serving.serve(found, there, prepare, ready)
    return 0


def _demo_environment() -> dict[str, str]:
    """The demo takes nothing from the environment: it must never reach a real database."""
    return {"SAMENPLAN_MODE": "demo", "DATABASE_URL": f"sqlite:///{DEMO_DATABASE}"}


def _throw_away(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _serve(given: argparse.Namespace) -> int:
    environment = dict(os.environ)
    if given.host:
        environment["SAMENPLAN_HOST"] = given.host
    if given.port:
        environment["SAMENPLAN_PORT"] = str(given.port)
    found = settings.read(environment)
    if found.demo:
        say("samenplan: the demo has its own command: samenplan demo")
        return 1
    path = sqlite_path(found.database_url)
    logs.start(found.log_level)
    with contextlib.ExitStack() as held:
        there = held.enter_context(serving.bound_socket(found.host, found.port))
        if path:
            held.enter_context(only_one(Path(path)))

        async def prepare() -> None:
            return None

        def ready() -> None:
            print(f"Samenplan: http://{found.host}:{found.port}", flush=True)

        serving.serve(found, there, prepare, ready)
    return 0


def _migrate(_: argparse.Namespace) -> int:
    url = settings.database_url()
    path = sqlite_path(url)
    with only_one(Path(path)) if path else contextlib.nullcontext():
        number = migrate_now(url)
    print(f"schema: {number}")
    return 0


def _verify(_: argparse.Namespace) -> int:
    found = asyncio.run(at(settings.database_url(), verification.verify_all))
    for problem in found.problems:
        say(f"{problem.plan}: {problem.what}")
    print(f"plans: {found.plans}, events: {found.events}, not whole: {len(found.problems)}")
    return 1 if found.problems else 0


def _rules(given: argparse.Namespace) -> int:
    print(vocabulary.print_rules(given.lang))
    return 0
