"""Measure text in Arial and break it into lines, so that it fits its box. Pure.

Arial, since every Windows and Mac has it, and since its substitute elsewhere, Liberation Sans, which comes with
LibreOffice, has the same letter widths: what fits in one fits in the other.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FONT = "Arial"
# In proportion to the type size; Arial's own lines need 1.15.
LINE_HEIGHT = 1.2
# How much of a line's width is used: programs round differently.
_SAFE = 0.99
# Width in thousandths of the size -> the characters that have it; an accent adds nothing to its letter.
_REGULAR = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " \u00a0!,./:;I[\\]ft·", 333: "()-`r“”„", 334: "{}", 350: "•", 355: '"',
    389: "*", 400: "°", 469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu–§€", 584: "+<=>~×", 611: "FTZ",
    667: "&ABEKPSVXY", 722: "CDHNRUw", 737: "©", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
}  # fmt: skip
_BOLD = {
    238: "'", 278: " \u00a0,./I\\ijl‘’·", 280: "|", 333: "!()-:;[]`ft", 350: "•", 389: "*r{}", 400: "°", 474: '"',
    500: "z“”„", 556: "#$0123456789J_aceksvxy–§€", 584: "+<=>^~×", 611: "?FLTZbdghnopqu", 667: "EPSVXY",
    722: "&ABCDHKNRU", 737: "©", 778: "GOQw", 833: "M", 889: "%m", 944: "W", 975: "@",
}  # fmt: skip
_REGULAR_WIDTHS, _BOLD_WIDTHS = (
    {character: width for width, characters in table.items() for character in characters} for table in (_REGULAR, _BOLD)
)
# The width of the widest character, also used for those not in the table, such as — and …
_WIDEST = 1000


@dataclass(frozen=True)
class Box:
    """Hold a rectangle of a slide: its upper left corner and its size, in pt."""

    x: float
    y: float
    width: float
    height: float


def width_pt(text: str, size_pt: float, bold: bool = False) -> float:
    """Return the width of a text on one line, in pt."""
    widths = _BOLD_WIDTHS if bold else _REGULAR_WIDTHS
    return sum(widths.get(_letter(c), _WIDEST) for c in text) * size_pt / 1000


def wrapped(text: str, width: float, size_pt: float, bold: bool = False, lead: str = "") -> list[str]:
    """Return the lines of a text, opened by a bold `lead`, in a column of `width` pt; long words are cut."""
    words = [(word, True) for word in lead.split(" ") if word] + [(word, bold) for word in text.split(" ") if text]
    lines, used, space = [""], 0.0, width_pt(" ", size_pt)
    for part, wide in (part for word, heavy in words for part in _parts(word, width * _SAFE, size_pt, heavy)):
        if lines[-1] and used + space + wide > width * _SAFE:
            lines.append("")
        used = used + space + wide if lines[-1] else wide
        lines[-1] = f"{lines[-1]} {part}" if lines[-1] else part
    return lines


def shortened(text: str, width: float, size_pt: float, most_lines: int, bold: bool = False, tail: str = "") -> str:
    """Return a text and a `tail`, the text cut with an ellipsis where both have more lines than they may."""
    if len(wrapped(f"{text}{tail}", width, size_pt, bold)) <= most_lines:
        return f"{text}{tail}"
    kept = " ".join(wrapped(text, width, size_pt, bold)[:most_lines])
    while len(wrapped(f"{kept}…{tail}", width, size_pt, bold)) > most_lines:
        kept = kept[:-1]
    return f"{kept}…{tail}"


def fitted(text: str, box: Box, size_pt: int, tail: str = "") -> str:
    """Return a heading with a `tail` as it fits its box, the heading cut where it does not."""
    return shortened(text, box.width, size_pt, int(box.height // (size_pt * LINE_HEIGHT)), bold=True, tail=tail)


def _letter(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


def _parts(word: str, width: float, size_pt: float, bold: bool) -> Iterator[tuple[str, float]]:
    """Yield a word, in parts where it is wider than a line, each with its width."""
    start, wide = 0, 0.0
    for end, character in enumerate(word):
        more = width_pt(character, size_pt, bold)
        if wide + more > width and end > start:
            yield word[start:end], wide
            start, wide = end, 0.0
        wide += more
    yield word[start:], wide
