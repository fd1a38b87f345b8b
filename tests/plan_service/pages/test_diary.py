"""The diary: every fact for whoever may know it, and no trace of the rest."""

from datetime import timedelta
from uuid import uuid4

import pytest

from plan_service import clock
from tests.lived_plan import NOW, Lived, later, said
from tests.reading import BARS, problems_of_page
from tests.web import CAST
from workflows import commands as c
from workflows.glossary import How, Role, Shape, Signal


async def test_the_newest_fact_stands_first_with_its_day(lived: Lived):
    await lived.begun()
    await later(days=1)
    await lived.accept("sara", lived.pauses)
    clock.fix(NOW + timedelta(days=1, hours=1))
    text = (await lived.page("sara", "/dagboek")).text
    assert text.index("Vandaag") < text.index("Gisteren")
    assert text.index("Sara zei ja tegen") < text.index("Noor startte een plan met Sara.")


async def test_what_is_hidden_leaves_no_trace_in_anybody_elses_diary(lived: Lived):
    await lived.agreed()
    await lived.do(c.HideClause, "sara", clause=lived.quiet, hidden_from=Role.EMPLOYER)
    told = {who: (await lived.page(who, "/dagboek")).text for who in ("sara", "jan", "els", "noor", "dirk")}
    assert {who for who, text in told.items() if "Een stille hoek" in text} == {"sara", "els", "noor"}
    assert {who for who, text in told.items() if "verborgen" in text} == {"sara"}
    assert {who for who, text in told.items() if lived.quiet in text} == set()


async def test_a_dropped_agreement_stays_hidden_from_whom_it_was(lived: Lived):
    await lived.in_force()
    await lived.do(c.ReopenText, "sara")
    await lived.do(c.HideClause, "sara", clause=lived.quiet, hidden_from=Role.EMPLOYER)
    words = lived.plan.clause(lived.quiet).now.words
    await lived.do(c.ProposeRevision, "sara", clause=lived.quiet, revision=1, shape=Shape.DROP, words=words)
    await lived.accept("els", lived.quiet)
    await lived.signing("sara", "jan", "els")
    assert lived.plan.clause(lived.quiet) is None
    told = {who: (await lived.page(who, "/dagboek")).text for who in ("sara", "jan", "els")}
    assert {who for who, text in told.items() if "te schrappen" in text} == {"sara", "els"}


async def test_the_private_part_of_a_reason_is_not_for_the_employer(lived: Lived):
    await lived.begun()
    reason = said("reason", text="Dat is te druk.", private="Jan luistert niet.")
    await lived.do(c.ObjectToClause, "els", clause=lived.quiet, revision=1, reason=reason)
    told = {who: (await lived.page(who, "/dagboek")).text for who in ("sara", "jan", "noor")}
    assert {who for who, text in told.items() if "Dat is te druk." in text} == {"sara", "jan", "noor"}
    assert {who for who, text in told.items() if "Jan luistert niet." in text} == {"sara", "noor"}


async def test_a_suggested_need_is_between_the_worker_and_who_suggested_it(lived: Lived):
    await lived.begun()
    await lived.do(c.AddNeed, "els", clause=str(uuid4()), words=said("need", text="Sara zoekt rust.", easy=""))
    told = {who: (await lived.page(who, "/dagboek")).text for who in ("sara", "jan", "els", "noor")}
    assert {who for who, text in told.items() if "Sara zoekt rust." in text} == {"sara", "els"}


async def test_follow_up_is_told_to_whom_it_is_open(lived: Lived):
    await lived.in_force()
    entry, signal = str(uuid4()), str(uuid4())
    words = said("entry", text="De pauze viel weg.")
    await lived.do(c.AddEntry, "els", entry=entry, clauses=(lived.pauses,), how=How.HARD, words=words)
    await lived.do(c.GiveSignal, "sara", entry=signal, signal=Signal.MORE, words=said("signal", text="Het is zwaar."))
    before = {who: (await lived.page(who, "/dagboek")).text for who in ("sara", "jan", "els", "noor", "dirk")}
    await lived.do(c.ShowEntry, "sara", entry=entry)
    after = (await lived.page("jan", "/dagboek")).text
    assert {who for who, text in before.items() if "De pauze viel weg." in text} == {"sara", "els"}
    assert {who for who, text in before.items() if "Het is zwaar." in text} == {"sara", "els"}
    assert ("De pauze viel weg." in after, "Het is zwaar." in after) == (True, False)


async def test_a_colleague_coach_hears_what_names_them_and_the_outline(lived: Lived):
    await lived.in_force()
    await lived.do(c.ReopenText, "jan", reason=said("reason", text="De uren veranderen.", private=""))
    text = (await lived.page("dirk", "/dagboek")).text
    assert [
        "van kracht" in text,
        "deed de tekst weer open" in text,
        "De uren veranderen." in text,
        "tekende" in text,
    ] == [
        True,
        True,
        False,
        True,  # "Iedereen tekende."
    ]
    assert "Sara tekende" not in text


async def test_fifty_to_a_page_and_the_rest_one_press_away(lived: Lived):
    await lived.begun()
    for _ in range(25):
        await lived.accept("sara", lived.quiet)
        await lived.do(c.TakeBackAnswer, "sara", clause=lived.quiet)
    first, second = await lived.page("sara", "/dagboek"), await lived.page("sara", "/dagboek", pagina=2)
    assert (first.text.count("Een stille hoek"), "Noor startte" in first.text) == (50, False)
    assert "Noor startte een plan met Sara." in second.text
    assert ["?pagina=2" in first.text, "?pagina=1" in second.text, "?pagina=3" in second.text] == [True, True, False]
    beyond = await lived.page("sara", "/dagboek", pagina=99)
    assert (beyond.status_code, "Noor startte" in beyond.text) == (200, True)


@pytest.mark.parametrize("who", ["sara", "jan", "els", "noor", "dirk"])
async def test_it_reads_easily_for_each_of_them(lived: Lived, who: str):
    await lived.in_force()
    page = await lived.page(who, "/dagboek")
    assert (page.status_code, problems_of_page(page.text, BARS[CAST[who][2]])) == (200, [])


async def test_strangers_find_nothing(lived: Lived):
    await lived.begun()
    assert [(await lived.page(who, "/dagboek")).status_code for who in ("eva", "karim")] == [404, 404]
