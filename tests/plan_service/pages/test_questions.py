"""A question of VDAB: who was asked answers it on one page; the others see that it was asked, and of whom."""

from tests.case_play import Play
from tests.reading import BARS, problems_of_page
from tests.web import press

VRAAG = "/evaluatie/vraag"
ASKED = "Hoeveel uren vraagt u, en voor wat?"


async def test_the_one_who_was_asked_answers_and_the_days_count_on(play: Play):
    case = await play("fatima")
    await case.does("karim", "reviewer", "ask_question", to="employer", words={"text": ASKED})
    ann, form = await case.as_("ann"), await case.sees("ann", VRAAG)
    assert (ASKED in form.text, problems_of_page(form.text, BARS["employer"])) == (True, [])
    empty = await press(ann, form, "Stuur mijn antwoord")
    assert empty.status_code == 422
    for _ in range(2):
        sent = await press(ann, form, "Stuur mijn antwoord", text="Twee uren per week.")
        assert sent.headers["location"] == f"{case.url}/evaluatie"
    question = (await case.plan()).cycle.questions
    assert (len(question), question[0].answered_on is not None) == (1, True)


async def test_its_words_are_for_who_was_asked_the_worker_and_the_coach(play: Play):
    case = await play("fatima")
    await case.does("karim", "reviewer", "ask_question", to="coach", words={"text": ASKED})
    shown = {who: (await case.sees(who)).text for who in ("fatima", "ann", "els", "noor", "peter")}
    assert [who for who, page in shown.items() if ASKED in page] == ["fatima", "els"]
    assert [who for who, page in shown.items() if "VDAB vroeg iets aan Els" in page] == list(shown)
    assert problems_of_page(shown["fatima"], BARS["worker"]) == []


async def test_nobody_else_answers_it(play: Play):
    case = await play("fatima")
    await case.does("karim", "reviewer", "ask_question", to="coach", words={"text": ASKED})
    assert (await case.sees("ann", VRAAG)).status_code == 303
    refused = await case.posts("ann", VRAAG, text="Ik antwoord in de plaats.")
    assert (refused.status_code, "Ik antwoord in de plaats." in refused.text) == (409, True)
    assert (await case.sees("eva", VRAAG)).status_code == 404
