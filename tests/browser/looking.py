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
CONTRAST = "color-contrast-enhanced"
AXE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {CONTRAST: {"enabled": False}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations", "incomplete"],
    "elementRef": False,
    "preload": False,  # nothing is loaded from elsewhere
}
AXE_CONTRAST = AXE | {"runOnly": {"type": "rule", "values": [CONTRAST]}, "rules": {CONTRAST: {"enabled": True}}}
"""7:1, by far the slowest of its rules: run on one text of each kind that stands in one way in some colours."""
RUN_AXE = "options => axe.run(document, options)"
RUN_CONTRAST = "([keys, options]) => axe.run({ include: look.at(keys) }, options)"
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
    """What one page looked like; `contexts`: each way in which a text stands in it, by its kind and its colours."""

    forms: list[dict[str, Any]]
    contexts: list[str]
    overflow: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


class Eyes:
    """One page of one browser. Whose eyes they are changes with their cookies.

    Two more pages stay open, a wide and a narrow one, that put on what came over HTTP: the same style, no script.
    """

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.errors: list[str] = []
        self.asked: list[str] = []
        self._context = browser.new_context(viewport=WIDE, base_url=url)
        self._context.add_init_script(f"window.look = {_look()}")
        self.page = self._shown = self._new_page()
        self._wide = self._new_page()
        self._narrow = self._new_page()
        self._narrow.set_viewport_size(NARROW)

    def _new_page(self) -> Page:
        page = self._context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("request", self._requested)
        return page

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

    def send(self, action: str, pairs: list[tuple[str, str]]) -> int:
        """Sends fields to an address of this site, from this page."""
        with self.page.expect_navigation(wait_until="load") as coming:
            self.page.evaluate("([action, pairs]) => look.send(action, pairs)", [action, pairs])
        return _status(coming.value)

    def look(self) -> Sight:
        """Geometry at 1280 px, and at 320 px without and with WCAG's text spacing; every fold open."""
        self._shown = self.page
        self.page.set_viewport_size(NARROW)
        narrow = self.page.evaluate("(look.open(), look.both())")
        self.page.set_viewport_size(WIDE)
        return _sight(self.page.evaluate("look.all()"), narrow)

    def wear(self, pages: list[str]) -> list[Sight]:
        """The same of pages that are not opened but laid out, one after the other; the last stays for axe to read."""
        self._shown = self._wide
        for page in (self._wide, self._narrow):
            if page.url == "about:blank":
                page.goto("/hulp", wait_until="load")
        wide = self._wide.evaluate("pages => look.allOf(pages)", pages)
        narrow = self._narrow.evaluate("pages => look.bothOf(pages)", pages)
        return [_sight(one, other) for one, other in zip(wide, narrow, strict=True)]

    def axe(self) -> list[Finding]:
        """All that axe finds on the page seen last, at 1280 px, but for contrast."""
        return self._axe(RUN_AXE, AXE)

    def contrast(self, contexts: list[str]) -> list[Finding]:
        """What axe finds of the contrast of texts that this page was seen to have, on light paper and on dark."""
        light = self._axe(RUN_CONTRAST, [contexts, AXE_CONTRAST])
        self._shown.emulate_media(color_scheme="dark")
        dark = self._axe(RUN_CONTRAST, [contexts, AXE_CONTRAST])
        self._shown.emulate_media(color_scheme="light")
        return [*light, *dark]

    def _axe(self, script: str, given: object) -> list[Finding]:
        if not self._shown.evaluate("'axe' in window"):
            self._shown.evaluate(_axe())
        found = self._shown.evaluate(script, given)
        return [
            Finding(rule["id"], kind == "violations", str(node["target"][0]), _why(node))
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
        ]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED_ERROR):
            self.errors.append(f"{message.location['url']}: {message.text}")

    def _requested(self, request: Request) -> None:
        self.asked.append(request.url)


def _status(response: Response | None) -> int:
    assert response is not None
    return response.status


def _sight(wide: list[Any], narrow: list[Any]) -> Sight:
    forms, contexts, plain = wide
    sight = Sight(forms, contexts)
    for how, found in (("1280 px", plain), ("320 px", narrow[0]), ("320 px, spaced", narrow[1])):
        sight.overflow += [f"{how}: {one}" for one in found["overflow"]]
        sight.targets += [f"{how}: {one}" for one in found["targets"]]
    return sight


def _why(node: dict[str, Any]) -> str:
    said = [check["message"] for check in (*node["any"], *node["all"], *node["none"])]
    return f"{'; '.join(said)} in {node['html'][:160]}"


@cache
def _look() -> str:
    return (Path(__file__).parent / "look.js").read_text("utf-8").partition("\n")[2].strip().rstrip(";")


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
