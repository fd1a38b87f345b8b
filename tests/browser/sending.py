"""The crawl goes on where forms lead: what is left empty, what comes too late, and what never was."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.browser.cells import NOBODY, Seen, parts, people_of, plan_of, route_of
from tests.browser.crawl import OK, Cell, Crawler, OpenForm
from tests.browser.lives import DAY, Life
from workflows.running import cycle_at, life_at

Pairs = list[tuple[str, str]]

NOT_FOUND, NOT_ALLOWED, REFUSED, WRONG = 404, 405, 409, 422
_TOKEN = re.compile(r'name="csrf" value="([^"]*)"')
SEEN_BEFORE = {"revision": "999", "version": "999", "proposal": "999", "hash": "0" * 64, "root": "0" * 64}
"""What a page says that has been open for too long."""
TYPED = "Een korte tekst."


class Sender:
    """Sends the forms that a crawl came across. `furnished` is put back after whatever took effect."""

    def __init__(self, crawler: Crawler, furnished: Path, lives: list[Life]) -> None:
        self.crawler, self.furnished = crawler, furnished
        self.lives = list(_one_of_each(lives))
        self.told: set[tuple[str, str]] = set()
        self.empty: dict[int, int] = {}
        self._tokens: dict[str, str] = {}

    # --- left empty ------------------------------------------------------------------

    def left_empty(self) -> None:
        """Every form that asks something, sent with nothing in it: the same page with what is wrong."""
        for form in [form for form in self.crawler.found.forms.values() if form.asks]:
            eyes = self.crawler.eyes
            eyes.become(self.crawler.cookies.get(form.seen.person, ""))
            eyes.open(form.address)
            status = eyes.send_empty(form.at)
            self.empty[status] = self.empty.get(status, 0) + 1
            if status == OK:
                self.crawler.house.move_in(self.furnished)
            else:
                self._shown(status, self._cell(form), form.action)

    def _cell(self, form: OpenForm) -> Cell:
        route = route_of(self.crawler.posts, form.action)
        assert route is not None, form.action
        return replace(form.cell, route=f"POST {route.path}", kind="error")

    def _shown(self, status: int, cell: Cell, action: str) -> None:
        """The page that is open answers a form."""
        found = self.crawler.found
        if status >= 500:
            found.broken.append(f"{action} as {cell.role} in {cell.life}: {status}")
        found.cells.setdefault(cell, (action, ""))
        html = self.crawler.eyes.page.content()
        self.crawler.read(html, cell)
        self.crawler.judge(status, html, cell)

    # --- too late ----------------------------------------------------------------------

    def refused(self) -> None:
        """Every form, sent after the plan moved on and in plans where it never stood: each refusal once per role."""
        for form in list(self.crawler.found.forms.values()):
            filled = _filled(form)
            self._try(form, form.seen, form.action, [(name, SEEN_BEFORE.get(name, value)) for name, value in filled])
            for seen, action in self._elsewhere(form):
                self._try(form, seen, action, filled)

    def _elsewhere(self, form: OpenForm) -> Iterator[tuple[Seen, str]]:
        """The same form in other plans, by whoever has that role there."""
        route = route_of(self.crawler.posts, form.action)
        if route is None or "plan_id" not in route.gaps:
            return
        for life, people in self.lives:
            plan = plan_of(life)
            values = {gap: plan.agreements[0].id if plan.agreements else str(uuid4()) for gap in route.gaps}
            if form.seen.role in people:
                yield people[form.seen.role], route.filled(values | {"plan_id": life.plan})

    def _try(self, form: OpenForm, seen: Seen, action: str, filled: Pairs) -> None:
        pairs = [*((n, str(uuid4()) if n == "intent" else v) for n, v in filled), ("csrf", self._token(seen.person))]
        answer = self.crawler.http.post(action, data=_grouped(pairs), headers=self.crawler.cookie(seen.person))
        if answer.status_code < 400:
            self.crawler.house.move_in(self.furnished)
            return
        told = parts(answer.text)[0].partition("<section")[0]
        if answer.status_code != REFUSED or (seen.role, told) in self.told:
            return
        self.told.add((seen.role, told))
        eyes = self.crawler.eyes
        eyes.become(self.crawler.cookies[seen.person])
        eyes.open("/hulp")
        self._shown(eyes.send(action, pairs), self._cell(replace(form, seen=seen)), action)

    def _token(self, person: str) -> str:
        """What proves that a form is from our own page; the same for a whole session."""
        if person not in self._tokens:
            found = _TOKEN.search(self.crawler.http.get("/hulp", headers=self.crawler.cookie(person)).text)
            assert found is not None
            self._tokens[person] = found[1]
        return self._tokens[person]

    # --- never was ---------------------------------------------------------------------

    def astray(self, someone: Seen, stranger: Seen, life: Life) -> None:
        """Addresses that are wrong, of somebody else's plan, of another role, or only for forms."""
        eyes, plan = self.crawler.eyes, f"/plannen/{life.plan}"
        for seen, path in (
            (someone, "/bestaat-niet"),
            (Seen("", NOBODY), "/bestaat-niet"),
            (stranger, plan),
            (someone, f"{plan}/duwtje"),
            (someone, "/taal"),
            (someone, f"{plan}/versies"),
            (Seen("", NOBODY), f"{plan}/mensen"),
        ):
            eyes.become(self.crawler.cookies.get(seen.person, ""))
            status = eyes.open(path)
            self._shown(status, Cell(f"astray {path}", seen.role, life.name, "error"), path)


def _one_of_each(lives: list[Life]) -> Iterator[tuple[Life, dict[str, Seen]]]:
    """One plan in each state, with who is in it: a refusal depends on nothing else that shows."""
    known = set[tuple[object, ...]]()
    for life in lives:
        plan = plan_of(life)
        state = (plan.agreement, cycle_at(plan, DAY).state, life_at(plan, DAY))
        if state not in known:
            known.add(state)
            yield life, {seen.role: seen for seen in people_of(life, plan)}


def _filled(form: OpenForm) -> Pairs:
    """As somebody in a hurry would: the first of what is offered, a few words where words are asked."""
    found: dict[str, str] = {}
    for one in form.fields:
        if one["name"] not in found and one["name"] != "csrf":
            found[one["name"]] = _answer(one)
    pressed = next((one for one in form.buttons if one["name"]), None)
    return list((found | ({pressed["name"]: pressed["value"]} if pressed else {})).items())


def _answer(field: dict[str, Any]) -> str:
    if field["type"] in ("hidden", "radio", "checkbox"):
        return str(field["value"])
    if field["type"] == "select-one":
        return str(field["offered"][-1])
    return str(field["value"]) or TYPED


def _grouped(pairs: Pairs) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
