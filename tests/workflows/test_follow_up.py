"""Moments and signals: two taps, never folded into the plan (workflow.md §6)."""

import pytest

from tests.workflows.cast import (
    COACH,
    COLLEAGUE,
    DRAFTER,
    EMPLOYER,
    WORKER,
    begun,
    frozen,
    in_force,
    proposed,
    signed,
    started,
    words,
)
from workflows import commands as c
from workflows import events as e
from workflows.glossary import How, Signal

WELL = {"entry": "one", "clauses": ("agreement",), "how": How.WELL}


def followed():
    """In force, with an agreement that names the colleague-coach."""
    return signed(frozen(proposed(doers=(COLLEAGUE,))))


@pytest.mark.parametrize("role", [WORKER, EMPLOYER, COACH, COLLEAGUE])
def test_who_is_there_tells_how_it_goes_and_the_plan_stays_what_it_was(role):
    before = followed()
    story = before.does(role, c.AddEntry, **WELL, minutes=20, words=words("it went well"))
    assert story.last == (e.EntryAdded(**WELL, minutes=20, words=words("it went well")),)
    assert story.plan == before.plan
    bare = before.does(role, c.AddEntry, **WELL)
    assert bare.last == (e.EntryAdded(**WELL),)


def test_an_entry_is_about_what_its_writer_may_read():
    story = in_force("agreement", "talk")
    story.refuses(COLLEAGUE, c.AddEntry, "clauses_are_readable", **WELL)
    story = followed()
    for clauses in ((), ("unknown",), ("agreement", "unknown")):
        story.refuses(COACH, c.AddEntry, "clauses_are_readable", **WELL | {"clauses": clauses})
    story.refuses(DRAFTER, c.AddEntry, "not_your_role", **WELL)


def test_the_worker_answers_an_entry_and_decides_whether_the_employer_sees_it():
    story = followed().does(COLLEAGUE, c.AddEntry, **WELL)
    assert story.does(WORKER, c.ReplyToEntry, entry="one", words=words("thank you")).last == (
        e.EntryAnswered(entry="one", words=words("thank you")),
    )
    assert story.does(WORKER, c.ShowEntry, entry="one").last == (e.EntryShown(entry="one"),)
    for role in (EMPLOYER, COACH, COLLEAGUE):
        story.refuses(role, c.ShowEntry, "not_your_role", entry="one")
        story.refuses(role, c.ReplyToEntry, "not_your_role", entry="one", words=words("mine"))


@pytest.mark.parametrize("role", [WORKER, EMPLOYER, COACH, COLLEAGUE])
@pytest.mark.parametrize("signal", Signal)
def test_a_signal_changes_nothing_by_itself(role, signal):
    before = begun()
    story = before.does(role, c.GiveSignal, entry="one", signal=signal)
    assert story.last == (e.SignalGiven(entry="one", signal=signal),)
    assert story.plan == before.plan


def test_before_the_plan_is_begun_there_is_nothing_to_follow():
    started().refuses(COACH, c.GiveSignal, "not_now", entry="one", signal=Signal.MORE)
    started().refuses(WORKER, c.AddEntry, "not_now", **WELL)
