"""Where one starts: what is my turn, in which plan; and who can help."""

from dataclasses import dataclass

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Redirect

from plan_service import people, rendering, sessions
from plan_service.policy import STARTERS
from plan_service.read.here import Member
from plan_service.read.my_plans import MyPlan, my_plans
from plan_service.read.triage import Triage, triage
from workflows.deadlines import length
from workflows.glossary import Role

MANY_PLANS = {Role.COACH.value, Role.DRAFTER.value}
HELPERS = (Role.CONFIDANT, Role.COACH, Role.DRAFTER, Role.COLLEAGUE_COACH)


@dataclass(frozen=True, slots=True)
class Home:
    """A person's plans, as a task list: for who comes here rarely."""

    plans: tuple[MyPlan, ...]
    may_start: bool


@dataclass(frozen=True, slots=True)
class ManyPlans:
    """A person's plans in one table. `ask_after`: days after which somebody may be asked for their turn."""

    triage: Triage
    coaches: bool
    ask_after: int
    may_start: bool


@dataclass(frozen=True, slots=True)
class Help:
    """Who can help; nothing of any plan but who takes part. `plan`: the one asked from, "" for none; `own`: theirs."""

    helpers: tuple[Member, ...]
    plan: str
    own: bool
    worker: bool


@get("/thuis", opt={"page": "home"})
async def home(
    request: sessions.AnyRequest, toon: FromQuery[str] = "", plan: FromQuery[str] = ""
) -> Response[str] | Redirect:
    """With `plan`, as letters lead here: on to what is the reader's turn in it."""
    there = sessions.signed_in(request)
    if Role.REVIEWER.value in there.roles:
        return Redirect("/wachtrij", status_code=303)
    plans = await my_plans(there)
    if asked := next((one for one in plans if one.id == plan), None):
        return Redirect(asked.mine[0].href if asked.mine else f"/plannen/{asked.id}", status_code=303)
    may_start = any(role.value in there.roles for role in STARTERS)
    if not there.roles & MANY_PLANS:
        return rendering.page(request, "home/home.html", Home(plans, may_start))
    context = ManyPlans(
        triage=await triage(there, plans, toon),
        coaches=any(plan.role is Role.COACH for plan in plans),
        ask_after=length("first_reminder"),
        may_start=may_start,
    )
    return rendering.page(request, "home/many.html", context)


@get("/hulp", opt={"page": "help"})
async def help_page(request: sessions.AnyRequest, plan: FromQuery[str] = "") -> Response[str]:
    """The people of that plan, when the reader is in it; else of all their plans."""
    there = sessions.person(request)
    plans = await my_plans(there) if there else ()
    asked = [one for one in plans if one.id == plan]
    context = Help(
        helpers=_helpers(there, asked or plans) if there else (),
        plan=plan if asked else "",
        own=bool(asked) and asked[0].role is Role.WORKER,
        worker=there is None or Role.WORKER.value in there.roles,
    )
    return rendering.page(request, "home/help.html", context)


def _helpers(there: people.Person, plans: list[MyPlan] | tuple[MyPlan, ...]) -> tuple[Member, ...]:
    """Each once; whom the worker trusts first, for the worker, then the coach."""
    found = {one.person.id: one for plan in plans if not plan.invited for one in plan.people if one.role in HELPERS}
    found.pop(there.id, None)
    return tuple(sorted(found.values(), key=lambda one: HELPERS.index(one.role)))


HANDLERS = (home, help_page)
