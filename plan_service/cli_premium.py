"""samenplan premium: an award priced, quarter by quarter, with its trace."""

import argparse
import json
import sys
from pathlib import Path

from plan_service.pricing.answer import answer, as_json, as_text
from plan_service.pricing.case import read
from plan_service.pricing.values import BadCase
from plan_service.terminal import say


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    premium = commands.add_parser(
        "premium", help="price an award quarter by quarter, with a trace; 2 when it cannot be"
    )
    premium.add_argument("case", metavar="CASE.json", help="the award and its facts; - reads standard input")
    premium.add_argument("--explain", action="store_true", help="print the trace as text")
    premium.set_defaults(run=_premium)


def _premium(given: argparse.Namespace) -> int:
    try:
        raw = sys.stdin.buffer.read() if given.case == "-" else Path(given.case).read_bytes()
        found = answer(read(raw))
    except OSError as error:
        say(f"samenplan premium: CASE.json: expects a file that can be read, or -; {error.strerror}")
        return 2
    except BadCase as error:
        say(f"samenplan premium: {error}")
        return 2
    print(as_text(found) if given.explain else json.dumps(as_json(found), ensure_ascii=False, indent=2))
    return 0
