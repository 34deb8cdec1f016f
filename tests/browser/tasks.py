"""Count what a visitor does to get something done: each click or tap, each text typed, each stretch of scrolling."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Locator

from tests.browser.test_still import _moved, _places
from tests.browser.visitor import Visitor

MAX_ACTIONS = 3
_IS_ON_TOP = """element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const over = element.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(over) || (over?.contains(element) ?? false);
}"""
# How far each part of the page is scrolled.
_SCROLLED = """() => [...document.querySelectorAll("*")]
    .filter((part) => part.scrollHeight > part.clientHeight).map((part) => [part, part.scrollTop])"""
_SCROLL_BACK = "(parts) => parts.forEach(([part, top]) => { part.scrollTop = top; })"


class Task:
    """A visitor at the start page with something to find out or to do.

    What is clicked must hold still: after each action, all that could be clicked before and can be still is where it
    was, but for what the action is meant to change.
    """

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.actions: list[str] = []

    def click(self, target: Locator, changes: Sequence[str] = ()) -> None:
        """Click or tap, after scrolling there if it is out of view.

        `changes` begin the names of what the action itself replaces, such as `panel` where another pilot is shown: then
        the thing clicked, too, may show that it is chosen. What is below it in the panel may give way to what it opens.
        """
        name = target.evaluate("element => element.ariaLabel ?? element.textContent.trim()")
        self._act(f"click {name}", target, target.click, changes)

    @contextmanager
    def one_of_several(self) -> Iterator[None]:
        """Go back to where one is now afterwards, for another thing that could be wanted from here."""
        done = list(self.actions)
        scrolled = self.visitor.page.evaluate_handle(_SCROLLED)
        yield
        self.actions = done
        scrolled.evaluate(_SCROLL_BACK)

    def type(self, field: Locator, text: str, changes: Sequence[str] = ()) -> None:
        """Click or tap a field, then type a text with Enter: two actions."""
        self.click(field)
        self._act(f"type {text}", field, lambda: self._keys(text), changes)

    def _keys(self, text: str) -> None:
        self.visitor.page.keyboard.type(text)
        self.visitor.page.keyboard.press("Enter")

    def _act(self, name: str, target: Locator, act: Callable[[], None], changes: Sequence[str]) -> None:
        self._reach(target)
        before = _places(self.visitor.page)
        x, y = self._place(target)
        act()
        self.actions.append(name)
        self.visitor.wait_for_rest()
        gone = _moved(before, _places(self.visitor.page))
        under = {
            what: (was, now)
            for what, (was, now) in gone.items()
            if not what.startswith(tuple(changes))
            and not (what.startswith("panel") and was[1] > y)
            and not (changes and max(abs(was[0] - x), abs(was[1] - y)) < 1)
        }
        assert under == {}, name

    def see(self, answer: Locator) -> None:
        """See the answer as a whole, after scrolling there if it is out of view, and count what that took."""
        answer.wait_for()
        self._reach(answer)
        assert len(self.actions) <= MAX_ACTIONS, self.actions

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        if not self._is_in_view(target):
            target.scroll_into_view_if_needed()
            self.actions.append("scroll")

    def _is_in_view(self, target: Locator) -> bool:
        """Tell whether all of it is on the screen and nothing is over its middle."""
        box, size = target.bounding_box(), self.visitor.page.viewport_size
        if not box or not size:
            return False
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        inside = min(box["x"], box["y"]) >= 0 and right <= size["width"] and bottom <= size["height"]
        return inside and bool(target.evaluate(_IS_ON_TOP))

    def _place(self, target: Locator) -> tuple[float, float]:
        """Return where a thing is on the page, however far that is scrolled."""
        box = target.bounding_box()
        assert box
        down = self.visitor.page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTop")
        return box["x"], box["y"] + down
