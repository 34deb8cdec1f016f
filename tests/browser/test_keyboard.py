"""The main tasks of a visitor who has no mouse."""

import re
from collections.abc import Sequence

from playwright.sync_api import expect

from tests.browser.keys import Keys
from tests.browser.visitor import Visitor


def test_find_by_theme_read_and_call(visitor: Visitor) -> None:
    """From the address bar to the telephone number of a pilot with a certain theme, past the map, with keys alone."""
    visitor.open()
    keys = Keys(visitor)
    assert keys.press("Tab").name == "Hoppa till innehållet"
    visitor.page.keyboard.press("Enter")
    keys.tab_to("Boende")
    visitor.page.keyboard.press("Space")
    expect(visitor.summary).to_have_text(re.compile("^1 av 10"))
    # What has the focus while the rest is still drawn may be drawn anew.
    visitor.expect_params(tema="boende")
    keys.tab_to("Hoppa förbi kartan")
    visitor.page.keyboard.press("Enter")
    keys.tab_to("Östhammar")
    visitor.page.keyboard.press("Enter")
    expect(visitor.panel.locator("h2")).to_be_focused()
    visitor.expect_params(tema="boende", kommun="osthammar")
    keys.tab_to("0")
    expect(visitor.page.locator("a.call:focus")).to_have_attribute("href", re.compile(r"^tel:\+46"))
    regions = [stop.region for stop in keys.stops if stop.region]
    assert regions == sorted(regions, key=["head", "filters", "map", "panel"].index), "from left to right, never back"
    # And back: the focus is where one came from.
    visitor.panel.get_by_role("link", name="Till listan").focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.panel.get_by_role("link", name="Östhammar")).to_be_focused()


def test_compare_two_and_download(visitor: Visitor) -> None:
    """Two pilots are marked in the list, set side by side, and their data is taken along, with keys alone.

    Tab goes into the map, through its few stops and out of it to the list; Shift and Tab the same way back.
    """
    visitor.open()
    keys = Keys(visitor)
    keys.tab_to("Hoppa förbi kartan")
    inside = _through_the_map(keys, "Tab")
    assert inside <= 8, "ten markers are one stop; the arrows go from one to the next"
    assert _through_the_map(keys, "Shift+Tab") == inside
    assert keys.stops[-1].name.startswith("Hoppa förbi kartan")
    visitor.page.keyboard.press("Enter")
    for compared in (["flen"], ["flen", "gotland"]):
        name = compared[-1].capitalize()
        keys.tab_to(f"Jämför {name}")
        visitor.page.keyboard.press("Space")
        expect(visitor.page.get_by_role("checkbox", name=f"Jämför {name}")).to_be_checked()
        visitor.expect_params(jamfor=compared)
    # Told by its words, without its icon.
    expect(visitor.page.locator("p.voice")).to_have_text("Jämför 2 kommuner")
    keys.tab_to("Jämför 2")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(".compare caption b")).to_have_text("Flen och Gotland sida vid sida")
    visitor.wait_for_rest()
    expect(visitor.page.locator("#content")).to_be_focused()
    keys.tab_to("Underlag", key="Shift+Tab")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector("#data-heading")
    keys.tab_to("Kalkylark")
    with visitor.page.expect_download() as waiting:
        visitor.page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".xlsx")


def _go_on_and_back(visitor: Visitor, names: Sequence[str]) -> None:
    """Go on from pilot to pilot by keys, through those with these names, and then to the list."""
    for name in names:
        visitor.panel.get_by_role("link", name="Nästa").focus()
        visitor.page.keyboard.press("Enter")
        expect(visitor.panel.locator("article.pilot h2")).to_have_text(name)
        visitor.wait_for_rest()
    visitor.panel.get_by_role("link", name="Till listan").focus()
    visitor.page.keyboard.press("Enter")


def test_back_to_the_list_is_where_one_is(visitor: Visitor) -> None:
    """Who has gone on from pilot to pilot comes back to the last one's card, and sees it."""
    visitor.open("/?lang=sv&kommun=flen")
    keys = Keys(visitor)
    _go_on_and_back(visitor, "Gotland Haninge Härjedalen Kramfors Munkedal Surahammar Vimmerby".split())
    card = visitor.panel.get_by_role("link", name="Vimmerby")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport(ratio=1)
    assert keys.press("Tab").name == "Jämför Vimmerby"


def test_back_to_the_list_is_where_one_is_however_fast_one_goes(visitor: Visitor) -> None:
    """The last pilot's card has the focus also where the page never came to rest between the steps."""
    visitor.open("/?lang=sv&kommun=flen")
    # A page that goes on changing is not at rest.
    visitor.page.evaluate(
        """() => {
            const mark = document.body.appendChild(document.createElement("i"));
            window.changing = setInterval(() => mark.replaceChildren(document.createElement("b")), 50);
        }"""
    )
    _go_on_and_back(visitor, ["Gotland", "Haninge"])
    card = visitor.panel.locator('h3 [data-choose="haninge"]')
    expect(card).to_be_visible()
    visitor.page.evaluate("clearInterval(window.changing)")
    expect(card).to_be_focused()


def test_focus_is_never_covered(visitor: Visitor) -> None:
    """What leads to the comparison, at the window's lower edge, covers nothing that has the focus."""
    visitor.open("/?lang=sv&jamfor=flen&jamfor=gotland")
    for width, height in ((768, 1024), (390, 844), (320, 256)):
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.page.wait_for_function("width => innerWidth === width", arg=width)
        keys = Keys(visitor)
        visitor.page.locator(".skip").focus()
        visitor.page.keyboard.press("Enter")
        for _ in range(24):
            stop = keys.press("Tab")
            assert visitor.page.evaluate(_IS_SEEN), (width, stop)
            if stop.name.startswith("Jämför 2"):
                break
        assert "Överkalix" in {stop.name for stop in keys.stops}, width


_IS_SEEN = """() => {
    const at = document.activeElement.closest("label") ?? document.activeElement;
    const bar = document.querySelector(".compare-way");
    const [a, b] = [at, bar.closest('[data-testid="stElementContainer"]')].map((one) => one.getBoundingClientRect());
    return bar.contains(at) || a.bottom <= b.top + 1 || a.top >= b.bottom;
}"""


def test_all_and_none_keep_the_focus(visitor: Visitor) -> None:
    """Who compares all pilots or none by key stays at those buttons."""
    visitor.page.goto("/jamfor?lang=sv&jamfor=flen")
    visitor.wait_for_rest()
    visitor.wait_for_landmarks()
    visitor.page.get_by_role("button", name="Alla 10").focus()
    for key in ("none", "all", "none"):
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator(f".st-key-compared-{key} button")).to_be_focused()


def test_ways_past_leave_the_address(visitor: Visitor) -> None:
    """The ways past the head and the map lead on and leave nothing in the address, which may be copied."""
    visitor.open("/?lang=sv")
    visitor.wait_for_landmarks()
    visitor.page.locator(".skip").focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#panel")).to_be_focused()
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.closest('.st-key-panel') !== null")
    assert visitor.page.evaluate("location.hash") == ""


def test_present_to_the_last_step(visitor: Visitor) -> None:
    """The presentation is found, started, gone on with, brought to its last step and left, with keys alone.

    That a key leads through every step, test_talk.py tells.
    """
    visitor.page.goto("/presentera?lang=sv")
    keys = Keys(visitor)
    start = visitor.page.get_by_role("button", name="Starta")
    expect(start).to_be_visible()
    steps = int(re.findall(r"\d+", start.inner_text())[-1])
    keys.tab_to("Starta")
    visitor.page.keyboard.press("Enter")
    visitor.wait_for_map()
    where = visitor.page.locator(".story .where")
    for key, number in (("ArrowRight", 2), ("ArrowRight", 3), ("End", steps)):
        visitor.page.keyboard.press(key)
        expect(where).to_have_text(f"{number} / {steps}")
    expect(visitor.page.locator(".slide:visible")).to_have_count(1)
    visitor.page.keyboard.press("Escape")
    expect(start).to_be_visible()


def test_changes_are_told_once(visitor: Visitor) -> None:
    """What a choice changes is told politely and once: how many are shown, which pilot, which page.

    What gets the focus is not told besides; after a choice on the map it is told where the text is. A chip says what it
    does, the ways to other pilots where they lead.
    """
    visitor.open()
    visitor.wait_for_landmarks()
    voice = visitor.page.locator("p.voice[role=status]")
    expect(voice).to_have_count(1)
    visitor.page.evaluate("""() => {
        window.told = [];
        const voice = document.querySelector("p.voice");
        new MutationObserver(() => window.told.push(voice.textContent)).observe(voice, { childList: true });
    }""")
    visitor.tick("Boende")
    expect(voice).to_have_text(re.compile("^1 av 10"))
    visitor.cards().first.click()
    expect(visitor.panel.get_by_role("heading", name="Östhammar")).to_be_focused()
    visitor.panel.get_by_role("link", name="Till listan").click()
    expect(voice).to_have_text("Pilotkommunerna")
    visitor.page.get_by_role("link", name="Boende , ta bort").click()
    expect(visitor.summary).to_be_focused()
    visitor.pin("gotland").press("Enter")
    expect(voice).to_have_text("Gotland. Texten är efter kartan")
    expect(visitor.panel.get_by_role("link", name="Nästa: Haninge")).to_be_visible()
    visitor.page.get_by_role("button", name="Kopiera länk").first.click()
    expect(voice).to_have_text("Kopiera ur adressfältet")
    expect(visitor.page.get_by_role("button", name="Kopiera länk").first).to_be_visible()
    visitor.page.get_by_role("link", name="Programmet").click()
    expect(voice).to_have_text("Programmet")
    told = visitor.page.evaluate("window.told")
    assert len(told) == 5, told


def _through_the_map(keys: Keys, key: str) -> int:
    """Go on by a key into the map and out of it; return how many stops it has."""
    while not (stop := keys.press(key)).in_map:
        pass
    inside = 0
    while stop.in_map:
        inside += 1
        stop = keys.press(key)
    return inside
