"""One agreement: read it, see what changed and what everybody says, answer it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions
from plan_service.pages.acting import act, refusal
from plan_service.pages.plan import buttons
from plan_service.read.here import Here, here, may_open
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.trusted import Suggested, suggested
from workflows import commands as c
from workflows.glossary import Advice, Agreement, Role
from workflows.plan import is_stuck

ANSWERS = ("accepted", "countered", "discuss")


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One agreement. `open`: its text can be answered now; `stuck`: a talk, or leaving it open, is proposed.

    `history`: the reader may read the texts before this one.

    `said_yes`: the reader comes from saying yes to the one before.
    """

    here: Here
    clause: ClauseView
    open: bool
    stuck: bool
    mine_to_withdraw: bool
    asked_to_talk: bool
    needs: tuple[str, ...]
    in_force_text: bool
    history: bool
    suggestions: tuple[Suggested, ...]
    advice: tuple[Advice, ...]
    said_yes: bool
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Every text an agreement had, newest first."""

    here: Here
    clause: ClauseView


@get("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}", opt={"page": "agreement"})
async def show(request: sessions.AnyRequest, plan_id: FromPath[UUID], clause_id: FromPath[UUID]) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    context = _page(reader, readable(reader, str(clause_id)), said_yes="bewaard" in request.query_params)
    return rendering.page(request, "agreement/show.html", context)


@get("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/versies", opt={"page": "history"})
async def history(request: sessions.AnyRequest, plan_id: FromPath[UUID], clause_id: FromPath[UUID]) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    clause = readable(reader, str(clause_id))
    return rendering.page(request, "agreement/history.html", HistoryPage(here(reader), clause))


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/antwoorden", opt={"page": "answer"})
async def answer(request: sessions.AnyRequest, plan_id: FromPath[UUID], clause_id: FromPath[UUID]) -> Response[Any]:
    """Yes at once; the two other answers lead to their own question."""
    visit = await access.enter(request, str(plan_id))
    clause = readable(Reader(visit), str(clause_id))
    fields = await forms.read(request)
    url = f"/plannen/{plan_id}/afspraken/{clause.id}"
    chosen = fields.one_of("answer", ANSWERS)
    revision = fields.integer("revision", 1, 10_000) or 0
    if chosen == "countered":
        return Redirect(f"{url}/tegenvoorstel", status_code=303)
    if chosen == "discuss":
        return Redirect(f"{url}/gesprek", status_code=303)
    if chosen != "accepted":
        return refusal(request, visit, "text_is_what_was_read")
    command = c.AcceptClause(
        **visit.asked(c.AcceptClause), clause=clause.id, revision=revision, hash=fields.value("hash")
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/volgende?bewaard=1")


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/terugnemen", opt={"page": "answer"})
async def take_back(request: sessions.AnyRequest, plan_id: FromPath[UUID], clause_id: FromPath[UUID]) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.TakeBackAnswer(**visit.asked(c.TakeBackAnswer), clause=str(clause_id))
    return await act(request, visit, command, f"/plannen/{plan_id}/afspraken/{clause_id}")


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/gesprek-klaar", opt={"page": "answer"})
async def talk_done(request: sessions.AnyRequest, plan_id: FromPath[UUID], clause_id: FromPath[UUID]) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.CloseTalk(**visit.asked(c.CloseTalk), clause=str(clause_id))
    return await act(request, visit, command, f"/plannen/{plan_id}/afspraken/{clause_id}")


@post("/plannen/{plan_id:uuid}/afspraken/{clause_id:uuid}/intrekken", opt={"page": "text"})
async def withdraw(request: sessions.AnyRequest, plan_id: FromPath[UUID], clause_id: FromPath[UUID]) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    revision = (await forms.read(request)).integer("revision", 1, 10_000) or 0
    command = c.WithdrawRevision(**visit.asked(c.WithdrawRevision), clause=str(clause_id), revision=revision)
    return await act(request, visit, command, f"/plannen/{plan_id}")


def readable(reader: Reader, clause_id: str) -> ClauseView:
    """The agreement, or not found: for a reader a hidden one does not exist."""
    found = next((clause for clause in reader.agreements if clause.id == clause_id), None)
    if found is None:
        raise NotFoundException
    return found


def _page(reader: Reader, clause: ClauseView, *, said_yes: bool) -> AgreementPage:
    plan = reader.plan
    facts = plan.clause(clause.id)
    assert facts is not None
    own = reader.visit.roles
    needs = {need.id: need.body["easy"] or need.body["text"] for need in reader.needs}
    leaf = plan.in_force.leaf_of(clause.id) if plan.in_force else None
    return AgreementPage(
        here=here(reader),
        clause=clause,
        open=plan.agreement in (Agreement.NEGOTIATING, Agreement.SIGNING),
        stuck=is_stuck(plan, facts, reader.visit.on),
        mine_to_withdraw=facts.now.proposed_by in own and (leaf is None or leaf[1] != facts.revision),
        asked_to_talk=any(talk.role in own for talk in facts.talks),
        needs=tuple(needs[need] for need in clause.body["needs"] or () if need in needs),
        in_force_text=leaf is not None and leaf[2] == clause.hash,
        history=may_open(reader, "history"),
        suggestions=suggested(reader, clause.id),
        advice=tuple(Advice) if Role.CONFIDANT in own else (),
        said_yes=said_yes,
        may=buttons(reader),
    )


HANDLERS = (show, history, answer, take_back, talk_done, withdraw)
