"""Days, terms and amounts told as people tell them; the words themselves stand in `templates/words/`."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_currency
from jinja2 import Environment

from plan_service import clock, i18n
from workflows.calendar import first_day

_NEAR = 14  # up to two weeks away people count days; past that they look at a calendar


class Words:
    """The filters of one language."""

    def __init__(self, environment: Environment, language: str) -> None:
        self._environment = environment
        self._locale = i18n.LOCALES[language]

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "day": self.day,
            "since": self.since,
            "date_long": self.date_long,
            "date_short": self.date_short,
            "time": self.time,
            "eur": self.eur,
            "quarter": self.quarter,
            "capital": capital,
            "iso_day": date.fromisoformat,
        }

    def day(self, moment: date | datetime) -> str:
        """For example: vandaag, morgen, over 3 dagen, op dinsdag 2 maart, or just op dinsdag 2 maart."""
        away = (_day(moment) - _today()).days
        return self._say("day", away=away, near=_NEAR, date=self.date_long(moment))

    def since(self, moment: date | datetime) -> str:
        """For example: sinds vandaag, sinds 3 dagen, sinds 5 weken."""
        past = max(0, (_today() - _day(moment)).days)
        return self._say("since", days=past, weeks=past // 7, months=past // 30)

    def date_long(self, moment: date | datetime) -> str:
        """For example: dinsdag 2 maart; with the year when it is not this one."""
        day = _day(moment)
        year = "" if day.year == _today().year else " y"
        return format_date(day, f"EEEE d MMMM{year}", locale=self._locale)

    def date_short(self, moment: date | datetime) -> str:
        """2 maart 2027: for tables and letters, where a day stands alone."""
        return format_date(_day(moment), "d MMMM y", locale=self._locale)

    def time(self, moment: datetime) -> str:
        """14:05, as the clock on the wall in Brussels shows it."""
        return format_time(moment, "H:mm", tzinfo=clock.BRUSSELS, locale=self._locale)

    def eur(self, cents: int) -> str:
        """€ 3.840,00 from 384000 whole cents."""
        return format_currency(Decimal(cents) / 100, "EUR", locale=self._locale)

    def quarter(self, day: date | str) -> str:
        """1e kwartaal 2027, from a day in it or from 2027-Q1."""
        day = first_day(day) if isinstance(day, str) else day
        return format_date(day, "QQQQ y", locale=self._locale)

    def _say(self, what: str, **figures: Any) -> str:
        return self._environment.get_template(f"words/{what}.txt").render(figures).strip()


def capital(text: str) -> str:
    """The first letter large, for a day that opens a sentence."""
    return text[:1].upper() + text[1:]


def _today() -> date:
    return clock.legal_day(clock.now())


def _day(moment: date | datetime) -> date:
    return clock.legal_day(moment) if isinstance(moment, datetime) else moment
