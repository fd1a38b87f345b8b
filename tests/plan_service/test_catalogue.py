"""The English catalogue is whole: every sentence of the templates, in all its forms, filled in and ended alike."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from plan_service import i18n, rendering
from tests.conftest import Figure

MAPPING = Path(i18n.__file__).parent / "locale" / "babel.cfg"
OTHERS = [language for language in i18n.LANGUAGES if language != i18n.SOURCE]


def catalogue(language: str) -> Catalog:
    with i18n.catalogue(language).open("rb") as source:
        return read_po(source, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The one form of a sentence, or its singular and plural."""
    return (words,) if isinstance(words, str) else tuple(words)


def said_in_templates() -> set[str | tuple[str, ...]]:
    with MAPPING.open() as source:
        methods, options = parse_mapping_cfg(source)
    found = extract_from_dir(rendering.TEMPLATES, methods, options)
    return {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_holds_what_the_templates_say_and_nothing_else(language):
    """When this fails: script/messages, then translate what is new."""
    known = {message.id for message in messages(language)}
    said = said_in_templates()
    assert (sorted(map(str, said - known)), sorted(map(str, known - said))) == ([], [])


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_in_all_its_forms(language, figure: Figure):
    count = catalogue(language).num_plurals
    found = messages(language)
    assert [
        message.id
        for message in found
        if message.fuzzy
        or not all(form.strip() for form in forms(message.string))
        or len(forms(message.string)) != (count if message.pluralizable else 1)
    ] == []
    figure(f"sentences in {language}", len(found))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_the_sentence_fills_in(language):
    """A gap that is not filled is an error on the page, one that is left out is a name that is missing."""
    gaps = re.compile(r"%\(\w+\)s|%(?!\()")
    differ = {
        (dutch, other)
        for message in messages(language)
        for dutch, other in zip(forms(message.id), forms(message.string), strict=True)
        if sorted(set(gaps.findall(dutch))) != sorted(set(gaps.findall(other)))
    }
    assert differ == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_ends_as_its_sentence_does(language):
    """A question stays a question, a label that leads on to something keeps its colon."""
    differ = {
        (message.id, message.string)
        for message in messages(language)
        for dutch, other in zip(forms(message.id), forms(message.string), strict=True)
        if _stop(dutch) != _stop(other)
    }
    assert differ == set()


def _stop(words: str) -> str:
    last = words.rstrip("”")[-1]
    return last if last in ".?:," else ""
