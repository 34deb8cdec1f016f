"""Draw the preparation of a presentation, and the stage where it is shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.environment import ROOMS
from pilotkartan.content.settings import FOLLOW
from pilotkartan.explore.selection import Selection, StageTheme, Story
from pilotkartan.explore.story import Step, step_title
from pilotkartan.explore.talk import MAX_NOTES, TalkError, read_talk, write_talk
from pilotkartan.exports.file_names import dated_name
from pilotkartan.render import story_texts
from pilotkartan.render.folium_map import draw, map_state
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.presentation import default_notes, render_slides
from pilotkartan.render.still_map import render_still_map
from pilotkartan.render.talk import render_talk
from pilotkartan.ui import state
from pilotkartan.ui.address import app_address
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html

_HEIGHT_PX = 720
# What each story is called in the words.
_STORIES = dict(zip(get_args(Story), ("all", "filtered", "compared"), strict=True))


def draw_stage(view: View, steps: Sequence[Step], current: str) -> None:
    """Draw the map and all slides, with the step `current` shown; assets/js/story/ changes steps without a run."""
    t, lang, everything = view.t, view.lang, Selection()
    with st.container(key="stage"):
        matches = view.index.view(everything, lang)
        sent = map_state(view.atlas, everything, matches, None, t, lang, background=False)
        draw(sent, state.STAGE_MAP, _HEIGHT_PX, lambda: None)
        base = app_address()
        host = {
            "script": joined_url("story.js"),
            "texts": story_texts.address(view.index),
            "theme": view.selection.stage_theme,
        }
        host |= ({"base": f"{base}/"} if base else {}) | ({"room": FOLLOW} if ROOMS else {})
        slides = render_slides(view.index, steps, current, host, t, lang)
        draw_html(slides + render_still_map(view.atlas, t, lang))
        st.button(t("story.leave"), key="leave-story", on_click=state.go_to_step, args=("",))


def draw_preparation(view: View, steps: Sequence[Step], draw_more: Callable[[], None]) -> None:
    """Draw the button that starts the talk, the choice of its steps, its look and notes, the file and more below it."""
    t = view.t
    heading = Markup('<h2 class="page-title" id="present-heading">{}</h2><p class="intro">{}</p>')
    draw_html(heading.format(t("head.present"), t("story.intro")))
    first, second = st.columns([55, 45], gap="large")
    with first:
        st.button(
            t("one.step") if len(steps) == 1 else t("story.start", count=len(steps)),
            key="start-story",
            type="primary",
            disabled=not steps,
            on_click=state.go_to_step,
            args=(steps[0].id if steps else "",),
        )
        _draw_choice(view)
        draw_html(render_talk(view.index, steps, view.selection, t, view.lang))
    with second:
        _draw_look(view)
        if steps:
            _draw_notes(view, steps)
        _draw_file(view, steps)
        if steps:
            draw_more()


def _draw_choice(view: View) -> None:
    t, selection = view.t, view.selection
    offered: Mapping[Story, bool] = {"": True, "urval": selection.filtered, "jamforda": len(selection.compared) > 1}
    stories = [story for story, there in offered.items() if there]
    if len(stories) > 1:
        st.radio(
            t("story.which"),
            stories,
            key=state.STORY,
            format_func=lambda story: t(f"story.of_{_STORIES[story]}"),
            on_change=state.choose_story,
        )


def _draw_look(view: View) -> None:
    t = view.t
    st.radio(
        t("story.look"),
        get_args(StageTheme),
        key=state.STAGE_THEME,
        horizontal=True,
        format_func=lambda theme: t(f"story.look_{theme or 'page'}"),
        on_change=state.choose_stage_theme,
    )


def _draw_notes(view: View, steps: Sequence[Step]) -> None:
    t = view.t
    draw_html(Markup('<h3>{}</h3><p class="quiet">{}</p>').format(t("story.notes"), t("story.notes_kept")))
    by_id = {step.id: step for step in steps}
    if st.session_state.get(state.NOTED_STEP) not in by_id:
        st.session_state[state.NOTED_STEP] = steps[0].id
    name = st.selectbox(
        t("story.notes_to"),
        list(by_id),
        key=state.NOTED_STEP,
        format_func=lambda name: step_title(view.atlas, by_id[name], t, view.lang),
    )
    key = state.note_key(name)
    st.session_state[key] = by_id[name].notes
    st.text_area(
        t("story.notes_own"),
        key=key,
        max_chars=MAX_NOTES,
        placeholder=default_notes(view.atlas, by_id[name], view.lang) or t("story.notes_none"),
        on_change=state.keep_notes,
        args=(name,),
    )


def _draw_file(view: View, steps: Sequence[Step]) -> None:
    t, talk = view.t, state.talk(steps)
    draw_html(Markup('<h3>{}</h3><p class="quiet">{}</p>').format(t("story.file"), t("story.file_holds")))
    if steps:
        st.download_button(
            t("story.save"),
            data=lambda: write_talk(talk),
            file_name=dated_name(view.atlas, "presentation", view.lang, "json"),
            mime="application/json",
            key="save-story",
            on_click="ignore",
        )
    # It is opened as it arrives: a button would open the file before it, if pressed while a slow line still sends.
    given = st.file_uploader(t("story.open"), type="json", key=state.STORY_FILE, on_change=state.open_story_file)
    if given is not None:
        try:
            read_talk(given.getvalue(), view.atlas)
        except TalkError as error:
            st.error(t(f"story.fault_{error.fault}", value=error.value))
