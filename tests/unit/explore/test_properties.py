"""Whatever is thrown at it: addresses, searches, changed bytes. The examples are the same at every run."""

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pilotkartan.content.load import DATA_DIR, load_atlas
from pilotkartan.content.model import LANGS
from pilotkartan.content.parsed import FILES
from pilotkartan.content.plaintext import one_line, words_of
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.explore.selection import FACETS, PARAMS, Selection
from pilotkartan.explore.story import steps_by_id, story_for
from pilotkartan.explore.unknown_params import notice, unknown_params
from pilotkartan.geo.lookup import locate

ATLAS = load_atlas()
INDEX = Index(ATLAS)
# What the files say in so many words, so that a change meets keys, quotes and brackets and not prose alone.
SOURCES = {path.relative_to(DATA_DIR).as_posix(): path.read_bytes() for path in
           [*(DATA_DIR / name for name in FILES), *(DATA_DIR / "pilots").glob("*.toml")]}  # fmt: skip


def bounded(examples: int) -> settings:
    """Settings under which a test does the same at every run, however slow the machine."""
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=quiet)


lines = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=MAX_TEXT).map(one_line)
pilots = st.sampled_from(sorted(ATLAS.by_id))
some_pilots = st.lists(pilots, unique=True)


def codes(dimension: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Any codes of a dimension, in the codebook's order."""
    ids = [code.id for code in ATLAS.codebook.codes(dimension)]
    return st.sets(st.sampled_from(ids)).map(lambda chosen: tuple(code for code in ids if code in chosen))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Anything that a visitor can have chosen."""
    facets = {name: draw(codes(name)) for name in FACETS}
    compared = Selection.from_params({"jamfor": draw(some_pilots)}, ATLAS).compared
    selection = Selection(
        lang=draw(st.sampled_from([None, *LANGS])),
        pilot=draw(st.none() | pilots),
        facets={name: chosen for name, chosen in facets.items() if chosen},
        all_themes=draw(st.booleans()),
        search=draw(lines),
        sort=draw(st.sampled_from(["namn", "tema", "nord"])),
        place=draw(lines),
        questions=draw(codes("theme")),
        own_type=next(iter(draw(codes("skr_group"))), None),
        compared=compared,
        story=draw(st.sampled_from(["", "urval", "jamforda"])),
        slides=tuple(draw(st.lists(st.sampled_from([*steps_by_id(ATLAS)]), max_size=5))),
        dimension=draw(st.sampled_from([*FACETS])),
        alike=draw(st.none() | pilots),
    )
    steps = [step.id for step in story_for(INDEX, selection, "sv")]
    return replace(selection, step=draw(st.sampled_from(["", *steps])))


@pytest.mark.slow
@bounded(40)
@given(selections(), st.sampled_from(["", "jamfor"]))
def test_selection_comes_back_from_its_address(selection: Selection, page: str) -> None:
    """Any view, shared as a link, is the same view, and nothing in the link is told as not understood."""
    params = parse_qs(urlsplit(selection.address(page)).query)
    assert Selection.from_params(params, ATLAS) == selection
    assert unknown_params(params, selection, INDEX) == ()


texts = st.text(max_size=30) | st.sampled_from(["flen", "boende", "ja", "theme", "x" * 100_000, "\x00", "\ud800", "C8"])
names = st.sampled_from([*PARAMS, "utm_source", "Kommun"]) | st.text(max_size=10)


@pytest.mark.slow
@bounded(60)
@given(st.dictionaries(names, st.lists(texts, max_size=4), max_size=8))
def test_garbage_in_the_address_is_a_view_and_a_line(params: dict[str, list[str]]) -> None:
    """Any parameters give a selection that stands by itself, a view, and at most one short line without a break."""
    selection = Selection.from_params(params, ATLAS)
    assert Selection.from_params(selection.to_params(), ATLAS) == selection
    assert INDEX.view(selection, "sv").counts
    unused = unknown_params(params, selection, INDEX)
    for lang in LANGS:
        line = notice(unused, translator(ATLAS.words, lang))
        assert bool(line) == bool(unused)
        assert len(line) < 400
        assert line.isprintable()


@bounded(60)
@given(st.text(max_size=200), st.sampled_from(LANGS))
def test_search_never_fails(text: str, lang: str) -> None:
    """Any text in the search field, or in that of places, gives an answer, and marks only what stands in a passage."""
    name = "sv" if lang == "sv" else "en"
    words_of(text)
    selection = Selection.from_params({"q": [text], "plats": [text]}, ATLAS)
    view = INDEX.view(selection, name)
    for hits in view.hits.values():
        for hit in hits:
            assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
    INDEX.loosening(selection, name)
    locate(selection.place)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, int, int, bytes]:
    """A file, a place in it, how many bytes go there, and what comes instead."""
    name = draw(st.sampled_from(sorted(SOURCES)))
    place = draw(st.integers(0, len(SOURCES[name]) - 1))
    pieces = [b"", *(bytes([c]) for c in b'"[]{}=.,#\n\\-0e_T\0\xff'), b"1" * 5000, b"inf", b"[" * 2000, b"\\u0000",
              b"1979-05-27", b"true", b"[x]\n", "å".encode()]  # fmt: skip
    return name, place, draw(st.integers(0, 3)), draw(st.sampled_from(pieces) | st.binary(max_size=2))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data files for changes that are taken back."""
    folder = tmp_path_factory.mktemp("changed") / "data"
    return Path(shutil.copytree(DATA_DIR, folder, ignore=shutil.ignore_patterns("geo")))


@pytest.mark.slow
@bounded(40)
@given(changes())
@example(("dataset.toml", SOURCES["dataset.toml"].index(b"date = ") + 7, 10, b"1" * 5000))
@example(("programme.toml", SOURCES["programme.toml"].index(b"first_year = ") + 13, 4, b"[" * 2000))
def test_changed_bytes_give_an_atlas_or_all_problems(copied: Path, change: tuple[str, int, int, bytes]) -> None:
    """However a data file is broken, it is still read, or a DataError says what is wrong in both languages."""
    name, place, taken, put = change
    whole = SOURCES[name]
    (copied / name).write_bytes(whole[:place] + put + whole[place + taken :])
    try:
        load_atlas(copied)
        lines = ["read"]
    except DataError as error:
        lines = [problem.line(lang) for problem in error.problems for lang in LANGS]
    finally:
        (copied / name).write_bytes(whole)
    assert lines
    assert all(lines)
