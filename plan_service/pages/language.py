"""Dutch or English: chosen on every page, remembered by the browser."""

from litestar import Response, post
from litestar.response import Redirect

from plan_service import csrf, forms, i18n, sessions


@post("/taal", opt={"page": "language", csrf.ORIGIN_ONLY: True})
async def choose_language(request: sessions.AnyRequest) -> Response[None]:
    fields = await forms.read(request)
    response = Redirect(fields.local_path("terug"), status_code=303)
    chosen = fields.one_of("language", i18n.LANGUAGES)
    if chosen:
        response.headers["Set-Cookie"] = i18n.remember(chosen, secure=not request.app.state.settings.demo)
    return response


HANDLERS = (choose_language,)
