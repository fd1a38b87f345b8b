"""The indication, rule by rule, each with its trace (workflow.md §7). Never a decision."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.cast import COACH, COLLEAGUE, EMPLOYER, WORKER
from workflows.evidence import AgreementFacts, AwardFacts, Evidence, NeedView, OutputView, WorksView
from workflows.glossary import Funding, Instrument, Level, NeedSaid, Role, Term, WorksSaid
from workflows.indication import Indication, Reason, indicate, views_alike
from workflows.lines import Line

SUPPORT, WAGE = Instrument.SUPPORT_PREMIUM, Instrument.WAGE_PREMIUM
SOLVED, LESS, SAME, MORE, NEW = NeedSaid
PARTIES = (WORKER, EMPLOYER, COACH)
FAR = AwardFacts(SUPPORT, "high", quarters_left=12)


def said(*words: NeedSaid | None, need: str = "need") -> tuple[NeedView, ...]:
    """What Sara, Jan and Els say of one need; None says nothing."""
    return tuple(NeedView(role, need, word) for role, word in zip(PARTIES, words, strict=False) if word)


def of_needs(*views: NeedView, **more) -> Indication:
    """About the needs spoken of, under an award that runs on."""
    return indicate(Evidence(needs=views, **{"awards": (FAR,)} | more), {view.need for view in views} or {"need"})


def decided(found: Indication, about: str = "level") -> list[tuple[str, str]]:
    """(rule, way it points) of what counts."""
    return [(reason.rule, reason.points) for reason in found.reasons if reason.counts and reason.about == about]


# --- level ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "level", "rule"),
    [
        ((MORE, SAME, None), Level.UNKNOWN, "opposite_statements"),
        ((NEW, None, LESS), Level.UNKNOWN, "opposite_statements"),
        ((SOLVED, MORE, MORE), Level.UNKNOWN, "opposite_statements"),
        ((MORE, None, None), Level.RAISE, "need_grew"),
        ((None, MORE, NEW), Level.RAISE, "need_grew"),
        ((None, MORE, None), Level.UNKNOWN, "not_enough_known"),
        ((LESS, SOLVED, None), Level.LOWER, "need_shrank"),
        ((LESS, None, SAME), Level.UNKNOWN, "not_enough_known"),
        ((LESS, None, None), Level.UNKNOWN, "not_enough_known"),
        ((None, LESS, LESS), Level.UNKNOWN, "not_enough_known"),
        ((SAME, SAME, SAME), Level.KEEP, "every_need_the_same"),
        ((SAME, None, None), Level.KEEP, "every_need_the_same"),
        ((None, None, None), Level.UNKNOWN, "not_enough_known"),
    ],
)
def test_what_is_said_of_one_need(words, level, rule):
    found = of_needs(*said(*words))
    assert found.lines[0].level is level
    assert decided(found) == [(rule, level.value)]


def test_both_readings_of_opposite_statements_are_shown():
    found = of_needs(*said(MORE, SAME, MORE))
    both = ("need:need:coach:more", "need:need:employer:same", "need:need:worker:more")
    grew = ("need:need:coach:more", "need:need:worker:more")
    assert [reason for reason in found.reasons if reason.about == "level"] == [
        Reason(SUPPORT, "level", "opposite_statements", "unknown", counts=True, rests_on=both),
        Reason(SUPPORT, "level", "need_grew", "raise", counts=False, rests_on=grew),
    ]


def test_opposite_statements_on_one_need_outweigh_all_else():
    found = of_needs(*said(MORE, MORE, MORE, need="a"), *said(MORE, SAME, need="b"))
    assert found.lines[0].level is Level.UNKNOWN


def test_a_need_that_grew_outweighs_one_that_shrank_and_both_are_shown():
    found = of_needs(*said(LESS, LESS, LESS, need="a"), *said(MORE, MORE, need="b"))
    readings = [(reason.rule, reason.points, reason.counts) for reason in found.reasons if reason.about == "level"]
    assert found.lines[0].level is Level.RAISE
    assert readings == [("need_shrank", "lower", False), ("need_grew", "raise", True)]


def test_a_need_that_points_up_keeps_another_from_lowering():
    found = of_needs(*said(LESS, LESS, need="a"), *said(None, MORE, need="b"))
    assert (found.lines[0].level, decided(found)) == (Level.UNKNOWN, [("not_enough_known", "unknown")])


def test_a_need_nobody_spoke_of_leaves_too_little_known():
    evidence = Evidence(needs=said(SAME, SAME, SAME), awards=(FAR,))
    assert [indicate(evidence, needs).lines[0].level for needs in (["need"], ["need", "other"])] == [
        Level.KEEP,
        Level.UNKNOWN,
    ]


WORKS = (WorksView(WORKER, "board", WorksSaid.WORKS), WorksView(COACH, "board", WorksSaid.WORKS))
MORE_MINUTES = AgreementFacts("board", Funding.SUPPORT_PREMIUM, agreed_minutes=60, logged_minutes=61)


def test_what_works_only_with_more_than_was_agreed_raises():
    found = of_needs(*said(SAME, SAME, SAME), works=WORKS, agreements=(MORE_MINUTES,))
    assert found.lines == (Line(instrument=SUPPORT, level=Level.RAISE, term=Term.KEEP),)
    assert found.reasons[1:] == (
        Reason(SUPPORT, "level", "works_only_with_more", "raise", counts=True, rests_on=("agreement:board",)),
    )


@pytest.mark.parametrize(
    ("facts", "works"),
    [
        (replace(MORE_MINUTES, logged_minutes=60), WORKS),
        (replace(MORE_MINUTES, logged_minutes=None), WORKS),
        (replace(MORE_MINUTES, agreed_minutes=None), WORKS),
        (replace(MORE_MINUTES, funding=Funding.REASONABLE_ACCOMMODATION), WORKS),
        (MORE_MINUTES, ()),
        (MORE_MINUTES, (*WORKS, WorksView(EMPLOYER, "board", WorksSaid.PARTLY))),
    ],
    ids=["no more", "not logged", "not agreed", "no premium", "nobody said", "not for all"],
)
def test_and_only_that(facts, works):
    found = of_needs(*said(SAME, SAME, SAME), works=works, agreements=(facts,))
    assert decided(found) == [("every_need_the_same", "keep")]


@pytest.mark.parametrize(("quarters", "level"), [(4, Level.RAISE), (5, Level.KEEP), (None, Level.KEEP)])
def test_a_step_down_while_needs_are_the_same_asks_for_todays_level_from_the_step_on(quarters, level):
    award = replace(FAR, quarters_to_step=quarters, step_quarter="2027-Q1" if quarters else "")
    line = of_needs(*said(SAME, SAME, SAME), awards=(award,)).lines[0]
    stays = {"value": "high", "first_quarter": "2027-Q1"} if level is Level.RAISE else {}
    expected = Line(instrument=SUPPORT, level=level, term=Term.KEEP, **stays)
    assert line == expected


def test_a_step_down_says_nothing_when_needs_are_not_the_same():
    award = replace(FAR, quarters_to_step=1, step_quarter="2027-Q1")
    found = of_needs(*said(LESS, LESS, SAME), awards=(award,))
    assert decided(found) == [("need_shrank", "lower")]


# --- term -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "words", "term", "rule"),
    [
        (4, (SAME, SAME, SAME), Term.EXTEND, "award_ends_soon"),
        (4, (SOLVED, SOLVED, LESS), Term.EXTEND, "award_ends_soon"),
        (4, (), Term.EXTEND, "award_ends_soon"),
        (4, (SOLVED, SOLVED, SOLVED), Term.END, "all_needs_solved"),
        (5, (SOLVED, SOLVED, SOLVED), Term.END, "all_needs_solved"),
        (5, (SAME, SAME, SAME), Term.KEEP, "award_runs_on"),
        (5, (), Term.KEEP, "award_runs_on"),
    ],
)
def test_term(left, words, term, rule):
    found = of_needs(*said(*words), awards=(replace(FAR, quarters_left=left),))
    assert (found.lines[0].term, decided(found, "term")) == (term, [(rule, term.value)])


def test_one_need_not_solved_ends_nothing():
    found = of_needs(*said(SOLVED, SOLVED, SOLVED, need="a"), *said(SAME, SAME, SAME, need="b"))
    assert found.lines[0].term is Term.KEEP


# --- instruments ----------------------------------------------------------------------


def test_without_a_known_award_there_is_one_line_on_the_support_premium():
    found = indicate(Evidence(needs=said(SAME, SAME, SAME)), ["need"])
    assert found.lines == (Line(instrument=SUPPORT, level=Level.KEEP, term=Term.KEEP),)


def test_one_line_for_each_premium_and_none_for_what_runs_beside():
    awards = tuple(AwardFacts(instrument, "", 12) for instrument in Instrument)
    lines = of_needs(*said(SAME, SAME, SAME), awards=awards).lines
    assert [line.instrument for line in lines] == [Instrument.SELF_EMPLOYED_PREMIUM, SUPPORT, WAGE]


@pytest.mark.parametrize(
    ("words", "level", "rule"),
    [
        ((), Level.KEEP, "nothing_said_of_output"),
        ((WorksSaid.PARTLY,) * 3, Level.KEEP, "every_need_the_same"),
        ((WorksSaid.WORKS,) * 3, Level.LOWER, "need_shrank"),
        ((WorksSaid.NOT,) * 3, Level.RAISE, "need_grew"),
        ((WorksSaid.NOT, WorksSaid.WORKS), Level.UNKNOWN, "opposite_statements"),
    ],
)
def test_the_wage_premium_follows_what_is_said_of_output(words, level, rule):
    outputs = tuple(OutputView(role, word) for role, word in zip(PARTIES, words, strict=False))
    found = of_needs(*said(MORE, MORE, MORE), awards=(AwardFacts(WAGE, "40", 12),), outputs=outputs)
    assert (found.lines[0].level, decided(found)) == (level, [(rule, level.value)])


# --- the one-page renewal -------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "alike"),
    [
        (Evidence(needs=said(SAME, SAME, SAME)), True),
        (Evidence(needs=said(SAME, SAME)), False),
        (Evidence(needs=said(SAME, SAME, LESS)), False),
        (Evidence(needs=said(SAME, SAME, SAME), works=WORKS), True),
        (Evidence(needs=said(SAME, SAME, SAME), works=(*WORKS, WorksView(EMPLOYER, "board", WorksSaid.NOT))), False),
        (Evidence(needs=said(SAME, SAME, SAME), outputs=(OutputView(WORKER, WorksSaid.PARTLY),)), True),
        (
            Evidence(
                needs=said(SAME, SAME, SAME),
                outputs=(OutputView(WORKER, WorksSaid.PARTLY), OutputView(COACH, WorksSaid.NOT)),
            ),
            False,
        ),
    ],
)
def test_all_alike_is_the_one_page_renewal(evidence, alike):
    assert views_alike(evidence, ["need"], PARTIES) is alike
    assert not views_alike(evidence, [], PARTIES)


# --- whatever is said -----------------------------------------------------------------

ROLES = st.sampled_from([*PARTIES, COLLEAGUE])
views = st.dictionaries(st.tuples(ROLES, st.sampled_from("ab")), st.sampled_from(list(NeedSaid)), max_size=8).map(
    lambda of: tuple(NeedView(role, need, word) for (role, need), word in of.items())
)
awards = st.lists(
    st.builds(
        AwardFacts, st.sampled_from(Instrument), st.just("40"), st.integers(0, 20), st.none() | st.integers(0, 9)
    ),
    unique_by=lambda award: award.instrument,
).map(tuple)
outputs = st.dictionaries(ROLES, st.sampled_from(list(WorksSaid))).map(
    lambda of: tuple(OutputView(role, word) for role, word in of.items())
)
evidences = st.builds(Evidence, needs=views, outputs=outputs, awards=awards)


@given(evidences, st.randoms())
def test_the_order_of_facts_does_not_matter(evidence, random):
    def shuffled(facts):
        return tuple(random.sample(facts, len(facts)))

    other = Evidence(
        needs=shuffled(evidence.needs), outputs=shuffled(evidence.outputs), awards=shuffled(evidence.awards)
    )
    assert indicate(other, "ba") == indicate(evidence, "ab")


@given(evidences)
def test_every_line_has_one_reason_that_counts_for_its_level_and_one_for_its_term(evidence):
    found = indicate(evidence, "ab")
    for line in found.lines:
        of_line = [reason for reason in found.reasons if reason.instrument is line.instrument and reason.counts]
        rules = {(reason.about, reason.points) for reason in of_line}
        assert rules == {("term", line.term.value), ("level", line.level.value)}


@given(evidences)
def test_every_reason_rests_on_what_was_said(evidence):
    cited = {f"need:{view.need}:{view.role.value}:{view.said.value}" for view in evidence.needs}
    resting = {ground for reason in indicate(evidence, "ab").reasons for ground in reason.rests_on}
    assert {ground for ground in resting if ground.startswith("need:") and ":output:" not in f":{ground}"} <= cited


@given(evidences, st.sampled_from([role for role in Role if role is not WORKER]))
def test_one_voice_beside_the_worker_never_lowers(evidence, role):
    alone = replace(evidence, needs=tuple(view for view in evidence.needs if view.role is role), outputs=())
    assert Level.LOWER not in {line.level for line in indicate(alone, "ab").lines}
