"""The presentation: read from the last row, moved on by any clicker, and by itself once it is open."""

import json

import pytest
from playwright.sync_api import Page, expect

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore.story import default_story
from tests.browser.visitor import Visitor
from tests.unit.editions.test_one_file import slides_of

FULL_HD = {"width": 1920, "height": 1080}
PROJECTOR = {"width": 1280, "height": 720}
SHOWN = ".story .slide:not([hidden])"


# The texts of a slide that its notes lie over.
_COVERED_BY_NOTES = """slide => {
    const notes = slide.querySelector(".notes");
    const { top, height } = notes.getBoundingClientRect();
    const parts = [...slide.querySelectorAll("*")].filter((part) => !notes.contains(part) && part.checkVisibility());
    const isUnder = (part) => height > 0 && part.getBoundingClientRect().bottom > top + 1;
    return parts.filter(isUnder).map((part) => part.outerHTML);
}"""


def at_step(visitor: Visitor, step: str) -> None:
    """See that the slide, the address and the map are at a step."""
    expect(visitor.page.locator(SHOWN)).to_have_attribute("data-step", step)
    visitor.page.wait_for_function("step => new URL(location).searchParams.get('steg') === step", arg=step)


def letters(visitor: Visitor, text: str) -> None:
    """Type quickly, as a hand does, letters that the browser driver's own keyboard lacks among them."""
    visitor.page.evaluate(
        "text => [...text].forEach("
        "key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})))",
        text,
    )


def start(visitor: Visitor, query: str = "steg=program") -> None:
    """Open the presentation, its map included."""
    visitor.page.goto(f"/presentera?{query}")
    expect(visitor.page.locator(SHOWN)).to_be_visible()
    visitor.wait_for_map()


@pytest.mark.parametrize("lang", LANGS)
def test_every_slide_fits(visitor: Visitor, lang: Lang, atlas: Atlas) -> None:
    """No slide needs scrolling on a projector, and no text on it is too small for the last row.

    Notes that are shown cover nothing of it: the slide is smaller meanwhile, and whole.
    """
    visitor.page.set_viewport_size(PROJECTOR)
    start(visitor, f"steg=program&lang={lang}")
    steps = default_story(atlas)
    measure = (
        "slide => [slide.dataset.step, slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth]"
    )
    for n, step in enumerate(steps):
        at_step(visitor, step.id)
        assert visitor.page.locator(SHOWN).evaluate(measure) == [step.id, 0, 0]
        visitor.page.keyboard.press("n")
        assert visitor.page.locator(SHOWN).evaluate(measure) == [step.id, 0, 0]
        assert visitor.page.locator(SHOWN).evaluate(_COVERED_BY_NOTES) == [], step.id
        visitor.page.keyboard.press("n")
        if n + 1 < len(steps):
            visitor.page.keyboard.press("PageDown")
    visitor.page.set_viewport_size(FULL_HD)
    smallest = """() => Math.min(...[...document.querySelectorAll('.story .slide')].flatMap(slide => {
        slide.hidden = false;
        return [...slide.querySelectorAll('p, li, td, th, h1, a, b')].filter(e => !e.closest('.notes'))
            .map(e => parseFloat(getComputedStyle(e).fontSize));
    }))"""
    assert visitor.page.evaluate(smallest) >= 28


def test_keys_of_presenters_and_clickers(visitor: Visitor) -> None:
    """Arrows, Page Up and Down, Space, Home, End, a number and Enter, and the first letters of a name all lead on."""
    start(visitor)
    press = visitor.page.keyboard.press
    for key, step in (
        ("ArrowRight", "karta"),
        ("PageDown", "tema-boende"),
        (" ", "tema-besok"),
        ("ArrowLeft", "tema-boende"),
        ("PageUp", "karta"),
        ("End", "kontakt"),
        ("Home", "program"),
        ("v", "vimmerby"),
    ):
        press(key)
        at_step(visitor, step)
    visitor.page.keyboard.type("13")
    press("Enter")
    at_step(visitor, "overkalix")
    letters(visitor, "fl")
    at_step(visitor, "flen")
    letters(visitor, "ös")
    at_step(visitor, "osthammar")


def test_code_blank_notes_and_keys(visitor: Visitor, app: str) -> None:
    """Q shows a code, and its address in letters, that leads to the step's own view of the map.

    B blanks the screen and any key brings it back, N shows the notes with a clock, ? the keys, Escape closes. Each that
    lies over the slide takes the focus, hides the slide from who hears it, and gives the focus back. A screen reader
    hands the keys on to the presentation, but reads the slide where the focus is in it.
    """
    start(visitor, "steg=flen&lang=en")
    page = visitor.page
    stage = page.get_by_role("application", name="Presentation")
    expect(stage).to_be_focused()
    expect(stage.get_by_role("status")).to_have_text("Flen, 19 of 25")
    expect(page.get_by_role("document", name="Flen")).to_have_attribute("tabindex", "0")
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("q")
    picture = page.locator(".overlay.qr img")
    expect(picture).to_have_attribute("alt", f"{app}/?kommun=flen&lang=en")
    expect(page.get_by_role("dialog").locator(":focus")).to_have_count(1)
    expect(page.locator(".slides")).to_have_js_property("inert", True)
    page.wait_for_function("() => document.querySelector('.overlay.qr img').naturalWidth > 0")
    page.keyboard.press("Escape")
    expect(picture).to_be_hidden()
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("b")
    expect(page.get_by_role("dialog", name="The screen is blank")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".overlay.blank")).to_be_hidden()
    at_step(visitor, "flen")
    page.keyboard.press("n")
    expect(page.locator(f"{SHOWN} .notes")).to_contain_text("dialogue cafés")
    expect(page.locator(".story .clock")).to_contain_text(":")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_role("document")).to_be_focused()
    keys.get_by_role("button", name="Close").click()
    expect(keys).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Start")).to_be_focused()
    visitor.expect_params(lang="en")


def test_nothing_but_the_presentation(visitor: Visitor) -> None:
    """No menu, head or foot stands on the screen, and the cursor goes when it rests.

    A click on the map leads to that pilot, and the keys are not lost in its frame.
    """
    start(visitor)
    expect(visitor.page.locator(".foot")).to_have_count(0)
    expect(visitor.page.get_by_role("link", name="Underlag")).to_have_count(0)
    expect(visitor.page.locator("[data-testid=stHeader]")).to_be_hidden()
    visitor.page.mouse.move(900, 300)
    expect(visitor.page.locator("html.idle")).to_have_count(1)
    visitor.page.mouse.move(920, 320)
    expect(visitor.page.locator("html.idle")).to_have_count(0)
    visitor.map.locator(".pin[data-pilot=kramfors]").click()
    at_step(visitor, "kramfors")
    visitor.page.keyboard.press("ArrowRight")
    at_step(visitor, "harjedalen")
    visitor.page.keyboard.press(" ")
    at_step(visitor, "osthammar")


def test_fingers_and_no_network(visitor: Visitor) -> None:
    """A finger's swipe moves on, and the two buttons are large enough for it.

    Once open, every step comes with the network cut: slide, map and address.
    """
    start(visitor)
    swipe = """x => { const target = document.querySelector('.story .slide:not([hidden])');
        const at = (clientX) => new Touch({ identifier: 1, target, clientX, clientY: 300 });
        target.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, changedTouches: [at(600)] }));
        target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, changedTouches: [at(600 + x)] })); }"""
    visitor.page.evaluate(swipe, -200)
    at_step(visitor, "karta")
    visitor.page.evaluate(swipe, 200)
    at_step(visitor, "program")
    for name, leads_to in (("Nästa", "karta"), ("Föregående", "program")):
        button = visitor.page.get_by_role("button", name=name)
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, name
        button.click()
        at_step(visitor, leads_to)

    visitor.page.context.set_offline(True)
    letters(visitor, "gotl")
    at_step(visitor, "gotland")
    expect(visitor.map.locator(".pin[data-pilot=gotland]")).to_have_attribute("aria-pressed", "true")
    visitor.page.keyboard.press("Home")
    visitor.page.keyboard.type("4")
    visitor.page.keyboard.press("Enter")
    at_step(visitor, "tema-besok")
    expect(visitor.map.locator(".pin.faded")).to_have_count(8)
    visitor.page.context.set_offline(False)


def expect_order(visitor: Visitor, *steps: str) -> None:
    """See that the list and the address have these steps in this order, also once the server has drawn them."""
    shown = "[...document.querySelectorAll('.talk-order > li:not([hidden])')].map((row) => row.dataset.step).join()"
    expect(visitor.page.locator("#talk")).to_have_attribute("data-order", " ".join(steps))
    visitor.page.wait_for_function(f"wanted => {shown} === wanted", arg=",".join(steps))
    visitor.expect_params(bild=steps, lang="en")


def drag(page: Page, step: str, onto: str) -> None:
    """Drag a step by the mouse to the upper half of another one."""
    rows = page.locator(".talk-order > li")
    held, goal = (rows.and_(page.locator(f'[data-step="{name}"]')) for name in (step, onto))
    goal.scroll_into_view_if_needed()
    held.locator(".thumb").hover()
    page.mouse.down()
    box = goal.bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 4)
    page.mouse.move(box["x"] + 60, box["y"] + 4)
    page.mouse.up()


def test_own_story_is_saved_and_opened(visitor: Visitor, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Steps are ticked and moved by keys or dragged, the address holds them, and a reload keeps them.

    One's own steps and notes come back from the file, and are in the offline edition, which is not the full one; a file
    that is no talk is refused, and nothing is lost. Nor is it on the stage, which begins with the first step.
    Slides, handout and pictures of the map come as files of their kind, for the pilots chosen.
    """
    page = visitor.page
    page.goto("/presentera?bild=inga&lang=en")
    expect(page.get_by_text("No step is chosen yet")).to_be_visible()
    visitor.wait_for_landmarks()
    for name in ("Flen", "The map", "Gotland", "Housing"):
        page.locator("#talk").get_by_label(name, exact=True).focus()
        page.keyboard.press("Space")
    expect_order(visitor, "flen", "karta", "gotland", "tema-boende")
    up = page.get_by_role("button", name="Move Theme: Housing up")
    up.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(page.get_by_text("Theme: Housing is now step 2 of 4")).to_be_attached()
    expect_order(visitor, "flen", "tema-boende", "karta", "gotland")
    expect(up).to_be_focused()
    drag(page, "gotland", "flen")
    expect_order(visitor, "gotland", "flen", "tema-boende", "karta")
    page.reload()
    own = page.get_by_label("Your own notes")
    own.fill("Ask about the film")
    own.press("Control+Enter")
    expect(page.locator(".talk-order > li .name").first).to_have_text("Gotland (your own notes)")
    expect_order(visitor, "gotland", "flen", "tema-boende", "karta")
    steps = ["gotland", "flen", "tema-boende", "karta"]
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="The presentation and all of").click()
    told = slides_of(waiting.value.path().read_text("utf-8"), "sv")
    assert [step for step, _ in told] == steps
    assert told[0] == ("gotland", "Ask about the film")
    page.get_by_text("High contrast").click()
    visitor.expect_params(bild=steps, lang="en", scen="contrast")
    page.get_by_role("button", name="Start").click()
    at_step(visitor, "gotland")
    expect(page.locator("html")).to_have_attribute("data-stage", "contrast")
    page.keyboard.press("Escape")
    expect(own).to_have_value("Ask about the film")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the presentation").click()
    saved = waiting.value.path().read_bytes()
    notes = {"gotland": "Ask about the film"}
    assert json.loads(saved) == {
        "pilotkartan_story": 2, "lang": "en", "theme": "contrast", "steps": steps, "notes": notes
    }  # fmt: skip
    visitor.go("/presentera?lang=sv")
    rows = page.locator(".talk-order > li:visible")
    expect(rows).to_have_count(25)
    folder = tmp_path_factory.mktemp("story")
    (folder / "bad.json").write_text("[]", "utf-8")
    (folder / "good.json").write_bytes(saved)
    page.locator("input[type=file]").set_input_files(folder / "bad.json")
    expect(page.get_by_text("Filen är ingen sparad presentation")).to_be_visible()
    expect(rows).to_have_count(25)
    page.locator("input[type=file]").set_input_files(folder / "good.json")
    visitor.expect_params(bild=steps, lang="en", scen="contrast")
    expect(own).to_have_value("Ask about the film")

    visitor.go("/presentera?bild=flen&bild=karta&kommun=flen&lang=sv")
    for name, begins in (
        ("Bildspel (PPTX)", b"PK"),
        ("Handout (PDF)", b"%PDF"),
        ("Kartan som SVG", b"<svg"),
        ("Kartan som PNG", b"\x89PNG"),
    ):
        with page.expect_download(timeout=60_000) as waiting:
            page.get_by_role("button", name=name).click()
        assert waiting.value.path().read_bytes().startswith(begins), name
