"""Back to a sheltered workplace: the search first, the term as far as known; nobody hears it whom Lien did not tell."""

import httpx
import pytest

from plan_service import tables
from tests.case_play import Play, Playing
from tests.plan_service.test_english import Spoken
from tests.reading import BARS, problems_of_page
from tests.web import press

PAGE = "/terugkeer"
SEARCH, WHY = "Met An drie zaken bezocht.", "De keuken is te druk voor mij."
ASKED = {"looking": "found_nothing", "search": SEARCH, "work": "goes_on", "reason": WHY}
ENDS = {"looking": "still_looking", "search": SEARCH, "work": "against_will", "work_ends_on": "31/1/2027"}
READERS = {"lien": "worker", "hilde": "employer", "an": "coach"}


@pytest.fixture
async def lien(play: Play) -> Playing:
    return await play("lien")


async def asks(lien: Playing, who: str = "lien", **typed: str) -> httpx.Response:
    page = await lien.sees(who, PAGE)
    return await press(await lien.as_(who), page, "Schrijf dit op", **typed)


async def told(lien: Playing) -> list[str]:
    rows = await tables.Outbox.raw("SELECT person FROM outbox WHERE letter = 'return_requested' ORDER BY person")
    names = {one.id: one.key for one in lien.case.people}
    return sorted(names[row["person"]] for row in rows)


async def reads(lien: Playing, path: str, text: str) -> dict[str, bool]:
    return {who: text in (await lien.sees(who, path)).text for who in READERS}


async def test_it_says_to_search_first_and_what_is_not_known(lien: Playing):
    page = (await lien.sees("lien", PAGE)).text
    assert [
        text in page
        for text in (
            "Zoek eerst ander werk",
            "In een ontwerp stond 18 maanden.",
            "Vanaf welke dag, weten we ook niet.",
            "ontwerp van besluit, niet nagekeken",
        )
    ] == [True] * 4


async def test_lien_asks_and_her_employer_hears_nothing(lien: Playing):
    assert (await asks(lien, **ASKED)).status_code == 303
    for text in (SEARCH, WHY):
        assert await reads(lien, PAGE, text) == {"lien": True, "hilde": False, "an": True}
    told_in_diary = "vroeg de weg terug naar een maatwerkbedrijf"
    assert await reads(lien, "/dagboek", told_in_diary) == {"lien": True, "hilde": False, "an": True}
    assert await told(lien) == ["an"]
    plan = await lien.plan()
    assert [(one.still_looking, one.against_will, one.employer_may_read) for one in plan.returns] == [
        (False, False, False)
    ]


async def test_with_her_tick_the_employer_reads_it_and_gets_a_letter(lien: Playing):
    await asks(lien, **ASKED, employer_may_read="yes")
    assert await reads(lien, PAGE, WHY) == {"lien": True, "hilde": True, "an": True}
    assert await told(lien) == ["an", "hilde"]


async def test_the_employer_asks_when_work_ends_against_her_will(lien: Playing):
    assert (await asks(lien, "hilde", **ENDS)).status_code == 303
    assert await reads(lien, PAGE, "Laatste dag van het werk: zondag 31 januari 2027.") == dict.fromkeys(READERS, True)
    assert await told(lien) == ["an", "lien"]


async def test_the_employer_cannot_say_another_reason_nor_leave_the_day_out(lien: Playing):
    for typed in (ENDS | {"work": "own_will"}, ENDS | {"work_ends_on": ""}):
        page = await asks(lien, "hilde", **typed)
        assert (page.status_code, SEARCH in page.text) == (422, True)
    assert (await lien.plan()).returns == ()


async def test_the_employers_form_has_no_tick_that_is_hers(lien: Playing):
    with pytest.raises(LookupError):
        await asks(lien, "hilde", **ENDS, employer_may_read="yes")


async def test_without_the_search_it_comes_back_with_what_was_typed(lien: Playing):
    page = await asks(lien, **ASKED | {"search": ""})
    assert (page.status_code, WHY in page.text) == (422, True)


async def test_asked_again_it_says_it_anew(lien: Playing):
    await asks(lien, **ASKED)
    assert (await asks(lien, **ASKED | {"looking": "still_looking"})).status_code == 303
    assert [one.still_looking for one in (await lien.plan()).returns] == [False, True]


async def test_the_same_form_twice_asks_once(lien: Playing):
    page, browser = await lien.sees("lien", PAGE), await lien.as_("lien")
    done = [await press(browser, page, "Schrijf dit op", **ASKED) for _ in range(2)]
    assert [one.status_code for one in done] == [303, 303]
    assert len((await lien.plan()).returns) == 1


async def test_it_can_be_asked_after_the_end_and_the_end_leads_to_it(lien: Playing):
    await lien.does("lien", "worker", "end_plan", ends_on=0)
    assert f'href="{lien.url}{PAGE}"' in (await lien.sees("lien", "/stoppen")).text
    assert (await asks(lien, **ASKED)).status_code == 303


async def test_the_coach_reads_and_cannot_ask(lien: Playing):
    assert "Schrijf dit op" not in (await lien.sees("an", PAGE)).text
    refused = await lien.posts("an", PAGE, **ASKED)
    assert (refused.status_code, "werknemer, werkgever" in refused.text) == (409, True)


@pytest.mark.parametrize(("who", "status"), [("eva", 404), ("karim", 403)])
async def test_nobody_else_finds_it(lien: Playing, who: str, status: int):
    assert (await lien.sees(who, PAGE)).status_code == status


@pytest.mark.parametrize("who", READERS)
async def test_everybody_can_read_it(lien: Playing, who: str):
    before = problems_of_page((await lien.sees(who, PAGE)).text, BARS[READERS[who]])
    await asks(lien, **ASKED, employer_may_read="yes")
    await asks(lien, "hilde", **ENDS)
    after = problems_of_page((await lien.sees(who, PAGE)).text, BARS[READERS[who]])
    assert (before, after) == ([], [])


async def test_in_english_nothing_dutch_is_left(lien: Playing):
    await asks(lien, **ASKED)
    browser = await lien.as_("lien")
    browser.cookies.set("taal", "en", domain="127.0.0.1")
    pages = [await lien.sees("lien", path) for path in (PAGE, "/dagboek", "/stoppen")]
    assert {str(page.url): found for page in pages if (found := Spoken(page.text).dutch())} == {}
