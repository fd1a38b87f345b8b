"""The tables as a page for people: who may do what, when, and what follows. The words are handed in."""

from collections.abc import Iterator
from enum import StrEnum

from workflows import evolve_contest, evolve_cycle
from workflows.checks import CHECKS
from workflows.deadlines import DEADLINES
from workflows.describe import tables
from workflows.describe.diagrams import diagram
from workflows.describe.names import Vocabulary
from workflows.describe.transitions import Step, steps
from workflows.events import FOLLOW_UP
from workflows.glossary import Agreement, Evaluation, Life
from workflows.kinds import REQUIRED
from workflows.notes import NOTES
from workflows.rules import ALWAYS, RULES, Rule

CHAPTERS: dict[type[StrEnum], str] = {
    Agreement: "region_agreement",
    Evaluation: "region_evaluation",
    Life: "region_life",
}
BESIDE = "region_beside"
ON_CYCLE = {*evolve_cycle.EVOLVE, *evolve_contest.EVOLVE}


def describe(words: Vocabulary) -> str:
    """Everything the tables say, in Markdown with Mermaid diagrams. Raises KeyError for a word that is missing."""
    return "\n\n".join(_page(words, steps())) + "\n"


def _page(words: Vocabulary, found: tuple[Step, ...]) -> Iterator[str]:
    said = words["print"]
    ending = frozenset(step.by for step in found if isinstance(step.source, Life))
    yield f"# {said['title']}"
    yield from (said["intro"], said["sources"], said["default"])
    yield f"## {said['required']}"
    yield tables.required(words, REQUIRED)
    for region, chapter in CHAPTERS.items():
        own = tuple(step for step in found if isinstance(step.source, region))
        yield f"## {said[chapter]}"
        yield f"### {said['diagram']}"
        yield diagram(words, region, own)
        yield f"### {said['steps']}"
        yield tables.steps(words, own)
        yield f"### {said['rules']}"
        yield tables.rules(words, [rule for rule in RULES if _chapter(rule, ending) == chapter])
    yield f"## {said[BESIDE]}"
    yield tables.rules(words, [rule for rule in RULES if _chapter(rule, ending) == BESIDE])
    yield f"## {said['conditions']}"
    yield tables.conditions(words, RULES)
    yield f"## {said['checks']}"
    yield tables.checks(words, CHECKS)
    yield f"## {said['notes']}"
    yield said["notes_gate_nothing"]
    yield tables.notes(words, NOTES)
    yield f"## {said['deadlines']}"
    yield tables.deadlines(words, DEADLINES)


def _chapter(rule: Rule, ending: frozenset[type | None]) -> str:
    """Where a reader looks for a rule: with what it changes."""
    if set(rule.leads_to) <= set(FOLLOW_UP):
        return BESIDE
    if rule.evaluation is not ALWAYS or set(rule.leads_to) & ON_CYCLE:
        return CHAPTERS[Evaluation]
    return CHAPTERS[Life if rule.command in ending else Agreement]
