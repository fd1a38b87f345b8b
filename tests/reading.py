"""The plain-language gate: how easy running Dutch text reads, and what stands in the way of its reader.

`problems_of_page(html, WORKER)` looks at the sentences in <main>; headings, buttons, labels and tables are short by
nature, what people wrote themselves (`data-eigen`) is theirs, initials in a circle are a picture, and English is
another language's business.
Why these figures and this count of syllables: docs/decisions/0003-plain-language-gate.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Bar:
    """What a text must reach for one kind of reader: ease at least, mean and longest sentence at most (in words)."""

    ease: float
    mean: float
    longest: int


WORKER = Bar(ease=80, mean=8, longest=12)
EMPLOYER = Bar(ease=70, mean=11, longest=16)
COACH = Bar(ease=60, mean=14, longest=20)
BARS = {
    "worker": WORKER,
    "employer": EMPLOYER,
    "user_company": EMPLOYER,
    "colleague_coach": EMPLOYER,
    "confidant": EMPLOYER,
    "coach": COACH,
    "drafter": COACH,
    "reviewer": COACH,
}

ENOUGH = 30
"""Words: below that a figure says nothing, so only the forbidden words are looked for."""

FORBIDDEN = (
    "indien",
    "alvorens",
    "betreffende",
    "desbetreffende",
    "overeenkomstig",
    r"dien(?:t|en) (?:\w+ )?te",
    "teneinde",
    "inzake",
    "middels",
    "desgevallend",
    "derhalve",
    "gelieve",
    "aangaande",
    "krachtens",
    "ingevolge",
    "met betrekking tot",
)

_FORBIDDEN = re.compile(rf"\b(?:{'|'.join(FORBIDDEN)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'’.,/@-]*[^\W_]|[^\W_]")
_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+")
_STOPPED = re.compile(r"[.!?…][\"”’»)]*$")
_SYLLABLE = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyáàâäéèêëíïóôöúûü]")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was read."""

    words: int
    sentences: int
    mean: float
    longest: str
    ease: float


def problems_of_page(html: str, bar: Bar) -> list[str]:
    """What keeps this page from its reader; [] when nothing does."""
    return problems(running(html), bar)


def problems_of_letter(text: str, bar: Bar) -> list[str]:
    """The same for plain text: every line is a paragraph of its own."""
    return problems([_ADDRESS.sub("", line) for line in text.splitlines()], bar)


def problems(paragraphs: Iterable[str], bar: Bar) -> list[str]:
    read = [_spaced(paragraph) for paragraph in paragraphs]
    found = [f"forbidden: {match[0]} (in: {text})" for text in read for match in _FORBIDDEN.finditer(text)]
    measured = measure(sentences(read, bar.longest))
    if measured.words < ENOUGH:
        return found
    if words(measured.longest) > bar.longest:
        found.append(f"{words(measured.longest)} words, at most {bar.longest}: {measured.longest}")
    if measured.mean > bar.mean:
        found.append(f"{measured.mean:.1f} words a sentence, at most {bar.mean}")
    if measured.ease < bar.ease:
        found.append(f"ease {measured.ease:.0f}, at least {bar.ease}")
    return found


def measure(said: Sequence[str]) -> Measure:
    """Flesch-Douma (1960): 206.835 - 0.93 x words a sentence - 77 x syllables a word. 100 when there is nothing."""
    counts = [words(sentence) for sentence in said]
    total = sum(counts)
    if not total:
        return Measure(0, 0, 0.0, "", 100.0)
    mean = total / len(said)
    per_word = sum(syllables(word) for sentence in said for word in _WORD.findall(sentence)) / total
    return Measure(total, len(said), mean, max(said, key=words), 206.835 - 0.93 * mean - 77 * per_word)


def sentences(paragraphs: Iterable[str], longest: int) -> list[str]:
    """Whole sentences. What has no full stop is a label, unless it is too long to pass for one."""
    pieces = [piece for paragraph in paragraphs for piece in _END.split(_spaced(paragraph))]
    return [piece for piece in pieces if words(piece) and (_STOPPED.search(piece) or words(piece) > longest)]


def words(text: str) -> int:
    return len(_WORD.findall(text))


def syllables(word: str) -> int:
    """Groups of vowels as Dutch is spoken; a number or a row of consonants counts for one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


def running(html: str) -> list[str]:
    """The paragraphs of <main> (of all of it when there is no <main>), in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    inside = [text for text, in_main in reader.paragraphs if in_main]
    return inside if reader.saw_main else [text for text, _ in reader.paragraphs]


def _spaced(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    counts: bool
    main: bool


class _Reader(HTMLParser):
    """Collects text per paragraph; every element inherits whether its text counts."""

    INLINE = frozenset(["a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "small", "span", "strong", "time"])
    FORM = frozenset(["button", "label", "legend", "option", "select", "textarea"])
    ASIDE = frozenset(["code", "nav", "pre", "script", "style", "svg", "table", "template", "title"])
    VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[tuple[str, bool]] = []
        self.saw_main = False
        self._open = [_Open("", counts=True, main=False)]
        self._text: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.INLINE:
            self.flush()
        if tag in self.VOID:
            return
        self.saw_main |= tag == "main"
        around, said = self._open[-1], dict(attrs)
        foreign = not (said.get("lang") or "nl").startswith("nl")
        apart = "data-eigen" in said or said.get("aria-hidden") == "true" or foreign
        counts = around.counts and tag not in self.FORM | self.ASIDE and not apart
        self._open.append(_Open(tag, counts, around.main or tag == "main"))

    def handle_endtag(self, tag):
        if tag not in self.INLINE:
            self.flush()
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data):
        if self._open[-1].counts:
            self._text.append(data)

    def flush(self):
        text = _spaced("".join(self._text))
        if text:
            self.paragraphs.append((text, self._open[-1].main))
        self._text = []
