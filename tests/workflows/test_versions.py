"""What is signed is bound by one root: parties, kind, number and every clause, hidden or not (workflow.md §5)."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.cast import COACH, ELS, EMPLOYER, EVA, JAN, SARA, WORKER, accepted, frozen, proposed
from workflows import commands as c
from workflows.glossary import Kind
from workflows.versions import Signature, Version, merkle_root, signed, unsigned

PARTIES = ((WORKER, SARA), (EMPLOYER, JAN), (COACH, ELS))
LEAVES = (("a", 1, "aa"), ("b", 2, "bb"), ("c", 1, "cc"))
NUMBER = 1


def leaf(text: str) -> bytes:
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def test_the_root_can_be_made_by_hand():
    plan = leaf("plan|employee|1|worker=sara;employer=jan;coach=els")
    a, b, also = leaf("clause|a|1|aa"), leaf("clause|b|2|bb"), leaf("clause|c|1|cc")
    by_hand = [plan, node(plan, a), node(node(plan, a), b), node(node(plan, a), node(b, also))]
    assert [merkle_root("employee", 1, PARTIES, LEAVES[:count]) for count in range(4)] == [
        root.hex() for root in by_hand
    ]


@pytest.mark.parametrize(
    "other",
    [
        ("agency", NUMBER, PARTIES, LEAVES),
        (Kind.EMPLOYEE, 2, PARTIES, LEAVES),
        (Kind.EMPLOYEE, NUMBER, ((WORKER, SARA), (EMPLOYER, EVA), (COACH, ELS)), LEAVES),
        (Kind.EMPLOYEE, NUMBER, PARTIES[:2], LEAVES),
        (Kind.EMPLOYEE, NUMBER, PARTIES, LEAVES[:2]),
        (Kind.EMPLOYEE, NUMBER, PARTIES, LEAVES[::-1]),
        (Kind.EMPLOYEE, NUMBER, PARTIES, (("a", 2, "aa"), *LEAVES[1:])),
        (Kind.EMPLOYEE, NUMBER, PARTIES, (("a", 1, "ab"), *LEAVES[1:])),
        (Kind.EMPLOYEE, NUMBER, PARTIES, (("d", 1, "aa"), *LEAVES[1:])),
    ],
    ids=["kind", "number", "person", "party", "one less", "order", "revision", "text", "clause"],
)
def test_the_root_binds(other):
    assert merkle_root(*other) != merkle_root(Kind.EMPLOYEE, NUMBER, PARTIES, LEAVES)


texts = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 3), st.sampled_from(["00", "11", "22"])), max_size=7
).map(tuple)


@given(texts, texts)
def test_two_texts_have_one_root_only_when_they_are_one(one, other):
    roots = [merkle_root(Kind.EMPLOYEE, NUMBER, PARTIES, leaves) for leaves in (one, other)]
    assert (roots[0] == roots[1]) == (one == other)


def test_a_frozen_version_binds_what_some_may_not_read():
    story = proposed("one", "two").does(WORKER, c.HideClause, clause="two", hidden_from=EMPLOYER)
    version = accepted(story).does(COACH, c.FreezeVersion).plan.frozen
    leaves = tuple((one.id, 1, one.now.words.hash) for one in story.plan.clauses)
    assert [leaf[0] for leaf in leaves] == ["need", "one", "two"]
    assert (version.required, version.leaves) == (PARTIES, leaves)
    assert version.root == merkle_root(Kind.EMPLOYEE, 1, PARTIES, leaves)


def test_each_freeze_takes_the_next_number_used_or_not():
    first = frozen()
    second = first.does(EMPLOYER, c.ReopenText).does(COACH, c.FreezeVersion)
    assert [first.plan.frozen.number, second.plan.frozen.number] == [1, 2]
    assert first.plan.frozen.root != second.plan.frozen.root


def test_signatures_stand_in_the_order_of_the_parties_each_once():
    version = Version(1, "root", PARTIES, (), frozen().on)
    sara, jan, els = (Signature(role, person, version.frozen_on, "demo", "low", "root") for role, person in PARTIES)
    whole = signed(signed(signed(version, els), sara), jan)
    assert (whole.signatures, whole.missing()) == ((sara, jan, els), ())
    again = replace(jan, method="other")
    assert signed(whole, again).signatures == (sara, again, els)
    assert (unsigned(whole, EMPLOYER).signatures, unsigned(whole, EMPLOYER).missing()) == ((sara, els), (EMPLOYER,))
