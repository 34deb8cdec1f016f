"""A chosen pilot is handed on from where it is read: its address, or a page for the meeting."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("visitor")

# Stands in for the phone's own list of programs, which a test cannot see.
PHONES_LIST = "navigator.share = async (shared) => { window.shared = shared; };"


def test_share_hands_on_the_view(page: Page) -> None:
    """Where the browser can hand an address on, it is that of the pilot, with its name as the title."""
    page.add_init_script(PHONES_LIST)
    page.goto("/?kommun=flen&lang=sv")
    page.get_by_role("button", name="Dela").click()
    page.wait_for_function("window.shared")
    shared = page.evaluate("window.shared")
    assert "kommun=flen" in shared["url"]
    assert "Flen" in shared["title"]


def test_no_share_where_there_is_nothing_to_share_with(page: Page) -> None:
    """A browser that cannot hand an address on offers to copy it alone."""
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto("/?kommun=flen&lang=sv")
    expect(page.locator(".st-key-panel .copy-link")).to_be_visible()
    expect(page.get_by_role("button", name="Dela")).to_have_count(0)


def test_one_page_for_the_meeting(page: Page) -> None:
    """One click in the panel gives the pilot's page, in the language of the page."""
    page.goto("/?kommun=osthammar&lang=en")
    with page.context.expect_event("response", lambda answer: ".pdf" in answer.url) as asked:
        page.get_by_role("link", name="One page for my meeting (PDF)").click()
    assert asked.value.headers["content-disposition"].endswith('-en.pdf"')
