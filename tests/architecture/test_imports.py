"""Imports are written one way, and what draws stays apart from what knows."""

import ast
from collections.abc import Iterator
from functools import cache

from pilotkartan.explore.selection import PARAMS
from tests.architecture.code_files import CODE, ROOT

PACKAGE = "pilotkartan"
PATHS = [path.relative_to(ROOT).as_posix() for path in CODE]

# `dimension` is a field of half of the data, too.
URL_NAMES = PARAMS.keys() - {"dimension"}
# The same letters with another meaning: (path, literal) -> what it is there.
NO_URL_NAMES = {
    ("pilotkartan/geo/gazetteer.py", "kommun"): "a word behind a municipality's name",
    ("pilotkartan/render/folium_map.py", "lang"): "a field of the state that map.js reads",
    ("pilotkartan/editions/one_file.py", "lang"): "a field of what onefile.js and a template read",
    ("pilotkartan/web/installing.py", "lang"): "a member of the web app manifest",
    ("pilotkartan/exports/datacite.py", "lang"): "a property in DataCite's JSON",
    ("pilotkartan/exports/datacite_xml.py", "lang"): "so here",
    ("pilotkartan/content/checks.py", "status"): "a field of a result",
    ("pilotkartan/web/rooms/requests.py", "status"): "a member of the details of a problem",
    ("pilotkartan/exports/table_rows.py", "status"): "a column",
    ("pilotkartan/explore/script_grid.py", "status"): "a field of what grid.js reads",
    ("pilotkartan/explore/story.py", "status"): "a kind of step",
    ("pilotkartan/render/talk.py", "status"): "a kind of step",
    ("pilotkartan/explore/talk.py", "lang"): "a field of a saved talk",
    ("pilotkartan/explore/story.py", "resultat"): "the id of a step",
    ("pilotkartan/exports/slides/notes.py", "status"): "a kind of step",
    ("pilotkartan/exports/slides/text.py", "status"): "a kind of step",
    ("pilotkartan/exports/slides/pictures.py", "status"): "a kind of step",
    ("pilotkartan/exports/word_file.py", "lang"): "what the file says of its language",
    ("pilotkartan/exports/slides/master.py", "lang"): "what the file says of a text's language",
    ("pilotkartan/explore/index.py", "tema"): "an order of the list",
    ("pilotkartan/web/api/problem.py", "status"): "a member of a problem by RFC 9457",
    ("pilotkartan/web/api/openapi.py", "status"): "so here",
}

# What only the charts need and what takes its time to import.
SLOW = {"altair", "vl_convert"}


@cache
def tree_of(path: str) -> ast.Module:
    """Return a file parsed."""
    return ast.parse((ROOT / path).read_text("utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of every module, or thing in a module, that is imported anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names)


def imported_at_once(tree: ast.Module) -> Iterator[str]:
    """Yield what is imported when the module is, not what a function imports when it is called."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imported(node)


def test_modules_are_imported_by_their_full_name() -> None:
    """A reader sees from an import alone which module it names."""
    assert [(path, name) for path in PATHS for name in imported(tree_of(path)) if name.startswith(".")] == []


def test_only_pages_and_ui_know_streamlit() -> None:
    """Everything that is not drawn can be used and tested without Streamlit."""
    found = {path for path in PATHS for name in imported(tree_of(path)) if name.split(".")[0] == "streamlit"}
    assert [path for path in found if not path.startswith(("app.py", "pages/", f"{PACKAGE}/ui/"))] == []


def test_streamlit_folium_is_imported_in_a_run_only() -> None:
    """Only functions of render/folium_map.py import streamlit_folium: outside a run its component is not served."""
    there = f"{PACKAGE}/render/folium_map.py"
    names = [(path, name) for path in PATHS if path != there for name in imported(tree_of(path))]
    names += [(there, name) for name in imported_at_once(tree_of(there))]
    assert [(path, name) for path, name in names if name.split(".")[0] == "streamlit_folium"] == []


def test_what_only_charts_need_waits_for_them() -> None:
    """No first visitor of the map waits for the libraries of the charts: they are imported when one is drawn."""
    charts = f"{PACKAGE}/render/chart_specs.py"
    slow = {path: SLOW - {"altair"} if path == charts else SLOW for path in PATHS}
    names = [(path, name) for path in PATHS for name in imported_at_once(tree_of(path))]
    assert [(path, name) for path, name in names if name.split(".")[0] in slow[path]] == []
    assert [(path, name) for path, name in names if name == f"{PACKAGE}.render.chart_specs"] == []


def strings(path: str) -> Iterator[str]:
    """Yield every string literal of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_names_of_the_address_are_written_once() -> None:
    """The parameters of the address are named in selection.py; everywhere else by its constants."""
    others = [path for path in PATHS if path != f"{PACKAGE}/explore/selection.py"]
    found = {(path, text) for path in others for text in strings(path) if text in URL_NAMES}
    # No exception outlives the literal that it was made for.
    assert found == set(NO_URL_NAMES)
