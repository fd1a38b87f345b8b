"""Needs are the worker's: others suggest, nobody else changes one."""

from tests.first_plan import NEED, Somebody, begun, drafted, token
from tests.reading import BARS, problems_of_page
from tests.web import press

SUGGESTED = "Sara werkt beter met een foto."


async def test_the_worker_writes_rewrites_and_drops(as_: Somebody):
    plan = await begun(as_)
    sara = await as_("sara")
    await press(sara, await sara.get(f"{plan}/behoeften/nieuw"), "Bewaar", text="Rust helpt mij.")
    page = await sara.get(f"{plan}/behoeften")
    assert [text in page.text for text in (NEED, "Rust helpt mij.")] == [True, True]

    await press(sara, await sara.get(link(page, "/tekst")), "Bewaar", text="Ik wil het bord zien.")
    page = await sara.get(f"{plan}/behoeften")
    assert [text in page.text for text in (NEED, "Ik wil het bord zien.")] == [False, True]

    await press(sara, page, "Schrap dit")
    page = await sara.get(f"{plan}/behoeften")
    assert [text in page.text for text in ("Ik wil het bord zien.", "Rust helpt mij.")] == [False, True]


async def test_what_others_suggest_waits_for_the_worker(as_: Somebody):
    plan = await begun(as_)
    jan, els, sara = await as_("jan"), await as_("els"), await as_("sara")
    await press(jan, await jan.get(f"{plan}/behoeften/nieuw"), "Stel dit voor", text=SUGGESTED)
    assert [SUGGESTED in (await one.get(f"{plan}/behoeften")).text for one in (jan, els, sara)] == [True, False, True]

    await press(sara, await sara.get(f"{plan}/behoeften"), "Ja, dit klopt")

    assert SUGGESTED in (await els.get(f"{plan}/behoeften")).text


async def test_a_suggestion_set_aside_is_gone_and_one_said_differently_is_the_workers(as_: Somebody):
    plan = await begun(as_)
    els, sara = await as_("els"), await as_("sara")
    for text in (SUGGESTED, "Nog iets."):
        page = await els.get(f"{plan}/behoeften/nieuw")
        await press(els, page, "Stel dit voor", text=text, easy="")
    await press(sara, await sara.get(f"{plan}/behoeften"), "Nee, weg ermee")
    assert SUGGESTED not in (await sara.get(f"{plan}/behoeften")).text
    await press(
        sara, await sara.get(link(await sara.get(f"{plan}/behoeften"), "/tekst")), "Bewaar", text="Mijn woorden."
    )
    assert "Mijn woorden." in (await els.get(f"{plan}/behoeften")).text


async def test_only_the_worker_changes_a_need(as_: Somebody):
    plan = await begun(as_)
    sara, jan = await as_("sara"), await as_("jan")
    need = link(await sara.get(f"{plan}/behoeften"), "/tekst").removesuffix("/tekst")
    for path, typed in (("/tekst", {"text": "Iets anders."}), ("/schrappen", {}), ("/overnemen", {})):
        refused = await jan.post(need + path, data={"csrf": await token(jan), **typed})
        assert (path, refused.status_code) == (path, 409)
    assert NEED in (await sara.get(f"{plan}/behoeften")).text


async def test_an_empty_text_comes_back_and_the_same_form_twice_is_one_need(as_: Somebody):
    plan = await begun(as_)
    sara = await as_("sara")
    page = await sara.get(f"{plan}/behoeften/nieuw")
    empty = await press(sara, page, "Bewaar", text="  ")
    assert (empty.status_code, "Vul dit in." in empty.text) == (422, True)
    long = await press(sara, page, "Bewaar", text="x" * 2_001)
    assert (long.status_code, "x" * 2_001 in long.text) == (422, True)
    for _ in range(2):
        assert (await press(sara, page, "Bewaar", text="Rust helpt mij.")).status_code == 303
    assert (await sara.get(f"{plan}/behoeften")).text.count("“Rust helpt mij.”") == 1


async def test_each_page_is_for_whom_it_is(as_: Somebody):
    plan = await drafted(as_)
    for who, status in (("sara", 200), ("noor", 200), ("jan", 403), ("dirk", 404), ("eva", 404)):
        browser = await as_(who)
        found = [(await browser.get(plan + path)).status_code for path in ("/behoeften", "/behoeften/nieuw")]
        assert (who, found) == (who, [status, status])


async def test_a_need_of_another_plan_does_not_exist_here(as_: Somebody):
    plan, other = await begun(as_), await begun(as_)
    sara = await as_("sara")
    need = link(await sara.get(f"{other}/behoeften"), "/tekst").rsplit("/", 2)[1]
    assert (await sara.get(f"{plan}/behoeften/{need}/tekst")).status_code == 404


async def test_everybody_can_read_these_pages(as_: Somebody):
    plan = await begun(as_)
    els = await as_("els")
    await press(els, await els.get(f"{plan}/behoeften/nieuw"), "Stel dit voor", text=SUGGESTED)
    roles = {"sara": "worker", "jan": "employer", "els": "coach", "noor": "drafter"}
    wrong = {
        (who, path): problems_of_page((await (await as_(who)).get(plan + path)).text, BARS[role])
        for who, role in roles.items()
        for path in ("/behoeften", "/behoeften/nieuw")
    }
    assert {place: found for place, found in wrong.items() if found} == {}


def link(page, ending: str) -> str:
    """The first link on the page that ends so."""
    return next(part.split('"')[0] for part in page.text.split('href="')[1:] if part.split('"')[0].endswith(ending))
