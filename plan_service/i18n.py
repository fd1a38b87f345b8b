"""Languages: Dutch stands in the templates, the others are catalogues read once, at the start."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from plan_service import cookies, sessions

LANGUAGES = ("nl", "en")
SOURCE = "nl"
LOCALES = {"nl": "nl_BE", "en": "en_GB"}  # how dates and amounts are written

_FOLDER = Path(__file__).parent / "locale"
_A_YEAR = 365 * 24 * 60 * 60


def catalogue(language: str) -> Path:
    return _FOLDER / language / "LC_MESSAGES" / "messages.po"


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; a sentence that misses there is shown in Dutch."""
    if language == SOURCE:
        return NullTranslations()
    compiled = BytesIO()
    with catalogue(language).open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def language(request: sessions.AnyRequest) -> str:
    """What this browser chose, else what the person prefers, else Dutch.

    The browser goes first: whoever walks the demo in English stays in English as Sara too.
    """
    chosen = next((request.cookies[name] for name in _NAMES if name in request.cookies), None)
    someone = sessions.person(request)
    preferred = someone.language if someone else SOURCE
    return next((one for one in (chosen, preferred) if one in LANGUAGES), SOURCE)


def remember(language: str, *, secure: bool) -> str:
    """The Set-Cookie line that keeps a language for this browser."""
    return cookies.line("taal", language, secure=secure, max_age=_A_YEAR)


_NAMES = tuple(cookies.name("taal", secure=secure) for secure in (True, False))
