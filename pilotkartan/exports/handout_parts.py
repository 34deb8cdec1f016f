"""Gather what the pages about a pilot have in common, in the handout and on the sheet for a meeting."""

from collections.abc import Sequence
from typing import Any

from pilotkartan.content.model import Atlas, Code, Contact, Lang, Passage, Pilot
from pilotkartan.content.texts import Translator, phone, verified
from pilotkartan.explore.selection import Selection
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.map_picture import inset_svg
from pilotkartan.render.qr import qr_svg
from pilotkartan.render.tokens import LIGHT

INK, _WHITE = LIGHT["text"], LIGHT["ground"]
# By the names that the templates use.
_COLOURS = {"ink": INK, "quiet": LIGHT["quiet"], "accent": LIGHT["accent"], "hairline": LIGHT["line"]}


def frame(atlas: Atlas, title: str, t: Translator, lang: Lang) -> dict[str, Any]:
    """Return what every page needs: language, date, colours, headings and footer, and the document's title."""
    date = atlas.dataset.date
    return {
        "language": lang,
        "date": [date.year, date.month, date.day],
        "title": title,
        "creator": atlas.dataset.creator,
        "colours": _COLOURS,
        "words": _words(t),
        "source": t("handout.source", publisher=atlas.source.publisher, title=atlas.source.title),
        "version": t("handout.version", version=atlas.dated_version),
    }


def pilot_frame(atlas: Atlas, pilot: Pilot, base_url: str, t: Translator, lang: Lang) -> dict[str, Any]:
    """Return what is above and beside a pilot's text: names, themes, contact, and the code to its view."""
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
        "theme": label(main, _WHITE, lang),
        "themes": [label(code, code.colour or INK, lang) for code in others],
        "contact": contact(pilot.contact, t, lang) if pilot.contact else None,
        "inset": {"svg": inset_svg(atlas, pilot.id, where, t, lang), "alt": where},
        "qr": {"svg": qr_svg(address), "alt": t("handout.qr", address=address)},
        "address": address,
    }


def section(heading: str, passages: Sequence[Passage], lang: Lang) -> dict[str, Any]:
    """Return passages below their heading."""
    return {"heading": heading, "texts": [passage.of(lang) for passage in passages]}


def label(code: Code, colour: str, lang: Lang) -> dict[str, Any]:
    """Return a code's label and its icon, as SVG in that colour."""
    drawn = f'<path transform="scale(1 -1)" fill="{colour}" d="{icon_path(code.icon or "")}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-EM} {EM} {EM}">{drawn}</svg>'
    return {"label": code.label.of(lang), "icon": svg}


def contact(person: Contact, t: Translator, lang: Lang) -> dict[str, str | None]:
    """Return a contact."""
    return {
        "name": person.name,
        "role": person.role.of(lang) if person.role else None,
        "phone": phone(person.phone, lang),
        "email": person.any_email,
        "found": person.found.of(lang) if person.found else None,
        "verified": verified(person.verified, t),
    }


def _words(t: Translator) -> dict[str, str]:
    """Return the headings and other texts by the names that the template uses."""
    return {
        "results": t("panel.results"),
        "source": t("panel.source"),
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
