"""Giving a view: the worker one question a page, the employer on one page, the colleague-coach in one text."""

import re

import pytest

from plan_service import texts
from tests.case_play import Play, Playing
from tests.reading import BARS, problems_of_page
from tests.web import forms, press

KIJK = "/evaluatie/kijk"


async def view_of(case: Playing, role: str) -> dict:
    """What was kept, with the case's own short names for clauses."""
    view = next(view for view in (await case.plan()).cycle.views if view.role == role)
    return (await texts.of_plan(case.case.plan))[view.words.id].body


def field(page, prefix: str) -> str:
    """The one field of the question on this page."""
    return next(name for form in forms(page) for name in form.names() if name.startswith(prefix))


async def test_the_worker_answers_one_question_a_page_and_reads_it_over(play: Play):
    case = await play("lien")
    await case.does("an", "coach", "open_evaluation")
    lien = await case.as_("lien")
    page, asked = await case.sees("lien", KIJK), 0
    while "Klopt dit?" not in page.text:
        asked += 1
        assert f"Vraag {asked} van " in page.text
        assert problems_of_page(page.text, BARS["worker"]) == []
        typed = {"statement": "Mijn eigen woorden."} if 'name="statement" rows' in page.text else {}
        for prefix, value in (("need_", "same"), ("agreement_", "works"), ("output", "unsaid")):
            if f'type="radio" id="{prefix}' in page.text:
                typed = {field(page, prefix): value} if prefix == "output" else {radio(page): value}
        page = await press(lien, page, "Verder", **typed)
    done = await press(lien, page, "Ja, bewaar dit")
    again = await press(lien, page, "Ja, bewaar dit")

    assert [one.headers["location"] for one in (done, again)] == [f"{case.url}{KIJK}/bewaard"] * 2
    body = await view_of(case, "worker")
    assert (asked, set(body["needs"].values()), set(body["agreements"].values())) == (10, {"same"}, {"works"})
    assert (body["output"], body["statement"], body["private"]) == ("", "Mijn eigen woorden.", "")
    saved = await case.sees("lien", f"{KIJK}/bewaard")
    assert "Nu wachten we nog op deze mensen" in saved.text
    assert len((await case.plan()).cycle.views) == 1


def radio(page) -> str:
    return re.search(r'type="radio" id="((?:need|agreement)_[0-9a-f-]+)"', page.text)[1]


async def test_back_loses_nothing_and_no_answer_is_asked_again(play: Play):
    case = await play("tom")
    tom = await case.as_("tom")
    first = await case.sees("tom", KIJK)
    assert "De kaart is goed." in first.text  # his view as he gave it travels along
    name = radio(first)
    second = await press(tom, first, "Verder", **{name: "new"})
    back = await press(tom, second, "Terug")
    assert (back.status_code, f'name="{name}" value="new" checked' in back.text) == (200, True)
    assert "De kaart is goed." in back.text


async def test_a_question_without_an_answer_comes_back(play: Play):
    case = await play("lien")
    await case.does("an", "coach", "open_evaluation")
    again = await press(await case.as_("lien"), await case.sees("lien", KIJK), "Verder")
    assert (again.status_code, "Kies één antwoord." in again.text) == (422, True)
    long = await case.posts("lien", KIJK, go="send", statement="x" * 2_001)
    assert (long.status_code, "x" * 2_001 in long.text) == (422, True)


async def test_from_the_check_page_one_answer_is_changed_and_one_returns_there(play: Play):
    case = await play("tom")
    tom = await case.as_("tom")
    page = await case.sees("tom", KIJK)
    for _ in range(11):
        page = await press(tom, page, "Verder")
    data = {name: value for form in forms(page) if KIJK in form.action for name, value in form.fields}
    page = await tom.post(case.url + KIJK, data=data | {"go": "step_2"})
    assert "Vraag 3 van 11" in page.text
    page = await press(tom, page, "Verder", **{radio(page): "same"})
    assert "Klopt dit?" in page.text
    await press(tom, page, "Ja, bewaar dit")
    assert set((await view_of(case, "worker"))["needs"].values()) == {"less", "solved", "same"}


async def test_the_employer_needs_three_screens_and_at_most_six_inputs(play: Play):
    case = await play("tom")
    wim = await case.as_("wim")
    form = await case.sees("wim", KIJK)
    asked = {name for one in forms(form) if KIJK in one.action for name in one.names()}
    always = {name for name in asked if not name.startswith(("need_", "agreement_"))} - {"csrf", "intent"}
    assert always == {"agreements_all", "needs_all", "output", "statement", "private"}
    assert problems_of_page(form.text, BARS["employer"]) == []

    check = await press(wim, form, "Verder", agreements_all="works", needs_all="same", output="partly")
    saved = await press(wim, check, "Ja, bewaar dit")

    assert saved.headers["location"] == f"{case.url}{KIJK}/bewaard"
    body = await view_of(case, "employer")
    assert (len(body["needs"]), set(body["needs"].values())) == (3, {"same"})
    assert (len(body["agreements"]), set(body["agreements"].values())) == (5, {"works"})
    assert 'name="agreements_all" value="works" checked' in (await case.sees("wim", KIJK)).text


async def test_one_answer_for_all_and_another_for_one_is_asked_again_with_all_typed(play: Play):
    case = await play("tom")
    wim = await case.as_("wim")
    form = await case.sees("wim", KIJK)
    nothing = await press(wim, form, "Verder", statement="Wat ik schreef.")
    assert (nothing.status_code, nothing.text.count('class="wrong"')) == (422, 3)
    assert "Wat ik schreef." in nothing.text
    one = {f"agreement_{case.clause('kaart')}": "not", "needs_all": "same", "output": "works"}
    crossed = await press(wim, form, "Verder", agreements_all="works", **one)
    assert (crossed.status_code, "Kies per stuk, of voor alles." in crossed.text) == (422, True)
    some = await press(wim, form, "Verder", agreements_all="each", **one)
    assert (some.status_code, some.text.count('class="wrong"')) == (422, 4)


async def test_last_times_agreements_are_filled_in_for_the_employer(play: Play):
    case = await play("lien")
    await case.does("an", "coach", "open_evaluation")
    page = (await case.sees("hilde", KIJK)).text
    assert 'name="agreements_all" value="each" checked' in page
    assert f'name="agreement_{case.clause("tonen")}" value="partly" checked' in page
    assert not re.search(r'name="needs_all" value="\w+" checked', page)


async def test_the_colleague_coach_writes_one_text(play: Play):
    case = await play("tom")
    sven = await case.as_("sven")
    form = await case.sees("sven", KIJK)
    assert (await press(sven, form, "Bewaar dit")).status_code == 422
    for _ in range(2):
        done = await press(sven, form, "Bewaar dit", text="Tom komt elke dag op tijd.")
        assert done.headers["location"] == f"{case.url}/evaluatie"
    assert len((await case.plan()).cycle.observations) == 1
    seen = [who for who in ("sven", "tom", "wim", "greet") if "op tijd" in (await case.sees(who)).text]
    assert seen == ["sven"]


@pytest.mark.parametrize("who", ["hilde", "lien", "mieke"])
async def test_without_a_running_round_one_is_led_back(play: Play, who: str):
    case = await play("lien")
    assert (await case.sees(who, KIJK)).headers["location"] == f"{case.url}/evaluatie"
