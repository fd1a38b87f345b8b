"""Somebody Sara trusts, on the page: asked, let read piece by piece, limited, stopped; nobody else knows."""

import pytest

from plan_service import tables
from tests.lived_plan import NEED, PAUSES, QUIET, Lived, later, said
from tests.reading import BARS, problems_of_page
from tests.web import id_of, press
from workflows import commands as c

VERA = f"/vertrouwen/{id_of('vera')}"
TEXTS = {NEED, PAUSES, QUIET}
ALL_BUT_SARA = ("jan", "els", "noor", "dirk")


@pytest.fixture
async def begun(lived: Lived) -> Lived:
    await lived.begun()
    return lived


async def asked(lived: Lived, **typed: str):
    page = await lived.page("sara", "/vertrouwen")
    return await press(await lived.as_("sara"), page, "Vraag deze persoon", **({"person": id_of("vera")} | typed))


async def along(lived: Lived, *opened: str, **typed: str) -> None:
    """Vera said yes; these needs and agreements are open to her."""
    assert (await asked(lived, **typed)).status_code == 303
    vera = await lived.as_("vera")
    assert (await press(vera, await lived.page("vera", "/uitnodiging"), "Ja, ik doe mee")).status_code == 303
    await opens(lived, *opened)


async def opens(lived: Lived, *clauses: str):
    page = await lived.page("sara", VERA)
    return await press(await lived.as_("sara"), page, "Bewaar wat ik aanvinkte", clauses=list(clauses))


async def reads(lived: Lived, path: str = "") -> set[str]:
    page = await lived.page("vera", path)
    return {text for text in TEXTS if text in page.text}


# --- it works ---------------------------------------------------------------------------


async def test_sara_asks_vera_who_says_yes_and_reads_what_is_opened(begun: Lived):
    done = await asked(begun)
    assert done.headers["location"] == begun.url + VERA
    assert "Vera kreeg jouw vraag" in (await begun.page("sara", VERA)).text
    invitation = await begun.page("vera", "/uitnodiging")
    assert "Sara vertrouwt jou." in invitation.text
    assert not any(text in invitation.text for text in TEXTS)
    await press(await begun.as_("vera"), invitation, "Ja, ik doe mee")
    assert await reads(begun) == set()
    assert "Sara zette nog niets open." in (await begun.page("vera", "")).text
    await opens(begun, begun.need, begun.quiet)
    assert await reads(begun) == {NEED, QUIET}


async def test_all_at_once_and_closed_again(begun: Lived):
    await along(begun)
    sara = await begun.as_("sara")
    await press(sara, await begun.page("sara", VERA), "Laat alles lezen")
    assert await reads(begun) == TEXTS
    assert await reads(begun, f"/afspraken/{begun.pauses}") == {PAUSES}
    await opens(begun, begun.pauses)
    assert await reads(begun) == {PAUSES}
    assert (await begun.page("vera", f"/afspraken/{begun.quiet}")).status_code == 404


async def test_what_is_ticked_is_what_is_open(begun: Lived):
    await along(begun, begun.quiet)
    page = (await begun.page("sara", VERA)).text
    boxes = {clause: f'value="{clause}" checked' in page for clause in (begun.need, begun.pauses, begun.quiet)}
    assert boxes == {begun.need: False, begun.pauses: False, begun.quiet: True}


async def test_stopped_by_sara_she_reads_nothing_from_that_moment(begun: Lived):
    await along(begun, begun.quiet)
    sara = await begun.as_("sara")
    done = await press(sara, await begun.page("sara", VERA), "Vera leest niet meer mee")
    assert done.headers["location"] == begun.url + "/vertrouwen"
    found = [(await begun.page("vera", path)).status_code for path in ("", "/mensen", "/dagboek", "/verlaten")]
    assert found == [404] * 4
    assert begun.id not in (await (await begun.as_("vera")).get("/thuis")).text


async def test_stopped_by_herself(begun: Lived):
    await along(begun, begun.quiet)
    done = await press(await begun.as_("vera"), await begun.page("vera", "/verlaten"), "Ja, ik stop")
    assert (done.headers["location"], (await begun.page("vera", "")).status_code) == ("/thuis", 404)


async def test_from_the_last_day_on_she_is_a_stranger_and_sara_may_choose_another_day(begun: Lived):
    await along(begun, begun.quiet, until="3/3/2027")
    assert await reads(begun) == {QUIET}
    await later(days=2)
    paths = ("", "/uitnodiging", "/dagboek", f"/afspraken/{begun.quiet}")
    assert [(await begun.page("vera", path)).status_code for path in paths] == [404] * 4
    assert begun.id not in (await (await begun.as_("vera")).get("/thuis")).text
    page = await begun.page("sara", VERA)
    assert "Vera leest niet meer mee" in page.text
    await press(await begun.as_("sara"), page, "Bewaar dit", until="")
    assert await reads(begun) == {QUIET}


# --- what she never sees ----------------------------------------------------------------


async def test_she_reads_no_counts_no_award_no_evaluation_and_whose_turn_it_is_not(lived: Lived):
    await lived.in_force()
    await along(lived, lived.quiet)
    closed = ("/opvolging", "/premie", "/evaluatie", "/kopie", "/tekenen", "/wie-ziet-wat", "/wie-keek", "/vertrouwen")
    assert {path: (await lived.page("vera", path)).status_code for path in closed} == dict.fromkeys(closed, 403)
    assert (await lived.page("vera", f"/afspraken/{lived.quiet}/versies")).status_code == 403
    page = (await lived.page("vera", "")).text
    assert "<svg" not in page.split("<main")[1].split("</main")[0].replace('<svg class="sign', "")
    assert not any(word in page for word in ("evaluatie is", "van kracht", "moet nog", "Waar staat het plan?"))


async def test_her_diary_holds_what_is_open_and_what_is_about_her(begun: Lived):
    await along(begun, begun.quiet)
    diary = (await begun.page("vera", "/dagboek")).text
    assert ("Een stille hoek" in diary, "Pauzes" in diary, "Sara vroeg Vera om mee te lezen." in diary) == (
        True,
        False,
        True,
    )
    await opens(begun, begun.pauses)
    diary = (await begun.page("vera", "/dagboek")).text
    assert ("Een stille hoek" in diary, "Pauzes" in diary) == (False, True)


async def test_what_is_not_for_the_employer_is_not_for_her(begun: Lived):
    why = said("reason", text="Het lukt niet.", private="Jan maakt het moeilijk.")
    now = next(one for one in begun.plan.clauses if one.id == begun.quiet).now
    await begun.do(c.ObjectToClause, "els", clause=begun.quiet, revision=now.number, reason=why)
    await along(begun, begun.quiet)
    page = (await begun.page("vera", f"/afspraken/{begun.quiet}")).text
    assert ("Het lukt niet." in page, "maakt het moeilijk" in page) == (True, False)


# --- nobody else knows ------------------------------------------------------------------


async def test_nobody_but_sara_and_vera_reads_her_name(begun: Lived):
    await along(begun, begun.quiet, begun.pauses)
    paths = ("", "/mensen", "/dagboek", "/wie-ziet-wat", f"/afspraken/{begun.pauses}", "/opvolging", "/mensen/jobcoach")
    for who in ALL_BUT_SARA:
        pages = [(await begun.page(who, path)).text for path in paths]
        pages.append((await (await begun.as_(who)).get("/thuis")).text)
        pages.append((await (await begun.as_(who)).get(f"/hulp?plan={begun.id}")).text)
        assert [page for page in pages if "Vera" in page] == []
    for path in ("", "/mensen", "/dagboek", "/wie-ziet-wat"):
        assert "Vera" in (await begun.page("sara", path)).text
    assert "Vera" in (await (await begun.as_("sara")).get(f"/hulp?plan={begun.id}")).text


async def test_while_she_has_not_answered_nobody_waits_for_her_but_sara_knows(begun: Lived):
    await asked(begun)
    assert [who for who in ALL_BUT_SARA if "Vera" in (await begun.page(who, "")).text] == []
    assert "Vera" in (await begun.page("sara", "")).text


async def test_only_vera_gets_a_letter(begun: Lived):
    await tables.Outbox.raw("DELETE FROM outbox")
    await along(begun, begun.quiet)
    rows = await tables.Outbox.raw("SELECT person, letter FROM outbox")
    assert [(row["person"], row["letter"]) for row in rows] == [(id_of("vera"), "invited")]


async def test_sara_sees_what_vera_reads_and_when_she_looked(begun: Lived):
    await along(begun, begun.quiet)
    await begun.page("vera", "")
    overview = (await begun.page("sara", "/wie-ziet-wat")).text
    assert "Vera leest 1 van 2 afspraken." in overview
    assert "Vera leest dit. Jij zette het open." in (await begun.page("sara", f"/wie-ziet-wat/{begun.quiet}")).text
    assert "Vera leest dit niet." in (await begun.page("sara", f"/wie-ziet-wat/{begun.pauses}")).text
    assert "Vera" in (await begun.page("sara", "/wie-keek")).text


# --- who may, wrong state, lost input ---------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"), [("jan", 403), ("els", 403), ("noor", 403), ("dirk", 404), ("eva", 404), ("karim", 404)]
)
async def test_it_is_saras_page(begun: Lived, who: str, status: int):
    await along(begun)
    # Dirk takes part, but the plan is not open to him yet.
    expected = 403 if who == "dirk" else status
    assert [(await begun.page(who, path)).status_code for path in ("/vertrouwen", VERA)] == [expected] * 2
    sent = await begun.send(who, VERA + "/lezen", clauses=begun.quiet)
    assert (sent.status_code, await reads(begun)) == (expected, set())


async def test_who_was_never_asked_is_not_found(begun: Lived):
    assert (await begun.page("sara", VERA)).status_code == 404


async def test_a_choice_not_made_and_a_day_that_passed_come_back_as_typed(begun: Lived):
    nobody = await asked(begun, person="", until="2/3/2028")
    assert (nobody.status_code, 'value="2/3/2028"' in nobody.text) == (422, True)
    past = await asked(begun, until="1/3/2020")
    assert (past.status_code, 'value="1/3/2020"' in past.text) == (422, True)
    assert (await begun.page("vera", "/uitnodiging")).status_code == 404


async def test_a_page_from_before_is_refused_in_words(begun: Lived):
    await along(begun, begun.quiet)
    sara = await begun.as_("sara")
    page = await begun.page("sara", VERA)
    await press(sara, page, "Vera leest niet meer mee")
    late = await press(sara, page, "Laat alles lezen")
    assert (late.status_code, "Deze persoon leest niet mee." in late.text) == (409, True)


async def test_the_same_form_twice_asks_once(begun: Lived):
    page = await begun.page("sara", "/vertrouwen")
    sara = await begun.as_("sara")
    done = [await press(sara, page, "Vraag deze persoon", person=id_of("vera")) for _ in range(2)]
    assert [one.status_code for one in done] == [303, 303]


# --- words ------------------------------------------------------------------------------


async def test_everybody_can_read_it_and_the_official_word_is_nowhere(begun: Lived):
    await asked(begun)
    pages = {"invitation": ("vera", (await begun.page("vera", "/uitnodiging")).text)}
    await press(await begun.as_("vera"), await begun.page("vera", "/uitnodiging"), "Ja, ik doe mee")
    await opens(begun, begun.quiet, begun.need)
    for path in ("/vertrouwen", VERA, "/mensen", "/wie-ziet-wat", "/dagboek"):
        pages[path] = ("sara", (await begun.page("sara", path)).text)
    for path in ("", "/mensen", "/dagboek", "/verlaten", f"/afspraken/{begun.quiet}"):
        pages["vera" + path] = ("vera", (await begun.page("vera", path)).text)
    bars = {"sara": BARS["worker"], "vera": BARS["confidant"]}
    assert {name: found for name, (who, page) in pages.items() if (found := problems_of_page(page, bars[who]))} == {}
    assert [name for name, (_, page) in pages.items() if "vertrouwenspersoon" in page.lower()] == []
