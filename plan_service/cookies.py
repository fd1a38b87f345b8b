"""Set-Cookie lines: never readable by a script, never sent along by another site's form."""


def name(plain: str, *, secure: bool) -> str:
    """`__Host-` ties a cookie to this host over https; the demo on http cannot have it."""
    return f"__Host-{plain}" if secure else plain


def line(plain: str, value: str, *, secure: bool, max_age: int | None = None) -> str:
    """A Set-Cookie line; without `max_age` the cookie goes when the browser closes."""
    parts = [f"{name(plain, secure=secure)}={value}", "Path=/", "HttpOnly", "SameSite=Lax"]
    if secure:
        parts.append("Secure")
    if max_age is not None:
        parts.append(f"Max-Age={max_age}")
    return "; ".join(parts)
