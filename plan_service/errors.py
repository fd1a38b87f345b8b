"""What people see when something does not work: what it means, what to do, and all they typed."""

import logging
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from litestar import MediaType, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap

from plan_service import csrf, forms, rendering, sessions
from plan_service.people import Person

_log = logging.getLogger(__name__)

Answer = Callable[[sessions.AnyRequest, Any], Response[Any]]

PAGES = frozenset({400, 403, 404, 405, 409, 413, 422, 429, 500})
_BROKEN = 500

_PLAN = re.compile(r"/plannen/[0-9a-f-]{36}")
# Ids, dates, figures and stored values travel along; only what people wrote is shown back.
_MACHINE = re.compile(r"[a-z0-9_:./+-]*")


@dataclass(frozen=True, slots=True)
class ErrorPage:
    reference: str  # what the person can name and the log can find; "" where nothing was logged


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was not carried out, with everything in it; `reason` names its template in errors/kept/."""

    reason: str
    url: str
    plan_url: str  # "" when it was not about a plan
    typed: tuple[str, ...]
    carried: tuple[tuple[str, str], ...]
    ways_back: tuple[Person, ...]  # demo people to step in as first; their button carries all of it
    reference: str


def handlers() -> ExceptionHandlersMap:
    answers: dict[type[Exception], Answer] = {
        HTTPException: _http,
        sessions.SignInFirst: _sign_in_first,
        csrf.FromElsewhere: _from_elsewhere,
        csrf.SignedOut: _signed_out,
        csrf.StaleToken: _stale_token,
        Exception: _broken,
    }
    return {kind: partial(_surely, answer) for kind, answer in answers.items()}


def kept(request: sessions.AnyRequest, reason: str, status: int) -> Response[str]:
    """The page that shows the posted text back and offers to send the same form again."""
    return kept_page(request, held(reason, forms.address(request), forms.typed(request)), status)


def kept_page(request: sessions.AnyRequest, context: Kept, status: int) -> Response[str]:
    return rendering.page(request, f"errors/kept/{context.reason}.html", context, status)


def held(reason: str, url: str, fields: forms.Fields, ways_back: tuple[Person, ...] = (), reference: str = "") -> Kept:
    """Everything in a form but its token; of that, what a person typed is shown as well."""
    carried = tuple((name, value) for name, value in fields.pairs if name != csrf.FIELD)
    typed = tuple(value for _, value in carried if not _MACHINE.fullmatch(value))
    plan = _PLAN.match(url)
    return Kept(reason, url, plan[0] if plan else "", typed, carried, ways_back, reference)


def _http(request: sessions.AnyRequest, error: HTTPException) -> Response[str]:
    if error.status_code >= _BROKEN:
        return _broken(request, error)
    status = error.status_code if error.status_code in PAGES else 400
    response = rendering.page(request, f"errors/{status}.html", ErrorPage(""), status)
    for name, value in (error.headers or {}).items():  # Allow with 405, Retry-After with 429
        response.headers[name] = value
    return response


def _sign_in_first(request: sessions.AnyRequest, _: sessions.SignInFirst) -> Response[None]:
    query = request.scope["query_string"].decode("latin-1")
    back_to = forms.address(request) + (f"?{query}" if query else "")
    return Redirect(f"/?terug={quote(back_to)}", status_code=303)


def _from_elsewhere(request: sessions.AnyRequest, _: csrf.FromElsewhere) -> Response[str]:
    """No button to send it again, and no text: what another site wrote must not get our envelope."""
    return rendering.page(request, "errors/from_elsewhere.html", ErrorPage(""), 403)


def _signed_out(request: sessions.AnyRequest, error: csrf.SignedOut) -> Response[str]:
    context = held("signed_out", forms.address(request), forms.typed(request), error.ways_back)
    return kept_page(request, context, 403)


def _stale_token(request: sessions.AnyRequest, _: csrf.StaleToken) -> Response[str]:
    return kept(request, "stale_token", 403)


def _broken(request: sessions.AnyRequest, error: Exception) -> Response[str]:
    """Our fault, logged under a reference that the person can name."""
    reference = _logged(error)
    fields = forms.typed(request)
    if fields.pairs:
        return kept_page(request, held("server_error", forms.address(request), fields, reference=reference), _BROKEN)
    return rendering.page(request, "errors/500.html", ErrorPage(reference), _BROKEN)


def _surely(answer: Answer, request: sessions.AnyRequest, error: Exception) -> Response[Any]:
    """An answer whatever else is broken: a failing error page would leave without our headers."""
    try:
        return answer(request, error)
    except Exception as worse:  # noqa: BLE001 - a broken template, catalogue or database
        text = rendering.render("nl", "errors/bare.html", ErrorPage(_logged(worse)))
        return Response(text, media_type=MediaType.HTML, status_code=_BROKEN)


def _logged(error: Exception) -> str:
    reference = secrets.token_hex(3)
    _log.error("error page %s", reference, exc_info=error)
    return reference
