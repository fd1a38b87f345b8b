"""A new agreement: a title and a text are enough; who writes it for others is asked the rest as well."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act
from plan_service.pages.plan import buttons
from plan_service.people import Person
from plan_service.read.coverage import Coverage, coverage
from plan_service.read.here import Here, here
from plan_service.read.reader import ClauseView, Reader
from plan_service.read.taking_part import drafts, roles_in
from workflows import commands as c
from workflows.checks import towards
from workflows.deadlines import WARN_AGREEMENTS
from workflows.glossary import Funding, Role, SupportKind
from workflows.kinds import EMPLOYERS
from workflows.plan import is_employed

LONGEST = 2_000
LINE = 200
"""Characters of one line, such as who does it."""
TITLE = 40
"""Characters of a title: one to four words."""
HOURS = 200
"""Most hours in a quarter: more than anybody's support is a slip of the hand."""
DOERS = (Role.WORKER, *EMPLOYERS, Role.COACH, Role.COLLEAGUE_COACH)
MORE = (
    "easy",
    "doers",
    "who",
    "towards",
    "starts",
    "ends",
    "works_when",
    "support_kind",
    "funding",
    "hours",
    "needs",
)
"""What is folded away for who comes here rarely."""

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody who may do it: the role, and who has it now."""

    role: Role
    person: Person | None


@dataclass(frozen=True, slots=True)
class NewAgreementPage:
    """The form. `folded`: what is not needed stands closed; `missing`: what the plan says nothing about yet."""

    here: Here
    fields: Fields
    needs: tuple[ClauseView, ...]
    doers: tuple[Doer, ...]
    towards: tuple[str, ...]
    kinds: tuple[SupportKind, ...]
    fundings: tuple[Funding, ...]
    folded: bool
    opened: bool
    may_hide: bool
    employers: tuple[Person, ...]
    missing: Coverage | None
    many: bool
    phase: str
    drafting: bool
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/afspraken/nieuw", opt={"page": "text"})
async def new(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return rendering.page(request, "new_agreement/write.html", _page(visit, Fields()))


@post("/plannen/{plan_id:uuid}/afspraken/nieuw", opt={"page": "text"})
async def add(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """While it is drafted one goes on drafting; later the agreement itself waits for everybody's answer."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    body = _body(visit, fields)
    doers = fields.many("doers", DOERS)
    if fields.problems:
        return rendering.page(request, "new_agreement/write.html", _page(visit, fields), 422)
    words = texts.new("agreement", visit.person.id, body)
    clause = str(uuid4())
    command = c.AddAgreement(
        **visit.asked(c.AddAgreement),
        clause=clause,
        words=words.words,
        doers=tuple(Role(doer) for doer in doers),
        hidden_from=_employers(visit) if fields.ticked("keep_from_employer") else (),
    )
    to = f"/plannen/{plan_id}/opstellen" if drafts(Reader(visit)) else f"/plannen/{plan_id}/afspraken/{clause}"
    return await act(request, visit, command, to, [words])


def _body(visit: Visit, fields: Fields) -> dict[str, Any]:
    """The text as it is signed; left empty, the easy text is the text itself. Two empty fields have two sentences."""
    title = fields.text("title", TITLE, required=False)
    text = fields.text("text", LONGEST, required=False)
    if not fields.value("title").strip():
        fields.wrong("title", "no_title")
    if not fields.value("text").strip():
        fields.wrong("text", "no_agreement")
    easy = fields.text("easy", LONGEST, required=False)
    starts = fields.date("starts", required=False)
    ends = fields.date("ends", earliest=starts, required=False)
    hours = fields.integer("hours", 0, HOURS, required=False)
    needs = tuple(need.id for need in _needs(visit))
    return {
        "title": title,
        "text": text,
        "easy": easy or text,
        "who": fields.text("who", LINE, required=False),
        "towards": list(fields.many("towards", towards(visit.plan))),
        "starts": starts.isoformat() if starts else "",
        "ends": ends.isoformat() if ends else "",
        "works_when": fields.text("works_when", LONGEST, required=False),
        "support_kind": fields.one_of("support_kind", tuple(SupportKind)) if fields.value("support_kind") else "",
        "funding": fields.one_of("funding", _fundings(visit)) if fields.value("funding") else "",
        "minutes_per_quarter": hours * 60 if hours else None,
        "needs": list(fields.many("needs", needs)),
    }


def _employers(visit: Visit) -> tuple[Role, ...]:
    return tuple(role for role in visit.plan.required if role in EMPLOYERS)


def _fundings(visit: Visit) -> tuple[Funding, ...]:
    """Reasonable accommodation is an employer's duty: where nobody employs, nobody has it."""
    return tuple(one for one in Funding if is_employed(visit.plan) or one is not Funding.REASONABLE_ACCOMMODATION)


def _needs(visit: Visit) -> tuple[ClauseView, ...]:
    return tuple(need for need in Reader(visit).needs if need.shape.value == "text")


def _page(visit: Visit, fields: Fields) -> NewAgreementPage:
    reader = Reader(visit)
    frame, agreements = here(reader), reader.agreements
    filled = any(fields.value(name) or fields.problem(name) for name in MORE)
    return NewAgreementPage(
        here=frame,
        fields=fields,
        needs=_needs(visit),
        doers=tuple(Doer(role, reader.holder(role)) for role in DOERS if role in roles_in(visit.plan.kind)),
        towards=towards(visit.plan),
        kinds=tuple(SupportKind),
        fundings=_fundings(visit),
        folded=frame.calm,
        opened=filled or any(problem.field in MORE for problem in fields.problems),
        may_hide=Role.WORKER in visit.roles,
        employers=tuple(one for role in _employers(visit) if (one := reader.holder(role)) is not None),
        missing=None if frame.calm else coverage(reader),
        many=len(agreements) >= WARN_AGREEMENTS,
        phase=visit.plan.agreement.value,
        drafting=drafts(reader),
        may=buttons(reader),
    )


HANDLERS = (new, add)
