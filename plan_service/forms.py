"""What a person sent with a form: read as typed, checked one field at a time, never thrown away."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote
from uuid import UUID

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import ClientException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

E = TypeVar("E", bound=StrEnum)

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 1_000
# Everything unprintable but tab and new line. NUL alone would already be a 500 from PostgreSQL.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# People write 2/3/2027, 2-3-2027, 2.3.2027 or 2 3 2027; machines 2027-03-02.
_DATE_MARKS = re.compile(r"\s*[-/.\s]\s*")
_DATE_PARTS = 3
# One slash, then no second one and no backslash, which browsers take for one.
_LOCAL_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*")


@dataclass(frozen=True, slots=True)
class Problem:
    """One field that must be looked at again; `key` names the sentence, `about` its figures."""

    field: str
    key: str
    about: dict[str, int | date]


class Fields:
    """The posted pairs in their order. Each reader returns a clean value or notes a `Problem`."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple((name, _clean(value)) for name, value in pairs)
        self.problems: list[Problem] = []

    def value(self, name: str, default: str = "") -> str:
        """What was typed in `name`, wrong or right, to show it again."""
        return next((value for key, value in self.pairs if key == name), default)

    def values(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)

    def problem(self, name: str) -> Problem | None:
        return next((problem for problem in self.problems if problem.field == name), None)

    def wrong(self, name: str, key: str, **about: int | date) -> None:
        """Note what a single field cannot know by itself, such as two days in the wrong order."""
        if self.problem(name) is None:
            self.problems.append(Problem(name, key, about))

    def text(self, name: str, most: int, *, required: bool = True) -> str:
        """Trimmed text of at most `most` characters; empty when there is a problem."""
        typed = self.value(name).strip()
        if not typed and required:
            self.wrong(name, "missing")
        if len(typed) > most:
            self.wrong(name, "too_long", most=most, over=len(typed) - most)
            return ""
        return typed

    def choice(self, name: str, kind: type[E], allowed: Collection[E] | None = None) -> E | None:
        """One of an enum's values, or of those `allowed`."""
        chosen = self.one_of(name, allowed if allowed is not None else tuple(kind))
        return kind(chosen) if chosen else None

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        """One of the values that the page offered; empty when there is a problem."""
        chosen = self.value(name)
        if chosen in allowed:
            return str(chosen)
        self.wrong(name, "not_offered" if chosen else "choose_one")
        return ""

    def many(self, name: str, allowed: Collection[str], least: int = 0) -> tuple[str, ...]:
        """The ticked values, each once, in the order of the page; one tick is a list of one."""
        chosen = tuple(dict.fromkeys(self.values(name)))
        if any(value not in allowed for value in chosen):
            self.wrong(name, "not_offered")
            return ()
        if len(chosen) < least:
            self.wrong(name, "choose_some", least=least)
        return chosen

    def ticked(self, name: str) -> bool:
        return self.value(name) != ""

    def integer(self, name: str, low: int, high: int, *, required: bool = True) -> int | None:
        """A whole number from `low` to `high`, both included; spaces in it are forgiven."""
        typed = re.sub(r"\s", "", self.value(name))
        if not typed:
            if required:
                self.wrong(name, "missing")
            return None
        if not re.fullmatch(r"-?[0-9]{1,15}", typed):
            self.wrong(name, "no_whole_number")
            return None
        if not low <= int(typed) <= high:
            self.wrong(name, "out_of_range", low=low, high=high)
            return None
        return int(typed)

    def date(
        self, name: str, earliest: date | None = None, latest: date | None = None, *, required: bool = True
    ) -> date | None:
        """A day from the three fields `name_day`, `name_month`, `name_year`, or from one, as people write it or ISO."""
        typed = self.day_parts(name)
        if not any(typed):
            if required:
                self.wrong(name, "missing")
            return None
        day = _day(typed)
        if day is None:
            self.wrong(name, "no_date")
        elif earliest is not None and day < earliest:
            self.wrong(name, "too_early", earliest=earliest)
        elif latest is not None and day > latest:
            self.wrong(name, "too_late", latest=latest)
        else:
            return day
        return None

    def day_parts(self, name: str) -> tuple[str, str, str]:
        """Day, month and year as they were chosen, to show them again."""
        if name in {key for key, _ in self.pairs}:
            parts = _DATE_MARKS.split(self.value(name).strip())
            if len(parts) != _DATE_PARTS:
                return self.value(name).strip(), "", ""
            return (parts[2], parts[1], parts[0]) if len(parts[0]) > 2 else (parts[0], parts[1], parts[2])  # noqa: PLR2004 -- a year has four figures
        day, month, year = (self.value(f"{name}_{part}").strip() for part in ("day", "month", "year"))
        return day, month, year

    def local_path(self, name: str) -> str:
        return local_path(self.value(name))

    def ident(self, name: str) -> str:
        """An id the page put there. Nobody types one, so a wrong one is a broken request."""
        try:
            return str(UUID(self.value(name)))
        except ValueError:
            raise ClientException(f"no id in {name}") from None


def local_path(sent: str) -> str:
    """An address within this site, or `/`: nothing that was sent to us may send people elsewhere."""
    return sent if _LOCAL_PATH.fullmatch(sent) else "/"


def address(request: Request[Any, Any, Any]) -> str:
    """The path of this request. Not from request.url, which fails on a malformed Host."""
    return quote(request.scope["path"])


class KeepTyped(ASGIMiddleware):
    """Reads a form before anything else can fail, so that whatever fails can show it back."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request = Request[Any, Any, Any](scope, receive)
        if request.method == "POST":
            scope["state"]["typed"] = await _pairs(request)
        await next_app(scope, receive, send)


async def read(request: Request[Any, Any, Any]) -> Fields:
    """The form of this request, ready to be checked."""
    return typed(request)


def typed(request: Request[Any, Any, Any]) -> Fields:
    """The form as `KeepTyped` read it; empty when there was none."""
    return Fields(request.scope["state"].get("typed", ()))


async def _pairs(request: Request[Any, Any, Any]) -> list[tuple[str, str]]:
    """Name and value, in the order of the page.

    Not by Litestar's form(): that one refuses a list with one value, drops empty fields, and keeps
    the last 1,024 bodies, personal text and all, in memory.
    """
    if request.content_type[0] != _FORM:
        return []
    try:
        body = (await request.body()).decode()
        return parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise ClientException("unreadable form") from error


def _clean(value: str) -> str:
    return _CONTROL.sub("", value.replace("\r\n", "\n"))


def _day(typed: tuple[str, str, str]) -> date | None:
    try:
        day, month, year = (int(part) for part in typed)
        return date(year, month, day)
    except ValueError:
        return None
