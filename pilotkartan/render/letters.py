"""Make the small text font: Streamlit's has the letters of 500 languages, this one those of Europe's that write Latin.

Any other letter is drawn in a font of the visitor's own.
"""

from io import BytesIO

from fontTools.ttLib import TTFont

from pilotkartan.render.assets import ASSETS, font_file

TEXT_FONT = "SourceSansVF-Upright"
SMALL_TEXT_FONT = ASSETS / "text.woff2"
# Latin as far as Extended-A and Romanian, accents, punctuation, raised and lowered digits, currencies, arrows,
# mathematics, and the sign of a place of interest.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x300, 0x308), (0x2010, 0x205F), (0x2070, 0x208E),
    (0x20A0, 0x20BF), (0x2113, 0x2122), (0x2190, 0x2199), (0x2212, 0x2265), (0x2318, 0x2318), (0x25A0, 0x25CF),
)  # fmt: skip
# The font's licence keeps its own name for it as it was made: its family, full and PostScript names, and their prefix.
_NAME = "PilotkartanText"
_NAME_IDS = (1, 3, 4, 6, 16, 25)


def write_small_text_font() -> None:
    """Write the small font, for those who change Streamlit's version."""
    SMALL_TEXT_FONT.write_bytes(small_text_font())


def small_text_font() -> bytes:
    """Return Streamlit's text font, in all its weights, with only these letters, as WOFF2."""
    from fontTools.subset import Options, Subsetter  # Here, since nothing that is served needs it.

    font = TTFont(font_file(TEXT_FONT), recalcTimestamp=False)
    subsetter = Subsetter(Options(name_IDs=["*"], notdef_outline=True))
    subsetter.populate(unicodes=[letter for first, last in _RANGES for letter in range(first, last + 1)])
    subsetter.subset(font)
    for name in _NAME_IDS:
        font["name"].setName(_NAME, name, 3, 1, 0x409)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
