"""Told to stop, it stops: nothing left behind, nothing complained about."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = {
    "DATABASE_URL": "sqlite:///real.db",
    "SAMENPLAN_HOSTS": "localhost",
    "SAMENPLAN_CONTROLLER": "Somebody",
    "SAMENPLAN_CONTACT": "somebody@example.org",
    "SAMENPLAN_RETENTION_YEARS": "5",
    "SAMENPLAN_LOG_LEVEL": "ERROR",
    "SAMENPLAN_PORT": "18217",
}


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
