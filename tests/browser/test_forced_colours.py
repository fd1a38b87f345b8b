"""With the colours of the system instead of ours, everything one can use still has an edge, a focus and a sign."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.house import COOKIE, House, fill_only
from tests.browser.lives import cases

pytestmark = pytest.mark.long

PAGES = (
    "/patronen",
    "/patronen/dicht",
    "/thuis",
    "/plannen/{plan}",
    "/plannen/{plan}/volgende",
    "/plannen/{plan}/mensen",
)

EDGELESS = """() => [...document.querySelectorAll(".button, input:not([type=hidden]), textarea, select, .option")]
    .filter(one => one.checkVisibility())
    .filter(one => {
        const style = getComputedStyle(one);
        const native = one.matches("[type=radio], [type=checkbox]");
        return !native && (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1);
    })
    .map(one => one.outerHTML.slice(0, 120))"""
FADED = """() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll("main svg :is(path, circle, line, rect, polyline)")]
        .filter(one => one.checkVisibility())
        .filter(one => {
            const style = getComputedStyle(one);
            const seen = colour => colour !== "none" && colour !== paper && colour !== "rgba(0, 0, 0, 0)";
            return !seen(style.fill) && !seen(style.stroke);
        })
        .map(one => one.parentElement.outerHTML.slice(0, 160));
}"""
UNMARKED = """() => {
    const one = document.activeElement, style = getComputedStyle(one.closest(".option") ?? one);
    const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return one === document.body || marked ? "" : one.outerHTML.slice(0, 120);
}"""
TABS = 40


@pytest.fixture(scope="module")
def page(house: House, browser: Browser, sqlite_template: Path) -> Iterator[tuple[Page, str]]:
    life = cases()[0]
    session = house.move_in(house.furnish("forced", sqlite_template, fill_only(life)))[life.case.people[0].id]
    context = browser.new_context(base_url=house.url, forced_colors="active")
    context.add_cookies([{"name": COOKIE, "value": session, "url": house.url}])
    yield context.new_page(), life.plan
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_disappears(page: tuple[Page, str], path: str):
    one, plan = page
    one.goto(path.format(plan=plan))
    assert one.evaluate("matchMedia('(forced-colors: active)').matches")
    assert one.evaluate(EDGELESS) == []
    assert one.evaluate(FADED) == []
    unmarked = set[str]()
    for _ in range(TABS):
        one.keyboard.press("Tab")
        unmarked.add(one.evaluate(UNMARKED))
    assert unmarked - {""} == set()
