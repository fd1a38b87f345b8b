"""The pictures in README.md, taken of the demo as it starts: script/screenshots."""

import asyncio
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from plan_service.migrate import migrate
from tests.browser.house import House, fill_demo, opened
from tests.browser.lives import Life, cases
from tests.browser.looking import Eyes, chromium
from workflows.glossary import Role

IMAGES = Path(__file__).parent.parent.parent / "docs" / "img"
PHONE: ViewportSize = {"width": 375, "height": 812}
DESK: ViewportSize = {"width": 1366, "height": 768}
MARGIN = 24

PICTURES = {
    "agreement-phone": ("sara", Role.WORKER, "/plannen/{plan}/volgende", PHONE),
    "plan": ("sara", Role.WORKER, "/plannen/{plan}", DESK),
    "dossier": ("fatima", Role.REVIEWER, "/dossiers/{plan}", DESK),
}
"""Of which case, as whom, which page, how large."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        asyncio.run(migrate(f"sqlite:///{empty}"))
        with chromium() as browser, opened(Path(folder), empty) as house:
            take(house, browser, empty)


def take(house: House, browser: Browser, empty: Path) -> None:
    sessions = house.move_in(house.furnish("demo", empty, fill_demo))
    by_key = {life.name: life for life in cases()}
    IMAGES.mkdir(exist_ok=True)
    for name, (key, role, path, size) in PICTURES.items():
        life = by_key[key]
        eyes = Eyes(browser, house.url)
        eyes.become(sessions[_holder(life, role)])
        eyes.page.set_viewport_size(size)
        eyes.open(path.format(plan=life.plan))
        eyes.page.screenshot(path=IMAGES / f"{name}.png", full_page=True, clip=_clip(eyes.page, size))
        eyes.close()


def _clip(page: Page, size: ViewportSize) -> FloatRect:
    """A desk shows what is on it at first; a phone all that the page is about, as if it were that long."""
    if size is DESK:
        return {"x": 0, "y": 0, "width": size["width"], "height": size["height"]}
    sections = page.locator("main > section")
    first, last = sections.first.bounding_box(), sections.last.bounding_box()
    assert first is not None
    assert last is not None
    top = first["y"] - MARGIN
    return {"x": 0, "y": top, "width": size["width"], "height": last["y"] + last["height"] + MARGIN - top}


def _holder(life: Life, role: Role) -> str:
    return next(person.id for person in life.case.people if role in person.roles)


if __name__ == "__main__":
    main()
