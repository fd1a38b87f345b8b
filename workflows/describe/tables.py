"""Rules, steps, conditions and deadlines as Markdown tables."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from workflows.checks import Check
from workflows.deadlines import Deadline
from workflows.describe.diagrams import act
from workflows.describe.names import Vocabulary, pieces, snake
from workflows.describe.transitions import Step
from workflows.events import name_of
from workflows.glossary import Agreement, Evaluation, Kind, Role
from workflows.notes import Note
from workflows.rules import ALSO_CLOSED, ALWAYS, ANY, ONLY_CLOSED, Rule

RULE = ("command", "who", "state", "provided", "leads_to", "basis", "standing")


def required(words: Vocabulary, kinds: Mapping[Kind, tuple[Role, ...]]) -> str:
    rows = ((words["kind"][kind], _roles(words, roles)) for kind, roles in kinds.items())
    return _table(words, ("kind", "parties"), rows)


def steps(words: Vocabulary, found: Iterable[Step]) -> str:
    rows = (
        (
            words[snake(type(source))][source],
            words[snake(type(target))][target],
            "<br>".join(act(words, step) for step in same),
        )
        for (source, target), same in groupby(found, lambda step: (step.source, step.target))
    )
    return _table(words, ("from", "to", "by"), rows)


def rules(words: Vocabulary, found: Iterable[Rule]) -> str:
    return _table(words, RULE, (_rule(words, rule) for rule in found))


def conditions(words: Vocabulary, found: Iterable[Rule]) -> str:
    """Every condition once, in the order of the rules, with the acts that ask for it."""
    asked: dict[str, dict[str, None]] = {}
    for rule in found:
        for condition in rule.provided:
            asked.setdefault(condition.name, {})[words["command"][snake(rule.command)]] = None
    rows = ((f"`{name}`", words["condition"][name], "<br>".join(acts)) for name, acts in asked.items())
    return _table(words, ("name", "must_be", "asked_for"), rows)


def deadlines(words: Vocabulary, found: Iterable[Deadline]) -> str:
    rows = (
        (
            f"`{one.name}`",
            words["deadline"][one.name],
            words["counted_from"][one.counted_from],
            _length(words, one),
            _basis(words, one.basis),
            words["standing"][one.standing],
        )
        for one in found
    )
    return _table(words, ("name", "falls_due", "counted_from", "length", "basis", "standing"), rows)


def checks(words: Vocabulary, found: Iterable[Check]) -> str:
    rows = (
        (f"`{one.name}`", words["check"][one.name], _basis(words, one.basis), words["standing"][one.standing])
        for one in found
    )
    return _table(words, ("name", "looked_at", "basis", "standing"), rows)


def notes(words: Vocabulary, found: Iterable[Note]) -> str:
    rows = (
        (
            f"`{one.name}`",
            words["note"][one.name],
            "<br>".join(f"{words['instrument'][of]}: {words['expected'][said]}" for of, said in one.says.items())
            or words["print"]["nothing"],
            _basis(words, one.basis),
            f"{words['standing'][one.standing]}; {words['confidence'][one.confidence]}",
        )
        for one in found
    )
    return _table(words, ("name", "holds_when", "expected", "basis", "standing"), rows)


def _rule(words: Vocabulary, rule: Rule) -> tuple[str, ...]:
    return (
        words["command"][snake(rule.command)],
        _roles(words, rule.who),
        "<br>".join(_state(words, rule)) or words["print"]["any"],
        "<br>".join(words["condition"][one.name] for one in rule.provided) or words["print"]["nothing"],
        "<br>".join(words["event"][name_of(event)] for event in rule.leads_to),
        _basis(words, rule.basis),
        words["standing"][rule.standing],
    )


def _state(words: Vocabulary, rule: Rule) -> Iterator[str]:
    said = words["print"]
    if rule.agreement != ANY:
        named = (words["agreement"][state] for state in Agreement if state in rule.agreement)
        yield f"{said['text']}: {', '.join(named)}"
    if rule.evaluation != ALWAYS:
        named = (words["evaluation"][state] for state in Evaluation if state in rule.evaluation)
        yield f"{said['evaluation']}: {', '.join(named)}"
    if rule.life == ALSO_CLOSED:
        yield said["also_closed"]
    if rule.life == ONLY_CLOSED:
        yield said["only_closed"]


def _roles(words: Vocabulary, roles: Iterable[Role]) -> str:
    return ", ".join(words["role"][role] for role in roles)


def _basis(words: Vocabulary, basis: str) -> str:
    return "; ".join(words["basis"][piece] for piece in pieces(basis))


def _length(words: Vocabulary, deadline: Deadline) -> str:
    """`1 dag`, `14 dagen`: the unit is a plural, its singular has its own words."""
    if deadline.length == 1:
        return words["print"][deadline.unit.removesuffix("s")]
    return words["print"][deadline.unit].format(count=deadline.length)


def _table(words: Vocabulary, heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    names = [words["print"][head] for head in heads]
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
