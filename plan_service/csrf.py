"""No form of another website is carried out: the browser says where it came from, the token says which session.

With nobody signed in there is no session to borrow, only a sign-in to force: then what the browser
says (Sec-Fetch-Site, else Origin) decides alone, and a browser that says neither is refused.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import ClassVar
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from plan_service import forms, people, sessions
from plan_service.people import Person

FIELD = "csrf"
ORIGIN_ONLY = "origin_only"
"""In a handler's `opt`: for a form that does no harm in whatever session it arrives (signing in, language)."""

_SIZE = 32


class FromElsewhere(Exception):
    """The browser says that another website sent this form."""


class SignedOut(Exception):
    """A form that needs a session, while the session ended; in the demo, who may step in to send it."""

    def __init__(self, ways_back: tuple[Person, ...]) -> None:
        super().__init__()
        self.ways_back = ways_back


class StaleToken(Exception):
    """The form belongs to another session of this browser, most often an earlier one."""


class OwnForms(ASGIMiddleware):
    """Lets through what changes nothing, and forms from our own pages in the same session."""

    scopes = (ScopeType.HTTP,)
    safe: ClassVar = {"GET", "HEAD", "OPTIONS"}

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request = sessions.AnyRequest(scope)
        if request.method not in self.safe:
            await _check(request, origin_only=ORIGIN_ONLY in scope["route_handler"].opt)
        await next_app(scope, receive, send)


async def _check(request: sessions.AnyRequest, *, origin_only: bool) -> None:
    session, said = sessions.of(request), from_here(request)
    if said is False or (said is None and (origin_only or session.person is None)):
        raise FromElsewhere
    if origin_only:
        return
    if session.person is None:
        raise SignedOut(await _ways_back(request))
    if not matches(session, forms.typed(request).value(FIELD)):
        raise StaleToken


async def _ways_back(request: sessions.AnyRequest) -> tuple[Person, ...]:
    """The demo person who was there, or any of them; outside the demo there is only the real sign-in."""
    if not request.app.state.settings.demo:
        return ()
    was = sessions.of(request).was
    return (was,) if was and was.demo else await people.demo_people()


def token(session: sessions.Session) -> str:
    """The session's secret under a new random pad: a compressed page tells nothing about it (BREACH)."""
    if not session.csrf:
        return ""
    pad = secrets.token_bytes(_SIZE)
    return urlsafe_b64encode(pad + _xor(pad, bytes.fromhex(session.csrf))).decode()


def matches(session: sessions.Session, sent: str) -> bool:
    try:
        raw = urlsafe_b64decode(sent)
    except ValueError:
        return False
    if len(raw) != 2 * _SIZE or not session.csrf:
        return False
    return hmac.compare_digest(_xor(raw[:_SIZE], raw[_SIZE:]), bytes.fromhex(session.csrf))


def from_here(request: sessions.AnyRequest) -> bool | None:
    """Whether the browser says that the form stood on a page of ours; None when it says nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}  # none: the person reloaded, no page sent it
    origin = request.headers.get("origin")
    if origin is None:
        return None
    return urlsplit(origin).netloc == request.headers.get("host", "")


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
