"""What is kept from the employer is kept from VDAB, unless the worker then shows it (workflow.md §3)."""

from tests.workflows.cast import DRAFTER, EMPLOYER, WORKER, begun, words
from workflows import commands as c
from workflows.glossary import Role

KEPT = {"clause": "kept", "words": words("kept: first text")}


def hidden_from(story):
    return set(story.plan.clause("kept").hidden_from)


def test_from_its_first_text():
    story = begun().does(WORKER, c.AddAgreement, **KEPT, hidden_from=(EMPLOYER,))
    assert hidden_from(story) == {EMPLOYER, Role.REVIEWER}


def test_from_the_day_it_is_hidden():
    story = (
        begun().does(DRAFTER, c.AddAgreement, **KEPT).does(WORKER, c.HideClause, clause="kept", hidden_from=EMPLOYER)
    )
    assert hidden_from(story) == {EMPLOYER, Role.REVIEWER}


def test_unless_the_worker_shows_it():
    story = begun().does(WORKER, c.AddAgreement, **KEPT, hidden_from=(EMPLOYER,))
    assert hidden_from(story.does(WORKER, c.ShowClause, clause="kept", shown_to=Role.REVIEWER)) == {EMPLOYER}


def test_what_is_kept_from_nobody_is_kept_from_nobody():
    assert hidden_from(begun().does(WORKER, c.AddAgreement, **KEPT)) == set()
