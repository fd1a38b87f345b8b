"""How often the plan is evaluated: chosen by who signs it; the next date follows."""

import pytest

from tests.reading import BARS, problems_of_page
from tests.running_case import PLAN, By
from tests.web import press

RHYTHM = f"{PLAN}/ritme"


async def test_a_rhythm_moves_the_next_evaluation(by: By):
    lotte = await by("lotte")
    assert "zondag 13 december" in (await lotte.get(PLAN)).text
    page = await lotte.get(RHYTHM)
    assert 'value="6" checked' in page.text
    done = await press(lotte, page, "Kies dit ritme", months="12")
    assert (done.status_code, done.headers["location"]) == (303, f"{PLAN}/evaluatie")
    assert 'value="12" checked' in (await lotte.get(RHYTHM)).text
    assert "zondag 13 juni 2027" in (await lotte.get(PLAN)).text
    assert problems_of_page(page.text, BARS["worker"]) == []


async def test_what_is_not_offered_is_refused_in_words(by: By):
    lotte = await by("lotte")
    page = await press(lotte, await lotte.get(RHYTHM), "Kies dit ritme", months="4")
    assert (page.status_code, "Kies iets uit de lijst." in page.text) == (422, True)


@pytest.mark.parametrize(("key", "status"), [("noor", 403), ("yusuf", 403), ("eva", 404), ("bart", 200)])
async def test_who_signs_chooses(by: By, key: str, status: int):
    assert (await (await by(key)).get(RHYTHM)).status_code == status
