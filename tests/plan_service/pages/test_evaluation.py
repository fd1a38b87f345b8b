"""The evaluation: where it stands, for whom; what nobody may see before its time, and some never."""

import pytest

from plan_service import clock, tables
from tests.case_play import Play
from tests.reading import BARS, problems_of_page
from tests.rounds import ALIKE, concluded
from tests.web import press

STATEMENT = "De kaart is goed."
CONFIDED = "Ik durf dit niet te zeggen."


async def test_planned_it_says_when_and_what_and_can_be_opened_early_once(play: Play):
    case = await play("lien")
    page = await case.sees("lien")
    assert "De volgende evaluatie is op dinsdag 26 januari 2027." in page.text

    once = await press(await case.as_("lien"), page, "Begin nu met de evaluatie")
    twice = await press(await case.as_("lien"), page, "Begin nu met de evaluatie")

    assert [one.headers["location"] for one in (once, twice)] == [f"{case.url}/evaluatie"] * 2
    assert (await case.posts("hilde", "/evaluatie/openen")).status_code == 409
    plan = await case.plan()
    assert (plan.cycle.state.value, plan.cycle.number) == ("gathering", 2)


@pytest.mark.parametrize(
    ("path", "who", "status"),
    [
        ("", "eva", 404),
        ("/openen", "eva", 404),
        ("", "mieke", 200),
        ("/openen", "mieke", 403),
        ("/voorstel", "mieke", 403),
        ("/antwoord", "noor", 403),
        ("/versturen", "noor", 403),
        ("/kijk", "noor", 403),
        ("/vraag", "mieke", 403),
    ],
)
async def test_who_may_come_here(play: Play, path: str, who: str, status: int):
    case = await play("lien")
    sent = case.posts(who, f"/evaluatie{path}") if path == "/openen" else case.sees(who, f"/evaluatie{path}")
    assert (await sent).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "verlengen",
        "gesprek",
        "verder",
        "kijk",
        "voorstel",
        "vernieuwen",
        "antwoord",
        "versturen",
        "behouden",
        "terugnemen",
        "vraag",
    ],
)
async def test_what_is_not_at_hand_is_refused_in_words(play: Play, path: str):
    case = await play("lien")
    refused = await case.posts(
        "lien", f"/evaluatie/{path}", text="Mijn woorden staan hier.", reason="Mijn woorden staan hier."
    )
    assert refused.status_code == 409
    assert "Mijn woorden staan hier." in refused.text


async def test_an_earlier_round_keeps_its_result_and_its_reasons(play: Play):
    page = (await (await play("lien")).sees("lien")).text
    said = ("Ronde 1, 26 juli 2026: vaststelling van VDAB", "VDAB vindt het niveau midden juist.")
    over = "Opnieuw laten kijken kon tot woensdag 9 september."
    assert [text in page for text in (*said, over, "Ten laatste")] == [True, True, True, False]


async def test_a_finding_says_until_when_one_can_ask_to_look_again(play: Play):
    case = await play("fatima")
    lines = [
        {"instrument": "support_premium", "level": "raise", "term": "keep", "value": "medium", "first_quarter": 60}
    ]
    await case.does("karim", "reviewer", "record_finding", lines=lines, words={"text": "Dit is nodig."})
    shown = {who: (await case.sees(who)).text for who in ("fatima", "ann", "peter")}
    assert [who for who, page in shown.items() if "ten laatste op donderdag 7 januari 2027" in page] == [
        "fatima",
        "ann",
    ]
    assert [who for who, page in shown.items() if "Dit is nodig." in page] == ["fatima", "ann"]
    assert problems_of_page(shown["fatima"], BARS["worker"]) == []


async def test_before_all_are_in_nobody_reads_what_another_said(play: Play):
    case = await play("tom")
    for who in ("wim", "greet", "noor", "sven"):
        for path in ("/evaluatie", "/evaluatie/kijk", "/evaluatie/voorstel", "/evaluatie/kijk/bewaard", "/dagboek", ""):
            assert STATEMENT not in (await case.sees(who, path)).text
    page = await case.sees("wim")
    assert page.text.count("heeft verteld") == 1
    assert STATEMENT in (await case.sees("tom", "/evaluatie/kijk")).text


async def test_side_by_side_a_private_part_is_for_coach_and_writer_only(play: Play):
    case = await concluded(play, statement="Ik leer veel bij.", private=CONFIDED)
    shown = {who: (await case.sees(who)).text for who in ("tom", "wim", "greet", "noor", "sven")}
    assert {who: "Ik leer veel bij." in page for who, page in shown.items()} == {
        "tom": True,
        "wim": True,
        "greet": True,
        "noor": True,
        "sven": False,
    }
    assert [who for who, page in shown.items() if CONFIDED in page] == ["tom", "greet"]
    assert [who for who, page in shown.items() if "Wim zegt dit stil." in page] == ["wim", "greet"]
    assert [who for who, page in shown.items() if "Sven zag het gebeuren." in page] == ["tom", "wim", "greet", "noor"]


async def test_a_need_kept_from_the_employer_is_in_nothing_they_see(play: Play):
    case = await play("tom")
    await case.does("tom", "worker", "hide_clause", clause="lawaai", hidden_from="employer")
    assert "Lawaai maakt mij bang" not in (await case.sees("wim", "/evaluatie/kijk")).text
    await case.does("wim", "employer", "give_view", words={**ALIKE, "needs": {"begin": "same", "vast": "same"}})
    await case.does("greet", "coach", "give_view", words=ALIKE)
    wim, greet = (await case.sees("wim")).text, (await case.sees("greet")).text
    assert ("Lawaai maakt" in wim, "Lawaai maakt" in greet) == (False, True)
    assert case.clause("lawaai") not in wim


async def test_every_reason_leads_to_what_it_rests_on(play: Play):
    case = await play("fatima")
    page = (await case.sees("els")).text
    assert "Jullie zien dit anders." in page
    assert f'<a href="#kijk-{case.clause("energie")}"' in page
    assert f'<span id="kijk-{case.clause("energie")}"' in page
    assert "De premie daalt in het 3e kwartaal 2027" in page


async def test_evidence_that_was_changed_gives_no_reasons(play: Play):
    case = await play("fatima")
    row = (await case.plan()).cycle.evidence.id
    await tables.Text.raw("UPDATE text SET body = replace(body, 'more', 'same') WHERE id = {}", row)
    page = (await case.sees("els")).text
    assert "niet meer wat toen bewaard werd" in page
    assert "Deze behoefte is groter geworden" not in page
    await tables.Text.raw("UPDATE text SET body = '', salt = '', erased_at = {} WHERE id = {}", clock.now(), row)
    assert "De redenen staan er niet meer bij" in (await case.sees("els")).text


async def test_more_time_a_talk_and_going_on_without_who_said_nothing(play: Play):
    case = await play("tom")
    page = await case.sees("tom")
    await press(await case.as_("tom"), page, "Ik wil een gesprek")
    await press(await case.as_("tom"), page, "Geef twee weken extra")
    page = await case.sees("greet")
    assert "Tom wil dit samen bespreken" in page.text
    assert "zondag 13 december" in page.text
    assert "Ga verder zonder" not in page.text
    case.later(days=30)
    await press(await case.as_("greet"), await case.sees("greet"), "Ga verder zonder wie niets zei")
    assert (await case.plan()).cycle.state.value == "concluding"
    assert "Wim gaf geen kijk." in (await case.sees("tom")).text


@pytest.mark.parametrize("key", ["tom", "fatima", "lien"])
async def test_every_state_reads_easily_for_its_reader(play: Play, key: str):
    case = await play(key)
    roles = {one.key: one.roles[0].value for one in case.case.people if one.roles[0].value != "reviewer"}
    found = {who: problems_of_page((await case.sees(who)).text, BARS[role]) for who, role in roles.items()}
    assert found == {who: [] for who in roles}


async def test_side_by_side_reads_easily(play: Play):
    case = await concluded(play)
    for who, role in (("tom", "worker"), ("wim", "employer"), ("greet", "coach"), ("sven", "colleague_coach")):
        assert problems_of_page((await case.sees(who)).text, BARS[role]) == []
