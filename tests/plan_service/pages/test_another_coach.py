"""Another coach, on the page: one choice, no reason needed; the coach does not read why."""

import pytest

from tests.first_plan import Somebody, answered, begun
from tests.reading import BARS, problems_of_page
from tests.web import id_of, press

WHY = "Els begrijpt mijn werk niet."


@pytest.fixture
async def plan(as_: Somebody) -> str:
    return await begun(as_)


async def asked(as_: Somebody, plan: str, by: str = "sara", **typed: str):
    browser = await as_(by)
    page = await browser.get(f"{plan}/mensen/jobcoach")
    return await press(browser, page, "Vraag een andere jobcoach", **({"person": "later"} | typed))


async def test_sara_asks_jan_agrees_and_els_reads_nothing_any_more(as_: Somebody, plan: str):
    assert (await asked(as_, plan)).status_code == 303
    jan, els = await as_("jan"), await as_("els")
    assert "Vind je een andere jobcoach goed?" in (await jan.get(plan)).text
    page = await jan.get(f"{plan}/mensen/jobcoach")
    assert "Sara vraagt een andere jobcoach." in page.text
    assert (await press(jan, page, "Ja, dat is goed")).status_code == 303
    assert (await els.get(plan)).status_code == 404
    assert "Kies een nieuwe jobcoach" in (await (await as_("sara")).get(plan)).text


async def test_a_no_keeps_els_and_who_asked_can_take_it_back(as_: Somebody, plan: str):
    for who, button in (("jan", "Nee, liever niet"), ("sara", "Toch niet: ik neem mijn vraag terug")):
        await asked(as_, plan)
        browser = await as_(who)
        done = await press(browser, await browser.get(f"{plan}/mensen/jobcoach"), button)
        assert done.status_code == 303
        assert (await (await as_("els")).get(plan)).status_code == 200


async def test_why_is_for_sara_and_jan_and_the_rest_for_sara_alone(as_: Somebody, plan: str):
    await asked(as_, plan, reason=WHY, private="Ze zei iets lelijks.")
    read = {who: (await (await as_(who)).get(f"{plan}/dagboek")).text for who in ("sara", "jan", "els")}
    assert {who: WHY in text for who, text in read.items()} == {"sara": True, "jan": True, "els": False}
    assert {who: "iets lelijks" in text for who, text in read.items()} == {"sara": True, "jan": False, "els": False}
    assert WHY in (await (await as_("jan")).get(f"{plan}/mensen/jobcoach")).text


async def test_a_choice_not_made_comes_back_with_what_was_typed(as_: Somebody, plan: str):
    page = await asked(as_, plan, person="", reason=WHY)
    assert (page.status_code, WHY in page.text) == (422, True)


async def test_the_same_form_twice_asks_once(as_: Somebody, plan: str):
    sara = await as_("sara")
    page = await sara.get(f"{plan}/mensen/jobcoach")
    done = [await press(sara, page, "Vraag een andere jobcoach", person="later") for _ in range(2)]
    assert [one.status_code for one in done] == [303, 303]


async def test_yes_to_a_request_that_changed_is_refused_in_words(as_: Somebody, plan: str):
    await asked(as_, plan)
    jan = await as_("jan")
    page = await jan.get(f"{plan}/mensen/jobcoach")
    sara = await as_("sara")
    await press(sara, await sara.get(f"{plan}/mensen/jobcoach"), "Toch niet: ik neem mijn vraag terug")
    late = await press(jan, page, "Ja, dat is goed")
    assert (late.status_code, "Je zei hier al ja." in late.text) == (409, True)


async def test_els_stops_by_herself_and_sara_is_asked_to_choose(as_: Somebody, plan: str):
    els = await as_("els")
    done = await press(els, await els.get(f"{plan}/verlaten"), "Ja, ik stop")
    assert done.headers["location"] == "/thuis"
    assert "Kies een nieuwe jobcoach" in (await (await as_("sara")).get(plan)).text


async def test_els_comes_back_and_answers_anew(as_: Somebody, plan: str):
    els, sara, jan = await as_("els"), await as_("sara"), await as_("jan")
    await press(els, await els.get(f"{plan}/verlaten"), "Ja, ik stop")
    await asked(as_, plan, person=id_of("els"))
    await press(jan, await jan.get(f"{plan}/mensen/jobcoach"), "Ja, dat is goed")
    await answered(as_, plan, "els")
    assert "Iemand nieuw wil het plan lezen" in (await sara.get(plan)).text


@pytest.mark.parametrize(("who", "status"), [("els", 403), ("noor", 403), ("dirk", 404), ("eva", 404), ("karim", 404)])
async def test_it_is_for_worker_and_employer(as_: Somebody, plan: str, who: str, status: int):
    assert (await (await as_(who)).get(f"{plan}/mensen/jobcoach")).status_code == status


async def test_everybody_can_read_it(as_: Somebody, plan: str):
    found = {}
    for who in ("sara", "jan"):
        page = await (await as_(who)).get(f"{plan}/mensen/jobcoach")
        found[who] = problems_of_page(page.text, BARS["worker" if who == "sara" else "employer"])
    assert found == {"sara": [], "jan": []}
