"""One SQLite file is served by one process; whoever else would write waits until it stops."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyServing(Exception):
    """Another process serves this file, or a writing command is at work on it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@contextmanager
def claim_serving(path: str) -> Iterator[None]:
    """Holds a lock beside the file; the system lets go of it even when the process is killed.

    Writing commands hold it too, for as long as they run. Raises AlreadyServing.
    `flock`, not `lockf`: the latter is lost as soon as anything in this process closes the lock's file.
    """
    file = Path(path).resolve()
    lock = file.with_name(file.name + ".serving")
    lock.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AlreadyServing(path) from taken
        yield
    finally:
        os.close(descriptor)
