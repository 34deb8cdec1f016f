"""Choosing a pilot: by mouse, touch and keyboard, on the map and in the list."""

from playwright.sync_api import expect

from tests.browser.visitor import Visitor


def test_mouse(visitor: Visitor) -> None:
    """A click on a marker or anywhere in its municipality chooses the pilot on the map, in panel and address.

    A second click lets it go; one closed in the panel can be chosen again by the same click on the map.
    """
    visitor.open()
    visitor.pin("vimmerby").click()
    visitor.expect_chosen("vimmerby", "Vimmerby")
    visitor.expect_params(kommun="vimmerby")
    visitor.pin("vimmerby").click()
    visitor.expect_chosen(None)
    visitor.expect_params()

    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")
    visitor.panel.get_by_role("link", name="Till listan").click()
    visitor.expect_chosen(None)
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")

    x, y = visitor.in_map(
        "() => { const point = map.latLngToContainerPoint([62.35, 12.9]); return [point.x, point.y]; }"
    )
    visitor.map.locator(".leaflet-container").click(position={"x": x, "y": y}, force=True)
    visitor.expect_chosen("harjedalen", "Härjedalen")


def test_mark_before_the_answer_and_keyboard(visitor: Visitor) -> None:
    """A choice is marked on the map at once, without waiting for the server.

    With keys alone: Tab comes to the markers once, arrows go through them by name with a ring around the marker, Enter
    chooses, Tab leaves.
    """
    visitor.open()
    marked = visitor.in_map("""() => {
        const pin = document.querySelector('.pin[data-pilot="kramfors"]');
        pin.click();
        return pin.getAttribute('aria-pressed');
    }""")
    assert marked == "true", "before the server has answered"
    visitor.expect_chosen("kramfors", "Kramfors")

    visitor.pin("flen").focus()
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.pin("gotland")).to_be_focused()
    expect(visitor.pin("gotland")).to_have_css("outline-style", "solid")
    expect(visitor.pin("gotland")).to_have_css("outline-width", "3px")
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


def test_list_steps_and_nearest(visitor: Visitor) -> None:
    """A card opens its pilot; next and previous go through the list in its order, inside the filter; the map follows.

    The nearest other pilots stand with whole kilometres and lead there.
    """
    forth, back = (visitor.panel.get_by_role("link", name=name) for name in ("Nästa", "Föregående"))
    visitor.open("/?sortering=nord")
    expect(visitor.cards()).to_have_count(10)
    expect(visitor.cards().first).to_have_text("Överkalix")
    expect(visitor.cards().last).to_have_text("Gotland")
    visitor.cards().first.click()
    visitor.expect_chosen("overkalix", "Överkalix")
    forth.click()
    visitor.expect_chosen("kramfors", "Kramfors")
    expect(visitor.panel.get_by_text("2 av 10")).to_be_visible()
    back.click()
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(back).to_be_disabled()

    visitor.go("/?tema=foretagsklimat&kommun=munkedal")
    expect(visitor.panel.get_by_text("av 3")).to_be_visible()
    forth.click()
    visitor.expect_chosen("surahammar", "Surahammar")
    expect(forth).to_be_disabled()

    visitor.go("/?kommun=flen")
    nearest = visitor.panel.locator(".nearest a")
    expect(nearest).to_contain_text(["Surahammar, 75 km", "Haninge, 90 km", "Vimmerby, 161 km"])
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


def test_map_goes_to_a_pilot_out_of_view(visitor: Visitor) -> None:
    """A pilot chosen in the list that is out of the map's view is brought into it; the zoom stays.

    Where the visitor prefers reduced motion the map cuts to it without gliding.
    """
    visitor.open()
    southern = "map.setView([58, 15], 7, {animate: false});"
    visitor.in_map(f"() => {{ {southern} }}")
    visitor.cards().filter(has_text="Överkalix").click()
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(visitor.pin("overkalix")).to_be_in_viewport()
    assert visitor.zoom_and_center()[0] == 7

    visitor.panel.get_by_role("link", name="Till listan").click()
    visitor.expect_chosen(None)
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.in_map(
        f"() => {{ map.stop(); {southern} window.moves = 0; map.on('move', () => {{ window.moves += 1; }}); }}"
    )
    visitor.cards().filter(has_text="Överkalix").click()
    visitor.expect_chosen("overkalix", "Överkalix")
    expect(visitor.pin("overkalix")).to_be_in_viewport()
    assert visitor.in_map("() => window.moves") == 1


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
