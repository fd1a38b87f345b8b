"""The proposal to VDAB: one line per instrument, the reasons for and against, and the version it rests on."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, i18n, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.handle import TooBusy, handle
from plan_service.pages.acting import INTENT, act, refusal
from plan_service.pages.proposal_form import OWN_WORDS, prefilled, proposed, quarters, written
from plan_service.policy import SIGNERS
from plan_service.read.here import Here, here
from plan_service.read.proposals import TextChange, text_changes
from plan_service.read.reader import Reader
from plan_service.read.trace import IndicationView, indication
from workflows import commands as c
from workflows.decide import Refused
from workflows.lines import Line, departs
from workflows.running import cycle_at

LONGEST = 2_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """The form. `evaluated`: the version the views are about; `version`: the one in force, which it will rest on."""

    here: Here
    lines: tuple[Line, ...]
    quarters: tuple[str, ...]
    indication: IndicationView | None
    version: int
    evaluated: int
    changes: tuple[TextChange, ...]
    rewriting: bool
    fields: Fields


@get("/plannen/{plan_id:uuid}/evaluatie/voorstel", opt={"page": "proposal"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    if not visit.may(c.WriteProposal):
        return Redirect(f"/plannen/{plan_id}/evaluatie", status_code=303)
    return _page(request, visit, prefilled(Reader(visit)))


@post("/plannen/{plan_id:uuid}/evaluatie/voorstel", opt={"page": "proposal"})
async def write(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    cycle = cycle_at(visit.plan, visit.on)
    lines = proposed(fields, cycle.indication)
    body = written(fields)
    away = not fields.problems and departs(lines, cycle.indication)
    why = fields.text("why", LONGEST, required=away)
    if _version(visit) != cycle.version and not fields.ticked("confirm_version"):
        fields.wrong("confirm_version", "missing")
    if fields.problems and visit.may(c.WriteProposal):
        return _page(request, visit, fields)
    words = texts.new("proposal", visit.person.id, body)
    departing = texts.new("departing", visit.person.id, {"text": why}) if away else None
    command = c.WriteProposal(
        **visit.asked(c.WriteProposal),
        lines=lines,
        words=words.words,
        version=fields.integer("version", 0, 10_000) or 0,
        why_departing=departing.words if departing else None,
    )
    return await act(request, visit, command, _next(visit), [words, departing] if departing else [words])


@post("/plannen/{plan_id:uuid}/evaluatie/vernieuwen", opt={"page": "proposal"})
async def renew(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Nothing changed: the indication as it is, and who proposes it and signs the plan stands behind it at once."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    text = fields.text("text", LONGEST)
    if fields.problems and visit.may(c.WriteProposal):
        return _page(request, visit, fields)
    words = texts.new("proposal", visit.person.id, dict.fromkeys(OWN_WORDS, "") | {"text": text})
    command = c.WriteProposal(
        **visit.asked(c.WriteProposal),
        lines=visit.plan.cycle.indication,
        words=words.words,
        version=fields.integer("version", 0, 10_000) or 0,
    )
    try:
        done = await handle(visit.plan.id, command, texts=[words], intent=fields.value(INTENT) or None)
        written_now = done.plan.cycle.proposal if done.facts else None
        if written_now is not None and _signs(visit):
            await handle(
                visit.plan.id, c.EndorseProposal(**visit.asked(c.EndorseProposal), proposal=written_now.number)
            )
    except Refused as refused:
        return refusal(request, visit, refused.reason)
    except TooBusy:
        return refusal(request, visit, "too_busy")
    return Redirect(f"/plannen/{plan_id}/evaluatie", status_code=303)


def _signs(visit: Visit) -> bool:
    return any(role in SIGNERS for role in visit.roles)


def _next(visit: Visit) -> str:
    """Who signs the plan says at once where they stand."""
    url = f"/plannen/{visit.plan.id}/evaluatie"
    return f"{url}/antwoord" if _signs(visit) else url


def _version(visit: Visit) -> int:
    return visit.plan.in_force.number if visit.plan.in_force else 0


def _page(request: sessions.AnyRequest, visit: Visit, fields: Fields) -> Response[str]:
    reader = Reader(visit)
    cycle = cycle_at(visit.plan, visit.on)
    context = ProposalPage(
        here=here(reader),
        lines=cycle.indication,
        quarters=quarters(visit.on, cycle),
        indication=indication(reader, cycle, i18n.language(request)),
        version=_version(visit),
        evaluated=cycle.version or 0,
        changes=text_changes(reader, cycle.version or 0),
        rewriting=cycle.proposal is not None,
        fields=fields,
    )
    return rendering.page(request, "proposal/write.html", context, 422 if fields.problems else 200)


HANDLERS = (ask, write, renew)
