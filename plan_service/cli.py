"""samenplan: the command line."""

import argparse
import asyncio
import contextlib
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from plan_service import bundle, demo_data, engines, importing, logs, serving, settings, verification, vocabulary
from plan_service.engines import AlreadyServing, claim_serving, sqlite_path
from plan_service.migrate import migrate_now
from plan_service.pricing import command as premium
from workflows.decide import Refused
from workflows.glossary import Relation, Role

T = TypeVar("T")
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
    except KeyboardInterrupt:
        _say("samenplan: stopped before it was ready")
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

    _add_exchange(commands)

    rules = commands.add_parser("rules", help="print who may do what, when, on which basis, and a diagram")
    rules.add_argument("--lang", choices=vocabulary.LANGUAGES, default="en", help="nl or en (en)")
    rules.set_defaults(run=_rules)

    premium.add_to(commands)
    return parser


def _add_exchange(commands: Any) -> None:
    export = commands.add_parser("export", help="print a plan as JSON: its facts, texts and people")
    export.add_argument("plan", nargs="?", metavar="PLAN", help="the id of a plan, as in its address")
    export.add_argument("--demo", action="store_true", help="from the demo's database")
    export.add_argument("--schema", action="store_true", help="print the format itself, as a JSON schema")
    export.set_defaults(run=_export)

    bring = commands.add_parser(
        "import", help="bring in a plan from such a file; outside the demo as a draft, never signed"
    )
    bring.add_argument("file", metavar="FILE", help="what export printed, or - for standard input")
    bring.add_argument("--demo", action="store_true", help="into the demo's database, with its whole history")
    bring.add_argument("--by", metavar="ID", help="who enters it: the id of a coach or a plan drafter")
    bring.add_argument("--role", choices=("coach", "drafter"), default="drafter", help="as what (drafter)")
    bring.add_argument("--relation", choices=tuple(Relation), help="where a coach works, seen from the employer")
    bring.add_argument("--worker", metavar="ID", help="whose plan it is")
    bring.set_defaults(run=_import)


def _port(given: str) -> int:
    if not (given.isdecimal() and int(given) in range(1, 65536)):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(given)


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
    found = asyncio.run(_at(settings.database_url(), verification.verify_all))
    for problem in found.problems:
        _say(f"{problem.plan}: {problem.what}")
    print(f"plans: {found.plans}, events: {found.events}, not whole: {len(found.problems)}")
    return 1 if found.problems else 0


def _rules(given: argparse.Namespace) -> int:
    print(vocabulary.print_rules(given.lang))
    return 0


def _export(given: argparse.Namespace) -> int:
    if given.schema:
        print(bundle.schema(), end="")
        return 0
    content = asyncio.run(_at(_url(given), lambda: bundle.exported(given.plan or "")))
    if content is None:
        _say(f"samenplan: there is no plan {given.plan or '(give the id of one)'}")
        return 2
    sys.stdout.buffer.write(content)
    return 0


def _import(given: argparse.Namespace) -> int:
    """Exit 2 and one line for a file that is not right; nothing is stored then."""
    try:
        content = sys.stdin.buffer.read() if given.file == "-" else Path(given.file).read_bytes()
        found, url = bundle.read(content), _url(given)
        path = sqlite_path(url)
        with _only_one(Path(path)) if path else contextlib.nullcontext():
            plan = asyncio.run(_at(url, lambda: _brought(given, found)))
    except (OSError, bundle.BadBundle, importing.Refusal, Refused) as error:
        _say(f"samenplan: {given.file}: {error}")
        return 2
    print(f"plan: {plan}")
    return 0


async def _brought(given: argparse.Namespace, found: bundle.Bundle) -> str:
    if given.demo:
        return await importing.into_demo(found)
    if not given.by or not given.worker:
        raise importing.Refusal("say who enters it and for whom: --by ID --worker ID")
    return await importing.as_draft(found, _entering(given))


def _entering(given: argparse.Namespace) -> importing.Entering:
    relation = Relation(given.relation) if given.relation else None
    return importing.Entering(given.by, Role(given.role), given.worker, relation)


def _url(given: argparse.Namespace) -> str:
    return f"sqlite:///{DEMO_DATABASE}" if given.demo else settings.database_url()


async def _at(url: str, work: Callable[[], Awaitable[T]]) -> T:
    engine = await engines.open_engine(url)
    engines.bind(engine)
    try:
        return await work()
    finally:
        await engines.close(engine)


@contextlib.contextmanager
def _only_one(path: Path) -> Iterator[None]:
    with claim_serving(str(path)):
        yield


def _say(line: str) -> None:
    print(line, file=sys.stderr)
