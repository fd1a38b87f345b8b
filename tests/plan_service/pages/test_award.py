"""The award: recorded from a letter in two screens, shown per quarter, announced before it ends, never in euro."""

import re
from datetime import UTC, datetime

import httpx
import pytest

from plan_service import clock, store
from plan_service.handle import handle
from tests.first_plan import Somebody, begun, drafted
from tests.reading import BARS, problems_of_page
from tests.running_case import LOTTE, NOW, PLAN, By, person
from tests.web import press
from workflows import commands as c
from workflows.events import AwardRecorded
from workflows.glossary import Instrument, Role
from workflows.words import Words

AWARD, LETTER = f"{PLAN}/premie", f"{PLAN}/premie/nieuw"
READERS = {"lotte": "worker", "bart": "employer", "sofie": "coach", "noor": "drafter"}
REFERENCE = "IMW 2114-0388"
TYPED = {"first_quarter": "2027-Q1", "decided_on": "20/11/2026", "applied_on": "1/10/2026", "reference": REFERENCE}
RAISED = ((5, "55"), (4, "50"), (11, "40"))


async def recorded() -> list[AwardRecorded]:
    return [f.event for f in await store.load(LOTTE.plan) if f.at == NOW and isinstance(f.event, AwardRecorded)]


async def checked(by: By, instrument: str = "wage_premium", **typed: str) -> tuple[httpx.AsyncClient, httpx.Response]:
    """The letter filled in by Bart, and the page to check it."""
    bart = await by("bart")
    page = await bart.get(f"{LETTER}?instrument={instrument}")
    return bart, await press(bart, page, "Kijk alles na", **TYPED | typed)


# --- reading -------------------------------------------------------------------------------------


async def test_who_signs_or_drafts_reads_it_in_plain_words_without_a_euro(by: By):
    pages = {key: await (await by(key)).get(AWARD) for key in READERS}
    for key, page in pages.items():
        assert [
            text in page.text for text in ("Loonpremie", "Begeleidingspremie", "TOM", "Vanaf donderdag 1 juli 2027")
        ] == [True] * 4
        assert re.search(r"€|&euro;|\beuro\b", page.text) is None
        assert problems_of_page(page.text, BARS[READERS[key]]) == []


@pytest.mark.parametrize(("key", "status"), [("yusuf", 403), ("eva", 404)])
async def test_nobody_else_does_not_on_the_plan_page_either(by: By, key: str, status: int):
    browser = await by(key)
    assert (await browser.get(AWARD)).status_code == status
    assert "loonpremie" not in (await browser.get(PLAN)).text.lower()


async def test_the_plan_page_shows_the_path(by: By):
    page = await (await by("noor")).get(PLAN)
    assert ("Loonpremie per kwartaal" in page.text, "Vanaf donderdag 1 juli 2027" in page.text) == (True, True)


async def test_agreements_that_are_owed_anyway_stand_apart(by: By):
    page = (await (await by("bart")).get(AWARD)).text
    apart = page[page.index("Dit staat los van de premie") :]
    assert [title in apart for title in ("Het teamoverleg", "Lessen volgen", "Een tolk")] == [True, True, False]


async def test_it_says_from_when_the_authority_looks_and_that_sources_disagree(by: By):
    page = (await (await by("bart")).get(AWARD)).text
    assert [day in page for day in ("vanaf 1 april 2027", "vanaf 1 april 2029", "vanaf 1 april 2030")] == [True] * 3


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (datetime(2030, 9, 30, 9, tzinfo=UTC), ""),
        (datetime(2030, 10, 1, 9, tzinfo=UTC), "near"),
        (datetime(2031, 3, 31, 9, tzinfo=UTC), "near"),
        (datetime(2031, 4, 1, 9, tzinfo=UTC), "over"),
    ],
)
async def test_the_end_is_announced_two_quarters_before_and_nothing_is_promised_after(by: By, day: datetime, says: str):
    lotte = await by("lotte")
    clock.fix(day)
    await lotte.post("/demo/stap-in", data={"person": person("lotte")})  # sessions do not last for years
    page = await lotte.get(AWARD)
    assert ("De periode loopt af" in page.text, "De beslissing is er nog niet." in page.text) == (
        says == "near",
        says == "over",
    )
    assert ("We weten niet of er nog betaald wordt." in page.text, "Nu: niveau" in page.text) == (
        says == "over",
        says != "over",
    )
    assert problems_of_page(page.text, BARS["worker"]) == []


async def test_the_page_of_a_plan_without_letters_says_so(as_: Somebody):
    plan = await begun(as_)
    page = await (await as_("sara")).get(f"{plan}/premie")
    assert page.text.count("Nog niet bekend.") == 2
    assert problems_of_page(page.text, BARS["worker"]) == []


async def test_before_the_worker_let_them_in_there_is_nothing_to_read(as_: Somebody):
    plan = await drafted(as_)
    jan = await as_("jan")
    pages = [(await jan.get(address)).text for address in (plan, f"{plan}/premie")]
    assert [word in page for page in pages for word in ("Loonpremie", "Nog niet bekend.")] == [False] * 4


# --- recording -----------------------------------------------------------------------------------


async def test_a_start_package_is_recorded_in_two_screens_with_six_inputs(by: By):
    bart = await by("bart")
    page = await bart.get(f"{LETTER}?instrument=wage_premium")
    bart, check = await checked(by, package="five_year_raised")
    assert (
        check.status_code,
        "5 kwartalen 55&nbsp;%, 4 kwartalen 50&nbsp;%, 11 kwartalen 40&nbsp;%" in check.text,
    ) == (200, True)
    assert await recorded() == []
    for _ in range(2):
        done = await press(bart, check, "Ja, noteer de brief")
        assert (done.status_code, done.headers["location"]) == (303, f"{AWARD}?bewaard=1")
    [event] = await recorded()
    assert (event.instrument, event.steps, event.first_quarter) == (Instrument.WAGE_PREMIUM, RAISED, "2027-Q1")
    assert (str(event.applied_on), str(event.decided_on)) == ("2026-10-01", "2026-11-20")
    shown = (await (await by("lotte")).get(done.headers["location"])).text
    assert [text in shown for text in ("De brief is genoteerd", REFERENCE, "IMW 2114-0387")] == [True] * 3
    assert [problems_of_page(one.text, BARS["employer"]) for one in (page, check)] == [[], []]


async def test_own_steps_one_level_and_what_runs_beside(by: By):
    rows = {"quarters_1": "5", "value_1": "40", "quarters_2": "3", "value_2": "30", "quarters_3": "12", "value_3": "20"}
    letters = [
        ("wage_premium", {"package": "own", **rows}),
        ("support_premium", {"package": "high"}),
        (
            "support_premium",
            {"package": "own", "quarters_1": "4", "value_1": "high", "quarters_2": "16", "value_2": "low"},
        ),
        ("vop", {"quarters_1": "8", "value_1": "30"}),
        ("tom", {"quarters_1": "4", "value_1": "12"}),
    ]
    for instrument, typed in letters:
        bart, check = await checked(by, instrument, **typed)
        await press(bart, check, "Ja, noteer de brief")
    assert [(str(event.instrument), event.steps) for event in await recorded()] == [
        ("wage_premium", ((5, "40"), (3, "30"), (12, "20"))),
        ("support_premium", ((20, "high"),)),
        ("support_premium", ((4, "high"), (16, "low"))),
        ("vop", ((8, "30"),)),
        ("tom", ((4, "12"),)),
    ]


async def test_a_correction_leaves_the_first_record_visible(by: By):
    bart, check = await checked(by, package="five_year", first_quarter="2026-Q3", decided_on="21/6/2026", applied_on="")
    await press(bart, check, "Ja, noteer de brief")
    page = (await bart.get(AWARD)).text
    assert [
        text in page
        for text in (REFERENCE, "IMW 2114-0387", "Later verbeterd", "Van 1 juli 2026 tot en met 30 juni 2031.")
    ] == [True] * 4


async def test_something_can_be_changed_before_it_is_recorded(by: By):
    bart, check = await checked(by, package="two_year")
    form = await press(bart, check, "Verander iets")
    assert [text in form.text for text in (REFERENCE, 'value="two_year" checked', 'value="20/11/2026"')] == [True] * 3
    again = await press(bart, form, "Kijk alles na", package="five_year")
    await press(bart, again, "Ja, noteer de brief")
    assert [event.steps for event in await recorded()] == [((5, "40"), (4, "30"), (11, "20"))]


@pytest.mark.parametrize(
    ("instrument", "typed"),
    [
        ("wage_premium", {}),
        ("wage_premium", {"package": "own"}),
        ("wage_premium", {"package": "own", "quarters_1": "12", "value_1": "40", "quarters_3": "9", "value_3": "20"}),
        ("wage_premium", {"package": "own", "quarters_1": "4", "value_1": "101"}),
        ("wage_premium", {"package": "five_year", "first_quarter": ""}),
        ("wage_premium", {"package": "five_year", "decided_on": "24/11/2026"}),
        ("wage_premium", {"package": "five_year", "applied_on": "21/11/2026"}),
        ("support_premium", {"package": "five_year"}),
        ("vop", {}),
    ],
)
async def test_what_cannot_be_comes_back_as_it_was_typed(by: By, instrument: str, typed: dict[str, str]):
    _, page = await checked(by, instrument, **typed)
    assert page.status_code == 422
    kept = {
        name: value for name, value in (TYPED | typed).items() if value and name not in ("package", "first_quarter")
    }
    assert [value for value in kept.values() if f'value="{value}"' not in page.text] == []
    assert "data-errors" in page.text
    assert await recorded() == []


@pytest.mark.parametrize(
    ("key", "status"), [("lotte", 200), ("sofie", 200), ("noor", 403), ("yusuf", 403), ("eva", 404)]
)
async def test_who_signs_records(by: By, key: str, status: int):
    assert (await (await by(key)).get(LETTER)).status_code == status


async def test_a_letter_that_comes_after_the_end_is_recorded_all_the_same(by: By):
    on = clock.legal_day(NOW)
    await handle(LOTTE.plan, c.EndPlan(by=person("lotte"), role=Role.WORKER, at=NOW, on=on, ends_on=on))
    bart, check = await checked(by, package="five_year")
    assert (await press(bart, check, "Ja, noteer de brief")).status_code == 303
    assert len(await recorded()) == 1


async def test_another_door_shows_as_well(by: By):
    """A step that is neither a percentage nor a level is shown as the record has it, and breaks no page."""
    on = clock.legal_day(NOW)
    command = c.RecordAward(
        by=person("bart"),
        role=Role.EMPLOYER,
        at=NOW,
        on=on,
        instrument=Instrument.WAGE_PREMIUM,
        first_quarter="2026-Q4",
        steps=((4, "veertig"),),
        applied_on=None,
        decided_on=on,
        letter=Words("", ""),
    )
    await handle(LOTTE.plan, command)
    page = await (await by("bart")).get(AWARD)
    assert (page.status_code, "veertig" in page.text) == (200, True)
