"""The address holds the view: links, reload, Back and Forward."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import Visitor


def test_each_back_undoes_one_choice(visitor: Visitor) -> None:
    """Seven steps across pages are undone by seven Backs, and Forward does them again."""
    visitor.open()
    visitor.tick("Medborgardialog")
    visitor.expect_params(tema="dialog")
    visitor.tick("Samverkan")
    visitor.expect_params(tema=["dialog", "samverkan"])
    visitor.pin("overkalix").click()
    visitor.expect_params(tema=["dialog", "samverkan"], kommun="overkalix")
    visitor.page.get_by_role("button", name="In English").click()
    visitor.expect_params(tema=["dialog", "samverkan"], kommun="overkalix", lang="en")
    visitor.page.get_by_role("link", name="The programme").click()
    expect(visitor.page.locator("article.programme")).to_be_visible()
    visitor.page.get_by_role("link", name="Map").click()
    visitor.expect_chosen("overkalix", "Överkalix")
    visitor.panel.get_by_role("link", name="To the list").click()
    visitor.expect_params(tema=["dialog", "samverkan"], lang="en")

    visitor.page.go_back()
    visitor.expect_chosen("overkalix", "Överkalix")
    visitor.page.go_back()
    expect(visitor.page.locator("article.programme")).to_be_visible()
    visitor.page.go_back()
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(visitor.page.get_by_role("button", name="På svenska")).to_be_visible()
    visitor.page.go_back()
    expect(visitor.page.get_by_role("button", name="In English")).to_be_visible()
    visitor.expect_chosen("overkalix", "Överkalix")
    visitor.page.go_back()
    visitor.expect_chosen(None)
    visitor.expect_params(tema=["dialog", "samverkan"])
    visitor.page.go_back()
    visitor.expect_params(tema="dialog")
    expect(visitor.page.get_by_role("checkbox", name="Samverkan")).not_to_be_checked()
    visitor.page.go_back()
    visitor.expect_params()
    expect(visitor.summary).to_have_text("Alla 10 pilotkommuner visas")
    visitor.page.go_forward()
    visitor.expect_params(tema="dialog")
    expect(visitor.page.get_by_role("checkbox", name="Medborgardialog")).to_be_checked()


VIEW = "/?kommun=vimmerby&tema=samverkan&tema=dialog&metod=arbetsgrupp&sortering=nord&q=dialog"


def test_reload_keeps_the_view(visitor: Visitor) -> None:
    """A reload shows the same view; the title names the chosen pilot, so that tabs and bookmarks tell it."""
    visitor.open(VIEW)
    visitor.expect_chosen("vimmerby", "Vimmerby")
    expect(visitor.page).to_have_title("Vimmerby · Pilotkartan")
    text = visitor.summary.inner_text()
    visitor.page.reload()
    visitor.wait_for_map()
    visitor.expect_chosen("vimmerby", "Vimmerby")
    expect(visitor.summary).to_have_text(text)
    expect(visitor.page.get_by_label("Sök i texterna")).to_have_value("dialog")


def test_link_works_in_the_other_language(browser: Browser, browser_context_args: dict[str, Any], app: str) -> None:
    """A link made by a Swedish visitor shows an English one the same view, in English."""
    context = browser.new_context(**{**browser_context_args, "locale": "en-GB"})
    visitor = Visitor(context.new_page(), [])
    visitor.open(app + VIEW)
    visitor.expect_chosen("vimmerby", "Vimmerby")
    expect(visitor.panel.get_by_role("heading", name="Results")).to_be_visible()
    expect(visitor.page.get_by_role("checkbox", name="Cross-sector collaboration")).to_be_checked()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    context.close()


def test_language_in_the_link_wins(visitor: Visitor) -> None:
    """A link that names a language is shown in it, whatever the browser's own, until the visitor changes it.

    Streamlit's own menu, too, speaks Swedish on the Swedish page, and English again after a change of language.
    """
    page = visitor.page
    visitor.open("/?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.summary).to_have_text("All 10 pilot municipalities are shown")
    expect(page).to_have_title("Map · Pilotkartan")
    page.get_by_role("button", name="På svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page).to_have_title("Karta · Pilotkartan")
    visitor.expect_params(lang="sv")
    page.get_by_role("button", name="Meny").click()
    expect(page.get_by_text("Mörkt")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="In English").click()
    expect(page.get_by_role("button", name="Main menu")).to_be_visible()
    frame = page.locator("iframe.stCustomComponentV1")
    expect(frame).to_have_attribute("title", "Map of the pilot municipalities")


def test_garbage_in_the_address_and_copy_link(visitor: Visitor) -> None:
    """Whatever the address holds, a working page is shown, and a button puts the view's address on the clipboard."""
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("/?kommun=stockholm&tema=rymdfart&q=%00%1f%3Cb%3E&sortering=x&metod=" + "x" * 5000)
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")
    visitor.go("/?tema=besok")
    visitor.expect_chosen(None)
    visitor.pin("gotland").click()
    visitor.expect_chosen("gotland", "Gotland")
    visitor.expect_params(kommun="gotland", tema="besok")
    visitor.page.get_by_role("button", name="Kopiera länk").first.click()
    expect(visitor.page.locator(".copy-link").first).to_have_text("Länken är kopierad")
    assert visitor.page.evaluate("navigator.clipboard.readText()") == visitor.page.url


def test_menu_on_every_page(visitor: Visitor) -> None:
    """On every page the menu marks just that one, its links lead to all with the view, also in a new tab, and a click
    on one loads nothing anew.
    """
    page = visitor.page
    visitor.open("/?tema=boende&lang=sv")
    page.evaluate("window.same = true")
    titles = {
        "Resultat": "evidens",
        "Jämför": "jamfor",
        "Presentera": "presentera",
        "Programmet": "programmet",
        "Underlag": "underlag",
        "Karta": "",
    }
    links = page.locator(".st-key-head nav a")
    current = page.locator(".st-key-head nav a[aria-current=page]")
    for title, path in titles.items():
        links.get_by_text(title, exact=True).click()
        expect(page).to_have_title(f"{title} · Pilotkartan")
        visitor.expect_params(tema="boende", lang="sv")
        expect(current).to_have_text(title)
        assert urlsplit(page.url).path == f"/{path}"
        found = links.evaluate_all(
            "links => Object.fromEntries(links.map(({ textContent, href }) => [textContent, href]))"
        )
        origin = page.url.partition(f"/{path}?")[0]
        assert found == {name: f"{origin}/{to}?tema=boende&lang=sv" for name, to in titles.items()}
        assert page.evaluate("window.same")
    page.go_back()
    expect(current).to_have_text("Underlag")
    page.locator(".foot").get_by_role("link", name="Tillgänglighetsredogörelse").click()
    expect(page).to_have_title("Tillgänglighetsredogörelse · Pilotkartan")
    expect(current).to_have_count(0)


def test_start_page_by_its_name(page: Page) -> None:
    """The start page's own name leads to it, with the view."""
    answer = page.request.get("/karta?kommun=flen", max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (308, "./?kommun=flen")


def test_deep_link_to_the_programme(visitor: Visitor) -> None:
    """The programme's address opens it at once, and its link to the map keeps the view."""
    visitor.page.goto("/programmet?kommun=flen&tema=besok")
    expect(visitor.page.locator("article.programme h2")).to_have_text("Stärkt lokal attraktionskraft")
    expect(visitor.page).to_have_title("Programmet · Pilotkartan")
    visitor.page.get_by_role("link", name="Karta", exact=True).click()
    visitor.expect_chosen("flen", "Flen")
    visitor.expect_params(kommun="flen", tema="besok")


def test_unknown_page(visitor: Visitor) -> None:
    """An address of no page says so in the visitor's language, answers 404 and leads to the map."""
    answer = visitor.page.goto("/finns/inte")
    assert answer
    assert answer.status == 404
    expect(visitor.page.get_by_role("heading")).to_have_text("Sidan finns inte")
    visitor.page.get_by_role("link", name="Till kartan").click()
    visitor.wait_for_map()


def test_search_is_copied_and_printed_with_its_language(visitor: Visitor) -> None:
    """A copied or printed search finds the same for whoever opens it: its address names the language it was made in."""
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("/?q=bost%C3%A4der")
    page.get_by_role("button", name="Kopiera länk").first.click()
    expect(page.locator(".copy-link").first).to_have_text("Länken är kopierad")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert parse_qs(urlsplit(copied).query) == {"q": ["bostäder"], "lang": ["sv"]}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".print-address").text_content() == copied
    visitor.go("/?q=bost%C3%A4der&lang=xx")
    expect(page.locator(".notice")).to_contain_text("lang=xx")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".print-address").text_content() == copied
