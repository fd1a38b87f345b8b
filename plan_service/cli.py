"""samenplan: the command line."""

import argparse
import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from plan_service import demo_data, engines, logs, serving, settings, verification, vocabulary
from plan_service.engines import AlreadyServing, claim_serving, sqlite_path
from plan_service.migrate import migrate_now
from plan_service.pricing.answer import answer, as_json, as_text
from plan_service.pricing.case import read
from plan_service.pricing.values import BadCase

DEMO_DATABASE = Path("var") / "demo.db"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns what the shell sees."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except settings.WrongSettings as error:
        _say("samenplan: these settings are not right:")
        for name, reason in error.wrong.items():
            _say(f"  {name}: {reason}")
    except serving.PortTaken as taken:
        _say(f"samenplan: port {taken.port} is taken; choose another with --port N")
    except AlreadyServing as error:
        _say(f"samenplan: {error.path} is in use by a running samenplan; stop that one first")
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
    demo.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    demo.add_argument("--fresh", action="store_true", help="throw the demo's database away and start anew")
    demo.set_defaults(run=_demo)

    serve = commands.add_parser("serve", help="serve a real installation, settings from the environment")
    serve.add_argument("--host", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (8000)")
    serve.set_defaults(run=_serve)

    migrate = commands.add_parser("migrate", help="bring the database of DATABASE_URL up to date")
    migrate.set_defaults(run=_migrate)

    verify = commands.add_parser("verify", help="fold every plan, compare its rows, check its seals; 1 when not whole")
    verify.set_defaults(run=_verify)

    rules = commands.add_parser("rules", help="print who may do what, when, on which basis, and a diagram")
    rules.add_argument("--lang", choices=vocabulary.LANGUAGES, default="en", help="nl or en (en)")
    rules.set_defaults(run=_rules)

    premium = commands.add_parser(
        "premium", help="price an award quarter by quarter, with a trace; 2 when it cannot be"
    )
    premium.add_argument("case", metavar="CASE.json", help="the award and its facts; - reads standard input")
    premium.add_argument("--explain", action="store_true", help="print the trace as text")
    premium.set_defaults(run=_premium)
    return parser


def _demo(given: argparse.Namespace) -> int:
    there = serving.bound_socket("127.0.0.1", given.port)
    with there, _only_one(DEMO_DATABASE):
        if given.fresh:
            _throw_away(DEMO_DATABASE)
        found = settings.read({**_demo_environment(), "SAMENPLAN_PORT": str(given.port)})
        logs.start("WARNING")

        async def prepare() -> None:
            if not await demo_data.is_filled():
                await demo_data.fill(demo_data.today())

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
        _say("samenplan: the demo has its own command: samenplan demo")
        return 1
    path = sqlite_path(found.database_url)
    logs.start(found.log_level)
    with contextlib.ExitStack() as held:
        there = held.enter_context(serving.bound_socket(found.host, found.port))
        if path:
            held.enter_context(_only_one(Path(path)))

        async def prepare() -> None:
            return None

        def ready() -> None:
            print(f"Samenplan: http://{found.host}:{found.port}", flush=True)

        serving.serve(found, there, prepare, ready)
    return 0


def _migrate(_: argparse.Namespace) -> int:
    url = settings.database_url()
    path = sqlite_path(url)
    with _only_one(Path(path)) if path else contextlib.nullcontext():
        number = migrate_now(url)
    print(f"schema: {number}")
    return 0


def _verify(_: argparse.Namespace) -> int:
    found = asyncio.run(_verified(settings.database_url()))
    for problem in found.problems:
        _say(f"{problem.plan}: {problem.what}")
    print(f"plans: {found.plans}, events: {found.events}, not whole: {len(found.problems)}")
    return 1 if found.problems else 0


async def _verified(url: str) -> verification.Result:
    engine = await engines.open_engine(url)
    engines.bind(engine)
    try:
        return await verification.verify_all()
    finally:
        await engines.close(engine)


def _rules(given: argparse.Namespace) -> int:
    print(vocabulary.print_rules(given.lang))
    return 0


def _premium(given: argparse.Namespace) -> int:
    try:
        raw = sys.stdin.buffer.read() if given.case == "-" else Path(given.case).read_bytes()
        found = answer(read(raw))
    except OSError as error:
        _say(f"samenplan premium: CASE.json: expects a file that can be read, or -; {error.strerror}")
        return 2
    except BadCase as error:
        _say(f"samenplan premium: {error}")
        return 2
    print(as_text(found) if given.explain else json.dumps(as_json(found), ensure_ascii=False, indent=2))
    return 0


@contextlib.contextmanager
def _only_one(path: Path) -> Iterator[None]:
    with claim_serving(str(path)):
        yield


def _say(line: str) -> None:
    print(line, file=sys.stderr)
