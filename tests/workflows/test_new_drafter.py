"""A newcomer reads nothing until the worker has opened it; but who drafts before that must read (workflow.md §2)."""

from tests.workflows.cast import DRAFTER, EMPLOYER, EVA, NOOR, SARA, WORKER, Story, proposed, words
from workflows import commands as c
from workflows.glossary import Kind
from workflows.plan import reads


def test_a_drafter_who_comes_after_the_workers_yes_waits_to_be_let_in():
    story = proposed().does(DRAFTER, c.LeaveRole).does(EMPLOYER, c.InviteParty, seat=DRAFTER, person=EVA)
    story = story.does(DRAFTER, c.AcceptInvitation, by=EVA)
    story.refuses(DRAFTER, c.AddNeed, "may_read_the_plan", by=EVA, clause="more", words=words("more"))
    assert [clause.id for clause in story.plan.clauses if reads(story.plan, DRAFTER, clause)] == []
    let_in = story.does(WORKER, c.OpenToParty, seat=DRAFTER, person=EVA)
    assert let_in.does(DRAFTER, c.AddNeed, by=EVA, clause="more", words=words("more")).plan.clause("more").suggested


def test_a_drafter_who_comes_before_it_drafts():
    story = Story().does(WORKER, c.StartPlan, kind=Kind.EMPLOYEE, worker=SARA)
    story = story.does(WORKER, c.InviteParty, seat=DRAFTER, person=NOOR).does(DRAFTER, c.AcceptInvitation)
    assert story.does(DRAFTER, c.AddNeed, clause="need", words=words("need")).plan.clause("need") is not None
