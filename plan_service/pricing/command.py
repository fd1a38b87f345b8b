"""`samenplan premium CASE.json`: prints what a case comes to, or one line that says why it cannot be priced."""

import argparse
import sys
from typing import Any

from plan_service.pricing.answer import answer, printed
from plan_service.pricing.case import read_file
from plan_service.pricing.values import BadCase


def add_to(commands: Any) -> None:
    """`commands`: the subparsers of the command line."""
    premium = commands.add_parser(
        "premium", help="price an award quarter by quarter, with a trace; 2 when it cannot be"
    )
    premium.add_argument("case", metavar="CASE.json", help="the award and its facts; - reads standard input")
    premium.add_argument("--explain", action="store_true", help="print the trace as text")
    premium.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Returns what the shell sees: 2 for a case that cannot be priced."""
    try:
        print(printed(answer(read_file(given.case)), explain=given.explain))
    except BadCase as error:
        print(f"samenplan premium: {error}", file=sys.stderr)
        return 2
    return 0
