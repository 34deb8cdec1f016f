"""Make the handout: a sheet for the programme and a page for each pilot, as a PDF to print or to send."""

from collections.abc import Sequence
from typing import Any

from pilotkartan.content.model import Atlas, Code, Contact, Lang, Material, Passage, Pilot, Result
from pilotkartan.content.texts import Translator, file_size, found_facts, phone, translator, verified
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_table import table_key, text_table
from pilotkartan.explore.evidence_text import counted_several_times, grid_caption, standouts
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.exports.typst_pdf import typeset
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.map_picture import inset_svg, map_svg
from pilotkartan.render.qr import qr_svg
from pilotkartan.render.tokens import COLOURS

# By the names that the template uses.
_COLOURS = {name: COLOURS[token].light for name, token in
            (("ink", "text"), ("quiet", "quiet"), ("accent", "accent"), ("hairline", "line"))}  # fmt: skip
_INK, _WHITE = _COLOURS["ink"], COLOURS["ground"].light


def pdf(index: Index, pilots: Sequence[str], base_url: str, lang: Lang, programme: bool = True) -> bytes:
    """Return the handout of some pilots, in their order, as PDF/UA-1, A4; its QR codes lead to `base_url`.

    Pages about the programme come before them, unless `programme` is false.
    """
    atlas = index.atlas
    t = translator(atlas.words, lang)
    chosen = [atlas.by_id[pilot] for pilot in pilots]
    date = atlas.dataset.date
    content = {
        "language": lang,
        "date": [date.year, date.month, date.day],
        "title": atlas.dataset.title.of(lang) if programme else ", ".join(pilot.name for pilot in chosen),
        "creator": atlas.dataset.creator,
        "colours": _COLOURS,
        "words": _words(t),
        "source": t("handout.source", publisher=atlas.source.publisher, title=atlas.source.title),
        "version": t("handout.version", version=atlas.dated_version),
        "programme": _programme(atlas, t, lang) if programme else None,
        "map": _map(atlas, chosen, t, lang) if programme else None,
        "statuses": _statuses(atlas, lang) if programme else None,
        "evidence": _evidence(atlas, chosen, t, lang) if programme else None,
        "pilots": [_pilot(atlas, pilot, base_url, t, lang) for pilot in chosen],
    }
    return typeset("handout", content, date)


def _words(t: Translator) -> dict[str, str]:
    """Return the headings and other texts by the names that the template uses."""
    return {
        "results": t("panel.results"),
        "contact": t("panel.contact"),
        "materials": t("panel.materials"),
        "not_reported": t("panel.not_reported"),
        "main_theme": t("map.legend"),
        "is_main": t("panel.main_theme"),
        "title": t("material.title"),
        "pilot": t("material.pilot"),
        "address": t("material.address"),
        "no_address": t("material.no_address"),
        "programme_contact": t("programme.contact"),
        "materials_note": t("programme.materials_note"),
        "borders": t("foot.borders"),
        "pilots": t("handout.pilots"),
        "page": t("handout.page"),
        "statuses": t("handout.statuses"),
        "own_materials": t("handout.own_materials"),
        "facts": t("handout.facts"),
        "about": t("handout.about"),
        "texts": t("handout.texts"),
        "more": t("handout.more"),
        "continued": t("handout.continued"),
        "old_numbers": t("handout.old_numbers"),
    }


def _programme(atlas: Atlas, t: Translator, lang: Lang) -> dict[str, Any]:
    programme, (terms, *_) = atlas.programme, atlas.dataset.licence
    return {
        "name": programme.name.of(lang),
        "place": f"{programme.agency.of(lang)} · {programme.first_year}–{programme.last_year}",
        "lead": programme.lead.of(lang),
        "sections": [_section(part.heading.of(lang), part.passage, lang) for part in programme.section],
        "contacts": [_contact(person, t, lang) for person in programme.contact],
        "materials": [_material(atlas, item, t, lang) for item in programme.material],
        "licence": f"{terms.what.of(lang)} {terms.id}, {terms.holder}.",
    }


def _map(atlas: Atlas, pilots: Sequence[Pilot], t: Translator, lang: Lang) -> dict[str, str]:
    named = ", ".join(f"{pilot.name} ({atlas.main_theme(pilot).label.of(lang)})" for pilot in pilots)
    svg = map_svg(atlas, [pilot.id for pilot in pilots], None, t("map.title"), t, lang)
    return {"svg": svg, "alt": f"{t('picture.description')} {named}."}


def _statuses(atlas: Atlas, lang: Lang) -> dict[str, Any]:
    codes = [
        _label(code, _INK, lang) | {"counts": code.counts.of(lang) if code.counts else ""}
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
    county, group = atlas.codebook.by_id[pilot.county], atlas.codebook.by_id[pilot.skr_group]
    where = t("handout.where", name=pilot.name, county=county.label.of(lang))
    address = base_url.rstrip("/") + Selection(lang=lang, pilot=pilot.id).address()
    main, *others = atlas.codes_of(pilot, "theme")
    return {
        "id": pilot.id,
        "name": pilot.name,
        "place": f"{pilot.organisation.of(lang)} · {county.label.of(lang)}",
        "site": pilot.site,
        "group": f"{group.label.of(lang)} ({t('panel.skr', group=group.id)})",
        "colour": main.colour,
        "theme": _label(main, _WHITE, lang),
        "themes": [_label(code, code.colour or _INK, lang) for code in others],
        "sections": [
            _section(t("panel.focus"), atlas.passages_of(pilot, "aim"), lang),
            _section(t("panel.activities"), atlas.passages_of(pilot, "activity"), lang),
            _section(t("panel.organisation"), atlas.passages_of(pilot, "organisation_note"), lang),
        ],
        "results": _results(atlas, pilot, pilot.reached, lang),
        "no_results": t("panel.only_planned") if pilot.planned else t("panel.not_reported"),
        "planned": _results(atlas, pilot, pilot.planned, lang),
        "coming": _section(t("panel.coming"), atlas.passages_of(pilot, "next"), lang),
        "materials": [_material(atlas, item, t, lang) for item in atlas.materials_of(pilot)],
        "contact": _contact(pilot.contact, t, lang) if pilot.contact else None,
        "inset": {"svg": inset_svg(atlas, pilot.id, where, t, lang), "alt": where},
        "qr": {"svg": qr_svg(address), "alt": t("handout.qr", address=address)},
        "address": address,
    }


def _results(atlas: Atlas, pilot: Pilot, results: Sequence[Result], lang: Lang) -> list[dict[str, Any]]:
    """Return some of a pilot's results by their statuses."""
    found = [
        _label(code, _INK, lang) | {"texts": [each.of(lang) for each in results if each.status == code.id]}
        for code in atlas.codes_of(pilot, "result_status")
    ]
    return [group for group in found if group["texts"]]


def _section(heading: str, passages: Sequence[Passage], lang: Lang) -> dict[str, Any]:
    return {"heading": heading, "texts": [passage.of(lang) for passage in passages]}


def _label(code: Code, colour: str, lang: Lang) -> dict[str, Any]:
    """Return a code's label and its icon, as SVG in that colour."""
    drawn = f'<path transform="scale(1 -1)" fill="{colour}" d="{icon_path(code.icon or "")}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-EM} {EM} {EM}">{drawn}</svg>'
    return {"label": code.label.of(lang), "icon": svg}


def _contact(person: Contact, t: Translator, lang: Lang) -> dict[str, str | None]:
    return {
        "name": person.name,
        "role": person.role.of(lang) if person.role else None,
        "phone": phone(person.phone, lang),
        "email": person.any_email,
        "found": person.found.of(lang) if person.found else None,
        "verified": verified(person.verified, t),
    }


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
