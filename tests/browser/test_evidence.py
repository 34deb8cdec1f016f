"""A cell of the grid of results is opened by keyboard, and one comes back from it to where one was."""

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def test_cell_opens_by_keyboard_and_leads_back(visitor: Visitor) -> None:
    """Enter on a cell shows its results with their paragraphs and goes there; the way back leads to the cell."""
    page = visitor.page
    page.goto("/evidens?lang=sv")
    cell = page.locator('#root [id="ruta-planering.plan"]')
    expect(cell).to_be_visible()
    cell.focus()
    page.keyboard.press("Enter")
    opened = page.locator("#root #ruta")
    expect(opened).to_be_focused()
    expect(opened).to_contain_text("flen:1")
    visitor.expect_params(lang="sv", radval="planering", kolumnval="plan")
    opened.get_by_role("link", name="Tillbaka till tabellen").press("Enter")
    expect(opened).to_have_count(0)
    expect(cell).to_be_focused()
    visitor.expect_params(lang="sv")
