"""A Swedish visitor meets Swedish: no word of Streamlit's list is seen or told to a screen reader."""

import re
import tomllib
from pathlib import Path

from playwright.sync_api import Page, expect

from pilotkartan.content.model import Atlas
from pilotkartan.web.streamlit_texts import WHAT
from tests.browser.visitor import Visitor

LIST = tomllib.loads(Path(__file__).with_name("streamlit_words.toml").read_text("utf-8"))["word"]
GONE = [word["en"] for word in LIST if word["how"] != "explained"]
# Everything that is shown or told outside our own texts: as text, and in the attributes that name things.
SAID = """() => {
  const said = [], ours = ".stHtml, code, [aria-hidden='true']";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest("script, style, noscript") || element.closest(ours)) continue;
    if (node === element) for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (node.getAttribute(name)) said.push(node.getAttribute(name));
    } else said.push(node.nodeValue);
  }
  return said.map((text) => text.trim());
}"""
SLOW_MS = 30_000  # the first charts of a process take their time
PAGES = {
    "/jamfor?jamfor=flen&jamfor=gotland": "Jämför",
    "/?q=zzzz": "Karta",
    "/evidens?radval=planering&kolumnval=plan": "Resultat",
    "/programmet": "Programmet",
    "/underlag": "Underlag",
    "/presentera": "Presentera",
}


def english(page: Page) -> list[str]:
    """Return what stands on the page of what should not: a word of the list, whole or with something in its midst."""
    patterns = [re.compile(".+".join(map(re.escape, word.split(WHAT)))) for word in GONE]
    # The tree tells what names an element has whoever gave them; our own articles there are many, and short names few.
    named = re.findall(r'^\s*- \w+ "([^"]*)"', page.locator("body").aria_snapshot(), re.M)
    said: list[str] = [*page.evaluate(SAID), *named]
    return [text for text in said if any(pattern.fullmatch(text) for pattern in patterns)]


def test_no_english_of_streamlits(visitor: Visitor, atlas: Atlas, tmp_path: Path) -> None:
    """On every page, in the menu, in an open list, while writing, and with files taken and refused; in English it is
    as Streamlit has it, after a change of language too.
    """
    page = visitor.page
    page.goto("/tillganglighet")
    for path, title in PAGES.items():
        visitor.go(path)
        expect(page).to_have_title(f"{title} · Pilotkartan", timeout=SLOW_MS)
        visitor.wait_for_rest()
        expect(page.locator(".foot")).to_be_visible(timeout=SLOW_MS)
        assert english(page) == [], path
    page.get_by_role("button", name="Meny").click()
    expect(page.get_by_role("menuitem", name="Om", exact=True)).to_be_visible()
    assert english(page) == []
    page.get_by_role("menuitem", name="Om", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text(atlas.version)
    assert english(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Stäng").first.click()

    page.get_by_role("combobox", name="Till steget").fill("zzz")
    expect(page.get_by_text("Inga träffar")).to_be_visible()
    assert english(page) == []
    page.keyboard.press("Tab")  # closes the list, which hides all else from assistive technology
    page.get_by_role("textbox", name="Egna anteckningar").fill("x")
    expect(page.get_by_text("Tryck Ctrl+Retur för att spara")).to_be_visible()
    for name, told in {"x.txt": "Filer av typen", "x.json": "Filen får vara högst"}.items():
        file = tmp_path / name
        file.write_text("x" * 1_100_000)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_role("alert").filter(has_text=told).first).to_be_attached()
    assert english(page) == []

    page.get_by_role("button", name="In English").click()
    expect(page.get_by_role("button", name="Main menu")).to_be_attached()
    expect(page.get_by_role("alert").filter(has_text="files are not allowed.")).to_be_attached()
    assert {"Main menu", "Upload"} & set(english(page))  # so it would have been seen
