"""A screen reader walks the main tasks: what it speaks is kept in heard/, for people to read and changes to show in.

After a change that is meant, write the files anew with `make heard`, and read what has changed in them.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import Translator, translator
from pilotkartan.web.streamlit_texts import connection_words
from tests.browser.heard import Listener
from tests.browser.line import Line
from tests.browser.visitor import Visitor

FOLDER = Path(__file__).with_name("heard")
SEARCHED: dict[Lang, str] = {"sv": "enkät", "en": "survey"}
# A browser that knows of no network asks at once whether the server is there.
_NO_NETWORK = """() => {
    Object.defineProperty(navigator, "onLine", { get: () => false, configurable: true });
    dispatchEvent(new Event("offline"));
}"""


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_heard(visitor: Visitor, app: str, atlas: Atlas, lang: Lang) -> None:
    """What a screen reader speaks at each step of the main tasks is what heard/ holds."""
    line = Line(app)
    visitor.open(f"{line.address}/?lang={lang}")
    visitor.wait_for_landmarks()
    listener = Listener(visitor)
    listener.listen()
    t = translator(atlas.words, lang)
    _land_and_filter(visitor, listener, atlas, lang)
    _read_and_compare(visitor, listener, t)
    _look_at_the_grid(visitor, listener, t)
    _present(visitor, listener, t)
    _find_a_place(visitor, listener, t)
    _lose_the_line(visitor, listener, line, connection_words(atlas)[lang])
    path = FOLDER / f"{lang}.txt"
    if os.environ.get("WRITE_HEARD"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(listener.text, "utf-8")
    assert listener.text == path.read_text("utf-8")


def _land_and_filter(visitor: Visitor, listener: Listener, atlas: Atlas, lang: Lang) -> None:
    page, t = visitor.page, translator(atlas.words, lang)
    head, filters, panel = (page.locator(f".st-key-{part}") for part in ("head", "filters", "panel"))
    listener.step("Land on the start page", head, filters)
    listener.read_map()
    listener.step("Go on to the list", panel)
    _press(page.get_by_test_id("stSkipToContent"), "Enter")
    listener.step("Skip the head", announced=t("head.map"), focus=page.locator("#content"))
    theme = page.get_by_role("checkbox", name=atlas.codebook.by_id["boende"].label.of(lang))
    _press(theme, "Space")
    shown = t("summary.some", shown=1, total=10)
    listener.step("Filter by a theme", page.locator(".st-key-chips"), panel, announced=shown, focus=theme)
    _press(visitor.chips, "Enter")
    listener.step("Take the filter away", focus=visitor.summary)
    field = page.get_by_role("searchbox", name=t("filter.search"))
    field.fill(SEARCHED[lang])
    field.press("Enter")
    listener.step("Search", panel, announced=SEARCHED[lang], focus=field)
    _press(page.locator(".st-key-chips a.clear"), "Enter")
    listener.step("Clear the search", focus=visitor.summary)


def _read_and_compare(visitor: Visitor, listener: Listener, t: Translator) -> None:
    page, panel = visitor.page, visitor.page.locator(".st-key-panel")
    _press(panel.get_by_role("link", name="Flen"), "Enter")
    listener.step("Choose a pilot and read", panel, focus=visitor.panel.get_by_role("heading", name="Flen"))
    following = visitor.panel.get_by_role("link", name=t("panel.next"))
    _press(following, "Enter")
    listener.step("Go on to the next pilot", announced="Gotland", focus=following)
    _press(visitor.panel.get_by_role("link", name=t("panel.close")), "Enter")
    listener.step(
        "Go back to the list", announced=t("list.heading"), focus=visitor.panel.get_by_role("link", name="Gotland")
    )
    for name, announced in (("Flen", t("compare.one_more", name="Flen")), ("Gotland", t("compare.go", count=2))):
        box = visitor.panel.get_by_role("checkbox", name=t("compare.box", name=name))
        _press(box, "Space")
        listener.step(f"Mark {name} for the comparison", announced=announced, focus=box)
    _press(page.locator(".compare-way"), "Enter")
    comparison = page.locator(".st-key-comparison")
    caption = t("compare.caption", names=f"Flen {t('summary.and')} Gotland")
    listener.step("Compare the two", comparison, announced=caption, focus=page.locator("#content"))


def _look_at_the_grid(visitor: Visitor, listener: Listener, t: Translator) -> None:
    page = visitor.page
    _press(page.get_by_role("link", name=t("head.evidence"), exact=True), "Enter")
    grid = page.locator(".evidence")
    listener.step("Look at the grid of results", grid, announced=t("head.evidence"))
    _press(grid.locator("tbody a").first, "Enter")
    cell = page.locator("#ruta")
    listener.step("Open a cell of it", cell, focus=cell)


def _present(visitor: Visitor, listener: Listener, t: Translator) -> None:
    page, press = visitor.page, visitor.page.keyboard.press
    _press(page.get_by_role("link", name=t("head.present"), exact=True), "Enter")
    start = page.locator(".st-key-start-story button")
    start.wait_for()
    visitor.wait_for_rest()
    listener.step("Go to the presentation", announced=t("head.present"))
    _press(start, "Enter")
    stage = page.get_by_role("application").get_by_role("application", name=t("story.stage_keys"))
    slide = page.locator(".slide:not([hidden])")
    listener.step("Start it", announced=", 1 ", focus=stage)
    visitor.wait_for_map()
    for number in (2, 3):
        press("ArrowRight")
        listener.step(f"Go on to step {number}", slide, announced=f", {number} ", focus=stage)
    press("v")
    palette = page.locator(".overlay.palette")
    listener.step("Type the first letter of a pilot", palette, focus=palette.get_by_role("combobox"))
    press("Enter")
    listener.step("Go there", slide, announced="Vimmerby", focus=stage)
    press("?")
    keys = page.locator(".overlay.keys")
    listener.step("Ask for the keys", keys, focus=keys.get_by_role("document"))
    press("Escape")
    listener.step("Close them", focus=stage)
    press("Backspace")
    listener.step("Go back to where one was", announced=", 3 ", focus=stage)
    press("Escape")
    listener.step("Leave the presentation", focus=start)


def _find_a_place(visitor: Visitor, listener: Listener, t: Translator) -> None:
    page = visitor.page
    _press(page.get_by_role("link", name=t("head.map"), exact=True), "Enter")
    visitor.wait_for_map()
    listener.step("Go back to the map", announced=t("list.heading"))
    field = page.get_by_role("searchbox", name=t("place.search"))
    field.press_sequentially("ostersu")
    listener.step("Search for a place", page.locator(".st-key-places"), announced="Östersund", focus=field)
    field.fill("xqzxqz")
    listener.step("Search for one that is not there", announced="xqzxqz", focus=field)
    field.fill("Umeå kommun")
    listener.step("Search for another", announced=t("place.enter_takes", name="Umeå"), focus=field)
    field.press("Enter")
    listener.step("Take it", page.locator(".st-key-panel"), announced="Umeå")
    visitor.pin("gotland").press("Enter")
    listener.step("Choose a pilot on the map", announced="Gotland")
    page.context.grant_permissions(["clipboard-write"])
    copy = page.locator(".st-key-head .copy-link")
    _press(copy, "Enter")
    listener.step("Copy the link", announced=t("head.copied"), focus=copy)


def _lose_the_line(visitor: Visitor, listener: Listener, line: Line, words: dict[str, str]) -> None:
    visitor.wait_for_rest()
    line.cut()
    visitor.page.evaluate(_NO_NETWORK)
    listener.step("Lose the line", announced=words["lost"])
    line.mend()
    listener.step("Have it back", announced=words["back"])


def _press(target: Locator, key: str) -> None:
    target.focus()
    target.press(key)
