"""Put the agreement between two coders into a sentence. Pure."""

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator, format_decimals, format_number, join_list
from pilotkartan.explore.double_coding import DoubleCoding, Row


def agreement_sentence(double_coding: DoubleCoding, t: Translator, lang: Lang) -> str | None:
    """Return the agreement on each dimension and on the main theme; None where the material was coded once."""
    figures = [
        t(
            "reliability.figure",
            name=row_name(row, t, lang),
            percent=t("likeness.percent", value=format_number(row.figures.percent, lang)),
            alpha=coefficient(row.figures.alpha, t, lang),
        )
        for row in double_coding.whole
    ]
    return t("reliability.sentence", figures=join_list(figures, t("summary.and"))) if figures else None


def row_name(row: Row, t: Translator, lang: Lang) -> str:
    """Return what the figures of a row are about."""
    return t("reliability.main_theme") if row.level == "main_theme" else (row.code or row.dimension).label.of(lang)


def coefficient(value: float | None, t: Translator, lang: Lang) -> str:
    """Return kappa or alpha with two decimals, or that it is not defined."""
    return t("reliability.undefined") if value is None else format_decimals(value, lang)


def interval_ends(interval: tuple[float, float], lang: Lang) -> str:
    """Return an interval with two decimals, such as `0.83–1.00`."""
    return "–".join(format_decimals(end, lang) for end in interval)
