"""How a name in the code finds its words."""

import re
from collections.abc import Mapping

Vocabulary = Mapping[str, Mapping[str, str]]
"""Group (`role`, `condition`, `print` …) → name → words in one language."""


def snake(cls: type) -> str:
    """`SignVersion` → `sign_version`, `NeedSaid` → `need_said`: the name, or the group, of its words."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def pieces(basis: str) -> list[str]:
    """A basis cites one or more sources; each has its own words."""
    return basis.split("; ")
