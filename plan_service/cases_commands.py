"""From a step of a case to the command and texts it stands for, given the plan as it is by then. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import msgspec

from plan_service.cases_format import Case, CaseError, Step, organisation_id, person_id
from plan_service.clock import legal_day
from plan_service.texts import NewText
from workflows import calendar
from workflows.clauses import Clause
from workflows.commands import Command
from workflows.plan import Plan

BODIES: dict[str, dict[str, Any]] = {
    "need": {"text": "", "easy": ""},
    "agreement": {
        "title": "",
        "text": "",
        "easy": "",
        "who": "",
        "towards": [],
        "starts": "",
        "ends": "",
        "works_when": "",
        "support_kind": "",
        "funding": "",
        "minutes_per_quarter": None,
        "needs": [],
    },
    "reason": {"text": "", "private": ""},
    "talk": {"text": "", "how": "", "when": ""},
    "entry": {"text": ""},
    "reply": {"text": ""},
    "signal": {"text": ""},
    "view": {"needs": {}, "agreements": {}, "output": "", "statement": "", "private": ""},
    "observation": {"text": ""},
    "proposal": {"text": "", "against": "", "alternatives": ""},
    "departing": {"text": ""},
    "dissent": {"text": ""},
    "question": {"text": ""},
    "answer": {"text": ""},
    "suggestion": {"text": ""},
    "finding": {"text": ""},
    "letter": {"reference": ""},
    "advice": {"text": ""},
    "search": {"text": ""},
}
"""What each kind of text consists of; what a case leaves out is empty."""

KINDS: dict[tuple[str, str], str] = {
    ("add_need", "words"): "need",
    ("rewrite_need", "words"): "need",
    ("add_agreement", "words"): "agreement",
    ("propose_revision", "words"): "agreement",
    ("ask_talk", "words"): "talk",
    ("add_entry", "words"): "entry",
    ("reply_to_entry", "words"): "reply",
    ("give_signal", "words"): "signal",
    ("record_award", "letter"): "letter",
    ("give_view", "words"): "view",
    ("add_observation", "words"): "observation",
    ("write_proposal", "words"): "proposal",
    ("dissent_from_proposal", "words"): "dissent",
    ("ask_question", "words"): "question",
    ("answer_question", "words"): "answer",
    ("suggest_to_worker", "words"): "suggestion",
    ("record_finding", "words"): "finding",
    ("record_letter", "words"): "letter",
    ("record_advice", "words"): "advice",
    ("record_contest_decision", "words"): "finding",
    ("request_return", "search"): "search",
}
"""Which kind of text a field of a command is. Whatever is called `reason` is one; `why_departing` is departing."""

COMMANDS: dict[str, type[Command]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower(): cls for cls in Command.__subclasses__()
}
ON_THE_TABLE = {"sign_version", "retract_signature", "decline_version", "confirm_read"}
"""What speaks of the version on the table; everything else that names one means the version in force."""
IDENTIFIED = {"method": "demo", "assurance": "none", "thinking_days": 3}
"""Nobody is identified in a demo, and the signature says so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes through the door."""

    command: Command
    texts: tuple[NewText, ...]


def asked(case: Case, step: Step, plan: Plan, today: date) -> Asked:
    """The command as this person would send it, having read the plan as it stands. Raises CaseError."""
    kind = COMMANDS.get(step.do)
    if kind is None:
        raise CaseError(f"{case.key}, step {step.number}: nothing is called {step.do}")
    names = {field.name for field in fields(kind)}
    if unknown := sorted(set(step.fields) - names):
        raise CaseError(f"{case.key}, step {step.number} ({step.do}): unknown {', '.join(unknown)}")
    at = step.at(today)
    said: dict[str, Any] = {"by": person_id(step.by), "role": step.role, "at": at, "on": legal_day(at)}
    said |= {"identified_at": at} if "identified_at" in names else {}
    said |= _seen(plan, step, case, names)
    texts: list[NewText] = []
    for name, value in step.fields.items():
        if text := _text(case, step, name, value, today):
            texts.append(text)
            said[name] = text.words
        else:
            said[name] = _meant(case, name, value, today)
    try:
        return Asked(msgspec.convert(msgspec.to_builtins(said, builtin_types=(type(at), date)), kind), tuple(texts))
    except msgspec.ValidationError as error:
        raise CaseError(f"{case.key}, step {step.number} ({step.do}): {error}") from error


# --- what the person saw -------------------------------------------------------------


def _seen(plan: Plan, step: Step, case: Case, names: set[str]) -> dict[str, Any]:
    """Revisions, hashes, roots and numbers: a command carries them, a case need not."""
    seen: dict[str, Any] = {name: value for name, value in IDENTIFIED.items() if name in names}
    clause = plan.clause(case.ident("clause", str(step.fields.get("clause", ""))))
    if clause is not None:
        seen |= _of_clause(clause)
    version = plan.frozen if step.do in ON_THE_TABLE else plan.in_force
    if version is not None:
        seen |= {"version": version.number, "root": version.root}
    if plan.cycle.proposal is not None:
        seen["proposal"] = plan.cycle.proposal.number
    seen["evidence"] = {}  # the door gathers it
    return {name: value for name, value in seen.items() if name in names}


def _of_clause(clause: Clause) -> dict[str, Any]:
    return {"revision": clause.now.number, "hash": clause.now.words.hash}


# --- what the case says --------------------------------------------------------------


def _text(case: Case, step: Step, name: str, value: object, today: date) -> NewText | None:
    """The text a field holds, or None for a field that holds none. Texts of one clause share a salt."""
    kind = {"reason": "reason", "why_departing": "departing"}.get(name) or KINDS.get((step.do, name))
    if kind is None or not isinstance(value, dict):
        return None
    body = {**BODIES[kind], **_body(case, {key: part for key, part in value.items() if key != "en"}, today)}
    english = value.get("en", {})
    if unknown := sorted((set(body) | set(english)) - set(BODIES[kind])):
        raise CaseError(f"{case.key}, step {step.number} ({step.do}): no {kind} holds {', '.join(unknown)}")
    place = f"{step.number}:{name}"
    salted = str(step.fields["clause"]) if kind in {"need", "agreement"} else place
    return NewText(
        id=case.ident("text", place),
        kind=kind,
        owner=person_id(step.by),
        body=body,
        salt=sha256(f"{case.key}:{salted}".encode()).hexdigest(),
        translation={**body, **english} if english else None,
    )


def _body(case: Case, said: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Days as dates, clauses by their ids."""
    body = dict(said)
    for name in ("starts", "ends"):
        if name in body:
            body[name] = _day(body[name], today).isoformat()
    if isinstance(body.get("needs"), list):
        body["needs"] = [case.ident("clause", key) for key in body["needs"]]
    for name in ("needs", "agreements"):
        if isinstance(body.get(name), dict):
            body[name] = {case.ident("clause", key): word for key, word in body[name].items()}
    return body


def _meant(case: Case, name: str, value: Any, today: date) -> Any:
    """A short key or a number of days, as the command wants it; anything else as it stands."""
    if name == "lines":
        return [{part: _meant(case, part, one, today) for part, one in line.items()} for line in value]
    meaning = _MEANINGS.get(name)
    return meaning(case, value, today) if meaning else value


def _day(value: int, today: date) -> date:
    return today + timedelta(days=value)


_MEANINGS: dict[str, Callable[[Case, Any, date], Any]] = {
    "worker": lambda _case, value, _today: person_id(value),
    "person": lambda _case, value, _today: person_id(value),
    "organisation": lambda _case, value, _today: organisation_id(value) if value else "",
    "clause": lambda case, value, _today: case.ident("clause", value),
    "clauses": lambda case, value, _today: [case.ident("clause", key) for key in value],
    "suggestion": lambda case, value, _today: case.ident("suggestion", value),
    "entry": lambda case, value, _today: case.ident("entry", value),
    "applied_on": lambda _case, value, today: _day(value, today),
    "decided_on": lambda _case, value, today: _day(value, today),
    "learned_on": lambda _case, value, today: _day(value, today),
    "requested_on": lambda _case, value, today: _day(value, today),
    "advised_on": lambda _case, value, today: _day(value, today),
    "sent_on": lambda _case, value, today: _day(value, today),
    "lodged_on": lambda _case, value, today: _day(value, today),
    "work_ends_on": lambda _case, value, today: _day(value, today),
    "until": lambda _case, value, today: _day(value, today),
    "ends_on": lambda _case, value, today: _day(value, today),
    "first_quarter": lambda _case, value, today: calendar.quarter_of(_day(value, today)),
}
