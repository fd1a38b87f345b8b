"""Questions to understand a plan before signing it: at most three, made from the text that lies on the table.

The same plan gives the same questions. Nothing of them, nor of what is answered, is kept or told to anybody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plan_service.read.here import members
from plan_service.read.reader import Body, Reader
from plan_service.read.version_text import version_clauses
from workflows.glossary import Role

MOST = 3
ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement as a question needs it. `doers`: the first names of who does it, written or not."""

    id: str
    body: Body
    doers: tuple[str, ...] = ()

    @property
    def easy(self) -> str:
        """What is agreed, in the easiest words there are."""
        return str(self.body["easy"] or self.body["text"])


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: words from the plan, or the name of a sentence of ours."""

    text: str
    right: bool
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`about`: who does it, what is agreed, or what one may still do after signing. `agreement`: of the first two."""

    about: str
    options: tuple[Option, ...]
    agreement: Agreed | None = None


def questions_for(reader: Reader, thinking_days: int) -> tuple[Question, ...]:
    """The questions for the worker, about what they may read and have not signed; none for anybody else."""
    version = reader.plan.frozen
    if version is None or Role.WORKER not in reader.visit.roles or version.signed_by(Role.WORKER):
        return ()
    seated = members(reader)
    agreements = [
        Agreed(clause.id, clause.body, tuple(one.person.first_name for one in seated if one.role in clause.doers))
        for clause in version_clauses(reader, version)
        if not clause.need and not clause.left_open
    ]
    return questions(
        agreements, [one.person.first_name for one in seated if one.role is not Role.WORKER], thinking_days
    )


def questions(agreements: Sequence[Agreed], people: Sequence[str], thinking_days: int) -> tuple[Question, ...]:
    """Who does one thing, what is agreed about others, and what comes after; without one of the plan's own, none."""
    who = next((asked for one in agreements if (asked := _who(one, people))), None)
    named = who.agreement.id if who and who.agreement else ""
    others_first = sorted(agreements, key=lambda one: one.id == named)
    found = [one for one in (who, *(_what(one, agreements) for one in others_first)) if one]
    return (*found[: MOST - 1], _after(thinking_days)) if found else ()


def _who(one: Agreed, people: Sequence[str]) -> Question | None:
    """Who does this: asked where the text names somebody of the plan, so that every answer is a name.

    Whoever the agreement speaks of, or lists as doer, is no wrong answer.
    """
    right = str(one.body["who"]).strip()
    if not _words(right) & {word for name in people for word in _words(name)}:
        return None
    spoken_of = _words(" ".join((one.body.title, one.body["text"], one.easy, right, *one.doers)))
    wrong = [name for name in dict.fromkeys(people) if not _words(name) & spoken_of]
    return _asked("who", one, Option(right, right=True), [Option(name, right=False) for name in wrong])


def _what(one: Agreed, agreements: Sequence[Agreed]) -> Question | None:
    """What is agreed about this: beside what the plan says about something else. A title must have been written."""
    if not one.body["title"] or not one.easy:
        return None
    others = {
        other.easy: Option(other.easy, right=False, translation=_translated(other))
        for other in agreements
        if other.body.title != one.body.title and other.easy not in ("", one.easy)
    }
    return _asked("what", one, Option(one.easy, right=True, translation=_translated(one)), list(others.values()))


def _asked(about: str, one: Agreed, right: Option, wrong: Sequence[Option]) -> Question | None:
    """In the order of the alphabet, which tells nothing of which is right."""
    options = (right, *wrong[: ANSWERS - 1])
    if len(options) < ANSWERS:
        return None
    return Question(about, tuple(sorted(options, key=lambda option: option.text.casefold())), one)


def _after(thinking_days: int) -> Question:
    """What one may still do when everybody signed. The sentences stand in the template, by these names."""
    about, right = ("thinking", "days") if thinking_days else ("reopening", "always")
    return Question(about, tuple(Option(name, right=name == right) for name in ("never", right, "others")))


def _translated(one: Agreed) -> str:
    return str(one.body.translation.get("easy") or one.body.translation.get("text") or "")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))
