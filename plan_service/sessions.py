"""Who is there: a server-side session behind one random cookie that only we hand out."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from litestar import Request
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from plan_service import clock, cookies, engines, people, tables
from plan_service.people import Person

IDLE = timedelta(hours=2)  # people read slowly and are called away; what they typed survives it anyway
LONGEST = timedelta(hours=12)
_SEEN_AGAIN = timedelta(minutes=1)  # a page costs no write for every request
_REMEMBERED = timedelta(days=1)  # how long the page after an expiry still knows who it was

AnyRequest = Request[Any, Any, Any]


@dataclass(slots=True)
class Session:
    """This request's session. Without a person it has no row, no cookie and no secret."""

    person: Person | None = None
    was: Person | None = None  # whose session ran out
    id_hash: str = ""
    csrf: str = ""
    verified_at: datetime | None = None  # when the person last proved who they are
    send_cookie: str | None = None  # a new value for the browser; "" takes the cookie away


def of(request: AnyRequest) -> Session:
    """The session of this request; an anonymous one where none was loaded, as on an unknown address."""
    session: Session = request.scope["state"].setdefault("session", Session())
    return session


class SignInFirst(Exception):
    """The page is for people who are signed in."""


def signed_in(request: AnyRequest) -> Person:
    """Whoever is signed in; raises SignInFirst, which leads to the sign-in page and back."""
    there = of(request).person
    if there is None:
        raise SignInFirst
    return there


def person(request: AnyRequest) -> Person | None:
    return of(request).person


async def sign_in(request: AnyRequest, person_id: str) -> None:
    """Give this browser a new session for the person; whatever session it had ends here."""
    await _begin(request, person_id)


async def step_up(request: AnyRequest) -> None:
    """Note that the person just proved again who they are, under a new id."""
    now = of(request).person
    if now is None:
        raise ValueError("nobody is signed in")
    await _begin(request, now.id)


async def sign_out(request: AnyRequest) -> None:
    """End the session, here and in the database; the response clears what the browser keeps."""
    await _forget(of(request).id_hash)
    request.scope["state"]["session"] = Session(send_cookie="")


async def end_all(person_id: str) -> None:
    """End every session of a person, in every browser, from the next request on."""
    await tables.Session.delete().where(tables.Session.person == person_id)


async def shift(step: timedelta) -> None:
    """Move all sessions along when the demo's clock jumps, or the jump would sign everybody out."""
    for row in await tables.Session.select():
        await tables.Session.update({"seen_at": row["seen_at"] + step, "expires_at": row["expires_at"] + step}).where(
            tables.Session.id_hash == row["id_hash"]
        )


class Sessions(ASGIMiddleware):
    """Loads the session of each request in one statement, and sends its cookie when it is new."""

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "sessionless"

    def __init__(self, *, secure: bool) -> None:
        self._secure = secure
        self._name = cookies.name("samenplan", secure=secure)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        request = AnyRequest(scope)
        value = request.cookies.get(self._name)
        scope["state"]["session"] = await _load(value) if value else Session()

        async def send_with_cookie(message: Message) -> None:
            session = of(request)
            if message["type"] == "http.response.start" and session.send_cookie is not None:
                gone = session.send_cookie == ""
                line = cookies.line("samenplan", session.send_cookie, secure=self._secure, max_age=0 if gone else None)
                headers = MutableScopeHeaders.from_message(message)
                headers.add("Set-Cookie", line)
                if gone:
                    headers["Clear-Site-Data"] = '"cache", "storage"'
            await send(message)

        await next_app(scope, receive, send_with_cookie)


async def _begin(request: AnyRequest, person_id: str) -> None:
    value, now = secrets.token_urlsafe(32), clock.now()
    row = tables.Session(
        id_hash=_hash(value),
        person=person_id,
        data=json.dumps({"verified_at": now.isoformat()}),
        csrf=secrets.token_hex(32),
        created_at=now,
        seen_at=now,
        expires_at=now + LONGEST,
    )
    async with engines.transaction():
        await tables.Session.insert(row)
        await _forget(of(request).id_hash)
        await tables.Session.delete().where(tables.Session.expires_at < now - _REMEMBERED)
    session = await _load(value)
    session.send_cookie = value
    request.scope["state"]["session"] = session


async def _forget(id_hash: str) -> None:
    if id_hash:
        await tables.Session.delete().where(tables.Session.id_hash == id_hash)


_FIND = """
SELECT s.id_hash, s.data, s.csrf, s.seen_at, s.expires_at,
       p.id, p.name, p.first_name, p.organisation, p.language, p.colour, p.roles, p.demo
FROM session s JOIN person p ON p.id = s.person WHERE s.id_hash = {}
"""


async def _load(value: str) -> Session:
    """The living session of a cookie value. A value we did not hand out is nobody's, and stays so."""
    rows = await tables.Session.raw(_FIND, _hash(value))
    if not rows:
        return Session()
    return await _alive(rows[0], clock.now())


async def _alive(row: Mapping[str, Any], now: datetime) -> Session:
    there = people.from_row(row)
    if row["expires_at"] <= now or row["seen_at"] + IDLE <= now:
        return Session(was=there)
    if row["seen_at"] + _SEEN_AGAIN <= now:
        await tables.Session.update({"seen_at": now}).where(tables.Session.id_hash == row["id_hash"])
    verified_at = json.loads(row["data"]).get("verified_at")
    return Session(
        person=there,
        id_hash=row["id_hash"],
        csrf=row["csrf"],
        verified_at=datetime.fromisoformat(verified_at) if verified_at else None,
    )


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
