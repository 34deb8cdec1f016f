"""The search, as a visitor meets it: everyday words, the filter that is meant, what no filter answers."""

import re

from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor


def _search(visitor: Visitor, words: str) -> None:
    field = visitor.page.get_by_label(re.compile("^(Sök i texterna|Search the texts)$"))
    field.fill(words)
    field.press("Enter")


def test_everyday_word_leads_to_its_theme(visitor: Visitor) -> None:
    """A word of one's own finds the pilots, the page says why, and a click puts the theme in its place, and back."""
    visitor.open("/?lang=sv")
    _search(visitor, "turism")
    visitor.expect_params(lang="sv", q="turism")
    notes = visitor.panel.get_by_role("region", name="Om sökningen")
    expect(notes).to_contain_text("temat Besöksnäring")
    found = visitor.cards().count()
    notes.get_by_role("link", name="Menar du temat Besöksnäring").click()
    visitor.expect_params(lang="sv", tema="besok")
    expect(notes).to_have_count(0)
    expect(visitor.cards()).not_to_have_count(0)
    expect(visitor.page.get_by_label("Sök i texterna")).to_have_value("")
    visitor.page.go_back()
    visitor.expect_params(lang="sv", q="turism")
    expect(visitor.cards()).to_have_count(found)
    expect(notes).to_be_visible()


def test_what_did_not_work(visitor: Visitor) -> None:
    """Who asks what did not work reads that the source does not say, and goes on to what was planned, and to people."""
    visitor.open("/?lang=en")
    _search(visitor, "what did not work?")
    notes = visitor.panel.get_by_role("region", name="About the search")
    expect(notes).to_contain_text("does not report anything that failed")
    expect(visitor.cards()).to_have_count(0)
    notes.get_by_role("link", name="Planned").click()
    visitor.expect_params(lang="en", status="planned")
    expect(visitor.cards()).not_to_have_count(0)
    visitor.page.go_back()
    notes.get_by_role("link", name="The programme’s contacts").click()
    expect(visitor.page.get_by_role("heading", name="Contact at Tillväxtverket")).to_be_visible()


def test_enter_takes_the_place_that_is_meant(visitor: Visitor) -> None:
    """Enter takes the only suggestion, or the one of that very name, also when typed faster than it is read.

    Of two places of one name Enter takes neither; both stay to be chosen from.
    """
    visitor.open("/?lang=sv")
    field = visitor.page.get_by_label("Min kommun eller ort")
    for typed, plats in (("Flen", "0482"), ("malmköp", "malmkoping"), ("ostersund", "2380")):
        field.click()
        field.press_sequentially(typed)
        field.press("Enter")
        visitor.expect_params(lang="sv", plats=plats)
        visitor.panel.get_by_role("button", name="Ta bort platsen").click()
        visitor.expect_params(lang="sv")
        expect(field).to_have_value("")

    field.click()
    field.press_sequentially("Torsåker")
    suggestions = visitor.page.locator(".st-key-places button")
    expect(suggestions).to_have_count(2)
    field.press("Enter")
    visitor.wait_for_rest()
    visitor.expect_params(lang="sv")
    suggestions.last.click()
    visitor.expect_params(lang="sv", plats="torsaker-kramfors")


def test_first_page_says_the_same(page: Page, app: str) -> None:
    """Before the app has drawn, the served page says of the search what the app will say, at the same place."""
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{app}/?q=bostadsbrist&lang=sv", wait_until="domcontentloaded")
    notes = page.locator("#first-paint .search-notes")
    expect(notes).to_contain_text("Också sökt för ”bostadsbrist”: temat Boende")
    notes.get_by_role("link").click()
    page.wait_for_url("**/?tema=boende&lang=sv", wait_until="domcontentloaded")
