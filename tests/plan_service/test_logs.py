"""Log lines can be read by machines and hold nothing that people wrote."""

import io
import json
import logging
import subprocess
import sys

import pytest

from plan_service import logs

MARKER = "jan@example.org"
STARTED = f"""
import logging, warnings
from plan_service import logs
logs.start()
logging.getLogger("samenplan").info("told")
logging.getLogger("samenplan").debug("{MARKER}")
logging.getLogger("apscheduler.executors.default").info("{MARKER}")
logging.getLogger("aiosqlite").debug("{MARKER}")
warnings.warn("old")
"""


@pytest.fixture
def log():
    stream = io.StringIO()
    log = logging.Logger("samenplan")  # noqa: LOG001 - of this test alone
    log.addHandler(logging.StreamHandler(stream))
    log.handlers[0].setFormatter(logs.JsonLines())
    log.line = lambda: json.loads(stream.getvalue())
    return log


def look_up():
    raise KeyError(MARKER)


def look_up_and_explain():
    try:
        look_up()
    except KeyError as error:
        raise ValueError(MARKER) from error


def look_up_and_stumble():
    try:
        look_up()
    except KeyError:
        raise ValueError(MARKER)  # noqa: B904 - that is the point


def test_a_line_says_when_how_grave_from_whom_and_what(log):
    log.warning("put off", extra={"queue": "outbox", "row": "7", "letter": MARKER})
    line = log.line()

    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "warning", "from": "samenplan", "message": "put off", "queue": "outbox", "row": "7"}


@pytest.mark.parametrize("fails", [look_up_and_explain, look_up_and_stumble])
def test_an_exception_is_told_with_its_cause_and_without_what_they_quote(log, fails):
    try:
        fails()
    except ValueError:
        log.exception("not done")
    told = log.line()["exception"]

    assert [part for part in told if " " not in part] == ["ValueError", "KeyError"]
    assert [part.rpartition(" ")[2] for part in told if " " in part][1:] == [fails.__name__, fails.__name__, "look_up"]
    assert MARKER not in json.dumps(log.line())


def test_a_line_without_an_exception_has_none(log):
    log.error("odd", exc_info=(None, None, None))

    assert "exception" not in log.line()


def test_a_started_service_tells_its_own_lines_and_warnings_and_no_queries():
    ran = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)  # noqa: S603
    told = [json.loads(line)["from"] for line in ran.stderr.splitlines()]

    assert told == ["samenplan", "py.warnings"]
    assert MARKER not in ran.stderr
