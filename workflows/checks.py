"""CHECKS: what a file for VDAB is looked at for, each with its basis and standing. It blocks nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows.conditions.people import colleague_is_there, drafting_is_independent
from workflows.cycle import Cycle
from workflows.glossary import Exempt, Role, Standing
from workflows.plan import Plan, is_employed


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the texts of the agreements in the file say, for the checks that need it."""

    towards: frozenset[str]
    without_doer: tuple[str, ...]
    without_need: tuple[str, ...]
    left_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """What lies with VDAB: the plan, the cycle that was sent, and what its texts say."""

    plan: Plan
    cycle: Cycle
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class Found:
    """`met` is None where it cannot be known. `about`: clause ids or role names that show why not."""

    met: bool | None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    look: Callable[[File], Found]
    basis: str
    standing: Standing


TOWARDS = ("worker", "colleagues", "employer")
"""The decree wants actions towards all three (art. 2, 8); where nobody employs, there is the worker alone."""


def towards(plan: Plan) -> tuple[str, ...]:
    """Towards whom actions can go in a plan of this kind."""
    return TOWARDS if is_employed(plan) else TOWARDS[:1]


def _signed_by_all(file: File) -> Found:
    version = file.plan.in_force
    missing = version.missing() if version else file.plan.required
    return Found(version is not None and not missing, tuple(role.value for role in missing))


def _adopted_by_coach(file: File) -> Found:
    """Not to be known where there need be no coach and there is none: the worker signed alone."""
    version = file.plan.in_force
    if Role.COACH not in file.plan.required:
        return Found(None)
    return Found(version is not None and version.signed_by(Role.COACH) is not None)


def _towards_all_three(file: File) -> Found:
    missing = tuple(one for one in towards(file.plan) if one not in file.facts.towards)
    return Found(not missing, missing)


def _everybody_knows_their_task(file: File) -> Found:
    return Found(not file.facts.without_doer, file.facts.without_doer)


def _answers_a_need(file: File) -> Found:
    return Found(not file.facts.without_need, file.facts.without_need)


def _colleague_coach(file: File) -> Found:
    named = file.plan.seat(Role.COLLEAGUE_COACH) is not None
    return Found(colleague_is_there(file.plan), () if named else ("no_colleague",))


def _independent(file: File) -> Found:
    asked = file.plan.exception is Exempt.ACCEPTED
    return Found(drafting_is_independent(file.plan), ("exception",) if asked else ())


def _views_by_all(file: File) -> Found:
    return Found(not file.cycle.missing, tuple(role.value for role in file.cycle.missing))


def _answered_by_all(file: File) -> Found:
    return Found(not file.cycle.unanswered, tuple(role.value for role in file.cycle.unanswered))


def _award_known(file: File) -> Found:
    return Found(bool(file.plan.awards))


def _no_open_points(file: File) -> Found:
    return Found(not file.facts.left_open, file.facts.left_open)


# fmt: off
CHECKS: tuple[Check, ...] = (
    Check("signed_by_all",              _signed_by_all,              "advice 7.4 (co-signed)",         Standing.ADVICE),
    Check("adopted_by_coach",           _adopted_by_coach,           "art. 2, 8; art. 21, 23",         Standing.DECREE),
    Check("towards_all_three",          _towards_all_three,          "art. 2, 8",                      Standing.DECREE),
    Check("everybody_knows_their_task", _everybody_knows_their_task, "art. 2, 8",                      Standing.DECREE),
    Check("colleague_coach",            _colleague_coach,            "art. 22",                        Standing.DECREE),
    Check("answers_a_need",             _answers_a_need,             "advice 7.4 (needs first)",       Standing.ADVICE),
    Check("independent",                _independent,                "advice 7.4",                     Standing.ADVICE),
    Check("views_by_all",               _views_by_all,               "advice 7.2 (equals)",            Standing.ADVICE),
    Check("answered_by_all",            _answered_by_all,            "workflow §7",                    Standing.OUR_CHOICE),
    Check("no_open_points",             _no_open_points,             "workflow §4",                    Standing.OUR_CHOICE),
    Check("award_known",                _award_known,                "art. 12, 33",                    Standing.DECREE),
)
# fmt: on
