"""The one file, opened from a disk in a room without a network."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.editions.one_file import one_file
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.geo.distance import by_distance
from pilotkartan.geo.gazetteer import load_gazetteer
from pilotkartan.render.comparison import render_comparison
from pilotkartan.render.evidence_page import evidence_html
from pilotkartan.render.search_notes import render_search_notes
from tests.browser.paper import ONLY_PAGE_HEARS, print_in_chromium, texts_of
from tests.unit.editions.test_one_file import HOSTILE, hostile_atlas


class Reader:
    """A person who has opened the file by a double click."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.path = path

    def open(self, address: str = "") -> None:
        """Open the file at a view, such as #kommun=flen, and wait for the map."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.path.as_uri()}{address}")
        self.page.wait_for_selector('html[data-map="ready"]', state="attached")

    @property
    def map(self) -> FrameLocator:
        """The inside of the map's frame."""
        return self.page.frame_locator("#map")

    @property
    def stage(self) -> FrameLocator:
        """The inside of the presentation's map."""
        return self.page.frame_locator("#stage iframe")

    def shown(self, selector: str) -> Locator:
        """The elements that can be seen: each stands there in the other language too."""
        return self.page.locator(selector).filter(visible=True)

    def expect_address(self, *parts: str) -> None:
        """Wait until the address holds just these parameters."""
        self.page.wait_for_function(
            "wanted => location.hash.slice(1).split('&').filter(Boolean).sort().join('&') === wanted",
            arg="&".join(sorted(parts)),
        )


@pytest.fixture(scope="module")
def path(saved_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that opens in Swedish."""
    path = tmp_path_factory.mktemp("stick") / "pilotkartan.html"
    path.write_bytes(saved_file)
    return path


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, watched for requests and for anything that the browser complains about."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    context.set_offline(True)
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(error.message))
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield page
    own = page.url.partition("#")[0]
    assert [url for url in asked if url.partition("#")[0] != own and not url.startswith("data:")] == []
    assert found == []
    context.close()


@pytest.fixture
def reader(page: Page, path: Path) -> Reader:
    """A reader of the file."""
    return Reader(page, path)


def test_map_list_and_panel(reader: Reader, atlas: Atlas) -> None:
    """The map stands with its ten pins; a choice on it shows the pilot's text, one in the list marks it on the map."""
    reader.open()
    expect(reader.map.locator(".pin")).to_have_count(len(atlas.pilots))
    expect(reader.map.locator(".bar .icon").first).to_be_visible()
    reader.map.locator('.pin[data-pilot="flen"]').click()
    expect(reader.page.locator("#article h2")).to_have_text("Flen")
    expect(reader.page).to_have_title("Flen · Pilotkartan")
    reader.shown('[data-act="close"]').click()
    expect(reader.shown("[data-listed]")).to_have_count(len(atlas.pilots))
    reader.shown('[data-pilot="gotland"]').click()
    expect(reader.map.locator('.pin[aria-pressed="true"] .name')).to_have_text("Gotland")
    expect(reader.page.locator("#article h2")).to_be_focused()
    reader.page.locator("#article .cite a").first.click()
    expect(reader.page.locator("#article .sources li").first).to_be_focused()
    reader.expect_address("kommun=gotland")


def test_filter_by_theme(reader: Reader, index: Index, atlas: Atlas) -> None:
    """A theme fades the pins and takes the cards of the pilots that lack it; a second one brings its own back."""
    reader.open()
    for wanted in (("boende",), ("boende", "dialog")):
        reader.shown(f'.filters [data-facet][value="{wanted[-1]}"]').check()
        left = index.view(Selection(facets={"theme": wanted}), "sv").ids
        expect(reader.shown("[data-listed]")).to_have_count(len(left))
        expect(reader.map.locator(".pin.faded")).to_have_count(len(atlas.pilots) - len(left))
        expect(reader.shown(".summary")).to_have_text(re.compile(rf"^{len(left)} av {len(atlas.pilots)} "))
    reader.expect_address("tema=boende", "tema=dialog")
    reader.shown(".filters [data-every]").check()
    reader.expect_address("tema=boende", "tema=dialog", "alla=ja")


def test_long_list_is_folded(page: Page, saved_file: bytes, index: Index, tmp_path: Path) -> None:
    """More cards than are an overview are in a fold, which says how many; what the filters leave comes first."""
    path, most = tmp_path / "long.html", 4
    path.write_bytes(saved_file.replace(b'"most":30', b'"most":%d' % most))
    reader = Reader(page, path)
    listed = "all => all.map((each) => each.dataset.listed)"
    for view in (Selection(), Selection(facets={"theme": ("dialog", "besok")}, sort="nord")):
        reader.open(f"#{view.address().partition('?')[2]}")
        ids = list(index.view(view, "sv").ids)
        assert len(ids) > most
        assert reader.shown("[data-listed]").evaluate_all(listed) == ids[:most]
        fold = reader.shown(".more-cards summary")
        expect(fold).to_have_text(index.atlas.words["list.more"].sv.format(count=len(ids) - most))
        fold.click()
        assert reader.shown("[data-listed]").evaluate_all(listed) == ids
    reader.shown(".filters .search").fill("enkät")
    expect(reader.shown(".more-cards")).to_have_count(0)


GO_TO = """query => new Promise((done) => {
    addEventListener("popstate", () => done(), { once: true });
    location.hash = query;
})"""
# Filters of every kind, searches with other forms, everyday words, misspelled ones and a question, in both languages.
ASKED = (
    "tema=boende&tema=dialog&alla=ja&sortering=nord",
    "resultat=plan&status=klart&typ=xx&metod=enkat",
    "lan=gotland&q=x%3Cmark%3E",
    "q=bostadsbrist&tema=boende",
    "q=aldre",
    "q=budget&sortering=tema",
    "q=gick+inte&tema=besok",
    "q=housing&lang=en",
    "q=organization&sortering=nord&lang=en",
    "q=what+did+not+work&lang=en",
)


def test_same_pilots_and_words_as_the_app(reader: Reader, index: Index) -> None:
    """Whatever an address asks for, the file has the app's pilots in its order, its counts, marks, notes and grid."""
    reader.open()
    for query in ASKED:
        selection = Selection.from_params(parse_qs(query), index.atlas)
        lang = selection.lang or "sv"
        t = translator(index.atlas.words, lang)
        view = index.view(selection, lang)
        reader.page.evaluate(GO_TO, query)
        expect(reader.shown(".filters .search")).to_have_value(selection.search)
        listed = reader.shown("[data-listed]").evaluate_all("all => all.map((each) => each.dataset.listed)")
        assert listed == list(view.ids), query
        for dimension, name in FACETS.items():
            shown = reader.page.locator(f".filters :lang({lang}) label:has([data-facet={name}])")
            counts = [f"({view.counts[dimension][code.id]})" for code in index.options(dimension)]
            assert shown.locator("[data-count]").all_text_contents() == counts, query
        marks = [hit.text[start:end] for id_ in view.ids for hit in view.hits.get(id_, ()) for start, end in hit.spans]
        assert sorted(reader.shown("[data-listed] mark").all_text_contents()) == sorted(marks), query
        notes = words_of_page(render_search_notes(index, selection, t, lang))
        assert words_of_page(reader.page.locator(f".search-notes:lang({lang})").inner_html()) == notes, query
        reader.page.evaluate(GO_TO, f"{query}&sida=evidens")
        grid, _ = evidence_html(index, selection, t, lang)
        expect(reader.shown(".evidence")).to_have_count(1)
        assert words_of_page(reader.shown(".evidence").inner_html()) == words_of_page(grid), query
    reader.open("#tema=boende&q=x%3Cmark%3E")
    expect(reader.shown(".no-match p")).to_have_text(index.atlas.words["list.no_match"].sv)
    reader.shown(".no-match button").click()
    reader.expect_address("tema=boende")
    reader.shown(".chips button").click()
    reader.expect_address()
    expect(reader.shown("[data-listed]")).to_have_count(len(index.by_name))


def words_of_page(html: str) -> list[str]:
    """The words of a piece of HTML."""
    return unescape(re.sub(r"<[^>]*>", " ", html)).split()


def test_own_municipality(reader: Reader, atlas: Atlas) -> None:
    """A municipality that is typed puts the pilots by distance above the list, and the place on the map."""
    reader.open("#lang=en")
    field = reader.page.get_by_label(atlas.words["onefile.place"].en).locator("visible=true").first
    field.fill("Umeo")
    field.press("Enter")
    expect(reader.shown(".place-note")).to_have_text(atlas.words["onefile.no_place"].en)
    field.fill("umeå")
    field.press("Enter")
    reader.expect_address("lang=en", "plats=2480")
    expect(reader.shown(".place-note")).to_have_count(0)
    umea = load_gazetteer().municipality("2480")
    expect(reader.shown(".near li")).to_have_text(
        [f"{near.pilot.name}, {near.distance_km:.0f} km" for near in by_distance(atlas.pilots, umea.lat, umea.lon)]
    )
    expect(reader.map.get_by_text("Umeå").first).to_be_visible()
    reader.shown(".near button").click()
    expect(reader.shown(".near")).to_have_count(0)
    reader.expect_address("lang=en")


def test_back_undoes_each_step(reader: Reader) -> None:
    """Filter, choice, language and story stand in the address: each Back undoes one, and a copied address shows all."""
    reader.open()
    reader.shown('.filters [data-facet][value="besok"]').check()
    reader.shown('[data-pilot="flen"]').click()
    reader.shown('[data-act="lang"]').click()
    reader.expect_address("tema=besok", "kommun=flen", "lang=en")
    expect(reader.shown('.filters [data-facet][value="besok"]')).to_be_checked()
    expect(reader.page.locator("#article .status").first).to_have_text(re.compile("Done"))
    expect(reader.map.locator("html")).to_have_attribute("lang", "en")
    reader.shown('[data-act="story"]').click()
    reader.expect_address("tema=besok", "kommun=flen", "lang=en", "steg=flen")
    expect(reader.page.locator(".slide").filter(visible=True).locator("h1")).to_have_text("Flen")
    for left in (("tema=besok", "kommun=flen", "lang=en"), ("tema=besok", "kommun=flen"), ("tema=besok",), ()):
        reader.page.go_back()
        reader.expect_address(*left)
    expect(reader.page.locator("#stage")).to_be_hidden()
    expect(reader.page.locator("html")).to_have_attribute("lang", "sv")
    expect(reader.page.locator("#article h2")).to_have_count(0)
    reader.open("#tema=besok&kommun=flen&lang=en")
    expect(reader.page.locator("#article h2")).to_have_text("Flen")
    expect(reader.map.locator(".pin.faded")).not_to_have_count(0)
    expect(reader.map.locator('.pin[aria-pressed="true"] .name')).to_have_text("Flen")


def test_story_by_keys(reader: Reader, atlas: Atlas) -> None:
    """The story goes by the keys of a clicker and from the speaker's window, letters find a pilot that the map shows.

    So do numbers and what mentions a word; B blanks, A lets the steps come by themselves. L goes on in the other
    language. Escape leads back.
    """
    reader.page.clock.install()
    reader.open("#lang=en")
    reader.shown('[data-act="story"]').click()
    heading = reader.page.locator(".slide").filter(visible=True).locator("h1")
    expect(heading).to_have_text(atlas.programme.name.en)
    reader.page.keyboard.press("PageDown")
    expect(heading).to_have_text(re.compile(f"^{len(atlas.pilots)} pilot"))
    reader.page.keyboard.type("vi")
    reader.page.keyboard.press("Enter")
    expect(heading).to_have_text("Vimmerby")
    expect(reader.stage.locator('.pin[aria-pressed="true"] .name')).to_have_text("Vimmerby")
    reader.expect_address("lang=en", "steg=vimmerby")
    reader.page.keyboard.press("t")
    reader.page.keyboard.type("survey")
    reader.page.get_by_role("option", name="mention ‘survey’").click()
    expect(heading).to_have_text("Pilot municipalities that mention ‘survey’")
    reader.page.keyboard.type("13")
    reader.page.keyboard.press("Escape")
    expect(heading).to_have_text("Pilot municipalities that mention ‘survey’")
    reader.page.keyboard.type("13")
    reader.page.keyboard.press("Enter")
    expect(heading).to_have_text("Överkalix")
    for visible in (True, False):
        reader.page.keyboard.press("b")
        expect(reader.page.locator(".overlay.blank")).to_be_visible(visible=visible)
    reader.page.keyboard.press("a")
    expect(reader.page.locator(".story .playing")).to_be_visible()
    slide = reader.page.locator(".slide").filter(visible=True)
    for _ in range(int(slide.get_attribute("data-parts") or 1)):
        reader.page.clock.fast_forward(20_000)
    expect(heading).not_to_have_text("Överkalix")
    reader.page.keyboard.press("Backspace")
    expect(reader.page.locator(".story .playing")).to_be_hidden()
    # A click on the map takes the focus there; the keys still turn the pages.
    reader.stage.locator(".bar button").last.click()
    reader.page.keyboard.press("PageUp")
    expect(heading).not_to_have_text("Vimmerby")
    # The speaker's window needs no server.
    with reader.page.expect_popup() as waiting:
        reader.page.keyboard.press("n")
    drawn = waiting.value.locator(".shown-now iframe").content_frame.locator(".still-map g:not(.faded) text")
    expect(drawn).to_have_text(heading.inner_text())
    waiting.value.keyboard.press("End")
    expect(heading).to_have_text(atlas.words["story.contacts_heading"].en)
    reader.page.keyboard.press("l")
    expect(waiting.value.locator(".shown-now iframe").content_frame.locator("h1")).to_have_text(
        atlas.words["story.contacts_heading"].sv
    )
    expect(waiting.value).to_have_title(atlas.words["story.speaker"].sv)
    reader.page.keyboard.press("l")
    expect(heading).to_have_text(atlas.words["story.contacts_heading"].en)
    reader.page.keyboard.press("q")
    expect(reader.page.locator(".overlay.qr > div")).to_have_text(atlas.words["onefile.no_qr"].en)
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#stage")).to_be_hidden()
    expect(reader.shown('[data-act="story"]')).to_be_focused()
    reader.expect_address("lang=en")


def test_grid_opens_its_cells(reader: Reader, index: Index) -> None:
    """A cell of the grid shows its results and a way back, both in the address; a pilot there shows its own text."""
    grid = first_grid(index.atlas, index.by_name)
    found = len(grid.cells["planering", "plan"].found)
    reader.open("#lang=en")
    reader.shown('[data-act="evidence"]').click()
    expect(reader.shown(".evidence-grid tfoot td").last.locator("b")).to_have_text(str(len(grid.total.found)))
    expect(reader.shown(".evidence-cell")).to_have_count(0)
    reader.page.locator('#article [href$="-resultat-planering.plan"]').click()
    expect(reader.shown(".evidence-cell")).to_be_focused()
    expect(reader.shown(".evidence-cell .results > li")).to_have_count(found)
    reader.expect_address("lang=en", "sida=evidens", "ruta=resultat-planering.plan")
    reader.shown(".evidence-cell .button").click()
    expect(reader.page.locator('#article [href$="-resultat-planering.plan"]')).to_be_focused()
    reader.page.go_back()
    reader.shown(".evidence-cell h4 a").first.click()
    expect(reader.page.locator("#article h2")).to_have_text("Flen")
    reader.expect_address("lang=en", "kommun=flen")


def test_comparison_side_by_side(reader: Reader, index: Index) -> None:
    """Pilots chosen in the list, on the map and above the table are side by side with the app's words and sources.

    The view is in its address, Back undoes each choice, it prints whole, and on a phone the answers to a question are
    below each other and nothing is to be moved sideways.
    """
    comparison = reader.page.locator("#article .comparison")
    reader.open()
    reader.shown('[data-listed] [data-compare="vimmerby"]').check()
    expect(reader.shown(".compare-hint")).to_contain_text("Vimmerby")
    reader.shown('[data-pilot="flen"]').click()
    reader.map.locator(".compare").click()
    reader.shown(".compare-way").click()
    reader.expect_address("sida=jamfor", "jamfor=flen", "jamfor=vimmerby")
    for pilots in (("flen", "vimmerby"), ("flen", "gotland", "vimmerby")):
        t, names = translator(index.atlas.words, "sv"), [index.atlas.by_id[pilot].name for pilot in pilots]
        expect(comparison.locator("thead b")).to_have_text(names)
        expect(comparison.locator("tr").nth(1).locator("td")).to_contain_text(
            [index.atlas.by_id[pilot].aim[0].sv for pilot in pilots]
        )
        assert told(comparison.locator(".side-by-side").inner_html()) == told(render_comparison(index, pilots, t, "sv"))
        comparison.locator('[data-compare="gotland"]').check()
    reader.page.go_back()
    expect(comparison.locator("thead b")).to_have_text(["Flen", "Vimmerby"])
    expect(comparison.locator('[data-compare="gotland"]')).not_to_be_checked()
    reader.page.go_back()
    expect(comparison).to_have_count(0)

    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("#lang=en&sida=jamfor&jamfor=flen&jamfor=vimmerby")
    first, second = (comparison.locator("tr").nth(1).locator("td").nth(place).bounding_box() for place in range(2))
    assert first
    assert second
    assert first["y"] + first["height"] <= second["y"]
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 390
    printed = print_in_chromium(reader.page)
    assert printed.lacks(*texts_of(comparison.locator(".compare :is(.passage > p, tbody th b), .sources li"))) == []
    comparison.locator('[data-act="compare_none"]').click()
    expect(comparison.locator(".too-few")).to_be_visible()


def told(table: str) -> tuple[list[str], list[str]]:
    """The words of a comparison without the numbers of its sources, whose order may be another, and its sources."""
    text = words_of_page(re.sub(r'<sup class="cite">.*?</sup>', " ", table.partition('<section class="sources">')[0]))
    return text, sorted(re.findall(r"<b>([^<]+)</b>", table.partition('<section class="sources">')[2]))


def test_light_and_dark(reader: Reader) -> None:
    """The switch changes page and map together; on paper both are light."""
    reader.open()
    reader.shown('[data-act="theme"]').click()
    expect(reader.map.locator("html")).to_have_attribute("data-theme", "dark")
    assert reader.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    in_map = reader.map.locator("body")
    in_map.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(reader.map.locator("html")).to_have_attribute("data-theme", "light")
    in_map.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(reader.map.locator("html")).to_have_attribute("data-theme", "dark")


def test_print(reader: Reader, atlas: Atlas) -> None:
    """The file prints with every pilot on its map, also where the map's frame does not hear that it is printed.

    A chosen pilot prints on two sheets, with its sources.
    """
    reader.page.add_init_script(ONLY_PAGE_HEARS)
    reader.open()
    printed = print_in_chromium(reader.page)
    assert printed.names_on_map(atlas, atlas.words["list.heading"].sv) == [pilot.name for pilot in atlas.pilots]
    assert printed.lacks(*texts_of(reader.shown("[data-listed] .card p"))) == []
    reader.shown('[data-pilot="flen"]').click()
    printed = print_in_chromium(reader.page)
    assert len(printed.pages) <= 2
    assert printed.lacks(*texts_of(reader.page.locator("#article :is(.passage p, .sources li)"))) == []


def test_print_of_a_step(reader: Reader, atlas: Atlas) -> None:
    """Of the presentation the step that is shown prints on one sheet, with its map."""
    reader.page.add_init_script(ONLY_PAGE_HEARS)
    reader.open("#steg=flen")
    slide = reader.page.locator(".slide").filter(visible=True)
    printed = print_in_chromium(reader.page)
    assert len(printed.pages) == 1
    assert printed.lacks(*texts_of(slide.locator("h1, .lead, .results li, .whom"))) == []
    assert printed.lacks(atlas.words["map.schematic"].sv) == []
    assert printed.lacks(atlas.words["list.heading"].sv) == [atlas.words["list.heading"].sv]


@pytest.mark.parametrize("lang", LANGS)
def test_readable_without_scripts(browser: Browser, path: Path, atlas: Atlas, lang: Lang) -> None:
    """A browser without scripts shows every pilot's article in both languages, and nothing that would not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator(f'.text[lang="{lang}"] article.pilot').filter(visible=True)).to_have_count(len(atlas.pilots))
    expect(page.locator("button").filter(visible=True)).to_have_count(0)
    context.close()


def test_browser_that_cannot_unpack(browser: Browser, path: Path, index: Index) -> None:
    """An old browser says what it cannot show and offers none of it; the filters, the list and the texts work."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(f"{path.as_uri()}#sida=jamfor&jamfor=flen&jamfor=vimmerby")
    expect(page.locator("#not-unpacked")).to_have_text(
        re.compile(re.escape(index.atlas.words["onefile.not_unpacked"].sv))
    )
    expect(
        page.locator('[data-act="story"]:enabled, [data-act="compare"]:enabled, [data-compare]:enabled')
    ).to_have_count(0)
    page.locator(".filters .search").locator("visible=true").fill("bostadsbrist")
    left = index.view(Selection(search="bostadsbrist"), "sv").ids
    expect(page.locator("[data-listed]").filter(visible=True)).to_have_count(len(left))
    page.locator(f'[data-pilot="{left[0]}"]').locator("visible=true").first.click()
    expect(page.locator("#article h2")).to_have_text(index.atlas.by_id[left[0]].name)
    context.close()


def test_hostile_data_is_shown_letter_by_letter(page: Page, atlas: Atlas, tmp_path: Path) -> None:
    """Whatever the data holds is shown as it is, in the list, on the map, in the panel and in the story."""
    path = tmp_path / "x.html"
    path.write_bytes(one_file(Index(hostile_atlas(atlas)), "sv"))
    first = atlas.pilots[0].id
    reader = Reader(page, path)
    reader.open(f"#kommun={first}")
    expect(reader.map.locator(f'.pin[data-pilot="{first}"] .name')).to_have_text(HOSTILE)
    expect(page.locator("#article h2")).to_have_text(HOSTILE)
    expect(page).to_have_title(f"{HOSTILE} · Pilotkartan")
    reader.shown('[data-act="story"]').click()
    expect(page.locator(".slide").filter(visible=True).locator("h1")).to_have_text(HOSTILE)
    assert [frame.evaluate("window.hacked") for frame in page.frames] == [None] * len(page.frames)
