"""Questions made from a plan: the same every time, every answer from the plan itself, and one of them right."""

import pytest

from plan_service.read.reader import Body
from plan_service.read.understanding import Agreed, Question, questions

PEOPLE = ("Jan", "Els", "Dirk")


def agreed(title: str, easy: str, who: str = "", doers: tuple[str, ...] = ()) -> Agreed:
    return Agreed(f"id of {title}", Body({"title": title, "text": easy, "easy": easy, "who": who}), doers)


PAUSES = agreed("Pauzes", "Je krijgt elke dag extra pauze.", "Jan")
QUIET = agreed("Een stille hoek", "Je zit in een stille hoek.")
BOARD = agreed("Het fotobord", "Elke ochtend kijken we op het bord.")


def told(question: Question) -> tuple[str, str, list[tuple[str, bool]]]:
    about = question.agreement.body.title if question.agreement else ""
    return question.about, about, [(option.text, option.right) for option in question.options]


def test_three_questions_from_three_agreements():
    assert [told(one) for one in questions((PAUSES, QUIET, BOARD), PEOPLE, 3)] == [
        ("who", "Pauzes", [("Dirk", False), ("Els", False), ("Jan", True)]),
        (
            "what",
            "Een stille hoek",
            [
                ("Elke ochtend kijken we op het bord.", False),
                ("Je krijgt elke dag extra pauze.", False),
                ("Je zit in een stille hoek.", True),
            ],
        ),
        ("thinking", "", [("never", False), ("days", True), ("others", False)]),
    ]


def test_without_thinking_time_nothing_is_asked_about_it():
    assert [told(one) for one in questions((PAUSES,), PEOPLE, 0)][-1] == (
        "reopening",
        "",
        [("never", False), ("always", True), ("others", False)],
    )


def test_where_nobody_is_named_two_agreements_are_asked_about():
    asked = questions((QUIET, BOARD, agreed("Pauzes", "Je krijgt pauze.")), PEOPLE, 3)
    assert [told(one)[:2] for one in asked] == [("what", "Een stille hoek"), ("what", "Het fotobord"), ("thinking", "")]


def test_the_agreement_asked_about_first_is_asked_again_only_when_there_is_no_other():
    untitled = agreed("", "Dirk belt op maandag.")
    other = agreed("", "An komt op dinsdag.")
    assert [told(one)[:2] for one in questions((untitled, PAUSES, other), PEOPLE, 3)] == [
        ("who", "Pauzes"),
        ("what", "Pauzes"),
        ("thinking", ""),
    ]


@pytest.mark.parametrize(
    "agreements",
    [(), (QUIET,), (QUIET, BOARD), (agreed("Pauzes", "Je krijgt pauze.", "de ploeg"),)],
    ids=["none", "one", "two", "nobody named"],
)
def test_with_too_little_of_the_plan_to_ask_about_nothing_is_asked(agreements):
    assert questions(agreements, PEOPLE, 3) == ()


@pytest.mark.parametrize(
    "one",
    [
        agreed("Pauzes", "Jan vraagt het aan Els.", "Jan"),
        agreed("Bellen met Els", "Jan belt.", "Jan"),
        agreed("Pauzes", "Je krijgt pauze.", "Jan en Els"),
        agreed("Pauzes", "Je krijgt pauze.", "Jan", ("Jan", "Els")),
    ],
    ids=["in the text", "in the title", "written as doer", "listed as doer"],
)
def test_whoever_the_agreement_speaks_of_is_no_wrong_answer(one):
    assert questions((one,), PEOPLE, 3) == ()
    (who, _) = questions((one,), (*PEOPLE, "Noor"), 3)
    assert [option.text for option in who.options if not option.right] == ["Dirk", "Noor"]


def test_two_people_of_one_name_are_one_answer():
    assert questions((PAUSES,), ("Jan", "Els", "Els"), 3) == ()


@pytest.mark.parametrize(
    "twin",
    [
        agreed("Een stille hoek", "Je zit bij het raam."),
        agreed("Rust", "Je zit in een stille hoek."),
        agreed("Leeg", ""),
    ],
    ids=["the same title", "the same text", "erased"],
)
def test_what_could_be_right_as_well_is_no_wrong_answer(twin):
    assert [one.about for one in questions((QUIET, twin, BOARD), PEOPLE, 3) if told(one)[1] == "Een stille hoek"] == []
