"""A copy to keep: what one signed and could read, on a page and in a file."""

import re

from tests.lived_plan import PAUSES, QUIET, Lived, said
from tests.reading import BARS, problems_of_page
from tests.web import CAST
from workflows import commands as c
from workflows.glossary import Role, Shape


async def test_the_text_and_the_signatures_of_what_is_in_force(lived: Lived):
    await lived.in_force()
    text = (await lived.page("sara", "/kopie")).text
    root = lived.plan.in_force.root
    wanted = (PAUSES, QUIET, "Sara De Smet", "Jan Peeters", "Els Maes", "1 maart 2027", root, "gewone elektronische")
    assert [part for part in wanted if part not in text] == []
    assert [word for word in ("geavanceerd", "gekwalificeerd") if word in text] == []


async def test_the_file_stands_on_its_own(lived: Lived):
    await lived.in_force()
    file = await lived.page("sara", "/kopie/bestand")
    assert file.headers["content-disposition"] == 'attachment; filename="ondersteuningsplan-versie-1.html"'
    assert [part for part in (PAUSES, QUIET, "Jan Peeters", lived.plan.in_force.root) if part not in file.text] == []
    assert re.findall(r'(?:src|href|action)="[^"]*"', file.text) == []
    assert ("<style>" in file.text, "csrf" in file.text) == (True, False)


async def test_what_the_text_says_later_is_no_part_of_it(lived: Lived):
    await lived.in_force()
    await lived.do(c.ReopenText, "jan")
    words = said("agreement", title="Pauzes", text="Je krijgt 10 minuten.", easy="Je krijgt 10 minuten.")
    revised = {"revision": 1, "shape": Shape.TEXT, "doers": (Role.EMPLOYER,)}
    await lived.do(c.ProposeRevision, "jan", clause=lived.pauses, words=words, **revised)
    text = (await lived.page("sara", "/kopie")).text
    assert (PAUSES in text, "10 minuten" in text) == (True, False)


async def test_what_was_hidden_after_signing_stays_with_who_signed_it(lived: Lived):
    await lived.in_force()
    await lived.do(c.HideClause, "sara", clause=lived.quiet, hidden_from=Role.EMPLOYER)
    assert [QUIET in (await lived.page("jan", path)).text for path in ("", "/kopie", "/kopie/bestand")] == [
        False,
        True,
        True,
    ]


async def test_what_was_hidden_before_signing_is_in_nobody_elses_copy(lived: Lived):
    await lived.agreed()
    await lived.do(c.HideClause, "sara", clause=lived.quiet, hidden_from=Role.EMPLOYER)
    await lived.signing("sara", "jan", "els")
    copies = {who: (await lived.page(who, "/kopie/bestand")).text for who in ("sara", "jan", "els")}
    assert {who for who, text in copies.items() if QUIET in text} == {"sara", "els"}


async def test_without_a_version_in_force_there_is_nothing_to_keep(lived: Lived):
    await lived.agreed()
    for path in ("/kopie", "/kopie/bestand"):
        page = await lived.page("sara", path)
        assert (page.status_code, "Er is nog geen plan van kracht." in page.text) == (409, True)


async def test_it_is_for_who_signs(lived: Lived):
    await lived.in_force()
    for path in ("/kopie", "/kopie/bestand"):
        seen = {who: (await lived.page(who, path)).status_code for who in ("jan", "els", "noor", "dirk", "eva")}
        assert seen == {"jan": 200, "els": 200, "noor": 403, "dirk": 403, "eva": 404}


async def test_it_reads_easily(lived: Lived):
    await lived.in_force()
    for who in ("sara", "jan", "els"):
        pages = [await lived.page(who, path) for path in ("/kopie", "/kopie/bestand")]
        assert [p for page in pages for p in problems_of_page(page.text, BARS[CAST[who][2]])] == []
