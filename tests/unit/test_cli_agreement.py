"""The command that compares someone's own coding with that of the data."""

import csv
import io
from pathlib import Path

import pytest

from pilotkartan.__main__ import main
from pilotkartan.content.load import DATA_DIR
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.parsed import CODING_FILES
from pilotkartan.content.texts import translator
from pilotkartan.explore.double_coding import compared, present_coding

SECOND = DATA_DIR / CODING_FILES[1]


def template(path: Path, lang: Lang) -> list[dict[str, str]]:
    """The lines of an empty sheet that the command writes."""
    assert main(["agreement", "--template", str(path), "--lang", lang]) == 0
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if lang == "sv" else ","))


@pytest.mark.parametrize("lang", LANGS)
def test_template_has_every_cell(lang: Lang, tmp_path: Path, atlas: Atlas) -> None:
    """An empty sheet has the second coder's columns and cells in their order, with what counts in its language."""
    rows = template(tmp_path / "sheet.csv", lang)
    with SECOND.open(encoding="utf-8", newline="") as file:
        second = list(csv.DictReader(file))
    assert list(rows[0])[: len(second[0])] == list(second[0])
    assert [(row["pilot"], row["dimension"], row["code"]) for row in rows] == [
        (row["pilot"], row["dimension"], row["code"]) for row in second
    ]
    assert {row[name] for row in rows for name in ("value", "main", "source", "note")} == {""}
    assert all(row["label"] == atlas.codebook.by_id[row["code"]].label.of(lang) for row in rows)


@pytest.mark.parametrize("lang", LANGS)
def test_template_filled_in_agrees(
    lang: Lang, tmp_path: Path, atlas: Atlas, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet filled in as the data is, in the form in which it was written, agrees throughout."""
    path = tmp_path / "sheet.csv"
    rows = template(path, lang)
    now = {judgement.cell: judgement for judgement in present_coding(atlas)}
    for row in rows:
        judgement = now[row["pilot"], row["code"]]
        row.update(value=str(int(judgement.value)), main="1" if judgement.main else "")
    with path.open("w", encoding="utf-8-sig" if lang == "sv" else "utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";" if lang == "sv" else ",")
        writer.writeheader()
        writer.writerows(rows)
    capsys.readouterr()
    assert main(["agreement", str(path), "--lang", lang]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert f"0 {'av' if lang == 'sv' else 'of'} {len(rows)}" in heading
    assert all("100 %" in line or "100%" in line for line in lines)


def test_template_goes_over_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody's coding is overwritten by an empty sheet."""
    path = tmp_path / "sheet.csv"
    path.write_text("my work")
    assert main(["agreement", "--template", str(path), "--lang", "en"]) == 2
    assert "not overwritten" in capsys.readouterr().err
    assert path.read_text() == "my work"
    assert main(["agreement", "--template", str(tmp_path / "no" / "sheet.csv"), "--lang", "sv"]) == 2
    assert "det gick inte att skriva" in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGS)
def test_file_is_compared_with_the_data(lang: Lang, atlas: Atlas, capsys: pytest.CaptureFixture[str]) -> None:
    """The report has the figures of every dimension and code, and each cell that differs with answers and notes."""
    assert main(["agreement", str(SECOND), "--lang", lang]) == 0
    told = capsys.readouterr().out
    found = compared(atlas, present_coding(atlas), atlas.second_coding)
    assert f"{len(found.disagreements)} {'av' if lang == 'sv' else 'of'} {len(found.cells)}" in told.splitlines()[0]
    assert atlas.version in told
    t = translator(atlas.words, lang)
    labels = [(row.code or row.dimension).label.of(lang) for row in found.rows] + [t("reliability.main_theme")]
    assert all(any(line.startswith(label) for line in told.splitlines()) for label in labels)
    for cell in found.disagreements:
        assert f"{cell.pilot.name}, {cell.code.label.of(lang)} ({cell.code.id})" in told
        assert cell.second.note in told


def test_faults_of_the_file_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that is wrong in the file is told at once, in the language asked for, with line, column and value."""
    path = tmp_path / "my.csv"
    text = SECOND.read_text("utf-8").replace("flen,theme,boende,0", "flen,theme,boende,7")
    path.write_text(text.replace("gotland,theme,boende", "gotlan,theme,boende"), "utf-8")
    assert main(["agreement", str(path), "--lang", "sv"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(f'{path}: rad 2, kolumn value = "7"' in line for line in lines)
    assert any(f'{path}: rad 27, kolumn pilot = "gotlan"' in line and "gotland" in line for line in lines)
    assert main(["agreement", str(path), "--lang", "en"]) == 1
    assert 'line 2, column value = "7"' in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["a.csv", "--template", "b.csv"]])
def test_one_file_is_named(arguments: list[str]) -> None:
    """Without a file, or with both, nothing is done."""
    with pytest.raises(SystemExit) as stopped:
        main(["agreement", *arguments])
    assert stopped.value.code == 2


def test_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read ends with 2 and its name."""
    assert main(["agreement", str(tmp_path / "none.csv"), "--lang", "en"]) == 2
    assert f"cannot read {tmp_path}/none.csv" in capsys.readouterr().err
