"""A plan from a file. In the demo it comes as it was; elsewhere as a draft, entered from paper, never signed."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from plan_service import clock, engines, projections, store, tables, texts
from plan_service.bundle import Bundle, Organisation, Person, columns, folded
from plan_service.handle import handle_all
from workflows import commands as c
from workflows.glossary import ClauseKind, Relation, Role, Shape
from workflows.plan import Plan

DRAFTERS = (Role.COACH, Role.DRAFTER)
"""Who enters a plan from paper (workflow.md §3)."""


class Refusal(Exception):
    """It cannot be stored here; nothing was. Says why."""


@dataclass(frozen=True, slots=True)
class Entering:
    """Who enters it here, as what, and for whom: ids of people this installation knows.

    `relation`: what a coach is to the employer; art. 22 makes something of it, so it is never guessed.
    """

    by: str
    role: Role
    worker: str
    relation: Relation | None = None


async def into_demo(bundle: Bundle) -> str:
    """The history as it was, seals and all, in one transaction; the id of the plan. Raises Refusal."""
    plan = folded(bundle)
    async with engines.transaction():
        if await tables.Plan.exists().where(tables.Plan.id == bundle.plan):
            raise Refusal(f"plan {bundle.plan} is here already")
        for organisation in bundle.organisations:
            await _settle(organisation)
        for person in bundle.people:
            await _welcome(person)
        await store.put_back("event", [columns(bundle, row) for row in bundle.events])
        await store.put_back("follow_up", [columns(bundle, row) for row in bundle.follow_up])
        for text in bundle.texts:
            row = texts.Text(text.id, text.kind, text.owner, text.body, text.salt, not text.salt, text.translation)
            await texts.put_back(bundle.plan, row)
        last = bundle.events[-1]
        await projections.project(plan, last.position, last.at, clock.legal_day(clock.now()))
    return bundle.plan


async def as_draft(bundle: Bundle, entering: Entering) -> str:
    """Needs and agreements of the text as it stands, as proposals through the one door. Raises Refusal."""
    if entering.role not in DRAFTERS:
        raise Refusal("a plan is entered by a coach or a drafter")
    if entering.role is Role.COACH and entering.relation is None:
        raise Refusal("say where the coach works")
    for person in (entering.by, entering.worker):
        if not await tables.Person.exists().where(tables.Person.id == person):
            raise Refusal(f"nobody here has the id {person}")
    plan_id = str(uuid5(UUID(bundle.plan), entering.by))
    if await tables.Plan.exists().where(tables.Plan.id == plan_id):
        raise Refusal(f"this file was entered already, as plan {plan_id}")
    await _enter(plan_id, folded(bundle), bundle, entering)
    return plan_id


async def _enter(plan_id: str, source: Plan, bundle: Bundle, entering: Entering) -> None:
    """All of it or nothing: a draft that stops halfway would be worse than none."""
    asked = _asked(entering, clock.now())
    start = c.StartPlan(
        **asked,
        kind=source.kind,
        worker=entering.worker,
        organisation=await _organisation(entering.by),
        relation=entering.relation,
        from_paper=True,
    )
    said = {text.id: text.body for text in bundle.texts}
    bodies = {clause: said[clause.now.words.id] for clause in source.clauses if clause.now.shape is Shape.TEXT}
    new = {clause.id: str(uuid5(UUID(plan_id), clause.id)) for clause in source.clauses}
    commands: list[tuple[c.Command, list[texts.NewText]]] = [(start, [])]
    for clause, body in bodies.items():
        if body:
            needs = {"needs": [new[need] for need in body["needs"] if need in new]} if body.get("needs") else {}
            words = texts.new(clause.kind.value, entering.by, {**body, **needs})
            add = c.AddNeed if clause.kind is ClauseKind.NEED else c.AddAgreement
            commands.append((add(**asked, clause=new[clause.id], words=words.words), [words]))
    await handle_all(plan_id, commands)


def _asked(entering: Entering, at: datetime) -> dict[str, Any]:
    return {"by": entering.by, "role": entering.role, "at": at, "on": clock.legal_day(at)}


async def _organisation(person: str) -> str:
    found = await tables.Person.select(tables.Person.organisation).where(tables.Person.id == person)
    return str(found[0]["organisation"])


async def _settle(organisation: Organisation) -> None:
    table = tables.Organisation
    known = await table.select().where(table.id == organisation.id)
    if not known:
        await table.insert(table(id=organisation.id, name=organisation.name, kind=organisation.kind))
    elif (known[0]["name"], known[0]["kind"]) != (organisation.name, organisation.kind):
        raise Refusal(f"organisation {organisation.id} has another name here")


async def _welcome(person: Person) -> None:
    """Somebody who is here already stays as they are; under the same id somebody else is refused."""
    known = await tables.Person.select().where(tables.Person.id == person.id)
    if not known:
        await tables.Person.insert(
            tables.Person(
                id=person.id,
                name=person.name,
                first_name=person.first_name,
                email=person.email,
                organisation=person.organisation,
                language="nl",
                colour="0",
                roles=json.dumps([role.value for role in person.roles]),
                demo=True,
            )
        )
    elif known[0]["name"] != person.name:
        raise Refusal(f"person {person.id} is somebody else here")
