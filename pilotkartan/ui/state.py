"""Keep every widget key and callback, and the one Selection between the URL and the widgets.

The callbacks read the widgets and write the URL; the URL wins when it changed from outside (a link, Back, Forward).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from pilotkartan.content.model import Lang
from pilotkartan.content.settings import THEME
from pilotkartan.content.texts import other_lang
from pilotkartan.explore import story
from pilotkartan.explore.index import Index
from pilotkartan.explore.own_place import type_to_keep
from pilotkartan.explore.selection import FIRST_SORT, Selection
from pilotkartan.explore.store import current_index
from pilotkartan.explore.story import Step, with_slides
from pilotkartan.explore.talk import Talk, TalkError, read_talk
from pilotkartan.explore.unknown_params import UnknownParam, unknown_params
from pilotkartan.ui.context import View
from pilotkartan.web.preferences import preferred_lang

SELECTION = "selection"
INDEX = "index"
MAP = "map"
LAST_CLICK = "last_click"
SEARCH = "search"
SORT = "sort"
BACKGROUND = "background"
PLACE_TEXT = "place_text"
PLACE_CHOSEN = "place_chosen"
OWN_TYPE = "own_type"
COMPARED = "compared"
FITS = "fits"
LIST = "list"
DOWNLOAD_SCOPE = "download_scope"
DOWNLOAD_CONTACTS = "download_contacts"
DOWNLOAD_TABLE = "download_table"
PROGRAMME_PAGES = "programme_pages"
CITED = "cited"
STAGE_MAP = "stage_map"
STORY = "story"
STAGE_THEME = "stage_theme"
NOTES = "notes"
NOTED_STEP = "noted_step"
STORY_FILE = "story_file"
EXPORT_FAULTS = "export_faults"
DIMENSION = "dimension"
ALIKE = "alike"
ROW_DIMENSION = "row_dimension"
COLUMN_DIMENSION = "column_dimension"


def question_key(theme: str) -> str:
    """Return the key of the checkbox of a theme's question."""
    return f"question-{theme}"


def adopt_address(index: Index) -> None:
    """Set the selection and all widgets from the address. Called first in the frame.

    The run keeps this index to its end, whatever happens to the files meanwhile.
    """
    st.session_state[INDEX] = index
    new = Selection.from_params(_params(), index.atlas)
    st.session_state[SELECTION] = new
    widgets: dict[str, Any] = {SEARCH: new.search, SORT: new.sort}
    widgets[OWN_TYPE] = View(index, new, lang()).own_type or ""
    widgets[DIMENSION] = new.dimension
    # Steps of one's own are of none of the stories offered.
    widgets[STORY] = None if new.slides else new.story
    widgets[STAGE_THEME] = new.stage_theme
    widgets[COMPARED] = list(new.compared)
    for theme in index.atlas.codebook.codes("theme"):
        widgets[question_key(theme.id)] = theme.id in new.questions
    st.session_state.setdefault(LAST_CLICK, 0)
    # At every run, also where a value is the same: a widget that comes back after another page would else be empty.
    # So it is with what only this visit knows of the preparation, while the stage is shown.
    kept = {key: st.session_state[key] for key in (NOTED_STEP, PROGRAMME_PAGES) if key in st.session_state}
    st.session_state.update(widgets | kept)


def index() -> Index:
    """Return the index of this run."""
    return cast(Index, st.session_state[INDEX])


def selection() -> Selection:
    """Return the selection of this run."""
    return cast(Selection, st.session_state[SELECTION])


def not_understood() -> tuple[UnknownParam, ...]:
    """Return the parameters of the address that this run does not understand."""
    return unknown_params(_params(), selection(), index())


def shown_step() -> str:
    """Return the id of the step that the presentation shows in this run; empty while it is prepared."""
    return story.shown_step(index(), selection())


def _params() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def lang() -> Lang:
    """Return the language of this run: the address's, else the one that the browser prefers.

    It is that of the first page, where the browser sends its languages to the session as well.
    """
    header = st.context.headers.get("accept-language", "") or st.context.locale or ""
    return preferred_lang(_params(), header)


def current_view() -> View:
    """Return what this run draws from."""
    return View(index(), selection(), lang())


def show(new: Selection) -> None:
    """Make `new` the selection and write it to the URL: one more step of the browser's history."""
    st.session_state[SELECTION] = new
    st.query_params.from_dict(new.to_params())


def read_widgets() -> None:
    """Make the selection from all widgets that filter or sort the list, so that quick clicks are not lost."""
    widgets, atlas = st.session_state, current_index().atlas
    themes = (code.id for code in atlas.codebook.codes(THEME))
    chosen = replace(
        selection(),
        search=widgets.get(SEARCH, ""),
        sort=widgets.get(SORT, FIRST_SORT),
        own_type=_picked_type(widgets.get(OWN_TYPE) or None),
        questions=tuple(theme for theme in themes if widgets.get(question_key(theme))),
    )
    show(chosen.known(atlas))


def _picked_type(picked: str | None) -> str | None:
    """Return the visitor's own type as the address holds it: nothing where it is that of the place."""
    view = View(current_index(), selection(), lang())
    return type_to_keep(view.atlas, picked, view.place)


def choose(pilot: str | None) -> None:
    """Choose a pilot, or none."""
    show(replace(selection(), pilot=pilot))


def choose_dimension() -> None:
    """Show the matrix of the dimension that was picked."""
    show(replace(selection(), dimension=st.session_state[DIMENSION]))


def choose_alike() -> None:
    """Show the pilots most like the one that was picked."""
    show(replace(selection(), alike=st.session_state[ALIKE]))


def choose_grid() -> None:
    """Show the grid of the two dimensions that are picked, with no cell open."""
    picked = {name: st.session_state[name] for name in (ROW_DIMENSION, COLUMN_DIMENSION)}
    show(replace(selection(), row=None, column=None, **picked))


def compare(pilots: Iterable[str]) -> None:
    """Compare exactly these pilots."""
    show(replace(selection(), compared=tuple(pilots)).known(current_index().atlas))


def read_chooser() -> None:
    """Compare the pilots that are chosen on the compare page."""
    compare(st.session_state[COMPARED])


def go_to_step(step: str) -> None:
    """Show a step of the presentation, or leave it where `step` is empty."""
    show(replace(selection(), step=step))


def choose_story() -> None:
    """Present the story that was picked, with all of its steps."""
    show(replace(selection(), story=st.session_state[STORY], slides=()))


def choose_stage_theme() -> None:
    """Let the stage look as was picked."""
    show(replace(selection(), stage_theme=st.session_state[STAGE_THEME]))


def note_key(step: str) -> str:
    """Return the key of the field with the notes of a step."""
    return f"note-{step}"


def keep_notes(step: str) -> None:
    """Keep the notes that were written to a step, for this visit."""
    st.session_state.setdefault(NOTES, {})[step] = st.session_state[note_key(step)]


def notes() -> dict[str, str]:
    """Return the visitor's own notes by step, as they are now and as they will be: a file is made after this run."""
    return cast(dict[str, str], st.session_state.setdefault(NOTES, {}))


def talk(steps: Iterable[Step]) -> Talk:
    """Return the talk as it is prepared, with the notes as they will be when a file is made of it."""
    return Talk(tuple(step.id for step in steps), notes(), lang(), selection().stage_theme)


def open_story_file() -> None:
    """Use the steps, notes, language and theme of the talk in the uploaded file; an invalid file changes nothing."""
    given = st.session_state[STORY_FILE]
    if given is None:
        return
    atlas = current_index().atlas
    try:
        opened = read_talk(given.getvalue(), atlas)
    except TalkError:  # the page shows it
        return
    st.session_state[NOTES] = dict(opened.notes)
    theme = selection().stage_theme if opened.theme is None else opened.theme
    changed = replace(selection(), stage_theme=theme, lang=opened.lang or selection().lang)
    show(with_slides(changed, opened.steps, atlas))


def adopt_clicks() -> None:
    """Carry out the clicks on the map and in the panel since the last run, which the map reports with their times.

    A server that was started anew knows of no last run, and does only what was clicked last.
    """
    # The component also reports itself when it starts; only a click has this key.
    value: object = st.session_state.get(MAP)
    reported = value.get("acts") if isinstance(value, dict) else None
    acts = [act for act in reported if isinstance(act, dict)] if isinstance(reported, list) else []
    times = [act["time"] if isinstance(act.get("time"), int) else 0 for act in acts]
    last = st.session_state.get(LAST_CLICK)
    for act, time in zip(acts, times, strict=True):
        if time > last if last is not None else act is acts[-1]:
            _do(act)
    st.session_state[LAST_CLICK] = max([*times, last or 0])


def _do(act: dict[str, Any]) -> None:
    """Carry out one click: choose a pilot (None: no pilot), compare one or no longer, use a place, or filter."""
    pilots = current_index().atlas.by_id
    if "pilot" in act and (act["pilot"] is None or str(act["pilot"]) in pilots):
        choose(act["pilot"])
    elif str(act.get("compare")) in pilots:
        others = set(selection().compared) - {act["compare"]}
        compare(others | {act["compare"]} if act.get("on") else others)
    elif isinstance(act.get("place"), str):
        use_place(act["place"])
    elif isinstance(params := act.get("filter"), dict):
        texts = {name: list(map(str, values)) for name, values in params.items() if isinstance(values, list)}
        asked = Selection.from_params(texts, current_index().atlas)
        show(replace(selection(), facets=asked.facets, all_themes=asked.all_themes))


def use_place(place: str) -> None:
    """Make a place the visitor's own, or none where it is empty."""
    st.session_state[PLACE_TEXT] = ""
    st.session_state[PLACE_CHOSEN] = True
    show(replace(selection(), place=place, pilot=None))


def switch_lang() -> None:
    """Switch to the other language."""
    show(replace(selection(), lang=other_lang(lang())))
