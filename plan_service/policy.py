"""PAGES: the one policy table. Every route names its row; a route without one keeps the service from starting.

`roles` may open it when active in the plan; `invited` is for who was asked to take
part; `newcomers` may open it before the worker let them read (workflow.md §2).
What of the plan each of them then reads is decided clause by clause, in `workflows.plan.reads`.
"""

from dataclasses import dataclass

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from workflows.glossary import Role
from workflows.kinds import EMPLOYERS

PARTIES = (
    Role.WORKER,
    Role.EMPLOYER,
    Role.USER_COMPANY,
    Role.COACH,
    Role.DRAFTER,
    Role.COLLEAGUE_COACH,
)
EVERYBODY = (*PARTIES, Role.CONFIDANT)
"""Also whom the worker trusts: known to the worker and themselves alone, reading what is opened to them."""
SIGNERS = (Role.WORKER, *EMPLOYERS, Role.COACH)
WRITERS = (*SIGNERS, Role.DRAFTER)
STARTERS = (Role.WORKER, Role.EMPLOYER, Role.COACH, Role.DRAFTER)
FOLLOWERS = (*SIGNERS, Role.COLLEAGUE_COACH)
VDAB = (Role.REVIEWER,)


@dataclass(frozen=True, slots=True)
class Page:
    """One row: which roles, and whether it needs a plan or a person at all."""

    roles: tuple[Role, ...] = ()
    invited: bool = False
    newcomers: bool = False
    person: bool = True
    demo: bool = False


NOBODY_NEEDED = Page(person=False)
SIGNED_IN = Page()
DEMO = Page(person=False, demo=True)

# fmt: off
PAGES: dict[str, Page] = {
    # no plan: `roles` are what the person may be somewhere
    "static":           NOBODY_NEEDED,
    "language":         NOBODY_NEEDED,
    "sign_out":         NOBODY_NEEDED,
    "help":             NOBODY_NEEDED,
    "demo":             DEMO,
    "patterns":         DEMO,
    "home":             SIGNED_IN,
    "start":            Page(STARTERS),
    "queue":            Page(VDAB),

    # a plan, for its parties
    "invitation":       Page(EVERYBODY, invited=True),
    "plan":             Page(EVERYBODY, newcomers=True),
    "agreement":        Page(EVERYBODY),
    "history":          Page(PARTIES),
    "answer":           Page(SIGNERS),
    "text":             Page(WRITERS),
    "needs":            Page(WRITERS),
    "drafting":         Page(WRITERS),
    "begin":            Page((Role.WORKER,)),
    "people":           Page(EVERYBODY, newcomers=True),
    "trust":            Page((Role.WORKER,)),
    "along":            Page((Role.CONFIDANT,)),
    "suggestion":       Page((Role.WORKER, Role.CONFIDANT)),
    "inviting":         Page(WRITERS, newcomers=True),
    "colleague":        Page((*EMPLOYERS, Role.COACH), newcomers=True),
    "another_coach":    Page((Role.WORKER, *EMPLOYERS)),
    "kind":             Page((Role.WORKER,)),
    "opening":          Page((Role.WORKER,)),
    "exception":        Page((Role.WORKER, Role.COACH, Role.DRAFTER), newcomers=True),
    "readers":          Page(PARTIES),
    "hiding":           Page((Role.WORKER,)),
    "who_looked":       Page((Role.WORKER,)),
    "diary":            Page(EVERYBODY),
    "signing":          Page(SIGNERS),
    "understanding":    Page((Role.WORKER,)),
    "copy":             Page(SIGNERS),
    "thinking":         Page((Role.WORKER,)),
    "reopening":        Page(SIGNERS),
    "ending":           Page((Role.WORKER, *EMPLOYERS)),
    "leaving":          Page((Role.COACH, Role.DRAFTER, Role.COLLEAGUE_COACH, Role.CONFIDANT), newcomers=True),
    "nudge":            Page((Role.COACH,)),
    "message":          Page(PARTIES, newcomers=True),
    "follow_up":        Page(FOLLOWERS),
    "entry":            Page((Role.WORKER,)),
    "signal":           Page(FOLLOWERS),
    "award":            Page(WRITERS),
    "award_letter":     Page(SIGNERS),
    "job_facts":        Page((Role.WORKER, *EMPLOYERS)),
    "rhythm":           Page(SIGNERS),
    "evaluation":       Page(PARTIES),
    "evaluating":       Page(WRITERS),
    "view":             Page(FOLLOWERS),
    "proposal":         Page(WRITERS),
    "submission":       Page(SIGNERS),
    "question":         Page(WRITERS),
    "contest":          Page(SIGNERS),
    "return":           Page(SIGNERS),

    # VDAB, once a dossier is submitted
    "dossier":          Page(VDAB),
    "finding":          Page(VDAB),
}
# fmt: on


class UnlistedRoute(LookupError):
    """A route that names no row of PAGES."""


def check(app: Litestar) -> None:
    """Raises UnlistedRoute for the first route without a row: default is deny, before anybody asks."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler) and page_of(handler) not in PAGES:
                raise UnlistedRoute(route.path)


def page_of(handler: HTTPRouteHandler) -> str:
    """The row a handler names; the framework's own OPTIONS answers name none and tell nothing."""
    name = handler.opt.get("page", "")
    return "static" if not name and handler.http_methods == {"OPTIONS"} else str(name)
