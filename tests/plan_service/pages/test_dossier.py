"""The file as VDAB reads it: what it says besides the plan, the proposal and who stands where."""

import re
from dataclasses import replace

import pytest

from plan_service.texts import NewText
from tests import case_play
from tests.case_play import Play
from tests.lived_plan import PAUSES, SIGNERS, Lived, said
from tests.reading import COACH, problems_of_page
from workflows import commands as c
from workflows.evidence import Evidence
from workflows.glossary import Instrument, Level, Role, Shape, Term
from workflows.lines import Line

WAS_PAPER = "Het plan stond eerst op papier, of kwam uit een gesprek."


@pytest.mark.parametrize("from_paper", [True, False])
async def test_it_says_when_the_plan_was_entered_from_paper(play: Play, monkeypatch, *, from_paper: bool):
    case = case_play.ALL["fatima"]
    start, *rest = case.steps
    entered = replace(start, fields={**start.fields, "from_paper": from_paper})
    monkeypatch.setitem(case_play.ALL, f"fatima {from_paper}", replace(case, steps=(entered, *rest)))
    vdab = await (await play(f"fatima {from_paper}")).as_("karim")
    page = await vdab.get(f"/dossiers/{case.plan}")
    assert (page.status_code, WAS_PAPER in page.text) == (200, from_paper)
    assert problems_of_page(page.text, COACH) == []


TEN, TIRED, SECRET = "Je krijgt 10 minuten extra pauze.", "Dat is te kort voor mij.", "Dit is niet voor de werkgever."
LATER = "Je krijgt 12 minuten extra pauze."
COUNTED = "Over 1 punt zijn ze het niet eens."
WHO = re.compile(r'label">(\w+, [\w-]+, [^(]+) \(')
OPEN = "Hierover zijn ze het niet eens"


async def left_open(lived: Lived) -> None:
    """Jan wants ten minutes, Els says yes, Sara says no; they leave it open and sign the rest."""
    await lived.begun()
    await counter(lived, "jan", 1, TEN, said("reason", text="Meer lukt niet.", private=""))
    await lived.accept("els", lived.pauses)
    words = said("reason", text=TIRED, private=SECRET)
    await lived.do(c.ObjectToClause, "sara", clause=lived.pauses, revision=2, reason=words)
    await counter(lived, "els", 2, TEN, None, Shape.LEFT_OPEN)
    await lived.accept("sara", lived.pauses)
    await lived.accept("jan", lived.pauses)
    for name in SIGNERS:
        await lived.accept(name, lived.quiet)
    await lived.signing(*SIGNERS)


async def counter(lived: Lived, who: str, revision: int, text: str, reason: NewText | None, shape=Shape.TEXT) -> None:
    words = said("agreement", title="Pauzes", text=text, easy=text)
    given = {"clause": lived.pauses, "revision": revision, "shape": shape, "doers": (Role.EMPLOYER,)}
    await lived.do(c.ProposeRevision, who, words=words, **given, **({"reason": reason} if reason else {}))


async def sent(lived: Lived) -> None:
    """And on to VDAB, all three behind it."""
    await lived.do(c.OpenEvaluation, "els")
    for name in SIGNERS:
        view = said(
            "view", statement="Het gaat goed.", private="", needs={lived.need: "same"}, agreements={}, output=""
        )
        await lived.do(c.GiveView, name, words=view, evidence=Evidence())
    keep = (Line(instrument=Instrument.SUPPORT_PREMIUM, level=Level.KEEP, term=Term.KEEP),)
    words = said("proposal", text="Het blijft zo.", against="", alternatives="")
    await lived.do(c.WriteProposal, "els", lines=keep, words=words, version=lived.plan.in_force.number)
    for name in SIGNERS:
        await lived.do(c.EndorseProposal, name, proposal=1)
    await lived.do(c.SubmitProposal, "els", proposal=1, version=lived.plan.in_force.number)


async def file(lived: Lived) -> str:
    page = await (await lived.as_("karim")).get(f"/dossiers/{lived.id}")
    assert page.status_code == 200
    return page.text


def points(page: str) -> str:
    """The open points, without what stands before and after."""
    return page.split(OPEN)[1].split("<details", maxsplit=1)[0]


async def test_an_open_point_goes_to_vdab_with_what_each_party_last_said(lived: Lived):
    await left_open(lived)
    await sent(lived)
    page = await file(lived)
    assert WHO.findall(points(page)) == [
        "Sara, werknemer, zei nee",
        "Jan, werkgever, stelde dit voor",
        "Els, jobcoach, zei ja tegen dit",
    ]
    told = {
        words: points(page).count(words) for words in ("Er geldt nog niets.", TEN, TIRED, "Meer lukt niet.", PAUSES)
    }
    assert told == {"Er geldt nog niets.": 1, TEN: 2, TIRED: 1, "Meer lukt niet.": 1, PAUSES: 0}
    assert (SECRET in page, COUNTED in page) == (False, True)
    assert problems_of_page(page, COACH) == []


async def test_what_was_said_since_and_what_was_taken_back_does_not_go(lived: Lived):
    await lived.begun()
    await counter(lived, "jan", 1, LATER, None)
    await lived.do(c.WithdrawRevision, "jan", clause=lived.pauses, revision=2)
    await counter(lived, "sara", 3, TEN, None)
    await lived.do(c.AskTalk, "sara", clause=lived.pauses, revision=4, words=said("talk", text="", how="", when=""))
    await lived.do(c.TakeBackAnswer, "sara", clause=lived.pauses)
    await counter(lived, "els", 4, TEN, None, Shape.LEFT_OPEN)
    for name in SIGNERS:
        await lived.accept(name, lived.pauses)
        await lived.accept(name, lived.quiet)
    await lived.signing(*SIGNERS)
    await sent(lived)
    before = points(await file(lived))
    await lived.do(c.ReopenText, "jan")
    await counter(lived, "jan", 5, LATER, None)
    page = await file(lived)
    after = points(page)
    assert COUNTED in page
    assert [WHO.findall(page) for page in (before, after)] == [["Sara, werknemer, stelde dit voor"]] * 2
    assert [(page.count(TEN), page.count(LATER)) for page in (before, after)] == [(1, 0)] * 2


async def test_a_text_that_holds_goes_on_holding_and_the_file_says_so(lived: Lived):
    await lived.in_force()
    await lived.do(c.ReopenText, "jan")
    await counter(lived, "jan", 1, TEN, None)
    await counter(lived, "els", 2, TEN, None, Shape.LEFT_OPEN)
    await lived.accept("sara", lived.pauses)
    await lived.accept("jan", lived.pauses)
    await lived.signing(*SIGNERS)
    await sent(lived)
    page = points(await file(lived))
    assert ("Dit blijft intussen gelden:" in page, "Er geldt nog niets." in page) == (True, False)
    assert [page.count(text) for text in (PAUSES, TEN)] == [3, 1]
    accepted = "zei ja tegen dit"
    assert WHO.findall(page) == [
        f"Sara, werknemer, {accepted}",
        "Jan, werkgever, stelde dit voor",
        f"Els, jobcoach, {accepted}",
    ]


async def test_an_open_point_kept_from_vdab_is_not_in_its_file(lived: Lived):
    await left_open(lived)
    await sent(lived)
    await lived.do(c.HideClause, "sara", clause=lived.pauses, hidden_from=Role.REVIEWER)
    page = await file(lived)
    assert [words in page for words in (OPEN, TEN, TIRED, COUNTED)] == [False] * 4


async def test_without_open_points_nothing_is_said_of_them(lived: Lived):
    await lived.in_force()
    await sent(lived)
    assert OPEN not in await file(lived)
