"""The worlds of the other kinds of plan, and of another coach: who comes and goes, and who must sign for that."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.model import moves, moves_cycle
from tests.model.explore import Model
from tests.model.moves import ask, there
from tests.model.stories import AGENCY, EMPLOYED, Cast, alone, with_els
from tests.model.worlds import (
    COMES,
    CYCLE_ENDS,
    LIFE,
    RETURNS,
    SIGNING,
    THINKING,
    Menu,
    all_answers,
    keep_only,
    world,
    yes_only,
)
from tests.workflows.cast import COACH, COLLEAGUE, DIRK, ELS, EMPLOYER, EVA, JAN, RUTH, USER_COMPANY, WORKER, Story
from workflows import commands as c
from workflows.commands import Command
from workflows.glossary import Kind, Relation
from workflows.plan import Plan


def coming(*people: str, seat: Any = COACH) -> Menu:
    """Who was asked takes the place or does not, is let in; a coach may stop."""

    def menu(plan: Plan, on: date) -> Iterator[Command]:
        for person in people:
            yield ask(c.AcceptInvitation, seat, on, person)
            yield ask(c.DeclineInvitation, seat, on, person)
            yield ask(c.OpenToParty, WORKER, on, seat=seat, person=person)
            yield ask(c.LeaveRole, seat, on, person)

    return menu


def another_coach(*people: str) -> Menu:
    """Worker and whoever is above her propose these coaches, agree, or set it aside; one of them asks a coach alone."""

    def menu(plan: Plan, on: date) -> Iterator[Command]:
        for role, person in there(plan):
            for coach in people:
                asked = {"person": coach, "relation": Relation.EXTERNAL}
                yield ask(c.ProposeCoach, role, on, person, **asked)
                yield ask(c.AgreeToCoach, role, on, person, person=coach)
                yield ask(c.InviteParty, role, on, person, seat=COACH, **asked)
            yield ask(c.SetCoachAside, role, on, person)

    return menu


def work_found(plan: Plan, on: date) -> Iterator[Command]:
    """Work is found, or not after all; Jan or Ruth employs, and Dirk is asked to help."""
    for kind in (Kind.EMPLOYEE, Kind.PREPARATION):
        yield ask(c.ChangeKind, WORKER, on, kind=kind)
    for person in (JAN, RUTH):
        yield ask(c.InviteParty, WORKER, on, seat=EMPLOYER, person=person)
        yield ask(c.AcceptInvitation, EMPLOYER, on, person)
        yield ask(c.OpenToParty, WORKER, on, seat=EMPLOYER, person=person)
        yield ask(c.InviteParty, EMPLOYER, on, person, seat=COLLEAGUE, person=DIRK)
    yield ask(c.AcceptInvitation, COLLEAGUE, on, DIRK)


def of_kind(name: str, who: Cast, *menus: Menu) -> Model:
    """One agreement, from its first text: it can come into force, and come back to it whoever does nothing."""
    promises = (COMES, *RETURNS["promises"])
    return world(name, who.proposed("a"), yes_only, *menus, *SIGNING, promises=promises, **THINKING)


def evaluated(name: str, who: Cast, *menus: Menu) -> Model:
    """The evaluation of a plan of that kind, while somebody comes or goes."""
    story = who.signed(who.frozen(who.proposed("a"))).later(20)
    every = (moves_cycle.gathering, moves_cycle.with_vdab, keep_only, *menus)
    return world(name, story, *every, tick=moves_cycle.any_term_over, promises=CYCLE_ENDS)


ELS_COMES = (another_coach(ELS, ""), coming(ELS))

KINDS = {
    model.name: model
    for model in (
        of_kind("nobody employs", alone(Kind.SELF_EMPLOYED), *ELS_COMES),
        of_kind("nobody employs, and Els coaches", with_els(Kind.SELF_EMPLOYED, Relation.EXTERNAL)),
        of_kind("at two companies", AGENCY),
        of_kind("work is found", with_els(Kind.PREPARATION), work_found),
        of_kind("another coach", EMPLOYED, another_coach(EVA), coming(ELS, EVA)),
    )
}
"""The smallest world of each."""

FULLER = {
    model.name: model
    for model in (
        of_kind("four parties, every answer", AGENCY, all_answers, moves.taking_back),
        of_kind("four parties, two texts", AGENCY, moves.counters),
        of_kind("nobody employs, every answer", alone(Kind.SELF_EMPLOYED), *ELS_COMES, all_answers),
        of_kind("another coach, two texts", EMPLOYED, another_coach(EVA), coming(ELS, EVA), moves.counters),
        evaluated("evaluated, nobody employs", alone(Kind.SELF_EMPLOYED), *ELS_COMES),
    )
}
"""What takes longer."""

PEOPLE = (another_coach(ELS, EVA, ""), coming(ELS, EVA), coming(RUTH, seat=USER_COMPANY))
ANY_LIFE = world("a life of any kind", Story(), LIFE.moves, work_found, *PEOPLE)
"""Everything on every menu: it has no bound."""
