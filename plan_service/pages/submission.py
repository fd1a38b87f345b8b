"""The last look before it goes to VDAB; closing without VDAB where everything stays; taking back what was sent."""

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
from plan_service.pages.plan import buttons
from plan_service.read.here import Here, here
from plan_service.read.proposals import ProposalView, TextChange, proposal, text_changes
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.dossier import holds_evidence
from workflows.running import cycle_at

LONGEST = 2_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """What goes, who answered, who did not. `full`: views and indication go along, because the worker answered."""

    here: Here
    proposal: ProposalView
    full: bool
    version: int
    changes: tuple[TextChange, ...]
    may: frozenset[str]
    fields: Fields


@get("/plannen/{plan_id:uuid}/evaluatie/versturen", opt={"page": "submission"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    shown = _shown(visit)
    if shown is None or not (visit.may(c.SubmitProposal) or visit.may(c.KeepAsIs)):
        return Redirect(f"/plannen/{plan_id}/evaluatie", status_code=303)
    return _page(request, visit, shown, Fields())


@post("/plannen/{plan_id:uuid}/evaluatie/versturen", opt={"page": "submission"})
async def send(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    shown = _shown(visit)
    if shown is not None and shown.newer and not fields.ticked("confirm_version"):
        fields.wrong("confirm_version", "missing")
        return _page(request, visit, shown, fields)
    command = c.SubmitProposal(
        **visit.asked(c.SubmitProposal),
        proposal=fields.integer("proposal", 1, 10_000) or 0,
        version=fields.integer("version", 1, 10_000) or 0,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie")


@post("/plannen/{plan_id:uuid}/evaluatie/behouden", opt={"page": "submission"})
async def keep(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Everything stays and all stand behind it: the round ends here, with its reason."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    text = fields.text("reason", LONGEST)
    shown = _shown(visit)
    if fields.problems and shown is not None:
        return _page(request, visit, shown, fields)
    if fields.problems:
        return refusal(request, visit, "not_now")
    words = texts.new("reason", visit.person.id, {"text": text, "private": ""})
    number = fields.integer("proposal", 1, 10_000) or 0
    command = c.KeepAsIs(**visit.asked(c.KeepAsIs), proposal=number, reason=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie", [words])


@post("/plannen/{plan_id:uuid}/evaluatie/terugnemen", opt={"page": "submission"})
async def withdraw(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.WithdrawSubmission(**visit.asked(c.WithdrawSubmission))
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie")


def _shown(visit: Visit) -> ProposalView | None:
    return proposal(Reader(visit), cycle_at(visit.plan, visit.on))


def _page(request: sessions.AnyRequest, visit: Visit, shown: ProposalView, fields: Fields) -> Response[str]:
    reader = Reader(visit)
    context = SubmissionPage(
        here=here(reader),
        proposal=shown,
        full=holds_evidence(visit.plan),
        version=visit.plan.in_force.number if visit.plan.in_force else 0,
        changes=text_changes(reader, shown.version) if shown.newer else (),
        may=buttons(reader),
        fields=fields,
    )
    return rendering.page(request, "proposal/send.html", context, 422 if fields.problems else 200)


HANDLERS = (ask, send, keep, withdraw)
