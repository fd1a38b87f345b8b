"""Facts for the premium notes: asked once, in two screens, of whom they are; what follows is read per reader."""

import re

import httpx
import pytest

from plan_service import store
from tests.first_plan import Somebody, ask, begun, started
from tests.plan_service.test_english import Spoken
from tests.reading import BARS, problems_of_page
from tests.running_case import PLAN, By
from tests.web import CAST, forms, press
from workflows.events import JobFactsRecorded
from workflows.job_facts import Contract, EmployerKind, JobFacts, OwnFacts, Residence, Workplace

ORDINARY = {
    "contract": "permanent",
    "percent": "100",
    "workplace": "flanders",
    "employer_kind": "ordinary",
    "vop": "no",
}
HERSELF = {"residence": "flanders", "past_pension_age": "no"}
READERS = ("sara", "jan", "els", "noor")


async def filled(as_: Somebody, plan: str, who: str, **typed: str) -> httpx.Response:
    """The form filled in, and the page to look at it all."""
    browser = await as_(who)
    return await press(browser, await browser.get(f"{plan}/feiten"), "Kijk alles na", **typed)


async def told(as_: Somebody, plan: str, who: str, **typed: str) -> httpx.Response:
    check = await filled(as_, plan, who, **typed)
    done = await press(await as_(who), check, "Ja, bewaar dit")
    assert (done.status_code, done.headers["location"]) == (303, f"{plan}/premie?feiten=1")
    return await (await as_(who)).get(done.headers["location"])


async def recorded(plan: str) -> list[JobFactsRecorded]:
    facts = await store.load(plan.rpartition("/")[2])
    return [fact.event for fact in facts if isinstance(fact.event, JobFactsRecorded)]


async def expected(as_: Somebody, plan: str, who: str) -> list[str]:
    """What the page of the award tells this reader to expect, premium by premium."""
    page = await (await as_(who)).get(f"{plan}/premie")
    return re.findall(r"Verwachte premie: <b>(.*?)</b>", page.text)


def inputs(page: httpx.Response) -> set[str]:
    """What somebody can fill in; the rest of a form fills in itself."""
    (form,) = [form for form in forms(page) if "Kijk alles na" in form.buttons]
    return form.names() - {"csrf", "intent"}


async def test_the_employer_tells_of_the_work_in_two_screens(as_: Somebody):
    plan = await begun(as_)
    form = await (await as_("jan")).get(f"{plan}/feiten")
    assert inputs(form) == set(ORDINARY)
    check = await filled(as_, plan, "jan", **ORDINARY)
    assert [words in check.text for words in ("Een vast contract", "100&nbsp;%", "In Vlaanderen")] == [True] * 3
    assert await recorded(plan) == []
    for _ in range(2):
        assert (await press(await as_("jan"), check, "Ja, bewaar dit")).status_code == 303
    job = JobFacts(Contract.PERMANENT, 100, Workplace.FLANDERS, EmployerKind.ORDINARY, vop=False)
    assert await recorded(plan) == [JobFactsRecorded(job=job)]


async def test_the_worker_tells_of_herself(as_: Somebody):
    plan = await begun(as_)
    form = await (await as_("sara")).get(f"{plan}/feiten")
    assert inputs(form) == {*HERSELF, "shared"}
    page = await told(as_, plan, "sara", **HERSELF)
    assert "Dat zie alleen jij." in page.text
    assert await recorded(plan) == [JobFactsRecorded(own=OwnFacts(Residence.FLANDERS, past_pension_age=False))]


async def test_a_fleming_who_works_in_brussels(as_: Somebody):
    plan = await begun(as_)
    await told(as_, plan, "jan", **ORDINARY | {"workplace": "brussels", "percent": "50"})
    page = await told(as_, plan, "sara", **HERSELF, shared="yes")
    assert {who: await expected(as_, plan, who) for who in READERS} == {who: ["ja", "nee"] for who in READERS}
    reasons = ("Werk in Brussel of Wallonië telt mee.", "Deze premie is er alleen voor werk in Vlaanderen.")
    assert [reason in page.text for reason in (*reasons, "decreet art. 15, 20 en 27 (wettekst)")] == [True] * 3


async def test_what_is_not_known_stays_unknown_on_the_screen(as_: Somebody):
    plan = await begun(as_)
    await told(as_, plan, "jan", workplace="unknown", contract="permanent")
    page = (await (await as_("sara")).get(f"{plan}/premie")).text
    assert re.findall(r"Verwachte premie: <b>(.*?)</b>", page) == ["niet zeker", "niet zeker"]
    missing = ("waar het werk is", "wie het werk geeft", "of de oude premie (VOP) nog loopt", "waar je woont")
    assert ([page.count(f"<li>{fact}</li>") for fact in missing], "welk contract" in page) == ([2] * 4, False)


async def test_what_she_keeps_to_herself_leaves_no_trace_for_anybody_else(as_: Somebody):
    """Past pension age, living in Brussels: every page of the others is what it was before she told it."""
    plan = await begun(as_)
    await told(as_, plan, "jan", **ORDINARY)
    before = await everything(as_, plan)
    await told(as_, plan, "sara", residence="brussels", past_pension_age="yes")
    assert await everything(as_, plan) == before
    assert await expected(as_, plan, "sara") == ["nee", "nee"]
    await told(as_, plan, "sara", residence="brussels", past_pension_age="yes", shared="yes")
    assert {who: await expected(as_, plan, who) for who in READERS} == {who: ["nee", "nee"] for who in READERS}
    await untold(as_, plan)
    assert await everything(as_, plan) == before


async def untold(as_: Somebody, plan: str) -> None:
    """The tick taken out again."""
    sara = await as_("sara")
    page = await sara.get(f"{plan}/feiten")
    check = await press(sara, page, "Kijk alles na", shared=[])
    await press(sara, check, "Ja, bewaar dit")


async def everything(as_: Somebody, plan: str) -> dict[tuple[str, str], str]:
    """What Jan, Els and Noor read, tokens apart."""
    pages = ("", "/premie", "/dagboek", "/feiten", "/wie-ziet-wat", "/mensen", "/evaluatie")
    found = {}
    for who in READERS[1:]:
        for page in pages:
            text = (await (await as_(who)).get(f"{plan}{page}")).text
            found[who, page] = re.sub(r'name="(csrf|intent)" value="[^"]*"', "", text)
    return found


async def test_what_was_told_stands_in_the_form_and_can_be_corrected(as_: Somebody):
    plan = await begun(as_)
    await told(as_, plan, "jan", **ORDINARY)
    await told(as_, plan, "jan", workplace="wallonia", percent="80")
    facts = [event.job for event in await recorded(plan)]
    assert [(job.contract, job.percent, job.workplace) for job in facts if job] == [
        (Contract.PERMANENT, 100, Workplace.FLANDERS),
        (Contract.PERMANENT, 80, Workplace.WALLONIA),
    ]


async def test_something_can_be_changed_before_it_is_kept(as_: Somebody):
    plan = await begun(as_)
    check = await filled(as_, plan, "jan", **ORDINARY)
    form = await press(await as_("jan"), check, "Verander iets")
    assert [text in form.text for text in ('value="permanent" checked', 'value="100"')] == [True, True]
    again = await press(await as_("jan"), form, "Kijk alles na", percent="60")
    await press(await as_("jan"), again, "Ja, bewaar dit")
    assert [event.job.percent for event in await recorded(plan) if event.job] == [60]


@pytest.mark.parametrize("wrong", [{"percent": "140"}, {"percent": "half"}, {"workplace": "the moon"}])
async def test_what_cannot_be_comes_back_as_it_was_typed(as_: Somebody, wrong: dict[str, str]):
    plan = await begun(as_)
    page = await filled(as_, plan, "jan", **ORDINARY | wrong)
    assert (page.status_code, "data-errors" in page.text) == (422, True)
    typed = ORDINARY | wrong
    assert f'name="percent" type="text" value="{typed["percent"]}"' in page.text
    assert 'value="permanent" checked' in page.text
    assert await recorded(plan) == []


async def test_nothing_has_to_be_answered(as_: Somebody):
    plan = await begun(as_)
    await told(as_, plan, "jan")
    assert (await recorded(plan), await expected(as_, plan, "jan")) == ([], ["niet zeker"])
    assert "We weten hier nog niets over." in (await (await as_("els")).get(f"{plan}/premie")).text


@pytest.mark.parametrize(
    ("who", "status"), [("sara", 200), ("jan", 200), ("els", 403), ("noor", 403), ("eva", 404), ("karim", 404)]
)
async def test_who_may_open_it(as_: Somebody, who: str, status: int):
    plan = await begun(as_)
    browser = await as_(who)
    assert (await browser.get(f"{plan}/feiten")).status_code == status
    link = f'href="{plan}/feiten"' in (await browser.get(f"{plan}/premie")).text
    assert link == (status == 200)


async def test_one_who_is_only_asked_reads_nothing(as_: Somebody):
    plan = await started(as_)
    await ask(as_, plan, "jan", "employer")
    assert [(await (await as_("jan")).get(f"{plan}/{page}")).status_code for page in ("feiten", "premie")] == [404, 404]


async def test_nobody_tells_what_is_not_theirs(as_: Somebody):
    """A form with more fields in it than the page has changes no more than the page could."""
    plan = await begun(as_)
    for who in ("sara", "jan"):
        browser = await as_(who)
        check = await filled(as_, plan, who)
        (form,) = [form for form in forms(check) if "Ja, bewaar dit" in form.buttons]
        await browser.post(
            f"{plan}/feiten", data={**dict(form.fields), "step": "record", **ORDINARY, **HERSELF, "shared": "yes"}
        )
    assert [(event.job is None, event.own is None) for event in await recorded(plan)] == [(True, False), (False, True)]


async def test_a_self_employed_person_tells_all_in_six_inputs(as_: Somebody):
    plan = await started(as_, "sara", "self_employed")
    form = await (await as_("sara")).get(f"{plan}/feiten")
    assert inputs(form) == {"workplace", "vop", "activity", "residence", "past_pension_age", "shared"}
    page = await told(as_, plan, "sara", **HERSELF, workplace="flanders", vop="no", activity="no")
    assert (await expected(as_, plan, "sara"), "De zaak brengt nog te weinig op." in page.text) == (["nee"], True)
    assert [problems_of_page(one.text, BARS["worker"]) for one in (form, page)] == [[], []]


async def test_a_job_seeker_is_asked_of_no_work_and_takes_the_answers_along(as_: Somebody):
    plan = await started(as_, "sara", "preparation")
    sara = await as_("sara")
    form = await sara.get(f"{plan}/feiten")
    assert inputs(form) == {*HERSELF, "shared"}
    page = await told(as_, plan, "sara", **HERSELF)
    assert (await expected(as_, plan, "sara"), "Er is nog geen werk." in page.text) == (["nee", "nee"], True)
    await press(sara, await sara.get(f"{plan}/soort"), "Verander mijn plan", kind="employee")
    found = (await sara.get(f"{plan}/premie")).text
    assert ("waar het werk is" in found, "waar je woont" in found) == (True, False)


async def test_a_closed_plan_asks_nothing_more(as_: Somebody):
    plan = await begun(as_)
    sara = await as_("sara")
    await press(sara, await sara.get(f"{plan}/stoppen/zeker"), "Stop het plan")
    page = await sara.get(f"{plan}/feiten")
    assert (page.status_code, "Kijk alles na" in page.text) == (200, False)


@pytest.mark.parametrize(
    ("job", "own"),
    [
        ({}, {}),
        (ORDINARY, HERSELF),
        ({"workplace": "brussels", "contract": "occasional", "percent": "50"}, {"residence": "eu"}),
        ({"workplace": "eu_returning", "vop": "yes"}, {"residence": "brussels"}),
        ({"workplace": "elsewhere", "employer_kind": "excluded_public"}, {"residence": "elsewhere"}),
        ({"contract": "under_24_hours"}, {"past_pension_age": "yes"}),
    ],
)
async def test_every_reader_can_read_it(as_: Somebody, job: dict[str, str], own: dict[str, str]):
    plan = await begun(as_)
    pages = {("jan", "check"): await filled(as_, plan, "jan", **job)}
    pages["sara", "check"] = await filled(as_, plan, "sara", **own)
    await told(as_, plan, "jan", **job)
    await told(as_, plan, "sara", **own, shared="yes")
    for who in READERS:
        pages[who, "premie"] = await (await as_(who)).get(f"{plan}/premie")
    for who in READERS[:2]:
        pages[who, "feiten"] = await (await as_(who)).get(f"{plan}/feiten")
    found = {where: problems_of_page(page.text, BARS[CAST[where[0]][2]]) for where, page in pages.items()}
    assert found == {where: [] for where in pages}


async def test_in_english_too(as_: Somebody):
    plan = await begun(as_)
    check = await filled(as_, plan, "jan", **ORDINARY | {"workplace": "brussels"})
    jan = await as_("jan")
    await press(jan, check, "Ja, bewaar dit")
    jan.cookies.set("taal", "en")
    pages = [await jan.get(f"{plan}/{page}") for page in ("premie?feiten=1", "feiten")]
    assert [Spoken(page.text).dutch() for page in pages] == [set(), set()]
    assert re.findall(r"Premium to expect: <b>(.*?)</b>", pages[0].text) == ["unsure", "no"]


async def test_in_the_demo_lotte_reads_yes_and_bart_reads_what_he_may_know(by: By):
    pages = {who: (await (await by(who)).get(f"{PLAN}/premie")).text for who in ("lotte", "bart", "sofie")}
    found = {who: re.findall(r"Verwachte premie: <b>(.*?)</b>", page) for who, page in pages.items()}
    assert found == {"lotte": ["ja", "ja"], "bart": ["niet zeker"] * 2, "sofie": ["niet zeker"] * 2}
    assert [page.count("Er is al een brief over. Die gaat voor.") for page in pages.values()] == [2, 2, 2]
    assert [problems_of_page(pages[who], BARS[role]) for who, role in (("lotte", "worker"), ("bart", "employer"))] == [
        [],
        [],
    ]
