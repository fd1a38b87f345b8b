"""Facts of the work, and of the worker, asked once and for the premium notes only: a form, a look at it all, done."""

from dataclasses import dataclass, fields
from enum import StrEnum
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
from workflows.job_facts import Contract, EmployerKind, JobFacts, OwnFacts, Residence, Workplace
from workflows.kinds import EMPLOYERS

Path = FromPath[UUID]
UNKNOWN = "unknown"
YES_OR_NO = {"yes": True, "no": False}
OPTIONS: dict[str, tuple[str, ...]] = {
    "contract": tuple(Contract),
    "percent": (),
    "workplace": tuple(Workplace),
    "employer_kind": tuple(EmployerKind),
    "vop": tuple(YES_OR_NO),
    "residence": tuple(Residence),
    "past_pension_age": tuple(YES_OR_NO),
    "activity": tuple(YES_OR_NO),
}
"""What one can answer; "I do not know" always; () is a number."""
ENUMS: dict[str, type[StrEnum]] = {
    "contract": Contract,
    "workplace": Workplace,
    "employer_kind": EmployerKind,
    "residence": Residence,
}
OF_THE_JOB = tuple(field.name for field in fields(JobFacts))
OF_THE_WORKER = ("residence", "past_pension_age")


@dataclass(frozen=True, slots=True)
class Question:
    """One fact asked; `answer` as chosen, "" for none."""

    name: str
    options: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class FactsPage:
    """The questions this reader can answer. `own`: some are about themselves, and `shared` says who may know."""

    here: Here
    questions: tuple[Question, ...]
    own: bool
    shared: bool
    fields: Fields
    may: frozenset[str]


@get("/plannen/{plan_id:uuid}/feiten", opt={"page": "job_facts"})
async def ask(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    return _page(request, visit, "form", _as_typed(visit))


@post("/plannen/{plan_id:uuid}/feiten", opt={"page": "job_facts"})
async def record(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """One form, three buttons: look at it all, change something, keep it."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    if fields.value("step") == "change":
        return _page(request, visit, "form", fields)
    told = {name: _answer(fields, name) for name in _asked(visit)}
    if fields.problems:
        return _page(request, visit, "form", fields, 422)
    if fields.value("step") == "check":
        return _page(request, visit, "check", fields)
    job = {name: fact for name, fact in told.items() if name in OF_THE_JOB}
    own = {name: fact for name, fact in told.items() if name not in OF_THE_JOB}
    command = c.RecordJobFacts(
        **visit.asked(c.RecordJobFacts),
        job=JobFacts(**job) if job else None,
        own=OwnFacts(**own, shared=fields.ticked("shared")) if own else None,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}/premie?feiten=1")


def _asked(visit: Visit) -> tuple[str, ...]:
    """Each is asked what is theirs to tell. Of work that is not there yet nobody is asked."""
    if visit.role_for(c.RecordJobFacts) in EMPLOYERS:
        return OF_THE_JOB
    if visit.plan.kind is Kind.SELF_EMPLOYED:
        return ("workplace", "vop", "activity", *OF_THE_WORKER)
    return OF_THE_WORKER


def _answer(fields: Fields, name: str) -> Any:
    """None: not known, or not answered, which is the same."""
    if not OPTIONS[name]:
        return fields.integer(name, 1, 100, required=False)
    if fields.value(name) in ("", UNKNOWN):
        return None
    chosen = fields.one_of(name, OPTIONS[name])
    if not chosen:
        return None
    return ENUMS[name](chosen) if name in ENUMS else YES_OR_NO[chosen]


def _as_typed(visit: Visit) -> Fields:
    """What was told before, as the form would have it."""
    plan = visit.plan
    facts = {name: getattr(plan.job_facts if name in OF_THE_JOB else plan.own_facts, name) for name in _asked(visit)}
    typed = [(name, _typed(fact)) for name, fact in facts.items() if fact is not None]
    return Fields([*typed, ("shared", "yes")] if plan.own_facts.shared else typed)


def _typed(fact: Any) -> str:
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return str(fact)


def _page(
    request: sessions.AnyRequest, visit: Visit, template: str, fields: Fields, status: int = 200
) -> Response[str]:
    asked = _asked(visit)
    context = FactsPage(
        here=here(Reader(visit)),
        questions=tuple(Question(name, OPTIONS[name], fields.value(name)) for name in asked),
        own=any(name not in OF_THE_JOB for name in asked),
        shared=fields.ticked("shared"),
        fields=fields,
        may=buttons(Reader(visit)),
    )
    return rendering.page(request, f"job_facts/{template}.html", context, status)


HANDLERS = (ask, record)
