"""Render the content of a first page, all of which is shown without scripts: text with links. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, get_args

from markupsafe import Markup

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.settings import API, FEED, OFFLINE_EDITION
from pilotkartan.content.texts import Translator
from pilotkartan.explore.comparison import FEWEST_COMPARED, ways_to_choose
from pilotkartan.explore.embed_views import FIRST_OF
from pilotkartan.explore.evidence_text import dimension_label
from pilotkartan.explore.evidence_view import shown_dimensions, with_cell
from pilotkartan.explore.grid_dimensions import GRID_DIMENSIONS
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.own_place import located, usable
from pilotkartan.explore.pages import DATA_PAGE, PAGES, PROGRAMME_PAGE, START_PAGE, menu_links
from pilotkartan.explore.selection import (
    COMPARE_PAGE,
    EVIDENCE_PAGE,
    PRESENT_PAGE,
    STATEMENT_PAGE,
    Selection,
    Sort,
)
from pilotkartan.explore.story import shown_step
from pilotkartan.explore.summary import way_out
from pilotkartan.explore.unknown_params import UnknownParam, notice
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.exports.readme import citation
from pilotkartan.exports.schema_org import APP
from pilotkartan.render.comparison import render_comparison
from pilotkartan.render.documents import render_about_data, render_programme, render_statement
from pilotkartan.render.evidence_page import evidence_html
from pilotkartan.render.folium_map import map_state, state_element
from pilotkartan.render.html import render
from pilotkartan.render.panel import render_list, render_panel
from pilotkartan.render.place import way_from
from pilotkartan.render.search_notes import render_search_notes
from pilotkartan.render.ways_on import render_compare_way
from pilotkartan.web.first_filters import filter_values
from pilotkartan.web.first_fits import fits_values
from pilotkartan.web.first_map import map_address
from pilotkartan.web.first_outline import outline_values
from pilotkartan.web.first_place import place_values

Values = dict[str, Any]


def first_paint(
    index: Index,
    page: str,
    selection: Selection,
    unused: Sequence[UnknownParam],
    files: Iterable[str],
    t: Translator,
    lang: Lang,
) -> str:
    """Return the element that a page shows until the app replaces it; every link in it keeps `lang`.

    `unused` are the unknown parameters of the address; `files` are the addresses of the files to download.
    """
    here = replace(selection, lang=lang)
    others = {other: replace(here, lang=other).address(page) for other in LANGS if other != lang}
    return render(
        "firstpaint",
        index.atlas,
        t,
        lang,
        page=PAGES[page],
        address=here.address(page),
        presenting=page == PRESENT_PAGE and bool(shown_step(index, selection)),
        start=Selection(lang=lang).address(),
        menu=menu_links(here),
        others=others,
        notice=notice(unused, t),
        statement=replace(here, step="").address(STATEMENT_PAGE),
        embed=FIRST_OF.get(page),
        files=files,
        files_page=Selection(lang=lang).address(DATA_PAGE),
        csv=f"{API}/pilots.csv",
        **_VALUES[page](index, here, t, lang),
    )


def _map(index: Index, here: Selection, t: Translator, lang: Lang) -> Values:
    """Return the values of the start page: filter, themes, outline of the map, and the list or a pilot's article."""
    view = index.view(here, lang)
    chosen = index.atlas.by_id[here.pilot] if here.pilot else None
    found = located(here)
    place = usable(found)
    if chosen:
        from_place = way_from(place, chosen, t, lang) if place else ""
        panel: Values = {"panel": render_panel(index, view, here, chosen, from_place, t, lang)}
    else:
        panel = {
            "place": place_values(index, view, here, found, t, lang),
            **_list(index, view, here, t, lang),
        }
    return {
        **filter_values(index, view, here, START_PAGE, t, lang),
        "way": render_compare_way(index, here, t, lang),
        "outline": outline_values(index, view, here),
        "chosen": chosen,
        "map": map_address(),
        "state": state_element(map_state(index.atlas, here, view, place, t, lang, background=False)),
        **panel,
    }


def _list(index: Index, view: View, here: Selection, t: Translator, lang: Lang) -> Values:
    """Return the list, the orders it can be sorted in, and which filter to remove where none matches."""
    best = None if view.pilots else index.loosening(here, lang)
    return {
        "searched": bool(here.search),
        "fits": fits_values(index, here, t, lang),
        "orders": [(name, name == here.sort, replace(here, sort=name).address()) for name in get_args(Sort)],
        "search_notes": render_search_notes(index, here, t, lang),
        "list": render_list(index, view, here, t, lang),
        "empty": not view.pilots,
        "loosen": best and (way_out(index.atlas, best, t, lang), best.selection.address()),
    }


def _compare(index: Index, here: Selection, t: Translator, lang: Lang) -> Values:
    """Return the choice of pilots as links, and the table where there are enough of them."""
    pilots = [index.atlas.by_id[pilot] for pilot in here.compared]
    enough = len(pilots) >= FEWEST_COMPARED
    return {
        "choices": [
            (pilot, pilot in pilots, _comparing(index, here, {*here.compared} ^ {pilot.id})) for pilot in index.by_name
        ],
        "ways": [
            (label, wanted != {*here.compared} and _comparing(index, here, wanted))
            for label, wanted in ways_to_choose(index, here, t, lang).values()
        ],
        "table": render_comparison(index, here.compared, t, lang) if enough else None,
        "downloads": [(name, here.address(file.path.removeprefix("/"))) for name, file in COMPARISON_FILES.items()],
    }


def _evidence(index: Index, here: Selection, t: Translator, lang: Lang) -> Values:
    """Return the filters, the dimensions to choose as links, the grid and the open cell."""
    row, column = shown_dimensions(here)
    grid, cell = evidence_html(index, here, t, lang)
    shown = with_cell(replace(here, row_dimension=row, column_dimension=column), None, None)

    def links(chosen: str, views: Mapping[str, Selection]) -> list[tuple[str, bool, str]]:
        return [
            (dimension_label(index.atlas, name, t, lang), name == chosen, view.address(EVIDENCE_PAGE))
            for name, view in views.items()
        ]

    of_rows = {name: replace(shown, row_dimension=name) for name in GRID_DIMENSIONS}
    of_columns = {name: replace(shown, column_dimension=name) for name in GRID_DIMENSIONS if name != row}
    return {
        **filter_values(index, index.view(here, lang), here, EVIDENCE_PAGE, t, lang),
        "picks": [
            (t("evidence.rows"), links(row, of_rows)),
            (t("evidence.columns"), links(column, of_columns)),
        ],
        "grid": grid,
        "cell": cell,
    }


def _comparing(index: Index, here: Selection, wanted: Set[str]) -> str:
    """Return the address of the comparison of these pilots."""
    return replace(here, compared=tuple(wanted)).known(index.atlas).address(COMPARE_PAGE)


def _present(index: Index, here: Selection, _t: Translator, _lang: Lang) -> Values:
    """Return the pilots with their addresses, and the address of the offline edition, which has the presentation."""
    pilots = [(pilot, Selection(lang=here.lang, pilot=pilot.id).address()) for pilot in index.by_name]
    return {"pilots": pilots, "one_file": f"{OFFLINE_EDITION}{Selection(lang=here.lang).address().removeprefix('/')}"}


def _programme(index: Index, _here: Selection, t: Translator, lang: Lang) -> Values:
    return {"article": Markup(render_programme(index.atlas, t, lang))}


def _data(index: Index, _here: Selection, t: Translator, lang: Lang) -> Values:
    return {
        "about": Markup(render_about_data(index, t, lang, APP.in_lang(FEED, lang))),
        "citation": citation(index.atlas, lang),
    }


def _statement(index: Index, _here: Selection, t: Translator, lang: Lang) -> Values:
    return {"article": Markup(render_statement(index.atlas, t, lang))}


_VALUES: Mapping[str, Callable[[Index, Selection, Translator, Lang], Values]] = {
    START_PAGE: _map,
    EVIDENCE_PAGE: _evidence,
    COMPARE_PAGE: _compare,
    PRESENT_PAGE: _present,
    PROGRAMME_PAGE: _programme,
    DATA_PAGE: _data,
    STATEMENT_PAGE: _statement,
}
