"""The figures of the law, as `workflows/regulations/` gives them; none stands in code."""

import tomllib
from functools import cache
from pathlib import Path

import workflows
from workflows.premium.profile import Profile, Table, laid_over, profile

IMW_2023 = "imw-2023"
_FOLDER = Path(workflows.__file__).parent / "regulations"
REGULATIONS = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def regulation(name: str = IMW_2023) -> Profile:
    """Raises FileNotFoundError for a profile there is not, KeyError or ValueError for a broken table."""
    return profile(_table(name))


def _table(name: str) -> Table:
    with (_FOLDER / f"{name}.toml").open("rb") as source:
        table = tomllib.load(source)
    beneath = table["profile"].get("rests_on")
    return laid_over(table, _table(beneath)) if beneath else table
