"""Whatever is wrong in a coding sheet is told with line, column, value, reason and remedy, all at once."""

import csv
import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pilotkartan.__main__ import main
from pilotkartan.content.coding_cells import Known, known_in
from pilotkartan.content.coding_sheet import read_sheet
from pilotkartan.content.data_folder import unread_files
from pilotkartan.content.load import DATA_DIR, AtlasStore, load_atlas
from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.content.parsed import CODING_CHANGES, CODING_FILES, FIRST_CODING, OPTIONAL_FILES, SECOND_CODING
from pilotkartan.content.problems import NOTES, DataError, Problem
from pilotkartan.content.sheet_kinds import SHEET_KINDS
from tests.data.test_bad_data import FLEN
from tests.data.test_check import checked

# The second coder's file as it was given, and the first coding as it was at version 2026-11-23-aa2a5dc3.
AS_GIVEN = {
    "first_coding.csv": "895ae5fc97bb06aef6e33f163ef38e0254b920b2e1c8097829d2350f7d77f4f5",
    "second_coding.csv": "4b755f8679da96668a1ed58357fa13e78d88943a7e48c905a7f3b962c0e5bcf8",
}
GOOD = (DATA_DIR / CODING_FILES[1]).read_bytes()
# Old text, new text, kind, line, column, value, what may have been meant.
SLIPS = [
    (b"flen,theme,boende,0,", b"flen,theme,boende,2,", "not_0_or_1", 2, "value", "2", None),
    (b"flen,theme,boende,0,", b"flen,theme,boende,ja,", "not_0_or_1", 2, "value", "ja", None),
    (b"flen,theme,boende,0,0,", b"flen,theme,boende,0,x,", "not_0_or_1", 2, "main", "x", None),
    (b"flen,theme,boende,0,", b"flen,theme,boende,,", "no_answer", None, "value", None, None),
    (b"flen,theme,boende,0,0,", b"flen,theme,boende,0,1,", "main_without_code", 2, "main", "1", None),
    (b"flen,method,enkat,1,0,", b"flen,method,enkat,1,1,", "main_elsewhere", 12, "main", "1", None),
    (b"flen,theme,besok,1,1,", b"flen,theme,besok,1,0,", "main_themes", None, "main", "flen", None),
    (b"flen,theme,planering,1,0,", b"flen,theme,planering,1,1,", "main_themes", None, "main", "flen", None),
    (b"flen,theme,boende,", b"flen,method,boende,", "sheet_dimension", 2, "dimension", "method", None),
    (b"flen:1 flen:2 flen:3", b"flen:1 flen:2 flenn:3", "sheet_paragraph", 3, "source", "flenn:3", "flen:3"),
    (b"dimension,code", b"dimension,kode", "missing_column", 1, "code", None, "kode"),
    (b",source,note", b",value,note", "repeated_column", 1, "value", None, None),
    (b"flen,theme,boende,0,0,,\"'bo", b"flen,theme,boende,0,0,,\"" + b"x" * 200_000, "broken_csv", 2, "", None, None),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _csv_has_its_own_limit() -> Iterator[None]:
    """Let no cell be longer than Python's csv allows: a library that other tests import lifts that for the process."""
    lifted = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(lifted)


@pytest.fixture(scope="module")
def known(atlas: Atlas) -> Known:
    """What a sheet may name."""
    return known_in(atlas)


def test_codings_are_as_they_were_given() -> None:
    """Neither coding was edited: the figures are those of before anything was reconciled."""
    found = {name: hashlib.sha256((DATA_DIR / name).read_bytes()).hexdigest() for name in CODING_FILES}
    assert found == AS_GIVEN


@pytest.mark.parametrize(("old", "new", "kind", "line", "column", "value", "near"), SLIPS)
def test_slip_is_told(
    old: bytes, new: bytes, kind: str, line: int | None, column: str, value: str | None, near: str | None, known: Known
) -> None:
    """A slip is told once, in both languages: line, column, value, why, what to do, what may have been meant."""
    assert old in GOOD
    _, (problem,) = read_sheet(GOOD.replace(old, new, 1), "my.csv", known)
    assert (problem.kind, problem.row, problem.field, problem.value, problem.near) == (kind, line, column, value, near)
    for lang, place in (("sv", "rad"), ("en", "line")):
        told = problem.line(lang)
        assert told.startswith("my.csv: ")
        assert all(part in told for part in (column, value or "", near or "", problem.to_do(lang)))
        assert line is None or f"{place} {line}" in told


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (b"flen,theme,boende,", b"flenn,theme,boende,", {"sheet_pilot", "missing_cells"}),
        (b"flen,theme,boende,", b"flen,theme,boendee,", {"sheet_code", "missing_cells"}),
        (b"flen,theme,boende,", b"flen,theme,besok,", {"repeated_cell", "missing_cells"}),
    ],
)
def test_wrong_id_leaves_a_cell_without_a_line(old: bytes, new: bytes, kinds: set[str], known: Known) -> None:
    """An id that is unknown or stands twice is told with its line, and so is the cell that now has none."""
    _, problems = read_sheet(GOOD.replace(old, new, 1), "my.csv", known)
    assert {problem.kind for problem in problems} - {"main_themes"} == kinds
    assert all("boende" in problem.line("en") for problem in problems if problem.kind == "missing_cells")
    assert all(problem.row for problem in problems if problem.kind not in {"missing_cells", "main_themes"})


def test_lines_that_are_missing_are_told_by_pilot(known: Known) -> None:
    """A pilot left out is one problem that names every code; so is each pilot of a sheet of headings alone."""
    lines = GOOD.splitlines(keepends=True)
    _, (problem,) = read_sheet(b"".join(line for line in lines if not line.startswith(b"flen,")), "my.csv", known)
    assert (problem.kind, problem.value) == ("missing_cells", "flen")
    assert all(code in problem.line("en") for code in known.dimension_of)
    _, problems = read_sheet(lines[0], "my.csv", known)
    assert [problem.value for problem in problems] == list(known.pilots)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_empty_file_is_told(content: bytes, known: Known) -> None:
    """A file without text is empty, and not a sheet that lacks everything."""
    assert read_sheet(content, "my.csv", known) == ((), [Problem("empty_file", "my.csv")])


@pytest.mark.parametrize(
    ("content", "line"),
    [(GOOD + "Å".encode("latin-1"), 252), (GOOD.decode().encode("utf-16"), 1)],
)
def test_other_encoding_is_told(content: bytes, line: int, known: Known) -> None:
    """A file in another encoding is told with the line of the first byte that cannot be read."""
    _, (problem,) = read_sheet(content, "my.csv", known)
    assert (problem.kind, problem.row) == ("not_utf8", line)
    assert "UTF-8" in problem.line("sv")


def test_everything_wrong_is_told_at_once(known: Known) -> None:
    """Whoever coded sees all slips in one go."""
    content = GOOD
    for old, new, kind, *_ in SLIPS:
        if not kind.endswith("column") and kind not in {"broken_csv", "main_themes"}:
            content = content.replace(old, new, 1)
    _, problems = read_sheet(content, "my.csv", known)
    assert len({problem.kind for problem in problems}) >= 4


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace(",", ";").replace('"', ""),
        lambda text: text.replace(",", "\t").replace('"', ""),
        lambda text: f"\ufeff{text}",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"{text},,,,,,\n\n",
        lambda text: text.replace("flen,", " Flen ,").replace("value", "Value"),
    ],
)
def test_sheet_is_read_however_it_was_saved(written: Callable[[str], str], known: Known) -> None:
    """Semicolons, tabs, a byte order mark, other line ends, empty lines, spaces and capitals change no answer."""
    head, *lines = GOOD.decode().splitlines()
    plain = "\n".join([head, *(",".join(line.split(",")[:5]) + ",," for line in lines), ""])
    expected, none = read_sheet(plain.encode(), "my.csv", known)
    assert none == []
    found, problems = read_sheet(written(plain).encode(), "my.csv", known)
    assert (found, problems) == (expected, [])


def test_every_kind_is_tried() -> None:
    """No kind of problem of a sheet can be told that no test here has brought about."""
    elsewhere = {"sheet_pilot", "sheet_code", "repeated_cell", "missing_cells", "empty_file", *NOTES}
    assert {kind for _, _, kind, *_ in SLIPS} | (elsewhere & set(SHEET_KINDS)) == set(SHEET_KINDS)


def problems_of(data: Path) -> list[tuple[str, str, int | None]]:
    """The problems of a folder: kind, file and line."""
    with pytest.raises(DataError) as caught:
        load_atlas(data)
    return [(problem.kind, problem.file, problem.row) for problem in caught.value.problems]


def test_folder_may_do_without(data_copy: Path) -> None:
    """Without any of these files the data is whole, and nothing is known of a second coding."""
    for name in OPTIONAL_FILES:
        (data_copy / name).unlink(missing_ok=True)
    found = load_atlas(data_copy)
    assert (found.first_coding, found.second_coding, found.coding_change) == ((), (), ())


@pytest.mark.parametrize("name", CODING_FILES)
def test_one_coding_alone_is_told(name: str, data_copy: Path) -> None:
    """One of the two codings without the other is a mistake, and so is one that has cells which the other lacks."""
    path = data_copy / name
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    assert problems_of(data_copy) == [("missing_cells", f"data/{name}", None)]
    path.unlink()
    assert problems_of(data_copy) == [("missing_file", f"data/{name}", None)]
    path.mkdir()
    assert problems_of(data_copy) == [("unreadable_file", f"data/{name}", None)]


def test_slip_in_a_coding_of_the_data_is_told(data_copy: Path) -> None:
    """A slip in either file is found by the check of the data, and visitors keep what they have."""
    store = AtlasStore(data_copy)
    good = store.get()
    path = data_copy / CODING_FILES[0]
    path.write_text(path.read_text("utf-8").replace("flen,theme,boende,0", "flen,theme,boende,9"), "utf-8")
    assert problems_of(data_copy) == [("not_0_or_1", FIRST_CODING, 2)]
    assert store.get() is good


def test_version_follows_the_codings(data_copy: Path) -> None:
    """Another coding, or another reason of a change, is another version of the data."""
    versions = {load_atlas(data_copy).version}
    path = data_copy / CODING_FILES[1]
    path.write_text(path.read_text("utf-8").replace("flen,theme,boende,0", "flen,theme,boende,1"), "utf-8")
    versions.add(load_atlas(data_copy).version)
    (data_copy / "coding_changes.toml").write_text(
        '[[change]]\npilot = "flen"\ncode = "boende"\nwhy = { sv = "x", en = "y" }\n', "utf-8"
    )
    versions.add(load_atlas(data_copy).version)
    assert len(versions) == 3


def test_slip_in_the_reasons_is_told(data_copy: Path) -> None:
    """The reasons of changes are checked like any other file."""
    (data_copy / "coding_changes.toml").write_text('[[change]]\npilot = "flen"\ncodee = "boende"\n', "utf-8")
    assert {kind for kind, file, _ in problems_of(data_copy) if file == CODING_CHANGES} == {
        "missing_field",
        "unknown_field",
    }


def test_what_is_to_be_settled_is_mentioned(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code dropped without a reason, and cells that are no more, are mentioned by the check, which goes well."""
    flen = data_copy / FLEN
    flen.write_text(flen.read_text("utf-8").replace('code = "enkat"', 'code = "konferens"'), "utf-8")
    for lang in LANGS:
        ended, lines = checked(data_copy, capsys, lang)
        assert ended == 0
        assert any(CODING_CHANGES in line and "enkat" in line for line in lines)
    (data_copy / "pilots/munkedal.toml").unlink()
    ended, lines = checked(data_copy, capsys)
    assert ended == 0
    assert any(f"{FIRST_CODING}: " in line and "25 cells" in line for line in lines)


def test_files_are_known(data_copy: Path) -> None:
    """They are files of the folder, which a misspelt name is taken for."""
    assert list(unread_files(data_copy)) == []
    shutil.copy(data_copy / "codebook.toml", data_copy / "coding_chnges.toml")
    assert [problem.near for problem in unread_files(data_copy)] == ["coding_changes.toml"]


def test_check_tells_of_a_sheet(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check says line, column and value of a slip in a coding in the language asked for."""
    path = data_copy / CODING_FILES[1]
    path.write_text(path.read_text("utf-8").replace("flen,theme,boende,0", "flen,theme,boende,9"), "utf-8")
    assert main(["check", "--data", str(data_copy), "--lang", "sv"]) == 1
    assert f'{SECOND_CODING}: rad 2, kolumn value = "9"' in capsys.readouterr().out
