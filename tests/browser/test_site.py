"""The static site, as any web server answers with its files."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import translator
from pilotkartan.editions.site_files import Files
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.render.comparison import render_comparison
from pilotkartan.render.evidence_page import evidence_html
from tests.browser.test_onefile import words_of_page
from tests.browser.visitor import expect_fitting
from tests.conftest import SITE_ADDRESS as BASE

# What is shown of the comparison, opened or not; the numbers of sources are those of the whole table.
TABLE = """table => {
    const shown = table.cloneNode(true);
    for (const part of shown.querySelectorAll("[hidden], .cite")) part.remove();
    return shown.outerHTML;
}"""
SOURCES = """() => [...document.querySelectorAll(".sources li:not([hidden])")].map(
    (entry) => [entry.value, document.querySelector(entry.querySelector("a").hash).textContent]
)"""


@pytest.fixture
def page(browser: Browser, site: Files) -> Iterator[Page]:
    """A page that no other host answers, watched for all that it asks for and complains about."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    asked, found = [], []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        path = urlsplit(route.request.url).path.removeprefix(f"{urlsplit(BASE).path}/")
        name = f"{path}index.html" if path.endswith("/") or not path else path
        kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
        route.fulfill(body=site[name], content_type=kinds.get(name.rpartition(".")[2], "text/html"))

    context.route("**", answer)
    page = context.new_page()
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(error.message))
    yield page
    assert [url for url in asked if not url.startswith(f"{BASE}/")] == []
    assert found == []
    context.close()


def opened(page: Page, path: str) -> None:
    """Open an address of the first page, and wait for the map."""
    page.goto(f"{BASE}{path}")
    page.wait_for_selector('html[data-map="ready"]', state="attached")


def test_first_page_answers_in_the_addresses_of_the_app(page: Page, index: Index) -> None:
    """Search, filter, order and place are in the address as in the app; Back undoes each, a link shows all at once."""
    shown = page.locator("[data-listed]").filter(visible=True)
    opened(page, "/en/#tema=dialog")  # as links of earlier versions are
    expect(shown).to_have_count(len(index.view(Selection(facets={"theme": ("dialog",)}), "en").ids))
    opened(page, "/")
    page.locator(".filters .search").filter(visible=True).fill("enkät")
    page.locator('.filters [data-facet][value="dialog"]').filter(visible=True).check()
    page.locator(".sort select").filter(visible=True).select_option("nord")
    field = page.get_by_label(index.atlas.words["onefile.place"].sv).locator("visible=true").first
    field.fill("Umeå")
    field.press("Enter")
    view = Selection(facets={"theme": ("dialog",)}, search="enkät", sort="nord", place="2480")
    expect(page).to_have_url(f"{BASE}{view.address()}")
    ids = list(index.view(view, "sv").ids)
    for again in range(2):
        assert shown.evaluate_all("all => all.map((each) => each.dataset.listed)") == ids
        expect(page.locator(".near li").filter(visible=True)).to_have_count(len(ids))
        expect(page.frame_locator("#map").locator(".pin.faded")).to_have_count(len(index.by_name) - len(ids))
        if not again:
            opened(page, view.address())
    for address in (view.address().replace("&plats=2480", ""), "/?tema=dialog&q=enk%C3%A4t", "/?q=enk%C3%A4t", "/"):
        page.go_back()
        expect(page).to_have_url(f"{BASE}{address}")
    expect(shown).to_have_count(len(index.by_name))


def test_comparison_shows_whom_the_address_names(page: Page, index: Index) -> None:
    """The page compares those that an address of the app names, in the app's words, with the sources of these alone."""
    table = page.locator(".compare table")
    for path, ids in (
        ("/en/jamfor/?jamfor=vimmerby&jamfor=flen", ["flen", "vimmerby"]),
        ("/jamfor/?jamfor=flen&jamfor=haninge&jamfor=vimmerby", ["flen", "haninge", "vimmerby"]),
    ):
        lang = "en" if path.startswith("/en/") else "sv"
        page.goto(f"{BASE}{path}", wait_until="load")
        wanted = render_comparison(index, ids, translator(index.atlas.words, lang), lang).partition("</table>")[0]
        assert words_of_page(table.evaluate(TABLE)) == words_of_page(
            re.sub(r'<sup class="cite">.*?</sup>', "", wanted.partition("<table")[2], flags=re.DOTALL).partition(">")[2]
        )
        sources = page.evaluate(SOURCES)
        assert sources
        assert [str(number) for number, _ in sources] == [cited for _, cited in sources]
    page.get_by_role("button", name="Gotland").click()
    expect(page).to_have_url(re.compile(r"jamfor=flen&jamfor=gotland&jamfor=haninge&jamfor=vimmerby$"))
    expect(page.get_by_role("button", name="Gotland")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(table.get_by_role("columnheader")).to_have_count(4)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(table.locator("tbody tr").first.locator("td").filter(visible=True)).to_have_count(3)
    page.locator(".button[hreflang]").click()
    expect(page).to_have_url(f"{BASE}/en/jamfor/?jamfor=flen&jamfor=haninge&jamfor=vimmerby")
    page.get_by_role("button", name=index.atlas.words["compare.none"].en).click()
    expect(page.locator("#too-few")).to_be_visible()
    expect(table).to_be_hidden()


def test_grid_shows_what_the_address_asks_for(page: Page, index: Index) -> None:
    """The page says of the grid what the app says for the same address; filters and search count it anew, Back too."""
    grid = page.locator(".evidence")

    def expect_grid(view: Selection, lang: Lang) -> None:
        folder = "/en" if lang == "en" else ""
        expect(page).to_have_url(f"{BASE}{folder}{view.address('evidens').replace('evidens', 'evidens/')}")
        wanted, _ = evidence_html(index, view, translator(index.atlas.words, lang), lang)
        assert words_of_page(grid.inner_html()) == words_of_page(wanted), view

    both = Selection(facets={"theme": ("boende", "dialog"), "result_status": ("done",)}, search="survey")
    page.goto(f"{BASE}/en{both.address('evidens').replace('evidens', 'evidens/')}", wait_until="load")
    expect_grid(both, "en")
    page.goto(f"{BASE}/evidens/", wait_until="load")
    expect_grid(Selection(), "sv")
    page.locator('[data-facet][value="dialog"]').check()
    dialogue = Selection(facets={"theme": ("dialog",)})
    expect_grid(dialogue, "sv")
    page.locator(".filters .search").fill("enkät")
    expect_grid(replace(dialogue, search="enkät"), "sv")
    page.locator('.evidence-grid a[href="#resultat-dialog.plan"]').click()
    expect(page.locator(".evidence-cell h4[data-owner]").filter(visible=True)).to_have_text(["Flen"])
    page.go_back()
    page.locator(".filters .chips button").first.click()
    expect_grid(dialogue, "sv")
    page.go_back()
    page.go_back()
    expect_grid(dialogue, "sv")
    page.locator('[data-act="clear"]').click()
    expect_grid(Selection(), "sv")


def test_pages_fit_a_frame_of_another_site(page: Page) -> None:
    """In a frame 280 pixels wide nothing scrolls sideways, and a page gets its height by the script of the site."""
    paths = ("/kommun/flen/", "/evidens/", "/en/jamfor/?jamfor=flen&jamfor=gotland", "/")
    frames = "".join(f'<iframe src="{BASE}{path}" width="280" height="700"></iframe>' for path in paths)
    # All begin at the top: browsers do not draw a frame of another site that is out of sight.
    style = "<style>iframe { vertical-align: top }</style>"
    host = f'<!DOCTYPE html>{style}{frames}<script src="{BASE}/embed.js" async></script>'
    page.route("https://annan.example/", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto("https://annan.example/", wait_until="load")
    for number, path in enumerate(paths):
        element = page.locator("iframe").nth(number)
        assert expect_fitting(element, gets_height=path != "/") == 0, path


def test_offline_edition_fits_a_frame_of_another_site(page: Page, saved_file: bytes) -> None:
    """In a frame 280 pixels wide the one file shows its map and leads to a pilot, and nothing scrolls sideways."""
    file = f"{BASE}/saved.html"
    host = f'<!DOCTYPE html><iframe src="{file}" width="280" height="700"></iframe>'
    page.route("https://annan.example/", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.route(file, lambda route: route.fulfill(body=saved_file, content_type="text/html"))
    page.goto("https://annan.example/")
    edition = page.locator("iframe").content_frame
    pin = edition.frame_locator("#map").locator(".pin").filter(has_text="Gotland")
    pin.click()
    expect(edition.locator("#article h2").first).to_have_text("Gotland")
    assert expect_fitting(page.locator("iframe"), gets_height=False) == 0
