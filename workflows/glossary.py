"""The vocabulary: one identifier per concept; the Dutch and English words stand in `lang/*.toml`."""

from enum import StrEnum


class Kind(StrEnum):
    """Kind of plan: in whose service the work is done (decree of 14-1-2022 art. 2, 25, 27)."""

    EMPLOYEE = "employee"
    SELF_EMPLOYED = "self_employed"
    AGENCY = "agency"
    PREPARATION = "preparation"


class Role(StrEnum):
    """What somebody is to one plan. A stored value: never renamed."""

    WORKER = "worker"
    EMPLOYER = "employer"
    USER_COMPANY = "user_company"
    COACH = "coach"
    DRAFTER = "drafter"
    COLLEAGUE_COACH = "colleague_coach"
    CONFIDANT = "confidant"
    REVIEWER = "reviewer"


class Agreement(StrEnum):
    """Where the text stands."""

    DRAFTING = "drafting"
    NEGOTIATING = "negotiating"
    SIGNING = "signing"
    IN_FORCE = "in_force"


class Evaluation(StrEnum):
    """Where the running evaluation stands."""

    PLANNED = "planned"
    GATHERING = "gathering"
    CONCLUDING = "concluding"
    SUBMITTED = "submitted"
    INFO_REQUESTED = "info_requested"


class Life(StrEnum):
    """Whether the plan runs."""

    OPEN = "open"
    CLOSED = "closed"


class Standing(StrEnum):
    """How firmly a rule stands: what the law says, what practice does, what the advice asks, what we chose."""

    DECREE = "decree"
    ORDER = "order"
    PRACTICE = "practice"
    ADVICE = "advice"
    OUR_CHOICE = "our_choice"


class ClauseKind(StrEnum):
    """A need is the worker's; an agreement is everybody's."""

    NEED = "need"
    AGREEMENT = "agreement"


class Shape(StrEnum):
    """What a revision proposes: a text, to drop the clause, or to leave it open (an open point)."""

    TEXT = "text"
    DROP = "drop"
    LEFT_OPEN = "left_open"


class Answer(StrEnum):
    """One party's answer to the current revision. A counter is a new revision its proposer accepts."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISCUSS = "discuss"
    OBJECTED = "objected"


class Seated(StrEnum):
    """How somebody stands in a role."""

    INVITED = "invited"
    ACTIVE = "active"
    DECLINED = "declined"
    LEFT = "left"


class Trust(StrEnum):
    """What the worker asks of whom they trust: read along, or read before the worker signs."""

    READ = "read"
    READ_FIRST = "read_first"


class Advice(StrEnum):
    """What whom the worker trusts suggests to the worker alone: a question, or an answer they could give."""

    QUESTION = "question"
    ACCEPT = "accept"
    COUNTER = "counter"
    DISCUSS = "discuss"


class Relation(StrEnum):
    """What the coach is to the employer (art. 22: is a colleague-coach needed?)."""

    DIRECT_COLLEAGUE = "direct_colleague"
    OTHER_COLLEAGUE = "other_colleague"
    EXTERNAL = "external"


class Exempt(StrEnum):
    """The independence exception: a coach who also drafted."""

    NONE = "none"
    ASKED = "asked"
    ACCEPTED = "accepted"


class SupportKind(StrEnum):
    """The eight statutory tasks (decree art. 21, 1 to 8), then the wider kinds of advice 7.3."""

    PRACTICAL_SUPPORT = "practical_support"
    COACHING = "coaching"
    ADAPTATIONS = "adaptations"
    WELCOME = "welcome"
    COMMUNICATION = "communication"
    REFERRAL = "referral"
    FOLLOW_UP = "follow_up"
    INFORMATION_TO_VDAB = "information_to_vdab"
    ASSISTANCE = "assistance"
    TRIPS_AND_MEETINGS = "trips_and_meetings"
    INTERPRETER_HOURS = "interpreter_hours"
    SPECIFIC_TRAINING = "specific_training"
    ACCESSIBLE_TRAINING = "accessible_training"
    OTHER = "other"


STATUTORY_TASKS: tuple[SupportKind, ...] = tuple(SupportKind)[:8]


class Funding(StrEnum):
    """What pays for an agreement. Reasonable accommodation never feeds a premium and never lapses with one."""

    SUPPORT_PREMIUM = "support_premium"
    CASH_BUDGET = "cash_budget"
    POOLED_WAGE_PREMIUM = "pooled_wage_premium"
    TOM = "tom"
    REASONABLE_ACCOMMODATION = "reasonable_accommodation"
    NONE = "none"


class Instrument(StrEnum):
    """What an authority awards. `vop` and `tom` are recorded because they run beside."""

    WAGE_PREMIUM = "wage_premium"
    SUPPORT_PREMIUM = "support_premium"
    SELF_EMPLOYED_PREMIUM = "self_employed_premium"
    VOP = "vop"
    TOM = "tom"


class Level(StrEnum):
    """Raise, keep or lower (art. 14, 16, 19). Keep: as granted, coming steps included."""

    RAISE = "raise"
    KEEP = "keep"
    LOWER = "lower"
    UNKNOWN = "unknown"


class Term(StrEnum):
    """Extend, keep or end (art. 12, 33)."""

    EXTEND = "extend"
    KEEP = "keep"
    END = "end"


class NeedSaid(StrEnum):
    """What a view says of a need."""

    SOLVED = "solved"
    LESS = "less"
    SAME = "same"
    MORE = "more"
    NEW = "new"


class WorksSaid(StrEnum):
    """What a view says of an agreement."""

    WORKS = "works"
    PARTLY = "partly"
    NOT = "not"


class How(StrEnum):
    """A follow-up entry in one word."""

    WELL = "well"
    HARD = "hard"
    CHANGED = "changed"


class Signal(StrEnum):
    """A signal; each offers an early evaluation."""

    MORE = "more"
    WELL_WITHOUT = "well_without"
    WORK_CHANGES = "work_changes"


class Verdict(StrEnum):
    """A required party's answer to the proposal."""

    ENDORSED = "endorsed"
    DISSENT = "dissent"


class Outcome(StrEnum):
    """The one result of a finished cycle. `closed` (plan ended) and `stopped` (version taken back) come from state."""

    FINDING = "finding"
    LETTER = "letter"
    KEEP = "keep"
    CLOSED = "closed"
    STOPPED = "stopped"
