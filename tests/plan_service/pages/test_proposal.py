"""From the views to VDAB: the proposal, what each says of it, sending it, and keeping everything as it is."""

import httpx
import pytest

from tests.case_play import Play, Playing
from tests.reading import BARS, problems_of_page
from tests.rounds import ALIKE, concluded
from tests.web import press
from workflows.dossier import dossier_hash
from workflows.glossary import Role

VOORSTEL, ANTWOORD, VERSTUREN = "/evaluatie/voorstel", "/evaluatie/antwoord", "/evaluatie/versturen"
RAISE = {
    "support_premium_level": "raise",
    "support_premium_term": "keep",
    "support_premium_value": "high",
    "support_premium_from": "2027-Q1",
    "wage_premium_level": "keep",
    "wage_premium_term": "keep",
    "text": "Er komen nieuwe ploegen bij.",
    "against": "Het gaat al goed.",
}
UP = {"needs": dict.fromkeys(ALIKE["needs"], "more")}


async def proposed(play: Play) -> Playing:
    """Everybody says that more is needed, and Greet asks for it."""
    case = await concluded(play, everybody=UP)
    await press(await case.as_("greet"), await case.sees("greet", VOORSTEL), "Leg dit voorstel voor", **RAISE)
    return case


async def answered(play: Play, *who: str) -> Playing:
    case = await proposed(play)
    for name in who or ("tom", "wim", "greet"):
        await press(await case.as_(name), await case.sees(name, ANTWOORD), "Ik sta hierachter")
    return case


async def test_the_proposal_starts_from_the_indication_and_asks_everybody(play: Play):
    case = await concluded(play, everybody=UP)
    form = await case.sees("greet", VOORSTEL)
    assert 'name="support_premium_level" value="raise" checked' in form.text
    once = await press(await case.as_("greet"), form, "Leg dit voorstel voor", **RAISE)
    twice = await press(await case.as_("greet"), form, "Leg dit voorstel voor", **RAISE)
    assert [one.headers["location"] for one in (once, twice)] == [f"{case.url}{ANTWOORD}"] * 2
    proposal = (await case.plan()).cycle.proposal
    support = next(line for line in proposal.lines if line.instrument == "support_premium")
    assert (proposal.number, proposal.departs, support.value, support.first_quarter) == (1, False, "high", "2027-Q1")
    page = (await case.sees("tom")).text
    assert [said in page for said in ("Er komen nieuwe ploegen bij.", "Het gaat al goed.", "Wat spreekt ertegen?")] == [
        True
    ] * 3


async def test_departing_from_the_indication_asks_one_sentence(play: Play):
    case = await concluded(play, everybody=UP)
    form, greet = await case.sees("greet", VOORSTEL), await case.as_("greet")
    lower = RAISE | {"support_premium_level": "keep"}
    again = await press(greet, form, "Leg dit voorstel voor", **lower)
    assert (again.status_code, again.text.count('class="wrong"')) == (422, 1)
    assert "Er komen nieuwe ploegen bij." in again.text
    await press(greet, again, "Leg dit voorstel voor", why="Wij wachten liever een jaar.")
    assert "Wij wachten liever een jaar." in (await case.sees("wim")).text
    assert (await case.plan()).cycle.proposal.departs


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"text": ""}, 1),
        ({"support_premium_value": "", "support_premium_from": ""}, 2),
        ({"wage_premium_level": "raise", "wage_premium_value": "veel", "why": "Daarom."}, 2),
        ({"text": "x" * 2_001, "wage_premium_term": "altijd"}, 2),
    ],
)
async def test_an_incomplete_proposal_comes_back_with_all_that_was_typed(play: Play, typed: dict, problems: int):
    case = await concluded(play, everybody=UP)
    again = await press(
        await case.as_("greet"), await case.sees("greet", VOORSTEL), "Leg dit voorstel voor", **RAISE | typed
    )
    assert (again.status_code, again.text.count('class="wrong"')) == (422, problems)
    assert "Het gaat al goed." in again.text


async def test_who_signs_writes_one_only_after_two_weeks_without(play: Play):
    case = await concluded(play)
    assert (await case.sees("wim", VOORSTEL)).status_code == 303
    refused = await case.posts("wim", VOORSTEL, **RAISE, version="1", why="Wim wil dit ook.")
    assert (refused.status_code, "Wim wil dit ook." in refused.text) == (409, True)
    case.later(days=15)
    assert (await case.sees("wim", VOORSTEL)).status_code == 200


async def test_each_stands_behind_it_or_says_how_they_see_it(play: Play):
    case = await proposed(play)
    wim = await case.as_("wim")
    form = await case.sees("wim", f"{ANTWOORD}/anders")
    empty = await press(wim, form, "Bewaar wat ik vind")
    assert empty.status_code == 422
    for _ in range(2):
        await press(wim, form, "Bewaar wat ik vind", text="Midden is genoeg.")
    await press(await case.as_("tom"), await case.sees("tom", ANTWOORD), "Ik sta hierachter")
    stands = {stand.role: stand.verdict.value for stand in (await case.plan()).cycle.proposal.stands}
    assert stands == {Role.EMPLOYER: "dissent", Role.WORKER: "endorsed"}
    page = (await case.sees("greet")).text
    assert ("Midden is genoeg." in page, "Midden is genoeg." in (await case.sees("sven")).text) == (True, False)


async def test_an_answer_to_an_older_proposal_is_refused(play: Play):
    case = await proposed(play)
    old = await case.sees("tom", ANTWOORD)
    await press(
        await case.as_("greet"), await case.sees("greet", VOORSTEL), "Leg dit voorstel voor", text="Beter gezegd."
    )
    refused = await press(await case.as_("tom"), old, "Ik sta hierachter")
    assert refused.status_code == 409


async def test_it_goes_when_all_answered_and_is_sealed_over_what_went(play: Play):
    case = await answered(play, "tom", "wim")
    assert (await case.sees("tom", VERSTUREN)).status_code == 303
    await press(await case.as_("greet"), await case.sees("greet", ANTWOORD), "Ik sta hierachter")
    seal = dossier_hash(await case.plan())
    page = await case.sees("tom", VERSTUREN)
    for _ in range(2):
        sent = await press(await case.as_("tom"), page, "Stuur naar VDAB")
        assert sent.headers["location"] == f"{case.url}/evaluatie"
    cycle = (await case.plan()).cycle
    assert (cycle.state.value, cycle.dossier) == ("submitted", seal)
    assert "ligt sinds vandaag bij VDAB" in (await case.sees("wim")).text
    assert "Neem het voorstel terug" not in (await case.sees("wim")).text
    await press(await case.as_("tom"), await case.sees("tom"), "Neem het voorstel terug")
    assert (await case.plan()).cycle.state.value == "concluding"


async def test_without_the_workers_answer_it_says_what_vdab_will_not_read(play: Play):
    case = await answered(play, "wim", "greet")
    case.later(days=15)
    page = await case.sees("greet", VERSTUREN)
    assert "Dan leest VDAB alleen het voorstel en de afspraken." in page.text
    await press(await case.as_("greet"), page, "Stuur naar VDAB")
    assert (await case.plan()).cycle.unanswered == (Role.WORKER,)
    assert "Tom gaf geen antwoord." in (await case.sees("greet")).text


async def new_version(case: Playing) -> None:
    """Tom accepts the other text that was on the table, and all sign version 2."""
    await case.does("tom", "worker", "accept_clause", clause="ploeg")
    await case.does("greet", "coach", "freeze_version")
    for who, role in (("tom", "worker"), ("wim", "employer"), ("greet", "coach")):
        await case.does(who, role, "sign_version")


async def test_a_newer_version_is_shown_and_asked_to_confirm(play: Play):
    case = await answered(play)
    await new_version(case)
    greet, page = await case.as_("greet"), await case.sees("greet", VERSTUREN)
    assert "Drie dagen werk je met Sven." in page.text
    again = await press(greet, page, "Stuur naar VDAB")
    assert again.status_code == 422
    await press(greet, again, "Stuur naar VDAB", confirm_version="yes")
    assert (await case.plan()).cycle.state.value == "submitted"


async def test_views_about_an_earlier_text_say_so_and_a_proposal_confirms_the_new(play: Play):
    case = await concluded(play, everybody=UP)
    stale = await case.sees("greet", VOORSTEL)
    await new_version(case)
    assert (await case.sees("tom")).text.count("over de vorige tekst") == 1
    greet = await case.as_("greet")
    assert (await press(greet, stale, "Leg dit voorstel voor", **RAISE)).status_code == 422
    again = await press(
        greet, await case.sees("greet", VOORSTEL), "Leg dit voorstel voor", **RAISE, confirm_version="yes"
    )
    assert again.headers["location"] == f"{case.url}{ANTWOORD}"
    assert (await case.plan()).cycle.proposal.version == 2


async def test_nothing_changed_takes_one_page_and_one_confirmation_each(play: Play):
    case = await concluded(play)
    greet, page = await case.as_("greet"), await case.sees("greet")
    assert "Er is niets veranderd" in page.text
    for _ in range(2):
        await press(greet, page, "Stel dit voor en sta erachter")
    proposal = (await case.plan()).cycle.proposal
    assert (proposal.number, [stand.role for stand in proposal.stands]) == (1, [Role.COACH])
    for who in ("tom", "wim"):
        await press(await case.as_(who), await case.sees(who, ANTWOORD), "Ik sta hierachter")
    await keeps(case, await case.sees("wim", VERSTUREN))


async def keeps(case: Playing, page: httpx.Response) -> None:
    wim = await case.as_("wim")
    assert (await press(wim, page, "Sluit deze ronde af")).status_code == 422
    await press(wim, page, "Sluit deze ronde af", reason="Het blijft goed gaan.")
    plan = await case.plan()
    assert [cycle.outcome.value for cycle in plan.cycles] == ["keep"]
    assert "Het blijft goed gaan." in (await case.sees("tom")).text


async def test_when_something_changed_there_is_no_short_way(play: Play):
    case = await concluded(play, everybody=UP)
    assert "Er is niets veranderd" not in (await case.sees("greet")).text
    assert (await case.sees("wim", VERSTUREN)).status_code == 303


async def test_every_page_on_the_way_reads_easily(play: Play):
    case = await proposed(play)
    pages = [
        ("tom", ANTWOORD),
        ("tom", f"{ANTWOORD}/anders"),
        ("wim", ANTWOORD),
        ("greet", VOORSTEL),
        ("tom", "/evaluatie"),
    ]
    await press(await case.as_("greet"), await case.sees("greet", ANTWOORD), "Ik sta hierachter")
    case.later(days=15)
    pages += [("tom", VERSTUREN), ("wim", VERSTUREN), ("greet", VERSTUREN)]
    bars = {"tom": BARS["worker"], "wim": BARS["employer"], "greet": BARS["coach"]}
    assert [
        problem for who, path in pages for problem in problems_of_page((await case.sees(who, path)).text, bars[who])
    ] == []
