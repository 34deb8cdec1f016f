"""Act as a visitor does in another engine than Chromium's, whatever drives it."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.browser.paper import APP_READY, TEXTS, Print

DESK, PHONE = (1440, 900), (390, 844)
_WITHIN_S = 60
# Streamlit's library for large numbers tries WebAssembly, is refused, and does without; from a page that is being left,
# whose line is closed already, Streamlit still sends a sign of life or asks for a run. None is a fault of the page.
STREAMLITS_OWN = (
    "wasm",
    "Cannot send app heartbeat: disconnected from server",
    "Cannot send rerun backMessage when disconnected from server.",
)
_LOOKS_EVERY_MS = 20
_STILL_LOOKS = 12  # at the same place at so many looks, an element holds still
MAP_FRAME = "document.querySelector('#root iframe.stCustomComponentV1, .map iframe').contentDocument"
# Runs in each document before its own scripts: not every engine reports a violation by itself, and not as an error.
WATCH = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`))"""
# Return the middle of the first element that is seen, in pixels of the window, once a press there would meet it.
_MIDDLE = """(() => {
  const page = %s;
  const [selector, text] = [%s, %s];
  const isMeant = (found) => found.checkVisibility() && found.textContent.includes(text);
  const element = [...page.querySelectorAll(selector)].find(isMeant);
  if (!element) return null;
  const place = () => element.getBoundingClientRect();
  const isSeen = place().top >= 0 && place().bottom <= page.defaultView.innerHeight;
  if (!isSeen) element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = place();
  const [x, y] = [left + width / 2, top + height / 2];
  const met = page.elementFromPoint(x, y);
  if (!element.contains(met) && !met?.contains(element)) return null;
  const frame = page.defaultView.frameElement?.getBoundingClientRect();
  return [x + (frame?.left ?? 0), y + (frame?.top ?? 0)];
})()"""


class Engine(ABC):
    """A browser with one page. It keeps what goes wrong in `faults`, and the names of files that it has saved."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.saved: list[str] = []

    def note_fault(self, text: str) -> None:
        """Keep a fault that is the page's own."""
        if not any(own in text for own in STREAMLITS_OWN):
            self.faults.append(text)

    @abstractmethod
    def load(self, address: str, window: tuple[int, int]) -> None:
        """Load an address in a window of some size, in pixels."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, or what it promises; raise a RuntimeError where it fails."""

    @abstractmethod
    def press_at(self, x: float, y: float) -> None:
        """Press the mouse's button at a place of the window, in pixels."""

    @abstractmethod
    def press_key(self, key: str) -> None:
        """Press a key, named as in JavaScript."""

    @abstractmethod
    def picture(self, path: Path) -> None:
        """Write what the window shows into a PNG file."""

    @abstractmethod
    def print(self) -> Print:
        """Print the page."""

    def open(self, address: str, ready: str, window: tuple[int, int] = DESK) -> None:
        """Load an address and wait until the expression `ready` is true."""
        self.load(address, window)
        self.wait_for(f"Boolean({ready})")

    def wait_for(self, expression: str) -> Any:
        """Return the value of an expression once it is true."""
        look_later = f"new Promise((done) => setTimeout(() => done({expression}), {_LOOKS_EVERY_MS}))"

        def look() -> Any:
            with suppress(RuntimeError):  # asked while one document gives way to the next
                return self.evaluate(look_later)

        return self.wait_until(look, expression)

    def wait_until(self, look: Callable[[], Any], wanted: str = "") -> Any:
        """Return what is seen once it is true, while the page goes on."""
        until = time.monotonic() + _WITHIN_S
        while time.monotonic() < until:
            if value := look():
                return value
            self.evaluate("null")
        raise AssertionError(f"Never true: {wanted}")

    def arrives(self, *params: str) -> None:
        """Wait until the app's address holds these parameters and no others, and all of it is drawn."""
        shown = "decodeURIComponent(location.search.slice(1)).split('&').sort().join('&')"
        self.wait_for(f"{shown} === {json.dumps('&'.join(sorted(params)))} && Boolean({APP_READY})")

    def go_back(self) -> None:
        """Go back in the history."""
        self.evaluate("history.back()")

    def press(self, selector: str, text: str = "", page: str = "document") -> None:
        """Press the first element that is seen, and holds a text, in the page or a frame of it."""
        middle = _MIDDLE % (page, json.dumps(selector), json.dumps(text))
        places = [self.wait_for(middle)]
        while len(places) < _STILL_LOOKS or places[-_STILL_LOOKS:] != places[-1:] * _STILL_LOOKS:
            places.append(self.wait_for(middle))
        self.press_at(*places[-1])

    def press_in_map(self, selector: str) -> None:
        """Press an element of the map."""
        self.press(selector, page=MAP_FRAME)

    def write(self, selector: str, text: str) -> None:
        """Press a field and type a text."""
        self.press(selector)
        self.wait_for(f"document.activeElement.matches({json.dumps(selector)})")
        self.type(text)

    def type(self, text: str) -> None:
        """Press the key of each letter."""
        for letter in text:
            self.press_key(letter)

    def shows(self, selector: str, text: str = "") -> None:
        """Wait until the page shows an element, with a text."""
        seen = f"found.checkVisibility() && found.textContent.includes({json.dumps(text)})"
        self.wait_for(f"[...document.querySelectorAll({json.dumps(selector)})].some((found) => {seen})")

    def texts_of(self, selector: str) -> Sequence[str]:
        """Return the text of each element, see TEXTS."""
        texts: Sequence[str] = self.evaluate(f"({TEXTS})([...document.querySelectorAll({json.dumps(selector)})])")
        assert texts
        return texts
