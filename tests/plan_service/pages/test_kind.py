"""The kinds of plan on the page: alone, and a job-seeker's plan that goes along to the new work."""

import pytest

from tests.first_plan import AGREEMENT, NEED, Somebody, answered, ask, begun, started
from tests.reading import WORKER, problems_of_page
from tests.web import press


async def alone(as_: Somebody, kind: str) -> str:
    """Sara's own plan, in force: one need, one agreement, one signature."""
    plan = await started(as_, "sara", kind)
    sara = await as_("sara")
    await press(sara, await sara.get(f"{plan}/behoeften/nieuw"), "Bewaar", text=NEED)
    form = await sara.get(f"{plan}/afspraken/nieuw")
    await press(sara, form, "Stel dit voor", title="Het fotobord", text=AGREEMENT)
    await press(sara, await sara.get(f"{plan}/begin"), "Ja, we beginnen")
    return plan


async def signed_alone(as_: Somebody, plan: str) -> None:
    sara = await as_("sara")
    await press(sara, await sara.get(plan), "Leg het plan klaar om te tekenen")
    read = await sara.get(f"{plan}/tekenen")
    assert "Je tekent alleen. Er is geen jobcoach in dit plan." in read.text
    page = await sara.get(f"{plan}/handtekeningen")
    done = await press(sara, page, "Ik onderteken", it_is_me="1")
    assert done.status_code == 303


@pytest.mark.parametrize("kind", ["self_employed", "preparation"])
async def test_sara_makes_and_signs_a_plan_alone(as_: Somebody, kind: str):
    plan = await alone(as_, kind)
    await signed_alone(as_, plan)
    sara = await as_("sara")
    page = await sara.get(plan)
    assert "Versie 1 is van kracht" in page.text
    people = (await sara.get(f"{plan}/mensen")).text
    assert ("werkgever" in people, "ollega-coach" in people) == (False, False)


async def test_work_is_found_and_the_plan_goes_along(as_: Somebody):
    plan = await alone(as_, "preparation")
    await signed_alone(as_, plan)
    sara, jan = await as_("sara"), await as_("jan")
    page = await sara.get(f"{plan}/soort")
    done = await press(sara, page, "Verander mijn plan", kind="employee")
    assert done.headers["location"] == f"{plan}/mensen"
    await ask(as_, plan, "jan", "employer", by="sara")
    await answered(as_, plan, "jan")
    assert AGREEMENT not in (await jan.get(plan)).text
    await press(sara, await sara.get(f"{plan}/mensen"), "Ja, Jan mag lezen")
    shown = (await jan.get(plan)).text
    assert (AGREEMENT in shown, "Versie 1 is van kracht" in shown) == (True, True)


async def test_a_plan_at_work_stays_what_it_is(as_: Somebody):
    plan = await begun(as_)
    sara = await as_("sara")
    assert "Verander mijn plan" not in (await sara.get(f"{plan}/soort")).text
    assert (await (await as_("jan")).get(f"{plan}/soort")).status_code == 403


async def test_a_form_without_a_choice_comes_back(as_: Somebody):
    plan = await alone(as_, "preparation")
    sara = await as_("sara")
    page = await sara.get(f"{plan}/soort")
    assert (await press(sara, page, "Verander mijn plan")).status_code == 422
    assert problems_of_page(page.text, WORKER) == []


PAGES = (
    *("", "/mensen", "/mensen/jobcoach", "/wie-ziet-wat", "/dagboek", "/premie", "/premie/nieuw", "/opvolging"),
    *("/behoeften", "/behoeften/nieuw", "/afspraken/nieuw", "/signalen", "/evaluatie", "/heropening", "/stoppen"),
    *("/kopie", "/soort", "/ritme", "/wie-keek"),
)


@pytest.mark.parametrize("kind", ["self_employed", "preparation"])
async def test_where_nobody_employs_no_page_speaks_of_an_employer(as_: Somebody, kind: str):
    plan = await alone(as_, kind)
    await signed_alone(as_, plan)
    sara = await as_("sara")
    pages = {page: await sara.get(f"{plan}{page}") for page in PAGES}
    told = {page for page, answer in pages.items() if "werkgever" in answer.text.partition("<main")[2].lower()}
    assert {page for page, answer in pages.items() if answer.status_code != 200} == set()
    assert told == ({"/soort", "/premie"} if kind == "preparation" else set())
