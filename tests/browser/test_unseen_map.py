"""Everything a visitor does counts while nobody sees the map: a browser gives its frame hardly any pictures then."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

NO_PICTURES = "if (window !== top) window.requestAnimationFrame = () => 0;"
# Not looked at from picture to picture, of which there are none.
_LOOKS_EVERY_MS = 50


@pytest.fixture
def unseen(phone: Visitor) -> Visitor:
    """Return a visitor with a phone, who takes movement, and whose map gets no pictures."""
    phone.page.emulate_media(reduced_motion="no-preference")
    phone.page.add_init_script(NO_PICTURES)
    return phone


def _arrives(visitor: Visitor, pilot: str, nearer_by: float = 0) -> None:
    """See that the map comes to show the pilot, so much nearer than all of Sweden."""
    visitor.page.frames[-1].wait_for_function(
        """([pilot, nearerBy]) => {
            const pin = document.querySelector(`[data-pilot="${pilot}"]`);
            const { left, top, right, bottom } = pin.getBoundingClientRect();
            const isInside = left > 0 && top > 0 && right < innerWidth && bottom < innerHeight;
            return isInside && map.getZoom() > map.getMinZoom() + nearerBy;
        }""",
        arg=[pilot, nearer_by],
        polling=_LOOKS_EVERY_MS,
    )


def test_every_choice_counts(unseen: Visitor) -> None:
    """Cards, ways on, the nearest, boxes, filters and one's own place act at once, and the map shows it."""
    unseen.open("/?lang=sv")
    page, panel = unseen.page, unseen.panel
    # So near that the map must move to show most pilots.
    unseen.in_map("() => { map.setView([66.3, 22.8], 8, { animate: false }); }")
    unseen.cards().filter(has_text="Gotland").tap()
    unseen.expect_chosen("gotland", "Gotland")
    _arrives(unseen, "gotland")
    panel.get_by_role("link", name="Nästa").tap()
    unseen.expect_chosen("haninge", "Haninge")
    panel.get_by_role("link", name="Föregående").tap()
    unseen.expect_chosen("gotland", "Gotland")
    panel.get_by_role("checkbox", name="Jämför Gotland").tap()
    unseen.expect_params(kommun="gotland", jamfor="gotland", lang="sv")
    panel.locator(".nearest a").first.tap()
    unseen.expect_chosen("vimmerby", "Vimmerby")
    panel.get_by_role("link", name="Till listan").tap()
    unseen.expect_chosen(None)
    page.locator(".open-filters").tap()
    unseen.tick("Stadskärna")
    page.get_by_role("dialog").get_by_role("button", name="Visa 1 pilotkommun").tap()
    expect(unseen.map.locator(".pin:not(.faded)")).to_have_count(1)
    page.locator(".open-filters").tap()
    page.get_by_label("Min kommun eller ort").fill("Kiruna")
    page.locator(".st-key-places button").first.tap()
    expect(unseen.map.locator(".own-place")).to_have_text("Kiruna")
    _arrives(unseen, "haninge")


def test_presentation_goes_on(unseen: Visitor) -> None:
    """Each step of a presentation is shown and the map comes to its pilot, with no pictures to glide in."""
    page = unseen.page
    page.goto("/presentera?steg=flen&lang=sv")
    unseen.wait_for_map()
    for _ in range(3):
        page.locator('.story [data-do="next"]').tap()
    slide = page.locator(".slide:not([hidden])")
    pilot = slide.get_attribute("data-chosen")
    assert pilot
    _arrives(unseen, pilot, nearer_by=1)


def test_pins_act_before_they_are_painted(unseen: Visitor) -> None:
    """A pin that is chosen by key while no picture comes is told to the page all the same."""
    unseen.open("/?lang=sv")
    unseen.pin("flen").focus()
    unseen.page.keyboard.press("Enter")
    unseen.expect_chosen("flen", "Flen")
