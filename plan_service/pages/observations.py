"""What a colleague-coach saw: one text, unseen by the others until the views are closed."""

from dataclasses import dataclass
from typing import Any

from litestar import Response

from plan_service import rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.policy import SIGNERS
from plan_service.read.here import Here, here
from plan_service.read.reader import Body, Reader
from workflows import commands as c
from workflows.running import cycle_at

LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class ObservationPage:
    """One question. `seen`: what they wrote before in this cycle."""

    here: Here
    seen: tuple[Body, ...]
    fields: Fields


def observes(visit: Visit) -> bool:
    """Whether they come here as a colleague-coach only: no view is asked of them."""
    return not any(role in SIGNERS for role in visit.roles)


def observation_page(request: sessions.AnyRequest, visit: Visit, fields: Fields) -> Response[str]:
    reader = Reader(visit)
    mine = [one for one in cycle_at(visit.plan, visit.on).observations if one.person == visit.person.id]
    context = ObservationPage(here(reader), tuple(reader.body(one.words) for one in mine), fields)
    return rendering.page(request, "views/observation.html", context, 422 if fields.problems else 200)


async def observe(request: sessions.AnyRequest, visit: Visit, fields: Fields) -> Response[Any]:
    text = fields.text("text", LONGEST)
    if fields.problems:
        return observation_page(request, visit, fields)
    words = texts.new("observation", visit.person.id, {"text": text})
    command = c.AddObservation(**visit.asked(c.AddObservation), words=words.words)
    return await act(request, visit, command, f"/plannen/{visit.plan.id}/evaluatie", [words])
