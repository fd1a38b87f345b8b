"""Not agreeing with VDAB: what can be done until when, each step recorded from its letter, and who reads of it."""

import httpx
import pytest

from plan_service import tables
from tests.case_play import Play, Playing
from tests.plan_service.test_english import Spoken
from tests.reading import BARS, problems_of_page
from tests.web import press

PAGE = "/heroverweging"
WHY, PRIVATE = "De keuken is nog niet klaar.", "Hilde wil mij niet meer."
ASKED = {"learned_on": "27/7/2026", "requested_on": "1/9/2026"}
READERS = {"lien": "worker", "hilde": "employer", "an": "coach"}
RAISED = {
    "outcome": "otherwise",
    "decided_on": "6/11/2026",
    "sent_on": "9/11/2026",
    "text": "De commissie heeft gelijk.",
    "wage_premium_level": "raise",
    "wage_premium_value": "55",
    "wage_premium_from": "2026-Q3",
}


@pytest.fixture
async def lien(play: Play) -> Playing:
    return await play("lien")


async def fills(lien: Playing, who: str, path: str, **typed: str) -> httpx.Response:
    return await press(await lien.as_(who), await lien.sees(who, path), "Schrijf dit op", **typed)


async def asks(lien: Playing, who: str = "lien", **typed: str) -> httpx.Response:
    return await fills(lien, who, f"{PAGE}/vraag?ronde=1", **ASKED | typed)


async def decided(lien: Playing, **typed: str) -> httpx.Response:
    await asks(lien)
    await fills(lien, "an", f"{PAGE}/advies?vraag=1", advised_on="20/10/2026", text="Kijk opnieuw.")
    said = {"outcome": "stands", "decided_on": "6/11/2026", "sent_on": "9/11/2026", "text": "Wij blijven erbij."}
    return await fills(lien, "hilde", f"{PAGE}/beslissing?vraag=1", **said | typed)


# --- what can be done, until when --------------------------------------------------------


async def test_it_says_what_was_found_until_when_and_that_who_may_is_disputed(lien: Playing):
    page = (await lien.sees("lien", PAGE)).text
    assert [
        text in page
        for text in (
            "VDAB stelde dit vast op zondag 26 juli.",
            "Dan kon dit tot woensdag 9 september. Die dag is voorbij.",
            "Dat is niet zeker.",
            "Herwin zegt: bij een eerste besluit mag alleen de werknemer dit.",
            "termijn: volgens de federatie",
            "Deze site stuurt zelf niets naar VDAB.",
        )
    ] == [True] * 6


async def test_the_evaluation_leads_to_it(lien: Playing):
    link = f'href="{lien.url}{PAGE}?ronde=1"'
    assert link in (await lien.sees("lien")).text
    assert link not in (await lien.sees("karim", "/evaluatie")).text


async def test_where_nothing_was_found_there_is_nothing_to_ask(play: Play):
    lotte = await play("lotte")
    assert "Er is nu dus niets te vragen." in (await lotte.sees("lotte", PAGE)).text
    assert (await lotte.sees("lotte", f"{PAGE}/vraag")).headers["location"] == f"{lotte.url}{PAGE}"


# --- the steps -----------------------------------------------------------------------------


async def test_lien_asks_and_the_page_counts_the_days(lien: Playing):
    done = await asks(lien, reason=WHY)
    assert (done.status_code, done.headers["location"]) == (303, f"{lien.url}{PAGE}?ronde=1")
    page = (await lien.sees("lien", PAGE)).text
    assert "De commissie heeft 60 dagen. Dat is tot zaterdag 31 oktober." in page
    assert WHY in page
    assert "Ik heb het gevraagd aan VDAB" not in page


async def test_a_late_request_is_recorded_and_said_to_be_late(lien: Playing):
    assert (await asks(lien, requested_on="11/9/2026")).status_code == 303
    assert "De vraag kwam na donderdag 10 september." in (await lien.sees("lien", PAGE)).text


async def test_advice_decision_and_appeal_each_with_their_days(lien: Playing):
    assert (await decided(lien)).status_code == 303
    page = (await lien.sees("lien", PAGE)).text
    assert "Dat kwam op dinsdag 20 oktober." in page
    assert "Alles bleef zoals het was." in page
    assert (
        "Dat kan tot en met woensdag 10 februari 2027. We tellen 90 dagen. De eerste dag is vrijdag 13 november."
        in page
    )
    assert (await fills(lien, "lien", f"{PAGE}/beroep?vraag=1", lodged_on="20/11/2026")).status_code == 303
    assert "Nu kijkt de rechter." in (await lien.sees("lien", PAGE)).text


async def test_a_new_finding_stands_where_the_old_one_stood_and_no_round_is_added(lien: Playing):
    await decided(lien, **RAISED)
    plan = await lien.plan()
    assert [(cycle.number, cycle.outcome) for cycle in plan.cycles] == [(1, "finding")]
    for path in (PAGE, "/evaluatie"):
        assert "55" in (await lien.sees("an", path)).text
    assert "VDAB keek opnieuw, en besliste op vrijdag 6 november." in (await lien.sees("lien")).text
    file = await (await lien.as_("karim")).get(f"/dossiers/{lien.case.plan}")
    assert "na een heroverweging" in file.text


async def test_it_goes_on_after_the_plan_has_ended(lien: Playing):
    await lien.does("lien", "worker", "end_plan", ends_on=0)
    assert (await decided(lien)).status_code == 303
    assert (await fills(lien, "lien", f"{PAGE}/beroep?vraag=1", lodged_on="20/11/2026")).status_code == 303


# --- who reads what ----------------------------------------------------------------------------


async def test_the_employer_reads_the_reason_and_not_what_was_kept_from_them(lien: Playing):
    await asks(lien, reason=WHY, private=PRIVATE)
    for path in (PAGE, "/dagboek"):
        read = {who: (await lien.sees(who, path)).text for who in READERS}
        assert {who: WHY in text for who, text in read.items()} == {"lien": True, "hilde": True, "an": True}
        assert {who: PRIVATE in text for who, text in read.items()} == {"lien": True, "hilde": False, "an": True}


async def test_who_signs_gets_a_letter_and_nobody_else(lien: Playing):
    before = await letters(lien)
    await asks(lien)
    assert {who: count - before[who] for who, count in (await letters(lien)).items()} == {
        "lien": 0,
        "hilde": 1,
        "an": 1,
    }


async def letters(lien: Playing) -> dict[str, int]:
    rows = await tables.Outbox.raw("SELECT person, letter FROM outbox WHERE letter = 'contest_requested'")
    ids = {one.id: one.key for one in lien.case.people}
    sent = [ids[row["person"]] for row in rows]
    return {who: sent.count(who) for who in READERS}


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/vraag?ronde=1"])
async def test_a_stranger_finds_nothing(lien: Playing, path: str):
    assert (await lien.sees("eva", path)).status_code == 404


async def test_the_coach_helps_and_cannot_ask(lien: Playing):
    assert "Ik heb het gevraagd aan VDAB" not in (await lien.sees("an", PAGE)).text
    token = {"cycle": "1", **ASKED}
    refused = await lien.posts("an", f"{PAGE}/vraag", **token)
    assert (refused.status_code, "werknemer, werkgever" in refused.text) == (409, True)


# --- what is wrong -------------------------------------------------------------------------------


async def test_a_wrong_day_comes_back_with_all_that_was_typed(lien: Playing):
    page = await asks(lien, learned_on="1/1/2020", reason=WHY)
    assert (page.status_code, WHY in page.text, "1/1/2020" in page.text) == (422, True, True)
    await asks(lien)
    page = await fills(lien, "an", f"{PAGE}/advies?vraag=1", advised_on="1/8/2026", text="Kijk opnieuw.")
    assert (page.status_code, "Kijk opnieuw." in page.text) == (422, True)


async def test_a_decision_without_what_it_says_comes_back(lien: Playing):
    page = await decided(lien, outcome="", text=WHY)
    assert (page.status_code, WHY in page.text) == (422, True)
    page = await fills(lien, "hilde", f"{PAGE}/beslissing?vraag=1", **RAISED | {"wage_premium_from": ""})
    assert (page.status_code, "De commissie heeft gelijk." in page.text) == (422, True)


async def test_asking_twice_is_refused_in_words(lien: Playing):
    page = await lien.sees("lien", f"{PAGE}/vraag?ronde=1")
    browser = await lien.as_("lien")
    assert (await press(browser, page, "Schrijf dit op", **ASKED)).status_code == 303
    again = await lien.posts("lien", f"{PAGE}/vraag", cycle="1", **ASKED)
    assert (again.status_code, "Eén keer vragen is genoeg." in again.text) == (409, True)


async def test_the_same_form_twice_asks_once(lien: Playing):
    page = await lien.sees("lien", f"{PAGE}/vraag?ronde=1")
    browser = await lien.as_("lien")
    done = [await press(browser, page, "Schrijf dit op", **ASKED) for _ in range(2)]
    assert [one.status_code for one in done] == [303, 303]
    assert len((await lien.plan()).contests) == 1


async def test_who_comes_second_reads_what_the_first_wrote(lien: Playing):
    await asks(lien)
    path, typed = f"{PAGE}/advies?vraag=1", {"advised_on": "20/10/2026", "text": "Kijk opnieuw."}
    pages = {who: await lien.sees(who, path) for who in ("an", "hilde")}
    done = [await press(await lien.as_(who), pages[who], "Schrijf dit op", **typed) for who in pages]
    assert [one.status_code for one in done] == [303, 409]
    assert "Iemand was je voor." in done[1].text
    assert (await fills(lien, "hilde", path, **typed | {"advised_on": "21/10/2026"})).status_code == 303
    assert "Dat kwam op woensdag 21 oktober." in (await lien.sees("lien", PAGE)).text


async def test_an_appeal_before_the_decision_is_refused(lien: Playing):
    await asks(lien)
    early = await fills(lien, "lien", f"{PAGE}/beroep?vraag=1", lodged_on="20/11/2026")
    assert (early.status_code, "VDAB besliste nog niet." in early.text) == (409, True)


@pytest.mark.parametrize("step", ["advies", "beslissing", "beroep"])
@pytest.mark.parametrize("number", ["", "1", "x"])
async def test_a_contest_that_is_not_there_leads_back_and_takes_nothing(lien: Playing, step: str, number: str):
    page = await lien.sees("lien", f"{PAGE}/{step}?vraag={number}")
    assert (page.status_code, page.headers["location"]) == (303, f"{lien.url}{PAGE}")
    refused = await lien.posts("lien", f"{PAGE}/{step}", contest=number)
    assert (refused.status_code, "Eerst komt die vraag, dan de rest." in refused.text) == (409, True)


# --- plain words -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", READERS)
async def test_everybody_can_read_it(lien: Playing, who: str):
    found = [problems_of_page((await lien.sees(who, PAGE)).text, BARS[READERS[who]])]
    if who != "an":
        found.append(problems_of_page((await lien.sees(who, f"{PAGE}/vraag?ronde=1")).text, BARS[READERS[who]]))
    await decided(lien)
    paths = [PAGE, *(f"{PAGE}/{step}?vraag=1" for step in ("advies", "beslissing", "beroep"))]
    found += [problems_of_page((await lien.sees(who, path)).text, BARS[READERS[who]]) for path in paths]
    assert found == [[]] * len(found)


async def test_in_english_nothing_dutch_is_left(lien: Playing):
    await decided(lien, **RAISED)
    browser = await lien.as_("lien")
    browser.cookies.set("taal", "en", domain="127.0.0.1")
    pages = [
        await lien.sees("lien", path)
        for path in (
            f"{PAGE}?ronde=1",
            f"{PAGE}/advies?vraag=1",
            f"{PAGE}/beslissing?vraag=1",
            f"{PAGE}/beroep?vraag=1",
            "/dagboek",
        )
    ]
    assert {str(page.url): found for page in pages if (found := Spoken(page.text).dutch())} == {}


async def test_in_english_the_form_too(lien: Playing):
    browser = await lien.as_("lien")
    browser.cookies.set("taal", "en", domain="127.0.0.1")
    for path in (PAGE, f"{PAGE}/vraag?ronde=1"):
        assert Spoken((await lien.sees("lien", path)).text).dutch() == set()
