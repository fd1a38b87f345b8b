"""What every page of a plan shows around its own: whose plan, who takes part, whose turn it is, since when."""

from dataclasses import dataclass
from datetime import date

from plan_service.access import is_let_in
from plan_service.people import Person
from plan_service.policy import PAGES
from plan_service.read.reader import NOBODY, Reader
from workflows.glossary import Kind, Life, Role, Seated
from workflows.kinds import EMPLOYERS
from workflows.plan import is_employed
from workflows.running import life_at
from workflows.turns import Turn, turns

CALM = (Role.WORKER, *EMPLOYERS, Role.COLLEAGUE_COACH, Role.CONFIDANT)

# Where a task is done; {plan} is the plan's address.
WHERE: dict[str, str] = {
    "accept_invitation": "{plan}/uitnodiging",
    "open_to_party": "{plan}/mensen",
    "declare_independence": "{plan}/uitzondering",
    "ask_exception": "{plan}/uitzondering",
    "accept_exception": "{plan}/uitzondering",
    "agree_to_coach": "{plan}/mensen/jobcoach",
    "ask_coach": "{plan}/mensen/jobcoach",
    "ask_employer": "{plan}/mensen",
    "name_colleague": "{plan}/mensen/collega",
    "begin": "{plan}/begin",
    "write_draft": "{plan}/opstellen",
    "answer": "{plan}/volgende",
    "hold_talk": "{plan}/volgende",
    "settle": "{plan}/volgende",
    "adopt_need": "{plan}/behoeften",
    "write_need": "{plan}/behoeften/nieuw",
    "write_agreement": "{plan}/afspraken/nieuw",
    "change_or_close": "{plan}/heropening",
    "freeze": "{plan}/versies",
    "sign": "{plan}/tekenen",
    "read_first": "{plan}",
    "update_text": "{plan}/heropening",
    "give_view": "{plan}/evaluatie/kijk",
    "move_on": "{plan}/evaluatie",
    "write_proposal": "{plan}/evaluatie/voorstel",
    "answer_proposal": "{plan}/evaluatie/antwoord",
    "submit": "{plan}/evaluatie/versturen",
    "answer_question": "{plan}/evaluatie/vraag",
    "record_award": "{plan}/premie/nieuw",
    "find": "/dossiers/{id}",
}


AROUND = (
    "plan",
    "people",
    "readers",
    "who_looked",
    "follow_up",
    "evaluation",
    "award",
    "diary",
)
"""The pages one can go to from any other, in the order shown; names of policy rows."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """Whose turn, to do what, since when. `href` only for the reader's own."""

    person: Person
    role: Role
    what: str
    since: date
    due: date | None
    href: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the plan, for the row of people."""

    person: Person
    role: Role


@dataclass(frozen=True, slots=True)
class Here:
    """The frame of a page. `calm`: large type for who opens this rarely; dense for who works with many plans.

    `employed`: somebody employs the worker; `employs`: this reader does, and reads less of it than the others.
    """

    url: str
    id: str
    worker: Person
    role: Role
    kind: Kind
    employed: bool
    employs: bool
    people: tuple[Member, ...]
    mine: tuple[TurnView, ...]
    waiting: tuple[TurnView, ...]
    closed: bool
    ends_on: date | None
    calm: bool
    nav: tuple[str, ...]


def here(reader: Reader) -> Here:
    """The frame for this reader."""
    plan, visit = reader.plan, reader.visit
    if not takes_part(reader):
        return _doorstep(reader)
    found = [turn_view(reader, turn) for turn in turns(plan, visit.on)]
    own = tuple(turn for turn in found if turn.person.id == visit.person.id)
    return Here(
        url=f"/dossiers/{plan.id}" if visit.role is Role.REVIEWER else f"/plannen/{plan.id}",
        id=plan.id,
        worker=reader.holder(Role.WORKER) or NOBODY,
        role=visit.role,
        kind=plan.kind,
        employed=is_employed(plan),
        employs=visit.role in EMPLOYERS,
        people=members(reader),
        mine=own,
        waiting=() if is_only_trusted(reader) else tuple(turn for turn in found if turn not in own),
        closed=life_at(plan, visit.on) is Life.CLOSED,
        ends_on=plan.ending.ends_on if plan.ending else None,
        calm=visit.role in CALM,
        nav=nav(reader),
    )


def takes_part(reader: Reader) -> bool:
    """Whether they are in the plan, or VDAB; not whoever was only asked."""
    return reader.visit.role is Role.REVIEWER or bool(reader.plan.roles_of(reader.visit.person.id))


def is_only_trusted(reader: Reader) -> bool:
    """Whether they only read along: nothing derived from the whole plan is for them, counts and turns included."""
    return reader.visit.roles == (Role.CONFIDANT,)


def _doorstep(reader: Reader) -> Here:
    """For who was asked and did not say yes: whose plan it is, and the way to the question. Nothing else."""
    plan, visit = reader.plan, reader.visit
    return Here(
        url=f"/plannen/{plan.id}/uitnodiging",
        id=plan.id,
        worker=reader.holder(Role.WORKER) or NOBODY,
        role=visit.role,
        kind=plan.kind,
        employed=is_employed(plan),
        employs=visit.role in EMPLOYERS,
        people=(),
        mine=(),
        waiting=(),
        closed=life_at(plan, visit.on) is Life.CLOSED,
        ends_on=None,
        calm=True,
        nav=(),
    )


def members(reader: Reader) -> tuple[Member, ...]:
    """Who takes part now, in the order of the roles; whom the worker trusts stands there for the worker."""
    order, on = list(Role), reader.visit.on
    own = Role.WORKER in reader.visit.roles
    present = [s for s in reader.plan.seats if s.standing in (Seated.ACTIVE, Seated.INVITED) and not s.is_over(on)]
    seats = [s for s in present if own or s.role is not Role.CONFIDANT]
    ordered = sorted(seats, key=lambda seat: order.index(seat.role))
    return tuple(Member(reader.face(seat.person), seat.role) for seat in ordered)


def turn_view(reader: Reader, turn: Turn) -> TurnView:
    """A turn with its face and, for the reader's own, its address."""
    own = turn.person == reader.visit.person.id
    place = WHERE[turn.what].format(plan=f"/plannen/{reader.plan.id}", id=reader.plan.id)
    return TurnView(reader.face(turn.person), turn.role, turn.what, turn.since, turn.due, place if own else "")


def nav(reader: Reader) -> tuple[str, ...]:
    """Names of the pages around this one that the reader may open; words in parts/nav.html."""
    return tuple(name for name in AROUND if may_open(reader, name))


def may_open(reader: Reader, name: str) -> bool:
    """Whether the reader may open that page of this plan, in any of their roles."""
    page, visit = PAGES[name], reader.visit
    return any(
        role in page.roles and (page.newcomers or is_let_in(reader.plan, role, visit.person.id)) for role in visit.roles
    )
