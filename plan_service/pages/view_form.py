"""The questions of a view, what was answered to them, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plan_service.forms import Fields
from plan_service.read.reader import Body
from plan_service.read.views import ClauseSaid
from workflows.glossary import NeedSaid, WorksSaid

LONGEST = 2_000
UNSAID = "unsaid"
"""An answer too: a party need not know everything."""

NEEDS_SAID = (*(said.value for said in NeedSaid), UNSAID)
WORKS_SAID = (*(said.value for said in WorksSaid), UNSAID)
EACH = "each"
ALL_THE_SAME = {"need": NeedSaid.SAME.value, "agreement": WorksSaid.WORKS.value}
OWN_WORDS = ("statement", "private")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `name` of its field; `kind`: need, agreement, output, statement or private."""

    name: str
    kind: str
    body: Body


def questions(clauses: Iterable[ClauseSaid]) -> tuple[Question, ...]:
    """All of them, in the order they are asked: needs, agreements, output, own words."""
    asked = [Question(_name(clause), _kind(clause), clause.body) for clause in clauses]
    return (*asked, *(Question(name, name, Body()) for name in ("output", *OWN_WORDS)))


def check(fields: Fields, question: Question) -> None:
    """Notes what is wrong with one answer."""
    if question.kind in OWN_WORDS:
        fields.text(question.name, LONGEST, required=False)
    else:
        fields.one_of(question.name, NEEDS_SAID if question.kind == "need" else WORKS_SAID)


def body(fields: Fields, asked: Iterable[Question]) -> dict[str, Any]:
    """What is kept of a view; notes everything that is wrong."""
    every = tuple(asked)
    for question in every:
        check(fields, question)
    said = {kind: _said(fields, every, kind) for kind in ("need", "agreement")}
    output = fields.value("output")
    return {
        "needs": said["need"],
        "agreements": said["agreement"],
        "output": "" if output == UNSAID else output,
        **{name: fields.value(name).strip() for name in OWN_WORDS},
    }


def _said(fields: Fields, asked: tuple[Question, ...], kind: str) -> dict[str, str]:
    chosen = {one.name.partition("_")[2]: fields.value(one.name) for one in asked if one.kind == kind}
    return {clause: value for clause, value in chosen.items() if value != UNSAID}


def filled(given: Mapping[str, Any], asked: Iterable[Question]) -> Fields:
    """The form as it was filled in for a view that was kept."""
    known = {f"need_{clause}": said for clause, said in given.get("needs", {}).items()}
    known |= {f"agreement_{clause}": said for clause, said in given.get("agreements", {}).items()}
    known |= {"output": given.get("output", "")}
    pairs = [(one.name, known.get(one.name) or UNSAID) for one in asked if one.kind not in OWN_WORDS]
    return Fields([*pairs, *((name, given.get(name, "")) for name in OWN_WORDS)])


def grouped(fields: Fields, asked: Iterable[Question]) -> Fields:
    """The same for the one-page form: `needs_all` and `agreements_all` say it for all, or that each has its own."""
    every = tuple(asked)
    pairs = list(fields.pairs)
    for kind, alike in ALL_THE_SAME.items():
        values = {fields.value(one.name) for one in every if one.kind == kind}
        if values:
            pairs.append((f"{kind}s_all", alike if values == {alike} else EACH))
    return Fields(pairs)


def spread(fields: Fields, asked: Iterable[Question]) -> Fields:
    """What was said for all, put at each. Notes a group nobody spoke for, and one that contradicts its parts."""
    every = tuple(asked)
    pairs, wrong = list(fields.pairs), list[tuple[str, str]]()
    for kind, alike in ALL_THE_SAME.items():
        group, names = f"{kind}s_all", [one.name for one in every if one.kind == kind]
        chosen = fields.value(group)
        if chosen == alike:
            pairs += [(name, alike) for name in names if not fields.value(name)]
            wrong += [(group, "all_or_each")] if any(fields.value(name) not in ("", alike) for name in names) else []
        elif names and chosen != EACH:
            wrong.append((group, "choose_one"))
    found = Fields(pairs)
    for group, key in wrong:
        found.wrong(group, key)
    return found


def _kind(clause: ClauseSaid) -> str:
    return "need" if clause.need else "agreement"


def _name(clause: ClauseSaid) -> str:
    return f"{_kind(clause)}_{clause.id}"
