"""Draw how alike the pilots are: the matrix, the results by status, the most similar pilots, and their charts."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from pilotkartan.content.model import Pilot
from pilotkartan.content.texts import Translator, join_list
from pilotkartan.explore.index import Index
from pilotkartan.explore.likeness import alike, sensitivity
from pilotkartan.explore.matrix import matrix_of
from pilotkartan.explore.selection import FACETS
from pilotkartan.explore.similarity import MAIN_THEME_WEIGHT, compared_dimensions
from pilotkartan.explore.tally import by_done, tally
from pilotkartan.exports.file_names import dated_name
from pilotkartan.exports.formats import csv, csv_name
from pilotkartan.render.charts import Chart, picture, png_file, svg_file
from pilotkartan.render.html import render
from pilotkartan.ui import state
from pilotkartan.ui.context import View
from pilotkartan.ui.html import draw_html
from pilotkartan.ui.text import escape_markdown


def draw_likeness(view: View, pilots: Sequence[Pilot]) -> None:
    """Draw the matrix and the results of these pilots, and the pilots most like one of all."""
    pilots = tuple(pilots)
    with st.container(key="likeness"):
        _draw_matrix(view, pilots)
        _draw_done(view, pilots)
        _draw_alike(view, pilots)


def _draw_matrix(view: View, pilots: tuple[Pilot, ...]) -> None:
    index, t, lang = view.index, view.t, view.lang
    dimension = view.selection.dimension
    labels = {name: index.atlas.codebook.dimension_by_id[name].label.of(lang) for name in FACETS}
    draw_html(Markup('<h3 id="matrix">{}</h3>').format(t("matrix.heading")))
    st.segmented_control(
        t("matrix.pick"),
        list(FACETS),
        key=state.DIMENSION,
        required=True,
        format_func=lambda name: escape_markdown(labels[name]),
        on_change=state.choose_dimension,
    )
    matrix = matrix_of(index, pilots, dimension)
    unused = ", ".join(code.label.of(lang) for code in matrix.unused)
    draw_html(render("matrix", index.atlas, t, lang, matrix=matrix, unused=unused))
    _draw_downloads(view, Chart("matrix", _ids(pilots), dimension))


def _draw_done(view: View, pilots: tuple[Pilot, ...]) -> None:
    index, t, lang = view.index, view.t, view.lang
    chart = Chart("done", _ids(pilots))
    draw_html(
        render(
            "done",
            index.atlas,
            t,
            lang,
            chart=picture(index, chart, lang),
            statuses=index.atlas.codebook.codes("result_status"),
            tallies=by_done(index.atlas, pilots),
            together=tally(index.atlas, pilots),
        )
    )
    _draw_downloads(view, chart)


def _draw_alike(view: View, pilots: tuple[Pilot, ...]) -> None:
    index, t, lang = view.index, view.t, view.lang
    pilot = index.atlas.by_id[view.selection.alike or view.selection.pilot or pilots[0].id]
    # Set here and not with the other widgets, since without a choice it depends on the pilots that are compared.
    st.session_state[state.ALIKE] = pilot.id
    draw_html(Markup('<h3 id="alike">{}</h3>').format(t("likeness.alike")))
    st.selectbox(
        t("likeness.alike_pick"),
        [other.id for other in index.by_name],
        key=state.ALIKE,
        format_func=lambda other: index.atlas.by_id[other].name,
        on_change=state.choose_alike,
        width=320,
    )
    dimensions = [index.atlas.codebook.dimension_by_id[name] for name in compared_dimensions(index.atlas)]
    chart = Chart("alike", (pilot.id,))
    draw_html(
        render(
            "alike",
            index.atlas,
            t,
            lang,
            chart=picture(index, chart, lang),
            dimensions=dimensions,
            dimension_names=join_list([dimension.label.of(lang) for dimension in dimensions], t("summary.and")),
            weight=MAIN_THEME_WEIGHT,
            others=alike(index, pilot),
            note=sensitivity_note(index, pilot, t),
        )
    )
    _draw_downloads(view, chart)
    st.download_button(
        t("likeness.download"),
        data=partial(csv, "similarities", index),
        file_name=csv_name("similarities", index.atlas),
        mime="text/csv",
        on_click="ignore",
    )


def sensitivity_note(index: Index, pilot: Pilot, t: Translator) -> str:
    """Return a sentence on what the main theme's weight changes: for one pilot, and in all rankings."""
    moves = [
        t("likeness.move", other=other.pilot.name, rank=other.rank, weighted_rank=other.weighted_rank)
        for other in alike(index, pilot)
        if other.moves
    ]
    if moves:
        here = t("likeness.moved", name=pilot.name, weight=MAIN_THEME_WEIGHT, moves=join_list(moves, t("summary.and")))
    else:
        here = t("likeness.steady", name=pilot.name, weight=MAIN_THEME_WEIGHT)
    found = sensitivity(index)
    overall = t(
        "likeness.overall",
        same_ranks=found.same_ranks,
        ranks=found.ranks,
        same_nearest=found.same_nearest,
        pilots=found.pilots,
    )
    return f"{here} {overall}"


def _draw_downloads(view: View, chart: Chart) -> None:
    """Offer a chart as files, each made when it is downloaded."""
    files = (("SVG", "image/svg+xml", svg_file), ("PNG", "image/png", png_file))
    about = {"matrix": f"-{chart.dimension}", "done": "", "alike": f"-{chart.pilots[0]}"}[chart.kind]
    with st.container(horizontal=True, gap="xsmall", key=f"files-{chart.kind}"):
        for kind, mime, make in files:
            st.download_button(
                view.t(f"chart.download_{chart.kind}", format=kind),
                data=partial(make, view.index, chart, view.lang),
                file_name=dated_name(view.atlas, f"{chart.kind}{about}", view.lang, kind.lower()),
                mime=mime,
                on_click="ignore",
            )


def _ids(pilots: tuple[Pilot, ...]) -> tuple[str, ...]:
    return tuple(pilot.id for pilot in pilots)
