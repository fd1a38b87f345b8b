"""Histories that were once stored load for ever, and amount to what they amounted to."""

import json
from datetime import date, datetime

import pytest

from plan_service.cases_format import read_all
from plan_service.cases_record import STREAMS, summary
from plan_service.facts import UnknownShape, from_row
from plan_service.seal import canonical
from workflows.state import fold

RECORDED = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(STREAMS.glob("*.json"))}


def facts(stream):
    return [
        from_row(
            {
                **row,
                "data": canonical(row["data"]).decode(),
                "at": datetime.fromisoformat(row["at"]),
                "day": date.fromisoformat(row["day"]),
            }
        )
        for row in stream["facts"]
    ]


def test_every_case_has_been_recorded():
    assert sorted(RECORDED) == sorted(case.key for case in read_all())


@pytest.mark.parametrize("key", RECORDED)
def test_a_recorded_stream_folds_to_its_recorded_summary(key):
    stream = RECORDED[key]
    plan = fold(stream["plan"], facts(stream))
    assert summary(plan, date.fromisoformat(stream["loaded_on"])) == stream["summary"]


@pytest.mark.parametrize("key", RECORDED)
def test_a_recorded_stream_folds_up_to_any_point(key):
    stream = RECORDED[key]
    every = facts(stream)
    for end in range(1, len(every) + 1):
        assert fold(stream["plan"], every[:end]).seats[0].person == every[0].event.worker


@pytest.mark.parametrize("key", RECORDED)
def test_a_recorded_stream_holds_ids_numbers_hashes_dates_and_fixed_words_only(key):
    assert [value for value in leaves(RECORDED[key]["facts"]) if " " in str(value)] == []


def leaves(value):
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield value


def test_an_event_nobody_knows_any_more_is_an_error_not_a_gap():
    stream = json.loads(json.dumps(RECORDED["sara"]))
    stream["facts"][3]["name"] = "party_waved"
    with pytest.raises(UnknownShape):
        facts(stream)
