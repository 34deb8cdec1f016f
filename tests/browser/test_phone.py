"""A phone, 390 by 844, held by a thumb: the map first, the filters in a drawer, the panel below with a way back."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import PHONE
from tests.browser.visitor import Visitor

WIDTH, HEIGHT = PHONE["width"], PHONE["height"]
MAIN = '[data-testid="stMain"]'
_FIELD = ":is(input:not([type=checkbox], [type=radio], [type=file], [type=range]), textarea, select)"


def _box(element: Locator) -> tuple[float, float]:
    """Return where an element begins and ends, in pixels from the window's upper edge."""
    box = element.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def _scrolled(phone: Visitor) -> float:
    return float(phone.page.locator(MAIN).evaluate("main => main.scrollTop"))


def _drag(phone: Visitor, fingers: list[tuple[float, float]], up_px: int) -> None:
    """Put fingers down one by one, draw them upwards together and lift them, as the browser itself reports touches."""
    client = phone.page.context.new_cdp_session(phone.page)

    def send(kind: str, points: list[tuple[float, float]]) -> None:
        touched = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    for number in range(len(fingers)):
        send("touchStart", fingers[: number + 1])
    for way in range(0, up_px + 1, 10):
        send("touchMove", [(x, y - way) for x, y in fingers])
    send("touchEnd", [])


def test_drawer(phone: Visitor) -> None:
    """The first screen says what this is and shows half a screen of map; the drawer holds and counts the filters."""
    phone.open()
    phone.wait_for_landmarks()  # from then on changes are told
    page = phone.page
    opener = page.locator(".open-filters")
    expect(page.locator(".brand p")).to_be_in_viewport()
    expect(opener).to_have_text("Sök och filter")
    top, bottom = _box(page.locator("iframe"))
    assert 0.4 * HEIGHT < bottom - top < 0.6 * HEIGHT
    assert bottom < HEIGHT
    option = page.get_by_role("checkbox", name="Boende")
    expect(option).to_be_hidden()

    opener.tap()
    drawer = page.get_by_role("dialog", name="Sök och filter")
    expect(drawer).to_be_focused()
    assert drawer.bounding_box() == {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
    # Behind it is nothing that Tab or a screen reader would come to.
    expect(page.locator("[inert] iframe")).to_have_count(1)
    expect(page.locator("[inert] .st-key-menu")).to_have_count(1)
    phone.tick("Boende")
    expect(drawer.locator(".drawer-foot button")).to_have_text("Visa 1 pilotkommun")
    expect(page.locator("p.voice")).to_contain_text("1 av 10")
    phone.tick("Stadskärna")
    drawer.get_by_role("button", name="Stäng").tap()
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_text("Sök och filter (2)")
    expect(opener).to_be_focused()
    expect(page.locator("[inert] :is(iframe, .st-key-menu)")).to_have_count(0)

    page.keyboard.press("Enter")
    expect(drawer).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()


def test_filters_lead_to_what_they_leave(phone: Visitor) -> None:
    """The drawer's last button leads to the list that it counts, or to the only card, also from a chosen pilot."""
    page = phone.page
    phone.open("/?lang=sv")
    opener, drawer = page.locator(".open-filters"), page.get_by_role("dialog", name="Sök och filter")
    opener.tap()
    phone.tick("Boende")
    phone.tick("Stadskärna")
    drawer.get_by_role("button", name="Visa 2 pilotkommuner").tap()
    expect(drawer).to_be_hidden()
    heading = phone.panel.get_by_role("heading", name="Pilotkommunerna")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()

    for path in ("/?lang=sv", "/?lang=sv&kommun=flen"):
        phone.go(path)
        phone.expect_params(lang="sv", **({"kommun": "flen"} if "flen" in path else {}))
        opener.tap()
        phone.tick("Boende")
        drawer.get_by_role("button", name="Visa 1 pilotkommun").tap()
        card = phone.panel.get_by_role("link", name="Östhammar")
        expect(card).to_be_focused()
        expect(card).to_be_in_viewport()


def test_browsers_back_leads_to_where_one_was(phone: Visitor) -> None:
    """The browser's Back from a pilot leads to the pin on the map or the card in the list, wherever one came from."""
    page = phone.page
    phone.open("/?lang=sv")
    phone.pin("vimmerby").tap()
    phone.expect_chosen("vimmerby", "Vimmerby")
    expect(phone.panel.locator("article.pilot h2")).to_be_in_viewport()
    page.go_back()
    phone.expect_chosen(None)
    page.wait_for_function(f"() => document.querySelector('{MAIN}').scrollTop === 0")
    expect(phone.pin("vimmerby")).to_be_focused()
    expect(phone.pin("vimmerby")).to_be_in_viewport()

    card = phone.cards().filter(has_text="Östhammar")
    card.scroll_into_view_if_needed()
    before = _scrolled(phone)
    card.tap()
    phone.expect_chosen("osthammar", "Östhammar")
    page.go_back()
    phone.expect_chosen(None)
    expect(card).to_be_focused()
    page.wait_for_function(f"() => Math.abs(document.querySelector('{MAIN}').scrollTop - {before}) < 2")


def test_fields_are_not_zoomed(phone: Visitor) -> None:
    """No page has a field whose text is so small that a phone zooms in on it."""
    phone.page.goto("/programmet?lang=en")
    for path, lang, count in (
        ("/?plats=uppsala&fraga=boende", "sv", 3),
        ("/jamfor?jamfor=flen&jamfor=gotland", "en", 1),
        ("/presentera", "sv", 2),
        ("/underlag?tema=boende", "en", 1),
    ):
        # Each comes in another language than the one before, so that it tells when it stands. Streamlit draws a field
        # once it has fetched that kind's script, which may be after the page has come to rest.
        phone.go(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        expect(phone.page.locator("html")).to_have_attribute("lang", lang)
        phone.wait_for_rest()
        fields = phone.page.locator(_FIELD)
        expect(fields).to_have_count(count)
        sizes = fields.evaluate_all("fields => fields.map((field) => parseFloat(getComputedStyle(field).fontSize))")
        assert min(sizes) >= 16, path


def test_to_a_pilot_and_back(phone: Visitor) -> None:
    """A shared link shows the pilot's beginning at once, so does a choice in the list; the way back ends there."""
    phone.open("/?kommun=vimmerby")
    back = phone.panel.get_by_role("link", name="Till listan")
    expect(back).to_be_in_viewport(ratio=1)
    back.tap()
    card = phone.cards().filter(has_text="Östhammar")
    card.scroll_into_view_if_needed()
    before = _scrolled(phone)
    assert before > HEIGHT
    card.tap()
    phone.expect_chosen("osthammar", "Östhammar")
    expect(back).to_be_in_viewport(ratio=1)
    expect(phone.panel.locator("article.pilot h2")).to_be_in_viewport()
    back.tap()
    expect(card).to_be_in_viewport()
    phone.page.wait_for_function(f"() => Math.abs(document.querySelector('{MAIN}').scrollTop - {before}) < 2")


def test_fingers_on_the_map(phone: Visitor) -> None:
    """One finger scrolls the page, two move the map, also from a pin on; a tap beside a pin means it."""
    phone.open()
    # A fixed frame of sea in the west, and a pin: both within the map.
    sea = (60.0, _box(phone.page.locator("iframe"))[0] + 300)
    pin = phone.pin("vimmerby").bounding_box()
    assert pin
    middle = (pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2)

    before = phone.zoom_and_center()
    _drag(phone, [middle, (middle[0] - 90, middle[1])], up_px=60)
    phone.map.locator("body").evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    after = phone.zoom_and_center()
    assert after[0] == pytest.approx(before[0], abs=0.01)
    assert after[1] < before[1] - 1
    assert _scrolled(phone) < 20

    phone.map.get_by_role("button", name="Hela Sverige").tap()
    phone.page.touchscreen.tap(middle[0], middle[1] + 18)
    phone.expect_chosen("vimmerby", "Vimmerby")
    phone.wait_for_rest()
    phone.page.locator(MAIN).evaluate("main => { main.scrollTop = 0; }")
    still = phone.zoom_and_center()
    _drag(phone, [sea], up_px=200)
    phone.page.wait_for_function(f"() => document.querySelector('{MAIN}').scrollTop > 100")
    assert phone.zoom_and_center() == still


# A run draws the bar anew where the number of filters has changed, be the drawer closed before it or after it.
DRAWN_ANEW = """bar => {
  bar.querySelector(".open-filters").focus();
  const now = bar.innerHTML;
  bar.innerHTML = "";
  bar.innerHTML = now;
}"""


def test_way_to_the_filters_keeps_the_focus(phone: Visitor) -> None:
    """Enter opens the drawer again, though the button that has the focus was drawn anew meanwhile."""
    phone.open("/?lang=sv")
    phone.page.locator(".filter-bar").evaluate(DRAWN_ANEW)
    expect(phone.page.locator(".open-filters")).to_be_focused()
    phone.page.keyboard.press("Enter")
    expect(phone.page.get_by_role("dialog", name="Sök och filter")).to_be_focused()


def test_shared_pilot_is_seen_at_once(phone: Visitor) -> None:
    """Who opens a link to a pilot on a phone sees its name without a touch, though the map is above it.

    The number of a source can be tapped, and leads to it and back.
    """
    phone.open("/?kommun=osthammar&lang=sv")
    expect(phone.panel.locator("#pilot-name")).to_be_in_viewport()
    expect(phone.panel.locator("#pilot-name")).to_be_focused()
    number = phone.panel.locator(".results .cite a").last
    way_back = phone.panel.locator(".sources li:focus a")
    for link in (number, way_back):
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        link.tap()
    expect(number).to_be_focused()
    expect(number).to_be_in_viewport(ratio=1)
