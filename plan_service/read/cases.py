"""The cases of the demo: where each stands, who is in it, whose turn it is."""

from collections import defaultdict
from dataclasses import dataclass

from plan_service import people as people_module
from plan_service import tables
from workflows.glossary import Role

_ORDER = tuple(Role)
VDAB = ""  # a turn that is nobody's in particular: any reviewer may take it
# + language + "_" + plan: the keys in `setting` under which a case tells itself
STORY = "demo_story_"
TITLE = "demo_title_"


@dataclass(frozen=True, slots=True)
class CasePerson:
    id: str
    name: str
    first_name: str
    role: str
    colour: str


@dataclass(frozen=True, slots=True)
class Case:
    plan: str
    title: str
    story: str  # two sentences, or "" when nobody wrote them
    stands: str  # names the sentence in templates/demo/stands/
    people: tuple[CasePerson, ...]
    turn: tuple[str, ...]  # ids of people, whoever waits longest first

    def next_after(self, person: str) -> CasePerson | None:
        """Whoever is to act and is not this person."""
        return next((one for one in self.people if one.id in self.turn and one.id != person), None)


async def cases(language: str) -> list[Case]:
    """Every plan in the order of its number. VDAB's people stand with the plans that wait for them."""
    plans = await tables.Plan.select().order_by(tables.Plan.number)
    people, turns, reviewers = await _people(), await _turns(), await _reviewers()
    stories, titles = await _told(STORY, language), await _told(TITLE, language)
    for plan in plans:
        if VDAB in turns[plan["id"]]:
            people[plan["id"]] += reviewers
            turns[plan["id"]] = [one.id for one in reviewers]
    return [
        Case(
            plan=plan["id"],
            title=titles.get(plan["id"], "") or people[plan["id"]][0].name,
            story=stories.get(plan["id"], ""),
            stands=stands(plan["life"], plan["agreement"], plan["evaluation"]),
            people=tuple(people[plan["id"]]),
            turn=tuple(turns[plan["id"]]),
        )
        for plan in plans
    ]


def stands(life: str, agreement: str, evaluation: str) -> str:
    """What says most: that it is over, else a text in the making, else the evaluation, else in force."""
    if life == "closed":
        return life
    if agreement != "in_force":
        return agreement
    return agreement if evaluation in {"", "planned"} else evaluation


async def _people() -> dict[str, list[CasePerson]]:
    rows = await tables.Party.raw(
        "SELECT q.plan, q.role, p.id, p.name, p.first_name, p.colour "
        "FROM party q JOIN person p ON p.id = q.person WHERE q.standing IN ('invited', 'active')"
    )
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: (_ORDER.index(row["role"]), row["name"])):
        person = CasePerson(row["id"], row["name"], row["first_name"], row["role"], row["colour"])
        found[row["plan"]].append(person)
    return found


async def _turns() -> dict[str, list[str]]:
    found = defaultdict(list)
    for row in await tables.Turn.select(tables.Turn.plan, tables.Turn.person).order_by(tables.Turn.since):
        found[row["plan"]].append(row["person"])
    return found


async def _reviewers() -> list[CasePerson]:
    found = [one for one in await people_module.demo_people() if Role.REVIEWER.value in one.roles]
    return [CasePerson(one.id, one.name, one.first_name, Role.REVIEWER.value, one.colour) for one in found]


async def _told(what: str, language: str) -> dict[str, str]:
    prefix = f"{what}{language}_"
    rows = await tables.Setting.select().where(tables.Setting.key.like(f"{prefix}%"))
    return {row["key"].removeprefix(prefix): row["value"] for row in rows}
