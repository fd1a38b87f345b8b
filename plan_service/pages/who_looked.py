"""Who looked: every time somebody opened a part of the plan, for the worker to read."""

from dataclasses import dataclass
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from plan_service import access, rendering, sessions
from plan_service.read.here import Here, here
from plan_service.read.looks import Looks, looks
from plan_service.read.reader import Reader


@dataclass(frozen=True, slots=True)
class WhoLooked:
    """One page of looks, newest first. `own`: the worker's own looks are among them."""

    here: Here
    looks: Looks
    own: bool


@get("/plannen/{plan_id:uuid}/wie-keek", opt={"page": "who_looked"})
async def show(
    request: sessions.AnyRequest, plan_id: FromPath[UUID], pagina: FromQuery[int] = 1, ook: FromQuery[str] = ""
) -> Response[str]:
    """Others' looks; with `?ook=ik` one's own too."""
    visit = await access.enter(request, str(plan_id))
    own = ook == "ik"
    found = await looks(visit.plan.id, min(max(1, pagina), FURTHEST), "" if own else visit.person.id)
    return rendering.page(request, "who_looked/show.html", WhoLooked(here(Reader(visit)), found, own))


FURTHEST = 100_000
"""Pages: a number past what a database counts to would be an error, not an empty page."""

HANDLERS = (show,)
