"""A chosen pilot is handed on from where it is read: its address, or a page for the meeting."""

import re

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


def test_code_for_another_site_is_copied(page: Page) -> None:
    """The code of the view that is chosen is shown with its preview, copied and told; Escape leads back."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?kommun=flen&lang=sv")
    button = page.locator(".st-key-panel").get_by_role("button", name="Bädda in")
    button.press("Enter")
    dialog = page.get_by_role("dialog", name="Bädda in den här vyn")
    expect(dialog.get_by_role("radio", name="Flen")).to_be_focused()
    expect(dialog.locator("iframe").content_frame.locator("article.pilot h2")).to_have_text("Flen")
    page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("radio", name="Karta")).to_be_focused()
    expect(dialog.get_by_label("Kod", exact=True)).to_have_value(re.compile("kommun=flen&amp;lang=sv&amp;visa=karta"))
    expect(dialog.locator("iframe")).to_have_attribute("title", "Flen · Pilotkartan")
    expect(dialog.locator("iframe").content_frame.locator(".pin")).to_have_count(10)
    dialog.get_by_role("button", name="Kopiera koden").press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Koden är kopierad")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == dialog.get_by_label("Kod", exact=True).input_value()
    assert f'<iframe src="{page.url.partition("?")[0]}inbaddad?' in copied
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


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
