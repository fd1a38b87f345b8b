"""Ids cannot be walked: what is somebody else's is answered exactly as what does not exist."""

import re
from uuid import uuid4

import httpx
import pytest

from tests.stories.cells import (
    NOT_FOUND,
    OPEN,
    Route,
    Told,
    Visitor,
    address,
    expected,
    objects,
    routes,
    told,
    visitors,
)
from tests.stories.lives import FIEN, KARIM, MIA, STRANGER, TUUR, every_case, plan_of
from tests.stories.world import Browsers

ONE_TIME = re.compile(r'(name="(?:csrf|intent)" value=")[^"]*')
CASES = dict(every_case())
OWNER = Visitor(MIA, "the worker, who reads all")


def bare(response: httpx.Response, *ids: str) -> tuple[int, list[tuple[str, str]], str]:
    """All of an answer but one-time values and the ids that were asked for."""
    text = ONE_TIME.sub(r"\1", response.text)
    for id in ids:
        text = text.replace(id, "ID")
    return response.status_code, sorted(response.headers.items()), text


async def asked(browsers: Browsers, visitor: Visitor, route: Route, url: str) -> httpx.Response:
    client, csrf = await browsers.of(visitor.person)
    if route.method == "GET":
        return await client.get(url)
    return await client.post(url, data={"csrf": csrf, "text": "Woorden van mij."})


async def everybody() -> list[Told]:
    return [await told(name, case.plan) for name, case in CASES.items()]


@pytest.mark.parametrize("state", ["sara", pytest.param("signing", marks=pytest.mark.long)])
async def test_a_plan_of_others_is_no_plan(world, state, figure, database_kind):
    every = await everybody()
    here, browsers, pairs = next(one for one in every if one.name == state), Browsers(world), 0
    for visitor in await visitors(here, every):
        for route in routes(world.app):
            if route.of_a_plan and expected(route, here, visitor) == NOT_FOUND:
                unknown, url = str(uuid4()), address(route, here, visitor)[0]
                one = bare(await asked(browsers, visitor, route, url), here.id)
                other = bare(await asked(browsers, visitor, route, url.replace(here.id, unknown)), unknown)
                assert one == other, (visitor.what, route)
                assert one[0] == 404
                pairs += 1
    figure(f"unknown and foreign plans answered alike, {state} on {database_kind}", f"{pairs} pairs")


@pytest.mark.parametrize("person", [FIEN, TUUR, KARIM, STRANGER], ids=["coach", "colleague", "reviewer", "stranger"])
async def test_what_stands_in_another_plan_is_nothing_here(world, person, figure, database_kind):
    """The plan is one's own, the clause or entry is another plan's of the same people: not even then."""
    here, other = await told("gathering", plan_of("gathering")), await told("in_force", plan_of("in_force"))
    visitor = next(one for one in await visitors(here, [here, other]) if one.person == person)
    browsers, pairs = Browsers(world), 0
    for route in routes(world.app):
        inner = re.findall(r"\{((?!plan_id)\w+):\w+\}", route.path)
        if not inner:
            continue
        foreign, unknown = next(objects(inner[0], route, other, OWNER)), str(uuid4())
        urls = [re.sub(r"\{\w+:\w+\}", id, route.path.replace("{plan_id:uuid}", here.id)) for id in (foreign, unknown)]
        one, two = [await asked(browsers, visitor, route, url) for url in urls]
        assert bare(one, foreign) == bare(two, unknown), (visitor.what, route)
        assert expected(route, here, visitor) != OPEN or one.status_code in {404, 409, 422}
        pairs += 1
    figure(f"foreign and unknown clauses answered alike on {database_kind}", f"{pairs} pairs for each of four people")
