"""samenplan export and import, as somebody types them: out, in, and one line with exit 2 for what is wrong."""

import asyncio
import shutil
from datetime import date

import pytest

from plan_service import engines
from plan_service.cases import load_cases
from plan_service.cases_format import read_all
from plan_service.cli import main
from plan_service.handle import handle
from tests.stories.lives import put_organisation, put_person
from tests.web import id_of, settle_cast

CASE = {case.key: case for case in read_all()}["bilal"]


@pytest.fixture
def installed(sqlite_template, tmp_path, monkeypatch):
    """An installation with one plan in it, and the cast."""
    url = f"sqlite:///{tmp_path}/plan.db"
    shutil.copyfile(sqlite_template, tmp_path / "plan.db")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)

    async def fill():
        engine = await engines.open_engine(url)
        engines.bind(engine)
        await load_cases(handle, put_person, put_organisation, date(2026, 11, 23), [CASE])
        await settle_cast()
        await engines.close(engine)

    asyncio.run(fill())
    return tmp_path


def exported(folder, capfdbinary):
    assert main(["export", CASE.plan]) == 0
    path = folder / "plan.json"
    path.write_bytes(capfdbinary.readouterr().out)
    return path


def test_out_and_in_as_a_draft(installed, capfdbinary):
    path = exported(installed, capfdbinary)
    given = ["import", str(path), "--by", id_of("noor"), "--worker", id_of("sara")]
    assert main(given) == 0
    assert capfdbinary.readouterr().out.startswith(b"plan: ")
    assert main(given) == 2
    assert b"this file was entered already" in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    ("content", "more", "says"),
    [
        (b"{", ["--by", "x", "--worker", "y"], b"this is no JSON"),
        (b"{}", ["--by", "x", "--worker", "y"], b"missing required field"),
        (None, [], b"say who enters it and for whom"),
        (None, ["--by", id_of("els"), "--role", "coach", "--worker", id_of("sara")], b"say where the coach works"),
    ],
)
def test_what_is_wrong_is_one_line(installed, capfdbinary, content, more, says):
    path = exported(installed, capfdbinary)
    if content is not None:
        path.write_bytes(content)
    assert main(["import", str(path), *more]) == 2
    error = capfdbinary.readouterr().err
    assert (says in error, error.count(b"\n")) == (True, 1)


def test_a_plan_or_a_file_there_is_not(installed, capfdbinary):
    assert main(["export", "nothing"]) == 2
    assert main(["import", "nowhere.json"]) == 2
    assert capfdbinary.readouterr().err.count(b"\n") == 2


def test_the_schema_is_printed(capfdbinary):
    assert main(["export", "--schema"]) == 0
    assert b"samenplan.plan/1" in capfdbinary.readouterr().out
