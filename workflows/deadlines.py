"""DEADLINES: what is counted from what, how long, and how firmly it stands. Nothing here makes an event."""

from dataclasses import dataclass
from typing import Literal

from workflows.glossary import Standing

Unit = Literal["days", "months", "quarters"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One term. `counted_from` and `falls_due` are names with words in `lang/*.toml`."""

    name: str
    counted_from: str
    length: int
    unit: Unit
    basis: str
    standing: Standing


DESIGN = Standing.OUR_CHOICE

# fmt: off
DEADLINES: tuple[Deadline, ...] = (
    Deadline("thinking_time",        "version_in_force",     3,  "days",     "0 to 14, set per deployment",        DESIGN),
    Deadline("talk_with_drafter",    "text_proposed",        14, "days",     "or two counters on one clause",      DESIGN),
    Deadline("rhythm",               "version_or_result",    6,  "months",   "3, 6 or 12, chosen in the plan",     DESIGN),
    Deadline("view_window",          "evaluation_opened",    14, "days",     "extendable once",                    DESIGN),
    Deadline("window_extension",     "view_window_over",     14, "days",     "by any required party",              DESIGN),
    Deadline("proposal_by_anyone",   "views_closed",         14, "days",     "then any required party may write",  DESIGN),
    Deadline("answer_to_proposal",   "proposal_written",     14, "days",     "then it may be sent unanswered",     DESIGN),
    Deadline("end_notice",           "end_given",            14, "days",     "contract and law may ask more",      DESIGN),
    Deadline("undo_end",             "end_given",            3,  "days",     "the worker's own end",               DESIGN),
    Deadline("award_near_end",       "award_end",            4,  "quarters", "indication: extend",                 DESIGN),
    Deadline("award_warning",        "award_end",            2,  "quarters", "everybody is warned",                DESIGN),
    Deadline("change_accepted",      "award_start",          4,  "quarters", "VDAB: from the second year",         Standing.PRACTICE),
    Deadline("extension_accepted",   "award_start",          12, "quarters", "sources disagree: 12 or 16",         Standing.PRACTICE),
    Deadline("contest_request",      "finding_learned",      45, "days",     "decree 14-1-2022 art. 34; term: federation", Standing.PRACTICE),
    Deadline("contest_advice",       "contest_requested",    60, "days",     "decree 14-1-2022 art. 34; term: federation", Standing.PRACTICE),
    Deadline("contest_decision",     "contest_advised",      30, "days",     "decree 14-1-2022 art. 34; term: federation", Standing.PRACTICE),
    Deadline("appeal",               "third_working_day",    90, "days",     "decree 14-1-2022 art. 36; Judicial Code art. 53, 53bis", Standing.DECREE),
    Deadline("return_position",      "unknown_day",          18, "months",   "art. 73; draft order, not verified",  Standing.PRACTICE),
    Deadline("first_reminder",       "turn_began",           3,  "days",     "never more than two",                DESIGN),
    Deadline("second_reminder",      "turn_began",           7,  "days",     "then the coach is asked to call",    DESIGN),
)
# fmt: on

_BY_NAME = {deadline.name: deadline for deadline in DEADLINES}


def length(name: str) -> int:
    """How long the named term is, in its own unit. Raises KeyError for an unknown name."""
    return _BY_NAME[name].length


RHYTHMS: tuple[int, ...] = (3, 6, 12)
THINKING_DAYS: tuple[int, int] = (0, 14)
STUCK_COUNTERS = 2
"""Other texts proposed for one clause after which a talk is proposed (workflow.md §4)."""
MAX_AGREEMENTS = 12
WARN_AGREEMENTS = 8
NOTE_LENGTH = 500
AWARD_QUARTERS = 20
"""Longest term of an award: 5 years, decree art. 12."""
