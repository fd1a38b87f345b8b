"""samenplan premium: prints what a case comes to, or one line that says why it cannot be priced."""

import argparse

from plan_service.pricing.answer import answer, printed
from plan_service.pricing.case import read_file
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
        print(printed(answer(read_file(given.case)), explain=given.explain))
    except BadCase as error:
        say(f"samenplan premium: {error}")
        return 2
    return 0
