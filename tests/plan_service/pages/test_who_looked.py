"""Who looked: every look, told to the worker within the second."""

import pytest

from plan_service import pages, rendering
from plan_service.policy import page_of
from plan_service.read.here import WHERE
from plan_service.read.looks import PAGE
from tests.lived_plan import Lived, later
from tests.reading import WORKER, problems_of_page


async def test_a_look_is_there_at_once_with_who_when_what_and_why(lived: Lived):
    await lived.begun()
    await lived.page("jan", "/dagboek")
    text = (await lived.page("sara", "/wie-keek")).text
    assert ["Jan Peeters" in text, "Keek om 10:00 naar het dagboek." in text, "Om te antwoorden" in text] == [True] * 3


async def test_the_newest_day_first_and_ones_own_looks_on_request(lived: Lived):
    await lived.begun()
    await lived.page("jan", "")
    await later(days=1)
    await lived.page("els", "/dagboek")
    others = (await lived.page("sara", "/wie-keek")).text
    assert others.index("Vandaag") < others.index("Els Maes") < others.index("Gisteren") < others.index("Jan Peeters")
    own = "Keek om 10:00 naar wie keek."
    assert (own in others, own in (await lived.page("sara", "/wie-keek", ook="ik")).text) == (False, True)


async def test_a_refused_look_is_no_look(lived: Lived):
    await lived.begun()
    assert [(await lived.page(who, "/dagboek")).status_code for who in ("eva", "karim")] == [404, 404]
    assert "Nog niemand keek naar jouw plan." in (await lived.page("sara", "/wie-keek")).text


async def test_page_by_page(lived: Lived):
    await lived.begun()
    for _ in range(PAGE + 1):
        await lived.page("jan", "")
    first, second = await lived.page("sara", "/wie-keek"), await lived.page("sara", "/wie-keek", pagina=2)
    assert (first.text.count("Jan Peeters"), second.text.count("Jan Peeters")) == (PAGE, 1)
    assert ("?pagina=2" in first.text, "?pagina=3" in second.text) == (True, False)
    beyond = await lived.page("sara", "/wie-keek", pagina=10**12)
    assert beyond.status_code == 200


async def test_it_is_the_workers_alone(lived: Lived):
    await lived.begun()
    seen = {who: (await lived.page(who, "/wie-keek")).status_code for who in ("sara", "jan", "els", "noor", "eva")}
    assert seen == {"sara": 200, "jan": 403, "els": 403, "noor": 403, "eva": 404}


async def test_it_reads_easily(lived: Lived):
    await lived.begun()
    for who in ("jan", "els", "noor", "dirk"):
        for path in ("", "/dagboek", "/wie-ziet-wat", f"/afspraken/{lived.quiet}"):
            await lived.page(who, path)
    assert problems_of_page((await lived.page("sara", "/wie-keek", ook="ik")).text, WORKER) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_are_words_for_every_part_and_every_task(language: str):
    """Of every part that is logged: what is no page of one plan is nobody's to look up."""
    words = rendering.environment(language).get_template("who_looked/words.html").module
    parts = {
        page_of(one) for one in pages.handlers(in_demo=True) if any("{plan_id:uuid}" in path for path in one.paths)
    }
    assert [name for name in sorted(parts) if not words.part(name)] == []
    assert [name for name in WHERE if not words.task(name)] == []
