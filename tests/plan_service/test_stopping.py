"""Told to stop, it stops: nothing left behind, nothing complained about."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from plan_service.cases_format import read_all

SETTINGS = {
    "DATABASE_URL": "sqlite:///real.db",
    "SAMENPLAN_HOSTS": "localhost",
    "SAMENPLAN_CONTROLLER": "Somebody",
    "SAMENPLAN_CONTACT": "somebody@example.org",
    "SAMENPLAN_RETENTION_YEARS": "5",
    "SAMENPLAN_LOG_LEVEL": "ERROR",
    "SAMENPLAN_PORT": "18217",
}


@pytest.mark.long
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(told: signal.Signals, tmp_path: Path) -> None:
    # As in a terminal: a shell's background job would have the signal ignored, and that hid a process that hung.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from plan_service.cli import main; sys.exit(main(['serve']))"
    )
    with subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=dict(os.environ) | SETTINGS,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        process.send_signal(told)
        try:
            said, complained = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (ready, said, complained, process.returncode) == ("Samenplan: http://127.0.0.1:18217\n", "", "", 0)


@pytest.mark.long
def test_a_demo_stopped_while_it_was_being_filled_begins_anew(tmp_path: Path) -> None:
    """Half a demo would count as a whole one for ever."""
    filling, database = tmp_path / "var" / "demo.filling", tmp_path / "var" / "demo.db"
    with demo(tmp_path) as first:
        while not (filling.exists() and counted(database)):
            assert first.poll() is None
            time.sleep(0.05)
        first.kill()
    with demo(tmp_path) as second:
        assert second.stdout is not None
        ready = second.stdout.readline()
        second.send_signal(signal.SIGINT)
    assert ready.startswith("Samenplan demo: http://127.0.0.1:18219")
    assert (counted(database), filling.exists()) == (len(read_all()), False)


def demo(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "plan_service", "demo", "--port", "18219"]
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    there = dict(os.environ) | {"PYTHONPATH": path}
    return subprocess.Popen(command, cwd=folder, env=there, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own


def counted(database: Path) -> int:
    """Plans in it, read beside whoever serves; 0 while there is no table yet."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM plan").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
