"""Every event has its own sentence, in plain words."""

from enum import StrEnum
from itertools import product
from typing import Any, get_type_hints

import pytest
from jinja2 import Environment

from tests.reading import WORKER, measure, problems, running, sentences
from workflows.describe.transitions import made
from workflows.events import EVENTS

OWN = "Zo. En dit is van mij, alvorens ik het vergeet en nog veel langer doorga dan mag."


def test_every_event_has_a_sentence_and_no_sentence_is_left_over(names):
    assert names("events", ".html") == set(EVENTS)


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_an_event_is_told_in_whole_sentences(name, dutch):
    for told in tellings(dutch, name):
        (text,) = running(f"<p>{told}</p>")
        assert text.endswith(".")
        assert len(sentences([text], WORKER.longest)) == text.count(". ") + 1
        assert ".." not in text
        assert "  " not in told


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_what_people_wrote_is_escaped_and_marked_as_theirs(name, dutch):
    told = dutch.get_template(f"events/{name}.html").render(about(name) | {"who": "<b>", "words": "<i>"})
    assert "<b>" not in told
    assert "<i>" not in told
    assert ("&lt;i&gt;" in told) == ('<q data-eigen lang="nl">&lt;i&gt;</q>' in told)


def test_what_people_wrote_is_told_where_they_gave_a_reason(dutch):
    quoted = {name for name in EVENTS if OWN in dutch.get_template(f"events/{name}.html").render(about(name))}
    assert quoted == {
        "clause_objected",
        "coach_proposed",
        "contest_requested",
        "entry_added",
        "entry_answered",
        "exception_asked",
        "kept_as_is",
        "no_colleague_explained",
        "plan_ended",
        "proposal_dissented",
        "return_requested",
        "revision_proposed",
        "signal_given",
        "talk_asked",
        "text_reopened",
        "version_declined",
    }


def test_the_diary_reads_easily(dutch, figure):
    diary = [text for name in sorted(EVENTS) for told in tellings(dutch, name) for text in running(f"<p>{told}</p>")]
    assert problems(diary, WORKER) == []
    figure("ease of the diary", round(measure(sentences(diary, WORKER.longest)).ease))


def about(name: str, **given: Any) -> dict[str, Any]:
    told = {"who": "Jan", "who_role": "werkgever", "whom": "Sara", "whom_role": "werknemer"}
    return told | {"clause": "“Pauzes”", "words": OWN, "event": made(EVENTS[name], **given)}


def tellings(dutch: Environment, name: str) -> list[str]:
    """The sentence for every fixed word the event may hold, with and without all that may be absent."""
    template = dutch.get_template(f"events/{name}.html")
    absent = {"whom": "", "whom_role": "", "clause": "een afspraak", "words": ""}
    return [
        template.render(about(name, **dict(zip(varied, values, strict=True))) | left_out).strip()
        for varied in [variants(name)]
        for values in product(*varied.values())
        for left_out in ({}, absent)
    ]


def variants(name: str) -> dict[str, list[Any]]:
    hints = get_type_hints(EVENTS[name])
    fixed = {field: list(hint) for field, hint in hints.items() if isinstance(hint, type) and issubclass(hint, StrEnum)}
    yes_or_no = {field: [False, True] for field, hint in hints.items() if hint is bool}
    numbers = {field: [1, 2] for field, hint in hints.items() if hint is int}
    roles = {field: [(), ("worker",)] for field in ("missing", "unanswered") if field in hints}
    return fixed | yes_or_no | numbers | roles
