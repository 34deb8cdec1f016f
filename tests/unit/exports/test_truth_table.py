"""The truth table has a 1 just where the data has the code, and programs read it with its codes whole."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.extract import Extract
from pilotkartan.explore.index import Index
from pilotkartan.exports.truth_table import IDENTITY, truth_columns, truth_table
from pilotkartan.exports.truth_table_files import truth_table_zip


def unpacked(index: Index, lang: Lang = "sv") -> dict[str, bytes]:
    """The files of the zip, by name."""
    with zipfile.ZipFile(io.BytesIO(truth_table_zip(index, None, False, lang))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_values_are_the_datas(index: Index) -> None:
    """Conditions are the codes and the types of results; outcomes count the results that are done."""
    found = truth_table(index).set_index("pilot")
    for pilot in index.atlas.pilots:
        row = found.loc[pilot.id]
        given = {coding.code for coding in pilot.coding} | {result.type for result in pilot.result}
        done = [result.type for result in pilot.result if result.status == "done"]
        for column in truth_columns(index.atlas):
            if column.role == "condition":
                assert row[column.name] == (column.code in given)
        assert (row["any_done"], row["number_done"]) == (bool(done), len(done))
        assert {name for name in row.index if name.startswith("done_") and row[name]} == {f"done_{x}" for x in done}
    coded = [code.id for code in index.atlas.codebook.code if code.dimension in ("theme", "method", "target_group")]
    assert {f"{index.atlas.codebook.by_id[code].dimension}_{code}" for code in coded} <= set(found.columns)


def test_filtered_rows_change_no_value(index: Index) -> None:
    """Where a filter leaves some rows of two pilots, their values are those of all rows: a 0 is no filter's work."""
    part = Extract(("gotland", "flen"), facets=(("result_status", ("planned",)), ("theme", ("besok",))))
    whole = truth_table(index).set_index("pilot")
    assert truth_table(index, part).set_index("pilot").equals(whole.loc[["gotland", "flen"]])
    assert list(truth_table(index, ()).columns) == ["pilot", *whole.columns]


def test_pandas_and_excel_keep_the_codes(index: Index) -> None:
    """A program that is told nothing reads whole numbers and keys as they are; the workbook holds codes as text."""
    files, codes = unpacked(index), {pilot.id: pilot.code for pilot in index.atlas.pilots}
    table = pd.read_csv(io.BytesIO(files["truth_table.csv"]), index_col="pilot")
    assert dict(table["municipality_key"]) == {pilot: f"SE_{code}" for pilot, code in codes.items()}
    assert set(map(str, table.dtypes[len(IDENTITY) - 1 :])) == {"int64"}
    assert set(table.filter(regex="^(theme|method|target|result|any|done)_").to_numpy().flat) == {0, 1}
    head, *rows = load_workbook(io.BytesIO(files["truth_table.xlsx"]))["truth_table"].iter_rows(values_only=True)
    assert list(head) == ["pilot", *table.columns]
    assert {row[0]: row[1] for row in rows} == codes
    assert [list(row[len(IDENTITY) :]) for row in rows] == table.iloc[:, len(IDENTITY) - 1 :].to_numpy().tolist()


@pytest.mark.parametrize("lang", LANGS)
def test_read_me_lines_read_the_file(
    lang: Lang, index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The three lines of Python print the configurations; those of R name the same file, conditions and outcome."""
    files = unpacked(index, lang)
    r_lines, python_lines = re.findall(r"```\n(.+?)\n```", files["README.md"].decode(), re.DOTALL)[:2]
    assert r_lines.count("\n") == python_lines.count("\n") == 2
    (tmp_path / "truth_table.csv").write_bytes(files["truth_table.csv"])
    monkeypatch.chdir(tmp_path)
    told: dict[str, pd.DataFrame] = {}
    exec(python_lines, told)
    codes = {pilot.id: (pilot.code, pilot.county) for pilot in index.atlas.pilots}
    read = told["pilots"]
    assert dict(zip(read.index, zip(read["municipality_code"], read["county_code"], strict=True), strict=True)) == codes
    outcome, conditions = re.findall(r'outcome = "(\w+)", conditions = "([\w, ]+)"', r_lines)[0]
    assert 0 < read[outcome].sum() < len(read)
    printed = capsys.readouterr().out
    assert all(name in printed and name in read for name in conditions.split(", "))
    assert f'["{outcome}"]' in python_lines
    sheet = load_workbook(io.BytesIO(files["truth_table.xlsx"]))["readme"]
    shown = [row[1] for row in sheet.iter_rows(values_only=True)]
    assert all(line in shown for line in (*r_lines.splitlines(), *python_lines.splitlines()))


def test_columns_are_described(index: Index) -> None:
    """Each column has a line with its role and its meaning in both languages, and its code where it has one."""
    files = unpacked(index)
    rows = list(csv.DictReader(io.StringIO(files["columns.csv"].decode())))
    head = next(csv.reader(io.StringIO(files["truth_table.csv"].decode())))
    assert [row["column"] for row in rows] == head
    assert all(row["meaning_sv"] and row["meaning_en"] for row in rows)
    by_id = index.atlas.codebook.by_id
    assert all(by_id[row["code"]].dimension == row["dimension"] for row in rows if row["role"] != "identity")
