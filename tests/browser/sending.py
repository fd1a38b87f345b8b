"""The crawl goes on where forms lead: what is left empty, what comes too late, and what never was."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.browser.cells import NOBODY, Seen, parts, people_of, plan_of, route_of
from tests.browser.crawl import BROKEN, Cell, Crawler, OpenForm, Page
from tests.browser.lives import DAY, Life
from workflows.running import cycle_at, life_at

Pairs = list[tuple[str, str]]

REFUSED = 409
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
            status = self._send(form, form.seen, form.action, _nothing(form), empty=True)
            self.empty[status] = self.empty.get(status, 0) + 1

    def _send(self, form: OpenForm, seen: Seen, action: str, fields: Pairs, *, empty: bool = False) -> int:
        """As this person; what takes effect is undone, the page that says why not is read and seen."""
        pairs = [*((n, str(uuid4()) if n == "intent" else v) for n, v in fields), ("csrf", self._token(seen.person))]
        answer = self.crawler.http.post(action, data=_grouped(pairs), headers=self.crawler.cookie(seen.person))
        if answer.status_code < 400:
            self.crawler.house.move_in(self.furnished)
        elif empty or self._is_told_first(answer, seen):
            route = route_of(self.crawler.posts, action)
            assert route is not None, action
            cell = replace(form.cell, route=f"POST {route.path}", role=seen.role, kind="error")
            self._shown(answer, action, seen, cell, partial(self._again, seen.person, action, pairs))
        return answer.status_code

    def _is_told_first(self, answer: httpx.Response, seen: Seen) -> bool:
        told = parts(answer.text)[0].partition("<section")[0]
        new = answer.status_code == REFUSED and (seen.role, told) not in self.told
        if new:
            self.told.add((seen.role, told))
        return new or answer.status_code >= BROKEN

    def _again(self, person: str, action: str, pairs: Pairs) -> int:
        """The same in the browser, which comes to such a page by no address."""
        self.crawler.open("/hulp", person)
        return self.crawler.eyes.send(action, pairs)

    def _shown(self, answer: httpx.Response, path: str, seen: Seen, cell: Cell, show: Callable[[], int]) -> None:
        if answer.status_code >= BROKEN:
            self.crawler.found.broken.append(f"{path} as {cell.role} in {cell.life}: {answer.status_code}")
        self.crawler.page(Page(answer.text, path, seen, cell, answer.status_code, show))

    # --- too late ----------------------------------------------------------------------

    def refused(self) -> None:
        """Every form, sent after the plan moved on and in plans where it never stood: each refusal once per role."""
        for form in list(self.crawler.found.forms.values()):
            filled = _filled(form)
            self._send(form, form.seen, form.action, [(name, SEEN_BEFORE.get(name, value)) for name, value in filled])
            for seen, action in self._elsewhere(form):
                self._send(form, seen, action, filled)

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
        plan = f"/plannen/{life.plan}"
        for seen, path in (
            (someone, "/bestaat-niet"),
            (Seen("", NOBODY), "/bestaat-niet"),
            (stranger, plan),
            (someone, f"{plan}/duwtje"),
            (someone, "/taal"),
            (someone, f"{plan}/versies"),
            (Seen("", NOBODY), f"{plan}/mensen"),
        ):
            answer = self.crawler.http.get(path, headers=self.crawler.cookie(seen.person), follow_redirects=True)
            cell = Cell(f"astray {path}", seen.role, life.name, "error")
            self._shown(answer, path, seen, cell, partial(self.crawler.open, path, seen.person))


def _one_of_each(lives: list[Life]) -> Iterator[tuple[Life, dict[str, Seen]]]:
    """One plan in each state, with who is in it: a refusal depends on nothing else that shows."""
    known = set[tuple[object, ...]]()
    for life in lives:
        plan = plan_of(life)
        state = (plan.agreement, cycle_at(plan, DAY).state, life_at(plan, DAY))
        if state not in known:
            known.add(state)
            yield life, {seen.role: seen for seen in people_of(life, plan)}


def _nothing(form: OpenForm) -> Pairs:
    """What a browser sends of a form in which nothing is filled in, chosen or ticked."""
    empty = {"hidden", "radio", "checkbox", "select-one"}
    hidden = [(one["name"], one["value"]) for one in form.fields if one["type"] == "hidden" and one["name"] != "csrf"]
    return hidden + [(one["name"], "") for one in form.fields if one["type"] not in empty]


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
