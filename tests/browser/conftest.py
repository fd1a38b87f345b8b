"""A house with plans in it, and a browser to look at it with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.house import House, opened
from tests.browser.looking import chromium

# Per module, not per session: Playwright's loop must be gone before asynchronous tests elsewhere begin.


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house"), sqlite_template) as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one
