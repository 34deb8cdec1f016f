"""Act and see as a visitor does, in words, so that the tests read as such."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import FrameLocator, Locator, Page, expect

MAP_READY = 'html[data-map="ready"]'
AT_REST = '.stApp[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'


class Visitor:
    """A person at the app."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        self.page = page
        self.faults = faults

    def open(self, path: str = "/") -> None:
        """Go to a page with a map and wait until the map stands."""
        self.page.goto(path)
        self.wait_for_map()

    def go(self, path: str) -> None:
        """Go to another address of the app as Back does, without loading the page anew; who looks waits for it."""
        self.wait_for_rest()
        self.page.evaluate(
            """path => {
                history.pushState({}, "", path);
                dispatchEvent(new PopStateEvent("popstate", { state: {} }));
            }""",
            path,
        )

    def wait_for_map(self) -> None:
        """Wait until the map says that it is ready."""
        self.page.wait_for_selector(MAP_READY, state="attached")
        expect(self.map.locator(".leaflet-container")).to_have_attribute("data-ready", "true")
        self.wait_for_rest()

    def wait_for_rest(self) -> None:
        """Wait until all that the last action asked for stands on the page, for what looks only once."""
        self.page.wait_for_selector(AT_REST, state="attached")

    def wait_for_landmarks(self) -> None:
        """Wait until the page has what its own scripts add for those who hear it or go by keys."""
        self.page.wait_for_selector(".st-key-menu[role]")

    @property
    def map(self) -> FrameLocator:
        """The inside of the map's frame."""
        return self.page.frame_locator("iframe.stCustomComponentV1")

    def pin(self, pilot: str) -> Locator:
        """The round button of a pilot on the map."""
        return self.map.locator(f'.pin[data-pilot="{pilot}"]')

    def in_map(self, script: str) -> Any:
        """Run a script inside the map's frame and return its value; to hand the map itself over takes many seconds."""
        return self.map.locator("body").evaluate(script)

    def zoom_and_center(self) -> list[float]:
        """The map's zoom and centre, rounded to what an eye can tell."""
        view: list[float] = self.in_map(
            "() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng].map((n) => Math.round(n * 1e4) / 1e4)"
        )
        return view

    @property
    def panel(self) -> Locator:
        """What the server has drawn in the side panel; what is shown ahead of it is no part."""
        return self.page.locator(".st-key-panel > :not(.ahead)")

    @property
    def summary(self) -> Locator:
        """The sentence that says what is shown."""
        return self.page.locator(".summary")

    def cards(self) -> Locator:
        """The names on the cards of the list."""
        return self.panel.locator(".cards > li:not([hidden]) h3 a")

    @property
    def chips(self) -> Locator:
        """The links of which each takes one filter away."""
        return self.page.locator(".st-key-chips a:not(.clear)")

    def tick(self, label: str) -> None:
        """Tick or untick an option of a facet by the start of its label."""
        self.page.locator(".facets label").filter(has_text=label).first.click()

    def expect_chosen(self, pilot: str | None, name: str = "") -> None:
        """See that the map and the panel show the same pilot, or none."""
        pressed = self.map.locator('.pin[aria-pressed="true"]')
        if pilot is None:
            expect(pressed).to_have_count(0)
            expect(self.panel.locator("article.pilot")).to_have_count(0)
            return
        expect(self.pin(pilot)).to_have_attribute("aria-pressed", "true")
        expect(pressed).to_have_count(1)
        expect(self.panel.locator("article.pilot h2")).to_have_text(name)

    def params(self) -> dict[str, list[str]]:
        """The parameters in the address bar."""
        return parse_qs(urlsplit(self.page.url).query)

    def expect_params(self, **wanted: Sequence[str] | str) -> None:
        """Wait until the address bar holds just these parameters."""
        parts = [f"{name}={value}" for name, values in wanted.items() for value in _list(values)]
        shown = "[...new URLSearchParams(location.search)].map(([k, v]) => `${k}=${v}`).sort().join('&')"
        self.page.wait_for_function(
            f"wanted => {shown} === wanted",
            arg="&".join(sorted(parts)),
        )
        self.wait_for_rest()


def _list(values: Sequence[str] | str) -> Sequence[str]:
    return [values] if isinstance(values, str) else values


def expect_fitting(element: Locator, gets_height: bool = True) -> int:
    """Wait until a frame is as high as what it shows, where it gets its height; return how far it scrolls sideways."""
    frame = element.element_handle().content_frame()
    assert frame
    element.scroll_into_view_if_needed()
    if gets_height:
        frame.wait_for_function("innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height)")
    frame.wait_for_load_state()
    sideways: int = frame.evaluate("document.documentElement.scrollWidth - innerWidth")
    return sideways
