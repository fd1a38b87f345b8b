"""No page in English speaks Dutch, whoever reads it and wherever links lead them."""

import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from litestar import Litestar

from plan_service import clock, demo_data
from plan_service.cases_format import Case, Person, read_all
from plan_service.engines import bind, close, open_engine
from tests.conftest import Figure
from tests.databases import aside
from tests.web import demo_on, visitor

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

# Words no Flemish sentence does without, and no English one has. Not "de": people are called that.
DUTCH = frozenset(
    """
    aan af afspraak afspraken als alle alleen allemaal altijd anders antwoord antwoorden bij daar daarna dag
    dagen dan dat deze dit doe doet door een elke er geen geeft gaat ga geven goed graag heb hebben hebt heeft
    het hier hoe hun iedereen iemand iets ik ja je jij jou jouw jouwe jullie kan kies kijk kijken klaar krijgt
    kunnen lees leest lezen maak maakt maken maand maanden mag meer mensen mijn minder moet moeten naar nee
    niemand niet niets nodig nog nu om onderteken ook op opnieuw plannen praat praten schreef schrijf schrijft
    sinds stel stelt stuur tegen tekent tekenen terug tot uit van vandaag voor vraag vraagt waar waarom wacht
    wachten wanneer wat weken welke werkgever werknemer wie wij wil worden wordt zeg zegt zei zelf zij zijn
    zonder zou
    """.split()  # noqa: SIM905 - as a list it is a page of one word a line
)
HASH = re.compile(r"[0-9a-f]{32,}")
WORD = re.compile(r"[^\W\d_]+")


class Spoken(HTMLParser):
    """What the site itself says on a page, with where it leads; what people wrote is theirs."""

    VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
    SILENT = frozenset(["script", "style", "textarea"])  # what stands in a box, somebody typed
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


@pytest.fixture(scope="module")
def filled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case of the demo, once: what language a page speaks has nothing to do with the kind of database."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    shutil.copyfile(sqlite_template, path)

    async def fill() -> None:
        engine = await open_engine(f"sqlite:///{path}")
        bind(engine)
        await demo_data.fill(clock.legal_day(NOW))
        await close(engine)

    clock.fix(NOW)
    aside(fill())
    clock.release()
    return path


@pytest.fixture
async def demo(filled: Path, monday: None) -> AsyncIterator[Litestar]:
    engine = await open_engine(f"sqlite:///{filled}")
    yield demo_on(engine)
    await close(engine)


async def walked(browser: httpx.AsyncClient, start: str) -> dict[str, Spoken]:
    """Every page this person can get to by links from there."""
    found: dict[str, Spoken] = {}
    known, ahead = {start}, [start]
    while ahead:
        address = ahead.pop()
        page = await browser.get(address, follow_redirects=True)
        if page.headers["content-type"].startswith("text/html"):
            found[address] = Spoken(page.text)
            fresh = {link for link in found[address].links if "bestand" not in link} - known
            known |= fresh
            ahead.extend(fresh)
    return found


CASES = read_all()
AT_ONCE = "lotte"
READ: Counter[str] = Counter()


def newly_met(case: Case) -> list[Person]:
    """Who is in no case before this one."""
    before = {person.id for other in CASES[: CASES.index(case)] for person in other.people}
    return [person for person in case.people if person.id not in before]


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.key, marks=() if case.key == AT_ONCE else pytest.mark.long) for case in CASES],
)
async def test_a_page_in_english_says_nothing_in_dutch(demo: Litestar, case: Case, figure: Figure):
    """Everybody of the case, wherever links lead them."""
    dutch: dict[str, str] = {}
    unwrapped: dict[str, str] = {}
    for one in newly_met(case):
        async with visitor(demo) as browser:
            await browser.post("/demo/stap-in", data={"person": one.id})
            browser.cookies.set("taal", "en")
            pages = await walked(browser, "/thuis")
        READ["pages"] += len(pages)
        for address, page in pages.items():
            if address.startswith("/patronen"):  # its samples are Dutch plan texts, shown to builders
                continue
            dutch |= dict.fromkeys(page.dutch(), f"{address} as {one.first_name}")
            unwrapped |= dict.fromkeys(page.unwrapped, f"{address} as {one.first_name}")
    figure("pages read in English", READ["pages"])
    assert (dutch, unwrapped) == ({}, {})
