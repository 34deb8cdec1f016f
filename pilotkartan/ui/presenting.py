"""Draw the preparation of a presentation, and the stage where it is shown."""

from collections.abc import Mapping, Sequence
from typing import get_args

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection, Story
from pilotkartan.explore.story import MAX_NOTES, Step, StoryError, read_story, steps_by_id, with_notes, write_story
from pilotkartan.render.folium_map import draw, map_state
from pilotkartan.render.presentation import default_notes, render_slides, step_title
from pilotkartan.render.scripts import script_url
from pilotkartan.ui import state
from pilotkartan.ui.exports import draw_exports
from pilotkartan.ui.parts import app_address

_HEIGHT_PX = 720
# What each story is called in the words.
_STORIES = dict(zip(get_args(Story), ("all", "filtered", "compared"), strict=True))


def draw_stage(index: Index, steps: Sequence[Step], current: str, t: Translator, lang: Lang) -> None:
    """Draw the map and all slides, that of the step `current` shown; assets/js/story/ steps without another run."""
    view = index.view(Selection(), lang)
    with st.container(key="stage"):
        sent = map_state(index.atlas, Selection(), view, None, t, lang, background=False)
        draw(sent, state.STAGE_MAP, _HEIGHT_PX, lambda: None)
        host = {"script": script_url("story.js"), "base": app_address(), "qr": "/qr.svg"}
        st.html(render_slides(index, steps, current, host, t, lang))
        st.button(t("story.leave"), key="leave-story", on_click=state.go_to_step, args=("",))


def draw_preparation(index: Index, selection: Selection, steps: Sequence[Step], t: Translator, lang: Lang) -> None:
    """Draw the choice of the story, its steps and notes, the file, and the button that starts it."""
    st.html(
        Markup('<h2 id="present-heading">{}</h2><p class="intro">{}</p>').format(t("head.present"), t("story.intro"))
    )
    first, second = st.columns([55, 45], gap="large")
    with first:
        st.button(
            t("story.start", count=len(steps)),
            key="start-story",
            type="primary",
            on_click=state.go_to_step,
            args=(steps[0].id,),
        )
        _draw_choice(index, selection, t, lang)
        _draw_steps(index, steps, t, lang)
    with second:
        _draw_notes(index, steps, t, lang)
        _draw_file(index, steps, t)
        draw_exports(index, selection, steps, t, lang)


def _draw_choice(index: Index, selection: Selection, t: Translator, lang: Lang) -> None:
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
    known = steps_by_id(index.atlas)
    st.multiselect(
        t("story.own"),
        list(known),
        key=state.SLIDES,
        format_func=lambda name: step_title(index.atlas, known[name], t, lang),
        placeholder=t("story.own_hint"),
        on_change=state.choose_slides,
    )


def _draw_steps(index: Index, steps: Sequence[Step], t: Translator, lang: Lang) -> None:
    own = Markup(' <span class="quiet">{}</span>').format(t("story.noted"))
    rows = Markup().join(
        Markup("<li>{}{}</li>").format(step_title(index.atlas, step, t, lang), own if step.notes else "")
        for step in steps
    )
    st.html(Markup('<h3>{}</h3><ol class="steps">{}</ol>').format(t("story.in_order"), rows))


def _draw_notes(index: Index, steps: Sequence[Step], t: Translator, lang: Lang) -> None:
    st.html(Markup('<h3>{}</h3><p class="quiet">{}</p>').format(t("story.notes"), t("story.notes_kept")))
    by_id = {step.id: step for step in steps}
    if st.session_state.get(state.NOTED_STEP) not in by_id:
        st.session_state[state.NOTED_STEP] = steps[0].id
    name = st.selectbox(
        t("story.notes_to"),
        list(by_id),
        key=state.NOTED_STEP,
        format_func=lambda name: step_title(index.atlas, by_id[name], t, lang),
    )
    key = state.note_key(name)
    st.session_state[key] = by_id[name].notes
    st.text_area(
        t("story.notes_own"),
        key=key,
        max_chars=MAX_NOTES,
        placeholder=default_notes(index.atlas, by_id[name], lang) or t("story.notes_none"),
        on_change=state.keep_notes,
        args=(name,),
    )


def _draw_file(index: Index, steps: Sequence[Step], t: Translator) -> None:
    notes = state.notes()
    st.html(Markup("<h3>{}</h3>").format(t("story.file")))
    st.download_button(
        t("story.save"),
        data=lambda: write_story(with_notes(steps, notes)),
        file_name="pilotkartan-presentation.json",
        mime="application/json",
        key="save-story",
        on_click="ignore",
    )
    # It is opened as it arrives: a button would open the file before it, if pressed while a slow line still sends.
    given = st.file_uploader(t("story.open"), type="json", key=state.STORY_FILE, on_change=state.open_story_file)
    if given is not None:
        try:
            read_story(given.getvalue(), index.atlas)
        except StoryError as error:
            st.error(t(f"story.fault_{error.fault}", value=error.value))
