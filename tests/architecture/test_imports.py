"""Imports go one way, and what draws stays apart from what knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pilotkartan.selection import ALIKE, ALL_THEMES, COMPARED, FACETS, LANG, PILOT, SEARCH, SORT

ROOT = Path(__file__).parents[2]
PACKAGE = "pilotkartan"
FILES = sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / PACKAGE).rglob("*.py")])
PATHS = [path.relative_to(ROOT).as_posix() for path in FILES]

# Room | the rooms that it may import from. A row names only rooms of rows above it, so nothing goes round in a ring.
MAY_IMPORT = """
    model     |
    assets    |
    logs      |
    memory    |
    policy    |
    negotiation |
    openfiles |
    boundaries |
    coordinates | model
    words     | model
    problems  | model
    selection | model words
    search    | model
    gazetteer | boundaries search
    geocoder  | model
    rules     | model words problems selection
    load      | model problems rules
    query     | model words selection search
    places    | model words
    whereabouts | model words coordinates gazetteer
    similarity | model words query
    tally     | model
    matrix    | model query similarity
    drawings  | model words query similarity matrix tally
    rendering | model
    charts    | model words selection query similarity matrix tally drawings rendering
    tables    | model words query
    coverage  | model query tables
    csvfile   | tables
    describe  | model words query tables
    geojson   | assets query tables describe
    descriptor | model words query tables csvfile describe geojson
    spreadsheet | model words query tables csvfile describe
    package   | model query tables csvfile describe descriptor geojson
    export    | model query tables csvfile describe geojson similarity spreadsheet package
    comparison | model query
    summary   | model words selection query
    materials | model words
    markup    | model words search
    article   | model words search markup
    menu      | model words selection
    outline   | assets
    current   | model load query
    address   |
    documents | model words query coverage materials markup address
    citation  | model words
    metadata  | model words tables
    dcat      | model words tables citation metadata
    filters   | model query selection
    parameters | model problems selection filters
    answers   | model words query tables csvfile describe geojson filters parameters
    schemas   | model words query tables geojson answers
    openapi   | model query answers filters parameters schemas
    api       | negotiation problems query current filters parameters answers openapi
    glyphs    | assets
    icons     | model assets glyphs
    files     | assets negotiation problems current icons
    picture   | model assets words markup rendering glyphs
    qr        |
    typeset   |
    handout   | model words selection query glyphs picture qr typeset
    story     | model selection
    passed_over | model words problems selection story
    slideshow | model words selection query markup story
    slides    | model words query coverage picture story
    mapview   | model assets words selection query places gazetteer
    hints     | assets files mapview
    foreign   | model words mapview
    mapfile   | assets mapview
    onefile   | policy assets model words selection query documents markup article glyphs story slideshow mapview
              | mapfile qr
    catalogue | model words problems selection query current export address metadata dcat mapview qr onefile
    panel     | model words selection query markup article
    ahead     | model words problems selection query current files panel
    firstmap  | policy files mapview
    firstpaint | model words selection query passed_over filters summary comparison markup panel documents menu
              | outline catalogue mapview firstmap
    served    | hints model assets words selection query passed_over metadata menu firstpaint
    web       | logs memory policy openfiles model assets files words problems selection current address mapview foreign
              | menu catalogue served api ahead firstmap
    __init__  |
    sitepage  | assets model words selection menu mapview markup
    siteservers | assets model words query metadata dcat picture markup sitepage
    site      | assets model words selection query tables describe package export metadata documents
              | markup article menu onefile served sitepage siteservers
    export_command | model load query current export package parameters
    story_command | model load query current onefile
    site_command | model load query current address site
    __main__  | model problems load export_command story_command site_command
    ui.text   |
    ui.state  | model words selection query current story passed_over
    ui.parts  | address model words ui.state ui.text
    ui.exports | onefile model words selection query story slides handout picture summary ui.text ui.state ui.parts
    ui.presenting | assets model words selection query mapview story slideshow ui.exports ui.state ui.parts
    ui.comparison | model words selection query comparison markup ui.text ui.state
    ui.printing | model words selection query summary
    ui.place  | ui.parts model words selection query places gazetteer geocoder whereabouts ui.text ui.state
    ui.drawer | model words selection query summary markup ui.state
    ui.likeness | model words selection query similarity matrix tally charts export markup ui.text ui.state
    ui        | model words problems passed_over selection query summary markup panel ahead mapview places gazetteer
              | tables current export address citation metadata filters ui.text ui.state ui.parts ui.place
    pages     | selection words problems documents menu current whereabouts ui ui.text ui.state
              | ui.place ui.drawer ui.printing ui.likeness ui.comparison ui.presenting slideshow story
    ui.delivery |
    ui.turns  |
    app       | web ui.delivery ui.turns
"""
ROOMS = {
    room.strip(): set(allowed.split())
    for room, allowed in (row.split("|") for row in MAY_IMPORT.replace("\n              |", "").split("\n")[1:-1])
}
MAY_DRAW = {
    "app",
    "pages",
    "ui",
    "ui.state",
    "ui.text",
    "ui.parts",
    "ui.place",
    "ui.printing",
    "ui.drawer",
    "ui.likeness",
    "ui.comparison",
    "ui.presenting",
    "ui.exports",
    "ui.delivery",
    "ui.turns",
}

URL_NAMES = {LANG, PILOT, SEARCH, SORT, ALL_THEMES, ALIKE, COMPARED, *FACETS.values()}
# The same letters with another meaning: (path, literal) -> what it is there.
NO_URL_NAMES = {
    ("pilotkartan/gazetteer.py", "kommun"): "a word behind a municipality's name",
    ("pilotkartan/mapview.py", "lang"): "a field of the state that map.js reads",
    ("pilotkartan/onefile.py", "lang"): "a field of what onefile.js and a template read",
    ("pilotkartan/rules.py", "status"): "a field of a result",
    ("pilotkartan/tables.py", "status"): "a column",
    ("pilotkartan/schemas.py", "status"): "a column, and a field of an error",
    ("pilotkartan/story.py", "status"): "a kind of step",
    ("pilotkartan/slideshow.py", "status"): "a kind of step",
    ("pilotkartan/story.py", "resultat"): "the id of a step",
    ("pilotkartan/slides/notes.py", "status"): "a kind of step",
    ("pilotkartan/slides/text.py", "status"): "a kind of step",
    ("pilotkartan/slides/master.py", "lang"): "what the file says of a text's language",
    ("pilotkartan/query.py", "tema"): "an order of the list",
}

# What only the charts need and what takes its time to import.
SLOW = {"altair", "scipy", "vl_convert"}

each_file = pytest.mark.parametrize("path", PATHS)


def tree_of(path: str) -> ast.Module:
    """Return a file parsed."""
    return ast.parse((ROOT / path).read_text("utf-8"))


def room_of(module: str) -> str:
    """Return the room of a module such as `ui.panel`: its own row in the table, else its folder's."""
    return module if module in ROOMS else module.split(".")[0]


def module_of(path: str) -> str:
    """Return a file's module, the package's name left out."""
    return path.removesuffix(".py").removeprefix(f"{PACKAGE}/").replace("/", ".")


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


def rooms_imported(path: str) -> set[str]:
    """Return the rooms that a file imports from."""
    inside = (name.split(".", 1)[1] for name in imported(tree_of(path)) if name.startswith(f"{PACKAGE}."))
    modules = (
        name if (ROOT / PACKAGE / f"{name.replace('.', '/')}.py").exists() else name.rpartition(".")[0]
        for name in inside
    )
    return {room_of(module) for module in modules}


def test_table_goes_one_way() -> None:
    """A room imports only from rooms that stand above it in the table."""
    above: set[str] = set()
    for room, allowed in ROOMS.items():
        assert allowed <= above, room
        above.add(room)


@each_file
def test_file_imports_only_what_its_room_may(path: str) -> None:
    """A file imports from the rooms that the table gives its room, and from its own."""
    room = room_of(module_of(path))
    assert room in ROOMS, "a new room needs a row in the table"
    assert rooms_imported(path) - ROOMS[room] - {room} == set()
    assert [name for name in imported(tree_of(path)) if name.startswith(".")] == []


@each_file
def test_only_pages_and_ui_know_streamlit(path: str) -> None:
    """Everything that is not drawn can be used and tested without Streamlit."""
    found = {name for name in imported(tree_of(path)) if name.split(".")[0] == "streamlit"}
    assert found == set() or room_of(module_of(path)) in MAY_DRAW


@each_file
def test_streamlit_folium_is_imported_in_a_run_only(path: str) -> None:
    """streamlit_folium is imported inside functions of mapview.py only: outside a run its component is not served."""
    tree = tree_of(path)
    wanted = imported_at_once(tree) if path == f"{PACKAGE}/mapview.py" else imported(tree)
    assert [name for name in wanted if name.split(".")[0] == "streamlit_folium"] == []


@each_file
def test_what_only_charts_need_waits_for_them(path: str) -> None:
    """No first visitor of the map waits for the libraries of the charts: they are imported when one is drawn."""
    tree = tree_of(path)
    slow = SLOW if path != f"{PACKAGE}/drawings.py" else SLOW - {"altair"}
    assert [name for name in imported_at_once(tree) if name.split(".")[0] in slow] == []
    assert f"{PACKAGE}.drawings" not in set(imported_at_once(tree))


def strings(path: str) -> Iterator[str]:
    """Yield every string literal of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", [path for path in PATHS if path != f"{PACKAGE}/selection.py"])
def test_names_of_the_address_are_written_once(path: str) -> None:
    """The parameters of the address are named in selection.py; everywhere else by its constants."""
    assert [text for text in strings(path) if text in URL_NAMES and (path, text) not in NO_URL_NAMES] == []


@pytest.mark.parametrize(("path", "text"), NO_URL_NAMES)
def test_exceptions_are_still_needed(path: str, text: str) -> None:
    """No exception outlives the literal that it was made for."""
    assert text in set(strings(path))
