"""Where a plan stands, as three lanes with stops."""

from dataclasses import dataclass

from plan_service.drawing.box import Place, rounded

STOPS: dict[str, tuple[str, ...]] = {
    "agreement": ("drafting", "negotiating", "signing", "in_force"),
    "evaluation": ("planned", "gathering", "concluding", "submitted"),
    "life": ("open", "closed"),
}
ASIDE = {"info_requested": "submitted"}
ROAD = 75.0
"""How far the last stop lies from the first; behind it is room for its word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One state of a region, on its lane."""

    name: str
    x: float
    place: Place
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One region: its stops from left to right and how far the plan has come."""

    name: str
    here: str
    stops: tuple[Stop, ...]
    reached: float


def region_map(agreement: str, evaluation: str, life: str, *, version: int = 0) -> tuple[Lane, Lane, Lane]:
    """Lay out the three regions; `version` is the version in force, 0 when there is none.

    An empty `evaluation` means that no cycle has begun: every stop is still to come.
    """
    return (
        _lane("agreement", agreement, kept="in_force" if version else ""),
        _lane("evaluation", evaluation),
        _lane("life", life),
    )


def _lane(name: str, here: str, kept: str = "") -> Lane:
    names = STOPS[name]
    at = _at(name, here)
    gap = ROAD / (len(names) - 1)
    stops = tuple(
        Stop(
            name=here if index == at else stop,
            x=rounded(gap * index),
            place=_place(index, at),
            kept=stop == kept and index != at,
        )
        for index, stop in enumerate(names)
    )
    return Lane(name=name, here=here, stops=stops, reached=stops[at].x if at >= 0 else stops[0].x)


def _at(name: str, here: str) -> int:
    if not here:
        return -1
    stop = ASIDE.get(here, here)
    if stop not in STOPS[name]:
        raise ValueError(f"{name} knows no state {here!r}")
    return STOPS[name].index(stop)


def _place(index: int, at: int) -> Place:
    if index == at:
        return "here"
    return "past" if index < at else "coming"
