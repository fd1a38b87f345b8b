"""Open the text again, or close it: what is in force stays in force."""

import pytest

from plan_service import store
from tests.lived_plan import Lived, said
from tests.reading import BARS, problems_of_page
from tests.web import CAST, press
from workflows import commands as c
from workflows.events import TextReopened
from workflows.glossary import Role, Shape

OPEN, CLOSE = "Open de tekst", "Sluit de tekst"


async def test_with_a_reason_of_which_the_employer_reads_his_part(lived: Lived):
    await lived.in_force()
    sara = await lived.as_("sara")
    page = await lived.page("sara", "/heropening")
    done = await press(sara, page, OPEN, reason="Mijn uren veranderen.", private="Ik ben snel moe.")
    assert (done.status_code, done.headers["location"]) == (303, lived.url)
    told = {who: (await lived.page(who, "/dagboek")).text for who in ("jan", "els")}
    assert [("Mijn uren veranderen." in text, "Ik ben snel moe." in text) for text in told.values()] == [
        (True, False),
        (True, True),
    ]
    assert (await lived.page("sara", "/kopie")).status_code == 200


async def test_no_reason_is_needed_and_twice_is_once(lived: Lived):
    await lived.in_force()
    jan = await lived.as_("jan")
    page = await lived.page("jan", "/heropening")
    assert [(await press(jan, page, OPEN)).status_code for _ in range(2)] == [303, 303]
    assert [f.event.reason for f in await store.load(lived.id) if isinstance(f.event, TextReopened)] == [None]


async def test_closing_it_when_nothing_differs(lived: Lived):
    await lived.in_force()
    await lived.do(c.ReopenText, "jan")
    els = await lived.as_("els")
    done = await press(els, await lived.page("els", "/heropening"), CLOSE)
    assert (done.status_code, "Open de tekst opnieuw" in (await lived.page("els", "")).text) == (303, True)


async def test_not_closing_it_when_something_differs(lived: Lived):
    await lived.in_force()
    await lived.do(c.ReopenText, "jan")
    page = await lived.page("els", "/heropening")
    words = said("agreement", title="Pauzes", text="Je krijgt 10 minuten.", easy="Je krijgt 10 minuten.")
    revised = {"revision": 1, "shape": Shape.TEXT, "doers": (Role.EMPLOYER,)}
    await lived.do(c.ProposeRevision, "jan", clause=lived.pauses, words=words, **revised)
    refused = await press(await lived.as_("els"), page, CLOSE)
    assert [
        (one.status_code, "Er is al iets veranderd." in one.text)
        for one in (
            refused,
            await lived.page("els", "/heropening"),
        )
    ] == [(409, True), (409, True)]


async def test_while_signing_it_voids_and_asks_for_no_reason_that_would_be_lost(lived: Lived):
    await lived.agreed()
    await lived.signing("sara")
    page = await lived.page("jan", "/heropening")
    assert "vervallen alle handtekeningen" in page.text
    with pytest.raises(LookupError):
        await press(await lived.as_("jan"), page, OPEN, reason="Iets anders.")
    assert (await press(await lived.as_("jan"), page, OPEN)).status_code == 303
    assert (await lived.page("sara", "/tekenen")).status_code == 303


async def test_too_long_a_reason_comes_back_whole(lived: Lived):
    await lived.in_force()
    page = await lived.page("sara", "/heropening")
    back = await press(await lived.as_("sara"), page, OPEN, reason="x" * 2_001)
    assert (back.status_code, "x" * 2_001 in back.text) == (422, True)


async def test_before_anything_is_in_force_there_is_nothing_to_reopen(lived: Lived):
    await lived.begun()
    assert (await lived.page("sara", "/heropening")).status_code == 409
    sent = await lived.send("sara", "/heropening", reason="Mijn woorden.")
    assert (sent.status_code, "Mijn woorden." in sent.text) == (409, True)


async def test_it_is_for_who_signs(lived: Lived):
    await lived.in_force()
    seen = {who: (await lived.page(who, "/heropening")).status_code for who in ("noor", "dirk", "eva")}
    assert seen == {"noor": 403, "dirk": 403, "eva": 404}


@pytest.mark.parametrize("who", ["sara", "jan", "els"])
async def test_it_reads_easily(lived: Lived, who: str):
    await lived.in_force()
    first = await lived.page(who, "/heropening")
    await lived.do(c.ReopenText, "els")
    pages = (first, await lived.page(who, "/heropening"))
    assert [p for page in pages for p in problems_of_page(page.text, BARS[CAST[who][2]])] == []
