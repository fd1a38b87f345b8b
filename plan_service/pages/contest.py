"""Not agreeing with VDAB: what can be done until when, who may, and the record of having asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.read.contests import Contested, TermView, contested, days, earlier, terms
from plan_service.read.here import Here, Member, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.glossary import Role

LONGEST = 2_000
MOST_ROUNDS = 10_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class ContestPage:
    """`found` is None where nothing was found yet. `others`: the findings of other rounds, by number and day."""

    here: Here
    found: Contested | None
    others: tuple[tuple[int, date], ...]
    terms: tuple[TermView, ...]
    days: dict[str, int]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class RequestPage:
    """When it was asked, and who reads that it was."""

    here: Here
    found: Contested
    readers: tuple[Member, ...]
    days: dict[str, int]
    fields: Fields


@get("/plannen/{plan_id:uuid}/heroverweging", opt={"page": "contest"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    found = contested(reader, _round(request)) or contested(reader)
    context = ContestPage(
        here=here(reader),
        found=found,
        others=earlier(reader, found.cycle) if found else (),
        terms=terms(),
        days=days(),
        may=buttons(reader),
    )
    return rendering.page(request, "contest/show.html", context)


@get("/plannen/{plan_id:uuid}/heroverweging/vraag", opt={"page": "contest"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    found = contested(Reader(visit), _round(request)) or contested(Reader(visit))
    if found is None or not found.may_ask:
        return Redirect(f"/plannen/{plan_id}/heroverweging", status_code=303)
    return _ask(request, visit, found, Fields())


@post("/plannen/{plan_id:uuid}/heroverweging/vraag", opt={"page": "contest"})
async def record(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """A day past the term is recorded too: whether it still counts is for VDAB to say."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    number = fields.integer("cycle", 1, MOST_ROUNDS) or 0
    found = contested(Reader(visit), number)
    learned = fields.date("learned_on", earliest=_earliest(found), latest=visit.on)
    requested = fields.date("requested_on", earliest=learned, latest=visit.on)
    said = {name: fields.text(name, LONGEST, required=False) for name in ("reason", "private")}
    if found is not None and (fields.problems or learned is None or requested is None):
        return _ask(request, visit, found, fields)
    words = texts.new("reason", visit.person.id, {"text": said["reason"], "private": said["private"]})
    given = [words] if any(said.values()) else []
    command = c.RequestContest(
        **visit.asked(c.RequestContest),
        cycle=number,
        learned_on=learned or visit.on,
        requested_on=requested or visit.on,
        reason=words.words if given else None,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/heroverweging?ronde={number}", given)


def _round(request: sessions.AnyRequest) -> int:
    asked = request.query_params.get("ronde", "")
    return int(asked) if asked.isdecimal() and len(asked) < len(str(MOST_ROUNDS)) else 0


def _earliest(found: Contested | None) -> date | None:
    """What was found here is not read before it; a letter may have been."""
    return found.finding.on if found and not found.finding.by_letter else None


def _ask(request: sessions.AnyRequest, visit: Visit, found: Contested, fields: Fields) -> Response[str]:
    around = here(Reader(visit))
    context = RequestPage(
        here=around,
        found=found,
        readers=tuple(
            one
            for one in around.people
            if one.role in (*visit.plan.required, Role.COACH) and one.person.id != visit.person.id
        ),
        days=days(),
        fields=fields,
    )
    return rendering.page(request, "contest/ask.html", context, 422 if fields.problems else 200)


HANDLERS = (show, ask, record)
