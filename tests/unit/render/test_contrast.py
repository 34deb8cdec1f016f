"""Text stands out 4.5:1 and shapes 3:1 from what they touch, in both themes; and no colour is the only carrier."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.exports import handout_parts
from pilotkartan.render import chart_specs, chart_svg
from pilotkartan.render.scripts import script
from pilotkartan.render.stylesheets import style_sheet
from pilotkartan.render.tokens import COLOURS
from tests.contrast import SHAPE, TEXT, Colour, blended, colour, pair, ratio, rules

ROOT = Path(__file__).parents[3]
THEMES = ("light", "dark")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
STAGE = 'html[data-stage="contrast"]'
ENHANCED = 7.0
GROUNDS = ("backgroundColor", "secondaryBackgroundColor")
PAGE_SHEETS = ("app.css", "story.css", "narrow.css", "onefile.css")
# Lines that part what also stands apart without them, and hold nothing that can be used.
HAIRLINE = COLOURS["line"]
# Text whose ground is set by another rule.
GROUND_OF = {
    '.stApp [data-testid="stBaseButton-primary"]': COLOURS["accent"],
    ".drawer-foot .close-filters:hover": COLOURS["accent"],
}
# Grounds of shapes, of pictures, or of text whose colour another rule sets.
NO_TEXT = ("#first-paint :is(.facet, .st-key-fits > ul) a[aria-current]::before",
           ".embed-dialog::backdrop", ".likeness .mark-main", ".onefile .map",
           ".story .overlay.blank", ".story .room-content .bar", ".story .room-content .code-picture",
           '.story svg[role="img"]', "html[data-drawer] .stApp::after",
           ".talk .compare-box input:indeterminate::before", ".talk-order .grip", ".thumb .land > span::before",
           ".thumb:not(.kind-programme, .kind-status, .kind-evidence) .text::after",
           ".thumb.kind-evidence .text::after", ".thumb .bar i", ".thumb .bar .status-done")  # fmt: skip


def page_rules() -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rules of every page, without those of the stage in high contrast."""
    return (rule for name in PAGE_SHEETS for rule in rules(style_sheet(name)) if STAGE not in rule[0])


def page_grounds(theme: str) -> list[Colour]:
    return [colour(CONFIG[theme][name]) for name in GROUNDS]


def map_colours(theme: str) -> dict[str, str]:
    """The map's named colours in a theme, as its frame has them."""
    selector = ":root" if theme == "light" else ':root[data-theme="dark"]'
    found = next(body for name, body in rules(style_sheet("map.css")) if name == selector)
    return {name.removeprefix("--"): value for name, value in found.items() if value.startswith("#")}


def map_number(name: str) -> float:
    """A constant of the map's script."""
    found = re.search(rf"\b{name} = ([\d.]+)", script("map.js"))
    assert found
    return float(found[1])


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def of(theme: str, colours: tuple[str, str], on: Colour = (255, 255, 255)) -> Colour:
    return colour(colours[THEMES.index(theme)], on)


def test_theme_of_the_page(theme: str) -> None:
    """Text, links and what is pressed are read on both grounds of the page."""
    for name in ("textColor", "linkColor", "primaryColor"):
        assert min(ratio(colour(CONFIG[theme][name]), ground) for ground in page_grounds(theme)) >= TEXT


def test_text_of_the_page(theme: str) -> None:
    """Every text that a style sheet colours is read on its own ground, or on both of the page's."""
    found = [
        (selector, pair(body["color"]), pair(body.get("background", "")) or GROUND_OF.get(selector))
        for selector, body in page_rules()
        if pair(body.get("color", ""))
    ]
    assert len(found) > 10
    for selector, text, ground in found:
        assert text
        grounds = [of(theme, ground)] if ground else page_grounds(theme)
        assert min(ratio(of(theme, text), below) for below in grounds) >= TEXT, selector


def test_grounds_of_text(theme: str) -> None:
    """The page's text and its links are read on every ground that a style sheet lays under them."""
    found = [
        (selector, pair(body[name]))
        for selector, body in page_rules()
        for name in ("background", "--ground")
        if name in body and "color" not in body and selector not in NO_TEXT
    ]
    assert len(found) > 5
    for selector, ground in found:
        if ground and "--light" not in selector:
            below = of(theme, ground, page_grounds(theme)[0])
            assert min(ratio(colour(CONFIG[theme][name]), below) for name in ("textColor", "linkColor")) >= TEXT, (
                selector
            )


def test_lines_of_the_page(theme: str) -> None:
    """A line is a hairline that may be missed, or stands out: focus rings, edges of fields, statuses, marks."""
    found = [
        (selector, name, pair(value))
        for selector, body in page_rules()
        for name, value in body.items()
        if re.match(r"border|outline|--cell-edge", name) and not re.search("--(?:light|halo)", value) and pair(value)
    ]
    assert len(found) > 10
    for selector, name, line in found:
        assert line
        if line != HAIRLINE:
            assert min(ratio(of(theme, line), ground) for ground in page_grounds(theme)) >= SHAPE, (selector, name)


def test_nothing_is_made_faint() -> None:
    """No style sheet makes a text paler by opacity, which no palette could hold to account."""
    sheets = [rule for name in (*PAGE_SHEETS, "map.css") for rule in rules(style_sheet(name))]
    assert [selector for selector, body in sheets if body.get("opacity", "1") not in ("0", "1")] == []


def test_texts_of_the_map(theme: str) -> None:
    """Names on the map, those outside the filter too, the legend and the foot are read wherever they may stand."""
    palette = map_colours(theme)
    land = [colour(palette[name]) for name in ("sea", "neighbour", "sweden")]
    panels = [colour(palette["surface"], ground) for ground in land]
    for name in ("label", "quiet"):
        assert min(ratio(colour(palette[name]), ground) for ground in [*land, *panels, colour(palette["halo"])]) >= TEXT
    assert ratio(colour(palette["own"]), colour(palette["halo"])) >= TEXT


def test_shapes_of_the_map(theme: str) -> None:
    """Coasts and counties, the chosen one's outline, one's own place and its lines stand out from what they touch."""
    palette = {name: colour(value) for name, value in map_colours(theme).items()}
    for ground in ("sea", "neighbour", "sweden"):
        for shape in ("county", "outline", "own"):
            assert ratio(palette[shape], palette[ground]) >= SHAPE, (shape, ground)
    for shape in ("outline", "own", "quiet"):
        assert ratio(palette[shape], palette["halo"]) >= SHAPE, shape


def test_pilots_on_the_map(theme: str, atlas: Atlas) -> None:
    """Each theme's shape, pin, hollow pin, legend entry and icon stand out; so does the icon on the pin."""
    palette = {name: colour(value) for name, value in map_colours(theme).items()}
    fill, faded = map_number("FILL"), map_number("FADED_FILL")
    grounds = [palette[name] for name in ("sea", "neighbour", "sweden", "halo")]
    grounds += [colour(map_colours(theme)["surface"], ground) for ground in grounds]
    for code in atlas.codebook.codes("theme"):
        written = code.colour if theme == "light" else code.colour_dark
        assert written
        pin, land = colour(written), palette["sweden"]
        assert min(ratio(pin, ground) for ground in [*grounds, *page_grounds(theme)]) >= SHAPE, code.id
        assert ratio(blended(pin, land, fill), land) >= SHAPE, code.id
        assert ratio(palette["on-theme"], pin) >= TEXT, code.id
    # What is outside the filter is grey.
    grey = palette["disabled"]
    assert min(ratio(grey, ground) for ground in [*grounds, blended(grey, palette["sweden"], faded)]) >= SHAPE


def test_stage_in_high_contrast(atlas: Atlas) -> None:
    """On the black stage text stands out 7:1, and lines, marks, pins and shapes 3:1 from what they touch."""
    found = next(body for name, body in rules(style_sheet("map.css")) if STAGE in name)
    shades = {name.removeprefix("--"): colour(value) for name, value in found.items() if value.startswith("#")}
    for text in ("text", "quiet", "disabled", "link", "accent"):
        assert ratio(shades[text], shades["ground"]) >= ENHANCED, text
    for text in ("label", "quiet", "own"):
        assert min(ratio(shades[text], shades[ground]) for ground in ("sea", "sweden")) >= ENHANCED, text
    for line in ("rule", "done", "chart", "field-edge"):
        assert ratio(shades[line], shades["ground"]) >= SHAPE, line
    for line in ("county", "outline", "disabled"):
        assert min(ratio(shades[line], shades[ground]) for ground in ("sea", "sweden")) >= SHAPE, line
    assert ratio(shades["on-chart"], shades["chart"]) >= TEXT
    for theme in atlas.main_themes():
        fill = colour(theme.colour_dark)
        assert min(ratio(fill, shades[ground]) for ground in ("sweden", "on-theme")) >= SHAPE, theme.id


def test_charts(theme: str) -> None:
    """Bars, rings and squares stand out from the chart's ground, and the numbers are read on each of them."""
    ground, ink = (colour(getattr(colours, theme)) for colours in (chart_svg._GROUND, chart_svg._INK))
    *tint, opacity = (float(part) for part in re.findall(r"[\d.]+", chart_specs._TINT))
    red, green, blue = tint
    blue_bar = colour(chart_specs._BLUE)
    assert ratio(ink, ground) >= TEXT
    assert ratio(blue_bar, ground) >= SHAPE
    assert ratio(colour(chart_specs._ON_BLUE), blue_bar) >= TEXT
    assert ratio(ink, blended((red, green, blue), ground, opacity)) >= TEXT


def test_handout() -> None:
    """The inks of the handout are read on its white paper."""
    inks = [handout_parts._COLOURS[name] for name in ("ink", "quiet", "accent")]
    assert min(ratio(colour(ink), (255, 255, 255)) for ink in inks) >= TEXT


@pytest.mark.parametrize("dimension", ["theme", "result_status"])
def test_colour_is_never_alone(dimension: str, atlas: Atlas) -> None:
    """Every theme and every status has a word and an icon that no other has."""
    codes = atlas.codebook.codes(dimension)
    assert len({code.icon for code in codes if code.icon}) == len(codes)
    for lang in ("sv", "en"):
        assert len({code.label.of(lang) for code in codes}) == len(codes)


def test_line_beside_a_status_differs_in_kind(atlas: Atlas) -> None:
    """The line beside a result is solid, dashed or dotted by its status; so are the bars of the chart, or hollow."""
    kinds = {selector: body.get("border-left-style", "solid") for selector, body in rules(style_sheet("app.css"))}
    statuses = atlas.codebook.codes("result_status")
    assert len({kinds.get(f".stApp .results > .status-{status.id}", "") for status in statuses}) == len(statuses)
    assert len({str(chart_specs._look(status)) for status in statuses}) == len(statuses)
