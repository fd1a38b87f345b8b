"""A coach asks somebody for their turn: prepared words, a letter without them, and the words on the site."""

import re

import pytest

from plan_service import delivery, outbox, tables
from plan_service.read.nudges import KIND
from tests.lived_plan import Lived, later
from tests.reading import BARS, problems_of_page
from tests.web import CAST, id_of, press

SEND = "Verstuur"


async def kept(lived: Lived) -> list[str]:
    """The letters about it that were posted, and the texts that were kept."""
    posted = await tables.Outbox.raw("SELECT person FROM outbox WHERE letter = {} AND plan = {}", KIND, lived.id)
    texts = await tables.Text.raw("SELECT id FROM text WHERE kind = {} AND plan = {}", KIND, lived.id)
    return [row["person"] for row in posted] + ["text"] * len(texts)


async def test_from_the_list_in_two_screens_with_words_that_are_there_already(lived: Lived):
    await lived.begun()
    await later(days=3)
    els = await lived.as_("els")
    (href, *_) = re.findall(r'href="([^"]+/herinnering\?aan=[^"]+)"', (await els.get("/thuis")).text)
    page = await els.get(href)
    assert "Dag Sara, jouw plan wacht op jou." in page.text
    done = await press(els, page, SEND)
    assert (done.status_code, done.headers["location"]) == (303, "/thuis")
    assert "Jij vroeg het vandaag." in (await els.get("/thuis")).text
    assert await kept(lived) == [id_of("sara"), "text"]


async def test_the_mail_says_that_there_is_a_message_and_the_site_what_it_says(lived: Lived):
    await lived.begun()
    page = await lived.page("els", "/herinnering", aan=id_of("jan"))
    await press(await lived.as_("els"), page, SEND, text="Jan, bel mij over de pauzes.")
    await outbox.deliver(delivery.deliver)
    (letter,) = await tables.Letter.select().where(tables.Letter.name == KIND)
    assert letter["subject"] == "Els vraagt jou iets"
    assert [f"{lived.url}/bericht" in letter["body_text"], "pauzes" in letter["body_text"]] == [True, False]
    jan = await lived.as_("jan")
    assert f'href="{lived.url}/bericht"' in (await jan.get("/thuis")).text
    assert "Jan, bel mij over de pauzes." in (await lived.page("jan", "/bericht")).text


async def test_nobody_else_reads_it(lived: Lived):
    await lived.begun()
    page = await lived.page("els", "/herinnering", aan=id_of("jan"))
    await press(await lived.as_("els"), page, SEND, text="Jan, bel mij over de pauzes.")
    for who in ("sara", "noor", "dirk"):
        pages = [await lived.page(who, path) for path in ("/bericht", "", "/dagboek")]
        pages.append(await (await lived.as_(who)).get("/thuis"))
        assert [who for one in pages if "bel mij over" in one.text] == []


async def test_twice_is_once_and_once_a_day_is_enough(lived: Lived):
    await lived.begun()
    els = await lived.as_("els")
    page = await lived.page("els", "/herinnering", aan=id_of("jan"))
    assert [(await press(els, page, SEND)).status_code for _ in range(2)] == [303, 303]
    again = await lived.page("els", "/herinnering", aan=id_of("jan"))
    assert "Je vroeg dit vandaag al aan Jan." in again.text
    await lived.send("els", "/herinnering", to=id_of("jan"), text="Nog eens.")
    assert await kept(lived) == [id_of("jan"), "text"]
    await later(days=1)
    assert (await press(els, await lived.page("els", "/herinnering", aan=id_of("jan")), SEND)).status_code == 303
    assert await kept(lived) == [id_of("jan"), id_of("jan"), "text", "text"]


async def test_it_goes_from_the_list_with_the_turn_it_was_about(lived: Lived):
    await lived.begun()
    page = await lived.page("els", "/herinnering", aan=id_of("jan"))
    await press(await lived.as_("els"), page, SEND)
    for clause in (lived.pauses, lived.quiet):
        await lived.accept("jan", clause)
    assert "/bericht" not in (await (await lived.as_("jan")).get("/thuis")).text


async def test_without_a_name_one_chooses_among_who_is_at_turn(lived: Lived):
    await lived.begun()
    page = await lived.page("els", "/herinnering")
    asked = re.findall(r"aan=([0-9a-f-]+)", page.text)
    assert asked == [id_of("sara"), id_of("jan")]


@pytest.mark.parametrize(("text", "says"), [("", "Vul dit in."), ("x" * 501, "te lang")])
async def test_what_is_wrong_comes_back_with_what_was_typed(lived: Lived, text: str, says: str):
    await lived.begun()
    page = await lived.page("els", "/herinnering", aan=id_of("jan"))
    back = await press(await lived.as_("els"), page, SEND, text=text)
    assert (back.status_code, says in back.text, text in back.text, await kept(lived)) == (422, True, True, [])


async def test_who_is_not_at_turn_is_not_asked(lived: Lived):
    await lived.begun()
    for who in ("noor", "eva"):
        refused = await lived.send("els", "/herinnering", to=id_of(who), text="Mijn woorden.")
        assert (refused.status_code, "Mijn woorden." in refused.text) == (409, True)
    await lived.agreed_by_all()
    await lived.signing("sara", "jan", "els")
    assert (await lived.page("els", "/herinnering")).status_code == 409
    assert await kept(lived) == []


async def test_it_is_the_coachs(lived: Lived):
    await lived.begun()
    seen = {who: (await lived.page(who, "/herinnering")).status_code for who in ("sara", "jan", "noor", "dirk", "eva")}
    assert seen == {"sara": 403, "jan": 403, "noor": 403, "dirk": 403, "eva": 404}
    assert (await lived.page("eva", "/bericht")).status_code == 404


async def test_it_reads_easily(lived: Lived):
    await lived.begun()
    form = await lived.page("els", "/herinnering", aan=id_of("jan"))
    await press(await lived.as_("els"), form, SEND)
    shown = {"els": [form, await lived.page("els", "/herinnering")], "jan": [await lived.page("jan", "/bericht")]}
    assert [
        p for who, pages in shown.items() for one in pages for p in problems_of_page(one.text, BARS[CAST[who][2]])
    ] == []
