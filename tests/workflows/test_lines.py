"""One line per instrument: its headline word, and what departs from it (workflow.md §7)."""

import pytest

from workflows.glossary import Instrument, Level, Term
from workflows.lines import Line, all_keep, departs, headline

SUPPORT, WAGE = Instrument.SUPPORT_PREMIUM, Instrument.WAGE_PREMIUM


def line(level: Level, term: Term, instrument: Instrument = SUPPORT, **more) -> Line:
    return Line(instrument=instrument, level=level, term=term, **more)


KEEP = line(Level.KEEP, Term.KEEP)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (Level.LOWER, ("lower", "lower", "end")),
        (Level.RAISE, ("raise", "raise", "end")),
        (Level.KEEP, ("extend", "keep", "end")),
        (Level.UNKNOWN, ("extend", "unknown", "end")),
    ],
)
def test_the_headline_is_the_first_of_end_lower_raise_extend_keep(level, words):
    assert tuple(headline(line(level, term)) for term in (Term.EXTEND, Term.KEEP, Term.END)) == words


@pytest.mark.parametrize(
    ("chosen", "indicated", "other"),
    [
        ((KEEP,), (KEEP,), False),
        ((line(Level.RAISE, Term.KEEP),), (KEEP,), True),
        ((line(Level.KEEP, Term.EXTEND),), (KEEP,), True),
        ((line(Level.KEEP, Term.KEEP, value="40", quarters=4),), (KEEP,), False),
        ((line(Level.RAISE, Term.KEEP),), (line(Level.UNKNOWN, Term.KEEP),), False),
        ((line(Level.RAISE, Term.END),), (line(Level.UNKNOWN, Term.KEEP),), True),
        ((line(Level.RAISE, Term.END, WAGE),), (KEEP,), False),
        ((KEEP, line(Level.LOWER, Term.KEEP, WAGE)), (KEEP, line(Level.KEEP, Term.KEEP, WAGE)), True),
        ((), (KEEP,), False),
    ],
)
def test_a_choice_departs_in_level_or_term_from_what_is_known(chosen, indicated, other):
    assert departs(chosen, indicated) is other


def test_everything_stays_only_when_every_line_says_so():
    assert all_keep((KEEP, line(Level.KEEP, Term.KEEP, WAGE)))
    assert not any(map(all_keep, [(), (KEEP, line(Level.RAISE, Term.KEEP, WAGE)), (line(Level.KEEP, Term.EXTEND),)]))
