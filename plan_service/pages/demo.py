"""The demo's own pages: step in as anybody, move the clock, read the letters. Never outside the demo."""

from dataclasses import dataclass
from datetime import timedelta

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery
from litestar.response import Redirect

from plan_service import clock, csrf, errors, forms, i18n, people, rendering, sessions
from plan_service.read.cases import Case, cases
from plan_service.read.due import next_due
from plan_service.read.letters import ReadableLetter, letters
from workflows.glossary import Role

_KEPT = "kept."  # before the names of a form that waits until its person is back
_STEPS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}


@dataclass(frozen=True, slots=True)
class Start:
    cases: list[Case]
    everybody: tuple[people.Person, ...]
    back_to: str  # where somebody was going who had to step in first; "" when nowhere


@dataclass(frozen=True, slots=True)
class Letters:
    letters: list[ReadableLetter]


@get("/", opt={"page": "demo"})
async def start(request: sessions.AnyRequest, terug: FromQuery[str] = "") -> Response[str]:
    found = await cases(i18n.language(request))
    back_to = forms.local_path(terug) if terug else ""
    return rendering.page(request, "demo/start.html", Start(found, await people.demo_people(), back_to))


@post("/demo/stap-in", opt={"page": "demo", csrf.ORIGIN_ONLY: True})
async def step_in(request: sessions.AnyRequest) -> Response[str] | Response[None]:
    fields = await forms.read(request)
    wanted = next((one for one in await people.demo_people() if one.id == fields.value("person")), None)
    if wanted is None:
        raise NotFoundException
    await sessions.sign_in(request, wanted.id)
    waiting = [(name.removeprefix(_KEPT), value) for name, value in fields.pairs if name.startswith(_KEPT)]
    if waiting:
        url = fields.local_path("kept_url")
        return errors.kept_page(request, errors.held("welcome_back", url, forms.Fields(waiting)), 200)
    reviews = Role.REVIEWER.value in wanted.roles
    return Redirect("/wachtrij" if reviews else fields.local_path("terug"), status_code=303)


@post("/demo/volgende", opt={"page": "demo", csrf.ORIGIN_ONLY: True})
async def step_in_next(request: sessions.AnyRequest) -> Response[None]:
    """As whoever is to act now in this plan, and on to what is asked of them."""
    plan, there = (await forms.read(request)).ident("plan"), sessions.person(request)
    case = next((case for case in await cases(i18n.SOURCE) if case.plan == plan), None)
    someone = case.next_after(there.id if there else "") if case else None
    if someone is None:
        return Redirect("/", status_code=303)
    await sessions.sign_in(request, someone.id)
    # By way of home: who is only invited may not open the plan itself.
    return Redirect(f"/dossiers/{plan}" if someone.role == Role.REVIEWER else f"/thuis?plan={plan}", status_code=303)


@post("/demo/klok", opt={"page": "demo", csrf.ORIGIN_ONLY: True})
async def move_clock(request: sessions.AnyRequest) -> Response[None]:
    fields = await forms.read(request)
    step = _STEPS.get(fields.value("step")) or await _until_next_date()
    if step:
        await clock.shift(step)
        await sessions.shift(step)
        if request.app.state.jobs is not None:
            await request.app.state.jobs.tick()
    return Redirect(fields.local_path("terug"), status_code=303)


@get("/demo/brieven", opt={"page": "demo"})
async def read_letters(request: sessions.AnyRequest) -> Response[str]:
    return rendering.page(request, "demo/letters.html", Letters(await letters()))


async def _until_next_date() -> timedelta | None:
    now = clock.now()
    due = await next_due(now)
    return due - now if due else None


HANDLERS = (start, step_in, step_in_next, move_clock, read_letters)
