"""A whole talk: a stage, the speaker's window and three phones of the audience, with the network cut in the middle."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from pilotkartan.content.model import Atlas
from pilotkartan.explore.story import default_story
from tests.browser.conftest import PHONE
from tests.browser.visitor import Visitor

SHOWN = ".slide:not([hidden])"
LARGE = "localStorage.setItem('pilotkartan-follow-size', '200%')"
READ = "lines => lines.filter((line) => document.body.innerText.includes(line))"
# What a browser says of a request, and Streamlit of its line, while the network is cut.
OF_A_CUT = (
    "ERR_INTERNET_DISCONNECTED",
    "disconnected from server",
    "Client Error in reaching server endpoint",
    "Streamlit server is not responding",
)


class Watched:
    """What the consoles of all windows complain about, but for the network that is cut on purpose."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to a window's console."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.errors.append(error.message))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in OF_A_CUT):
            self.errors.append(message.text)


@pytest.fixture
def phones(browser: Browser, app: str) -> Iterator[list[Page]]:
    """Return the pages of a Swedish phone, an English one, and a dark one with letters twice as large."""
    shape = {"base_url": app, "viewport": PHONE, "has_touch": True, "is_mobile": True}
    contexts = [
        browser.new_context(**shape, locale="sv-SE"),
        browser.new_context(**shape, locale="en-GB"),
        browser.new_context(**shape, locale="sv-SE", color_scheme="dark"),
    ]
    contexts[-1].add_init_script(LARGE)
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def test_whole_talk(visitor: Visitor, phones: list[Page], atlas: Atlas) -> None:
    """All steps of the talk come to stage, speaker's window and phones, by the speaker's key.

    While the network is cut for all, stage and speaker go on, the phones say so, and the stage that its language cannot
    change; once it is back, all are at the right step. Notes are in the speaker's window alone, and no console
    complains.
    """
    steps = [step.id for step in default_story(atlas)]
    cut, back = len(steps) // 3, 2 * len(steps) // 3
    stage, watched = visitor.page, Watched()
    for page in (stage, *phones):
        watched.watch(page)
    speaker = start(visitor, steps[0], phones)
    watched.watch(speaker)
    notes: list[str] = []
    for place, step in enumerate(steps):
        expect(stage.locator(f".story {SHOWN}")).to_have_attribute("data-step", step)
        expect(speaker.locator("[aria-current=step]")).to_have_attribute("data-step", step)
        if place == back:
            set_offline(False, stage, *phones)
        for phone in phones:
            expect(phone.locator(SHOWN)).to_have_attribute("data-step", steps[cut] if cut < place < back else step)
        if place == cut:
            set_offline(True, stage, *phones)
            for phone in phones:
                expect(phone.locator("#line")).to_have_attribute("data-state", "lost")
            speaker.keyboard.press("l")
            said = stage.locator(".story-bar .said")
            expect(said).to_have_text(atlas.words["story.language_waits"].sv)
            expect(said).to_be_in_viewport(ratio=0.99)
        notes += expect_notes(stage, speaker, phones)
        for _ in range(int(stage.locator(f".story {SHOWN}").get_attribute("data-parts") or 1)):
            speaker.keyboard.press("ArrowRight")
    assert notes
    assert watched.errors == []


def start(visitor: Visitor, step: str, phones: list[Page]) -> Page:
    """Open the stage, a room that the phones follow, and the speaker's window, and return this."""
    stage = visitor.page
    stage.goto(f"/presentera?steg={step}&lang=sv")
    visitor.wait_for_map()
    stage.keyboard.press("r")
    stage.get_by_role("button", name="Öppna rummet").click()
    expect(stage.locator(".code-picture svg")).to_be_visible()
    address = f"http://{stage.locator('.room-content .address').inner_text()}"
    for phone in phones:
        phone.goto(address, wait_until="load")
    stage.keyboard.press("Escape")
    with stage.expect_popup() as waiting:
        stage.keyboard.press("n")
    return waiting.value


def set_offline(offline: bool, *pages: Page) -> None:
    """Cut the network for these windows, or give it back."""
    for page in pages:
        page.context.set_offline(offline)


def expect_notes(stage: Page, speaker: Page, phones: list[Page]) -> list[str]:
    """See that what the speaker has to say is read nowhere else; return it."""
    notes = speaker.locator(".to-say p").all_text_contents()
    assert [page.evaluate(READ, notes) for page in (stage, *phones)] == [[]] * (1 + len(phones))
    return notes
