"""The pages of one view: a question a page or all on one, then everything to read over."""

from dataclasses import dataclass
from typing import Any

from litestar import Response

from plan_service import rendering, sessions
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages import view_form
from plan_service.pages.view_form import Question
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.views import evaluated
from workflows import commands as c
from workflows.glossary import Role
from workflows.running import cycle_at

SEND, BACK, CHANGE, STEP = "send", "back", "change", "step_"


@dataclass(frozen=True, slots=True)
class StepPage:
    """One question. `carried`: every other answer so far, so that nothing is lost on the way."""

    here: Here
    question: Question
    number: int
    of: int
    fields: Fields
    carried: dict[str, str]


@dataclass(frozen=True, slots=True)
class FormPage:
    """Every question on one page."""

    here: Here
    needs: tuple[Question, ...]
    agreements: tuple[Question, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything that was answered, to read over; `stepwise`: each has a button back to its own page."""

    here: Here
    questions: tuple[Question, ...]
    fields: Fields
    carried: dict[str, str]
    stepwise: bool


def prefilled(reader: Reader) -> Fields:
    """Their own view as given in this cycle; else, for who sees all on one page, last time's agreements."""
    plan, visit = reader.plan, reader.visit
    role, cycle = visit.role_for(c.GiveView), cycle_at(plan, visit.on)
    asked = view_form.questions(evaluated(reader, cycle))
    own = cycle.view_of(role)
    if own is not None and own.person == visit.person.id:
        fields = view_form.filled(reader.body(own.words).values, asked)
        return fields if role is Role.WORKER else view_form.grouped(fields, asked)
    last = plan.cycles[-1].view_of(role) if plan.cycles else None
    if last is None or role is Role.WORKER:
        return Fields()
    known = reader.body(last.words)["agreements"] or {}
    agreements = tuple(one for one in asked if one.name.partition("_")[2] in known)
    fields = Fields([(one.name, known[one.name.partition("_")[2]]) for one in agreements])
    return view_form.grouped(fields, agreements)


class Sheet:
    """The questions with the answers so far, and the page that comes next."""

    def __init__(self, request: sessions.AnyRequest, visit: Visit, fields: Fields) -> None:
        reader = Reader(visit)
        self.request = request
        self.here = here(reader)
        self.stepwise = Role.WORKER in visit.roles
        self.questions = view_form.questions(evaluated(reader, cycle_at(visit.plan, visit.on)))
        self.fields = fields

    def first(self) -> Response[str]:
        return self._step(0) if self.stepwise else self._form()

    def body(self) -> dict[str, Any]:
        """What is kept. Notes in `fields` what is wrong, as it would on each page."""
        return view_form.body(self.fields, self.questions)

    def turned(self, go: str) -> Response[str]:
        """The page after this one, or this one again when something is wrong."""
        if self.stepwise:
            return self._turned_step(go)
        if go == CHANGE or self.fields.problems:
            return self._form()
        self.fields = view_form.spread(self.fields, self.questions)
        for question in self.questions:
            if self.fields.problem(f"{question.kind}s_all") is None:  # said once, at the group
                view_form.check(self.fields, question)
        return self._form() if self.fields.problems else self._check()

    def _turned_step(self, go: str) -> Response[str]:
        wrong = {problem.field for problem in self.fields.problems}
        if wrong:
            return self._step(next(at for at, one in enumerate(self.questions) if one.name in wrong))
        if go.startswith(STEP):
            return self._step(_number(go.removeprefix(STEP)))
        at = _number(self.fields.value("step"))
        if go == BACK:
            return self._step(at - 1)
        at = self._within(at)
        view_form.check(self.fields, self.questions[at])
        if self.fields.problems:
            return self._step(at)
        last = self.fields.ticked("checking") or at + 1 == len(self.questions)
        return self._check() if last else self._step(at + 1)

    def _within(self, at: int) -> int:
        return max(0, min(at, len(self.questions) - 1))

    def _step(self, at: int) -> Response[str]:
        number = self._within(at)
        question = self.questions[number]
        carried = {**self._carried(but=question.name), "step": str(number)}
        context = StepPage(self.here, question, number, len(self.questions), self.fields, carried)
        return rendering.page(self.request, "views/step.html", context, self._status)

    def _form(self) -> Response[str]:
        needs = tuple(one for one in self.questions if one.kind == "need")
        agreements = tuple(one for one in self.questions if one.kind == "agreement")
        return rendering.page(
            self.request, "views/form.html", FormPage(self.here, needs, agreements, self.fields), self._status
        )

    def _check(self) -> Response[str]:
        carried = {**self._carried(), "checking": "yes"}
        context = CheckPage(self.here, self.questions, self.fields, carried, self.stepwise)
        return rendering.page(self.request, "views/check.html", context)

    @property
    def _status(self) -> int:
        return 422 if self.fields.problems else 200

    def _carried(self, but: str = "") -> dict[str, str]:
        names = [one.name for one in self.questions] + ["needs_all", "agreements_all", "checking"]
        return {name: self.fields.value(name) for name in names if name != but and self.fields.value(name)}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0
