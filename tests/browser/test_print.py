"""Chromium prints each page as a document, as its PDF tells."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.texts import translator
from tests.browser.paper import ONLY_PAGE_HEARS, print_in_chromium, texts_of, together
from tests.browser.visitor import Visitor

# What stands outside the box that clips it, or runs out of the paper; icons are pictures, and a voice is only heard.
CUT = """() => {
  const sheet = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    if (!element.innerText?.trim() || element.matches(".icon, .voice") || !element.checkVisibility()) return false;
    const clips = style.overflow !== "visible" && style.display !== "inline";
    if (!clips) return element.getBoundingClientRect().right > sheet + 1;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  }).map((element) => `${element.className}: ${element.innerText.slice(0, 50)}`);
}"""
PALE = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
    if (!own || !element.checkVisibility() || element.matches("style, script")) return false;
    const [r, g, b] = getComputedStyle(element).color.match(/[\\d.]+/g).map((part) => (part / 255) ** 2.2);
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) < 4.5;
  }).map((element) => `${element.className}: ${element.innerText.slice(0, 50)}`)"""


def as_on_paper(page: Page) -> None:
    """Show the page on the screen as it is printed, as wide as the sheet between its margins."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})


def today(atlas: Atlas, lang: Lang) -> str:
    """Return such as `23 november 2026`."""
    months = atlas.words["citation.months"].of("sv").split()
    english = "January February March April May June July August September October November December".split()
    day = date.today()
    return f"{day.day} {(months if lang == 'sv' else english)[day.month - 1]} {day.year}"


def test_list_and_map(visitor: Visitor, atlas: Atlas) -> None:
    """The list prints with what it shows, its address, the day, and the map with its legend; then all is as before."""
    visitor.open("/?lang=sv&tema=boende")
    visitor.in_map("() => { window.zoomed = new Promise((done) => map.once('zoomend', () => setTimeout(done))); }")
    visitor.map.locator(".bar button").first.click()
    visitor.in_map("() => window.zoomed")
    before = visitor.zoom_and_center()
    summary = visitor.summary.inner_text()
    printed = print_in_chromium(visitor.page)
    legend = texts_of(visitor.map.locator(".legend li > span:last-child"))
    assert legend
    names = [pilot.name for pilot in atlas.pilots]
    assert printed.lacks(summary, visitor.page.url, today(atlas, "sv"), atlas.words["map.schematic"].sv) == []
    assert printed.lacks(*legend, *names, *texts_of(visitor.panel.locator(".cards > :not([hidden]) .card p"))) == []
    printed.expect_no_controls(atlas, "sv")
    assert len(printed.pages) <= 2
    # Within a pixel or two; the zoom stands first.
    assert visitor.zoom_and_center() == pytest.approx(before, abs=0.05)
    as_on_paper(visitor.page)
    assert visitor.page.evaluate(CUT) == []


@pytest.mark.parametrize("window", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}])
def test_map_whose_frame_hears_of_no_print(visitor: Visitor, atlas: Atlas, window: ViewportSize) -> None:
    """Where only the page hears that it is printed, the map fits the sheet with every pilot, and then the screen again.

    A page without a map prints thereafter, though the map's frame has gone.
    """
    visitor.page.add_init_script(ONLY_PAGE_HEARS)
    visitor.page.set_viewport_size(window)
    visitor.open("/?lang=sv")
    before = visitor.zoom_and_center()
    printed = print_in_chromium(visitor.page)
    assert printed.names_on_map(atlas, atlas.words["list.heading"].sv) == [pilot.name for pilot in atlas.pilots]
    assert visitor.zoom_and_center() == pytest.approx(before, abs=0.05)
    expect(visitor.map.locator("html")).not_to_have_class("printing")
    visitor.go("/programmet?lang=sv")
    visitor.page.locator(".programme").wait_for()
    assert print_in_chromium(visitor.page).lacks(atlas.programme.name.sv) == []


def length(pilot: Pilot) -> int:
    """Return how many letters are told of a pilot, in both languages."""
    told = (*pilot.aim, *pilot.activity, *pilot.organisation_note, *pilot.result, *pilot.next)
    return sum(len(passage.sv) + len(passage.en) for passage in told)


def test_every_chosen_pilot_on_two_sheets(visitor: Visitor, atlas: Atlas) -> None:
    """Each pilot prints on two sheets at most, without map or controls: findings, contact, results, sources last.

    Those of which most and least is told are looked at: what is between them takes no more room.
    """
    visitor.open("/?lang=en")
    least, *_, third, second, most = sorted(atlas.pilots, key=length)
    for pilot in (most, second, third, least):
        lang: Lang = "sv" if visitor.page.evaluate("document.documentElement.lang") == "en" else "en"
        t = translator(atlas.words, lang)
        visitor.go(f"/?lang={lang}&kommun={pilot.id}")
        visitor.expect_chosen(pilot.id, pilot.name)
        expect(visitor.page.locator("html")).to_have_attribute("lang", lang)
        visitor.wait_for_rest()
        printed = print_in_chromium(visitor.page)
        assert len(printed.pages) <= 2, pilot.id
        assert printed.lacks(visitor.page.url, today(atlas, lang), t("map.schematic")) == [t("map.schematic")]
        printed.expect_no_controls(atlas, lang)
        first, (aim, *_), end = (*pilot.reached, *pilot.planned)[0], pilot.aim, atlas.paragraphs["closing:1"]
        assert pilot.contact
        order = [pilot.summary.of(lang), pilot.contact.name, first.of(lang), aim.of(lang), end.of(lang)]
        places = [printed.text.find(together(text)) for text in order]
        assert [-1, *places] == sorted({-1, *places}), pilot.id


def test_article_from_the_dark_theme(browser: Browser, browser_context_args: dict[str, Any]) -> None:
    """A pilot's article prints whole, its sources, reasons and addresses too, dark on white from a dark screen."""
    context = browser.new_context(**{**browser_context_args, "color_scheme": "dark"})
    visitor = Visitor(context.new_page(), [])
    visitor.open("/?lang=en&kommun=haninge&plats=umea")
    printed = print_in_chromium(visitor.page)
    article = visitor.panel.locator("article.pilot")
    whole = texts_of(article.locator("h2, h3, p:not(:has(a[target])), dt, .sources li, address b, .call"))
    assert len(whole) > 40
    assert printed.lacks(*whole) == []
    links = article.locator("a[target]:not(.on-screen *)").evaluate_all(
        "all => all.map((link) => link.getAttribute('href'))"
    )
    assert printed.lacks(*(link.removeprefix("https://") for link in links)) == []
    expect(visitor.map.locator("html")).to_have_attribute("data-theme", "dark")
    as_on_paper(visitor.page)
    assert visitor.page.evaluate(CUT) == []
    assert visitor.page.evaluate(PALE) == []
    context.close()


def test_ten_side_by_side(visitor: Visitor, atlas: Atlas) -> None:
    """The widest table prints whole on the paper's long side, each answer under its pilot's name."""
    everyone = "&".join(f"jamfor={pilot.id}" for pilot in atlas.pilots)
    visitor.page.goto(f"/jamfor?{everyone}&lang=sv&dimension=method")
    visitor.page.locator(".foot").wait_for()
    visitor.page.wait_for_function("[...document.querySelectorAll('.chart')].every((chart) => chart.complete)")
    visitor.wait_for_rest()
    printed = print_in_chromium(visitor.page)
    assert set(printed.layouts) == {"landscape"}
    assert printed.lacks(*texts_of(visitor.page.locator(".compare .passage > p, .compare tbody th b"))) == []
    assert printed.lacks(*texts_of(visitor.page.locator(".matrix th, .counts :is(th, td)"))) == []
    assert printed.lacks(*texts_of(visitor.page.locator('.st-key-dimension [aria-checked="true"]'))) == []
    assert sum(printed.text.count(together(pilot.name)) for pilot in atlas.pilots) > 10 * len(atlas.pilots)
    printed.expect_no_controls(atlas, "sv")
    as_on_paper(visitor.page)
    visitor.page.set_viewport_size({"width": 1031, "height": 690})
    assert visitor.page.evaluate(CUT) == []


def test_pages_of_text(visitor: Visitor, atlas: Atlas) -> None:
    """The programme and the method print whole on upright A4, all tables and what is folded on the screen too."""
    visitor.page.goto("/programmet?lang=en&kommun=flen")
    visitor.page.locator(".foot").wait_for()
    visitor.wait_for_rest()
    _see_text_on_paper(visitor, atlas)
    visitor.page.emulate_media(media="null")
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.go("/underlag?lang=en&kommun=flen")
    visitor.page.locator("#data-heading").wait_for()
    visitor.wait_for_rest()
    _see_text_on_paper(visitor, atlas)


def _see_text_on_paper(visitor: Visitor, atlas: Atlas) -> None:
    printed = print_in_chromium(visitor.page)
    assert set(printed.layouts) == {"portrait"}
    assert printed.lacks(*texts_of(visitor.page.locator(".programme :is(h2, h3, h4, th, td:not(:has(a)))"))) == []
    assert printed.lacks(visitor.page.url, today(atlas, "en")) == []
    printed.expect_no_controls(atlas, "en")
    as_on_paper(visitor.page)
    assert visitor.page.evaluate(CUT) == []


def test_step_of_a_presentation(visitor: Visitor, atlas: Atlas) -> None:
    """Of a presentation the step that is shown prints on one sheet, all parts of it, with its map and no buttons."""
    t = translator(atlas.words, "sv")
    visitor.open("/presentera?lang=sv&steg=flen")
    visitor.page.keyboard.press("PageDown")
    slide = visitor.page.locator(".slide").filter(visible=True)
    expect(slide).to_have_attribute("data-part", "2")
    printed = print_in_chromium(visitor.page)
    assert len(printed.pages) == 1
    assert printed.lacks(*texts_of(slide.locator("h2, .lead, .results li, .whom")), visitor.page.url) == []
    assert printed.lacks(t("map.schematic"), t("head.name")) == []
    assert printed.lacks(t("story.keys"), atlas.programme.lead.sv) == [t("story.keys"), atlas.programme.lead.sv]
