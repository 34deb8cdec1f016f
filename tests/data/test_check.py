"""`make check` names every file of the data folder that is not read, and what only the publisher can know."""

from pathlib import Path

import pytest

from pilotkartan.__main__ import main
from pilotkartan.content.data_folder import unread_files
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Lang
from tests.data.test_bad_data import EDITORS_FILES, FLEN

WARNING = ("Varning: ", "Warning: ")
REMINDERS = 2  # of the address and of the day of retrieval, which the repository's own data does not have


def checked(data: Path, capsys: pytest.CaptureFixture[str], lang: Lang = "en") -> tuple[int, list[str]]:
    """Return how the check of a folder ends, and its lines but for the warnings of the repository's own texts."""
    ended = main(["check", "--data", str(data), "--lang", lang])
    return ended, [line for line in capsys.readouterr().out.splitlines() if not line.startswith(WARNING)]


NEAR = {
    "pilots/flen.tml": "pilots/flen.toml",
    "pilots/Lysekil.TOML": "pilots/lysekil.toml",
    "pilots/Upplands Väsby.toml.txt": "pilots/upplands-vasby.toml",
    "pilots/lysekil": "pilots/lysekil.toml",
    "pilots/lysekil.txt": "pilots/lysekil.toml",
    "pilots/nya/lysekil.toml": "pilots/lysekil.toml",
    "codebok.toml": "codebook.toml",
    "Words.toml": "words.toml",
    "lysekil.toml": "",
    "pilots/flen (copy).toml": "",
    "pilots/flen - kopia.toml": "",
    "pilots/Copy of flen.toml": "",
    "pilots/flen.sync-conflict-20261128-041313-ABCDEFG.toml": "",
}


@pytest.mark.parametrize("lang", LANGS)
def test_data_that_is_not_read_is_a_problem(lang: Lang, data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that holds data, or ends almost so, under a name that is not read: named, once, with the right name."""
    for name in NEAR:
        path = data_copy / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((data_copy / FLEN).read_text("utf-8"), "utf-8")
    ended, lines = checked(data_copy, capsys, lang)
    assert ended == 1
    told = [line for line in lines if not line.startswith(("Note: ", "Obs: "))]
    for name, near in NEAR.items():
        (line,) = (line for line in told if line.startswith(f"data/{name}: "))
        assert near in line
    assert len(told) == len(NEAR)
    assert len(load_atlas(data_copy).pilots) == 10


@pytest.mark.parametrize(("lang", "note"), [("sv", "Obs: "), ("en", "Note: ")])
def test_other_files_are_mentioned(lang: Lang, note: str, data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that holds no data is mentioned, and the check goes well."""
    names = ("pilots/notes.txt", "todo.md", "pilots/picture.png", "pilots/empty", "drafts/a.html")
    for name in names:
        path = data_copy / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("" if name.endswith("empty") else "To do: ring Flen.\n", "utf-8")
    ended, lines = checked(data_copy, capsys, lang)
    assert ended == 0
    for name in names:
        assert len([line for line in lines[: len(names)] if line.startswith(f"{note}data/{name}: ")]) == 1
    assert len(lines) == len(names) + REMINDERS + 1


@pytest.mark.parametrize("name", [*EDITORS_FILES, "README.md"])
def test_what_belongs_there_is_not_mentioned(name: str, data_copy: Path) -> None:
    """The read-me, the boundaries, and what editors leave for a while need no word."""
    (data_copy / "geo").mkdir()
    for path in (data_copy / "pilots" / name, data_copy / name, data_copy / "geo" / "any.toml"):
        path.write_text('code = "0482"\n', "utf-8")
    assert list(unread_files(data_copy)) == []


def test_name_that_is_no_text_is_shown(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name with a line break, or of bytes that are no text, is told on one line like any other."""
    for name in (b"fl\nen.toml", b"fl\xffen.tml"):
        (Path(str(data_copy / "pilots")) / name.decode("utf-8", "surrogateescape")).write_text("x = 1\n")
    ended, lines = checked(data_copy, capsys)
    assert ended == 1
    assert any(line.startswith("data/pilots/fl en.tml: ") for line in lines)
    assert any(line.startswith("data/pilots/fl en.toml: id") for line in lines)


def test_everything_is_told_with_what_is_unread(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a file does not hide a file that is not read, nor the other way round, nor a note either of them."""
    (data_copy / "codebook.toml").rename(data_copy / "codebok.toml")
    (data_copy / "pilots/notes.txt").write_text("To do\n")
    flen = data_copy / FLEN
    flen.write_text(flen.read_text("utf-8").replace('code = "0482"', 'code = "482"'), "utf-8")
    ended, lines = checked(data_copy, capsys)
    assert ended == 1
    starts = ("Note: data/pilots/notes.txt", "data/codebok.toml", "data/codebook.toml", "data/pilots/flen.toml: code")
    assert [start for start in starts if not any(line.startswith(start) for line in lines)] == []
    assert len(lines) == len(starts)


def test_what_only_the_publisher_knows_is_asked_for(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check asks for the permanent address and the day of retrieval until they are there, and goes well without."""
    (data_copy / "versions.toml").unlink()  # what is published is none of these
    ended, lines = checked(data_copy, capsys)
    assert ended == 0
    assert [line.split(": ")[1:3] for line in lines[:-1]] == [
        ["data/dataset.toml", "address"],
        ["data/source.toml", "retrieved"],
    ]
    for file, known in (
        ("dataset.toml", 'address = "https://doi.org/10.5281/x"'),
        ("source.toml", "retrieved = 2026-11-23"),
    ):
        path = data_copy / file
        path.write_text(f"{known}\n{path.read_text('utf-8')}", "utf-8")
    assert checked(data_copy, capsys) == (0, ["No problems: 10 × data/pilots"])


def test_warning_refuses_nothing(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A long text is printed as a warning, in the language asked for, and the check goes well; a mistake is one yet."""
    flen = data_copy / FLEN
    text = flen.read_text("utf-8")
    flen.write_text(text.replace('sv = "', f'sv = "{"Lång. " * 60}', 1), "utf-8")
    for lang, start in zip(LANGS, WARNING, strict=True):
        assert main(["check", "--data", str(data_copy), "--lang", lang]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line for line in lines if line.startswith(f"{start}data/{FLEN}: organisation.sv")]
    flen.write_text(flen.read_text("utf-8").replace('code = "0482"', 'code = "482"'), "utf-8")
    assert checked(data_copy, capsys)[0] == 1


def test_missing_folder_has_no_unread_files(tmp_path: Path) -> None:
    """A folder that is not there is reported by the files that it lacks, and by nothing else."""
    assert list(unread_files(tmp_path / "none")) == []
