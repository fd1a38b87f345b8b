"""Where a party stands on the proposal: behind it, or seeing it differently in own words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act, refusal
from plan_service.read.here import Here, here
from plan_service.read.proposals import ProposalView, proposal
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.glossary import Verdict
from workflows.running import cycle_at

LONGEST = 2_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class EndorsementPage:
    """The proposal, and what this party says of it."""

    here: Here
    proposal: ProposalView
    fields: Fields


@get("/plannen/{plan_id:uuid}/evaluatie/antwoord", opt={"page": "submission"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _ask(request, plan_id, "proposal/answer.html")


@get("/plannen/{plan_id:uuid}/evaluatie/antwoord/anders", opt={"page": "submission"})
async def ask_otherwise(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    return await _ask(request, plan_id, "proposal/otherwise.html")


@post("/plannen/{plan_id:uuid}/evaluatie/antwoord", opt={"page": "submission"})
async def answer(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    to, number = f"/plannen/{plan_id}/evaluatie", fields.integer("proposal", 1, 10_000) or 0
    if fields.value("stand") == Verdict.ENDORSED:
        command = c.EndorseProposal(**visit.asked(c.EndorseProposal), proposal=number)
        return await act(request, visit, command, to)
    text = fields.text("text", LONGEST)
    shown = proposal(Reader(visit), cycle_at(visit.plan, visit.on))
    if fields.problems and shown is not None:
        return _page(request, visit, shown, fields, "proposal/otherwise.html")
    if fields.problems:
        return refusal(request, visit, "not_now")
    words = texts.new("dissent", visit.person.id, {"text": text})
    dissent = c.DissentFromProposal(**visit.asked(c.DissentFromProposal), proposal=number, words=words.words)
    return await act(request, visit, dissent, to, [words])


async def _ask(request: sessions.AnyRequest, plan_id: UUID, template: str) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    shown = proposal(Reader(visit), cycle_at(visit.plan, visit.on))
    if shown is None or not visit.may(c.EndorseProposal):
        return Redirect(f"/plannen/{plan_id}/evaluatie", status_code=303)
    mine = next((one for one in shown.answers if one.role in visit.roles), None)
    fields = Fields([("text", str(mine.body["text"]))] if mine else ())
    return _page(request, visit, shown, fields, template)


def _page(
    request: sessions.AnyRequest, visit: Visit, shown: ProposalView, fields: Fields, template: str
) -> Response[str]:
    context = EndorsementPage(here(Reader(visit)), shown, fields)
    return rendering.page(request, template, context, 422 if fields.problems else 200)


HANDLERS = (ask, ask_otherwise, answer)
