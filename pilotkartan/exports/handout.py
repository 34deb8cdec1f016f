"""Make the handout: a sheet for the programme and a page for each pilot, as a PDF to print or to send."""

from collections.abc import Sequence
from typing import Any

from pilotkartan.content.model import Atlas, Lang, Material, Pilot, Result
from pilotkartan.content.texts import Translator, file_size, found_facts, translator, verified
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_table import table_key, text_table
from pilotkartan.explore.evidence_text import counted_several_times, grid_caption, standouts
from pilotkartan.explore.index import Index
from pilotkartan.exports.handout_parts import INK, contact, frame, label, pilot_frame, section
from pilotkartan.exports.typst_pdf import typeset
from pilotkartan.render.map_picture import map_svg


def pdf(index: Index, pilots: Sequence[str], base_url: str, lang: Lang, programme: bool = True) -> bytes:
    """Return the handout of some pilots, in their order, as PDF/UA-1, A4; its QR codes lead to `base_url`.

    Pages about the programme come before them, unless `programme` is false.
    """
    atlas = index.atlas
    t = translator(atlas.words, lang)
    chosen = [atlas.by_id[pilot] for pilot in pilots]
    title = atlas.dataset.title.of(lang) if programme else ", ".join(pilot.name for pilot in chosen)
    content = frame(atlas, title, t, lang) | {
        "programme": _programme(atlas, t, lang) if programme else None,
        "map": _map(atlas, chosen, t, lang) if programme else None,
        "statuses": _statuses(atlas, lang) if programme else None,
        "evidence": _evidence(atlas, chosen, t, lang) if programme else None,
        "pilots": [_pilot(atlas, pilot, base_url, t, lang) for pilot in chosen],
    }
    return typeset("handout", content, atlas.dataset.date)


def _programme(atlas: Atlas, t: Translator, lang: Lang) -> dict[str, Any]:
    programme, (terms, *_) = atlas.programme, atlas.dataset.licence
    return {
        "name": programme.name.of(lang),
        "place": f"{programme.agency.of(lang)} · {programme.first_year}–{programme.last_year}",
        "lead": programme.lead.of(lang),
        "sections": [section(part.heading.of(lang), part.passage, lang) for part in programme.section],
        "contacts": [contact(person, t, lang) for person in programme.contact],
        "materials": [_material(atlas, item, t, lang) for item in programme.material],
        "licence": f"{terms.what.of(lang)} {terms.id}, {terms.holder}.",
    }


def _map(atlas: Atlas, pilots: Sequence[Pilot], t: Translator, lang: Lang) -> dict[str, str]:
    named = ", ".join(f"{pilot.name} ({atlas.main_theme(pilot).label.of(lang)})" for pilot in pilots)
    svg = map_svg(atlas, [pilot.id for pilot in pilots], None, t("map.title"), t, lang)
    return {"svg": svg, "alt": f"{t('picture.description')} {named}."}


def _statuses(atlas: Atlas, lang: Lang) -> dict[str, Any]:
    codes = [
        label(code, INK, lang) | {"counts": code.counts.of(lang) if code.counts else ""}
        for code in atlas.codebook.codes("result_status")
    ]
    return {"definition": atlas.codebook.dimension_by_id["result_status"].definition.of(lang), "codes": codes}


def _evidence(atlas: Atlas, pilots: Sequence[Pilot], t: Translator, lang: Lang) -> dict[str, Any]:
    grid = first_grid(atlas, pilots)
    heads, *rows, totals = text_table(atlas, grid, t, lang)
    return {
        "heading": t("evidence.heading"),
        "told": " ".join(standouts(atlas, grid, t, lang)),
        "several": counted_several_times(grid, t),
        "caption": grid_caption(atlas, grid, t, lang),
        "key": table_key(atlas, grid, t, lang),
        "heads": heads,
        "rows": rows,
        "totals": totals,
    }


def _pilot(atlas: Atlas, pilot: Pilot, base_url: str, t: Translator, lang: Lang) -> dict[str, Any]:
    return pilot_frame(atlas, pilot, base_url, t, lang) | {
        "sections": [
            section(t("panel.focus"), atlas.passages_of(pilot, "aim"), lang),
            section(t("panel.activities"), atlas.passages_of(pilot, "activity"), lang),
            section(t("panel.organisation"), atlas.passages_of(pilot, "organisation_note"), lang),
        ],
        "results": _results(atlas, pilot, pilot.reached, lang),
        "no_results": t("panel.only_planned") if pilot.planned else t("panel.not_reported"),
        "planned": _results(atlas, pilot, pilot.planned, lang),
        "coming": section(t("panel.coming"), atlas.passages_of(pilot, "next"), lang),
        "materials": [_material(atlas, item, t, lang) for item in atlas.materials_of(pilot)],
    }


def _results(atlas: Atlas, pilot: Pilot, results: Sequence[Result], lang: Lang) -> list[dict[str, Any]]:
    """Return some of a pilot's results by their statuses."""
    found = [
        label(code, INK, lang) | {"texts": [each.of(lang) for each in results if each.status == code.id]}
        for code in atlas.codes_of(pilot, "result_status")
    ]
    return [group for group in found if group["texts"]]


def _material(atlas: Atlas, item: Material, t: Translator, lang: Lang) -> dict[str, str | None]:
    size = file_size(item.size, lang) if item.size else None
    facts = (atlas.codebook.by_id[item.kind].label.of(lang), item.publisher, size)
    return {
        "title": item.title.of(lang),
        "facts": " · ".join(fact for fact in facts if fact),
        "found": found_facts(item, t, lang),
        "address": item.any_address,
        "verified": verified(item.verified, t),
    }
