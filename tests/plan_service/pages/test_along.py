"""Reading along: Vera suggests to Sara alone, prepares but never sends; and Sara may let her read first."""

import pytest

from plan_service import tables
from tests.lived_plan import NEED, QUIET, Lived, said
from tests.plan_service.test_english import Spoken
from tests.reading import BARS, problems_of_page
from tests.web import id_of, press
from workflows import commands as c
from workflows.glossary import Shape, Trust

VERA = f"/vertrouwen/{id_of('vera')}"
IDEA = "Vraag ook een pauze in de namiddag."
OTHERS = ("jan", "els", "noor", "dirk")


async def along(lived: Lived, *opened: str, level: Trust = Trust.READ) -> None:
    await lived.do(c.TrustSomebody, "sara", person=id_of("vera"), level=level)
    await lived.do(c.AcceptInvitation, "vera")
    await lived.do(c.LetThemRead, "sara", person=id_of("vera"), clauses=opened)


@pytest.fixture
async def begun(lived: Lived) -> Lived:
    """And Vera reads one need and one agreement."""
    await lived.begun()
    await along(lived, lived.need, lived.quiet)
    return lived


async def suggests(lived: Lived, path: str, **typed: str):
    page = await lived.page("vera", path)
    return await press(await lived.as_("vera"), page, "Laat Sara dit lezen", text=IDEA, **typed)


# --- a question, an answer prepared -----------------------------------------------------


async def test_a_question_from_the_plan_is_read_by_sara_alone(begun: Lived):
    done = await suggests(begun, "")
    assert done.headers["location"] == begun.url
    found = {who: IDEA in (await begun.page(who, "")).text for who in ("sara", "vera", *OTHERS)}
    assert found == {"sara": True, "vera": True} | dict.fromkeys(OTHERS, False)
    assert "Vera vraagt:" in (await begun.page("sara", "")).text


async def test_a_prepared_answer_stands_above_the_three_buttons_and_answers_nothing(begun: Lived):
    path = f"/afspraken/{begun.quiet}"
    await begun.page("sara", path)
    before = begun.plan.clause(begun.quiet)
    await suggests(begun, path, says="accept")
    page = (await begun.page("sara", path)).text
    at = [page.index(words) for words in ("Vera stelt voor: zeg ja.", "Ik wil iets anders", "Ik wil erover praten")]
    assert at == sorted(at)
    await begun.do(c.AddNeed, "els", clause="other", words=_need())  # the plan is read anew
    assert begun.plan.clause(begun.quiet) == before
    for who in OTHERS:
        pages = [(await begun.page(who, one)).text for one in ("", path, f"{path}/versies", "/dagboek")]
        assert [one for one in pages if IDEA in one or "Vera" in one] == []


def _need():
    return said("need", text="Rust.", easy="Rust.")


async def test_set_aside_by_sara_or_taken_back_by_vera(begun: Lived):
    for who, button in (("sara", "Leg dit opzij"), ("vera", "Neem dit terug")):
        await suggests(begun, "")
        page = await begun.page(who, "")
        assert (await press(await begun.as_(who), page, button)).status_code == 303
        assert IDEA not in (await begun.page("sara", "")).text
        late = await begun.send(who, "/raad/opzij", suggestion="gone")
        assert (late.status_code, "Dit is er niet meer." in late.text) == (409, True)


async def test_when_the_text_changed_sara_is_told_so(begun: Lived):
    path = f"/afspraken/{begun.quiet}"
    await suggests(begun, path, says="counter")
    assert "De tekst is daarna veranderd." not in (await begun.page("sara", path)).text
    stale = await begun.page("vera", path)
    await begun.do(c.ProposeRevision, "els", **await _other(begun))
    assert "De tekst is daarna veranderd." in (await begun.page("sara", path)).text
    late = await press(await begun.as_("vera"), stale, "Laat Sara dit lezen", text=IDEA, says="accept")
    assert (late.status_code, IDEA in late.text) == (409, True)


async def _other(lived: Lived):
    words = said("agreement", title="Een stille hoek", text="Anders.", easy="Anders.")
    return {"clause": lived.quiet, "revision": 1, "shape": Shape.TEXT, "words": words, "doers": (), "reason": None}


async def test_what_is_closed_to_her_she_cannot_write_about(begun: Lived):
    sent = await begun.send("vera", "/raad", text=IDEA, says="question", clause=begun.pauses, revision="1")
    unknown = await begun.send("vera", "/raad", text=IDEA, says="question", clause="nothing", revision="1")
    assert [sent.status_code, unknown.status_code] == [409, 409]
    assert IDEA not in (await begun.page("sara", "")).text


async def test_nothing_typed_is_lost(begun: Lived):
    empty = await press(await begun.as_("vera"), await begun.page("vera", ""), "Laat Sara dit lezen", text="")
    assert empty.status_code == 422
    long = "lang " * 300
    answer = await begun.send("vera", "/raad", text=long, says="accept", clause=begun.quiet, revision="1")
    assert (answer.status_code, long.strip() in answer.text, QUIET in answer.text) == (422, True, True)


async def test_sara_gets_a_letter_and_nobody_else(begun: Lived):
    await tables.Outbox.raw("DELETE FROM outbox")
    await suggests(begun, "")
    rows = await tables.Outbox.raw("SELECT person, letter FROM outbox")
    assert [(row["person"], row["letter"]) for row in rows] == [(id_of("sara"), "suggested")]


@pytest.mark.parametrize("who", ["sara", "jan", "els", "noor"])
async def test_only_who_reads_along_suggests(begun: Lived, who: str):
    sent = await begun.send(who, "/raad", text=IDEA, says="question")
    read = await begun.send(who, "/gelezen", version="1")
    assert [sent.status_code, read.status_code, (await begun.page(who, "/raad")).status_code] == [403] * 3


@pytest.mark.parametrize("who", ["eva", "karim"])
async def test_a_stranger_finds_nothing(begun: Lived, who: str):
    sent = [await begun.send(who, path, text=IDEA) for path in ("/raad", "/raad/opzij", "/gelezen")]
    assert [one.status_code for one in sent] == [404] * 3


# --- read first -------------------------------------------------------------------------


@pytest.fixture
async def signing(lived: Lived) -> Lived:
    """The text lies on the table, and Sara wants Vera to read it first."""
    await lived.agreed()
    await along(lived, lived.quiet, level=Trust.READ_FIRST)
    await lived.signing("jan", "els")
    return lived


async def test_sara_signs_after_vera_has_read_it(signing: Lived):
    page = (await signing.page("sara", "/tekenen")).text
    assert ("Jij koos: Vera leest dit eerst." in page, "Ik heb alles gelezen" in page) == (True, False)
    home = await (await signing.as_("vera")).get("/thuis")
    assert "Lees wat voor jou open staat" in home.text
    done = await press(await signing.as_("vera"), await signing.page("vera", ""), "Ik heb dit gelezen")
    assert done.status_code == 303
    assert "Je zei dat je dit gelezen hebt." in (await signing.page("vera", "")).text
    assert "Ik heb alles gelezen" in (await signing.page("sara", "/tekenen")).text
    await signing.do(c.LimitConfidant, "sara", person=id_of("vera"), level=Trust.READ_FIRST)
    assert (await press_sign(signing)).status_code == 303


async def press_sign(lived: Lived):
    page = await lived.page("sara", "/handtekeningen")
    return await press(await lived.as_("sara"), page, "Ik onderteken", it_is_me="yes")


async def test_a_signature_before_that_is_refused_in_words(signing: Lived):
    late = await press_sign(signing)
    assert (late.status_code, "Je wilde pas tekenen als iemand gelezen heeft." in late.text) == (409, True)


async def test_sara_waits_no_longer_and_vera_still_reads_along(signing: Lived):
    page = await signing.page("sara", "/tekenen")
    done = await press(await signing.as_("sara"), page, "Ik wacht niet meer op Vera")
    assert done.headers["location"] == f"{signing.url}/tekenen"
    assert "Ik heb alles gelezen" in (await signing.page("sara", "/tekenen")).text
    vera = (await signing.page("vera", "")).text
    assert (QUIET in vera, NEED in vera, "Ik heb dit gelezen" in vera) == (True, False, False)


async def test_nobody_else_is_told_that_sara_waits(signing: Lived):
    for who in ("jan", "els"):
        pages = [(await signing.page(who, path)).text for path in ("", "/tekenen", "/mensen", "/dagboek")]
        assert [page for page in pages if "Vera" in page] == []


async def test_the_level_is_set_and_kept_with_the_day(lived: Lived):
    await lived.begun()
    await along(lived, lived.quiet)
    sara = await lived.as_("sara")
    await press(sara, await lived.page("sara", VERA), "Bewaar dit", first="yes", until="2/4/2027")
    page = (await lived.page("sara", VERA)).text
    assert ('value="2/4/2027"' in page, 'name="first" value="yes" checked' in page) == (True, True)


# --- words ------------------------------------------------------------------------------


async def test_everybody_can_read_it(signing: Lived):
    await suggests(signing, "")
    await suggests(signing, f"/afspraken/{signing.quiet}", says="discuss")
    pages = {
        ("sara", path): (await signing.page("sara", path)).text
        for path in ("", "/tekenen", VERA, f"/afspraken/{signing.quiet}", "/dagboek")
    } | {
        ("vera", path): (await signing.page("vera", path)).text
        for path in ("", "/raad", f"/afspraken/{signing.quiet}", "/dagboek")
    }
    bars = {"sara": BARS["worker"], "vera": BARS["confidant"]}
    assert {key: found for key, page in pages.items() if (found := problems_of_page(page, bars[key[0]]))} == {}
    assert [key for key, page in pages.items() if "vertrouwenspersoon" in page.lower()] == []


async def test_in_english_it_says_nothing_in_dutch(signing: Lived):
    await suggests(signing, f"/afspraken/{signing.quiet}", says="discuss")
    found = {}
    for who, paths in (
        ("sara", ("", "/tekenen", "/vertrouwen", VERA, f"/afspraken/{signing.quiet}", "/dagboek", "/wie-ziet-wat")),
        ("vera", ("", "/raad", "/uitnodiging", "/verlaten", "/mensen", "/dagboek")),
    ):
        browser = await signing.as_(who)
        await browser.post("/taal", data={"language": "en", "terug": "/"})
        for path in paths:
            page = await signing.page(who, path)
            assert '<html lang="en"' in page.text
            found[who, path] = Spoken(page.text).dutch()
    assert {key: words for key, words in found.items() if words} == {}
