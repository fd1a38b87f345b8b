"""What somebody may not read is on no page, in no letter and in no line of the log that reaches them."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest

from plan_service import tables
from plan_service.cases_format import read_all
from plan_service.logs import JsonLines
from tests.stories.cells import PARAMETER, Route, Told, Visitor, lapsed, routes, told, trusted, visitors
from tests.stories.lives import CUTS, MARK, marks, plan_of
from tests.stories.readers import may_read, written
from tests.stories.world import Browsers, copied
from workflows.glossary import Role, Seated

AT_ONCE = ("gathering",)
LATER = (pytest.mark.long, pytest.mark.one_engine)
LIVES = [pytest.param(cut, marks=() if cut in AT_ONCE else LATER) for cut in CUTS]
SARAS = next(case.plan for case in read_all() if case.key == "sara")
SEARCHED: Counter[str] = Counter()


def addresses(route: Route, here: Told, plan: str) -> Iterator[str]:
    """The route with each clause and each entry of the plan, whoever may read it."""
    if not route.of_a_plan:
        yield f"{route.path}?plan={plan}"
        return
    path = route.path.replace("{plan_id:uuid}", plan)
    inner = PARAMETER.search(path)
    if inner is None:
        yield path
        return
    clauses = tuple(clause.id for clause in here.plan.clauses)
    ids = {"entry_id": here.entries, "person_id": trusted(here)}.get(inner[1], clauses)
    yield from (PARAMETER.sub(id, path) for id in ids)


def reading(here: Told, visitor: Visitor) -> Role | None:
    """The role in which somebody reads this plan; nobody's who only was asked, left, or sits elsewhere."""
    sat = [seat for seat in here.plan.seats if seat.person == visitor.person]
    roles = [seat.role for seat in sat if seat.standing is Seated.ACTIVE and not lapsed(seat)]
    if roles:
        return roles[0]
    return Role.REVIEWER if visitor.what == "reviewer" and not sat else None


async def answers(world, here: Told, visitor: Visitor) -> list[httpx.Response]:
    """Every page there is, and what comes of every form sent empty, in a copy that it may spoil."""
    client, csrf = await Browsers(world).of(visitor.person)
    found = [await client.get(url) for route in routes(world.app) for url in gets(route, here)]
    if reading(here, visitor) is Role.WORKER:  # an empty form of theirs may let somebody read
        return found
    spoiled = await copied(here.id)
    for route in routes(world.app):
        if route.method == "POST" and route.of_a_plan:
            found += [
                await client.post(url, data={"csrf": csrf, "intent": str(uuid4())})
                for url in addresses(route, here, spoiled)
            ]
    return found


def gets(route: Route, here: Told) -> Iterator[str]:
    return addresses(route, here, here.id) if route.method == "GET" else iter(())


@pytest.mark.parametrize("cut", LIVES)
async def test_nobody_finds_what_is_not_theirs(world, cut, caplog, figure, database_kind):
    caplog.set_level(logging.DEBUG, "plan_service")
    here = await told(cut, plan_of(cut))
    wrong, found = set[tuple[str, str, str]](), defaultdict[str, set[str]](set)
    for visitor in await visitors(here, [here, await told("sara", SARAS)]):
        role = reading(here, visitor)
        for answer in await answers(world, here, visitor):
            for mark in set(MARK.findall(answer.text + str(answer.headers))):
                of, kind = marks()[mark]
                allowed = None if of != cut else role is not None and may_read(kind, cut, role)
                if allowed is False:
                    wrong.add((visitor.what, kind, str(answer.request.url).replace(here.id, "…")))
                if allowed:
                    found[kind].add(visitor.what)
            SEARCHED[database_kind] += 1
    assert sorted(wrong) == []
    assert {kind for kind in await written(cut) if not found[kind]} == set()
    assert MARK.findall("\n".join(map(JsonLines().format, caplog.records))) == []
    figure(f"pages searched for marks on {database_kind}", SEARCHED[database_kind])


async def test_no_letter_says_what_somebody_wrote(world, figure, database_kind):
    """Not even to who may read it: a letter may be read on the bus (journeys.md)."""
    letters = await tables.Letter.raw("SELECT subject, body_text FROM letter")
    outbox = await tables.Outbox.raw("SELECT data, dedupe FROM outbox")
    assert len(letters) > len(CUTS)
    assert MARK.findall(str(letters) + str(outbox)) == []
    figure(f"letters searched for marks on {database_kind}", f"{len(letters)}, and {len(outbox)} lines of the outbox")
