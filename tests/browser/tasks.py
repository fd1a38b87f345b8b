"""The top tasks of design/journeys.md, each as somebody walks it, and what it may take of them."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.walking import Walker
from workflows.glossary import Role

WORDS = "Dit is de reden, in gewone woorden."
Walk = Callable[[Walker], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One row of that table.

    `life`: a case, or that case cut after a step, or "" for people without plans. `start`: home, letter, or the
    address of where one stands. `screens` and `inputs`: a change that raises one of them fails.
    """

    name: str
    role: Role
    life: str
    start: str
    screens: int
    inputs: int
    walk: Walk

    def __str__(self) -> str:
        return f"{self.role.value}: {self.name}"


def see_my_turn(sara: Walker) -> None:
    sara.sees("1 ding te doen")
    sara.sees("Els plant een gesprek")
    assert sara.page.locator("main .button:not(.second)").all_inner_texts() == ["Bekijk de afspraken"]


def answer_one(sara: Walker) -> None:
    sara.sees("Wat is er veranderd sinds jij ja zei?")
    sara.answer("Ja, ik ga akkoord")


def signal(lotte: Walker) -> None:
    lotte.follow("Zeg hoe het gaat")
    lotte.choose("signal", "more")
    lotte.send("Stuur dit")


def see_who_sees(lotte: Walker) -> None:
    lotte.follow("Wie ziet wat?")
    lotte.sees("Bart keek nog niet.")


def bring_somebody(lien: Walker) -> None:
    lien.follow("Iemand die ik vertrouw")
    lien.sees("Wat kan deze persoon?")
    lien.pick("person", "Vera Wouters")
    lien.send("Vraag deze persoon")
    lien.answer("Laat alles lezen")


def sign(someone: Walker) -> None:
    someone.follow("Ik heb alles gelezen")
    someone.tick("it_is_me")
    someone.send("Ik onderteken")
    assert someone.page.url.endswith("/getekend")


def keep_a_copy(lotte: Walker) -> None:
    lotte.follow("Bewaar een kopie")
    lotte.sees("Bewaar als bestand")


def ask_for_another_coach(lotte: Walker) -> None:
    lotte.follow("Een andere jobcoach")
    lotte.sees("Je hoeft niet te zeggen waarom.")
    lotte.choose("person", "later")
    lotte.send("Vraag een andere jobcoach")


def stop(lotte: Walker) -> None:
    lotte.follow("Stoppen met dit plan")
    lotte.sees("Praat eerst met iemand")
    lotte.follow("Ik wil toch stoppen")
    lotte.answer("Stop het plan")


def say_yes_to_the_invitation(someone: Walker) -> None:
    someone.sees("vraagt of jij wil meedoen")
    someone.answer("Ja, ik doe mee")


def answer_all(jan: Walker) -> None:
    """One page for each open one, each leading on to the next."""
    jan.follow("Bekijk de afspraken")
    for _ in range(6):
        jan.answer("Ja, ik ga akkoord")


def evaluate(ann: Walker) -> None:
    ann.choose("agreements_all", "works")
    ann.choose("needs_all", "same")
    ann.choose("output", "works")
    ann.send("Verder")
    ann.send("Ja, bewaar dit")


def record_award(hilde: Walker) -> None:
    hilde.follow("Ga verder")
    hilde.page.locator("input[name=package]").first.wait_for()
    hilde.choose("package", hilde.page.locator("input[name=package]").first.get_attribute("value") or "")
    hilde.pick("first_quarter", "1e kwartaal 2027")
    hilde.type("decided_on", "12/11/2026")
    hilde.type("reference", "WSE-2026-118")
    hilde.send("Kijk alles na")
    hilde.send("Ja, noteer de brief")


def tell_of_the_work(bart: Walker) -> None:
    bart.sees("Het plan gaat door, wat je ook antwoordt.")
    bart.choose("contract", "permanent")
    bart.type("percent", "80")
    bart.choose("workplace", "brussels")
    bart.choose("employer_kind", "ordinary")
    bart.choose("vop", "no")
    bart.send("Kijk alles na")
    bart.send("Ja, bewaar dit")


def name_a_colleague(rita: Walker) -> None:
    rita.follow("Ga verder")
    rita.page.locator("input[name=person]").first.wait_for()
    rita.choose("person", rita.page.locator("input[name=person]").first.get_attribute("value") or "")
    rita.send("Vraag deze collega")


def log_a_moment(yusuf: Walker) -> None:
    yusuf.follow("Noteer een moment")
    yusuf.tick("agreements")
    yusuf.answer("Goed")


def triage(els: Walker) -> None:
    for column in ("Jouw beurt", "Wacht al een week", "Evaluatie is nabij", "Signaal"):
        els.sees(column)


def nudge(an: Walker) -> None:
    an.follow("Vraag het aan Rita")
    an.answer("Verstuur")


def begin_a_plan(noor: Walker, coach: str = "external") -> None:
    noor.follow("Begin een nieuw plan")
    noor.choose("kind", "employee")
    noor.pick("worker", "Sara De Smet")
    noor.send("Begin dit plan")
    noor.follow("Wie doet mee?")
    noor.pick("employer_person", "Jan Peeters")
    noor.send("Vraag deze persoon")
    noor.pick("coach_person", "Els Maes")
    noor.choose("coach_relation", coach)
    noor.send("Vraag deze persoon")
    noor.follow("Naar de stappen")
    noor.follow("Wat heeft Sara nodig?")
    noor.type("text", "Sara heeft een vast rustmoment nodig.")
    noor.send("Stel dit voor")
    noor.follow("Verder met het plan")
    noor.follow("Welke afspraken maken jullie?")
    noor.type("title", "Pauzes")
    noor.type("text", "Sara krijgt elke dag een kwartier extra pauze.")
    noor.send("Stel dit voor")
    noor.follow("Kijk alles na")
    noor.sees("Sara krijgt elke dag een kwartier extra pauze.")


def decide(karim: Walker) -> None:
    karim.jump("Naar de vaststelling")
    karim.choose("finding", "as_proposed")
    karim.type("reason", WORDS)
    karim.send("Leg de vaststelling vast")


def ask_back(karim: Walker) -> None:
    karim.unfold("Stel een vraag")
    karim.choose("to", "coach")
    karim.type("text", WORDS)
    karim.send("Verstuur de vraag")


W, E, C, D, CC, V = Role.WORKER, Role.EMPLOYER, Role.COACH, Role.DRAFTER, Role.COLLEAGUE_COACH, Role.REVIEWER
DOSSIER, SIGNED, FACTS = "/dossiers/{plan}", "/plannen/{plan}/getekend", "/plannen/{plan}/feiten"

# fmt: off
TASKS = (
    Task("see what is my turn",            W,  "sara",      "home",   1, 0, see_my_turn),
    Task("answer one agreement",           W,  "sara-39",   "letter", 1, 1, answer_one),
    Task("say that I need more",           W,  "lotte",     "home",   2, 1, signal),
    Task("see who sees what",              W,  "lotte",     "home",   2, 0, see_who_sees),
    Task("sign",                           W,  "lotte-33",  "letter", 2, 1, sign),
    Task("bring somebody I trust",         W,  "lien",      "home",   3, 2, bring_somebody),
    Task("keep a signed copy",             W,  "lotte-36",  SIGNED,   2, 0, keep_a_copy),
    Task("ask for another coach",          W,  "lotte",     "home",   2, 1, ask_for_another_coach),
    Task("stop",                           W,  "lotte",     "home",   3, 1, stop),
    Task("accept an invitation",           E,  "sara-4",    "letter", 1, 1, say_yes_to_the_invitation),
    Task("answer six proposals",           E,  "sara-21",   "home",   7, 6, answer_all),
    Task("sign",                           E,  "lotte-33",  "letter", 2, 1, sign),
    Task("evaluate after half a year",     E,  "fatima-52", "letter", 2, 3, evaluate),
    Task("record the award",               E,  "lien-51",   "home",   3, 4, record_award),
    Task("facts of the job, once",         E,  "lotte",     FACTS,    2, 5, tell_of_the_work),
    Task("name a colleague-coach",         E,  "kevin-17",  "home",   2, 1, name_a_colleague),
    Task("take on the role",               CC, "sara-7",    "letter", 1, 1, say_yes_to_the_invitation),
    Task("log a moment",                   CC, "lotte",     "home",   2, 2, log_a_moment),
    Task("see who waits for whom",         C,  "sara",      "home",   1, 0, triage),
    Task("nudge somebody",                 C,  "kevin",     "home",   2, 1, nudge),
    Task("write a new plan",               D,  "",          "home",  13, 8, begin_a_plan),
    Task("decide one dossier",             V,  "fatima",    DOSSIER,  1, 2, decide),
    Task("ask a question back",            V,  "fatima",    DOSSIER,  1, 2, ask_back),
)
# fmt: on
