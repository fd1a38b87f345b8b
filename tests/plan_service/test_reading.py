"""The gate for plain language can fail."""

import pytest

from tests.reading import COACH, EMPLOYER, FORBIDDEN, WORKER, problems, problems_of_page, running, syllables

PLAIN = "Jan wil iets aan het plan veranderen. Jij leest het eerst. Daarna kies jij. "
STIFF = "De ondersteuningsbehoeften worden geëvalueerd tijdens vergaderingen met begeleidingsverantwoordelijken. "


@pytest.mark.parametrize(
    ("word", "count"),
    [("ja", 1), ("jij", 1), ("open", 2), ("idee", 2), ("afspraken", 3), ("evaluatie", 5), ("nieuwe", 2), ("12", 1)],
)
def test_syllables_are_counted_as_spoken(word, count):
    assert syllables(word) == count


def test_plain_words_pass_and_stiff_ones_do_not():
    assert problems([PLAIN * 3], WORKER) == []
    assert [found.split()[0] for found in problems([STIFF * 4], WORKER)] == ["ease"]
    assert problems([STIFF * 4], COACH) != []


def test_one_long_sentence_among_short_ones_is_found():
    long = "Jij leest het eerst en dan kies jij en dan kiest Jan en dan Els en dan ik."
    (found,) = problems([PLAIN * 5, long], WORKER)
    assert found.startswith("18 words, at most 12: Jij leest")


def test_sentences_that_are_all_rather_long_are_found():
    rather = "Jij leest het eerst en dan kies jij wat jij wil. "
    assert problems([rather * 4], WORKER) == ["11.0 words a sentence, at most 8"]
    assert problems([rather * 4], EMPLOYER) == []


def test_a_few_words_are_not_measured_but_official_words_are_found():
    assert problems(["Dit dient u te doen. Of ondersteuningsbehoeftenevaluatie."], WORKER) == [
        "forbidden: dient u te (in: Dit dient u te doen. Of ondersteuningsbehoeftenevaluatie.)"
    ]
    assert problems(["Ik dien een vraag in."], WORKER) == []


@pytest.mark.parametrize("word", [word for word in FORBIDDEN if word.isalpha()])
def test_every_official_word_is_found_whatever_its_case(word):
    assert len(problems([f"{word.capitalize()} dat kan."], COACH)) == 1


def test_only_running_text_of_the_page_counts():
    page = """
    <html lang="nl"><head><title>Titel.</title></head><body><nav><p>Menu.</p></nav><main>
    <h1>Kop</h1><p>Eerst <strong>dit</strong>.<br>Dan dat.</p>
    <label for="a">Naam.</label><input id="a"><button>Stuur.</button><select><option>Een.</option></select>
    <table><tr><td>Cel.</td></tr></table><p lang="en">English.</p><p>Jan zei <q data-eigen>Nee. Nooit</q>.</p>
    <ul><li>Punt.<li>Nog een.</ul></main><footer><p>Voet.</p></footer></body></html>"""
    assert running(page) == ["Kop", "Eerst dit.", "Dan dat.", "Jan zei .", "Punt.", "Nog een."]


def test_a_page_in_english_is_none_of_its_business():
    assert problems_of_page(f'<html lang="en"><main><p>{STIFF * 4}</p></main></html>', WORKER) == []
    assert problems_of_page(f'<html lang="nl"><main><p>{STIFF * 4}</p></main></html>', WORKER) != []


def test_a_long_line_without_a_full_stop_is_no_label():
    line = "jij leest het eerst en dan kies jij en dan kiest Jan en dan Els en dan ik"
    assert [found.split()[0] for found in problems([PLAIN * 5, line], WORKER)] == ["18"]
