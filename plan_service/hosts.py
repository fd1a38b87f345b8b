"""Which names this installation answers to; a page fetched under another name is somebody's trick."""

from collections.abc import Collection

from litestar.enums import ScopeType
from litestar.exceptions import ClientException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from plan_service import sessions


class KnownHosts(ASGIMiddleware):
    """Ours because Litestar's answers in JSON. `hosts` are names without a port."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = frozenset(hosts)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        named = sessions.AnyRequest(scope).headers.get("host", "")
        if named.rpartition(":")[0] not in self._hosts and named not in self._hosts:
            raise ClientException("unknown host")
        await next_app(scope, receive, send)
