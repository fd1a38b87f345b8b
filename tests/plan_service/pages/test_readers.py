"""Who sees what: told to each as it is, and decided by the worker alone."""

import pytest

from plan_service import store
from plan_service.policy import PAGES
from tests.lived_plan import PAUSES, QUIET, Lived, later
from tests.reading import BARS, problems_of_page
from tests.web import CAST, press
from workflows import commands as c
from workflows.events import ClauseHidden, ClauseShown
from workflows.glossary import Role


async def told(lived: Lived) -> list[tuple[str, str]]:
    """Whom a clause was hidden from or shown to, in order."""
    return [
        (type(fact.event).__name__, getattr(fact.event, "hidden_from", None) or fact.event.shown_to)
        for fact in await store.load(lived.id)
        if isinstance(fact.event, ClauseHidden | ClauseShown)
    ]


async def test_the_worker_sees_people_and_what_each_reads_and_when_they_looked_last(lived: Lived):
    await lived.begun()
    await lived.page("jan", "")
    await later(days=1)
    text = (await lived.page("sara", "/wie-ziet-wat")).text
    assert "Jan leest 2 van 2 afspraken." in text
    assert "Dirk leest 0 van 2 afspraken." in text
    assert "Jan keek het laatst gisteren, om 10:00." in text
    assert "Els keek nog niet." in text
    assert "VDAB leest nu niets." in text


async def test_hiding_takes_it_from_the_employer_and_from_vdab_at_once(lived: Lived):
    await lived.begun()
    sara = await lived.as_("sara")
    page = await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")
    assert "Jan antwoordt er niet meer op." in page.text
    done = await press(sara, page, "Verberg dit voor Jan")
    assert (done.status_code, done.headers["location"]) == (303, f"{lived.url}/wie-ziet-wat/{lived.quiet}")
    assert QUIET not in (await lived.page("jan", "")).text
    assert (await lived.page("jan", f"/afspraken/{lived.quiet}")).status_code == 404
    assert "Verborgen voor: Jan." in (await lived.page("sara", "/wie-ziet-wat")).text
    assert await told(lived) == [("ClauseHidden", Role.EMPLOYER), ("ClauseHidden", Role.REVIEWER)]


async def test_the_same_press_twice_hides_once_and_showing_lets_read_again(lived: Lived):
    await lived.begun()
    sara = await lived.as_("sara")
    page = await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")
    for _ in range(2):
        assert (await press(sara, page, "Verberg dit voor Noor")).status_code == 303
    page = await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")
    assert (await press(sara, page, "Laat Noor dit lezen")).status_code == 303
    assert await told(lived) == [("ClauseHidden", Role.DRAFTER), ("ClauseShown", Role.DRAFTER)]
    assert QUIET in (await lived.page("noor", "")).text


async def test_who_has_to_do_it_keeps_reading_it(lived: Lived):
    await lived.begun()
    sara = await lived.as_("sara")
    page = await lived.page("sara", f"/wie-ziet-wat/{lived.pauses}")
    with pytest.raises(LookupError):
        await press(sara, page, "Verberg dit voor Jan")
    other = await lived.page("sara", f"/wie-ziet-wat/{lived.pauses}")
    refused = await press(sara, other, "Verberg dit voor Els", role="employer")
    assert (refused.status_code, "Dit kan je niet verbergen." in refused.text) == (409, True)
    assert PAUSES in (await lived.page("jan", "")).text


async def test_before_hiding_it_says_what_stays_readable_and_what_it_costs(lived: Lived):
    await lived.in_force()
    text = (await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")).text
    assert "Jan tekende dit al. De getekende tekst blijft voor Jan leesbaar." in text
    await lived.do(c.ReopenText, "sara")
    await lived.do(c.HideClause, "sara", clause=lived.quiet, hidden_from=Role.DRAFTER)
    assert "vervallen de handtekeningen" not in (await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")).text


async def test_while_a_version_waits_to_be_signed_it_says_that_signatures_fall(lived: Lived):
    await lived.agreed()
    await lived.signing("sara")
    assert "vervallen de handtekeningen" in (await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")).text


async def test_others_see_what_they_read_and_nothing_of_what_they_do_not(lived: Lived):
    await lived.begun()
    await lived.do(c.HideClause, "sara", clause=lived.quiet, hidden_from=Role.EMPLOYER)
    jan, els = await lived.page("jan", "/wie-ziet-wat"), await lived.page("els", "/wie-ziet-wat")
    assert [("Pauzes" in page.text, "Een stille hoek" in page.text) for page in (jan, els)] == [
        (True, False),
        (True, True),
    ]
    assert [word in jan.text for word in (lived.quiet, "erborgen", "van 2")] == [False, False, False]


async def test_only_the_worker_decides(lived: Lived):
    await lived.begun()
    path = f"/wie-ziet-wat/{lived.quiet}"
    for who, status in (("jan", 403), ("els", 403), ("eva", 404)):
        opened, sent = await lived.page(who, path), await lived.send(who, f"{path}/verbergen", role="coach")
        assert (who, opened.status_code, sent.status_code) == (who, status, status)
    assert await told(lived) == []


async def test_a_role_there_is_not_comes_back_as_a_question(lived: Lived):
    await lived.begun()
    sara = await lived.as_("sara")
    page = await lived.page("sara", f"/wie-ziet-wat/{lived.quiet}")
    back = await press(sara, page, "Verberg dit voor Els", role="king")
    assert (back.status_code, "Wie leest dit?" in back.text, await told(lived)) == (422, True, [])


async def test_a_clause_that_is_not_there_is_not_found(lived: Lived):
    await lived.begun()
    assert (await lived.page("sara", f"/wie-ziet-wat/{lived.id}")).status_code == 404


@pytest.mark.parametrize("who", ["sara", "jan", "els", "noor", "dirk"])
async def test_it_reads_easily_for_each_of_them(lived: Lived, who: str):
    await lived.in_force()
    paths = ["/wie-ziet-wat", *([f"/wie-ziet-wat/{lived.quiet}"] if who == "sara" else [])]
    pages = [await lived.page(who, path) for path in paths]
    assert [problem for page in pages for problem in problems_of_page(page.text, BARS[CAST[who][2]])] == []


def test_the_policy_lets_every_party_open_it_and_the_worker_alone_decide():
    assert (Role.DRAFTER in PAGES["readers"].roles, PAGES["hiding"].roles) == (True, (Role.WORKER,))
