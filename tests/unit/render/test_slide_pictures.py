"""The pictures that are made for slides can be read: names do not lie on each other, bars add up."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.evidence import first_grid
from pilotkartan.render.chart_svg import text_width
from pilotkartan.render.evidence_picture import grid_svg
from pilotkartan.render.map_picture import HEIGHT, WIDTH, map_svg
from pilotkartan.render.near_map import near_map_svg

SVG = "{http://www.w3.org/2000/svg}"


def names(svg: str) -> dict[str, tuple[float, float, float, float]]:
    """Return the box of each name on a picture: left, top, right, bottom."""
    found = {}
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        name, size, x, y = text.text or "", *(float(text.get(key, "0")) for key in ("font-size", "x", "y"))
        found[name] = (x, y - size * 0.7, x + text_width(name, "Semibold", size), y + size * 0.2)
    return found


def test_neighbours_are_named(atlas: Atlas) -> None:
    """Around each pilot are the names for which there is room, none on another and none cut off."""
    t = translator(atlas.words, "sv")
    for pilot in atlas.pilots:
        boxes = names(near_map_svg(atlas, pilot, t, "sv"))
        assert pilot.name in boxes
        assert len(boxes) > 3 or pilot.id == "gotland", "an island has no neighbours"
        for left, top, right, bottom in boxes.values():
            assert left >= 0
            assert top >= 0
            assert right <= WIDTH
            assert bottom <= HEIGHT
        for one, other in combinations(boxes.values(), 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], pilot.name


def test_pilot_without_borders_is_in_the_middle(atlas: Atlas) -> None:
    """A pilot whose municipality has no borders in the data is shown around its seat."""
    unknown = atlas.by_id["flen"].model_copy(update={"code": "9999", "name": "Ny <kommun>"})
    left, _, right, _ = names(near_map_svg(atlas, unknown, translator(atlas.words, "sv"), "sv"))["Ny <kommun>"]
    assert (left + right) / 2 == pytest.approx(WIDTH / 2, abs=1)


def test_map_on_a_slide_names_what_it_is_about(atlas: Atlas) -> None:
    """There only those that match are named, in larger letters, with no legend."""
    t = translator(atlas.words, "sv")
    assert list(names(map_svg(atlas, ["flen", "gotland"], None, "Karta", t, "sv", on_slide=True))) == [
        "Flen",
        "Gotland",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_grid_has_its_numbers(lang: Lang, atlas: Atlas) -> None:
    """Each row of the picture has its numbers and its total, and its heads are not cut."""
    grid, t = first_grid(atlas, atlas.pilots), translator(atlas.words, lang)
    texts = [text.text or "" for text in ElementTree.fromstring(grid_svg(atlas, grid, t, lang)).iter(f"{SVG}text")]
    assert not any(text.endswith("…") for text in texts)
    for row in grid.rows:
        assert row.label
        start = texts.index(row.label.of(lang)) + 1
        cells = [grid.cells[row.id, column.id] for column in grid.columns]
        wanted = [str(len(cell.found)) if cell.found else "–" for cell in cells]
        assert texts[start : start + len(cells) + 1] == [*wanted, str(len(grid.row_totals[row.id].found))]


def test_grid_of_other_words_fits(atlas: Atlas) -> None:
    """Names without end are cut, and a grid without results is drawn too."""
    long = "bokstavsträcka" * 9
    codes = tuple(
        code.model_copy(update={"label": code.label.model_copy(update={"sv": long})}) for code in atlas.codebook.code
    )
    codebook = atlas.codebook.model_copy(update={"code": codes})
    silent = tuple(pilot.model_copy(update={"result": ()}) for pilot in atlas.pilots)
    other = atlas.model_copy(update={"codebook": codebook, "pilots": silent})
    svg = ElementTree.fromstring(grid_svg(other, first_grid(other, silent), translator(atlas.words, "sv"), "sv"))
    assert any((text.text or "").endswith("…") for text in svg.iter(f"{SVG}text"))
    assert all(float(rectangle.get("width", "0").removesuffix("%")) >= 0 for rectangle in svg.iter(f"{SVG}rect"))
