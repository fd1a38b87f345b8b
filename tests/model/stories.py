"""Where a plan of each kind begins: who is there, and what they already agreed."""

from dataclasses import dataclass
from typing import Any

from tests.model.moves import PARTIES
from tests.workflows import cast
from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DIRK,
    DRAFTER,
    ELS,
    EMPLOYER,
    JAN,
    RUTH,
    SARA,
    USER_COMPANY,
    WORKER,
    Story,
    accepted,
    signed,
    words,
)
from workflows import commands as c
from workflows.glossary import Kind, Relation, Role

FOUR = (WORKER, EMPLOYER, USER_COMPANY, COACH)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who signs, and the story until the worker said yes to begin: before it and after."""

    parties: tuple[Role, ...]
    started: Story
    begun: Story

    def proposed(self, *clauses: str, **said: Any) -> Story:
        story = self.begun
        writer = DRAFTER if story.plan.seat(DRAFTER) else self.parties[-1]
        for clause in clauses or ("agreement",):
            text = words(f"{clause}: first text")
            story = story.does(writer, c.AddAgreement, clause=clause, words=text, **said)
        return story

    def accepted(self, story: Story | None = None) -> Story:
        return accepted(story or self.proposed(), *self.parties)

    def frozen(self, story: Story | None = None) -> Story:
        return self.accepted(story).does(self.parties[-1], c.FreezeVersion)

    def signed(self, story: Story | None = None) -> Story:
        return signed(story or self.frozen(), *self.parties)


def _at_two_companies() -> Story:
    """Noor begins for Sara, who works at Ruth's through Jan's agency; Dirk works there too."""
    story = Story().does(DRAFTER, c.StartPlan, kind=Kind.AGENCY, worker=SARA, organisation="planbureau")
    story = story.does(DRAFTER, c.DeclareIndependence)
    for seat, person, house in ((EMPLOYER, JAN, "interim"), (USER_COMPANY, RUTH, "fabriek"), (COACH, ELS, "centrum")):
        asked = {"seat": seat, "person": person, "organisation": house, "relation": Relation.EXTERNAL}
        story = story.does(DRAFTER, c.InviteParty, **asked).does(seat, c.AcceptInvitation)
    story = story.does(USER_COMPANY, c.InviteParty, seat=COLLEAGUE, person=DIRK, organisation="fabriek", minutes=60)
    story = story.does(COLLEAGUE, c.AcceptInvitation)
    return story.does(DRAFTER, c.AddNeed, clause="need", words=words("quiet"))


EMPLOYED = Cast(PARTIES, cast.started(), cast.begun())
AGENCY = Cast(FOUR, _at_two_companies(), _at_two_companies().does(WORKER, c.BeginNegotiation))


def by_herself(kind: Kind) -> Story:
    """Sara begins with nobody beside her: one need."""
    story = Story().does(WORKER, c.StartPlan, kind=kind, worker=SARA).does(WORKER, c.BeginNegotiation)
    return story.does(WORKER, c.AddNeed, clause="need", words=words("rest in the afternoon"))


def alone(kind: Kind) -> Cast:
    return Cast((WORKER,), by_herself(kind), by_herself(kind))


def with_els(kind: Kind, relation: Relation = Relation.DIRECT_COLLEAGUE) -> Cast:
    """Els came to coach her, and was let in."""
    story = by_herself(kind).does(WORKER, c.ProposeCoach, person=ELS, relation=relation)
    story = story.does(COACH, c.AcceptInvitation).does(WORKER, c.OpenToParty, seat=COACH, person=ELS)
    return Cast((WORKER, COACH), story, story)
