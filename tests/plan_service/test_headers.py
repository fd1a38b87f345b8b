"""Every response carries the headers: pages, redirects, errors, style and script, in the demo and outside."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from litestar import Litestar, get
from litestar.exceptions import ClientException, TooManyRequestsException
from litestar.params import FromPath

from plan_service import assets, errors, rendering
from plan_service.engines import Engine
from tests.web import demo_on, forms, production_on, step_in, visitor

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
}
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@get("/fout/{status:int}")
async def fail(status: FromPath[int]) -> None:
    if status == 429:
        raise TooManyRequestsException(headers={"Retry-After": "60"})
    if status == 500:
        raise ZeroDivisionError
    raise ClientException(status_code=status)


@pytest.fixture
async def production(engine: Engine) -> AsyncIterator[httpx.AsyncClient]:
    app = production_on(engine, fail)
    async with visitor(app, "https://plan.example") as client:
        yield client


@pytest.fixture
def app(app: Litestar, engine: Engine) -> Litestar:
    return demo_on(engine, fail)


async def everything(client: httpx.AsyncClient) -> list[httpx.Response]:
    """A response of every sort there is."""
    paths = ["/", "/demo/brieven", "/bestaat-niet", "/taal", *(asset.url for asset in assets.assets().values())]
    found = [await client.get(path) for path in [*paths, *(f"/fout/{status}" for status in errors.PAGES)]]
    found.append(await client.get("/", headers={"Host": "kwaad.example"}))
    found.append(await client.request("OPTIONS", "/"))
    found.append(await client.head("/"))
    found.append(await client.post("/taal", data={"language": "en", "terug": "/"}))
    found.append(await client.post("/taal", content=b"a" * 300_000))
    found.append(await client.post("/taal", headers={"Sec-Fetch-Site": "cross-site"}))
    found.append(await client.post("/afmelden"))
    return found


def check(response: httpx.Response) -> None:
    headers = response.headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy == POLICY
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert "camera=()" in headers["permissions-policy"]
    stored = "public, max-age=31536000, immutable" if is_asset(response) else "no-store"
    assert headers.get_list("cache-control") == [stored]
    assert "server" not in headers


def is_asset(response: httpx.Response) -> bool:
    return response.url.path in {asset.url for asset in assets.assets().values()} and response.status_code == 200


async def test_in_the_demo(client: httpx.AsyncClient):
    await step_in(client, "sara")
    for response in await everything(client):
        check(response)
        assert "strict-transport-security" not in response.headers


async def test_outside_the_demo(production: httpx.AsyncClient):
    for response in await everything(production):
        check(response)
        assert response.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"


async def test_no_page_describes_the_service_to_machines(client: httpx.AsyncClient):
    for path in ("/schema", "/schema/openapi.json", "/docs", "/openapi.json"):
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("status", sorted(errors.PAGES))
async def test_an_error_is_a_page_that_says_who_can_help(client: httpx.AsyncClient, status: int):
    response = await client.get(f"/fout/{status}")
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Vraag hulp aan je jobcoach" in response.text
    assert response.text.count("<h1>") == 1


async def test_an_unusual_refusal_is_told_as_a_request_we_do_not_understand(client: httpx.AsyncClient):
    response = await client.get("/fout/418")
    assert response.status_code == 400
    assert "Dit begrijpen we niet" in response.text


async def test_outside_the_demo_the_page_says_where_to_write(production: httpx.AsyncClient):
    assert "hulp@samenplan.example" in (await production.get("/bestaat-niet")).text


async def test_what_a_browser_must_know_beside_the_page(client: httpx.AsyncClient):
    assert (await client.get("/fout/429")).headers["retry-after"] == "60"
    assert (await client.get("/taal")).headers["allow"] == "POST, OPTIONS"


@pytest.mark.parametrize(
    "host", ["kwaad.example", "127.0.0.1.kwaad.example", "127.0.0.1:80:80", "", "127.0.0.1@kwaad.example"]
)
async def test_under_another_name_we_are_not_there(client: httpx.AsyncClient, host: str):
    response = await client.get("/", headers={"Host": host})
    assert response.status_code == 400
    assert "Probeer het uit" not in response.text


async def test_the_port_of_a_known_name_does_not_matter(client: httpx.AsyncClient):
    for host in ("127.0.0.1", "127.0.0.1:9999"):
        assert (await client.get("/", headers={"Host": host})).status_code == 200


async def test_a_changed_file_has_another_address_and_the_old_one_is_gone(client: httpx.AsyncClient):
    for name, asset in assets.assets().items():
        response = await client.get(asset.url)
        assert response.content == asset.content == (Path(assets.__file__).parent / "static" / name).read_bytes()
        assert (await client.get(f"/{name}")).status_code == 404
    assert (await client.get("/stijl-0000000000000000.css")).status_code == 404


async def test_pages_and_style_travel_compressed(client: httpx.AsyncClient):
    for path in ("/", assets.url("stijl.css"), "/bestaat-niet"):
        request = client.build_request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = await client.send(request, stream=True)
        raw = b"".join([part async for part in response.aiter_raw()])
        plain = gzip.decompress(raw) if path != "/bestaat-niet" else raw
        assert len(plain) > 500
        assert ("content-encoding" in response.headers) == (path != "/bestaat-niet")
        plainly = await client.get(path, headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plainly.headers


async def test_the_secret_on_a_compressed_page_is_masked_anew(client: httpx.AsyncClient):
    """Otherwise the size of many guesses would spell it out (BREACH)."""
    await step_in(client, "sara")
    seen = {
        value
        for _ in range(5)
        for form in forms(await client.get("/"))
        for name, value in form.fields
        if name == "csrf"
    }
    assert len(seen) == 5


async def test_when_even_the_error_page_is_broken_there_is_one(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "errors").mkdir()
    bare = rendering.TEMPLATES / "errors" / "bare.html"
    (tmp_path / "errors" / "bare.html").write_text(bare.read_text())
    monkeypatch.setattr(rendering, "TEMPLATES", tmp_path)
    rendering.environment.cache_clear()
    try:
        response = await client.get("/bestaat-niet")
    finally:
        rendering.environment.cache_clear()
    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in response.text
    check(response)
