"""From evidence to one line per instrument, with a trace. Never a decision; no hidden weights (workflow.md §7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.deadlines import length
from workflows.evidence import AwardFacts, Evidence, NeedView
from workflows.glossary import Funding, Instrument, Level, NeedSaid, Role, Term, WorksSaid
from workflows.lines import Line

UP = (NeedSaid.MORE, NeedSaid.NEW)
DOWN = (NeedSaid.LESS, NeedSaid.SOLVED)
DENIES = (NeedSaid.SAME, NeedSaid.LESS, NeedSaid.SOLVED)
BOTH = 2
"""Two parties who say the same (workflow.md §7: "said by two parties", "the worker and at least one other")."""
OUTPUT = "output"
OUTPUT_AS_NEED = {
    WorksSaid.WORKS: NeedSaid.LESS,
    WorksSaid.PARTLY: NeedSaid.SAME,
    WorksSaid.NOT: NeedSaid.MORE,
}
"""Output as colleagues points down, in part keeps, not yet points up. Our choice (docs/decisions/0002)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the trace: a rule, which way it points, and what it rests on (`need:<id>:<role>:<said>` …)."""

    instrument: Instrument
    about: str
    rule: str
    points: str
    counts: bool
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indication:
    """One line per instrument awarded (`Evidence.unawarded` where none is known yet), and why."""

    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]


def indicate(evidence: Evidence, needs: Iterable[str]) -> Indication:
    """The indication for the needs (ids) of the version evaluated. Order of facts does not matter."""
    wanted = sorted(needs)
    awards = evidence.awards or (AwardFacts(evidence.unawarded, "", 0),)
    lines: list[Line] = []
    reasons: list[Reason] = []
    for award in sorted(awards, key=lambda a: a.instrument):
        if award.instrument in (Instrument.VOP, Instrument.TOM):
            continue
        term, why_term = _term(evidence, wanted, award, known=bool(evidence.awards))
        level, why_level = _level(evidence, wanted, award)
        lines.append(_line(award, level, term))
        reasons += [why_term, *why_level]
    return Indication(tuple(lines), tuple(reasons))


def views_alike(evidence: Evidence, needs: Iterable[str], roles: Iterable[Role]) -> bool:
    """Whether these parties all call every need the same and agree about the rest: the one-page renewal."""
    every = dict.fromkeys(roles, NeedSaid.SAME)
    wanted = tuple(needs)
    alike = bool(wanted) and all(_said(evidence, need) == every for need in wanted)
    works = {(view.agreement, view.said) for view in evidence.works}
    return alike and len(works) == len({agreement for agreement, _ in works}) and len(_outputs(evidence)) <= 1


def _outputs(evidence: Evidence) -> set[WorksSaid]:
    return {view.said for view in evidence.outputs}


def _line(award: AwardFacts, level: Level, term: Term) -> Line:
    """A raise that answers a coming step asks for today's level, from the step on."""
    stays = level is Level.RAISE and award.step_quarter
    return Line(
        instrument=award.instrument,
        level=level,
        term=term,
        value=award.value if stays else "",
        first_quarter=award.step_quarter if stays else "",
    )


def _term(evidence: Evidence, needs: list[str], award: AwardFacts, *, known: bool) -> tuple[Term, Reason]:
    near = known and award.quarters_left <= length("award_near_end")
    solved = _all_solved(evidence, needs)
    rests = tuple(_cite(view) for view in _sorted(evidence.needs))
    if near and not solved:
        return Term.EXTEND, Reason(award.instrument, "term", "award_ends_soon", "extend", True, rests)
    if solved:
        return Term.END, Reason(award.instrument, "term", "all_needs_solved", "end", True, rests)
    return Term.KEEP, Reason(award.instrument, "term", "award_runs_on", "keep", True)


def _all_solved(evidence: Evidence, needs: list[str]) -> bool:
    return bool(needs) and all(
        (said := _said(evidence, need)) and set(said.values()) == {NeedSaid.SOLVED} for need in needs
    )


def _said(evidence: Evidence, need: str) -> dict[Role, NeedSaid]:
    return {view.role: view.said for view in evidence.needs if view.need == need}


def _level(evidence: Evidence, needs: list[str], award: AwardFacts) -> tuple[Level, list[Reason]]:
    if award.instrument is Instrument.SUPPORT_PREMIUM:
        return _level_from_needs(evidence, needs, award)
    return _level_from_output(evidence, award)


def _level_from_needs(evidence: Evidence, needs: list[str], award: AwardFacts) -> tuple[Level, list[Reason]]:
    by_need = {need: _said(evidence, need) for need in needs}
    by_need |= {view.need: _said(evidence, view.need) for view in evidence.needs}
    reasons = [
        Reason(award.instrument, "level", rule, points, False, tuple(sorted(rests)))
        for rule, points, rests in _readings(evidence, by_need, award)
    ]
    level, rule = _first_rule(by_need, {reason.rule for reason in reasons}, evidence)
    marked = [Reason(r.instrument, r.about, r.rule, r.points, r.rule == rule, r.rests_on) for r in reasons]
    if rule not in {reason.rule for reason in reasons}:
        marked.append(Reason(award.instrument, "level", rule, level.value, True))
    return level, marked


def _readings(
    evidence: Evidence, by_need: dict[str, dict[Role, NeedSaid]], award: AwardFacts
) -> Iterable[tuple[str, str, list[str]]]:
    """Everything that points somewhere, for and against, whether it decides or not."""
    for need, said in sorted(by_need.items()):
        cites = {role: f"need:{need}:{role.value}:{word.value}" for role, word in said.items()}
        if any(word in UP for word in said.values()) and any(word in DENIES for word in said.values()):
            yield "opposite_statements", "unknown", list(cites.values())
        if _raised(said):
            yield "need_grew", "raise", [cites[r] for r, word in said.items() if word in UP]
        if _lowered(said):
            yield "need_shrank", "lower", [cites[r] for r, word in said.items() if word in DOWN]
    more = _works_with_more(evidence)
    if more:
        yield "works_only_with_more", "raise", [f"agreement:{agreement}" for agreement in more]
    near = award.quarters_to_step is not None and award.quarters_to_step <= length("award_near_end")
    if near and by_need and all(_all_same(said) for said in by_need.values()):
        yield "step_down_while_same", "raise", [f"award:{award.instrument.value}:{award.step_quarter}"]


def _first_rule(by_need: dict[str, dict[Role, NeedSaid]], rules: set[str], evidence: Evidence) -> tuple[Level, str]:
    if "opposite_statements" in rules:
        return Level.UNKNOWN, "opposite_statements"
    for rule in ("need_grew", "works_only_with_more", "step_down_while_same"):
        if rule in rules:
            return Level.RAISE, rule
    points_up = any(word in UP for said in by_need.values() for word in said.values())
    if "need_shrank" in rules and not points_up:
        return Level.LOWER, "need_shrank"
    if by_need and all(_all_same(said) for said in by_need.values()):
        return Level.KEEP, "every_need_the_same"
    return Level.UNKNOWN, "not_enough_known"


def _raised(said: dict[Role, NeedSaid]) -> bool:
    """Said by two parties, or by the worker and not denied."""
    up = [role for role, word in said.items() if word in UP]
    denied = any(word in DENIES for word in said.values())
    return len(up) >= BOTH or (Role.WORKER in up and not denied)


def _lowered(said: dict[Role, NeedSaid]) -> bool:
    """Said by the worker and at least one other."""
    down = [role for role, word in said.items() if word in DOWN]
    return Role.WORKER in down and len(down) >= BOTH


def _all_same(said: dict[Role, NeedSaid]) -> bool:
    return bool(said) and set(said.values()) == {NeedSaid.SAME}


def _works_with_more(evidence: Evidence) -> list[str]:
    """Premium-funded agreements that work, but only with more minutes than agreed."""
    working = {
        facts.agreement: [view.said for view in evidence.works if view.agreement == facts.agreement]
        for facts in evidence.agreements
    }
    return sorted(
        facts.agreement
        for facts in evidence.agreements
        if facts.funding is Funding.SUPPORT_PREMIUM
        and facts.agreed_minutes is not None
        and facts.logged_minutes is not None
        and facts.logged_minutes > facts.agreed_minutes
        and working[facts.agreement]
        and all(said is WorksSaid.WORKS for said in working[facts.agreement])
    )


def _level_from_output(evidence: Evidence, award: AwardFacts) -> tuple[Level, list[Reason]]:
    """The wage premium follows what is said of output, read as one need: the same rules in the same order."""
    if not evidence.outputs:
        rule = "nothing_said_of_output"
        return Level.KEEP, [Reason(award.instrument, "level", rule, "keep", True)]
    as_need = tuple(NeedView(v.role, OUTPUT, OUTPUT_AS_NEED[v.said]) for v in evidence.outputs)
    return _level_from_needs(Evidence(needs=as_need), [OUTPUT], award)


def _sorted(views: tuple[NeedView, ...]) -> list[NeedView]:
    return sorted(views, key=lambda view: (view.need, view.role))


def _cite(view: NeedView) -> str:
    return f"need:{view.need}:{view.role.value}:{view.said.value}"
