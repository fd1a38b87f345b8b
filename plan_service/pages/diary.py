"""The diary of a plan: what happened, in plain sentences, as far as this reader may know."""

from dataclasses import dataclass
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from plan_service import access, rendering, sessions
from plan_service.read.diary import Diary, diary
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """One page of it, newest first."""

    here: Here
    diary: Diary


@get("/plannen/{plan_id:uuid}/dagboek", opt={"page": "diary"})
async def show(request: sessions.AnyRequest, plan_id: FromPath[UUID], pagina: FromQuery[int] = 1) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    return rendering.page(request, "diary/show.html", DiaryPage(here(reader), await diary(reader, max(1, pagina))))


HANDLERS = (show,)
