"""One state diagram per region, for a reader of Mermaid."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from workflows.describe.names import Vocabulary, snake
from workflows.describe.transitions import Step, starts

MANY = 3
"""More acts than this on one arrow nobody reads; the table below the diagram names them all."""


def diagram(words: Vocabulary, region: type[StrEnum], found: tuple[Step, ...]) -> str:
    return "\n".join(("```mermaid", "stateDiagram-v2", *_lines(words, region, found), "```"))


def _lines(words: Vocabulary, region: type[StrEnum], found: tuple[Step, ...]) -> Iterator[str]:
    for state in region:
        yield f'    state "{words[snake(region)][state]}" as {state.value}'
    for start in starts():
        if isinstance(start, region):
            yield f"    [*] --> {start.value}"
    for (source, target), same in groupby(found, lambda step: (step.source, step.target)):
        yield f"    {source.value} --> {target.value}: {_label(words, tuple(same))}"


def _label(words: Vocabulary, found: tuple[Step, ...]) -> str:
    if len(found) > MANY:
        return words["print"]["many"].format(count=len(found))
    return ", ".join(act(words, step) for step in found)


def act(words: Vocabulary, step: Step) -> str:
    """What makes the step: an act, or a date."""
    return words["command"][snake(step.by)] if step.by else words["print"]["a_date"]
