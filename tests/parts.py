"""The parts of script/test: which folders, run how, two at a time, timed and added up."""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
AT_ONCE = min(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Part:
    """Some folders of tests and how pytest is called on them; `quick` is None when left out of quick."""

    name: str
    paths: tuple[str, ...]
    options: tuple[str, ...] = ()
    quick: tuple[str, ...] | None = ("-m", "not long")


# Every test stands in one of these folders (tests/test_repository.py checks that), the longest first.
PARTS = (
    Part("browser", ("tests/browser",), quick=None),
    Part("stories-postgres", ("tests/stories",), ("--database=postgres",), quick=None),
    Part("model", ("tests/model",)),
    Part("rules", ("tests/workflows", "tests/test_repository.py")),
    Part("stories-sqlite", ("tests/stories",), ("--database=sqlite",)),
    Part("unit", ("tests/plan_service",), quick=("-m", "not long", "--database=sqlite")),
)


@dataclass(slots=True)
class Outcome:
    """What one part came to. `problem` says why it counts as failed."""

    name: str
    seconds: float = 0.0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    problem: str = ""
    figures: dict[str, str] = field(default_factory=dict)


def main(arguments: list[str]) -> int:
    quick = arguments == ["quick"]
    parts = [part for part in PARTS if chosen(part, arguments, quick=quick)]
    if quick:
        parts.reverse()  # what is short in full is long here: most of `unit` is quick
    if not parts:
        names = ", ".join(part.name for part in PARTS)
        print(f"No such part: {' '.join(arguments)}. There are: {names}; and quick.")
        return 2
    seed = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**9))
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(pool.map(lambda part: run(part, seed, Path(folder), quick=quick), parts))
    return report(outcomes, seed, time.monotonic() - started)


def chosen(part: Part, arguments: list[str], *, quick: bool) -> bool:
    return part.quick is not None if quick else not arguments or part.name in arguments


def run(part: Part, seed: str, folder: Path, *, quick: bool) -> Outcome:
    outcome = Outcome(part.name)
    missing = [path for path in part.paths if not (ROOT / path).exists()]
    if missing:
        outcome.problem = f"{', '.join(missing)} does not exist"
        return outcome
    results = folder / f"{part.name}.xml"
    extra = (part.quick or ()) if quick else ()
    command = [sys.executable, "-m", "pytest", "-q", *part.paths, *part.options, *extra]
    command += [f"--hypothesis-seed={seed}", f"--junit-xml={results}"]
    started = time.monotonic()
    code = stream(part.name, command)
    outcome.seconds = time.monotonic() - started
    if results.exists():
        count(results, outcome)
    outcome.problem = problem(outcome, code)
    return outcome


def stream(name: str, command: list[str]) -> int:
    """Runs a command, every line of it on the screen at once behind the name of its part."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own folders
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    for line in process.stdout or ():
        with ONE_LINE_AT_A_TIME:
            print(f"{name:>16} │ {line}", end="", flush=True)
    return process.wait()


ONE_LINE_AT_A_TIME = threading.Lock()


def count(results: Path, outcome: Outcome) -> None:
    """Reads what pytest wrote about the part, the figures its tests recorded included."""
    for suite in ET.parse(results).iter("testsuite"):  # noqa: S314 - pytest wrote it a moment ago
        total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        outcome.passed += total - failed - skipped
        outcome.failed += failed
        outcome.skipped += skipped
        for figure in suite.iterfind("properties/property"):
            name = figure.get("name", "")
            if not name.startswith("hypothesis-statistics-"):  # hypothesis's own, in a code of its own
                outcome.figures[name] = figure.get("value", "")


def problem(outcome: Outcome, code: int) -> str:
    if code == 0 and outcome.skipped:
        return f"{outcome.skipped} skipped: a test that does not run is no test"
    if code == pytest.ExitCode.NO_TESTS_COLLECTED:
        return "not one test in it"
    return "" if code == 0 else f"pytest ended with {code}"


def report(outcomes: list[Outcome], seed: str, seconds: float) -> int:
    print(f"\n{'part':<18}{'passed':>8}{'failed':>8}{'seconds':>10}")
    for outcome in outcomes:
        print(f"{outcome.name:<18}{outcome.passed:>8}{outcome.failed:>8}{outcome.seconds:>10.1f}  {outcome.problem}")
    figures = [(name, value) for outcome in outcomes for name, value in outcome.figures.items()]
    for name, value in figures:
        print(f"  {name}: {value}")
    broken = [outcome for outcome in outcomes if outcome.problem]
    passed, failed = sum(o.passed for o in outcomes), sum(o.failed for o in outcomes)
    words = f"{failed} failed, {passed} passed" if failed else f"{passed} passed"
    if broken:
        words += f", not good: {', '.join(outcome.name for outcome in broken)}"
    print(f"\n===== {words} in {seconds:.2f}s, seed {seed} =====")
    return 1 if broken else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
