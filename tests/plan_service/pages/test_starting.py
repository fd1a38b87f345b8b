"""A new plan: begun by who may, step by step, up to the worker's yes."""

import pytest

from plan_service import tables
from tests.first_plan import AGREEMENT, NEED, Somebody, begun, drafted, started, token
from tests.reading import BARS, problems_of_page
from tests.web import id_of, press


async def test_a_plan_goes_from_nothing_to_the_workers_yes(as_: Somebody):
    plan = await drafted(as_)

    sara = await as_("sara")
    page = await sara.get(f"{plan}/begin")
    assert NEED in page.text
    assert AGREEMENT in page.text
    done = await press(sara, page, "Ja, we beginnen")

    assert (done.status_code, done.headers["location"]) == (303, plan)
    jan = await as_("jan")
    assert AGREEMENT in (await jan.get(plan)).text


async def test_nobody_but_worker_and_drafter_reads_a_word_before_the_workers_yes(as_: Somebody):
    plan = await drafted(as_)
    for who in ("jan", "els"):
        browser = await as_(who)
        pages = {"": 200, "/mensen": 200, "/uitnodiging": 200, "/behoeften": 403, "/afspraken/nieuw": 403}
        for path, status in pages.items():
            page = await browser.get(plan + path)
            assert (page.status_code, NEED in page.text, AGREEMENT in page.text) == (status, False, False), path


async def test_the_page_to_begin_names_who_will_read_from_then_on(as_: Somebody):
    plan = await drafted(as_)
    page = (await (await as_("sara")).get(f"{plan}/begin")).text
    already, from_then_on = page.split("Als je ja zegt")
    assert [name in already.split("Wie leest al mee?")[1] for name in ("Noor", "Jan", "Els")] == [True, False, False]
    assert [name in from_then_on for name in ("<b>Noor", "<b>Jan", "<b>Els")] == [False, True, True]


async def test_a_yes_to_a_draft_that_changed_meanwhile_is_asked_again(as_: Somebody):
    plan = await drafted(as_)
    sara, noor = await as_("sara"), await as_("noor")
    page = await sara.get(f"{plan}/begin")
    await press(noor, await noor.get(f"{plan}/behoeften/nieuw"), "Stel dit voor", text="Nog iets anders.")

    again = await press(sara, page, "Ja, we beginnen")

    assert (again.status_code, "Nog iets anders." in again.text) == (409, True)
    done = await press(sara, again, "Ja, we beginnen")
    assert done.status_code == 303


async def test_the_same_form_twice_begins_one_plan(as_: Somebody):
    noor = await as_("noor")
    page = await noor.get("/plannen/nieuw")
    first = await press(noor, page, "Begin dit plan", kind="employee", worker=id_of("sara"))
    second = await press(noor, page, "Begin dit plan", kind="employee", worker=id_of("sara"))
    assert (first.status_code, second.headers["location"]) == (303, first.headers["location"])
    assert len(await tables.Plan.select()) == 1


async def test_the_same_yes_twice_is_one_yes(as_: Somebody):
    plan = await drafted(as_)
    sara = await as_("sara")
    page = await sara.get(f"{plan}/begin")
    answers = [await press(sara, page, "Ja, we beginnen") for _ in range(2)]
    assert [one.headers["location"] for one in answers] == [plan, plan]
    assert len(await tables.Event.select().where(tables.Event.name == "negotiation_begun")) == 1


async def test_a_form_without_a_choice_comes_back(as_: Somebody):
    els = await as_("els")
    page = await press(els, await els.get("/plannen/nieuw"), "Begin dit plan", relation="direct_colleague")
    assert (page.status_code, 'value="direct_colleague" checked' in page.text) == (422, True)


@pytest.mark.parametrize("who", ["dirk", "karim", "vera"])
async def test_who_begins_no_plans_cannot(as_: Somebody, who: str):
    assert (await (await as_(who)).get("/plannen/nieuw")).status_code == 403


async def test_each_page_is_for_whom_it_is(as_: Somebody):
    plan = await drafted(as_)
    rows = {
        "sara": (303, 303, 200),
        "noor": (200, 200, 403),
        "jan": (403, 403, 403),
        "eva": (404, 404, 404),
    }
    for who, expected in rows.items():
        browser = await as_(who)
        found = [(await browser.get(plan + path)).status_code for path in PAGES]
        assert (who, tuple(found)) == (who, expected)


PAGES = ("/opstellen", "/opstellen/nakijken", "/begin")


async def test_once_begun_there_is_nothing_to_draft_and_no_second_yes(as_: Somebody):
    plan = await begun(as_)
    noor, sara = await as_("noor"), await as_("sara")
    assert [(await noor.get(plan + path)).headers["location"] for path in PAGES[:2]] == [plan, plan]
    assert (await sara.get(f"{plan}/begin")).headers["location"] == plan
    late = await sara.post(f"{plan}/begin", data={"csrf": await token(sara)})
    assert late.status_code == 409


async def test_a_worker_begins_and_writes_alone(as_: Somebody):
    plan = await started(as_, "sara")
    sara = await as_("sara")
    await press(sara, await sara.get(f"{plan}/behoeften/nieuw"), "Bewaar", text=NEED)
    form = await sara.get(f"{plan}/afspraken/nieuw")
    await press(sara, form, "Stel dit voor", title="Het fotobord", text=AGREEMENT)
    assert 'href="' + plan + '/begin"' in (await sara.get(f"{plan}/opstellen")).text
    assert "Er leest niemand anders mee." in (await sara.get(f"{plan}/begin")).text


async def test_an_employers_draft_asks_for_a_drafter(as_: Somebody):
    plan = await started(as_, "jan")
    page = await (await as_("jan")).get(f"{plan}/opstellen/nakijken")
    assert "Een werkgever schrijft het plan niet alleen." in page.text


async def test_everybody_can_read_these_pages(as_: Somebody):
    found = {}
    for who in ("sara", "jan", "els", "noor"):
        browser = await as_(who)
        found[who, "/plannen/nieuw"] = problems_of_page((await browser.get("/plannen/nieuw")).text, BARS[ROLE[who]])
    plan = await drafted(as_)
    for who, path in (("noor", "/opstellen"), ("noor", "/opstellen/nakijken"), ("sara", "/begin")):
        found[who, path] = problems_of_page((await (await as_(who)).get(plan + path)).text, BARS[ROLE[who]])
    own = await started(as_, "sara")
    for path in ("/opstellen", "/opstellen/nakijken", "/begin"):
        page = await (await as_("sara")).get(own + path)
        found["sara", "own" + path] = problems_of_page(page.text, BARS["worker"])
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


ROLE = {"sara": "worker", "jan": "employer", "els": "coach", "noor": "drafter"}


PAPER, WAS_PAPER = "Er is al een plan op papier", "Dit plan stond eerst op papier"


async def test_a_plan_on_paper_is_entered_as_proposals_and_everybody_still_answers(as_: Somebody):
    plan = await begun(as_, from_paper="yes")
    seen = {who: await (await as_(who)).get(plan) for who in ("sara", "jan", "els", "noor")}
    assert {who: WAS_PAPER in page.text for who, page in seen.items()} == dict.fromkeys(seen, True)
    assert {who: "Jij moet nog antwoorden" in page.text for who, page in seen.items()} == {
        "sara": True,
        "jan": True,
        "els": True,
        "noor": False,
    }
    assert [problems_of_page(page.text, BARS[ROLE[who]]) for who, page in seen.items()] == [[]] * 4
    refused = await (await as_("els")).post(f"{plan}/versies", data={"csrf": await token(await as_("els"))})
    assert refused.status_code == 409


async def test_coach_and_drafter_are_asked_about_paper_and_nobody_else_can_say_it(as_: Somebody):
    asked = {who: PAPER in (await (await as_(who)).get("/plannen/nieuw")).text for who in ROLE}
    assert asked == {"sara": False, "jan": False, "els": True, "noor": True}
    said = {}
    for who in ROLE:
        page = await (await as_(who)).get("/plannen/nieuw")
        typed = {"kind": "employee", "worker": id_of("sara"), "relation": "external", "from_paper": "yes"}
        fields = {"csrf": await token(await as_(who)), "intent": intent(page.text), **typed}
        done = await (await as_(who)).post("/plannen/nieuw", data=fields)
        plan = done.headers["location"].removesuffix("/opstellen")
        said[who] = WAS_PAPER in (await (await as_(who)).get(plan)).text
    assert said == asked


async def test_without_the_tick_nothing_is_said_of_paper(as_: Somebody):
    plan = await begun(as_)
    assert [WAS_PAPER in (await (await as_(who)).get(plan)).text for who in ROLE] == [False] * 4


def intent(page: str) -> str:
    return page.split('name="intent" value="')[1].split('"', maxsplit=1)[0]
