"""The award: what the authority granted per quarter, what comes, and every letter as it was recorded."""

from dataclasses import dataclass
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath

from plan_service import access, rendering, sessions
from plan_service.pages.plan import buttons
from plan_service.read import award
from plan_service.read.award import AwardView
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows.glossary import PREMIUMS, Instrument


@dataclass(frozen=True, slots=True)
class AwardPage:
    """Premiums first, what runs beside them apart. `apart`: agreements that no premium pays."""

    here: Here
    premiums: tuple[AwardView, ...]
    unknown: tuple[Instrument, ...]
    beside: tuple[AwardView, ...]
    apart: tuple[str, ...]
    saved: bool
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/premie", opt={"page": "award"})
async def show(request: sessions.AnyRequest, plan_id: FromPath[UUID]) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    context = AwardPage(
        here=here(reader),
        premiums=award.awards(reader, PREMIUMS[reader.plan.kind]),
        unknown=award.unknown(reader),
        beside=award.awards(reader, award.beside(reader.plan)),
        apart=award.apart(reader),
        saved="bewaard" in request.query_params,
        may=buttons(reader),
    )
    return rendering.page(request, "award/show.html", context)


HANDLERS = (show,)
