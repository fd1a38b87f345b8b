"""A question of VDAB: the one who was asked answers it, on one page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.read.here import Here, here
from plan_service.read.proposals import QuestionView, questions
from plan_service.read.reader import Reader
from workflows import commands as c
from workflows.running import cycle_at

LONGEST = 2_000
Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What VDAB asks, and the answer as typed."""

    here: Here
    question: QuestionView
    fields: Fields


@get("/plannen/{plan_id:uuid}/evaluatie/vraag", opt={"page": "question"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    if not visit.may(c.AnswerQuestion):
        return Redirect(f"/plannen/{plan_id}/evaluatie", status_code=303)
    return _page(request, visit, Fields())


@post("/plannen/{plan_id:uuid}/evaluatie/vraag", opt={"page": "question"})
async def answer(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    text = fields.text("text", LONGEST)
    if fields.problems and visit.may(c.AnswerQuestion):
        return _page(request, visit, fields)
    words = texts.new("answer", visit.person.id, {"text": text})
    command = c.AnswerQuestion(**visit.asked(c.AnswerQuestion), words=words.words)
    return await act(request, visit, command, f"/plannen/{plan_id}/evaluatie", [words])


def _page(request: sessions.AnyRequest, visit: Visit, fields: Fields) -> Response[str]:
    reader = Reader(visit)
    asked = questions(reader, cycle_at(visit.plan, visit.on))[-1]
    context = QuestionPage(here(reader), asked, fields)
    return rendering.page(request, "question/answer.html", context, 422 if fields.problems else 200)


HANDLERS = (ask, answer)
