"""Log lines as JSON, without what people wrote.

An exception's message may quote a row (databases do), so its type and where it came from must do.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

EXTRAS = ("plan", "row", "queue", "kind", "error", "route", "method", "status", "milliseconds")


class JsonLines(logging.Formatter):
    """One object per line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in EXTRAS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["exception"] = exception_lines(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def exception_lines(error: BaseException) -> list[str]:
    """The chain of causes: type, then file, line and function of each frame. No message, no values."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return lines


def start(level: str = "INFO") -> None:
    """Sends everything to stderr; the service never writes log files."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it would tell of every tick
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # at DEBUG it writes queries with their values
