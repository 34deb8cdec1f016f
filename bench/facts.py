"""List what the four apps show and what a visitor does in them: the same texts and tasks, all from the atlas."""

from typing import Any

from pilotkartan.content.model import Atlas, Pilot

# As the naive app names them.
PARTS = {"aim": "Mål", "activity": "Så gick det till", "result": "Resultat", "next": "Nästa steg"}
# A filter that leaves none or all would not show whether it worked.
_FEWEST, _MOST = 2, 8
_FILTERS = 2
_EVERY_NTH = 3


def facts(atlas: Atlas) -> dict[str, Any]:
    """Return the texts of the pilots and the themes, and the tasks: which themes to tick, which pilots to click on."""
    themes = [{"id": code.id, "label": code.label.sv} for code in atlas.codebook.codes("theme")]
    pilots = [_pilot(atlas, pilot) for pilot in atlas.pilots]
    having = {theme["label"]: [p["name"] for p in pilots if theme["label"] in p["themes"]] for theme in themes}
    telling = {label: names for label, names in having.items() if _FEWEST <= len(names) <= _MOST}
    # From north to south, so that no popup of the naive app covers the next marker; apart, so that no marker does.
    southward = [pilot["name"] for pilot in sorted(pilots, key=lambda pilot: -pilot["lat"])][::_EVERY_NTH]
    filters = dict(list(telling.items())[:_FILTERS])
    return {"pilots": pilots, "themes": themes, "filters": filters, "clicks": southward}


def _pilot(atlas: Atlas, pilot: Pilot) -> dict[str, Any]:
    parts = {heading: [text.sv for text in getattr(pilot, part)] for part, heading in PARTS.items()}
    return {
        "code": pilot.code,
        "name": pilot.name,
        "lat": pilot.seat.lat,
        "lon": pilot.seat.lon,
        "summary": pilot.summary.sv,
        "themes": [code.label.sv for code in atlas.codes_of(pilot, "theme")],
        "colour": atlas.main_theme(pilot).colour,
        "parts": parts,
        "contact": pilot.contact.name if pilot.contact else "",
    }


def told(pilot: dict[str, Any]) -> list[str]:
    """Return every text that is in a pilot's panel and nowhere else: all of them must be there."""
    return [*(text for texts in pilot["parts"].values() for text in texts), pilot["contact"]]
