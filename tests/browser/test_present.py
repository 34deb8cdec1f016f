"""The presentation: read from the last row, moved on by any clicker, and by itself once it is open."""

import json
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore.story import default_story
from tests.browser.visitor import Visitor
from tests.unit.editions.test_one_file import slides_of, unpacked

PROJECTOR = {"width": 1280, "height": 720}
# All is in proportion to the screen, so that the shape counts more than the size: each language has both shapes.
SIZES: dict[Lang, tuple[tuple[int, int], ...]] = {
    "sv": ((1920, 1080), (1024, 768)),
    "en": ((3840, 2160), (1600, 1200)),
}
SHOWN = ".story .slide:not([hidden])"


# Goes by "next" through all slides and their parts, from the first on, and measures each.
_WALK = """() => {
    const next = document.querySelector(".story [data-do=next]");
    const shown = () => document.querySelector(".story .slide:not([hidden])");
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const walked = [];
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Home" }));
    for (let more = true; more; more = !next.disabled && (next.click(), true)) {
        const slide = shown();
        const notes = slide.querySelector(".notes");
        const all = [...slide.querySelectorAll("*")].filter((part) => !notes.contains(part));
        const parts = all.filter((part) => part.checkVisibility());
        const texts = parts.filter((part) => !part.closest(".voice, caption")
            && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
        const top = notes.checkVisibility() ? notes.getBoundingClientRect().top : Infinity;
        walked.push({
            step: slide.dataset.step, part: slide.dataset.part, parts: slide.dataset.parts,
            place: document.querySelector(".story .where").textContent,
            mark: slide.querySelector(".head .part").textContent,
            over: [slide.scrollHeight - slide.clientHeight, slide.scrollWidth - slide.clientWidth],
            covered: texts.filter((text) => text.getBoundingClientRect().bottom > top + 1).length,
            smallest: Math.min(...texts.map(size)), heading: size(slide.querySelector("h1")),
            blocks: parts.filter((part) => part.matches("[data-block]")).length,
            all: all.filter((part) => part.matches("[data-block]")).length,
        });
    }
    return walked;
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
    """On any screen a slide fills it, needs no scrolling, and is read from the last row.

    Its text is at least 28 pixels high where the screen has 720, its heading 56, and in proportion elsewhere. What is
    too long is in parts, which "next" goes through; the number is that of the steps. Notes cover nothing of it.
    """
    visitor.page.set_viewport_size(PROJECTOR)
    start(visitor, f"steg=program&lang={lang}")
    steps = [step.id for step in default_story(atlas)]
    for width, height in SIZES[lang]:
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.page.wait_for_function("width => innerWidth === width", arg=width)
        expect_fit(visitor.page.evaluate(_WALK), steps, min(width / 1280, height / 720))
    visitor.page.set_viewport_size(PROJECTOR)
    visitor.page.keyboard.press("n")
    expect_fit(visitor.page.evaluate(_WALK), steps, 1)


def expect_fit(walked: list[dict[str, Any]], steps: list[str], scale: float) -> None:
    """See that all of each step was shown, whole, and large enough."""
    assert list(dict.fromkeys(slide["step"] for slide in walked)) == steps
    assert {slide["parts"] for slide in walked} > {"1"}
    for slide in walked:
        assert (slide["over"], slide["covered"]) == ([0, 0], 0), slide
        assert slide["smallest"] >= 28 * scale - 0.1, slide
        assert slide["heading"] == pytest.approx(56 * scale, abs=0.1), slide
        assert slide["place"] == f"{steps.index(slide['step']) + 1} / {len(steps)}"
        assert bool(slide["mark"]) == (slide["parts"] != "1"), slide
    for step in steps:
        parts = [slide for slide in walked if slide["step"] == step]
        assert [int(slide["part"]) for slide in parts] == list(range(1, len(parts) + 1))
        assert sum(slide["blocks"] for slide in parts) == parts[0]["all"], step


def test_keys_of_presenters_and_clickers(visitor: Visitor) -> None:
    """Arrows, Page Up and Down, Space, Home and End lead on; what is typed is echoed, and Enter goes where it leads.

    H may mean Haninge too, and Escape while typing ends the typing alone. Backspace leads back to where one was. L goes
    on in the other language at the same step.
    """
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
    ):
        press(key)
        at_step(visitor, step)
    field = visitor.page.get_by_role("combobox", name="Steg, kommun, tema eller ord")
    visitor.page.keyboard.type("13")
    expect(field).to_have_value("13")
    press("Escape")
    expect(field).to_be_hidden()
    at_step(visitor, "program")
    visitor.page.keyboard.type("13")
    press("Enter")
    at_step(visitor, "overkalix")
    press("Backspace")
    at_step(visitor, "program")
    letters(visitor, "han")
    expect(field).to_have_value("han")
    press("Enter")
    at_step(visitor, "haninge")
    press("l")
    # Within the application: Orca hands on the keys of what is in one, not of itself.
    application = visitor.page.get_by_role("application", name="Presentation")
    expect(application.get_by_role("application", name="? shows the keys")).to_be_focused()
    at_step(visitor, "haninge")
    expect(visitor.page.locator(f"{SHOWN} .place")).to_contain_text("Stockholm County")


def test_what_the_room_asks_for(visitor: Visitor, app: str) -> None:
    """In a presentation of two steps any other is found by its name in either language, and shown uncounted.

    So are the pilots that mention a word, with the network gone too: each with what it says, and on the map; Q gives
    the address where they are found. One comes back by Escape, or goes on from where one was. Who has left comes back
    to the same step.
    """
    start(visitor, "steg=karta&bild=flen&bild=karta&lang=en")
    page, press = visitor.page, visitor.page.keyboard.press
    with page.expect_response("**/story-texts.json*"):
        page.reload()
    visitor.wait_for_map()
    where = page.locator(".story .where")
    press("t")
    expect(page.get_by_role("dialog", name="Find a step").get_by_role("option")).to_have_count(2)
    page.keyboard.type("besoksnar")
    press("Enter")
    at_step(visitor, "tema-besok")
    expect(where).to_have_text("2 / 2 +")
    expect(visitor.map.locator(".pin.faded")).to_have_count(8)
    press("Escape")
    at_step(visitor, "karta")
    expect(where).to_have_text("2 / 2")
    page.context.set_offline(True)
    visitor.map.locator(".pin[data-pilot=flen]").click()
    at_step(visitor, "flen")
    press("t")
    # The key was pressed in the map's frame; the next letters are for the field.
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("survey")
    press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_contain_text("mention ‘survey’")
    press("Enter")
    slide = page.get_by_role("document", name="Pilot municipalities that mention ‘survey’")
    expect(slide.locator("li").filter(has=page.locator("mark"))).not_to_have_count(0)
    listed = slide.locator("li").count()
    expect(visitor.map.locator(".pin:not(.faded)")).to_have_count(listed)
    press("q")
    expect(page.locator(".overlay.qr > div")).to_have_text(f"{app}/?q=survey&lang=en")
    press("Escape")
    press("ArrowLeft")
    at_step(visitor, "flen")
    page.context.set_offline(False)
    visitor.wait_for_rest()  # on a busy machine the line was given up meanwhile
    press("Escape")
    page.get_by_role("button", name="Start").click()
    at_step(visitor, "flen")


def test_speaker_window(visitor: Visitor) -> None:
    """N opens the speaker's window: slides with their maps in small, notes, time, steps, the same keys.

    The two stay in step both ways. Nothing of the notes is on the stage. The window stays when the stage loads again or
    changes its language, has the word of a lost connection, which the stage has not, and goes with the presentation.
    Where it is refused, the stage says so and goes on.
    """
    start(visitor, "steg=flen&lang=en")
    page = visitor.page
    blocked = page.locator(".story-bar .said")
    page.evaluate("() => { window.openReally = window.open; window.open = () => null; }")
    page.keyboard.press("s")
    expect(blocked).to_contain_text("The browser blocked the speaker window")
    page.evaluate("() => { window.open = window.openReally; }")
    page.keyboard.press("ArrowRight")
    expect(blocked).to_be_empty()
    page.keyboard.press("ArrowLeft")
    with page.expect_popup() as waiting:
        page.get_by_role("button", name="Open speaker window (N)").click()
    speaker = waiting.value
    expect(speaker).to_have_title("Speaker window")
    expect(speaker.locator("html")).to_have_attribute("lang", "en")
    expect(speaker.get_by_role("heading", level=2)).to_have_text(
        ["Shown now: Flen", "Next: Munkedal", "Notes", "The steps in order"]
    )
    expect(speaker.locator(".to-say")).to_contain_text("dialogue cafés")
    expect(page.get_by_text("dialogue cafés and carried out")).to_be_hidden()
    slide = speaker.locator(".shown-now iframe").content_frame
    shown, named = slide.locator("h1"), slide.locator(".still-map g:not(.faded) text")
    expect(shown).to_have_text("Flen")
    expect(named).to_have_text("Flen")
    expect(shown).to_have_css("font-size", page.locator(f"{SHOWN} h1").evaluate("h1 => getComputedStyle(h1).fontSize"))
    expect(speaker.get_by_role("button", name="Flen 0:0")).to_have_attribute("aria-current", "step")
    speaker.keyboard.press("ArrowRight")
    expect(page.locator(SHOWN)).to_have_attribute("data-part", "2")
    speaker.keyboard.press("ArrowRight")
    at_step(visitor, "munkedal")
    page.keyboard.press("Home")
    expect(shown).to_have_text("Stronger local attractiveness (Stärkt lokal attraktionskraft)")
    speaker.get_by_role("button", name="Kramfors").click()
    at_step(visitor, "kramfors")
    speaker.keyboard.press("h")
    speaker.get_by_role("option", name="Haninge").click()
    at_step(visitor, "haninge")
    speaker.keyboard.press("b")
    expect(speaker.get_by_role("status").first).to_have_text("The screen is blank: any key brings it back")
    speaker.keyboard.press("b")
    expect(page.locator(".overlay.blank")).to_be_hidden()
    speaker.keyboard.press("l")
    expect(speaker).to_have_title("Talarfönster")
    page.reload()
    visitor.wait_for_map()
    # Two parts, of which the first is shown.
    for _ in range(2):
        speaker.keyboard.press("ArrowRight")
    at_step(visitor, "flen")
    expect(shown).to_have_text("Flen")
    expect(named).to_be_visible()
    page.evaluate("() => { document.querySelector('.connection').textContent = 'The server is gone'; }")
    expect(speaker.get_by_role("status").first).to_have_text("The server is gone")
    expect(page.locator(".connection")).to_be_hidden()
    with speaker.expect_event("close"):
        page.keyboard.press("Escape")


def test_steps_come_by_themselves(visitor: Visitor) -> None:
    """With A the steps come by themselves, round and round, as slowly as one likes, until a key is pressed."""
    page = visitor.page
    page.clock.install()
    start(visitor, "steg=karta&bild=flen&bild=karta&lang=en")
    page.keyboard.press("a")
    told = page.locator(".story .playing")
    expect(told).to_have_text("Moves on after 20 s")
    page.clock.fast_forward(20_000)
    at_step(visitor, "flen")
    page.keyboard.press("+")
    expect(told).to_have_text("Moves on after 30 s")
    page.clock.fast_forward(30_000)
    expect(page.locator(SHOWN)).to_have_attribute("data-part", "2")
    page.clock.fast_forward(30_000)
    at_step(visitor, "karta")
    page.keyboard.press("ArrowLeft")
    expect(told).to_be_hidden()
    page.clock.fast_forward(60_000)
    at_step(visitor, "karta")


def test_code_blank_and_keys(visitor: Visitor, app: str) -> None:
    """Q shows a code, and its address in letters, that leads to the step's own view of the map.

    B blanks the screen and any key brings it back, ? shows the keys, Escape closes. Each that
    lies over the slide takes the focus, hides the slide from who hears it, and gives the focus back. A screen reader
    hands the keys on to the presentation, but reads the slide where the focus is in it.
    """
    start(visitor, "steg=flen&lang=en")
    page = visitor.page
    stage = page.get_by_role("application", name="Presentation")
    expect(stage.get_by_role("application", name="? shows the keys")).to_be_focused()
    expect(stage.get_by_role("status")).to_have_text("Flen (1 of 2), 19 of 25")
    expect(page.get_by_role("document", name="Flen")).to_have_attribute("tabindex", "0")
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("q")
    picture = page.locator(".overlay.qr svg")
    expect(picture).to_have_accessible_name(f"{app}/?kommun=flen&lang=en")
    expect(page.get_by_role("dialog").locator(":focus")).to_have_count(1)
    expect(page.locator(".slides")).to_have_js_property("inert", True)
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())).convert("L"))
    assert code.text == f"{app}/?kommun=flen&lang=en"
    page.keyboard.press("Escape")
    expect(picture).to_be_hidden()
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("b")
    expect(page.get_by_role("dialog", name="The screen is blank")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".overlay.blank")).to_be_hidden()
    at_step(visitor, "flen")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_role("document")).to_be_focused()
    keys.get_by_role("button", name="Close").click()
    expect(keys).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Start")).to_be_focused()
    visitor.expect_params(lang="en")


def test_stage_has_its_own_colours(visitor: Visitor) -> None:
    """D takes light, dark and high contrast in turn, for slide and map; a reload keeps it."""
    start(visitor, "steg=karta&lang=sv")
    page, story = visitor.page, visitor.page.locator(".story")
    for theme, text in (
        ("dark", "rgb(233, 239, 243)"),
        ("contrast", "rgb(255, 255, 255)"),
        ("light", "rgb(21, 36, 47)"),
    ):
        page.keyboard.press("d")
        expect(visitor.map.locator(f"html[data-theme={theme}]")).to_have_count(1)
        expect(story).to_have_css("color", text)
    page.keyboard.press("d")
    page.reload()
    visitor.wait_for_map()
    expect(story).to_have_css("color", "rgb(233, 239, 243)")
    expect(visitor.map.locator("html[data-theme=dark]")).to_have_count(1)


def test_nothing_but_the_presentation(visitor: Visitor) -> None:
    """No menu, head or foot stands on the screen, and the cursor goes when it rests, with the map's buttons.

    The map has no legend, every name on it is as large as the text beside it, whole, and covered by nothing; on a
    screen of 4:3 too.

    A click on the map leads to that pilot, and the keys are not lost in its frame.
    """
    visitor.page.set_viewport_size(PROJECTOR)
    start(visitor)
    visitor.page.set_viewport_size({"width": 1024, "height": 768})
    expect(visitor.map.locator(".pin .name").first).to_have_css("font-size", "22.4px")
    expect(visitor.map.locator(".pin.crowded")).to_have_count(0)
    visitor.page.set_viewport_size(PROJECTOR)
    expect(visitor.map.locator(".legend")).to_be_hidden()
    expect(visitor.map.locator(".bar")).to_have_css("opacity", "0")
    expect(visitor.map.locator(".pin.crowded")).to_have_count(0)
    for name in visitor.map.locator(".pin .name").all():
        expect(name).to_have_css("font-size", "28px")
        expect(name).to_be_in_viewport(ratio=0.99)
    expect(visitor.page.locator(".foot")).to_have_count(0)
    expect(visitor.page.get_by_role("link", name="Underlag")).to_have_count(0)
    expect(visitor.page.locator("[data-testid=stHeader]")).to_be_hidden()
    visitor.page.mouse.move(900, 300)
    expect(visitor.page.locator("html.idle")).to_have_count(1)
    visitor.page.mouse.move(920, 320)
    expect(visitor.page.locator("html.idle")).to_have_count(0)
    expect(visitor.map.locator(".bar")).to_have_css("opacity", "1")
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
    visitor.page.keyboard.press("Enter")
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
    file = waiting.value.path().read_text("utf-8")
    assert f'data-base="{page.url.partition("/presentera")[0]}/"' in unpacked(file, "parts")
    told = slides_of(file, "sv")
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
