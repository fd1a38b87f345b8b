"""A browser without a screen: keeps cookies, follows nothing unasked, fills in forms as they stand on the page."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from plan_service import tables
from plan_service.app import create_app
from plan_service.engines import Engine, bind
from plan_service.settings import Settings

HERE = "http://127.0.0.1:8000"
DEMO = Settings(
    mode="demo",
    database_url="sqlite:///var/demo.db",
    hosts=("127.0.0.1",),
    controller="Samenplan vzw",
    contact="hulp@samenplan.example",
    retention_years=1,
)
PRODUCTION = Settings(
    mode="production",
    database_url="sqlite:///var/plan.db",
    hosts=("plan.example",),
    controller="Samenplan vzw",
    contact="hulp@samenplan.example",
    retention_years=5,
)

# Who is who, in every story.
CAST = {
    "sara": ("11111111-1111-4111-8111-111111111111", "Sara De Smet", "worker"),
    "jan": ("22222222-2222-4222-8222-222222222222", "Jan Peeters", "employer"),
    "els": ("33333333-3333-4333-8333-333333333333", "Els Maes", "coach"),
    "noor": ("44444444-4444-4444-8444-444444444444", "Noor Haddad", "drafter"),
    "dirk": ("55555555-5555-4555-8555-555555555555", "Dirk Claes", "colleague_coach"),
    "vera": ("66666666-6666-4666-8666-666666666666", "Vera Wouters", "confidant"),
    "karim": ("77777777-7777-4777-8777-777777777777", "Karim Amrani", "reviewer"),
    "eva": ("88888888-8888-4888-8888-888888888888", "Eva Stevens", "worker"),
}


def id_of(name: str) -> str:
    return CAST[name][0]


async def settle_cast() -> None:
    """Writes everybody into the bound database, as people of the demo."""
    everybody = [
        tables.Person(
            id=id,
            name=name,
            first_name=name.split()[0],
            email=f"{name.split()[0].lower()}@example.org",
            organisation="",
            language="nl",
            colour=str(number),
            roles=f'["{role}"]',
            demo=True,
        )
        for number, (id, name, role) in enumerate(CAST.values())
    ]
    await tables.Person.insert(*everybody)


@pytest.fixture
async def app(engine: Engine) -> Litestar:
    """The demo on a database of its own, with the cast and without plans."""
    await settle_cast()
    return demo_on(engine)


def demo_on(engine: Engine, *more: HTTPRouteHandler) -> Litestar:
    """The demo on this database, with `more` routes."""
    return _on(engine, DEMO, more)


def production_on(engine: Engine, *more: HTTPRouteHandler) -> Litestar:
    """The service as people will have it, on this database, with `more` routes."""
    return _on(engine, PRODUCTION, more)


def _on(engine: Engine, settings: Settings, more: tuple[HTTPRouteHandler, ...]) -> Litestar:
    """Put together once each: an application keeps no database."""
    bind(engine)
    known = (settings.mode, more)
    if known not in _APPLICATIONS:
        _APPLICATIONS[known] = create_app(settings, engine)
        for handler in more:
            _APPLICATIONS[known].register(handler)
    return _APPLICATIONS[known]


_APPLICATIONS: dict[tuple[str, tuple[HTTPRouteHandler, ...]], Litestar] = {}


@pytest.fixture
async def client(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who has not stepped in yet."""
    async with visitor(app) as one:
        yield one


def visitor(app: Litestar, base_url: str = HERE) -> httpx.AsyncClient:
    """A browser of its own. Says what a browser says of a form from our own page."""
    # Not Litestar's AsyncTestClient: that one runs another event loop, and hangs on a shared pool.
    # A failure of ours is to be seen as people see it, as a page.
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=base_url, headers={"Sec-Fetch-Site": "same-origin"})


async def step_in(client: httpx.AsyncClient, name: str) -> httpx.Response:
    """As that member of the cast, from now on in this browser."""
    return await client.post("/demo/stap-in", data={"person": id_of(name)})


@dataclass
class Form:
    """A form on a page: `fields` as they would be sent, `buttons` by their words."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)

    def names(self) -> set[str]:
        return {name or value for name, value in self.fields}  # an unticked box has only a value


async def press(
    client: httpx.AsyncClient, page: httpx.Response, button: str, **typed: str | list[str]
) -> httpx.Response:
    """Fills in and presses the button with these words, as a person on that page would.

    Raises LookupError when the page has no such button, or no such field in its form.
    """
    form = next((form for form in forms(page) if button in form.buttons), None)
    if form is None:
        raise LookupError(f"no button {button!r}; there are {[b for f in forms(page) for b in f.buttons]}")
    if unknown := typed.keys() - form.names():
        raise LookupError(f"no field {sorted(unknown)}; there are {sorted(form.names())}")
    data: dict[str, list[str]] = {}
    for name, value in [*form.fields, form.buttons[button]]:
        if name and name not in typed:
            data.setdefault(name, []).append(value)
    url = urljoin(str(page.url), form.action)
    return await client.post(url, data=data | typed, headers={"Referer": str(page.url)})


def forms(page: httpx.Response) -> list[Form]:
    reader = _FormReader(str(page.url))
    reader.feed(page.text)
    return reader.forms


class _FormReader(HTMLParser):
    """As much of HTML as a form needs; an unticked box or an unchosen radio is known but not sent."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._url = url
        self._form = Form("")  # fields outside a form belong to nobody
        self._button: tuple[str, str] | None = None
        self._area: str | None = None
        self._select: tuple[str, str | None] | None = None
        self._words = ""
        self._unheard: str | None = None  # inside an element that is aria-hidden

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if has.get("aria-hidden") == "true":
            self._unheard = tag
        if tag == "form":
            self._form = Form(has.get("action") or self._url)
            self.forms.append(self._form)
        elif tag == "input":
            self._input(has)
        elif tag == "button":
            self._button, self._words = (has.get("name", ""), has.get("value", "")), ""
        elif tag == "textarea":
            self._area, self._words = has["name"], ""
        elif tag == "select":
            self._select = (has["name"], None)
        elif tag == "option" and self._select and ("selected" in has or self._select[1] is None):
            self._select = (self._select[0], has.get("value", ""))

    def _input(self, has: dict[str, str]) -> None:
        if has.get("type") in {"checkbox", "radio"} and "checked" not in has:
            self._form.fields.append(("", has["name"]))
        elif "name" in has:
            self._form.fields.append((has["name"], has.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._unheard is None:
            self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unheard:
            self._unheard = None
        if tag == "button" and self._button:
            self._form.buttons[" ".join(self._words.split())] = self._button
            self._button = None
        elif tag == "textarea" and self._area:
            self._form.fields.append((self._area, re.sub(r"^\n", "", self._words)))
            self._area = None
        elif tag == "select" and self._select:
            self._form.fields.append((self._select[0], self._select[1] or ""))
            self._select = None
        elif tag == "form":
            self._form = Form("")
