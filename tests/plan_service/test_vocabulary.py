"""Every name has its words in every language, and no word stands there for nothing."""

import ast
import re
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import workflows
from plan_service import vocabulary
from plan_service.regulations import REGULATIONS, regulation
from plan_service.vocabulary import LANGUAGES, word, words
from workflows import glossary, indication, premium
from workflows.checks import CHECKS
from workflows.deadlines import AWARD_QUARTERS, DEADLINES, MAX_AGREEMENTS, RHYTHMS, THINKING_DAYS, length
from workflows.describe.names import pieces, snake
from workflows.events import EVENTS
from workflows.notes import NOTES, Confidence, Expected
from workflows.premium.award import Region
from workflows.rules import RULES

DOCS = Path(__file__).parents[2] / "docs"
TERMS = ("role", "clause_kind", "funding", "instrument", "level", "term", "standing")
FIGURES = {
    "end_is_given_in_time": [length("end_notice")],
    "may_write_the_proposal": [length("proposal_by_anyone")],
    "proposal_is_answered": [length("answer_to_proposal")],
    "not_too_many_agreements": [MAX_AGREEMENTS],
    "steps_are_an_award": [AWARD_QUARTERS],
    "rhythm_exists": [*RHYTHMS],
    "thinking_time_is_set": [*THINKING_DAYS],
}


def expected() -> dict[str, set[str]]:
    printed = (*vars(glossary).values(), Expected, Confidence)
    enums = [one for one in printed if isinstance(one, type) and issubclass(one, StrEnum)]
    named = {snake(enum): {member.value for member in enum} for enum in enums if enum is not StrEnum}
    return named | {
        "command": {snake(rule.command) for rule in RULES},
        "event": set(EVENTS),
        "condition": {condition.name for rule in RULES for condition in rule.provided},
        "deadline": {deadline.name for deadline in DEADLINES},
        "counted_from": {deadline.counted_from for deadline in DEADLINES},
        "basis": {piece for row in (*RULES, *DEADLINES, *CHECKS, *NOTES) for piece in pieces(row.basis)},
        "check": {check.name for check in CHECKS},
        "note": {note.name for note in NOTES},
        "indication": indication_rules(),
        "premium": premium_lines(),
        "region": set(Region),
    }


def premium_lines() -> set[str]:
    """What the pricing calls its lines: by `say["…"]`, `line("…")`, a name kept for one of them, or a refusal."""
    source = "".join(path.read_text("utf-8") for path in Path(premium.__file__).parent.glob("*.py"))
    kept = ("deducted", "not_deducted", "support_premium_too", "no_support_premium")
    refusals = {refusal.name for name in REGULATIONS for refusal in regulation(name).refusals}
    return {
        *re.findall(r'(?:say\[|line\(\s*)"(\w+)"', source),
        *refusals,
        *(one for one in kept if f'"{one}"' in source),
    }


def indication_rules() -> set[str]:
    """The rules of the indication are the long names in its source that name no deadline."""
    tree = ast.parse(Path(indication.__file__).read_text("utf-8"))
    constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    long = {one for one in constants if isinstance(one, str) and re.fullmatch(r"[a-z]+(_[a-z]+)+", one)}
    return long - {deadline.name for deadline in DEADLINES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing_and_none_is_too_much(language):
    found = {group: set(names) for group, names in words(language).items() if group != "print"}
    assert found == expected()


def test_the_print_says_the_same_things_in_every_language():
    assert set(words("nl")["print"]) == set(words("en")["print"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_print_has_no_words_it_never_uses(language):
    source = "".join(path.read_text("utf-8") for path in (Path(workflows.__file__).parent / "describe").glob("*.py"))
    units = {unit for deadline in DEADLINES for unit in (deadline.unit, deadline.unit.removesuffix("s"))}
    assert {
        name for name in words(language)["print"] if f'"{name}"' not in source and f"'{name}'" not in source
    } == units


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language):
    assert [
        (group, name) for group, names in words(language).items() for name, said in names.items() if not said.strip()
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ["condition", "deadline", "indication"])
def test_a_sentence_is_a_sentence(group, language):
    wrong = {name for name, said in words(language)[group].items() if not re.fullmatch(r"[A-ZÉ].*\.", said)}
    assert wrong == set()


def test_a_line_of_a_premium_has_the_same_figures_in_every_language():
    dutch, english = ({name: blanks(said) for name, said in words(one)["premium"].items()} for one in LANGUAGES)
    assert dutch == english


def blanks(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name}


def test_one_word_has_one_place():
    assert word("role", "coach", "nl") == "jobcoach"
    assert word("role", "coach", "en") == "job coach"
    with pytest.raises(KeyError):
        word("role", "nobody", "nl")
    with pytest.raises(KeyError):
        vocabulary.words("fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_in_a_condition_is_the_figure_that_counts(name, language):
    assert [int(figure) for figure in re.findall(r"\d+", word("condition", name, language))] == FIGURES[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_those_of_the_glossary(language):
    terms = glossary_terms()
    named = [(group, name) for group in TERMS for name in words(language)[group]]
    named += [("agreement", "in_force"), ("life", "closed"), ("shape", "left_open")]
    known = [(group, name) for group, name in named if name in terms]
    assert len(known) >= 20
    wrong = {
        (group, name): (word(group, name, language), terms[name][language])
        for group, name in known
        if not any(word(group, name, language) in term for term in terms[name][language])
    }
    assert wrong == {}


def glossary_terms() -> dict[str, dict[str, list[str]]]:
    """Identifier → language → the words of every row that has it."""
    terms: dict[str, dict[str, list[str]]] = {}
    for line in (DOCS / "glossary.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 4:
            continue
        for identifier in re.findall(r"`(\w+)`", cells[1]):
            known = terms.setdefault(identifier, {"nl": [], "en": []})
            known["nl"].append(cells[0])
            known["en"].append(cells[2])
    return terms
