"""Sara's plan as far as a story needs it, lived through the one door; dates are what the story says."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from plan_service import clock, sessions, texts
from plan_service.handle import handle
from plan_service.texts import NewText
from tests.first_plan import token
from tests.web import CAST, id_of, step_in, visitor
from workflows import commands as c
from workflows.glossary import Kind, Relation, Role
from workflows.plan import Plan

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
PAUSES = "Je krijgt elke dag 15 minuten extra pauze."
QUIET = "Je zit in een stille hoek."
NEED = "Van lawaai word ik moe."
SIGNERS = ("sara", "jan", "els")


@dataclass
class Lived:
    """One plan and the browsers of everybody in it. `pauses` names Jan as doer; `quiet` and `need` name nobody."""

    app: Litestar
    id: str = field(default_factory=lambda: str(uuid4()))
    pauses: str = field(default_factory=lambda: str(uuid4()))
    quiet: str = field(default_factory=lambda: str(uuid4()))
    need: str = field(default_factory=lambda: str(uuid4()))
    plan: Plan = field(default_factory=lambda: Plan(id=""))
    browsers: dict[str, httpx.AsyncClient] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"/plannen/{self.id}"

    async def as_(self, name: str) -> httpx.AsyncClient:
        """That member of the cast, in a browser of their own."""
        if name not in self.browsers:
            self.browsers[name] = visitor(self.app)
            await step_in(self.browsers[name], name)
        return self.browsers[name]

    async def page(self, name: str, path: str, **query: Any) -> httpx.Response:
        """What they get at an address within the plan."""
        return await (await self.as_(name)).get(f"{self.url}{path}", params=query)

    async def send(self, name: str, path: str, **typed: str) -> httpx.Response:
        """They send a form to an address within the plan, from wherever they got it."""
        browser = await self.as_(name)
        return await browser.post(self.url + path, data={"csrf": await token(browser), **typed})

    async def do(self, command: type[c.Command], by: str, **given: Any) -> None:
        """They give a command; a text stands for the words it becomes."""
        added = [value for value in given.values() if isinstance(value, NewText)]
        given = {name: value.words if isinstance(value, NewText) else value for name, value in given.items()}
        at = clock.now()
        ask = command(by=id_of(by), role=Role(CAST[by][2]), at=at, on=clock.legal_day(at), **given)
        self.plan = (await handle(self.id, ask, texts=added)).plan

    async def begun(self) -> None:
        """Noor wrote a need and two agreements, Jan, Els and Dirk take part, and Sara said yes to begin."""
        await self.do(c.StartPlan, "noor", kind=Kind.EMPLOYEE, worker=id_of("sara"))
        await self.do(c.DeclareIndependence, "noor")
        for name, seat, more in (("jan", Role.EMPLOYER, {}), ("els", Role.COACH, {"relation": Relation.EXTERNAL})):
            await self.do(c.InviteParty, "noor", seat=seat, person=id_of(name), **more)
            await self.do(c.AcceptInvitation, name)
        await self.do(c.InviteParty, "jan", seat=Role.COLLEAGUE_COACH, person=id_of("dirk"))
        await self.do(c.AcceptInvitation, "dirk")
        await self.do(c.AddNeed, "noor", clause=self.need, words=said("need", text=NEED, easy=NEED))
        for clause, title, text, doers in (
            (self.pauses, "Pauzes", PAUSES, (Role.EMPLOYER,)),
            (self.quiet, "Een stille hoek", QUIET, ()),
        ):
            words = said("agreement", title=title, text=text, easy=text)
            await self.do(c.AddAgreement, "noor", clause=clause, words=words, doers=doers)
        await self.do(c.BeginNegotiation, "sara")

    async def agreed(self) -> None:
        """And everybody said yes to everything they may read."""
        await self.begun()
        await self.agreed_by_all()

    async def agreed_by_all(self) -> None:
        for name in SIGNERS:
            await self.accept(name, self.pauses)
            await self.accept(name, self.quiet)

    async def accept(self, name: str, clause: str) -> None:
        now = next(one for one in self.plan.clauses if one.id == clause).now
        await self.do(c.AcceptClause, name, clause=clause, revision=now.number, hash=now.words.hash)

    async def signing(self, *names: str) -> None:
        """Els put the text on the table; they signed it."""
        await self.do(c.FreezeVersion, "els")
        for name in names:
            version = self.plan.frozen
            assert version is not None
            await self.do(
                c.SignVersion,
                name,
                version=version.number,
                root=version.root,
                method="demo_persona",
                assurance="none",
                identified_at=clock.now(),
                thinking_days=3,
            )

    async def in_force(self) -> None:
        """Everybody signed; the thinking time runs."""
        await self.agreed()
        await self.signing(*SIGNERS)


def said(kind: str, **body: Any) -> NewText:
    """What somebody wrote."""
    whole = {"agreement": {"starts": "", "ends": "", "who": "", "works_when": "", "funding": "none", "needs": []}}
    return texts.new(kind, "", whole.get(kind, {}) | body)


async def later(**step: int) -> None:
    """The clock goes on by so much, and everybody stays signed in."""
    clock.fix(clock.now() + timedelta(**step))
    await sessions.shift(timedelta(**step))


@pytest.fixture
async def lived(app: Litestar) -> AsyncIterator[Lived]:
    """A plan not begun, on a Monday in March."""
    clock.fix(NOW)
    one = Lived(app)
    yield one
    for browser in one.browsers.values():
        await browser.aclose()
    clock.release()
