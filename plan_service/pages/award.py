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
from workflows.glossary import Instrument, Role
from workflows.job_facts import OwnFacts
from workflows.kinds import PREMIUMS
from workflows.notes import Expectation, Known, Note, expectations, known_to, remarks


@dataclass(frozen=True, slots=True)
class AwardPage:
    """Premiums first, what runs beside them apart. `apart`: agreements that no premium pays.

    `expected` rests on what this reader may know; `blank`: on nothing. `kept`: they told of themselves what the
    others do not know.
    """

    here: Here
    premiums: tuple[AwardView, ...]
    unknown: tuple[Instrument, ...]
    beside: tuple[AwardView, ...]
    apart: tuple[str, ...]
    expected: tuple[Expectation, ...]
    remarks: tuple[Note, ...]
    blank: bool
    kept: bool
    saved: bool
    noted: bool
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/premie", opt={"page": "award"})
async def show(request: sessions.AnyRequest, plan_id: FromPath[UUID]) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    visit, own = reader.visit, reader.plan.own_facts
    known = known_to(reader.plan, visit.roles, visit.on)
    context = AwardPage(
        here=here(reader),
        premiums=award.awards(reader, PREMIUMS[reader.plan.kind]),
        unknown=award.unknown(reader),
        beside=award.awards(reader, award.beside(reader.plan)),
        apart=award.apart(reader),
        expected=expectations(known),
        remarks=remarks(known),
        blank=known == Known(reader.plan.kind),
        kept=Role.WORKER in visit.roles and own != OwnFacts() and not own.shared,
        saved="bewaard" in request.query_params,
        noted="feiten" in request.query_params,
        may=buttons(reader),
    )
    return rendering.page(request, "award/show.html", context)


HANDLERS = (show,)
