"""From nothing to a plan that begun, over HTTP: each step as somebody would take it in a browser."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import httpx
import pytest
from litestar import Litestar

from tests.web import id_of, press, step_in, visitor

Somebody = Callable[[str], Awaitable[httpx.AsyncClient]]
NEED = "Ik wil weten wat er komt."
AGREEMENT = "Elke ochtend kijk je met Dirk op het bord."


@pytest.fixture
async def as_(app: Litestar) -> AsyncIterator[Somebody]:
    """Gives each member of the cast a browser of their own, signed in; ask for them by name."""
    async with AsyncExitStack() as open_browsers:
        browsers: dict[str, httpx.AsyncClient] = {}

        async def somebody(name: str) -> httpx.AsyncClient:
            if name not in browsers:
                browsers[name] = await open_browsers.enter_async_context(visitor(app))
                await step_in(browsers[name], name)
            return browsers[name]

        yield somebody


async def started(as_: Somebody, who: str = "noor", kind: str = "employee", **more: str) -> str:
    """Begins a plan of that kind for Sara; the address of the plan."""
    browser = await as_(who)
    page = await browser.get("/plannen/nieuw")
    typed = {"kind": kind} if who == "sara" else {"kind": kind, "worker": id_of("sara")}
    typed |= {"relation": "external"} if who == "els" else {}
    done = await press(browser, page, "Begin dit plan", **typed, **more)
    return done.headers["location"].removesuffix("/opstellen")


async def ask(as_: Somebody, plan: str, who: str, seat: str, by: str = "noor") -> httpx.Response:
    """Asks Jan or Els to take part."""
    browser = await as_(by)
    fields = {"seat": seat, f"{seat}_person": id_of(who), "coach_relation": "external", "csrf": await token(browser)}
    return await browser.post(f"{plan}/mensen", data=fields)


async def token(browser: httpx.AsyncClient) -> str:
    """The token of this session, as every form carries it."""
    page = await browser.get("/demo/brieven")
    return page.text.split('name="csrf" value="')[1].split('"')[0]


async def answered(as_: Somebody, plan: str, who: str, button: str = "Ja, ik doe mee") -> httpx.Response:
    browser = await as_(who)
    return await press(browser, await browser.get(f"{plan}/uitnodiging"), button)


async def drafted(as_: Somebody, **more: str) -> str:
    """Noor's draft for Sara: Jan and Els take part, one need, one agreement."""
    plan = await started(as_, **more)
    noor = await as_("noor")
    await press(noor, await noor.get(f"{plan}/uitzondering"), "Ja, dat verklaar ik")
    for who, seat in (("jan", "employer"), ("els", "coach")):
        await ask(as_, plan, who, seat)
        await answered(as_, plan, who)
    await press(noor, await noor.get(f"{plan}/behoeften/nieuw"), "Stel dit voor", text=NEED)
    form = await noor.get(f"{plan}/afspraken/nieuw")
    await press(noor, form, "Stel dit voor", title="Het fotobord", text=AGREEMENT)
    return plan


async def begun(as_: Somebody, **more: str) -> str:
    """The same, after Sara's yes."""
    plan = await drafted(as_, **more)
    sara = await as_("sara")
    await press(sara, await sara.get(f"{plan}/begin"), "Ja, we beginnen")
    return plan
