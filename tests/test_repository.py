"""The repository keeps its own rules: layers, sizes, no loose ends, no trace of one machine, locks that are locks."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import PARTS

ROOT = Path(__file__).parent.parent
FILE_LINES = 250
TEST_LINES = 350  # a story is longer than a room
FUNCTION_LINES = 40
DIRECT_DEPENDENCIES = 25
# In pieces, because this file is searched as well.
LOOSE_ENDS = re.compile(rf"\b({'TO'}DO|{'FIX'}ME|X{'XX'}|{'Not'}ImplementedError|mark\.(skip|{'x'}fail)\w*)\b")
ONE_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|workspace|opt)/[\w.]")
DUTCH = re.compile(r"\b(een|het|niet|wij|jij|jouw|deze|naar|wordt|worden) ", re.IGNORECASE)


def files(*suffixes: str) -> Iterator[Path]:
    """What is committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git is where it is
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if name and path.is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def found(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in files(*suffixes)
        for number, line in enumerate(path.read_text("utf-8", errors="ignore").splitlines(), 1)
        if (match := pattern.search(line))
    ]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_layers_import_downwards_only():
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([program, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_file_is_one_room():
    lengths = {path: len(path.read_bytes().splitlines()) for path in files(".py", ".html", ".css", ".js")}
    limits = {path: TEST_LINES if ROOT / "tests" in path.parents else FILE_LINES for path in lengths}
    assert {path: length for path, length in lengths.items() if length > limits[path]} == {}


def test_a_function_is_read_in_one_look():
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in files(".py")
        for node in functions(path)
        if node.end_lineno - node.lineno >= FUNCTION_LINES
    }
    assert long == {}


def test_nothing_is_left_for_later():
    assert found(LOOSE_ENDS, ".py", ".html", ".sql", ".css", ".js", ".sh") == []


def test_no_path_of_one_machine():
    assert found(ONE_MACHINE) == []


def test_no_sentence_for_people_in_code():
    sentences = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path in files(".py")
        if path.is_relative_to(ROOT / "plan_service")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and DUTCH.search(node.value)
    ]
    assert sentences == []


def test_every_test_runs_in_some_part():
    paths = [ROOT / path for part in PARTS for path in part.paths]
    tests = [path for path in files(".py") if path.name.startswith("test_")]
    assert [test for test in tests if not any(test.is_relative_to(path) for path in paths)] == []


def test_scripts_can_be_run():
    scripts = [path for path in files() if path.parent.name in {"script", ".ci"} and path.suffix == ""]
    assert scripts
    assert [path for path in scripts if not os.access(path, os.X_OK)] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_pins_and_hashes_and_no_address(lock: str):
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+( ; .+)? \\\n +--hash=sha256:", entry)] == []
    assert [entry for entry in entries if "://" in entry] == []


def test_the_dev_lock_holds_all_of_the_runtime_lock():
    runtime, dev = (
        set((ROOT / name).read_text().splitlines()) for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime - dev == set()


def test_few_direct_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert len(project["dependencies"]) <= DIRECT_DEPENDENCIES


def test_what_a_page_points_to_is_there():
    """Pictures and files that README and docs refer to."""
    pointed = [
        (path, target)
        for path in files(".md")
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
        if not target.startswith(("http://", "https://", "mailto:"))
    ]
    assert [(path.name, target) for path, target in pointed if not (path.parent / target).exists()] == []
    assert len(pointed) > 10
