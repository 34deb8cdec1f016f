"""Text is measured as Arial sets it, and broken so that it fits."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.exports.slides.paging import ABOVE_PT, Piece, paged
from pilotkartan.exports.slides.typeset import LINE_HEIGHT, Box, fitted, shortened, width_pt, wrapped

BOX = Box(0, 0, 400, 200)
SIZE_PT = 20
LONG = "Ord efter ord efter ord. " * 200
# Where Debian, Fedora, macOS and Windows keep Arial or the font of its widths.
FOLDERS = ("/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
FONTS = {
    False: ("LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf"),
    True: ("LiberationSans-Bold.ttf", "arialbd.ttf"),
}


def arial(bold: bool) -> TTFont:
    """Arial or its stand-in, if this machine has one of them."""
    found = (path for folder in FOLDERS for name in FONTS[bold] for path in Path(folder).rglob(name))
    path = next(found, None)
    if path is None:
        pytest.skip("neither Arial nor Liberation Sans is installed here")
    return TTFont(path)


@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_arials(bold: bool, atlas: Atlas) -> None:
    """Every text of the data is as wide here as in the font, to a thousandth, or wider."""
    font = arial(bold)
    names, advances = font.getBestCmap(), font["hmtx"]
    # Streamlit's own words are on no slide.
    words = [text for key, text in atlas.words.items() if not key.startswith("streamlit.")]
    texts = [text.of(lang) for text in words for lang in LANGS]
    texts += [result.of(lang) for pilot in atlas.pilots for result in pilot.result for lang in LANGS]
    for text in texts:
        real = sum(advances[names[ord(c)]][0] for c in text) / font["head"].unitsPerEm
        assert real - 0.001 * len(text) <= width_pt(text, 1, bold) <= real * 1.02 + 0.001 * len(text), text


def test_no_line_is_wider_than_its_column() -> None:
    """Words go to the next line, a word longer than a line is cut, and nothing is lost."""
    for text in (LONG, "x" * 500, "kort " + "å" * 300 + " kort"):
        lines = wrapped(text, 200, 18)
        assert all(width_pt(line, 18) <= 200 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_bold_opening_takes_its_room() -> None:
    """A bold opening is measured as bold, what follows it as it is."""
    both = width_pt("Överkalix:", 18, bold=True) + width_pt(" dialog", 18)
    assert len(wrapped("dialog", both / 0.98, 18, lead="Överkalix:")) == 1
    assert len(wrapped("dialog", both - 1, 18, lead="Överkalix:")) == 2


def test_short_text_stays_whole() -> None:
    """What fits is not touched; what does not ends with an ellipsis within its lines."""
    assert shortened("Flen", 200, 18, 1) == "Flen"
    cut = shortened(LONG, 200, 18, 2)
    assert cut.endswith("…")
    assert len(wrapped(cut, 200, 18)) == 2


def test_endless_title_keeps_its_number() -> None:
    """A title too long for its box is cut, and what says which of a step's slides it is stays."""
    text = fitted(LONG, BOX, SIZE_PT, " (1 av 2)")
    assert text.endswith("… (1 av 2)")
    assert len(wrapped(text, BOX.width, SIZE_PT, bold=True)) * SIZE_PT * LINE_HEIGHT <= BOX.height
    assert fitted("Flen", BOX, SIZE_PT, " (1 av 2)") == "Flen (1 av 2)"


def test_text_goes_on_on_the_next_page() -> None:
    """A long text takes the pages it needs, in order, without losing a letter, each under its heading."""
    pieces = [Piece(LONG, "Flen:", under="Genomfört", bullet=True), Piece("Slut.", under="Kontakt")]
    pages = paged(pieces, BOX, SIZE_PT)
    assert len(pages) > 1
    flat = [piece for page in pages for piece in page]
    assert "".join(piece.text for piece in flat).replace(" ", "") == f"{LONG}Slut.".replace(" ", "")
    assert {piece.under for piece in flat[:-1]} == {"Genomfört"}
    assert [bool(piece.lead) for piece in flat] == [True, *[False] * (len(flat) - 1)]
    for page in pages:
        assert ABOVE_PT + sum(len(wrapped(piece.text, BOX.width, SIZE_PT)) * SIZE_PT for piece in page) < BOX.height


@pytest.mark.parametrize("lead", ["y" * 2000, "namn " * 400])
def test_endless_opening_leaves_room(lead: str) -> None:
    """An opening or heading without end is cut, so that the text below it still shows."""
    ((piece,),) = paged([Piece("Text.", lead, under=lead, bullet=True)], BOX, SIZE_PT)
    assert piece.text == "Text."
    assert piece.lead.endswith("…")
