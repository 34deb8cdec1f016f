"""The command line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pilotkartan.__main__ import main
from pilotkartan.cli import export
from pilotkartan.content.model import LANGS
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.exports.csv_format import DIALECTS
from pilotkartan.exports.formats import DESCRIPTIONS, DOWNLOADS
from pilotkartan.exports.package import csv_folder

ROOT = Path(__file__).parents[2]


def test_check_of_good_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The check of good data says so and ends with 0; before that come notes and warnings, of no problems."""
    assert main(["check", "--lang", "en"]) == 0
    *notes, last = capsys.readouterr().out.splitlines()
    assert last == "No problems: 10 × data/pilots"
    assert [line for line in notes if not line.startswith(("Note: ", "Warning: "))] == []


def test_check_of_bad_data(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check of bad data prints a line a problem, in the language asked for, and ends with 1."""
    flen = data_copy / "pilots" / "flen.toml"
    flen.write_text(
        flen.read_text("utf-8").replace('"+46706597707"', '"0706"').replace('county = "04"', 'county = "4"')
    )
    assert main(["check", "--data", str(data_copy), "--lang", "sv"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("data/pilots/flen.toml: ") for line in lines)
    assert any("telefonnummer" in line for line in lines)


def test_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that there is none of ends with 2 and says what there is."""
    with pytest.raises(SystemExit) as stopped:
        main(["chekc"])
    assert stopped.value.code == 2
    assert "check" in capsys.readouterr().err


def exported(folder: Path) -> dict[str, bytes]:
    """The files of a folder, by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pilots_in(folder: Path) -> list[str]:
    """The pilots in an exported folder."""
    return [row["pilot"] for row in json.loads((folder / "pilotkartan.json").read_bytes())["tables"]["pilots"]]


def test_export_of_everything(tmp_path: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes the very files that the page offers, into a folder that it makes, without the people."""
    assert main(["export", str(tmp_path / "a" / "b"), "--lang", "en"]) == 0
    files = exported(tmp_path / "a" / "b")
    expected = {
        f"{dialect.folder}/{name}": data
        for dialect in DIALECTS
        for name, data in csv_folder(index, None, False, dialect).items()
    }
    whole = (*(item for item in DOWNLOADS if "csv" not in item.id), *DESCRIPTIONS)
    expected |= {item.file_name: item.make(index, None, False, "en") for item in whole}
    assert files == expected
    assert index.atlas.version in files["csv/README.md"].decode()
    assert capsys.readouterr().out == (
        f"{len(files)} files in {tmp_path}/a/b: 10 of 10 pilot municipalities, version {index.atlas.version}\n"
    )


@pytest.mark.parametrize(
    "selects",
    [
        ["tema=planering&lan=04"],
        ["?tema=planering&lan=04"],
        ["/?tema=planering&lan=04&plats=2480&fraga=boende"],
        ["/?tema=planering&kommun=flen", "jamfor=gotland"],
        ["http://127.0.0.1:8501/underlag?tema=planering&lan=04&sortering=nord#nearest"],
        ["te\u00adma=plane\u200bring&q=Flens\u00a0kom\u00admun"],
        ["q=SO\u0308DERMANLAND&tema=planering", "kommun=flen"],
        ["q=SO%CC%88DERMANLAND&tema=planering"],
        ["http://[/?tema=planering", "lan=04", "http://127.0.0.1:8501/"],
    ],
)
@pytest.mark.usefixtures("only_json")
def test_export_of_a_selection(selects: list[str], tmp_path: Path) -> None:
    """The address of a page chooses the pilots that the page shows, whole or its query alone."""
    assert main(["export", str(tmp_path), *(part for select in selects for part in ("--select", select))]) == 0
    assert pilots_in(tmp_path) == ["flen"]


@pytest.mark.usefixtures("only_json")
def test_export_of_a_comparison(tmp_path: Path, index: Index) -> None:
    """An address that compares pilots gives their comparison too, in its language; that of one alone gives none."""
    assert main(["export", str(tmp_path / "one"), "--select", "jamfor=flen"]) == 0
    assert not list((tmp_path / "one").glob("comparison.*"))
    assert main(["export", str(tmp_path / "two"), "--select", "/jamfor?jamfor=gotland&jamfor=flen&lang=en"]) == 0
    for file in COMPARISON_FILES.values():
        assert (tmp_path / "two" / file.file_name).read_bytes() == file.make(index, ("flen", "gotland"), "", "en")


@pytest.mark.usefixtures("only_json")
def test_export_in_the_language_of_the_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A search finds what it found on the page, in the page's language; the option decides what the files speak."""
    assert main(["export", str(tmp_path), "--select", "q=housing&lang=en", "--lang", "sv"]) == 0
    assert 0 < len(pilots_in(tmp_path)) < 10
    assert "pilotkommuner" in capsys.readouterr().out
    assert main(["export", str(tmp_path), "--select", "q=housing&lang=en"]) == 0
    assert "pilot municipalities" in capsys.readouterr().out


@pytest.mark.usefixtures("only_json")
def test_export_of_an_everyday_word(tmp_path: Path, index: Index) -> None:
    """A word that no text holds chooses the pilots that it finds on the page."""
    word = index.atlas.search.word[0].sv[0]
    assert main(["export", str(tmp_path), "--select", f"q={word}&sortering=nord"]) == 0
    assert set(pilots_in(tmp_path)) == {*index.view(Selection(search=word), "sv").ids} != set()


@pytest.mark.usefixtures("only_json")
def test_export_without_a_filter_is_whole(tmp_path: Path) -> None:
    """An address that filters nothing gives everything, the programme's own rows too."""
    assert main(["export", str(tmp_path), "--select", "http://127.0.0.1:8501/?plats=2480&dimension=method"]) == 0
    texts = json.loads((tmp_path / "pilotkartan.json").read_bytes())["tables"]["texts"]
    assert any(row["pilot"] is None for row in texts)


def results_in(folder: Path) -> list[dict[str, Any]]:
    """The rows of the results in an exported folder."""
    found: list[dict[str, Any]] = json.loads((folder / "pilotkartan.json").read_bytes())["tables"]["results"]
    return found


@pytest.mark.usefixtures("only_json")
def test_export_of_pilots_by_name(tmp_path: Path) -> None:
    """The pilots that an address names, chosen or compared, are exported alone, in the order of the list."""
    assert main(["export", str(tmp_path), "--select", "/jamfor?jamfor=vimmerby&kommun=flen&jamfor=gotland"]) == 0
    assert pilots_in(tmp_path) == ["flen", "gotland", "vimmerby"]
    assert {row["pilot"] for row in results_in(tmp_path)} == {"flen", "gotland", "vimmerby"}


@pytest.mark.usefixtures("only_json")
def test_export_of_rows(tmp_path: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """A filter chooses among the rows, as in the API; all rows come where they are asked for.

    The command and the read-me say which.
    """
    every = [(pilot.id, n) for pilot in index.by_name for n, _ in enumerate(pilot.result, 1)]
    done = [(pilot, n) for pilot, n in every if index.atlas.by_id[pilot].result[n - 1].status == "done"]

    def exported_rows(*arguments: str) -> list[tuple[str, int]]:
        assert main(["export", str(tmp_path), "--lang", "en", *arguments]) == 0
        return [(row["pilot"], row["n"]) for row in results_in(tmp_path)]

    assert exported_rows("--select", "status=done") == done
    assert "--rows pilots" in capsys.readouterr().out
    assert "only those that match the filter (Done or planned: Done)" in (tmp_path / "csv/README.md").read_text()
    for arguments in (["status=done", "--rows", "pilots"], ["status=done&rows=pilots"]):
        assert exported_rows("--select", *arguments) == every
        assert "--rows pilots" not in capsys.readouterr().out
        assert "all rows about these pilots" in (tmp_path / "csv/README.md").read_text()
    assert exported_rows("--select", "status=done&rows=pilots", "--rows", "matching") == done


# So it is with `site`: see test_same_bytes_for_the_same_data.
@pytest.mark.parametrize("command", [["export", "OUT", "--select", "q=företag"], ["story", "OUT"]])
@pytest.mark.usefixtures("only_json")
def test_files_do_not_follow_the_terminal(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command writes is the same on every machine: the terminal's language decides its messages alone."""
    written = []
    for lang in ("sv_SE.UTF-8", "C"):
        out = tmp_path / lang / "out"
        out.parent.mkdir()
        arguments = [str(out) if part == "OUT" else part for part in command]
        monkeypatch.setenv("LANG", lang)
        assert main(arguments) == 0
        written.append(exported(out) if out.is_dir() else {"": out.read_bytes()})
    assert written[0] == written[1]


@pytest.mark.usefixtures("only_json")
def test_search_of_export_is_in_swedish(tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search finds the same with any terminal and any `--lang`: in Swedish, unless the address says otherwise."""
    sought = Selection(search="företag")
    swedish, english = (list(index.view(sought, lang).ids) for lang in LANGS)
    assert swedish != english
    asked: tuple[tuple[str, str, list[str], list[str]], ...] = (
        ("C", "q=företag", [], swedish),
        ("sv_SE.UTF-8", "q=företag", ["--lang", "en"], swedish),
        ("sv_SE.UTF-8", "q=företag&lang=en", [], english),
    )
    for terminal, select, told, found in asked:
        monkeypatch.setenv("LANG", terminal)
        assert main(["export", str(tmp_path), "--select", select, *told]) == 0
        assert pilots_in(tmp_path) == found


@pytest.mark.usefixtures("only_json")
def test_export_of_people(tmp_path: Path) -> None:
    """The people are exported where asked for; a later export without them leaves none of them behind."""
    assert main(["export", str(tmp_path), "--with-contacts"]) == 0
    assert "csv/contacts.csv" in exported(tmp_path)
    assert main(["export", str(tmp_path)]) == 0
    assert "csv/contacts.csv" not in exported(tmp_path)


@pytest.mark.usefixtures("only_json")
def test_hidden_people_are_not_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who runs the app decides: hidden people are exported to nobody, and the command says why."""
    monkeypatch.setattr(export, "CONTACTS_SHOWN", False)
    assert main(["export", str(tmp_path), "--with-contacts", "--lang", "en"]) == 0
    assert "csv/contacts.csv" not in exported(tmp_path)
    assert "PILOTKARTAN_CONTACTS=off overrides --with-contacts" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["OUT", "--select", "temma=boende"], "no parameter 'temma'. Did you mean 'tema'?"),
        (["OUT", "--select", "q=\udce5"], "not percent-encoded UTF-8"),
        (["OUT", "--select", "tema=bonde&lan=09"], "no value 'bonde'. Did you mean 'boende'?"),
        (["OUT", "--select", "lan=4"], "no value '4'. Did you mean '04'?"),
        (["FILE"], "is a file, not a folder"),
        (["FILE/below"], "cannot write to"),
        (["OUT", "--select", "tema=boende", "--fast"], "--fast"),
        (["OUT", "--lang", "de"], "de"),
        (["OUT", "--rows", "all"], "--rows"),
        (["OUT", "--select", "limit=5"], "no parameter 'limit'"),
        (["OUT", "--select", "kommun=flenn"], "no value 'flenn'. Did you mean 'flen'?"),
        ([], "DIR"),
    ],
)
def test_wrong_argument_of_export(
    arguments: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong argument ends with 2 and one line that names it; nothing is written."""
    (tmp_path / "FILE").write_text("text")
    places = [str(tmp_path / item) if item.startswith(("OUT", "FILE")) else item for item in arguments]
    try:
        code = main(["export", *places, *([] if "--lang" in places else ["--lang", "en"])])
    except SystemExit as stopped:
        code = stopped.code
    shown = capsys.readouterr()
    assert code == 2
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert named in shown.err
    assert exported(tmp_path) == {"FILE": b"text"}


def test_export_of_bad_data(data_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Data with problems is not exported: they are told as the check tells them."""
    (data_copy / "codebook.toml").unlink()
    (tmp_path / "out").mkdir()
    assert main(["export", str(tmp_path / "out"), "--data", str(data_copy), "--lang", "sv"]) == 1
    assert "data/codebook.toml: filen finns inte" in capsys.readouterr().out
    assert exported(tmp_path / "out") == {}


def test_help_of_export() -> None:
    """The help, from a terminal, tells every file and option with an example."""
    run = subprocess.run(
        [sys.executable, "-m", "pilotkartan", "export", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for part in (
        "DIR",
        "--select",
        "--rows",
        "--with-contacts",
        "--lang",
        "--data",
        "pilotkartan-datapackage.zip",
        "tema=boende",
    ):
        assert part in run.stdout
    for name in (
        *(f"{way.folder}/" for way in DIALECTS),
        *(item.file_name for item in DOWNLOADS if "csv" not in item.id),
    ):
        assert name in run.stdout
