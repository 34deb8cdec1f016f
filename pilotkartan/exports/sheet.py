"""Make the sheet of a pilot: one A4 page to bring to a meeting, as a PDF."""

from typing import Any

from pilotkartan.content.model import Atlas, Lang, Result
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.theme_results import results_by_status
from pilotkartan.exports.handout_parts import INK, frame, label, pilot_frame, section
from pilotkartan.exports.typst_pdf import typeset

_MAX_RESULTS, _MAX_AIMS = 3, 4


def sheet_pdf(index: Index, pilot_id: str, base_url: str, lang: Lang) -> bytes:
    """Return a pilot's sheet as PDF/UA-1: focus, contact, results with their sources, a QR code to `base_url`."""
    atlas = index.atlas
    pilot, t = atlas.by_id[pilot_id], translator(atlas.words, lang)
    results = results_by_status(atlas, pilot)
    more = t("handout.more_results", count=len(results)) if len(results) > _MAX_RESULTS else ""
    content = frame(atlas, pilot.name, t, lang) | {
        "pilot": pilot_frame(atlas, pilot, base_url, t, lang)
        | {
            "aim": section(t("panel.focus"), pilot.aim, lang),
            "most_aims": _MAX_AIMS,
            "results": [_result(atlas, result, lang) for result in results[:_MAX_RESULTS]],
            "further": more,
        }
    }
    return typeset("sheet", content, atlas.dataset.date)


def _result(atlas: Atlas, result: Result, lang: Lang) -> dict[str, Any]:
    """Return a result with its status and what the paragraphs of the source are about that carry it."""
    status = atlas.codebook.by_id[result.status]
    sources = [f"{ref} {atlas.paragraphs[ref].of(lang)}" for ref in result.source]
    return label(status, INK, lang) | {"text": result.of(lang), "sources": sources}
