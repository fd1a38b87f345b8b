"""Lives at random through the one door: after every act, what is stored is what the facts say."""

import random
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any
from uuid import uuid4

import pytest

from plan_service import tables, texts, verification
from plan_service.handle import handle
from tests.model.worlds import LIFE
from tests.workflows.cast import (
    COACH,
    DRAFTER,
    ELS,
    EMPLOYER,
    EVA,
    JAN,
    MONDAY,
    PERSON,
    SARA,
    WORKER,
    _seen,
    ask,
    words,
)
from workflows import commands as c
from workflows.calendar import add_days
from workflows.commands import Command
from workflows.decide import Refused, decide
from workflows.glossary import Kind, Relation, Role
from workflows.plan import Plan
from workflows.words import Words

ACTS = 50
VIEW = {"needs": {"need": "same"}, "agreements": {"a": "works"}, "output": ""}
AGREED = {"text": "words", "funding": ""}
BEGINNING: tuple[tuple[Role, type[Command], dict[str, Any]], ...] = (
    (DRAFTER, c.StartPlan, {"kind": Kind.EMPLOYEE, "worker": SARA, "organisation": "planbureau"}),
    (DRAFTER, c.DeclareIndependence, {}),
    (DRAFTER, c.InviteParty, {"seat": EMPLOYER, "person": JAN}),
    (DRAFTER, c.InviteParty, {"seat": COACH, "person": ELS, "relation": Relation.DIRECT_COLLEAGUE}),
    (EMPLOYER, c.AcceptInvitation, {}),
    (COACH, c.AcceptInvitation, {}),
    (DRAFTER, c.AddNeed, {"clause": "need", "words": words("need")}),
    (WORKER, c.BeginNegotiation, {}),
    (DRAFTER, c.AddAgreement, {"clause": "a", "words": words("a: first text")}),
)
ONWARDS = (
    *(c.AcceptClause, c.FreezeVersion, c.SignVersion, c.OpenEvaluation, c.GiveView),
    *(c.WriteProposal, c.EndorseProposal, c.SubmitProposal, c.RecordFinding),
)
"""Chance alone seldom comes far."""


async def told(plan: Plan, command: Command) -> Plan:
    """Carries it out, with a text of its own for each of its words."""
    body = VIEW if isinstance(command, c.GiveView) else AGREED
    said = {one.name: getattr(command, one.name) for one in fields(command)}
    added = {name: texts.new(name, command.by, body) for name, value in said.items() if isinstance(value, Words)}
    added.pop("summary", None)  # the door makes that one
    command = replace(command, **{name: text.words for name, text in added.items()})
    return (await handle(plan.id, command, texts=list(added.values()))).plan


def possible(plan: Plan, on) -> Iterator[Command]:
    for command in LIFE.moves(plan, on):
        try:
            if not isinstance(command, c.EndPlan) and decide(plan, command):
                yield command
        except Refused:
            continue


@pytest.mark.long
@pytest.mark.parametrize("life", range(2))
async def test_a_life_is_stored_as_it_is_folded(engine, life: int):
    chance = random.Random(life)
    for person in (*PERSON.values(), EVA):
        await tables.Person.insert(tables.Person(id=person, name=person, first_name=person, email=f"{person}@e.be"))
    plan, on, done = Plan(id=str(uuid4())), MONDAY, set()
    for role, command, said in BEGINNING:
        plan = await told(plan, ask(command, role, on, **(_seen(plan, command, said) | said)))
    for _ in range(ACTS):
        ways = list(possible(plan, on))
        onwards = [one for one in ways if isinstance(one, ONWARDS)]
        if not ways or chance.random() < 0.1:
            on = add_days(on, chance.choice((1, 15)))
            continue
        command = chance.choice(onwards if onwards and chance.random() < 0.8 else ways)
        plan = await told(plan, command)
        done.add(type(command))
        assert (await verification.verify_all()).problems == ()
    assert {c.SignVersion, c.GiveView} <= done
