"""The page that is served can be used before the app is there, and the app goes on from what is done in it."""

from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.held import HeldLine
from tests.browser.visitor import Visitor

FIRST = "#first-paint"


def _open(visitor: Visitor, path: str = "/?lang=sv") -> tuple[Page, HeldLine]:
    """Go to a page whose app never comes, until its line is let go."""
    page, line = visitor.page, HeldLine(visitor)
    line.hold()
    page.goto(path, wait_until="load")
    expect(page.locator(f"{FIRST} iframe")).to_have_attribute("data-ready", "")
    # The server has been asked, for what was shown first.
    page.wait_for_selector("html[data-asked]", state="attached")
    return page, line


def _map(page: Page) -> FrameLocator:
    return page.frame_locator(f"{FIRST} iframe")


def _let_go(page: Page, visitor: Visitor, line: HeldLine) -> None:
    line.let_go()
    page.wait_for_selector(FIRST, state="detached")
    visitor.wait_for_map()


def test_filters_searches_chooses_and_compares_before_the_app(visitor: Visitor) -> None:
    """A theme, a word, an order, a tick, a pin and the language change list, map and address at once, without a load;
    Back goes back; the app begins where the visitor is.
    """
    page, line = _open(visitor)
    page.evaluate("window.sameDocument = true")
    first = page.locator(FIRST)
    theme = first.locator(".facet a").filter(has_text="Medborgardialog")
    theme.focus()
    page.keyboard.press("Enter")
    expect(first.locator(".cards > li")).to_have_count(4)
    expect(_map(page).locator(".pin:not(.faded)")).to_have_count(4)
    expect(first.locator(".summary")).to_have_text("4 av 10 pilotkommuner: Medborgardialog")
    expect(theme).to_be_focused()
    first.get_by_role("searchbox", name="Sök i texterna").fill("enkäter")
    page.keyboard.press("Enter")
    expect(first.locator(".summary")).to_contain_text("sökningen ”enkäter”")
    first.get_by_role("link", name="Norr till söder").click()
    expect(first.locator(".order [aria-current]")).to_have_text("Norr till söder")
    page.go_back()
    expect(first.locator(".order [aria-current]")).to_have_text("Namn")
    first.get_by_label("Jämför Flen").check()
    expect(first.locator(".compare-hint")).to_be_visible()
    _map(page).locator('.pin[data-pilot="vimmerby"]').click()
    expect(first.locator("article h2")).to_have_text("Vimmerby")
    first.get_by_role("link", name="In English").click()
    expect(first.locator(".facet a").filter(has_text="Citizen dialogue")).to_be_visible()
    expect(_map(page).locator(".legend summary")).to_have_text("Main theme")
    expected = {"kommun": ["vimmerby"], "tema": ["dialog"], "q": ["enkäter"], "jamfor": ["flen"], "lang": ["en"]}
    assert visitor.params() == expected
    _let_go(page, visitor, line)
    visitor.expect_chosen("vimmerby", "Vimmerby")
    assert visitor.params() == expected
    assert page.evaluate("window.sameDocument")


def test_what_is_being_typed_goes_on_in_the_app(visitor: Visitor) -> None:
    """No letter and no place in the field is lost where the app comes while somebody types, nor is a place lost."""
    page, line = _open(visitor)
    page.locator(f"{FIRST} input[name=plats]").fill("Ume")
    page.locator(f"{FIRST} input[name=q]").focus()
    page.keyboard.type("bostder")
    for _ in "der":
        page.keyboard.press("ArrowLeft")
    _let_go(page, visitor, line)
    page.keyboard.type("ä")
    expect(page.locator("#root .st-key-search input")).to_have_value("bostäder")
    expect(page.locator("#root .st-key-place_text input")).to_have_value("Ume")
    page.keyboard.press("Enter")
    visitor.expect_params(lang="sv", q="bostäder")


def test_phone_filters_before_the_app(phone: Visitor) -> None:
    """On a phone the filters open and stay open for one tick after the other; the app waits until they are closed."""
    page, line = _open(phone)
    page.locator(f"{FIRST} .open-filters").click()
    drawer = page.locator(f"{FIRST} .st-key-drawer")
    drawer.get_by_role("link", name="Boende").click()
    expect(drawer.locator(".drawer-foot")).to_have_text("Visa 1 pilotkommun")
    drawer.get_by_role("link", name="Stadskärna").click()
    expect(drawer.locator(".drawer-foot")).to_have_text("Visa 2 pilotkommuner")
    line.let_go()
    expect(page.locator("#root .foot")).to_be_attached()
    expect(drawer).to_be_visible()
    drawer.locator(".drawer-foot button").click()
    page.wait_for_selector(FIRST, state="detached")
    expect(phone.cards()).to_have_text(["Haninge", "Östhammar"])


def test_searches_without_scripts(visitor: Visitor) -> None:
    """Both fields are forms, which the browser alone can send."""
    html = visitor.page.request.get("/?lang=sv&tema=boende").text()
    assert html.count('<form class="field" action="./">') == 2
    assert html.count('<input type="hidden" name="tema" value="boende">') == 2
