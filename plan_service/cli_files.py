"""samenplan export and samenplan import: a plan as a file."""

import argparse
import asyncio
import contextlib
import sys
from pathlib import Path

from plan_service import bundle, importing, settings
from plan_service.engines import sqlite_path
from plan_service.terminal import DEMO_DATABASE, at, only_one, say
from workflows.decide import Refused
from workflows.glossary import Relation, Role


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds both commands."""
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


def _export(given: argparse.Namespace) -> int:
    if given.schema:
        print(bundle.schema(), end="")
        return 0
    content = asyncio.run(at(_url(given), lambda: bundle.exported(given.plan or "")))
    if content is None:
        say(f"samenplan: there is no plan {given.plan or '(give the id of one)'}")
        return 2
    sys.stdout.buffer.write(content)
    return 0


def _import(given: argparse.Namespace) -> int:
    """Exit 2 and one line for a file that is not right; nothing is stored then."""
    try:
        content = sys.stdin.buffer.read() if given.file == "-" else Path(given.file).read_bytes()
        found, url = bundle.read(content), _url(given)
        path = sqlite_path(url)
        with only_one(Path(path)) if path else contextlib.nullcontext():
            plan = asyncio.run(at(url, lambda: _brought(given, found)))
    except (OSError, bundle.BadBundle, importing.Refusal, Refused) as error:
        say(f"samenplan: {given.file}: {error}")
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
