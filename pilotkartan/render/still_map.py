"""Render the map as a drawing of which a script shows what a slide is about. Pure."""

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator
from pilotkartan.render import outline
from pilotkartan.render.glyphs import EM, icon_path
from pilotkartan.render.html import render


def render_still_map(atlas: Atlas, t: Translator, lang: Lang) -> str:
    """Return the land with all pilots, their municipalities and names, which is the same in every language."""
    shapes = outline.municipality_paths()
    pins = []
    for pilot in atlas.pilots:
        theme = atlas.main_theme(pilot)
        x, y = outline.place(pilot.seat.lat, pilot.seat.lon)
        shape, icon = shapes.get(pilot.code, ""), icon_path(theme.icon or "")
        pins.append({"pilot": pilot, "theme": theme, "x": x, "y": y, "shape": shape, "icon": icon})
    return render("still_map", atlas, t, lang, outline=outline, em=EM, pins=pins)
