"""The seal of a dossier: it follows everything that is sent, and nothing else."""

import hashlib
import json
from dataclasses import replace

import pytest

from tests.workflows.cast import COACH, EMPLOYER, WORKER, Story, in_force, words
from workflows import commands as c
from workflows.dossier import dossier_hash, holds_evidence
from workflows.evidence import Evidence, NeedView
from workflows.glossary import Instrument, Level, NeedSaid, Term, Verdict
from workflows.lines import Line
from workflows.plan import Plan
from workflows.running import needs_evaluated

PARTIES = (WORKER, EMPLOYER, COACH)
KEEP = (Line(instrument=Instrument.SUPPORT_PREMIUM, level=Level.KEEP, term=Term.KEEP),)


def concluded() -> Story:
    """All three said that the need is the same."""
    story = in_force().does(COACH, c.OpenEvaluation)
    same = Evidence(needs=tuple(NeedView(role, "need", NeedSaid.SAME) for role in PARTIES))
    for role in PARTIES:
        story = story.does(role, c.GiveView, words=words(f"view of {role}"), evidence=same, summary=words("summary"))
    return story


def proposed() -> Story:
    return concluded().does(COACH, c.WriteProposal, lines=KEEP, words=words("keep all as it is"))


def endorsed() -> Story:
    story = proposed()
    for role in PARTIES:
        story = story.does(role, c.EndorseProposal)
    return story


def with_cycle(plan: Plan, **changed) -> Plan:
    return replace(plan, cycle=replace(plan.cycle, **changed))


def with_proposal(plan: Plan, **changed) -> Plan:
    return with_cycle(plan, proposal=replace(plan.cycle.proposal, **changed))


def test_without_a_proposal_or_a_version_there_is_nothing_to_seal():
    assert dossier_hash(concluded().plan) == ""
    assert dossier_hash(replace(endorsed().plan, in_force=None)) == ""


def test_the_seal_can_be_made_again_from_what_was_sent():
    plan = endorsed().plan
    keep = {
        "instrument": "support_premium",
        "level": "keep",
        "term": "keep",
        "value": "",
        "first_quarter": "",
        "quarters": None,
    }
    sent = {
        "plan": plan.id,
        "cycle": 1,
        "version": {"number": 1, "root": plan.in_force.root},
        "open_points": [],
        "evidence": words("summary").hash,
        "indication": [keep],
        "proposal": {
            "number": 1,
            "lines": [keep],
            "words": words("keep all as it is").hash,
            "why_departing": "",
        },
        "stands": [{"role": role.value, "verdict": "endorsed", "words": ""} for role in sorted(PARTIES)],
    }
    text = json.dumps(sent, sort_keys=True, separators=(",", ":"))
    assert dossier_hash(plan) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "changed",
    [
        lambda plan: replace(plan, in_force=replace(plan.in_force, root="other")),
        lambda plan: replace(plan, in_force=replace(plan.in_force, open_points=("agreement",))),
        lambda plan: with_cycle(plan, evidence=words("other")),
        lambda plan: with_cycle(plan, indication=()),
        lambda plan: with_cycle(plan, number=2),
        lambda plan: with_proposal(plan, number=2),
        lambda plan: with_proposal(plan, words=words("other")),
        lambda plan: with_proposal(plan, why_departing=words("other")),
        lambda plan: with_proposal(plan, lines=(replace(KEEP[0], quarters=4),)),
        lambda plan: with_proposal(plan, stands=plan.cycle.proposal.stands[:2]),
        lambda plan: with_proposal(
            plan,
            stands=(replace(plan.cycle.proposal.stands[0], verdict=Verdict.DISSENT), *plan.cycle.proposal.stands[1:]),
        ),
    ],
)
def test_any_change_of_what_is_sent_changes_the_seal(changed):
    plan = endorsed().plan
    assert dossier_hash(changed(plan)) != dossier_hash(plan)


def test_without_the_workers_answer_evidence_and_indication_stay_home():
    plan = proposed().does(EMPLOYER, c.EndorseProposal).plan
    assert not holds_evidence(plan)
    assert dossier_hash(with_cycle(plan, evidence=words("other"), indication=())) == dossier_hash(plan)
    assert holds_evidence(endorsed().plan)


def test_sending_records_the_seal_and_sending_again_gives_the_same():
    first = endorsed().does(COACH, c.SubmitProposal)
    seal = first.plan.cycle.dossier
    assert seal == dossier_hash(endorsed().plan)
    again = first.does(WORKER, c.WithdrawSubmission).later(1).does(EMPLOYER, c.SubmitProposal)
    assert again.plan.cycle.dossier == seal


def test_a_need_kept_from_a_party_takes_no_part_in_the_indication():
    """Otherwise "not enough known" would tell Jan that there is something he may not read."""
    story = concluded()
    assert story.plan.cycle.indication == KEEP
    hidden = in_force().does(WORKER, c.HideClause, clause="need", hidden_from=EMPLOYER).does(COACH, c.OpenEvaluation)
    assert needs_evaluated(hidden.plan, hidden.on) == ()
    assert needs_evaluated(in_force().does(COACH, c.OpenEvaluation).plan, story.on) == ("need",)
