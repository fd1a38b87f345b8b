"""A new agreement: short for who comes rarely, whole for who writes plans."""

from datetime import UTC, date, datetime

from plan_service import evidence, store, texts
from tests.first_plan import NEED, Somebody, begun, drafted
from tests.reading import BARS, problems_of_page
from tests.web import press
from workflows.commands import MoveOn
from workflows.glossary import Funding, Role
from workflows.indication import Evidence
from workflows.state import fold
from workflows.words import Words

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
TITLE, TEXT = "Pauzes", "Je krijgt elke dag tien minuten extra pauze."
FULL = {
    "title": TITLE,
    "text": "Sara krijgt elke dag tien minuten extra pauze, in de stille kamer.",
    "easy": TEXT,
    "doers": ["employer", "colleague_coach"],
    "who": "de ploegbaas",
    "towards": ["worker", "colleagues"],
    "starts": "1/3/2027",
    "ends": "1/9/2027",
    "works_when": "Sara maakt minder fouten.",
    "support_kind": "adaptations",
    "funding": "reasonable_accommodation",
    "hours": "5",
}


async def written(plan: str) -> dict[str, object]:
    """The newest agreement, as it stands in its row."""
    found = [text for text in (await texts.of_plan(plan.rsplit("/", 1)[1])).values() if text.kind == "agreement"]
    return next(text.body for text in found if text.body["title"] == TITLE)


async def test_everything_typed_stands_in_the_agreement(as_: Somebody):
    plan = await begun(as_)
    els = await as_("els")
    page = await els.get(f"{plan}/afspraken/nieuw")
    need = page.text.split('name="needs" value="')[1].split('"')[0]
    done = await press(els, page, "Stel dit voor", needs=need, **FULL)
    assert done.status_code == 303
    assert await written(plan) == {
        **{name: FULL[name] for name in ("title", "text", "easy", "who", "works_when", "support_kind", "funding")},
        "towards": ["worker", "colleagues"],
        "starts": date(2027, 3, 1).isoformat(),
        "ends": date(2027, 9, 1).isoformat(),
        "minutes_per_quarter": 300,
        "needs": [need],
    }
    shown = (await els.get(done.headers["location"])).text
    assert [word in shown for word in (TITLE, TEXT, "1 maart 2027", NEED)] == [True] * 4


async def test_a_title_and_a_text_are_enough(as_: Somebody):
    plan = await begun(as_)
    jan, sara = await as_("jan"), await as_("sara")
    done = await press(jan, await jan.get(f"{plan}/afspraken/nieuw"), "Stel dit voor", title=TITLE, text=TEXT)
    assert (await written(plan))["easy"] == TEXT
    assert TEXT in (await sara.get(done.headers["location"])).text


async def test_what_nobody_filled_in_does_not_stop_an_evaluation(as_: Somebody):
    plan_id = (await begun(as_)).rsplit("/", 1)[1]
    plan = fold(plan_id, await store.load(plan_id))
    asked = MoveOn(by="els", role=Role.COACH, at=NOW, on=NOW.date(), evidence=Evidence(), summary=Words("", ""))
    found = await evidence.gathered(plan, asked, await texts.of_plan(plan_id), {})
    assert [one.funding for one in found.agreements] == [Funding.NONE]


async def test_the_worker_may_keep_it_from_the_employer_and_nobody_else_may(as_: Somebody):
    plan = await begun(as_)
    sara, jan, els = await as_("sara"), await as_("jan"), await as_("els")
    page = await sara.get(f"{plan}/afspraken/nieuw")
    await press(sara, page, "Stel dit voor", title=TITLE, text=TEXT, keep_from_employer="yes")
    assert [TITLE in (await one.get(plan)).text for one in (sara, jan, els)] == [True, False, True]
    assert "keep_from_employer" not in (await els.get(f"{plan}/afspraken/nieuw")).text

    named = await press(
        sara, page, "Stel dit voor", title=TITLE, text=TEXT, keep_from_employer="yes", doers="employer", intent=""
    )
    assert (named.status_code, TEXT in named.text) == (409, True)


async def test_what_is_not_right_comes_back_with_all_that_was_typed(as_: Somebody):
    plan = await begun(as_)
    els = await as_("els")
    page = await els.get(f"{plan}/afspraken/nieuw")
    wrong = await press(els, page, "Stel dit voor", **FULL | {"title": "", "ends": "1/2/2027", "hours": "veel"})
    said = ("Geef deze afspraak een naam", "Kies 1 maart 2027 of een latere dag.", "Vul een heel getal in")
    assert (wrong.status_code, [one in wrong.text for one in said]) == (422, [True] * 3)
    kept = (TEXT, "de ploegbaas", 'value="1/2/2027"', 'value="veel"', 'value="adaptations" selected')
    assert [one in wrong.text for one in kept] == [True] * 5
    again = await press(els, wrong, "Stel dit voor", title=TITLE, ends="1/9/2027", hours="5")
    assert again.status_code == 303


async def test_the_same_form_twice_is_one_agreement(as_: Somebody):
    plan = await begun(as_)
    jan = await as_("jan")
    page = await jan.get(f"{plan}/afspraken/nieuw")
    for _ in range(2):
        assert (await press(jan, page, "Stel dit voor", title=TITLE, text=TEXT)).status_code == 303
    assert (await jan.get(plan)).text.count(f">{TITLE}<") == 1


async def test_who_writes_plans_sees_what_is_not_spoken_of_yet(as_: Somebody):
    plan = await begun(as_)
    els, sara = await as_("els"), await as_("sara")
    before = (await els.get(f"{plan}/afspraken/nieuw")).text
    await press(els, await els.get(f"{plan}/afspraken/nieuw"), "Stel dit voor", **FULL)
    after = (await els.get(f"{plan}/afspraken/nieuw")).text
    hints = ("<li>aanpassingen</li>", "<li>coaching</li>", "<li>de werknemer</li>", "<li>de werkgever</li>")
    assert [one in before for one in hints] == [True] * 4
    assert [one in after for one in hints] == [False, True, False, True]
    assert "Hierover staat nog niets" not in (await sara.get(f"{plan}/afspraken/nieuw")).text


async def test_each_page_is_for_whom_it_is(as_: Somebody):
    plan = await drafted(as_)
    for who, status in (("sara", 200), ("noor", 200), ("jan", 403), ("dirk", 404), ("eva", 404)):
        assert (who, (await (await as_(who)).get(f"{plan}/afspraken/nieuw")).status_code) == (who, status)


async def test_everybody_can_read_these_pages(as_: Somebody):
    plan = await begun(as_)
    roles = {"sara": "worker", "jan": "employer", "els": "coach", "noor": "drafter"}
    wrong = {
        who: problems_of_page((await (await as_(who)).get(f"{plan}/afspraken/nieuw")).text, BARS[role])
        for who, role in roles.items()
    }
    assert {who: found for who, found in wrong.items() if found} == {}
