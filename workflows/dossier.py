"""The dossier: what goes to VDAB, sealed by one hash."""

import hashlib
import json
from typing import Any

from workflows.cycle import Proposal, Stand
from workflows.glossary import Role
from workflows.lines import Line
from workflows.plan import Plan
from workflows.words import Words


def holds_evidence(plan: Plan) -> bool:
    """Sent without the worker's answer it holds proposal and agreements only (workflow.md §7)."""
    proposal = plan.cycle.proposal
    return proposal is not None and proposal.stand_of(Role.WORKER) is not None


def dossier_hash(plan: Plan) -> str:
    """sha256 in hex over the canonical JSON of what is sent; "" when there is nothing that could be.

    Texts go in by their salted hashes, so that erasing them leaves the seal verifiable. Dates take no part:
    the same dossier sent again has the same seal.
    """
    version, proposal = plan.in_force, plan.cycle.proposal
    if version is None or proposal is None:
        return ""
    full = holds_evidence(plan)
    content = {
        "plan": plan.id,
        "cycle": plan.cycle.number,
        "version": {"number": version.number, "root": version.root},
        "open_points": list(version.open_points),
        "evidence": _hash(plan.cycle.evidence) if full else "",
        "indication": [_line(line) for line in plan.cycle.indication] if full else [],
        "proposal": _proposal(proposal),
        "stands": [_stand(stand) for stand in proposal.stands],
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "number": proposal.number,
        "lines": [_line(line) for line in proposal.lines],
        "words": proposal.words.hash,
        "why_departing": _hash(proposal.why_departing),
    }


def _stand(stand: Stand) -> dict[str, str]:
    return {"role": stand.role.value, "verdict": stand.verdict.value, "words": _hash(stand.words)}


def _line(line: Line) -> dict[str, Any]:
    return {
        "instrument": line.instrument.value,
        "level": line.level.value,
        "term": line.term.value,
        "value": line.value,
        "first_quarter": line.first_quarter,
        "quarters": line.quarters,
    }


def _hash(words: Words | None) -> str:
    return words.hash if words else ""
