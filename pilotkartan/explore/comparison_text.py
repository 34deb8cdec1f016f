"""Put the comparison into words: what a row is about, what all of the pilots have in it, what one alone has. Pure."""

from collections.abc import Sequence

from pilotkartan.content.model import Code, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.compared_row import Row

# The rows that are named here and not by the codebook, by where their words are.
_NAMED_AS_IN_PANEL = ("focus", "activities", "coming", "organisation", "materials")
_GEOGRAPHY = ("attribute", "seat", "distances")


def row_group(row: Row, t: Translator) -> str:
    """Return what the row and those beside it are about; nothing where it stands alone."""
    if row.kind == "result":
        return t("panel.results")
    return t("compare.geography") if row.kind in _GEOGRAPHY else ""


def row_name(row: Row, t: Translator, lang: Lang) -> str:
    """Return what the row is about."""
    if row.about:
        return row.about.label.of(lang)
    return t(f"panel.{row.name}") if row.name in _NAMED_AS_IN_PANEL else t(f"compare.{row.name}")


def row_note(row: Row, t: Translator, lang: Lang) -> str:
    """Return a sentence about what all have in a row; of the distances, how they are measured."""
    if row.shared:
        codes = _labels(row.shared, lang)
        return t("comparison.both_have", codes=codes) if _of_two(row) else t("compare.all_have", codes=codes)
    if row.shared is not None:
        return t("compare.nothing_shared")
    return t("panel.distance_note") if row.kind == "distances" else ""


def had_by(code: Code, row: Row, pilot_name: str, t: Translator) -> str:
    """Return who has a code that one pilot of the row has: that one alone, or all; nothing where it is some."""
    if code in (row.only or ()):
        return t("compare.only", name=pilot_name)
    if code in (row.shared or ()):
        return t("comparison.both") if _of_two(row) else t("compare.shared")
    return ""


def _of_two(row: Row) -> bool:
    return len(row.cells) == 2


def _labels(codes: Sequence[Code], lang: Lang) -> str:
    return ", ".join(code.label.of(lang) for code in codes)
