"""Everything that can be clicked stays where it is, so that a hand on its way hits what it meant."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from tests.browser.conftest import PHONE, lent
from tests.browser.held import HeldLine
from tests.browser.visitor import Visitor

SIZES = tuple(ViewportSize(width=width, height=height) for width, height in ((1440, 900), (1024, 768), (820, 1180)))
SIZES = (*SIZES, PHONE)
# Not a pixel: what is between pixels may be rounded another way.
_STILL_PX = 0.5
_TABLET_PX = 960  # so wide and narrower the filters are in a drawer
# What can be clicked below a root, with where it is on the page however far that is scrolled: by what it says without
# icons and counts, or by what it is, whatever language it speaks.
_CLICKABLE = """([root, bySaying]) => {
    const parts = ["head", "filter-bar", "facet", "map", "panel", "evidence", "comparison", "programme"];
    const found = {};
    const counted = {};
    const main = document.querySelector('[data-testid="stMain"]');
    const text = (element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll(".icon, [aria-hidden=true]").forEach((icon) => icon.remove());
        return copy.textContent.replace(/\\s+/g, " ").trim().replace(/ \\(\\d+\\)$/, "");
    };
    const kind = (element) => {
        if (element.dataset.choose !== undefined) return `choose ${element.dataset.choose}`;
        if (element.matches("a")) return `link ${new URL(element.href).pathname}`;
        // Those of the map by their picture: a control that is being renewed is there twice for a moment.
        const { icon } = element.querySelector(".icon")?.dataset ?? {};
        const keyed = element.closest('[class*="st-key-"]');
        if (icon && !keyed) return `icon ${icon}`;
        const key = `${[...keyed?.classList ?? []].find((name) => name.startsWith("st-key-"))} ${element.tagName}`;
        counted[key] = (counted[key] ?? 0) + 1;
        return `${key} ${counted[key]}`;
    };
    const says = (element) => element.placeholder || (element.ariaLabel
        ?? element.closest(".pick, .stSelectbox")?.children[0].textContent ?? text(element));
    const add = (element, frame) => {
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
        const box = element.closest('[data-testid="stTextInputRootElement"]') ?? element;
        const { left, top, width } = box.getBoundingClientRect();
        const around = parts.find((name) => element.closest(`.st-key-${name}, .st-key-${name}s, .${name}`))
            ?? (frame ? "map" : "");
        const part = element.matches("input[type=search]") ? "field" : around;
        const name = `${part} ${element.dataset.pilot ?? (bySaying ? says : kind)(element)}`;
        const { x, y } = frame?.getBoundingClientRect() ?? { x: 0, y: 0 };
        if (width > 1 && part && !(name in found)) found[name] = [x + left, y + top + scrollY + (main?.scrollTop ?? 0)];
    };
    const selector = "a[href], button, label:has(input), summary, .react-aria-ComboBox, input[type=search]";
    document.querySelectorAll(`${root} :is(${selector})`).forEach((element) => add(element));
    for (const frame of document.querySelectorAll(`${root} iframe`)) {
        frame.contentDocument.querySelectorAll(selector).forEach((element) => add(element, frame));
    }
    return found;
}"""

Places = dict[str, list[float]]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: str(size["width"]))
def window(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]) -> BrowserContext:
    """Return a browser window of each size, the smallest of which is touched."""
    touch = {"has_touch": True, "is_mobile": True} if request.param == PHONE else {}
    return browser.new_context(**{**browser_context_args, "viewport": request.param, **touch})


@pytest.fixture
def anyone(window: BrowserContext, app: str) -> Iterator[Visitor]:
    """Return a visitor with a screen of each size."""
    with lent(window, app) as context:
        yield Visitor(context.new_page(), [])


def _places(page: Page, root: str = "#root", by_saying: bool = True) -> Places:
    places: Places = page.evaluate(_CLICKABLE, [root, by_saying])
    return places


def _moved(before: Places, after: Places) -> dict[str, tuple[list[float], list[float]]]:
    """Return what is there before and after, in other places."""
    return {
        name: (before[name], after[name])
        for name in before.keys() & after.keys()
        if any(abs(a - b) > _STILL_PX for a, b in zip(before[name], after[name], strict=True))
    }


def at(*widths: int) -> pytest.MarkDecorator:
    """Look with the windows of these widths alone."""
    sizes = [size for size in SIZES if size["width"] in widths]
    return pytest.mark.parametrize("window", sizes, ids=[str(size["width"]) for size in sizes], indirect=True)


@pytest.mark.parametrize("path", ["/?lang=sv", "/?lang=en&tema=boende&tema=dialog&kommun=flen"])
def test_app_takes_the_place_of_the_first_view(anyone: Visitor, path: str) -> None:
    """All that can be clicked before the app is up, the pins among it, is in the same place once it is.

    So it is already when Streamlit's own styles come, before there is anything else of it.
    """
    _see_app_take_the_place(anyone, path)


# The answer, one's own place, and pages without a map: each at a desk and on a phone.
AT_A_DESK = (
    "/?lang=sv&plats=2380&fraga=boende",
    "/?lang=sv&plats=2480&tema=foretagsklimat",
    "/?lang=sv&plats=2480&kommun=flen",
    "/underlag?lang=sv",
    "/jamfor?lang=sv&jamfor=flen&jamfor=gotland",
)
ON_A_PHONE = (
    "/?lang=sv&fraga=boende&fraga=dialog",
    "/?lang=sv&plats=Umeaa%20universum",
    "/?lang=sv&plats=2480&kommun=flen",
    "/evidens?lang=sv",
)


@at(1024)
@pytest.mark.parametrize("path", AT_A_DESK)
def test_app_takes_the_place_of_other_first_views(anyone: Visitor, path: str) -> None:
    """So it is with the answer to which pilots suit one, one's own place, and the comparison."""
    _see_app_take_the_place(anyone, path)


@at(PHONE["width"])
@pytest.mark.parametrize("path", ON_A_PHONE)
def test_app_takes_the_place_of_other_first_views_on_a_phone(anyone: Visitor, path: str) -> None:
    """So it is there with the answer, the place and the grid of results."""
    _see_app_take_the_place(anyone, path)


def _see_app_take_the_place(anyone: Visitor, path: str) -> None:
    page, line = anyone.page, HeldLine(anyone)
    # Who comes for the first time has none of the files yet.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    line.hold()
    scripts: list[Route] = []
    page.route("**/static/js/index.*.js", lambda route: scripts.append(route))
    page.goto(path, wait_until="commit")
    page.wait_for_selector("html[data-tells-connection]", state="attached")
    if path.startswith("/?"):
        expect(page.locator("#first-paint iframe")).to_have_attribute("data-ready", "")
    page.evaluate("document.fonts.load('1rem Source Sans').then(() => null)")
    before = _places(page, "#first-paint")
    for script in scripts:
        script.continue_()
    page.unroute_all()
    page.wait_for_selector("#root .stApp", state="attached")
    assert _moved(before, _places(page, "#first-paint")) == {}
    line.let_go()
    page.wait_for_selector("#first-paint", state="detached")
    anyone.wait_for_rest()
    after = _places(page)
    assert len(before) >= 7
    assert _moved(before, after) == {}
    # The app has buttons for the files, last on their page.
    kept = {name for name in before if not name.startswith(("panel", "programme /data/"))}
    assert kept - after.keys() == set()


@at(1024, PHONE["width"])
def test_filters_choice_and_copied_link_move_nothing(anyone: Visitor) -> None:
    """The first theme, the second and none leave pins, boxes, menu and all buttons where they are.

    A chosen pilot, and what the button says that copied the link, leave all around them where it is.
    """
    page = anyone.page
    anyone.open("/?lang=sv")
    size = page.viewport_size
    has_drawer = size is not None and size["width"] <= _TABLET_PX
    outside = [_places(page)]
    inside: list[Places] = []
    for theme in ("Boende", "Medborgardialog", None):
        if has_drawer:
            page.locator(".open-filters").click()
            inside.append(_places(page, ".st-key-drawer"))
        if theme:
            anyone.tick(theme)
        else:
            page.get_by_role("link", name="Rensa alla").click()
        anyone.expect_params(lang="sv", **({"tema": ["boende", "dialog"][: len(outside)]} if theme else {}))
        if has_drawer:
            inside.append(_places(page, ".st-key-drawer"))
            page.locator(".drawer-head button").click()
        outside.append(_places(page))
    assert any(name.startswith("facet") for name in (inside or outside)[0])
    for places in (outside, inside):
        for before, after in pairwise(places):
            # The cards are those of the pilots that are left.
            assert {name: where for name, where in _moved(before, after).items() if not _is_card(name)} == {}

    anyone.go("/?lang=sv&tema=dialog")
    expect(anyone.cards()).to_have_count(4)
    expect(anyone.chips).to_have_count(1)
    anyone.wait_for_rest()
    before = _places(page)
    page.locator(".copy-link").click()
    expect(page.locator(".copy-link")).to_have_attribute("data-label", "Kopiera länk")
    assert _moved(before, _places(page)) == {}
    anyone.pin("vimmerby").click()
    anyone.expect_chosen("vimmerby", "Vimmerby")
    anyone.wait_for_rest()
    moved = _moved(before, _places(page))
    # The pin of the chosen one steps aside.
    assert {name for name in moved if not name.startswith("panel") and name != "map vimmerby"} == set()


# Each goes on from the one before: what is in the address then, and who is chosen.
VIEWS = {
    "a theme": "tema=dialog",
    "a method": "tema=dialog&metod=arbetsgrupp",
    "a chip taken away": "tema=dialog",
    "a status": "tema=dialog&status=done",
    "a county": "tema=dialog&lan=21",
    "a type": "typ=C8",
    "no match": "tema=boende&metod=enkat",
    "none": "",
    "a search": "q=dialog",
    "a place": "plats=2380",
    "an order": "sortering=nord",
    "a comparison": "jamfor=flen&jamfor=gotland",
    "a pilot": "kommun=vimmerby",
}


@at(1440, 820, PHONE["width"])
def test_no_view_moves_what_stays(anyone: Visitor) -> None:
    """From view to view and in the other theme head, filters and map stay where they are.

    So do head and map in the other language, whose words for the filters may take more lines.
    """
    page = anyone.page
    anyone.open("/?lang=sv")
    expected = _places(page, by_saying=False)
    moved: dict[str, Places] = {}

    def look(name: str) -> None:
        anyone.wait_for_rest()
        found = _moved(expected, _places(page, by_saying=False))
        moved[name] = {what: [*was, *now] for what, (was, now) in found.items() if _stays(what)}

    for name, query in VIEWS.items():
        anyone.go(f"/?{query}&lang=sv")
        page.wait_for_function("query => location.search === query", arg=f"?{query}&lang=sv")
        look(name)
    anyone.go("/?lang=sv")
    anyone.expect_chosen(None)
    page.emulate_media(color_scheme="dark")
    expect(anyone.map.locator("html")).to_have_attribute("data-theme", "dark")
    look("dark")
    page.get_by_role("button", name="In English").click()
    expect(anyone.map.locator(".legend summary")).to_have_text("Main theme")
    look("English")
    moved["English"] = {
        what: places
        for what, places in moved["English"].items()
        if not what.startswith(("facet", "map st-key-background"))
    }
    assert {name: places for name, places in moved.items() if places} == {}


def _stays(name: str) -> bool:
    """Tell whether something is to stay: not a card, nor a chip, which go, nor the pin of the chosen one."""
    return not name.startswith("panel") and "st-key-chip" not in name and name != "map vimmerby"


def _is_card(name: str) -> bool:
    return name.startswith("panel") and name.split()[1:] not in (["Namn"], ["Tema"], ["Norr", "till", "söder"])
