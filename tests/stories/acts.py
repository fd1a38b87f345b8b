"""What people do at the same moment: each builds its command from the plan as that person read it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from plan_service import clock, reminders, tables, texts
from plan_service.cases_format import person_id
from plan_service.handle import handle
from plan_service.jobs import do_due
from plan_service.texts import NewText
from tests.stories.lives import BRAM, FIEN, KARIM, MIA, clause_of
from tests.stories.world import read, today
from workflows import commands as c
from workflows.clauses import Clause
from workflows.decide import Refused
from workflows.glossary import How, Role, Shape
from workflows.plan import Plan

Readied = Callable[[], "Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as a form would send it: with the texts it speaks of and, where given, the form's id."""

    command: c.Command
    texts: list[NewText] = field(default_factory=list)
    intent: str | None = None


def _who(by: str, role: Role) -> dict:
    return {"by": by, "role": role, "at": clock.now(), "on": today()}


def _clause(plan: Plan, key: str) -> Clause:
    ours = {clause_of(cut, key) for cut in ("negotiating", "signing")}
    return next(clause for clause in plan.clauses if clause.id in ours)


def sign(plan: Plan, by: str = BRAM, intent: str | None = None) -> Asked:
    command = c.SignVersion(
        **_who(by, Role.EMPLOYER),
        version=plan.frozen.number,
        root=plan.frozen.root,
        method="demo_persona",
        assurance="none",
        identified_at=clock.now(),
        thinking_days=3,
    )
    return Asked(command, intent=intent)


def sign_one_form(plan: Plan) -> Asked:
    """The same form each time: its id comes from the plan."""
    return sign(plan, intent=plan.id)


def sign_own_form(plan: Plan) -> Asked:
    return sign(plan, intent=str(uuid4()))


def sign_as_kevins_employer(plan: Plan) -> Asked:
    return sign(plan, plan.seat(Role.EMPLOYER).person)


def withdraw_exception(plan: Plan) -> Asked:
    return Asked(c.WithdrawException(**_who(person_id("kevin"), Role.WORKER)))


def decline(plan: Plan) -> Asked:
    reason = texts.new("reason", FIEN, {"text": "Ik twijfel nog.", "private": ""})
    command = c.DeclineVersion(**_who(FIEN, Role.COACH), version=plan.frozen.number, reason=reason.words)
    return Asked(command, [reason])


def accept(plan: Plan) -> Asked:
    clause = _clause(plan, "pauze")
    command = c.AcceptClause(
        **_who(BRAM, Role.EMPLOYER), clause=clause.id, revision=clause.revision, hash=clause.now.words.hash
    )
    return Asked(command)


def counter(plan: Plan) -> Asked:
    clause = _clause(plan, "pauze")
    body = {"title": "Pauze", "text": "Een korte pauze.", "easy": "Kort.", "funding": "none", "needs": []}
    words = texts.new("agreement", FIEN, body)
    command = c.ProposeRevision(
        **_who(FIEN, Role.COACH),
        clause=clause.id,
        revision=clause.revision,
        shape=Shape.TEXT,
        words=words.words,
        doers=clause.now.doers,
    )
    return Asked(command, [words])


def enter(plan: Plan) -> Asked:
    clause = _clause(plan, "bord")
    return Asked(c.AddEntry(**_who(MIA, Role.WORKER), entry=str(uuid4()), clauses=(clause.id,), how=How.WELL))


def suggest(plan: Plan) -> Asked:
    words = texts.new("need", FIEN, {"text": "Rust.", "easy": "Rust."})
    return Asked(c.AddNeed(**_who(FIEN, Role.COACH), clause=str(uuid4()), words=words.words), [words])


def find(plan: Plan) -> Asked:
    words = texts.new("finding", KARIM, {"text": "Akkoord."})
    proposal = plan.cycle.proposal
    command = c.RecordFinding(
        **_who(KARIM, Role.REVIEWER), proposal=proposal.number, lines=proposal.lines, words=words.words
    )
    return Asked(command, [words])


def withdraw_submission(plan: Plan) -> Asked:
    return Asked(c.WithdrawSubmission(**_who(MIA, Role.WORKER)))


ACTS: dict[str, Callable[[Plan], Asked]] = {
    act.__name__: act
    for act in (
        sign_one_form,
        sign_own_form,
        sign_as_kevins_employer,
        withdraw_exception,
        decline,
        accept,
        counter,
        enter,
        suggest,
        find,
        withdraw_submission,
    )
}
TICK = "tick"
"""What the scheduler does when the day of an evaluation comes: no command, but it writes rows of the same plan."""


async def readied(act: str, plan_id: str) -> Asked | None:
    """The command, from the plan as it stands now; for a tick, the plan's due work put before it."""
    if act == TICK:
        await tables.Due.raw("UPDATE due SET due_at = {} WHERE plan = {}", clock.now(), plan_id)
        return None
    return ACTS[act](await read(plan_id))


async def done(plan_id: str, asked: Asked | None) -> str:
    """Carries it out: "done", "nothing" when it was done already, the reason of a refusal, or the error's name."""
    try:
        if asked is None:
            return "done" if await do_due(reminders.EFFECTS) else "put off"
        handled = await handle(plan_id, asked.command, texts=asked.texts, intent=asked.intent)
    except Refused as refused:
        return refused.reason
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        return f"{type(error).__name__}: {error}"
    return "done" if handled.facts else "nothing"
