"""A cell of the grid of results is opened by keyboard, and one comes back from it to where one was."""

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def test_cell_opens_by_keyboard_and_leads_back(visitor: Visitor) -> None:
    """Keys move from cell to cell; Enter shows one's results with their paragraphs; the way back leads to the cell."""
    page = visitor.page
    page.goto("/evidens?lang=sv")
    cell = page.locator('#root [id="ruta-planering.plan"]')
    expect(cell).to_be_visible()
    links = page.locator('#root .evidence-grid tr:has([id="ruta-planering.plan"]) a')
    cell.focus()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    below = page.locator("#root .evidence-grid tr:focus-within td.total a")
    expect(below).to_be_focused()
    expect(links.last).not_to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
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
