"""What this installation is told by its environment: read once, and wrong is not started.

No setting is a secret of ours: sessions are random and stored hashed, so there is no key to keep.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from plan_service.engines import sqlite_path

Mode = Literal["demo", "production"]

DEMO = {
    "DATABASE_URL": "sqlite:///var/demo.db",
    "SAMENPLAN_HOSTS": "localhost,127.0.0.1,[::1]",
    "SAMENPLAN_CONTROLLER": "demo",
    "SAMENPLAN_CONTACT": "demo@example.org",
    "SAMENPLAN_RETENTION_YEARS": "1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `read` found to be right."""

    mode: Mode
    database_url: str
    hosts: tuple[str, ...]  # the names this installation answers to
    controller: str  # who keeps people's data,
    contact: str  # where to ask about it,
    retention_years: int  # and how long it is kept after a plan ends: pages tell it
    host: str = "127.0.0.1"
    port: int = 8000
    thinking_days: int = 3
    log_level: str = "INFO"

    @property
    def demo(self) -> bool:
        return self.mode == "demo"


class WrongSettings(Exception):
    """`wrong`: each variable with the name of what is the matter. Values are not repeated: some hold passwords."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{name}: {reason}" for name, reason in wrong.items()))
        self.wrong = dict(wrong)


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises WrongSettings with all that is wrong at once. Without a mode this is production."""
    demo = environment.get("SAMENPLAN_MODE") == "demo"
    given = _Given((DEMO if demo else {}) | dict(environment))
    settings = Settings(
        mode="demo" if given.choice("SAMENPLAN_MODE", ("production", "demo")) == "demo" else "production",
        database_url=given.text("DATABASE_URL"),
        hosts=tuple(given.text("SAMENPLAN_HOSTS").replace(",", " ").split()),
        controller=given.text("SAMENPLAN_CONTROLLER"),
        contact=given.text("SAMENPLAN_CONTACT"),
        retention_years=given.number("SAMENPLAN_RETENTION_YEARS", range(1, 51)),
        host=given.text("SAMENPLAN_HOST", "127.0.0.1"),
        port=given.number("SAMENPLAN_PORT", range(1, 65536), "8000"),
        thinking_days=given.number("SAMENPLAN_THINKING_DAYS", range(15), "3"),
        log_level=given.choice("SAMENPLAN_LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR")),
    )
    given.wrong |= _unsafe(settings)
    if given.wrong:
        raise WrongSettings(given.wrong)
    return settings


def database_url(environment: Mapping[str, str] = os.environ) -> str:
    """The database alone, for commands that only look after it. Raises WrongSettings."""
    url = environment.get("DATABASE_URL", "")
    if not (sqlite_path(url) or urlsplit(url).scheme.startswith("postgres")):
        raise WrongSettings({"DATABASE_URL": "missing" if not url else "unknown_database"})
    return url


class _Given:
    """Reads on after something wrong, to tell all of it."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.wrong: dict[str, str] = {}

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name, "").strip() or default
        if not value:
            self.wrong[name] = "missing"
        return value

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, allowed[0])
        if value not in allowed:
            self.wrong[name] = "unknown"
        return value

    def number(self, name: str, allowed: range, default: str = "") -> int:
        value = self.text(name, default)
        if value and not (value.isdecimal() and int(value) in allowed):
            self.wrong[name] = "not_in_range"
        return int(value) if value.isdecimal() else 0


def _unsafe(settings: Settings) -> dict[str, str]:
    """The demo signs in whoever asks: only on this machine, and never on the data of real people."""
    wrong = {}
    address = urlsplit(settings.database_url)
    if settings.database_url and not (sqlite_path(settings.database_url) or address.scheme.startswith("postgres")):
        wrong["DATABASE_URL"] = "unknown"
    elif settings.database_url and ("demo" in address.path.rpartition("/")[2]) != settings.demo:
        wrong["DATABASE_URL"] = "not_a_demo_database" if settings.demo else "demo_database"
    if settings.demo and not _is_loopback(settings.host):
        wrong["SAMENPLAN_HOST"] = "demo_beyond_this_machine"
    return wrong


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
