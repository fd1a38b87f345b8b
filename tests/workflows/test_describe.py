"""The printed rules are what the tables say, and the diagram is what the acts do."""

import re
from pathlib import Path

import pytest

from plan_service.vocabulary import LANGUAGES, print_rules
from workflows.deadlines import DEADLINES
from workflows.describe.transitions import starts, steps
from workflows.glossary import Agreement, Evaluation, Life
from workflows.rules import RULES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "workflow.md", "nl": DOCS / "workflow.nl.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_in_docs_is_the_print(language):
    assert PAGES[language].read_text("utf-8") == print_rules(language), f"samenplan rules --lang {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_is_printed_once(language):
    widths = [line.count(" | ") + 1 for line in print_rules(language).splitlines() if line.startswith("| ")]
    heads = 2
    assert widths.count(7) == len(RULES) + 4 * heads
    assert widths.count(6) == len(DEADLINES) + heads


def test_the_states_follow_each_other_as_designed():
    drafting, negotiating, signing, in_force = Agreement
    planned, gathering, concluding, submitted, asked = Evaluation
    running, closed = Life
    assert starts() == (drafting, planned, running)
    assert {(step.source, step.target) for step in steps()} == {
        (drafting, negotiating),
        (negotiating, signing),
        (negotiating, in_force),  # a reopening that changed nothing
        (signing, negotiating),
        (signing, in_force),
        (in_force, negotiating),
        (planned, gathering),
        (gathering, concluding),
        (concluding, submitted),
        (submitted, asked),
        (asked, submitted),
        (submitted, concluding),
        (asked, concluding),
        (concluding, planned),  # kept as it is
        (submitted, planned),
        (asked, planned),
        (gathering, planned),  # the first version was taken back
        (running, closed),
        (closed, running),
    }


def test_only_the_date_of_an_evaluation_moves_a_state_by_itself():
    assert [(step.source, step.target) for step in steps() if step.by is None] == [
        (Evaluation.PLANNED, Evaluation.GATHERING)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_diagram_names_its_states_and_nothing_else(language):
    diagrams = re.findall(r"```mermaid\n(.*?)```", print_rules(language), re.DOTALL)
    regions = (Agreement, Evaluation, Life)
    assert len(diagrams) == len(regions)
    for region, diagram in zip(regions, diagrams, strict=True):
        states = {state.value for state in region}
        assert set(re.findall(r" as (\w+)$", diagram, re.MULTILINE)) == states
        assert not set(";#<>{}") & set(diagram.replace("-->", ""))  # Mermaid reads these as its own
        assert {end for arrow in re.findall(r"(\w+) --> (\w+)", diagram) for end in arrow} == states
