"""Who looked: no row, no page."""

import pytest

from plan_service import tables
from tests.stories.cells import OPEN, Visitor, address, expected, routes, told, visitors
from tests.stories.lives import BRAM, KARIM, MARK, MIA, TUUR, plan_of
from tests.stories.world import Browsers

OURS = 500


@pytest.mark.parametrize("person", [MIA, BRAM, TUUR, KARIM], ids=["worker", "employer", "colleague", "reviewer"])
async def test_a_page_that_cannot_be_logged_is_not_shown(world, person, figure, database_kind):
    here = await told("asked", plan_of("asked"))
    visitor: Visitor = next(one for one in await visitors(here, [here]) if one.person == person)
    client, _ = await Browsers(world).of(person)
    may = [
        address(route, here, visitor)[0]
        for route in routes(world.app)
        if route.method == "GET" and route.of_a_plan and expected(route, here, visitor) == OPEN
    ]
    pages = [await client.get(url) for url in may]
    await tables.AccessLog.raw("ALTER TABLE access_log RENAME TO gone")
    errors = [await client.get(url) for url in may]

    assert [page for page in pages if MARK.search(page.text)]
    assert {page.status_code for page in errors} == {OURS}
    assert [page.url for page in errors if MARK.search(page.text)] == []
    figure(f"pages without a row in the access log on {database_kind}", f"0 of {len(may)} shown")


async def test_the_row_says_who_as_what_for_whom_and_why(world):
    """The worker reads it a moment later."""
    before = await tables.AccessLog.count()
    client, _ = await Browsers(world).of(BRAM)
    await client.get(f"/plannen/{plan_of('signing')}/tekenen")
    assert await tables.AccessLog.count() == before + 1
    found = await tables.AccessLog.raw(
        "SELECT person, role, part, task FROM access_log WHERE plan = {}", plan_of("signing")
    )
    assert found == [{"person": BRAM, "role": "employer", "part": "signing", "task": "sign"}]
    mia, _ = await Browsers(world).of(MIA)
    assert "Bram" in (await mia.get(f"/plannen/{plan_of('signing')}/wie-keek")).text
