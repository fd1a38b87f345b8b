"""One pair of eyes in real Chromium: opens pages as somebody, measures them, and lets axe read them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize, sync_playwright

from tests.browser.house import COOKIE

LANGUAGE = "taal"

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},  # 7:1 asks more
    "resultTypes": ["violations", "incomplete"],
    "elementRef": False,
    "preload": False,  # nothing is loaded from elsewhere
}
IN_THE_DARK = AXE | {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
"""Nothing but colours differs there."""
EXPECTED_ERROR = "Failed to load resource: the server responded with a status of "
"""Chromium notes every page with an error status so; which status a page has is looked at by itself."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of CHROMIUM, else the one on the path, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing axe found: which rule, where, and why."""

    rule: str
    certain: bool
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}{'' if self.certain else ' (incomplete)'} at {self.where}: {self.why}"


@dataclass(slots=True)
class Sight:
    """What one page looked like."""

    status: int
    overflow: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    forms: list[dict[str, Any]] = field(default_factory=list)


class Eyes:
    """One page of one browser. Whose eyes they are changes with their cookies."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.errors: list[str] = []
        self.asked: list[str] = []
        self._context = browser.new_context(viewport=WIDE, base_url=url)
        self.page: Page = self._context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._requested)

    def close(self) -> None:
        self._context.close()

    def become(self, session: str, language: str = "nl") -> None:
        """`session` is a cookie's value; empty for nobody."""
        self._context.clear_cookies()
        said = {LANGUAGE: language} | ({COOKIE: session} if session else {})
        self._context.add_cookies([{"name": name, "value": value, "url": self.url} for name, value in said.items()])

    def open(self, path: str) -> int:
        """Opens an address; returns the status of what came."""
        return _status(self.page.goto(path, wait_until="load"))

    def send_empty(self, form: int) -> int:
        """Sends one form of this page with nothing in it."""
        return self._sent(f"{_look()}.empty({form})")

    def send(self, action: str, pairs: list[tuple[str, str]]) -> int:
        """Sends fields to an address of this site, from this page."""
        return self._sent(f"([action, pairs]) => {_look()}.send(action, pairs)", [action, pairs])

    def _sent(self, script: str, given: object = None) -> int:
        with self.page.expect_navigation(wait_until="load") as coming:
            self.page.evaluate(script, given)
        return _status(coming.value)

    def look(self, status: int) -> Sight:
        """Geometry at 1280 px, and at 320 px without and with WCAG's text spacing; every fold open."""
        self._resize(WIDE)
        script = f"(() => {{ const look = {_look()}; look.open(); return [look.forms(), look.geometry()] }})()"
        forms, wide = self.page.evaluate(script)
        self._resize(NARROW)
        narrow, spaced = self.page.evaluate(f"{_look()}.both()")
        sight = Sight(status, forms=forms)
        for how, found in (("1280 px", wide), ("320 px", narrow), ("320 px, spaced", spaced)):
            sight.overflow += [f"{how}: {one}" for one in found["overflow"]]
            sight.targets += [f"{how}: {one}" for one in found["targets"]]
        return sight

    def _resize(self, size: ViewportSize) -> None:
        if self.page.viewport_size != size:
            self.page.set_viewport_size(size)

    def axe(self, *, dark: bool = False) -> list[Finding]:
        """All that axe finds on this page as it stands, at 1280 px."""
        self._resize(WIDE)
        if dark:
            self.page.emulate_media(color_scheme="dark")
        self.page.evaluate(_axe())
        found = self.page.evaluate("options => axe.run(document, options)", IN_THE_DARK if dark else AXE)
        if dark:
            self.page.emulate_media(color_scheme="light")
        return [
            Finding(rule["id"], kind == "violations", str(node["target"][0]), _why(node))
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
        ]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED_ERROR):
            self.errors.append(f"{self.page.url}: {message.text}")

    def _requested(self, request: Request) -> None:
        self.asked.append(request.url)


def _status(response: Response | None) -> int:
    assert response is not None
    return response.status


def _why(node: dict[str, Any]) -> str:
    said = [check["message"] for check in (*node["any"], *node["all"], *node["none"])]
    return f"{'; '.join(said)} in {node['html'][:160]}"


@cache
def _look() -> str:
    return (Path(__file__).parent / "look.js").read_text("utf-8").partition("\n")[2].strip().rstrip(";")


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
