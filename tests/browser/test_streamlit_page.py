"""Streamlit's page has what the scripts lean on, and without it goes on in the plain way."""

import re

import pytest
from playwright.sync_api import ConsoleMessage, expect

from tests.browser.visitor import Visitor

# As if Streamlit no longer told its states.
NO_STATES = """
const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (!name.startsWith("data-test-")) set.call(this, name, value);
};
"""


@pytest.fixture
def lines(visitor: Visitor) -> list[str]:
    """What our scripts write to the console."""
    found: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.text.startswith("Pilotkartan:"):
            found.append(message.text)

    visitor.page.on("console", on_console)
    return found


def test_page_has_what_the_scripts_lean_on(visitor: Visitor, lines: list[str]) -> None:
    """Nothing is switched off with the pinned version of Streamlit, on no kind of page."""
    for path in ("/?steg=intro", "/jamfor?jamfor=flen&jamfor=gotland", "/presentera", "/"):
        visitor.page.goto(path)
        visitor.wait_for_rest()
        assert lines == [], path


def test_without_states_one_line_tells_and_choices_still_work(visitor: Visitor, lines: list[str]) -> None:
    """Where Streamlit tells no states, its own sign of a lost connection is left, and a pilot can be chosen."""
    page = visitor.page
    page.add_init_script(NO_STATES)
    page.goto("/")
    page.wait_for_function("() => document.documentElement.dataset.tellsConnection === undefined")
    page.locator("#root .cards a").first.click()
    expect(visitor.panel.locator("article.pilot h2")).to_be_visible()
    page.wait_for_url(re.compile("kommun="))
    (line,) = lines
    assert "data-test-connection-state" in line
    assert "data-test-script-state" in line
    assert "Switched off: " in line
