"""While the server cannot be reached the page stays, says so in the visitor's language, and comes back by itself."""

from contextlib import ExitStack

from playwright.sync_api import Locator, expect

from pilotkartan.content.model import Atlas
from pilotkartan.web.streamlit_texts import connection_words
from tests.browser.conftest import running_app
from tests.browser.line import Line
from tests.browser.visitor import Visitor

VIEW = "/?lang=sv&tema=boende&tema=dialog&kommun=vimmerby&jamfor=flen&jamfor=gotland"
# Seconds go by before one may say that a line is dead, and before another server is up.
SLOW_MS = 60_000
# A browser that knows of no network is sooner sure; that it comes to ask is from the silence after the click. What is
# told, and what the app goes through, is written down, since it does not stay.
PREPARED = """
Object.defineProperty(navigator, "onLine", { get: () => false });
window.told = [];
window.states = [];
new MutationObserver((changes) => {
  const app = document.querySelector("#root .stApp");
  const line = document.querySelector(".connection")?.textContent;
  if (line && line !== window.told.at(-1)) window.told.push(line);
  if (app) window.states.push(`${app.dataset.testConnectionState} ${app.dataset.testScriptState}`);
}).observe(document, {
  subtree: true, childList: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"],
});
"""
DRAWN_ANEW = """() => {
  const since = states.findLastIndex((state) => !state.startsWith("CONNECTED"));
  return states.lastIndexOf("CONNECTED running") > since && states.at(-1) === "CONNECTED notRunning";
}"""


def test_view_outlives_the_line_and_the_server(visitor: Visitor, app: str, atlas: Atlas) -> None:
    """A line that goes dead without a word, and a server that is another one after: each is told once, in one line and
    no dialog; nothing that stands there is lost, nothing can be chosen meanwhile, and the first click after counts.
    """
    words = connection_words(atlas)
    line_of_words = visitor.page.locator(".connection")
    visitor.page.add_init_script(PREPARED)
    with ExitStack() as servers:
        line = Line(servers.enter_context(running_app()))
        visitor.open(f"{line.address}{VIEW}")
        visitor.in_map("() => { map.setZoom(map.getZoom() + 1, { animate: false }); window.same = true; }")
        where = visitor.zoom_and_center()

        line.cut()
        _close(visitor).click()
        expect(line_of_words).to_have_text(words["sv"]["lost"], timeout=SLOW_MS)
        _see_the_same(visitor, where)
        line.mend()
        visitor.page.wait_for_function(DRAWN_ANEW, timeout=SLOW_MS)
        _see_the_same(visitor, where)

        visitor.page.get_by_role("button", name="In English").click()
        expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
        expect(visitor.map.locator("html")).to_have_attribute("lang", "en")
    expect(line_of_words).to_have_text(words["en"]["lost"], timeout=SLOW_MS)
    visitor.map.locator(".pin").first.dispatch_event("click")  # wherever the map of the moment has it
    _see_the_same(visitor, where)
    line.to = app
    visitor.page.wait_for_function(DRAWN_ANEW, timeout=SLOW_MS)
    _see_the_same(visitor, where)
    _close(visitor).click()
    visitor.expect_params(lang="en", tema=("boende", "dialog"), jamfor=("flen", "gotland"))
    visitor.expect_chosen(None)
    told = visitor.page.evaluate("told")
    assert told == [words[lang][what] for lang in ("sv", "en") for what in ("lost", "back")]


def test_line_that_is_never_let_through_is_told(visitor: Visitor, app: str, atlas: Atlas) -> None:
    """Where the page comes but no session does, one line says what to do; it goes once a session is let through."""
    words = connection_words(atlas)
    told = visitor.page.locator(".connection")
    line = Line(app)
    line.refuses_sessions = True
    visitor.page.goto(f"{line.address}/?lang=sv", wait_until="load")
    expect(told).to_have_text(words["sv"]["refused"], timeout=SLOW_MS)
    expect(visitor.page.locator("#first-paint .cards a").first).to_be_visible()
    line.refuses_sessions = False
    visitor.wait_for_map()
    expect(told).to_be_empty()


def test_many_cookies_of_the_domain_keep_nobody_out(visitor: Visitor, app: str) -> None:
    """Cookies that other sites of the domain have set, more than a usual line of headers, do not stop the app."""
    visitor.page.context.add_cookies([{"name": f"c{n}", "value": "x" * 3000, "url": app} for n in range(4)])
    visitor.open("/?lang=sv")
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")


def _close(visitor: Visitor) -> Locator:
    return visitor.panel.locator('.ways a[data-choose=""]')


def _see_the_same(visitor: Visitor, where: list[float]) -> None:
    """See the pilot, the filter and the comparison of the address, on the very map that stood there, not moved."""
    visitor.expect_chosen("vimmerby", "Vimmerby")
    expect(visitor.panel.locator(".passage").first).to_be_visible()
    for said in ("dialog", "alert"):  # Streamlit's own
        expect(visitor.page.get_by_role(said)).to_have_count(0)
    expect(visitor.page.get_by_test_id("stConnectionStatus")).to_be_hidden()
    assert visitor.params()["tema"] == ["boende", "dialog"]
    assert visitor.zoom_and_center() == where
    assert visitor.in_map("() => window.same")
