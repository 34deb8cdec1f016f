"""A visitor without a mouse: goes from stop to stop, and sees at each where the focus is."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.visitor import Visitor

_MAX_STOPS = 120
# Where the focus is, also inside the map's frame; what it looks like there, and whether it is on the screen.
_STOP = """() => {
    const focused = (root) => {
        const at = root.activeElement;
        return at?.contentDocument ? focused(at.contentDocument) : at;
    };
    const at = focused(document);
    const view = at.ownerDocument.defaultView;
    const around = [at, at.parentElement, at.nextElementSibling, at.previousElementSibling, at.closest("label"),
        at.closest("label")?.querySelector("span"), at.closest("[data-testid]"), at.closest("[class*=st-key-]")];
    const look = () => {
        // Not what it looks like on the way.
        for (const one of view.document.getAnimations()) if (one instanceof view.CSSTransition) one.finish();
        return around.map((part) => {
            if (!part?.isConnected) return "";
            const style = view.getComputedStyle(part);
            return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join(" ");
        }).join("|");
    };
    const left = window.leaving ? window.leaving() : true;
    const seen = look();
    const element = at;
    // Told at the next stop: whether this one looked otherwise with the focus than without it.
    window.leaving = () => !element.isConnected || look() !== seen;
    const shape = (at.closest("label") ?? at).getBoundingClientRect();
    const inside = shape.bottom > 0 && shape.right > 0 && shape.top < view.innerHeight && shape.left < view.innerWidth;
    const framed = at.ownerDocument !== document;
    const region = ["head", "filters", "map", "panel"].find((key) => at.closest(`.st-key-${key}`)) ?? "";
    const spoken = (part) => {
        const copy = part.cloneNode(true);
        copy.querySelectorAll("[aria-hidden=true]").forEach((hidden) => hidden.remove());
        return copy.textContent.slice(0, 80);
    };
    return { name: at.getAttribute("aria-label") ?? spoken(at.labels?.[0] ?? at), body: at === document.body,
        region: framed ? "map" : region, left, inside, framed, html: at.outerHTML.slice(0, 160) };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is: the element's name, and the part of the page in which it stands."""

    name: str
    region: str
    in_map: bool


class Keys:
    """The keyboard of a visitor who has nothing else."""

    def __init__(self, visitor: Visitor) -> None:
        visitor.wait_for_landmarks()
        self.page: Page = visitor.page
        self.stops: list[Stop] = []

    def press(self, key: str) -> Stop:
        """Press a key and look where the focus is: it must be on the screen, and have been seen where it was."""
        self.page.keyboard.press(key)
        return self.look()

    def look(self) -> Stop:
        """Look where the focus is."""
        at = self.page.evaluate(_STOP)
        assert not at["body"], f"the focus is lost after {self.stops[-1:]}"
        assert at["inside"], f"the focus is off the screen: {at['html']}"
        assert at["left"], f"the focus could not be seen at {self.stops[-1:]}"
        stop = Stop(" ".join(at["name"].split()), at["region"], at["framed"])
        self.stops.append(stop)
        return stop

    def tab_to(self, name: str, key: str = "Tab") -> Stop:
        """Go on until the stop whose name begins so."""
        for _ in range(_MAX_STOPS):
            stop = self.press(key)
            if stop.name.startswith(name):
                return stop
        raise AssertionError(f"no stop is called {name}: {[stop.name for stop in self.stops]}")
