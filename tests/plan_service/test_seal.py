"""The seals of a stream: whole when untouched, and broken where it was touched."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_service import clock
from plan_service.seal import Tip, canonical, sealed, verify

AT = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
OTHER = {
    "id": "other",
    "plan": "other",
    "position": 7,
    "name": "version_declined",
    "data": '{"version":2}',
    "by_person": "jan",
    "role": "employer",
    "at": AT + timedelta(microseconds=1),
    "day": date(2027, 3, 2),
    "seal": "0" * 64,
}


def chain(length, stream="event", plan="p"):
    rows, previous = [], ""
    for position in range(1, length + 1):
        row = {
            "id": f"{plan}{position}",
            "plan": plan,
            "position": position,
            "name": "version_signed",
            "data": '{"version":1}',
            "by_person": "sara",
            "role": "worker",
            "at": AT,
            "day": date(2027, 3, 1),
        }
        previous = row["seal"] = sealed(stream, row, previous)
        rows.append(row)
    return rows


def tip(rows):
    return Tip(rows[-1]["position"], rows[-1]["seal"])


@pytest.mark.parametrize("length", [0, 1, 5])
@pytest.mark.parametrize("stream", ["event", "follow_up"])
def test_an_untouched_stream_is_whole(length, stream):
    rows = chain(length, stream)
    kept = [Tip(row["position"], row["seal"]) for row in rows]

    assert verify(stream, rows) is None
    assert verify(stream, rows, [Tip(), *kept]) is None


@pytest.mark.parametrize("position", [1, 3, 5])
@pytest.mark.parametrize("field", OTHER)
def test_a_changed_field_breaks_its_position(field, position):
    rows = chain(5)
    rows[position - 1] |= {field: OTHER[field]}

    assert verify("event", rows) == position


@pytest.mark.parametrize("position", [1, 3, 4])
def test_a_removed_row_breaks_its_position(position):
    rows = chain(5)
    del rows[position - 1]

    assert verify("event", rows) == position


def test_a_row_put_elsewhere_breaks_the_stream():
    rows = chain(5)
    rows[1], rows[2] = rows[2], rows[1]

    assert verify("event", rows) == 2
    assert verify("event", rows[:1] + rows[:1]) == 2


def test_a_row_of_another_stream_or_plan_does_not_fit():
    assert verify("follow_up", chain(2)) == 1
    assert verify("event", [*chain(2), chain(3, plan="q")[2]]) == 3


def test_a_missing_end_shows_against_a_kept_tip():
    rows = chain(5)

    assert verify("event", rows[:3]) is None
    assert verify("event", rows[:3], [tip(rows)]) == 4
    assert verify("event", [], [tip(rows)]) == 1


def test_an_end_rewritten_and_sealed_anew_shows_against_a_kept_tip():
    rows = chain(5)
    kept = tip(rows)
    rows[3] |= {"data": '{"version":9}'}
    for before, row in pairwise(rows[2:]):
        row["seal"] = sealed("event", row, before["seal"])

    assert verify("event", rows) is None
    assert verify("event", rows, [tip(rows[:3])]) is None
    assert verify("event", rows, [kept]) == 5


def test_the_same_moment_in_another_zone_is_the_same_seal():
    (row,) = chain(1)

    assert sealed("event", row | {"at": AT.astimezone(clock.BRUSSELS)}, "") == row["seal"]


def test_a_seal_never_changes_its_recipe():
    first, second = chain(2)
    text = (
        '{"at":"2027-03-01T10:00:00.000000+00:00","by_person":"sara","data":"{\\"version\\":1}","day":"2027-03-01",'
        '"id":"p%d","name":"version_signed","plan":"p","position":%d,"role":"worker","stream":"event"}'
    )

    assert first["seal"] == sha256((text % (1, 1)).encode()).hexdigest()
    assert second["seal"] == sha256((first["seal"] + text % (2, 2)).encode()).hexdigest()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(values, values)
def test_one_value_has_one_text(one, other):
    assert (canonical(one) == canonical(other)) == (repr_of(one) == repr_of(other))


def repr_of(value):
    """Tells 1 from True, and forgets the order of keys."""
    if isinstance(value, dict):
        return {key: repr_of(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [repr_of(inner) for inner in value]
    return type(value), value


def test_a_text_is_kept_as_it_was_typed():
    assert canonical({"b": "é", "a": ["<€>", 1]}) == '{"a":["<€>",1],"b":"é"}'.encode()


def test_what_is_no_number_has_no_text():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))
