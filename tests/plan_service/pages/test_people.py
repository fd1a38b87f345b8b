"""Who takes part: asked freely, free to say no, free to stop; nobody reads before the worker lets them."""

from plan_service import tables
from tests.first_plan import AGREEMENT, NEED, Somebody, answered, ask, begun, drafted, started, token
from tests.reading import BARS, problems_of_page
from tests.web import id_of, press

ROLES = {"sara": "worker", "jan": "employer", "els": "coach", "noor": "drafter", "dirk": "colleague_coach"}
CHOSEN = "Vraag deze collega"


async def colleague_asked(as_: Somebody, plan: str) -> None:
    jan = await as_("jan")
    page = await jan.get(f"{plan}/mensen/collega")
    await press(jan, page, CHOSEN, person=id_of("dirk"), hours="8")


async def test_the_page_says_who_as_what_and_how_they_stand(as_: Somebody):
    plan = await drafted(as_)
    await colleague_asked(as_, plan)
    page = (await (await as_("sara")).get(f"{plan}/mensen")).text
    main = page.split("<main")[1].split("</main>")[0]
    assert [f"<b>{name}</b>" in main for name in ("Sara", "Jan", "Els", "Noor", "Dirk")] == [True] * 5
    said = ("Komt van buiten het bedrijf.", "Verklaarde: ik ben onafhankelijk", "Krijgt hiervoor 8 uur per maand.")
    assert [one in main for one in said] == [True] * 3


async def test_somebody_is_asked_once_and_a_choice_not_made_comes_back(as_: Somebody):
    plan = await started(as_)
    noor = await as_("noor")
    page = await noor.get(f"{plan}/mensen")
    wrong = await press(noor, page, "Vraag deze persoon")
    assert (wrong.status_code, "Kies een persoon." in wrong.text) == (422, True)
    fields = {"seat": "coach", "coach_person": id_of("els"), "csrf": await token(noor)}
    half = await noor.post(f"{plan}/mensen", data=fields)
    assert (half.status_code, "Zeg waar de jobcoach werkt." in half.text) == (422, True)
    assert f'value="{id_of("els")}" selected' in half.text

    for _ in range(2):
        done = await press(noor, page, "Vraag deze persoon", employer_person=id_of("jan"))
        assert done.status_code == 303
    assert len(await tables.Event.select().where(tables.Event.name == "party_invited")) == 1


async def test_a_stranger_to_the_role_cannot_be_asked(as_: Somebody):
    plan = await started(as_)
    assert (await ask(as_, plan, "eva", "employer")).status_code == 422
    assert (await ask(as_, plan, "karim", "coach")).status_code == 422


async def test_an_invitation_tells_who_asks_for_whom_and_nothing_of_the_plan(as_: Somebody):
    plan = await drafted(as_)
    await colleague_asked(as_, plan)
    dirk = await as_("dirk")
    page = (await dirk.get(f"{plan}/uitnodiging")).text
    said = ("Jan vraagt of jij wil meedoen als collega-coach", "Het gaat over Sara.", "8 uur per maand")
    assert [one in page for one in said] == [True] * 3
    hidden = (NEED, AGREEMENT, "De Smet", "Els", "Noor", "We wachten", "/mensen", "/dagboek")
    assert [one for one in hidden if one in page] == []
    for path in ("", "/mensen", "/behoeften", "/opstellen"):
        assert (path, (await dirk.get(plan + path)).status_code) == (path, 404)


async def test_yes_takes_one_press_and_twice_is_once(as_: Somebody):
    plan = await begun(as_)
    await colleague_asked(as_, plan)
    dirk = await as_("dirk")
    page = await dirk.get(f"{plan}/uitnodiging")
    for _ in range(2):
        assert (await press(dirk, page, "Ja, ik doe mee")).headers["location"] == f"{plan}/uitnodiging"
    assert "Sara kiest wanneer dat kan." in (await dirk.get(f"{plan}/uitnodiging")).text
    assert len(await tables.Event.select().where(tables.Event.name == "invitation_accepted")) == 3


async def test_no_is_fine_asks_no_reason_and_ends_it(as_: Somebody):
    plan = await begun(as_)
    await colleague_asked(as_, plan)
    dirk = await as_("dirk")
    page = await dirk.get(f"{plan}/uitnodiging")
    for _ in range(2):
        assert (await press(dirk, page, "Nee, dank je")).status_code == 303
    after = (await dirk.get(f"{plan}/uitnodiging")).text
    assert ("Je zei nee. Dat is goed." in after, "Ja, ik doe mee" in after) == (True, False)
    assert (await dirk.get(plan)).status_code == 404
    refused = await dirk.post(f"{plan}/uitnodiging", data={"answer": "accept", "csrf": await token(dirk)})
    assert (refused.status_code, "We wachten" in refused.text) == (409, False)


async def test_an_answer_that_was_not_offered_comes_back(as_: Somebody):
    plan = await started(as_)
    await ask(as_, plan, "jan", "employer")
    jan = await as_("jan")
    wrong = await jan.post(f"{plan}/uitnodiging", data={"answer": "perhaps", "csrf": await token(jan)})
    assert (wrong.status_code, "Ja, ik doe mee" in wrong.text) == (422, True)


async def test_who_was_not_asked_finds_no_invitation(as_: Somebody):
    plan = await drafted(as_)
    for who in ("dirk", "eva", "karim"):
        assert (who, (await (await as_(who)).get(f"{plan}/uitnodiging")).status_code) == (who, 404)


async def test_the_worker_opens_the_plan_to_a_newcomer(as_: Somebody):
    plan = await begun(as_)
    await colleague_asked(as_, plan)
    await answered(as_, plan, "dirk")
    sara, jan = await as_("sara"), await as_("jan")
    els = await as_("els")
    form = await els.get(f"{plan}/afspraken/nieuw")
    await press(els, form, "Stel dit voor", title="Hulp", text="Dirk helpt je.", doers="colleague_coach")
    dirk = await as_("dirk")
    assert "Dirk helpt je." not in (await dirk.get(plan)).text
    data = {"seat": "colleague_coach", "person": id_of("dirk"), "csrf": await token(jan)}
    assert (await jan.post(f"{plan}/mensen/openen", data=data)).status_code == 403

    await press(sara, await sara.get(f"{plan}/mensen"), "Ja, Dirk mag lezen")

    page = (await dirk.get(plan)).text
    assert ("Dirk helpt je." in page, AGREEMENT in page) == (True, False)


async def test_why_there_is_no_colleague_is_told_to_who_reads_the_plan(as_: Somebody):
    plan = await begun(as_)
    els = await as_("els")
    page = await els.get(f"{plan}/mensen/collega")
    empty = await press(els, page, "Bewaar")
    assert empty.status_code == 422
    assert (await press(els, page, "Bewaar", reason="Het team is klein.")).status_code == 303
    assert "Het team is klein." in (await (await as_("sara")).get(f"{plan}/mensen")).text
    with_coach = await els.post(f"{plan}/mensen/collega", data={"person": id_of("dirk"), "csrf": await token(els)})
    assert with_coach.status_code == 409


async def test_hours_that_are_no_number_come_back(as_: Somebody):
    plan = await drafted(as_)
    jan = await as_("jan")
    page = await jan.get(f"{plan}/mensen/collega")
    wrong = await press(jan, page, CHOSEN, person=id_of("dirk"), hours="veel")
    assert (wrong.status_code, 'value="veel"' in wrong.text, "checked" in wrong.text) == (422, True, True)
    nobody = await press(jan, page, CHOSEN)
    assert (nobody.status_code, "Kies een persoon." in nobody.text) == (422, True)


async def test_who_leaves_reads_nothing_any_more_and_the_plan_goes_on(as_: Somebody):
    plan = await begun(as_)
    noor, sara = await as_("noor"), await as_("sara")
    page = await noor.get(f"{plan}/verlaten")
    done = await press(noor, page, "Ja, ik stop")
    assert (done.status_code, done.headers["location"]) == (303, "/thuis")
    assert (await noor.get(plan)).status_code == 404
    assert NEED in (await sara.get(plan)).text
    assert (await sara.get(f"{plan}/verlaten")).status_code == 403


async def test_each_page_is_for_whom_it_is(as_: Somebody):
    plan = await drafted(as_)
    rows = {
        "sara": (200, 403, 403),
        "jan": (200, 200, 403),
        "els": (200, 200, 200),
        "noor": (200, 403, 200),
        "eva": (404, 404, 404),
    }
    for who, expected in rows.items():
        browser = await as_(who)
        found = [(await browser.get(plan + path)).status_code for path in ("/mensen", "/mensen/collega", "/verlaten")]
        assert (who, tuple(found)) == (who, expected)


async def test_everybody_can_read_these_pages(as_: Somebody):
    plan = await begun(as_)
    await colleague_asked(as_, plan)
    found = {}
    for who, path in (
        ("dirk", "/uitnodiging"),
        ("jan", "/mensen/collega"),
        ("els", "/mensen/collega"),
        ("noor", "/verlaten"),
    ):
        found[who, path] = await look(as_, who, plan + path)
    await answered(as_, plan, "dirk")
    for who in ROLES:
        found[who, "/mensen"] = await look(as_, who, f"{plan}/mensen")
    found["dirk", "/verlaten"] = await look(as_, "dirk", f"{plan}/verlaten")
    own = await started(as_, "sara")
    found["sara", "own"] = await look(as_, "sara", f"{own}/mensen")
    for who, seat in (("jan", "employer"), ("els", "coach"), ("noor", "drafter")):
        asked = await ask(as_, own, who, seat, by="sara")
        assert asked.status_code == 303
        found[who, "asked"] = await look(as_, who, f"{own}/uitnodiging")
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


async def look(as_: Somebody, who: str, url: str) -> list[str]:
    page = await (await as_(who)).get(url)
    assert page.status_code == 200
    return problems_of_page(page.text, BARS[ROLES[who]])
