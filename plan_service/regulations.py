"""The figures of the law that pages show, as `workflows/regulations/` gives them; none stands in code."""

import tomllib
from functools import cache
from itertools import groupby
from pathlib import Path

import msgspec

import workflows

IMW_2023 = "imw-2023"
_FOLDER = Path(workflows.__file__).parent / "regulations"

Steps = tuple[tuple[int, int], ...]
"""(quarters, percentage), in order."""


class Package(msgspec.Struct, frozen=True):
    """A start package of the wage premium. `variants`: the steps as another source has them."""

    name: str
    steps: Steps
    source: str
    confidence: str
    variants: dict[str, Steps] = {}

    @property
    def runs(self) -> Steps:
        """The steps as people tell them: what stays the same is one."""
        alike = groupby(self.steps, key=lambda step: step[1])
        return tuple((sum(quarters for quarters, _ in run), percentage) for percentage, run in alike)


class Regulation(msgspec.Struct, frozen=True):
    """What pages need of a profile. Quarters count from 1, the first one of an award."""

    packages: tuple[Package, ...]
    extension_quarter: int
    other_extension_quarter: int
    larger_fixed_part_quarters: int


@cache
def regulation(name: str = IMW_2023) -> Regulation:
    """Raises FileNotFoundError for a profile there is not, KeyError or ValidationError for a broken table."""
    with (_FOLDER / f"{name}.toml").open("rb") as source:
        table = tomllib.load(source)
    return Regulation(
        packages=msgspec.convert(table["wage_premium"]["package"], tuple[Package, ...]),
        extension_quarter=table["extension"]["first_quarter"],
        other_extension_quarter=table["extension"]["other_first_quarter"],
        larger_fixed_part_quarters=table["support_premium"]["larger_fixed_part_quarters"],
    )
