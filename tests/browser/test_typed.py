"""Nothing typed is ever lost: whatever breaks on the way, the words are there again and can still be sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from plan_service import engines, projections, tables
from tests.browser.cells import plan_of
from tests.browser.house import COOKIE, House, fill_only
from tests.browser.lives import Life, cases, cut
from workflows.glossary import Role

pytestmark = pytest.mark.long

TEXT = "Ik wil twee keer tien minuten pauze.\nDat weegt minder."
REASON = "Eén lange pauze helpt mij niet; ik word dan “traag” & stijf."
TYPED = {"text": TEXT, "reason": REASON}
TOO_LONG = "Dit is te lang. " * 150


@dataclass
class Desk:
    """Sara, writing another text for an agreement that Jan may change as well."""

    house: House
    browser: Browser
    sessions: dict[str, str]
    life: Life
    address: str
    page: Page

    def write(self, **typed: str) -> None:
        self.page.goto(self.address)
        for name, words in (TYPED | typed).items():
            self.page.fill(f"#{name}", words)

    def send(self, button: str = "Stel dit voor") -> int:
        with self.page.expect_navigation(wait_until="load") as coming:
            self.page.get_by_role("button", name=button).click()
        return coming.value.status if coming.value else 0

    def in_fields(self) -> dict[str, str]:
        return {name: self.page.input_value(f"#{name}") for name in TYPED}

    def shown(self) -> list[str]:
        """The words as a page shows them back that cannot take them now."""
        return self.page.locator("main blockquote").all_inner_texts()

    def proposed(self) -> list[str]:
        """Who proposed which text of this agreement since the first, as it stands in the house."""
        return self.house.run(self._revisions())

    async def _revisions(self) -> list[str]:
        rows = await tables.Plan.raw("SELECT state FROM plan WHERE id = {}", self.life.plan)
        plan = projections.decoded(rows[0]["state"])
        clause = next(one for one in plan.agreements if one.id == self.address.split("/")[-2])
        return [revision.proposed_by.value for revision in clause.revisions[1:]]

    def holder(self, role: Role) -> str:
        return next(one.id for one in self.life.case.people if role in one.roles)

    def context(self, role: Role) -> BrowserContext:
        found = self.browser.new_context(base_url=self.house.url)
        found.add_cookies([{"name": COOKIE, "value": self.sessions[self.holder(role)], "url": self.house.url}])
        return found


@pytest.fixture(scope="module")
def life() -> Life:
    return cut(next(life.case for life in cases() if life.name == "sara"), 21)


@pytest.fixture(scope="module")
def furnished(house: House, sqlite_template: Path, life: Life) -> Path:
    return house.furnish("typed", sqlite_template, fill_only(life))


@pytest.fixture
def desk(house: House, browser: Browser, furnished: Path, life: Life) -> Iterator[Desk]:
    address = f"/plannen/{life.plan}/afspraken/{plan_of(life).agreements[0].id}/tegenvoorstel"
    one = Desk(house, browser, house.move_in(furnished), life, address, None)  # type: ignore[arg-type]
    context = one.context(Role.WORKER)
    one.page = context.new_page()
    yield one
    context.close()


def test_the_way_back(desk: Desk):
    desk.write()
    desk.page.get_by_role("link", name="Ik wil hulp", exact=True).click()
    desk.page.wait_for_url("**/hulp**")
    desk.page.go_back()
    assert desk.in_fields() == TYPED


def test_a_mistake(desk: Desk):
    desk.write(easy=TOO_LONG)
    assert desk.send() == 422
    assert desk.in_fields() == TYPED
    assert desk.page.input_value("#easy") == TOO_LONG
    desk.page.fill("#easy", "Twee keer tien minuten pauze.")
    assert desk.send() == 200
    assert desk.proposed() == ["worker"]


def test_a_change_meanwhile(desk: Desk):
    """Jan was first. Sara is told, comes to his text with her own words in the fields, and decides again."""
    desk.write()
    other = desk.context(Role.EMPLOYER)
    jan = other.new_page()
    jan.goto(desk.address)
    jan.fill("#text", "Sara krijgt tien minuten extra pauze.")
    jan.get_by_role("button", name="Stel dit voor").click()
    jan.wait_for_load_state()
    other.close()
    assert desk.send() == 409
    assert [words for words in (TEXT, REASON) if words not in desk.shown()] == []
    assert desk.proposed() == ["employer"]
    assert desk.send("Probeer opnieuw") == 200
    assert desk.page.get_by_text("Sara krijgt tien minuten extra pauze.").first.is_visible()
    assert desk.in_fields() == TYPED
    assert desk.proposed() == ["employer"]
    assert desk.send() == 200
    assert desk.proposed() == ["employer", "worker"]


def test_a_session_that_ended(desk: Desk):
    desk.write()
    desk.page.context.clear_cookies()
    assert desk.send() == 403
    assert [words for words in (TEXT, REASON) if words not in desk.shown()] == []
    assert desk.send("Stap in als Sara De Smet") == 200
    assert [words for words in (TEXT, REASON) if words not in desk.shown()] == []
    assert desk.proposed() == []
    assert desk.send("Verstuur opnieuw") == 200
    assert desk.proposed() == ["worker"]


def test_pressing_twice(desk: Desk):
    """Two presses and the way back to press once more: proposed once."""
    desk.write()
    desk.page.get_by_role("button", name="Stel dit voor").dblclick()
    desk.page.wait_for_url(lambda url: not url.endswith("tegenvoorstel"))
    assert desk.proposed() == ["worker"]
    desk.page.go_back()
    assert desk.in_fields() == TYPED
    desk.send()
    assert desk.proposed() == ["worker"]


def test_a_failure_of_ours(desk: Desk):
    """A table that is gone, really; and back when they try again."""
    desk.write()
    desk.house.run(_order("ALTER TABLE intent RENAME TO lost"))
    assert desk.send() == 500
    assert [words for words in (TEXT, REASON) if words not in desk.shown()] == []
    desk.house.run(_order("ALTER TABLE lost RENAME TO intent"))
    assert desk.proposed() == []
    assert desk.send("Verstuur opnieuw") == 200
    assert desk.proposed() == ["worker"]


async def _order(sql: str) -> None:
    async with engines.transaction():
        await tables.Intent.raw(sql)
