"""Filters, search and list, as a visitor uses them."""

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def test_filter_chips_and_clear(visitor: Visitor) -> None:
    """What is chosen stands in a sentence and as chips; a chip takes its filter away, one button clears all.

    Filters ticked faster than the server answers all count; the switch requires all of the themes ticked.
    """
    visitor.open()
    visitor.tick("Medborgardialog")
    visitor.expect_params(tema="dialog")
    visitor.page.locator(".facet summary", has_text="Metod").click()
    visitor.tick("Dialogmöten")
    visitor.expect_params(tema="dialog", metod="dialogmote")
    expect(visitor.summary).to_contain_text("Medborgardialog och metod Dialogmöten")
    # What no pilot left has cannot be ticked; what is chosen can be let go.
    expect(visitor.page.get_by_role("checkbox", name="Stadskärna (0)")).to_be_disabled()
    expect(visitor.page.get_by_role("checkbox", name="Dialogmöten (4)")).to_be_enabled()
    chips = visitor.chips
    expect(chips).to_have_count(2)
    chips.filter(has_text="Dialogmöten").click()
    visitor.expect_params(tema="dialog")
    visitor.page.get_by_role("link", name="Rensa alla").click()
    visitor.expect_params()
    expect(visitor.cards()).to_have_count(10)

    visitor.page.evaluate("""() => ['boende', 'besok', 'dialog', 'samverkan'].forEach((code) =>
        document.querySelector(`.facets [value=${code}]`).click())""")
    visitor.expect_params(tema=["boende", "besok", "dialog", "samverkan"])
    expect(chips).to_have_count(4)
    visitor.page.get_by_role("switch", name="Kräv alla valda teman").click()
    expect(visitor.cards()).to_have_count(0)


def test_keyboard_keeps_its_place(visitor: Visitor) -> None:
    """Ticking by keyboard leaves the focus on the option; choosing a card moves it to the pilot's name."""
    visitor.open()
    option = visitor.page.get_by_role("checkbox", name="Medborgardialog")
    option.focus()
    visitor.page.keyboard.press("Space")
    visitor.expect_params(tema="dialog")
    expect(visitor.cards()).to_have_count(4)
    expect(option).to_be_focused()
    visitor.page.keyboard.press("Space")
    expect(visitor.cards()).to_have_count(10)
    expect(option).to_be_focused()
    # The list is there at once, before the server has heard of it.
    visitor.expect_params()
    visitor.wait_for_rest()
    visitor.cards().last.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.panel.locator("h2")).to_be_focused()
    expect(visitor.panel.locator("h2")).to_be_in_viewport()


def test_search_and_order(visitor: Visitor) -> None:
    """A search finds other forms of the word, without regard to case and diacritics, and marks them in the list.

    By name, Å, Ä and Ö come last; by theme, pilots of the same theme stand together.
    """
    visitor.open()
    expect(visitor.cards()).to_have_text(
        "Flen Gotland Haninge Härjedalen Kramfors Munkedal Surahammar Vimmerby Östhammar Överkalix".split()
    )
    by_theme = visitor.page.get_by_role("radio", name="Tema")
    by_theme.or_(visitor.page.get_by_role("button", name="Tema", exact=True)).click()
    visitor.expect_params(sortering="tema")
    expect(visitor.cards().first).not_to_have_text("Flen")
    visitor.wait_for_rest()
    themes = visitor.panel.locator(".card .theme").all_inner_texts()
    assert len(themes) == 10
    assert sorted(themes, key=themes.index) == themes

    field = visitor.page.get_by_label("Sök i texterna")
    field.fill("BOSTADER")
    field.press("Enter")
    visitor.expect_params(sortering="tema", q="BOSTADER")
    marks = visitor.panel.locator("mark")
    expect(marks.first).to_have_text("bostäder")
    visitor.wait_for_rest()
    assert all(text.lower().startswith("bost") for text in marks.all_inner_texts())


def test_list_and_sources(visitor: Visitor) -> None:
    """Each pilot stands in the list with county and main theme; those outside the filter can be chosen there too.

    Where nothing fits, the page says so and offers the one filter whose removal brings most back. The number
    after a passage leads to its source in the list, and from there back to that passage; the address stays the view's.
    """
    panel = visitor.panel
    visitor.open("/?tema=boende&metod=enkat")
    expect(panel.get_by_text("Ingen pilotkommun passar alla filter.")).to_be_visible()
    expect(visitor.map.locator(".pin.faded")).to_have_count(10)
    panel.get_by_role("button", name="Ta bort filtret Tema (visar 2)").click()
    visitor.expect_params(metod="enkat")
    expect(visitor.cards()).to_have_text(["Flen", "Kramfors"])

    visitor.go("/?tema=boende")
    card = panel.locator('.cards [data-pilot="osthammar"]')
    expect(card).to_contain_text("Uppsala län")
    expect(card).to_contain_text("Boende")
    panel.locator(".left-out").get_by_role("link", name="Gotland").click()
    visitor.expect_chosen("gotland", "Gotland")
    expect(panel.get_by_text("Utanför filtret")).to_be_visible()

    visitor.go("/?kommun=flen")
    visitor.expect_chosen("flen", "Flen")
    mark = panel.locator(".passage").last.get_by_role("link", name="Källa 7")
    mark.click()
    source = panel.locator(".sources li:focus")
    expect(source).to_contain_text("closing:1")
    expect(source).to_be_in_viewport()
    source.get_by_role("link").click()
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()
    visitor.expect_params(kommun="flen")
    assert not visitor.page.evaluate("location.hash")
    panel.get_by_text("Varför dessa teman?").click()
    expect(panel.get_by_text("Hela projektet gäller besöksnäringens behov")).to_be_visible()
