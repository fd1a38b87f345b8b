"""The worker found work: the plan goes on as another kind, and nothing is typed again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.glossary import Kind
from workflows.kinds import BECOMES

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class KindPage:
    """What it can become. `restore`: it changed, and nothing of the new kind is in force yet, so it can change back."""

    here: Here
    kinds: tuple[Kind, ...]
    restore: Kind | None
    in_force: int
    signing: bool
    fields: Fields
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/soort", opt={"page": "kind"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "people/kind.html", _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/soort", opt={"page": "kind"})
async def change(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """On to the people: somebody new has to be asked now, or nobody any more."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    kind = fields.choice("kind", Kind, tuple(Kind))
    if kind is None:
        return rendering.page(request, "people/kind.html", _page(visit, fields), 422)
    command = c.ChangeKind(**visit.asked(c.ChangeKind), kind=kind)
    return await act(request, visit, command, f"/plannen/{plan_id}/mensen")


def _page(visit: Visit, fields: Fields) -> KindPage:
    plan = visit.plan
    return KindPage(
        here=here(Reader(visit)),
        kinds=BECOMES[plan.kind],
        restore=plan.kind_before,
        in_force=plan.in_force.number if plan.in_force else 0,
        signing=plan.frozen is not None,
        fields=fields,
        may=buttons(Reader(visit)),
    )


HANDLERS = (show, change)
