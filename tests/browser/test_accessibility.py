"""axe-core and the accessibility tree find no fault in any state of any page but what axe_allowed.toml lists."""

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize, expect

from pilotkartan.content.model import LANGS
from pilotkartan.explore.embed_views import EMBED_PAGE
from tests.browser.accessibility_tree import faults
from tests.browser.visitor import MAP_READY, Visitor

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
ALLOWED = tomllib.loads(Path(__file__).with_name("axe_allowed.toml").read_text("utf-8")).get("allowed", [])
# A colour half-way between two themes is nobody's.
_SCHEME_IS = (
    "wanted => getComputedStyle(document.querySelector('.stApp') ?? document.body).colorScheme.includes(wanted)"
)
_STILL = "*, *::before, *::after { transition: none !important; animation-duration: 0s !important }"
_TRIES = 5
Scheme = Literal["light", "dark"]
Looks = tuple[tuple[Scheme, ViewportSize], ...]
# The dark theme changes colours alone, and most is seen at once at a desk.
AT_A_DESK: Looks = (("light", DESK), ("dark", DESK))
ON_A_PHONE: Looks = (("light", PHONE),)
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
_FIND = """rules => axe.run(document, { runOnly: rules, resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => [id, String(target.at(-1)), html])))"""


# Comes back once the map of a frame stands still from one picture to the next.
_AT_REST = """() => new Promise((resolve) => {
    let before = null;
    const look = () => {
        const now = window.map ? `${map.getCenter()} ${map.getZoom()} ${map.getSize()}` : "";
        if (now === before) return resolve();
        before = now;
        requestAnimationFrame(look);
    };
    look();
})"""


def _press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    expect(page.locator(".overlay:visible")).to_be_visible()


def _close_what_is_open(page: Page) -> None:
    # Where nothing is open, Escape would leave the presentation.
    opened = page.locator('.overlay:visible, [role="menu"]:visible, [role="listbox"]:visible, dialog[open]')
    if opened.count():
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)


def _open_menu(page: Page) -> None:
    page.get_by_test_id("stMainMenuButton").click()
    expect(page.get_by_role("region").get_by_role("menu")).to_be_visible()


def _open_list(page: Page) -> None:
    page.get_by_role("combobox").first.click()
    expect(page.get_by_role("region").get_by_role("listbox")).to_be_visible()


def _open_embedding(page: Page) -> None:
    page.locator(".st-key-panel .embed").click()
    expect(page.get_by_role("dialog").locator("iframe").content_frame.locator("article.pilot")).to_be_visible()


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details.reasons, details.code').forEach((d) => d.open = true)")


# Each state of each page: its address, and what is done there. Those of a group are gone through in one visit.
STATES: dict[str, dict[str, tuple[str, Callable[[Page], None] | None]]] = {
    "map": {
        "start": ("/", None),
        "menu open": ("/", _open_menu),
        "chosen": ("/?kommun=flen", _unfold),
        "embedding": ("/?kommun=flen", _open_embedding),
    },
    "filtered map": {
        "filtered": ("/?tema=boende&metod=workshop&plats=uppsala&fraga=boende&jamfor=flen&jamfor=gotland", None),
        "no match": ("/?q=zzzzz", None),
    },
    "grid": {
        "cell open": ("/evidens?radval=planering&kolumnval=plan", _unfold),
        "filtered grid": ("/evidens?tema=boende&rad=method&kolumn=target_group", None),
    },
    "texts": {
        "nothing compared": ("/jamfor", None),
        "compared": ("/jamfor?jamfor=flen&jamfor=vimmerby&jamfor=gotland", None),
        "programme": ("/programmet", None),
        "data": ("/underlag", None),
        "statement": ("/tillganglighet", None),
    },
    "presenting": {
        "preparation": ("/presentera", None),
        "list open": ("/presentera", _open_list),
        "presentation": ("/presentera?steg=karta", None),
        "presented grid": ("/presentera?steg=evidens", None),
        "presented pilot": ("/presentera?steg=flen", None),
        "code shown": ("/presentera?steg=flen", lambda page: _press(page, "q")),
        "room to open": ("/presentera?steg=flen", lambda page: _press(page, "r")),
        "keys told": ("/presentera?steg=program", lambda page: _press(page, "?")),
        "step sought": ("/presentera?steg=program&bild=program&bild=flen", lambda page: _press(page, "t")),
    },
}


@pytest.mark.parametrize("group", STATES)
def test_every_state(visitor: Visitor, group: str) -> None:
    """No rule of WCAG 2.2 A and AA and no best practice is broken, at a desk and on a phone, light and dark.

    All rules are held at a desk in one language and on a phone in the other. Chromium reports a name for every control
    and no icon's name in any, headings in order, tables with headers, the language and a title.
    """
    page = visitor.page
    _open(page, "/tillganglighet?lang=en")
    for state, (address, act) in STATES[group].items():
        for lang in LANGS:
            page.set_viewport_size(DESK)
            _close_what_is_open(page)
            # Each time the other language, so that it tells when the page stands.
            visitor.go(f"{address}{'&' if '?' in address else '?'}lang={lang}")
            _stands(visitor, lang)
            if act:
                act(page)
            assert faults(page, lang) == [], (state, lang)
            _see_only_what_is_allowed(page, state, AT_A_DESK if lang == LANGS[0] else ON_A_PHONE)


def test_pages_without_the_app(page: Page, app: str) -> None:
    """The page that says that there is none, and those that follow a presentation, break no rule."""
    shown = {"step": "tema-boende", "question": {"id": "question-1", "options": [{"theme": "boende"}, {"text": "Nej"}]}}
    room = page.request.post(f"{app}/f", data=shown).json()["code"]
    for lang in LANGS:
        for address in ("/finns-inte", "/f", "/f/CCCCC", f"/f/{room}"):
            _open(page, f"{address}?lang={lang}")
            if room in address:
                expect(page.locator("#question button")).to_have_count(2)
            assert faults(page, lang) == [], (address, lang)
            _see_only_what_is_allowed(page, "no such page")


def test_views_for_frames(page: Page) -> None:
    """What pages of other sites show in a frame breaks no rule, as narrow as a phone and as wide as a desk."""
    for query, lang in (
        ("visa=karta&kommun=flen&tema=boende", "sv"),
        ("visa=panel&kommun=flen&plats=2480", "en"),
        ("visa=panel&q=turism&tema=nej", "sv"),
        ("visa=jamfor&jamfor=flen&jamfor=gotland", "en"),
        ("visa=evidens&radval=boende", "sv"),
    ):
        page.goto(f"/{EMBED_PAGE}?{query}&lang={lang}", wait_until="load")
        assert faults(page, lang) == [], query
        _see_only_what_is_allowed(page, query, [("light", PHONE), ("dark", DESK)])


def test_problems_of_the_data(page: Page, start_app: Callable[[Path], str], data_copy: Path) -> None:
    """The page that tells what is wrong in the data breaks no rule, in either language."""
    path = data_copy / "pilots" / "flen.toml"
    path.write_text(path.read_text("utf-8").replace('code = "enkat"', 'code = "enkatt"'), "utf-8")
    address = start_app(data_copy)
    for lang in LANGS:
        page.goto(f"{address}/?lang={lang}")
        page.wait_for_selector(".problem")
        assert faults(page, lang) == []
        _see_only_what_is_allowed(page, "problems of the data")


def test_one_file(page: Page, saved_file: bytes, tmp_path: Path) -> None:
    """The one file breaks no rule: map, list, grid, comparison, a pilot, presentation; in the other language too."""
    path = tmp_path / "x.html"
    path.write_bytes(saved_file)
    page.goto(path.as_uri())
    page.wait_for_selector(MAP_READY, state="attached")
    cell = "#sida=evidens&ruta=resultat-planering.plan"
    compared = "#sida=jamfor&jamfor=flen&jamfor=vimmerby"
    places = (
        *((place, "sv") for place in ("", "#kommun=flen&jamfor=flen&jamfor=vimmerby", cell, compared, "#steg=karta")),
        ("#kommun=flen&lang=en", "en"),
    )
    for place, lang in places:
        page.evaluate("place => { location.hash = place; }", place)
        expect(page.locator("html")).to_have_attribute("lang", lang)
        assert faults(page, lang) == []
        _see_only_what_is_allowed(page, f"one file {place}")


def test_drawer(visitor: Visitor) -> None:
    """On a phone the drawer of the filters, once open, breaks no rule."""
    page = visitor.page
    _open(page, "/?tema=boende&lang=sv")
    page.set_viewport_size(PHONE)
    for lang in LANGS:
        visitor.go(f"/?tema=boende&lang={lang}")
        _stands(visitor, lang)
        page.locator(".open-filters").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert faults(page, lang) == [], lang
        _see_only_what_is_allowed(page, "drawer", [("light", PHONE), ("dark", PHONE)])
        page.keyboard.press("Escape")


def test_allowed_states_exist() -> None:
    """What is allowed names the states in which it is found; each state's own test sees that it is."""
    names = {state for group in STATES.values() for state in group}
    assert {state for entry in ALLOWED for state in entry["states"]} <= {*names, "no such page", "problems of the data"}


def _open(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address)
    page.wait_for_selector(".not-found, .follow, .st-key-menu[role]", state="attached")


def _stands(visitor: Visitor, lang: str) -> None:
    """Wait until the page stands in a language that it had not."""
    expect(visitor.page.locator("html")).to_have_attribute("lang", lang)
    visitor.wait_for_rest()
    visitor.page.wait_for_selector(".st-key-menu[role], .slide:not([hidden])", state="attached")
    if visitor.page.locator(".st-key-map, .slide:not([hidden])").count():
        visitor.wait_for_map()


def _find(page: Page, rules: list[str]) -> list[list[str]]:
    """What axe finds, asked again as long as it finds something: a map on its way to its new size is nobody's."""
    found: list[list[str]] = []
    for _ in range(_TRIES):
        found = page.evaluate(_FIND, rules)
        if not found:
            break
        for frame in page.frames[1:]:
            frame.evaluate(_AT_REST)
    return found


def _see_only_what_is_allowed(
    page: Page,
    state: str,
    looks: Sequence[tuple[Scheme, ViewportSize]] = (*AT_A_DESK, *ON_A_PHONE),
) -> None:
    allowed = {(entry["rule"], entry["selector"]) for entry in ALLOWED if state in entry["states"]}
    page.add_style_tag(content=_STILL)
    for frame in page.frames:
        if frame.evaluate("() => !window.axe"):
            frame.evaluate(AXE_SCRIPT)
    found: dict[tuple[str, str], str] = {}
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(_SCHEME_IS, arg=scheme)
        page.set_viewport_size(size)
        # The dark theme changes colours and nothing else.
        for rule, target, html in _find(page, RULES if scheme == "light" else _OF_COLOURS):
            found[rule, target] = f"{rule} at {target}, {scheme}, {size['width']} px: {html[:200]}"
    page.emulate_media(color_scheme="light")
    assert [told for key, told in found.items() if key not in allowed] == [], state
    assert allowed - set(found) == set(), "allowed, and not found any more"
