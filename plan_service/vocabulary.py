"""The words of `workflows/lang/`: one per name and language, read once."""

import tomllib
from functools import cache
from pathlib import Path

import workflows
from workflows.describe import describe
from workflows.describe.names import Vocabulary, pieces

LANGUAGES = ("nl", "en")

_FOLDER = Path(workflows.__file__).parent / "lang"


@cache
def words(language: str) -> Vocabulary:
    """Group → name → words. Raises KeyError for a language there is not."""
    if language not in LANGUAGES:
        raise KeyError(language)
    with (_FOLDER / f"{language}.toml").open("rb") as source:
        return tomllib.load(source)


def word(group: str, name: str, language: str) -> str:
    """`word("role", "coach", "nl")` is jobcoach. Raises KeyError: a test finds every name that has no words."""
    return words(language)[group][name]


def basis(language: str, cited: str) -> str:
    """The sources of a row, in words."""
    return "; ".join(words(language)["basis"][piece] for piece in pieces(cited))


def print_rules(language: str) -> str:
    """What `samenplan rules` prints, and `docs/workflow*.md` holds."""
    return describe(words(language))
