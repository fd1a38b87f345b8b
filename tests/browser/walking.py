"""Somebody at a screen, with a mouse or with a keyboard alone; counts what a task takes of them."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

HERE = "element => element === document.activeElement"
IN_MAIN = "element => document.activeElement === document.body && element.closest('main') !== null"
SAME_GROUP = "element => document.activeElement.name === element.name && document.activeElement.type === element.type"
MOST_STOPS = 60


@dataclass
class Walker:
    """A browser in somebody's hands.

    `screens` are pages on which they did or read something. `inputs` are questions answered, by a field or by a
    button that is itself the answer. `stops`: the most presses of Tab on one page, up to the last thing done on it.
    """

    page: Page
    keyboard: bool
    screens: int = 0
    inputs: int = 0
    stops: int = 0
    _fresh: bool = field(default=False, repr=False)
    _tabs: int = field(default=0, repr=False)

    def open(self, address: str) -> None:
        self.page.goto(address, wait_until="load")
        self._arrive()

    def back(self) -> None:
        self.page.go_back(wait_until="load")
        self._arrive()

    # --- reading and going on ----------------------------------------------------------

    def sees(self, words: str) -> None:
        self._count()
        expect(self.page.locator("main").get_by_text(words).first).to_be_visible(timeout=3_000)

    def follow(self, words: str) -> None:
        self._leave(self._named("link", words))

    def jump(self, words: str) -> None:
        """A link to further down this page."""
        self._use(self._named("link", words), "Enter")

    def unfold(self, words: str) -> None:
        self._use(self.page.locator("summary", has_text=words).first, "Enter")

    # --- answering -----------------------------------------------------------------------

    def answer(self, words: str) -> None:
        """A button that is itself the answer."""
        self.inputs += 1
        self.send(words)

    def send(self, words: str) -> None:
        """A button that only sends what was filled in."""
        self._leave(self._named("button", words))

    def type(self, name: str, text: str) -> None:
        self.inputs += 1
        box = self.page.locator(f"#{name}")
        if not self.keyboard:
            self._count()
            box.fill(text)
            return
        self._reach(box)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def tick(self, name: str) -> None:
        self.inputs += 1
        self._use(self.page.locator(f"#{name}"), "Space")

    def choose(self, name: str, value: str) -> None:
        """One of a group of radio buttons: Tab comes to the group, arrows go through it."""
        self.inputs += 1
        wanted = self.page.locator(f'input[name="{name}"][value="{value}"]')
        if not self.keyboard:
            self._use(wanted, "Space")
            return
        self._reach(wanted, arrived=SAME_GROUP)
        for _ in range(MOST_STOPS):
            if wanted.evaluate(HERE):
                break
            self.page.keyboard.press("ArrowDown")
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked()

    def pick(self, name: str, words: str) -> None:
        """One line of a list that folds open."""
        self.inputs += 1
        box = self.page.locator(f"#{name}")
        if not self.keyboard:
            self._count()
            box.select_option(label=words)
            return
        self._reach(box)
        for _ in range(MOST_STOPS):
            if box.locator("option:checked").inner_text() == words:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {words!r} in {name}")

    # --- hands -----------------------------------------------------------------------------

    def _named(self, role: str, words: str) -> Locator:
        return self.page.get_by_role(role, name=words, exact=True).first  # type: ignore[arg-type]

    def _leave(self, thing: Locator) -> None:
        with self.page.expect_navigation(wait_until="load"):
            self._use(thing, "Enter")
        self._arrive()

    def _use(self, thing: Locator, key: str) -> None:
        if self.keyboard:
            self._reach(thing)
            self.page.keyboard.press(key)
        else:
            self._count()
            thing.click(timeout=3_000)

    def _reach(self, thing: Locator, arrived: str = HERE) -> None:
        """Tab after Tab, as somebody does who cannot see where it leads; by the way past the head of the page."""
        self._count()
        thing.wait_for(state="visible", timeout=3_000)
        if not self._tabs and thing.evaluate(IN_MAIN):
            self._tab()
            self.page.keyboard.press("Enter")
        for _ in range(MOST_STOPS):
            if thing.evaluate(arrived):
                self.stops = max(self.stops, self._tabs)
                return
            self._tab()
        raise AssertionError(f"Tab does not come to {thing}")

    def _tab(self) -> None:
        self.page.keyboard.press("Tab")
        self._tabs += 1

    def _arrive(self) -> None:
        self._fresh, self._tabs = True, 0

    def _count(self) -> None:
        """A page counts once, when something is done on it or read from it."""
        self.screens += self._fresh
        self._fresh = False
