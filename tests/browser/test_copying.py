"""Text that is marked on a page and pasted elsewhere is what is read there, and no more."""

import re
from collections.abc import Mapping
from html import unescape

from playwright.sync_api import Locator, Page, Route, expect

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.editions.site_files import Files
from tests.browser.visitor import Visitor

# Where an icon's name would stand as text: in our own, and in Streamlit's.
NAMES_OF_ICONS = """() => [...document.querySelectorAll("[data-icon], [data-testid=stIconMaterial]")]
    .map((icon) => icon.dataset.icon ?? icon.textContent).filter(Boolean)"""
ON_THE_CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read();
    const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
    return Object.fromEntries(await Promise.all(texts));
}"""
PSEUDO_STYLE = """(element, pseudo) => {
    const { content, fontFamily, width, fontSize } = getComputedStyle(element, pseudo);
    return { content, fontFamily, width, fontSize };
}"""
COMPARED = "jamfor=flen&jamfor=vimmerby"


def copied(page: Page) -> Mapping[str, str]:
    """Mark all of the page, copy it, and return what a program may paste: the text, and the texts in the HTML."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+a")
    marked: str = page.evaluate("getSelection().toString()")
    page.keyboard.press("Control+c")
    found: dict[str, str] = page.evaluate(ON_THE_CLIPBOARD)
    html = unescape(re.sub(r"<[^>]*>", "", found["text/html"]))
    return {"marked": marked, "text": found["text/plain"], "HTML": html}


def expect_clean(page: Page, read: str, atlas: Atlas, lang: Lang = "sv") -> None:
    """See that what is copied holds what is `read`, no icon's name, no number of a source, and no folded source.

    A source stands there once at most: in the list at the end of an article.
    """
    names = set(page.evaluate(NAMES_OF_ICONS)) | {str(code.icon) for code in atlas.codebook.code if code.icon}
    texts = {text.of(lang) for text in atlas.words.values()} | {text.of(lang) for text in atlas.paragraphs.values()}
    # In Swedish few of them are words, or parts of words, that the pages say.
    names = {name for name in names if len(name) > 4 and not any(name in text.lower() for text in texts)}
    assert {"luggage", "check_circle"} <= names
    for kind, text in copied(page).items():
        assert read in text, kind
        assert [name for name in names if name in text] == [], kind
        assert kind == "HTML" or re.findall(r"[a-zåäö]\.\d", text) == [], kind
        assert [ref for ref, paragraph in atlas.paragraphs.items() if text.count(paragraph.of(lang)) > 1] == [], kind


# Each page: its address, what only it shows, and words that are read on it.
PAGES = (
    ("/?lang=sv", ".cards", "Södermanlands län"),
    ("/?lang=sv&tema=besok&jamfor=flen&jamfor=vimmerby", ".compare-way", "Jämför 2 kommuner"),
    ("/?lang=sv&kommun=flen", "article.pilot", "huvudtema"),
    (f"/jamfor?lang=sv&{COMPARED}", "table.matrix", "Flen och Vimmerby sida vid sida"),
    ("/programmet?lang=sv", "article.programme", "2015–2018"),
    ("/underlag?lang=sv", ".st-key-downloads .stDownloadButton", "Tillväxtverkets sida om pilotkommunerna"),
    ("/presentera?lang=sv", ".st-key-exports .stDownloadButton", "Hämta som fil"),
)


def test_pages_are_copied_as_they_are_read(visitor: Visitor, atlas: Atlas) -> None:
    """No page leaves the names of its icons or its folded sources in what is pasted."""
    visitor.page.goto(PAGES[-1][0])
    for path, ready, read in PAGES:
        visitor.go(path)
        visitor.page.wait_for_selector(ready)
        visitor.wait_for_rest()
        expect_clean(visitor.page, read, atlas)


def test_opened_source_is_copied(visitor: Visitor, atlas: Atlas) -> None:
    """A source that the reader has opened is copied with the text that it stands below."""
    visitor.page.goto(f"/jamfor?lang=sv&{COMPARED}")
    cell = visitor.page.locator(".matrix details.cell").first
    cell.locator("summary").first.click()
    cell.locator(".source summary").first.click()
    told = atlas.paragraphs[cell.locator(".source li b").first.inner_text()].sv
    for kind, text in copied(visitor.page).items():
        assert told in text.rpartition("Källor")[2], kind


def test_map_is_copied_without_its_icons(visitor: Visitor, atlas: Atlas) -> None:
    """The map's legend and buttons leave their words alone."""
    visitor.open("/?lang=sv&kommun=flen")
    visitor.map.locator(".pin").first.focus()
    visitor.page.keyboard.press("Control+a")
    marked = visitor.in_map("() => getSelection().toString()")
    assert "Besöksnäring" in marked
    assert [
        code.icon for code in atlas.codebook.codes("theme") if len(str(code.icon)) > 4 and str(code.icon) in marked
    ] == []
    assert visitor.map.locator(".icon").all_inner_texts() == [""] * visitor.map.locator(".icon").count()


def test_names_hold_no_icons(visitor: Visitor) -> None:
    """What is told aloud of links and buttons is their words: no element of ours has an icon's name in its text."""
    visitor.open(f"/?lang=sv&{COMPARED}")
    expect(visitor.panel.locator(".compare-way")).to_have_text("Jämför 2 kommuner")
    visitor.go(f"/?lang=sv&{COMPARED}&tema=besok")
    expect(visitor.chips.first).to_have_text("Besöksnäring, ta bort")
    visitor.go("/?lang=sv&kommun=flen")
    expect(visitor.panel.locator("article.pilot h2")).to_have_text("Flen")
    expect(visitor.panel.locator("[data-way=next]")).to_have_text("Nästa")
    visitor.page.goto("/underlag?lang=sv")
    expect(visitor.page.locator(".st-key-downloads button").first).to_have_text("Kalkylark (XLSX)")


# Where each kind of icon is drawn: an address, the element, and which side of it.
ICONS = (
    ("/?lang=sv&kommun=flen", ".st-key-panel .theme .icon", "::before"),
    ("/?lang=sv&tema=besok", ".st-key-chips .icon", "::before"),
    (f"/?lang=sv&{COMPARED}", ".st-key-panel .compare-way .icon", "::before"),
    ("/jamfor?lang=sv", '[data-testid="stAlertContentInfo"]', "::before"),
    ("/underlag?lang=sv", ".st-key-downloads button", "::before"),
)


def test_icons_are_drawn_all_the_same(visitor: Visitor) -> None:
    """An icon that is no text is still a sign of the icons' font, in a square and not as the letters of its name."""
    visitor.page.goto("/programmet?lang=sv")
    for path, selector, pseudo in ICONS:
        visitor.go(path)
        found: Locator = visitor.page.locator(selector).first
        found.wait_for()
        visitor.page.evaluate("document.fonts.ready")
        style: dict[str, str] = found.evaluate(PSEUDO_STYLE, pseudo)
        assert re.match(r'"[a-z_]+"', style["content"]), selector
        assert "Material Symbols" in style["fontFamily"], selector
        if style["width"] != "auto":
            assert float(style["width"][:-2]) <= 1.3 * float(style["fontSize"][:-2]), selector


def served(page: Page, app: str, files: Mapping[str, bytes]) -> None:
    """Answer for files at the app's own address, where a page may read the clipboard."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{app}/edition/").partition("?")[0]
        kinds = {"css": "text/css", "svg": "image/svg+xml"}
        route.fulfill(body=files[name], content_type=kinds.get(name.rpartition(".")[2], "text/html"))

    page.route(f"{app}/edition/**", answer)


def test_offline_file_is_copied_as_it_is_read(page: Page, app: str, saved_file: bytes, atlas: Atlas) -> None:
    """The offline file is copied like the pages: its list, and a pilot's article."""
    served(page, app, {"pilotkartan.html": saved_file})
    page.goto(f"{app}/edition/pilotkartan.html")
    page.wait_for_selector('html[data-map="ready"]', state="attached")
    expect_clean(page, "Södermanlands län", atlas)
    page.locator('.list [data-pilot="flen"]').filter(visible=True).click()
    expect(page.locator("#article h2")).to_have_text("Flen")
    expect_clean(page, "flen.se", atlas)


def test_static_pages_are_copied_as_they_are_read(page: Page, app: str, site: Files, atlas: Atlas) -> None:
    """The pages of the static edition are copied like the app's."""
    served(page, app, site)
    for name in ("kommun/flen", "programmet", "underlag"):
        page.goto(f"{app}/edition/{name}/index.html", wait_until="load")
        expect_clean(page, atlas.source.publisher, atlas)
