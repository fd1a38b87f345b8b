"""`samenplan verify`: silent where all is whole, and by name where somebody went behind the service's back."""

import re
import sqlite3
from contextlib import closing

import pytest

from plan_service.cli import main
from plan_service.engines import sqlite_path
from tests.databases import order
from tests.stories.lives import CUTS, every_case, plan_of

PLAN = plan_of("found")
AT = f"plan = '{PLAN}' AND position"

# What is done behind the service's back, and what verify calls it.
TAMPERED = {
    "an event says something else": (
        f"UPDATE event SET data = replace(data, '\"raise\"', '\"lower\"') WHERE {AT} > 0 AND name = 'finding_recorded'",
        r"seal event \d+",
    ),
    "somebody else did it": (f"UPDATE event SET by_person = 'x' WHERE {AT} = 20", "seal event 20"),
    "on another day": (f"UPDATE event SET day = '2020-01-01' WHERE {AT} = 21", "seal event 21"),
    "an event is gone": (f"DELETE FROM event WHERE {AT} = 30", "seal event 30"),
    "the last event is gone": (
        f"DELETE FROM event WHERE {AT} = (SELECT max(position) FROM event WHERE plan = '{PLAN}')",
        "position",
    ),
    "a moment says something else": (f"UPDATE follow_up SET role = 'worker' WHERE {AT} = 1", "seal follow_up 1"),
    "an unknown event": (f"UPDATE event SET name = 'plan_sold' WHERE {AT} = 5", "unreadable"),
    "an unknown moment": (f"UPDATE follow_up SET name = 'nap' WHERE {AT} = 1", "unreadable"),
    "the plan's row says something else": (
        f"UPDATE plan SET state = replace(state, '\"raise\"', '\"lower\"') WHERE id = '{PLAN}'",
        "state",
    ),
    "the plan's row is gone": (f"DELETE FROM plan WHERE id = '{PLAN}'", "state"),
    "somebody was let in": (
        f"UPDATE party SET standing = 'active' WHERE plan = '{PLAN}' AND standing = 'former'",
        "parties",
    ),
    "a text says something else": (
        f"UPDATE text SET body = replace(body, 'Drukte', 'Rust') WHERE plan = '{PLAN}' AND kind = 'need'",
        r"text [0-9a-f-]{36}",
    ),
    "a text is gone": (f"DELETE FROM text WHERE plan = '{PLAN}' AND kind = 'proposal'", r"text [0-9a-f-]{36}"),
}


def behind_its_back(url: str, sql: str) -> None:
    """As somebody with the keys of the database can."""
    path = sqlite_path(url)
    if path is None:
        order(url, f"SET session_replication_role = replica; {sql}")  # no trigger is asked
        return
    with closing(sqlite3.connect(path)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(sql).rowcount >= 1


@pytest.fixture
def verify(told, monkeypatch, capsys):
    """Runs the command on the told database: (what the shell sees, what it says of which plan)."""
    monkeypatch.setenv("DATABASE_URL", told)

    def verified():
        code = main(["verify"])
        output = capsys.readouterr()
        problems = [tuple(line.split(": ", 1)) for line in output.err.splitlines()]
        return code, problems, output.out

    return verified


def test_what_was_told_is_whole(verify, figure, database_kind):
    code, problems, said = verify()
    assert (code, problems) == (0, [])
    plans, events, broken = map(int, re.findall(r"\d+", said))
    assert (plans, broken) == (len(list(every_case())), 0)
    assert plans >= 6 + len(CUTS)
    figure(f"verified on {database_kind}", f"{plans} plans, {events} events")


@pytest.mark.parametrize("how", TAMPERED)
def test_what_was_changed_is_named(told, verify, how):
    sql, what = TAMPERED[how]
    behind_its_back(told, sql)
    code, problems, _ = verify()
    assert code == 1
    assert {plan for plan, _ in problems} == {PLAN}
    assert [said for _, said in problems if re.fullmatch(what, said)]


def test_what_was_erased_is_no_problem(told, verify):
    """Emptied rows lead nowhere; the facts about them still hold."""
    behind_its_back(
        told,
        f"UPDATE text SET body = '', salt = '', translation = '', erased_at = '2026-11-23 09:00:00+00:00' "
        f"WHERE plan = '{PLAN}' AND kind = 'proposal'",
    )
    assert verify()[:2] == (0, [])
