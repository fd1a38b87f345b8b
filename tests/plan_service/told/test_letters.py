"""Every letter is plain, tells nothing of the plan and leads to the site."""

import pytest
from jinja2 import Environment

from tests.reading import ENOUGH, WORKER, problems_of_letter, words

LETTERS = {
    "your_turn",
    "invited",
    "begun",
    "version_in_force",
    "declined",
    "reopened",
    "ended",
    "end_taken_back",
    "taken_back",
    "evaluation_due",
    "evaluation_reminder",
    "proposal_to_answer",
    "question_from_vdab",
    "finding",
    "contest_requested",
    "contest_news",
    "return_requested",
    "award_step_ahead",
    "submission_withdrawn_plan_ended",
    "signal_received",
    "talk_asked",
    "suggested",
    "nudge",
}
TELLS_TOO_MUCH = ("beperking", "handicap", "diagnose", "ziek", "gezond", "premie", "werkgever", "bedrijf")
ALL_IS_DONE = ("alles", "iedereen", "in orde", "klaar", "afgerond", "voltooid")


def test_every_letter_has_a_subject_and_a_body_and_none_is_left_over(names):
    assert names("letters", ".subject.txt") == LETTERS
    assert names("letters", ".txt") - {f"{name}.subject" for name in LETTERS} == LETTERS | {"layout"}


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_letter_reads_easily(name, dutch):
    body = letter(dutch, f"{name}.txt")
    assert words(body) >= ENOUGH
    assert problems_of_letter(body, WORKER) == []
    assert "\n\n\n" not in body


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_letter_greets_and_leads_to_the_site_and_tells_nothing_of_the_plan(name, dutch):
    subject, body = letter(dutch, f"{name}.subject.txt"), letter(dutch, f"{name}.txt")
    assert body.startswith("Dag Sara,\n\n")
    assert body.count("https://example.be/b/k3m9") == 1
    assert not [word for word in TELLS_TOO_MUCH if word in f"{subject} {body}".lower()]


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_subject_is_one_short_line_and_never_says_that_all_is_done(name, dutch):
    subject = letter(dutch, f"{name}.subject.txt")
    assert subject == subject.strip()
    assert "\n" not in subject
    assert 0 < len(subject) <= 50
    assert not [word for word in ALL_IS_DONE if word in subject.lower()]


def letter(dutch: Environment, file: str) -> str:
    told = {"first_name": "Sara", "other": "O’Brien & Els", "link": "https://example.be/b/k3m9"}
    return dutch.get_template(f"letters/{file}").render(told)
