"""Every top task walked for real, by keyboard alone and without script: how many screens, inputs and presses of Tab."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plan_service import tables
from tests.browser.house import COOKIE, House, fill_bare, fill_only
from tests.browser.lives import DAY, Life, cases, cut
from tests.browser.looking import WIDE
from tests.browser.tasks import TASKS, Task
from tests.browser.walking import Walker
from tests.conftest import Figure
from tests.web import CAST, id_of

pytestmark = pytest.mark.long

MOST_STOPS = 12


@dataclass
class Place:
    """A house with one plan in it, and where the newest letter of each person leads."""

    furnished: Path
    people: dict[str, str]
    plan: str
    letters: dict[str, str]

    def start(self, task: Task) -> str:
        if task.start == "letter":
            return self.letters[self.people[task.role.value]]
        return "/thuis" if task.start == "home" else task.start.format(plan=self.plan)


Places = Callable[[str], Place]


@pytest.fixture(scope="module")
def places(house: House, sqlite_template: Path) -> Places:
    by_key = {life.name: life.case for life in cases()}

    @cache
    def furnished(life: str) -> Place:
        key, _, step = life.partition("-")
        if not life:
            people = {role: id_of(name) for name, (_, _, role) in CAST.items() if name != "eva"}
            return Place(house.furnish("bare", sqlite_template, fill_bare), people, "", {})
        one = cut(by_key[key], int(step)) if step else Life(by_key[key], DAY, "case")
        path = house.furnish(life, sqlite_template, fill_only(one))
        house.move_in(path)
        house.tick()
        people = {role.value: person.id for person in one.case.people for role in person.roles}
        return Place(path, people, one.plan, house.run(_links()))

    return furnished


async def _links() -> dict[str, str]:
    rows = await tables.Letter.raw(
        "SELECT l.person, l.body_text FROM letter l JOIN outbox o ON o.id = l.id ORDER BY o.rowid"
    )
    return {row["person"]: re.findall(r"^/\S+$", row["body_text"], re.MULTILINE)[0] for row in rows}


@pytest.fixture(params=["keyboard", "without script"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def walker(house: House, places: Places, browser: Browser, task: Task, way: str) -> Iterator[Walker]:
    """Whoever has that role, at the start of the task."""
    place = places(task.life)
    session = house.move_in(place.furnished)[place.people[task.role.value]]
    context = browser.new_context(viewport=WIDE, base_url=house.url, java_script_enabled=way == "keyboard")
    context.add_cookies([{"name": COOKIE, "value": session, "url": house.url}])
    one = Walker(context.new_page(), keyboard=way == "keyboard")
    one.open(place.start(task))
    yield one
    context.close()


@pytest.mark.parametrize("task", TASKS, ids=str)
def test_a_task_takes_no_more_than_it_may(task: Task, way: str, walker: Walker, figure: Figure):
    task.walk(walker)
    assert (walker.screens, walker.inputs) == (task.screens, task.inputs)
    assert walker.stops <= MOST_STOPS
    tabs = f", at most {walker.stops} x Tab on a page" if walker.keyboard else ""
    figure(f"{task}, {way}", f"{walker.screens} screens, {walker.inputs} inputs{tabs}")
