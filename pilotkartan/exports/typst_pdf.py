"""Compile a Typst template and its data into a tagged PDF (PDF/UA-1) with embedded fonts."""

import json
import unicodedata
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

_TEMPLATES = Path(__file__).parent
# The number of documents that Typst keeps in memory, measured.
_MAX_KEPT = 11


def typeset(template: str, data: object, dated: date) -> bytes:
    """Return a template as a PDF of that date: the same bytes for the same `data`, which it reads as JSON.

    The template gets texts as values, never as markup. It can read no file outside this folder.
    """
    # Imported here, since it is large and the map page never needs it.
    import typst

    try:
        return typst.compile(
            _TEMPLATES / f"{template}.typ",
            root=_TEMPLATES,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(in_font(data), ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
        )
    finally:
        # Typst caches its last documents, some 40 MB each, until newer ones replace them: empty ones do so.
        for _ in range(_MAX_KEPT):
            typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True)


def in_font(data: Any) -> Any:
    """Replace every character that the font lacks by a question mark in nested data, as PDF/UA requires."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data).translate(_signs())
    if isinstance(data, dict):
        return {name: in_font(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [in_font(value) for value in data]
    return data


class _Signs(dict[int, str]):
    """Map the code point of a character to what is printed for it, looked up once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if code in _covered():
            shown = sign
        elif sign.isspace():
            shown = " "
        else:
            # Invisible characters are left out.
            shown = "" if unicodedata.category(sign) in {"Cc", "Cf"} else "?"
        self[code] = shown
        return shown


@cache
def _signs() -> _Signs:
    return _Signs()


@cache
def _covered() -> frozenset[int]:
    return frozenset(TTFont(f"{_font_folder()}/SourceSansPro-Regular.ttf").getBestCmap())


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_font_folder()])


def _font_folder() -> str:
    import font_source_sans_pro

    return str(font_source_sans_pro.font_directory)
