"""Every refusal says what cannot be, why, and what to do instead, in plain words."""

import pytest
from jinja2 import Environment

from tests.reading import WORKER, measure, problems, running, sentences
from workflows.deadlines import AWARD_QUARTERS, MAX_AGREEMENTS, RHYTHMS, THINKING_DAYS, length
from workflows.rules import RULES

REFUSALS = {condition.name for rule in RULES for condition in rule.provided} | {
    "plan_is_closed",
    "too_busy",
    "not_your_role",
    "not_now",
}
FIGURES = {
    "end_is_given_in_time": (length("end_notice"),),
    "may_write_the_proposal": (length("proposal_by_anyone"),),
    "proposal_is_answered": (length("answer_to_proposal"),),
    "not_too_many_agreements": (MAX_AGREEMENTS,),
    "steps_are_an_award": (AWARD_QUARTERS,),
    "rhythm_exists": RHYTHMS,
    "thinking_time_is_set": THINKING_DAYS,
    "worker_ends_today": (length("undo_end"),),
}


def test_every_refusal_has_a_page_and_no_page_is_left_over(names):
    assert names("refusals", ".html") == REFUSALS


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_a_refusal_says_what_and_why_and_what_to_do_instead(name, dutch):
    for who_can in ([], ["werkgever", "jobcoach"]):
        html = refusal(dutch, name, who_can)
        assert html.count("<p") == html.count("</p>") == len(running(html)) == 3
        assert html.startswith('<p class="kern">')
        assert all(text[-1] in ".?" for text in running(html))


def test_a_refusal_names_who_can(dutch):
    assert "werkgever, jobcoach" in refusal(dutch, "not_your_role", ["werkgever", "jobcoach"])
    assert "  " not in refusal(dutch, "not_your_role", [])


def test_every_refusal_reads_easily(dutch, figure):
    pages = {name: running(refusal(dutch, name, ["werkgever", "jobcoach"])) for name in sorted(REFUSALS)}
    assert {name: found for name, page in pages.items() if (found := problems(page, WORKER))} == {}
    together = [text for page in pages.values() for text in page]
    assert problems(together, WORKER) == []
    figure("ease of the refusals", round(measure(sentences(together, WORKER.longest)).ease))


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_figure_in_a_refusal_is_the_figure_that_counts(name, dutch):
    said = refusal(dutch, name, []).replace(".", " ").replace(",", " ").split()
    assert tuple(int(word) for word in said if word.isdigit()) == tuple(FIGURES[name])


def refusal(dutch: Environment, name: str, who_can: list[str]) -> str:
    return dutch.get_template(f"refusals/{name}.html").render(who_can=who_can, person=None)
