"""Leaving."""

from litestar import Response, post
from litestar.response import Redirect

from plan_service import sessions


@post("/afmelden", opt={"page": "sign_out"})
async def sign_out(request: sessions.AnyRequest) -> Response[None]:
    await sessions.sign_out(request)
    return Redirect("/", status_code=303)


HANDLERS = (sign_out,)
