"""Whom to call: the contact is below the name, stands on its line, and can be saved."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.visitor import Visitor

# How far the text inside an element stands from the line that it is in, in pixels: marks of no size sit on baselines.
OFF_THE_LINE_PX = """
call => {
  const mark = () => Object.assign(document.createElement("span"), { style: "display:inline-block;width:0;height:0" });
  const inside = mark(), beside = mark();
  call.append(inside);
  call.after(beside);
  const px = inside.getBoundingClientRect().bottom - beside.getBoundingClientRect().bottom;
  inside.remove();
  beside.remove();
  return px;
}
"""
FILES = {"sv": "pilotkartan-osthammar-kontakt-sv.vcf", "en": "pilotkartan-osthammar-contact-en.vcf"}
SAVE = {"sv": "Spara kontakt", "en": "Save contact"}


def saved(link: Locator, to: Path) -> tuple[str, str]:
    """Follow a link to save; return the name of the file and its text."""
    with link.page.expect_download() as waiting:
        link.click()
    waiting.value.save_as(to)
    return waiting.value.suggested_filename, to.read_text("utf-8")


@pytest.mark.parametrize("lang", FILES)
def test_contact_is_saved_in_one_click(lang: str, visitor: Visitor, tmp_path: Path) -> None:
    """From the panel, in the language of the page, with å, ä and ö; the view stays."""
    visitor.open(f"/?kommun=osthammar&lang={lang}")
    name, card = saved(visitor.panel.get_by_role("link", name=SAVE[lang]), tmp_path / "card")
    assert name == FILES[lang]
    assert "Torsten Blomé" in card
    assert "+46725205305" in card
    visitor.expect_chosen("osthammar", "Östhammar")


def test_contact_is_saved_without_a_server(browser: Browser, saved_file: bytes, tmp_path: Path) -> None:
    """The offline edition has the contact in the link."""
    file = tmp_path / "pilotkartan.html"
    file.write_bytes(saved_file)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{file.as_uri()}#kommun=osthammar")
        name, card = saved(page.locator("#article .save-contact"), tmp_path / "card")
    assert name == FILES["sv"]
    assert "Torsten Blomé" in card


@pytest.mark.parametrize("held", ["visitor", "phone"])
def test_number_stands_on_its_line(held: str, request: pytest.FixtureRequest) -> None:
    """A telephone number and a mail address are on the baseline of the text beside them."""
    visitor: Visitor = request.getfixturevalue(held)
    for path in ("/?kommun=osthammar", "/programmet?lang=sv"):
        visitor.page.goto(path)
        calls = visitor.page.locator("article .call")
        expect(calls.first).to_be_visible()
        visitor.wait_for_rest()
        assert [round(px, 1) for px in calls.evaluate_all(f"calls => calls.map({OFF_THE_LINE_PX.strip()})")] == [
            0 for _ in calls.all()
        ]
