"""Practising before signing: a question a page, and what the plan says. Only the worker, only if they like to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from plan_service import access, rendering, sessions
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.understanding import Option, Question, questions_for


@dataclass(frozen=True, slots=True)
class UnderstandingPage:
    """One question, or what the plan says once it is answered (`chosen`). `next`: number of the next, 0 for none."""

    here: Here
    number: int
    of: int
    question: Question
    chosen: Option | None
    next: int
    thinking_days: int


@get("/plannen/{plan_id:uuid}/begrijpen", opt={"page": "understanding"})
async def practise(
    request: sessions.AnyRequest, plan_id: FromPath[UUID], vraag: FromQuery[int] = 1, antwoord: FromQuery[int] = 0
) -> Response[Any]:
    """The answer stands in the address and nowhere else: looking changes nothing, so nothing of it can be kept.

    A right and a wrong answer lead on in as many steps, so that the access log cannot tell them apart.
    """
    reader = Reader(await access.enter(request, str(plan_id)))
    days = request.app.state.settings.thinking_days
    asked = questions_for(reader, days)
    if not asked:
        return Redirect(f"/plannen/{plan_id}/tekenen", status_code=303)
    number = min(max(1, vraag), len(asked))
    question = asked[number - 1]
    context = UnderstandingPage(
        here=here(reader),
        number=number,
        of=len(asked),
        question=question,
        chosen=dict(enumerate(question.options, 1)).get(antwoord),
        next=number + 1 if number < len(asked) else 0,
        thinking_days=days,
    )
    return rendering.page(request, "understanding/ask.html", context)


HANDLERS = (practise,)
