"""Draw the preparation of a presentation, and the stage where it is shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import get_args
from urllib.parse import urlencode, urlsplit

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.environment import ROOMS
from pilotkartan.content.settings import FOLLOW, QR_CODE, QR_PATH
from pilotkartan.explore.selection import Selection, Story
from pilotkartan.explore.story import (
    MAX_NOTES,
    Step,
    StoryError,
    read_story,
    step_title,
    steps_by_id,
    with_notes,
    write_story,
)
from pilotkartan.exports.file_names import dated_name
from pilotkartan.render.charts import done_on_slide
from pilotkartan.render.folium_map import draw, map_state
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.presentation import default_notes, render_slides
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
        code = f"{QR_CODE}?{urlencode({QR_PATH: urlsplit(base).path})}&"
        host = {"script": joined_url("story.js"), "base": base, "qr": code} | ({"room": FOLLOW} if ROOMS else {})
        draw_html(render_slides(view.index, steps, current, host, t, lang, done_on_slide))
        st.button(t("story.leave"), key="leave-story", on_click=state.go_to_step, args=("",))


def draw_preparation(view: View, steps: Sequence[Step], draw_more: Callable[[], None]) -> None:
    """Draw the choice of the story, its steps and notes, the file and more below it, and the button that starts it."""
    t = view.t
    heading = Markup('<h2 class="page-title" id="present-heading">{}</h2><p class="intro">{}</p>')
    draw_html(heading.format(t("head.present"), t("story.intro")))
    first, second = st.columns([55, 45], gap="large")
    with first:
        st.button(
            t("story.start", count=len(steps)) if len(steps) > 1 else t("one.step"),
            key="start-story",
            type="primary",
            on_click=state.go_to_step,
            args=(steps[0].id,),
        )
        _draw_choice(view)
        _draw_steps(view, steps)
    with second:
        _draw_notes(view, steps)
        _draw_file(view, steps)
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
            disabled=bool(selection.slides),
            on_change=state.choose_story,
        )
    known = steps_by_id(view.atlas)
    st.multiselect(
        t("story.own"),
        list(known),
        key=state.SLIDES,
        format_func=lambda name: step_title(view.atlas, known[name], t, view.lang),
        placeholder=t("story.own_hint"),
        on_change=state.choose_slides,
    )


def _draw_steps(view: View, steps: Sequence[Step]) -> None:
    t = view.t
    own = Markup(' <span class="quiet">{}</span>').format(t("story.noted"))
    rows = Markup().join(
        Markup("<li>{}{}</li>").format(step_title(view.atlas, step, t, view.lang), own if step.notes else "")
        for step in steps
    )
    draw_html(Markup('<h3>{}</h3><ol class="steps">{}</ol>').format(t("story.in_order"), rows))


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
    t = view.t
    notes = state.notes()
    draw_html(Markup("<h3>{}</h3>").format(t("story.file")))
    st.download_button(
        t("story.save"),
        data=lambda: write_story(with_notes(steps, notes)),
        file_name=dated_name(view.atlas, "presentation", view.lang, "json"),
        mime="application/json",
        key="save-story",
        on_click="ignore",
    )
    # It is opened as it arrives: a button would open the file before it, if pressed while a slow line still sends.
    given = st.file_uploader(t("story.open"), type="json", key=state.STORY_FILE, on_change=state.open_story_file)
    if given is not None:
        try:
            read_story(given.getvalue(), view.atlas)
        except StoryError as error:
            st.error(t(f"story.fault_{error.fault}", value=error.value))
