"""Who writes the plan takes no side; a coach who writes it needs the worker's yes."""

import pytest

from tests.first_plan import Somebody, answered, ask, drafted, started, token
from tests.reading import BARS, problems_of_page
from tests.web import press

REASON = "In onze streek is nu niemand vrij."


async def test_the_drafter_declares_it_once(as_: Somebody):
    plan = await started(as_)
    noor, sara = await as_("noor"), await as_("sara")
    page = await noor.get(f"{plan}/uitzondering")
    for _ in range(2):
        assert (await press(noor, page, "Ja, dat verklaar ik")).status_code == 303
    assert "Verklaarde: ik ben onafhankelijk" in (await sara.get(f"{plan}/uitzondering")).text
    refused = await sara.post(f"{plan}/uitzondering/verklaring", data={"csrf": await token(sara)})
    assert refused.status_code == 409


async def test_a_coach_who_writes_asks_and_the_worker_may_take_the_yes_back(as_: Somebody):
    plan = await started(as_, "els")
    els, sara = await as_("els"), await as_("sara")
    page = await els.get(f"{plan}/uitzondering")
    empty = await press(els, page, "Vraag of het mag")
    assert empty.status_code == 422
    await press(els, page, "Vraag of het mag", reason=REASON)

    asked = await sara.get(f"{plan}/uitzondering")
    assert REASON in asked.text
    await press(sara, asked, "Ja, dat mag")
    assert "Sara zei: dat mag" in (await els.get(f"{plan}/uitzondering")).text

    await press(sara, await sara.get(f"{plan}/uitzondering"), "Neem mijn ja terug")
    assert "Sara moet nog kiezen" in (await els.get(f"{plan}/uitzondering")).text


async def test_nobody_says_yes_for_the_worker_and_no_question_is_asked_where_none_is_needed(as_: Somebody):
    plan = await started(as_, "els")
    els, sara = await as_("els"), await as_("sara")
    await press(els, await els.get(f"{plan}/uitzondering"), "Vraag of het mag", reason=REASON)
    refused = await els.post(f"{plan}/uitzondering/toestemming", data={"csrf": await token(els)})
    assert refused.status_code == 409

    plain = await drafted(as_)
    lost = await els.post(f"{plain}/uitzondering", data={"csrf": await token(els), "reason": REASON})
    assert (lost.status_code, REASON in lost.text) == (409, True)
    early = await sara.post(f"{plain}/uitzondering/toestemming", data={"csrf": await token(sara)})
    assert early.status_code == 409


@pytest.mark.parametrize(("who", "status"), [("sara", 200), ("noor", 200), ("els", 200), ("jan", 403), ("eva", 404)])
async def test_the_page_is_for_whom_it_is(as_: Somebody, who: str, status: int):
    plan = await drafted(as_)
    assert (await (await as_(who)).get(f"{plan}/uitzondering")).status_code == status


async def test_the_reason_is_not_told_to_who_does_not_read_yet(as_: Somebody):
    plan = await started(as_, "els")
    els = await as_("els")
    await press(els, await els.get(f"{plan}/uitzondering"), "Vraag of het mag", reason=REASON)
    await ask(as_, plan, "jan", "employer", by="els")
    await answered(as_, plan, "jan")
    assert REASON not in (await (await as_("jan")).get(f"{plan}/mensen")).text


async def test_everybody_can_read_this_page(as_: Somebody):
    found = {}
    plan = await started(as_, "els")
    for button in ("Vraag of het mag", "Ja, dat mag", "Neem mijn ja terug"):
        who = "els" if button.startswith("Vraag") else "sara"
        page = await (await as_(who)).get(f"{plan}/uitzondering")
        found[button] = problems_of_page(page.text, BARS["coach" if who == "els" else "worker"])
        await press(await as_(who), page, button, **({"reason": REASON} if who == "els" else {}))
    drafters = await started(as_)
    for who, role in (("noor", "drafter"), ("sara", "worker")):
        page = await (await as_(who)).get(f"{drafters}/uitzondering")
        found[who] = problems_of_page(page.text, BARS[role])
    assert {place: wrong for place, wrong in found.items() if wrong} == {}
