"""The headers of every response: pages, redirects, errors, style and script alike."""

from litestar.datastructures import MutableScopeHeaders
from litestar.types import BeforeMessageSendHookHandler, Message, Scope

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'"
)

# Nothing we make uses these, so nothing slipped in may.
_SWITCHED_OFF = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")

_ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: that turns the Origin of our own forms into "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _SWITCHED_OFF),
}
_TWO_YEARS = "max-age=63072000; includeSubDomains"


def writer(*, secure: bool) -> BeforeMessageSendHookHandler:
    """A hook for Litestar's `before_send`; `secure` adds HSTS, which the demo on http must not send."""
    always = _ALWAYS | ({"Strict-Transport-Security": _TWO_YEARS} if secure else {})

    async def write(message: Message, _: Scope) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            headers.update(always)
            headers.setdefault("Cache-Control", "no-store")  # style and script set their own

    return write
