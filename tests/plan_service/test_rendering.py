"""Pages, days and amounts as people read them, in both languages."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import TemplateNotFound, UndefinedError

from plan_service import clock, errors, forms, i18n, rendering

TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    clock.fix(datetime(2027, 3, 1, 9, 30, tzinfo=UTC))
    yield
    clock.release()


def said(template: str, language: str = "nl", **values: object) -> str:
    return rendering.environment(language).from_string(template).render(values)


@pytest.mark.parametrize(
    ("on", "dutch"),
    [
        (date(2027, 3, 1), "vandaag"),
        (date(2027, 3, 2), "morgen"),
        (date(2027, 2, 28), "gisteren"),
        (date(2027, 3, 4), "over 3 dagen, op donderdag 4 maart"),
        (date(2027, 3, 15), "over 14 dagen, op maandag 15 maart"),
        (date(2027, 3, 16), "op dinsdag 16 maart"),
        (date(2027, 2, 26), "3 dagen geleden, op vrijdag 26 februari"),
        (date(2027, 1, 4), "op maandag 4 januari"),
        (date(2026, 12, 24), "op donderdag 24 december 2026"),
        (date(2028, 1, 3), "op maandag 3 januari 2028"),
    ],
)
def test_days_are_told_as_people_tell_them(on: date, dutch: str):
    assert said("{{ on | day }}", on=on) == dutch


@pytest.mark.parametrize(
    ("on", "dutch"),
    [
        (date(2027, 3, 1), "sinds vandaag"),
        (date(2027, 3, 5), "sinds vandaag"),
        (date(2027, 2, 28), "sinds gisteren"),
        (date(2027, 2, 26), "sinds 3 dagen"),
        (date(2027, 2, 15), "sinds 2 weken"),
        (date(2026, 12, 1), "sinds 3 maanden"),
    ],
)
def test_how_long_something_waits(on: date, dutch: str):
    assert said("{{ on | since }}", on=on) == dutch


def test_a_moment_falls_on_the_day_it_is_in_brussels():
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    assert said("{{ at | day }}, {{ at | time }}", at=late) == "morgen, 0:30"
    with pytest.raises(ValueError, match="without a time zone"):
        said("{{ at | day }}", at=datetime(2027, 3, 1, 23, 30))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "dinsdag 2 maart; 2 maart 2027; €\xa03.840,00; 1e kwartaal 2027"),
        ("en", "Tuesday 2 March; 2 March 2027; €3,840.00; 1st quarter 2027"),
    ],
)
def test_dates_and_amounts_as_the_language_writes_them(language: str, expected: str):
    template = "{{ on | date_long }}; {{ on | date_short }}; {{ 384000 | eur }}; {{ on | quarter }}"
    assert said(template, language, on=date(2027, 3, 2)) == expected


def test_cents_are_not_lost():
    assert said("{{ 9007199254740993 | eur }}").endswith("992.547.409,93")


def test_a_day_that_opens_a_sentence():
    assert said("{{ 'op dinsdag 2 maart' | capital }}{{ '' | capital }}") == "Op dinsdag 2 maart"


def test_an_unknown_name_is_an_error():
    with pytest.raises(UndefinedError):
        said("{{ afspraken }}")


def test_a_missing_template_is_an_error():
    with pytest.raises(TemplateNotFound):
        rendering.render("nl", "geen/pagina.html")


def test_what_people_write_is_escaped_also_inside_a_translation():
    name = "<script>"
    assert said("{{ name }} {% trans %}Dag {{ name }}{% endtrans %} 100%", name=name) == (
        "&lt;script&gt; Dag &lt;script&gt; 100%"
    )


def test_letters_in_plain_text_are_not_escaped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "brief.txt").write_text("{% trans %}Dag {{ name }}{% endtrans %}")
    monkeypatch.setattr(rendering, "TEMPLATES", tmp_path)
    rendering.environment.cache_clear()
    try:
        assert rendering.render("nl", "brief.txt", Letter("Jan & co")) == "Dag Jan & co"
    finally:
        rendering.environment.cache_clear()


@dataclass(frozen=True, slots=True)
class Letter:
    name: str


@dataclass(frozen=True, slots=True)
class Hiding:
    today: date


def test_a_context_may_not_hide_what_every_page_has():
    with pytest.raises(TypeError, match="today"):
        rendering.render("nl", "errors/fields/missing.html", Hiding(TODAY))


def test_every_sentence_for_a_field_can_be_said():
    """Equality with the keys in the code: a new key without a sentence fails, and so does a sentence without a key."""
    fields = forms.Fields(
        [("a", "x" * 9), ("n", "99"), ("w", "x"), ("d", "1999-01-01"), ("l", "2999-01-01"), ("z", "z")]
    )
    fields.text("empty", 5)
    fields.text("a", 5)
    fields.integer("n", 1, 9)
    fields.integer("w", 1, 9)
    fields.date("d", TODAY)
    fields.date("l", None, TODAY)
    fields.date("z")
    fields.one_of("choice", ("a",))
    fields.one_of("w", ("a",))
    fields.many("none", ("a",), least=2)
    fields.problems.append(forms.Problem("w", "not_offered", {}))
    for key in keys_in_code() - {problem.key for problem in fields.problems}:
        fields.problems.append(forms.Problem("page", key, {"most": 5}))
    sentences = dict(said_of(fields))
    assert set(sentences) == keys_in_code() == {path.stem for path in (rendering.TEMPLATES / "errors/fields").iterdir()}
    assert sentences["too_long"] == "Dit is 4 tekens te lang. Er passen 5 tekens in."
    assert sentences["too_early"] == "Kies 1 maart 2027 of een latere dag."


def said_of(fields: forms.Fields) -> list[tuple[str, str]]:
    template = rendering.environment("nl").from_string(
        "{% for field, text in fields | errors %}{{ field }}: {{ text }}\n{% endfor %}"
    )
    lines = template.render(fields=fields).splitlines()
    return [
        (problem.key, line.removeprefix(f"{problem.field}: "))
        for problem, line in zip(fields.problems, lines, strict=True)
    ]


def keys_in_code() -> set[str]:
    """Every key that `wrong` is called with, in forms and on pages; a page may keep one in a list first."""
    trees = [ast.parse(path.read_text()) for path in Path(forms.__file__).parent.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    arguments = [node.args[1] for node in calls if node.func.attr == "wrong"]  # type: ignore[union-attr]
    named = {
        one.value
        for argument in arguments
        for one in ast.walk(argument)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    kept = {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return named | ({path.stem for path in (rendering.TEMPLATES / "errors/fields").iterdir()} & kept)


def test_the_same_words_stand_in_the_summary_and_at_the_field():
    fields = forms.Fields()
    fields.text("text", 5)
    template = "{% for _, text in fields | errors %}{{ text }}{% endfor %} {{ fields | error('text') }}"
    assert said(template, fields=fields) == "Vul dit in. Vul dit in."
    assert said("{{ fields | error('other') }}", fields=fields) == ""


def test_every_error_page_has_its_template():
    templates = rendering.environment("nl").list_templates(extensions=["html"])
    assert {f"errors/{status}.html" for status in errors.PAGES} <= set(templates)


@pytest.mark.long
def test_every_template_compiles_in_every_language():
    for language in i18n.LANGUAGES:
        made = rendering.environment(language)
        for name in made.list_templates():
            made.get_template(name)


def test_the_catalogue_holds_translations_read_from_the_text_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(
        'msgid "Dag %(name)s"\nmsgstr "Hello %(name)s"\n\n'
        'msgid "%(n)s plan"\nmsgid_plural "%(n)s plannen"\nmsgstr[0] "%(n)s plan"\nmsgstr[1] "%(n)s plans"\n\n'
        'msgid "Tot later"\nmsgstr ""\n',
        "utf-8",
    )
    monkeypatch.setattr(i18n, "_FOLDER", tmp_path)
    i18n.translations.cache_clear()
    rendering.environment.cache_clear()
    template = (
        "{% trans name %}Dag {{ name }}{% endtrans %}. {% trans %}Tot later{% endtrans %}."
        "{% for n in (1, 2) %} {% trans n %}{{ n }} plan{% pluralize %}{{ n }} plannen{% endtrans %}{% endfor %}"
    )
    try:
        assert said(template, "en", name="Sara") == "Hello Sara. Tot later. 1 plan 2 plans"
        assert said(template, "nl", name="Sara") == "Dag Sara. Tot later. 1 plan 2 plannen"
    finally:
        i18n.translations.cache_clear()
        rendering.environment.cache_clear()


def test_the_catalogue_in_the_repository_can_be_read():
    with i18n.catalogue("en").open("rb") as source:
        assert len(read_po(source, locale="en"))
