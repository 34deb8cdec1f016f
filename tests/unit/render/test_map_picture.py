"""The picture of the map tells what the map tells, in any program that shows SVG or PNG."""

import struct
from xml.etree import ElementTree

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.texts import translator
from pilotkartan.render.map_picture import HEIGHT, WIDTH, inset_svg, map_png, map_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(atlas: Atlas, lang: Lang = "sv", chosen: str | None = None, without: str = "") -> ElementTree.Element:
    """The picture, parsed."""
    matching = [pilot.id for pilot in atlas.pilots if pilot.id != without]
    return ElementTree.fromstring(
        map_svg(atlas, matching, chosen, "Karta & <kort>", translator(atlas.words, lang), lang)
    )


def texts(picture: ElementTree.Element) -> list[str]:
    """What is written on the picture."""
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", LANGS)
def test_picture_says_all(lang: Lang, atlas: Atlas) -> None:
    """Every pilot has its name, every main theme its entry in the legend, and the source and version stand below."""
    written = texts(drawn(atlas, lang))
    assert {pilot.name for pilot in atlas.pilots} <= set(written)
    assert {atlas.main_theme(pilot).label.of(lang) for pilot in atlas.pilots} <= set(written)
    assert atlas.version in written[-1]
    assert atlas.source.publisher in written[-1]


@pytest.mark.parametrize("lang", LANGS)
def test_picture_has_words_for_those_who_do_not_see_it(lang: Lang, atlas: Atlas) -> None:
    """The title and the description name the matching pilots with their themes, and no other."""
    picture = drawn(atlas, lang, without="flen")
    assert picture.findtext(f"{SVG}title") == "Karta & <kort>"
    told = picture.findtext(f"{SVG}desc") or ""
    assert "Flen" not in told
    assert f"Gotland ({atlas.main_theme(atlas.by_id['gotland']).label.of(lang)})" in told


def test_pilot_outside_the_filter_is_faded(atlas: Atlas) -> None:
    """Who does not match stays on the picture, but fades: a hollow pin, and a name in thin letters."""
    picture = drawn(atlas, without="flen")
    thin = [text for text in picture.iter(f"{SVG}text") if text.get("font-weight") == "400"]
    assert ["".join(text.itertext()) for text in thin] == ["Flen"]
    assert [circle.get("fill") for circle in picture.iter(f"{SVG}circle")].count("#ffffff") == 1


def test_everything_lies_on_the_canvas(atlas: Atlas) -> None:
    """No pin or name is cut off."""
    for text in drawn(atlas, chosen="overkalix").iter(f"{SVG}text"):
        if text.get("text-anchor"):
            assert 0 < float(text.get("x", "0")) < WIDTH
            assert 0 < float(text.get("y", "0")) < HEIGHT


def test_picture_needs_nothing_from_elsewhere(atlas: Atlas) -> None:
    """The file shows the same on a machine without network, fonts of icons or scripts."""
    for element in drawn(atlas).iter():
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "rect", "path", "g", "circle", "text"}
        assert not [name for name in element.attrib if "href" in name or name.startswith("on")]


def test_hostile_name_stays_a_name(atlas: Atlas) -> None:
    """A name full of markup is written as it is."""
    hostile = atlas.pilots[0].model_copy(update={"name": "<script>{{7*7}}&"})
    picture = drawn(atlas.model_copy(update={"pilots": (hostile, *atlas.pilots[1:])}))
    assert "<script>{{7*7}}&" in texts(picture)


def test_theme_with_an_unknown_icon_still_shows(atlas: Atlas) -> None:
    """An icon that the font does not have leaves its theme a coloured mark with its name in the legend."""
    codes = tuple(
        code.model_copy(update={"icon": "no_such_icon", "label": Text(sv="Ny", en="New")})
        if code.id == "besok"
        else code
        for code in atlas.codebook.code
    )
    book = atlas.codebook.model_copy(update={"code": codes})
    assert "Ny" in texts(drawn(atlas.model_copy(update={"codebook": book})))


def test_png_is_as_high_as_promised(atlas: Atlas) -> None:
    """The PNG is a picture of the asked height and the same shape."""
    svg = map_svg(atlas, [pilot.id for pilot in atlas.pilots], None, "x", translator(atlas.words, "sv"), "sv")
    png = map_png(svg, 960)
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert (width, height) == (WIDTH // 2, 960)


@pytest.mark.parametrize("lang", LANGS)
def test_inset_shows_one_among_all(lang: Lang, atlas: Atlas) -> None:
    """The small map has a dot for every pilot, inside its edges, and the chosen one's is the largest and on top."""
    inset = ElementTree.fromstring(inset_svg(atlas, "overkalix", "A & b", translator(atlas.words, lang), lang))
    left, top, width, height = map(float, inset.get("viewBox", "").split())
    dots = inset.findall(f"{SVG}circle")
    for dot in dots:
        assert left < float(dot.get("cx", "")) < left + width
        assert top < float(dot.get("cy", "")) < top + height
    assert len(dots) == len(atlas.pilots)
    assert dots[-1].get("fill") == atlas.main_theme(atlas.by_id["overkalix"]).colour
    assert float(dots[-1].get("r", "")) > 2 * max(float(dot.get("r", "")) for dot in dots[:-1])
    assert inset.findtext(f"{SVG}title") == "A & b"


def test_sign_that_cannot_be_seen_does_not_break_the_picture(atlas: Atlas) -> None:
    """A control character in a name becomes a space: XML cannot hold it, and the rest of the picture stands."""
    odd = atlas.pilots[0].model_copy(update={"name": "Flen\x07kommun"})
    assert "Flen kommun" in texts(drawn(atlas.model_copy(update={"pilots": (odd, *atlas.pilots[1:])})))
