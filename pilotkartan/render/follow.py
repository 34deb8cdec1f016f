"""Render the pages on which one follows a presentation from a phone: all its steps, or the field for the code. Pure."""

from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.settings import FOLLOW
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import default_story, step_title
from pilotkartan.render import outline, story_texts
from pilotkartan.render.html import inert_json, render
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.light_page import light_head
from pilotkartan.render.presentation import render_slides


def follow_html(index: Index, t: Translator, lang: Lang) -> str:
    """Return the page with every step that a presentation can show; its script shows the one that the room is at."""
    atlas, steps = index.atlas, default_story(index.atlas)
    slides = render_slides(index, steps, "", {}, t, lang, follower=True)
    titles = [(step.id, step_title(atlas, step, t, lang)) for step in steps]
    places = [(pilot, *outline.place_percent(pilot.seat.lat, pilot.seat.lon)) for pilot in atlas.pilots]
    return _render(
        atlas,
        t,
        lang,
        "",
        slides=Markup(slides),
        titles=titles,
        places=places,
        outline=outline,
        texts=story_texts.address(index),
        themes=inert_json(theme_labels(atlas, lang)),
        script=joined_url("follow.js"),
    )


def join_html(atlas: Atlas, t: Translator, lang: Lang, unknown: str = "") -> str:
    """Return the page with the field for a code; `unknown` is one under which there is no presentation."""
    return _render(atlas, t, lang, FOLLOW, slides="", script="", join=FOLLOW, unknown=unknown)


def theme_labels(atlas: Atlas, lang: Lang) -> dict[str, str]:
    """Return what each theme is called, by its id: a question may have them as its options."""
    return {code.id: code.label.of(lang) for code in atlas.codebook.codes("theme")}


def _render(atlas: Atlas, t: Translator, lang: Lang, here: str, **values: object) -> str:
    return render(
        "follow",
        atlas,
        t,
        lang,
        here=here,
        **light_head(),
        **values,
    )
