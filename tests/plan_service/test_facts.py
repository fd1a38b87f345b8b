"""Every event becomes a row and comes back whole; what a release cannot read in full it does not read at all."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_service import clock
from plan_service.facts import UnknownShape, decoded, encoded, from_row, to_columns
from workflows.events import EVENTS, ClauseAccepted, NeedAdded, ProposalWritten, name_of
from workflows.glossary import Instrument, Level, Role, Term
from workflows.lines import Line
from workflows.state import Fact
from workflows.words import Words

AT = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
ACCEPTED = ClauseAccepted(clause="c", revision=2, hash="h")
NEED = '{"clause":"c","suggested":true,"words":{"hash":"h","id":"t"}}'


@given(st.sampled_from(sorted(EVENTS)).flatmap(lambda name: st.from_type(EVENTS[name])))
def test_every_event_comes_back_as_it_was(event):
    assert decoded(name_of(event), encoded(event)) == event


def test_a_fact_is_a_row_in_utc():
    moment = AT.astimezone(clock.BRUSSELS)
    fact = Fact(ACCEPTED, "els", Role.COACH, moment, moment.date())

    assert to_columns(fact) == {
        "name": "clause_accepted",
        "data": '{"clause":"c","hash":"h","revision":2}',
        "by_person": "els",
        "role": "coach",
        "at": AT,
        "day": date(2027, 3, 2),
    }
    assert from_row(to_columns(fact)) == fact


def test_a_fact_without_a_time_zone_is_refused():
    fact = Fact(ACCEPTED, "els", Role.COACH, AT.replace(tzinfo=None), AT.date())

    with pytest.raises(ValueError, match="time zone"):
        to_columns(fact)


def test_an_old_row_takes_the_default_of_a_newer_field():
    assert decoded("need_added", NEED.replace('"suggested":true,', "")) == NeedAdded(
        clause="c", words=Words("t", "h"), suggested=False
    )


def test_a_row_may_be_written_with_other_spaces():
    assert decoded("need_added", NEED.replace(":", ": ")) == decoded("need_added", NEED)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("need_forgotten", NEED),
        ("need_added", NEED.replace("suggested", "wished")),
        ("need_added", NEED.replace('"id"', '"language":"nl","id"')),
        ("need_added", NEED.replace('"clause":"c",', "")),
        ("need_added", NEED.replace('"c"', "1")),
        ("need_added", "[]"),
        ("plan_started", '{"kind":"volunteer","worker":"sara"}'),
    ],
    ids=["name", "field", "field within", "missing", "type", "no object", "word"],
)
def test_what_is_not_known_is_not_read(name, data):
    with pytest.raises(UnknownShape):
        decoded(name, data)


def test_a_newer_line_within_an_event_is_not_read():
    line = Line(instrument=Instrument.WAGE_PREMIUM, level=Level.KEEP, term=Term.EXTEND)
    written = encoded(ProposalWritten(proposal=1, lines=(line,), words=Words("t", "h"), version=1))

    assert decoded("proposal_written", written).lines == (line,)
    with pytest.raises(UnknownShape):
        decoded("proposal_written", written.replace('"level"', '"colour":"red","level"'))
