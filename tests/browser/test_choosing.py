"""Choosing a pilot: by mouse, touch and keyboard, on the map and in the list."""

from typing import Any

from playwright.sync_api import Browser, expect

from .visitor import Visitor


def test_mouse_on_pin(visitor: Visitor) -> None:
    """A click on a marker chooses the pilot on the map, in the panel and in the address; a second click lets it go."""
    visitor.open()
    visitor.pin("vimmerby").click()
    visitor.expect_chosen("vimmerby", "Vimmerby")
    visitor.expect_params(kommun="vimmerby")
    visitor.pin("vimmerby").click()
    visitor.expect_chosen(None)
    visitor.expect_params()


def test_same_pilot_again_after_the_list(visitor: Visitor) -> None:
    """A pilot closed in the panel can be chosen again by the same click on the map."""
    visitor.open()
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")
    visitor.panel.get_by_role("button", name="Till listan").click()
    visitor.expect_chosen(None)
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")


def test_mouse_on_polygon(visitor: Visitor) -> None:
    """A click anywhere in a pilot municipality chooses it."""
    visitor.open()
    x, y = visitor.in_map(
        "() => { const point = map.latLngToContainerPoint([62.35, 12.9]); return [point.x, point.y]; }"
    )
    visitor.map.locator(".leaflet-container").click(position={"x": x, "y": y}, force=True)
    visitor.expect_chosen("harjedalen", "Härjedalen")


def test_mark_stands_before_the_server_answers(visitor: Visitor) -> None:
    """The chosen pilot is marked on the map at once, without waiting for the server."""
    visitor.open()
    marked = visitor.in_map("""() => {
        const pin = document.querySelector('.pin[data-pilot="kramfors"]');
        pin.click();
        return pin.getAttribute('aria-pressed');
    }""")
    assert marked == "true"
    visitor.expect_chosen("kramfors", "Kramfors")


def test_keyboard_on_map(visitor: Visitor) -> None:
    """With keys alone: Tab comes to the markers once, arrows go through them by name, Enter chooses, Tab leaves."""
    visitor.open()
    visitor.pin("flen").focus()
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.pin("gotland")).to_be_focused()
    visitor.page.keyboard.press("End")
    expect(visitor.pin("overkalix")).to_be_focused()
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.pin("flen")).to_be_focused()
    visitor.page.keyboard.press("ArrowLeft")
    visitor.page.keyboard.press("Enter")
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(visitor.pin("overkalix")).to_be_focused()
    visitor.page.keyboard.press("Escape")
    visitor.expect_chosen(None)
    visitor.page.keyboard.press("Space")
    visitor.expect_chosen("overkalix", "Överkalix")
    visitor.page.keyboard.press("Tab")
    expect(visitor.map.locator(".pin:focus")).to_have_count(0)


def test_focused_pin_is_seen(visitor: Visitor) -> None:
    """The marker that has the keyboard's focus shows a ring."""
    visitor.open()
    visitor.pin("flen").focus()
    visitor.page.keyboard.press("ArrowRight")
    style = visitor.pin("gotland").evaluate(
        "pin => [getComputedStyle(pin).outlineStyle, getComputedStyle(pin).outlineWidth]"
    )
    assert style == ["solid", "3px"]


def test_list_and_steps(visitor: Visitor) -> None:
    """A card opens its pilot; next and previous go through the list in its order, and the map follows."""
    visitor.open("/?sortering=nord")
    names = visitor.cards().all_inner_texts()
    assert names[0] == "Överkalix"
    assert names[-1] == "Gotland"
    visitor.cards().first.click()
    visitor.expect_chosen("overkalix", "Överkalix")
    visitor.panel.get_by_role("button", name="Nästa").click()
    visitor.expect_chosen("kramfors", "Kramfors")
    expect(visitor.panel.get_by_text("2 av 10")).to_be_visible()
    visitor.panel.get_by_role("button", name="Föregående").click()
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(visitor.panel.get_by_role("button", name="Föregående")).to_be_disabled()


def test_steps_stay_inside_the_filter(visitor: Visitor) -> None:
    """Previous and next go only through the pilots that the filter leaves."""
    visitor.open("/?tema=foretagsklimat&kommun=munkedal")
    left = visitor.panel.get_by_text("av 3")
    expect(left).to_be_visible()
    visitor.panel.get_by_role("button", name="Nästa").click()
    visitor.expect_chosen("surahammar", "Surahammar")
    expect(visitor.panel.get_by_role("button", name="Nästa")).to_be_disabled()


def test_nearest_pilot_is_a_way_on(visitor: Visitor) -> None:
    """The nearest other pilots stand with whole kilometres and lead there."""
    visitor.open("/?kommun=flen")
    nearest = visitor.panel.locator(".st-key-nearest button p")
    expect(nearest).to_have_text(["Surahammar, 75 km", "Haninge, 90 km", "Vimmerby, 161 km"])
    nearest.first.click()
    visitor.expect_chosen("surahammar", "Surahammar")


def test_map_stays_through_every_step(visitor: Visitor) -> None:
    """Neither filter, search, choice nor language mounts the map anew, and its zoom and position stay."""
    visitor.open()
    visitor.in_map("() => { window.mountedOnce = true; map.setView([59.5, 17], 6.5, {animate: false}); }")
    before = visitor.zoom_and_center()
    visitor.tick("Boende")
    expect(visitor.map.locator(".pin.faded")).to_have_count(9)
    visitor.pin("haninge").click()
    visitor.expect_chosen("haninge", "Haninge")
    visitor.page.get_by_label("Sök i texterna").fill("bostäder")
    visitor.page.keyboard.press("Enter")
    visitor.expect_params(kommun="haninge", tema="boende", q="bostäder")
    visitor.page.get_by_role("button", name="In English").click()
    expect(visitor.map.locator(".legend summary")).to_have_text("Main theme")
    assert visitor.in_map("() => window.mountedOnce === true")
    assert visitor.zoom_and_center() == before


def test_map_glides_to_a_pilot_out_of_view(visitor: Visitor) -> None:
    """A pilot chosen in the list that is out of the map's view is brought into it; the zoom stays."""
    visitor.open()
    visitor.in_map("() => map.setView([58, 15], 7, {animate: false})")
    visitor.cards().filter(has_text="Överkalix").click()
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(visitor.pin("overkalix")).to_be_in_viewport()
    assert visitor.zoom_and_center()[0] == 7


def test_no_movement_where_none_is_wished(browser: Browser, browser_context_args: dict[str, Any], app: str) -> None:
    """Where the visitor prefers reduced motion the map cuts to the pilot without gliding."""
    context = browser.new_context(**{**browser_context_args, "reduced_motion": "reduce"})
    visitor = Visitor(context.new_page(), [])
    visitor.open(f"{app}/")
    visitor.in_map("""() => {
        map.setView([58, 15], 7, {animate: false});
        window.moves = 0;
        map.on('move', () => { window.moves += 1; });
    }""")
    visitor.cards().filter(has_text="Överkalix").click()
    expect(visitor.pin("overkalix")).to_be_in_viewport()
    assert visitor.in_map("() => window.moves") == 1
    context.close()


def test_whole_task_in_three_clicks(visitor: Visitor) -> None:
    """From the first screen: theme, pilot, and the telephone number can be called, in three clicks at most."""
    visitor.open()
    visitor.tick("Boende")
    expect(visitor.cards()).to_have_text(["Östhammar"])
    visitor.cards().first.click()
    visitor.expect_chosen("osthammar", "Östhammar")
    call = visitor.panel.locator('a[href="tel:+46725205305"]').first
    expect(call).to_be_in_viewport()
    expect(call).to_contain_text("072-520 53 05")
