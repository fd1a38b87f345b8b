"""English is whole: every sentence of the templates has its English, and no page in English speaks Dutch."""

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from litestar import Litestar

from plan_service import clock, demo_data, i18n, rendering
from plan_service.app import create_app
from plan_service.cases_format import read_all
from plan_service.engines import bind, close, open_engine
from tests.conftest import Figure
from tests.web import DEMO, visitor

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MAPPING = Path(i18n.__file__).parent / "locale" / "babel.cfg"
OTHERS = [language for language in i18n.LANGUAGES if language != i18n.SOURCE]

# Words no Flemish sentence does without, and no English one has. Not "de": people are called that.
DUTCH = frozenset(
    [
        "aan",
        "af",
        "afspraak",
        "afspraken",
        "als",
        "alle",
        "alleen",
        "allemaal",
        "altijd",
        "anders",
        "antwoord",
        "antwoorden",
        "bij",
        "daar",
        "daarna",
        "dag",
        "dagen",
        "dan",
        "dat",
        "deze",
        "dit",
        "doe",
        "doet",
        "door",
        "een",
        "elke",
        "er",
        "geen",
        "geeft",
        "gaat",
        "ga",
        "geven",
        "goed",
        "graag",
        "heb",
        "hebben",
        "hebt",
        "heeft",
        "het",
        "hier",
        "hoe",
        "hun",
        "iedereen",
        "iemand",
        "iets",
        "ik",
        "ja",
        "je",
        "jij",
        "jou",
        "jouw",
        "jouwe",
        "jullie",
        "kan",
        "kies",
        "kijk",
        "kijken",
        "klaar",
        "krijgt",
        "kunnen",
        "lees",
        "leest",
        "lezen",
        "maak",
        "maakt",
        "maken",
        "maand",
        "maanden",
        "mag",
        "meer",
        "mensen",
        "mijn",
        "minder",
        "moet",
        "moeten",
        "naar",
        "nee",
        "niemand",
        "niet",
        "niets",
        "nodig",
        "nog",
        "nu",
        "om",
        "onderteken",
        "ook",
        "op",
        "opnieuw",
        "plannen",
        "praat",
        "praten",
        "schreef",
        "schrijf",
        "schrijft",
        "sinds",
        "stel",
        "stelt",
        "stuur",
        "tegen",
        "tekent",
        "tekenen",
        "terug",
        "tot",
        "uit",
        "van",
        "vandaag",
        "voor",
        "vraag",
        "vraagt",
        "waar",
        "waarom",
        "wacht",
        "wachten",
        "wanneer",
        "wat",
        "weken",
        "welke",
        "werkgever",
        "werknemer",
        "wie",
        "wij",
        "wil",
        "worden",
        "wordt",
        "zeg",
        "zegt",
        "zei",
        "zelf",
        "zij",
        "zijn",
        "zonder",
        "zou",
    ]
)
HASH = re.compile(r"[0-9a-f]{32,}")
WORD = re.compile(r"[^\W\d_]+")


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


# --- the catalogue ------------------------------------------------------------------


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


# --- the pages ----------------------------------------------------------------------


class Spoken(HTMLParser):
    """What the site itself says on a page, with where it leads; what people wrote is theirs."""

    VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
    SILENT = frozenset(["script", "style"])
    HEARD = ("aria-label", "alt", "title", "placeholder")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.unwrapped: list[str] = []
        self.links: set[str] = set()
        self._open: list[tuple[str, bool, str]] = [("", True, "en")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        _, ours, language = self._open[-1]
        language = has.get("lang", language)
        own = "data-eigen" in has
        if own and language == "en" and "lang" not in has and not self._inside_translation():
            self.unwrapped.append(self.get_starttag_text() or tag)
        ours = ours and not own and language == "en" and tag not in self.SILENT
        if ours:
            self.said.extend(has[name] for name in self.HEARD if name in has)
        if tag == "a" and has.get("href", "").startswith("/"):
            self.links.add(has["href"].partition("#")[0])
        if tag not in self.VOID:
            self._open.append((tag, ours, language))

    def _inside_translation(self) -> bool:
        return any(tag == "aside" for tag, _, _ in self._open)

    def handle_endtag(self, tag: str) -> None:
        if any(one == tag for one, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1][1]:
            self.said.append(data)

    def dutch(self) -> set[str]:
        """Each piece of text with Dutch words in it; a capital may be a name (Van Hoof), a hash is no word."""
        plain = {text: HASH.sub("", text) for text in self.said}
        found = {
            text for text, said in plain.items() if DUTCH & {word for word in WORD.findall(said) if word.islower()}
        }
        return {" ".join(text.split()) for text in found}


@pytest.fixture
def monday() -> Iterator[None]:
    clock.fix(NOW)
    yield
    clock.release()


@pytest.fixture
async def demo(monday: None, sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Litestar]:
    """Every case of the demo, once: what language a page speaks has nothing to do with the kind of database."""
    path = tmp_path / "demo.db"
    shutil.copyfile(sqlite_template, path)
    engine = await open_engine(f"sqlite:///{path}")
    bind(engine)
    await demo_data.fill(clock.legal_day(NOW))
    yield create_app(DEMO, engine)
    await close(engine)


async def walked(browser: httpx.AsyncClient, start: str) -> dict[str, Spoken]:
    """Every page this person can get to by links from there."""
    found: dict[str, Spoken] = {}
    ahead = [start]
    while ahead:
        address = ahead.pop()
        page = await browser.get(address, follow_redirects=True)
        if address in found or not page.headers["content-type"].startswith("text/html"):
            continue
        found[address] = Spoken(page.text)
        ahead.extend(link for link in found[address].links if link not in found and "bestand" not in link)
    return found


async def test_a_page_in_english_says_nothing_in_dutch(demo: Litestar, figure: Figure):
    """Everybody of every case, wherever links lead them."""
    dutch: dict[str, str] = {}
    unwrapped: dict[str, str] = {}
    seen = 0
    for one in {person.id: person for case in read_all() for person in case.people}.values():
        async with visitor(demo) as browser:
            await browser.post("/demo/stap-in", data={"person": one.id})
            browser.cookies.set("taal", "en")
            pages = await walked(browser, "/thuis")
        seen += len(pages)
        for address, page in pages.items():
            if address.startswith("/patronen"):  # its samples are Dutch plan texts, shown to builders
                continue
            dutch |= dict.fromkeys(page.dutch(), f"{address} as {one.first_name}")
            unwrapped |= dict.fromkeys(page.unwrapped, f"{address} as {one.first_name}")
    figure("pages read in English", seen)
    assert (dutch, unwrapped) == ({}, {})
