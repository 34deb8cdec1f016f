"""Programs read the files right without being told how: no key is lost, and the read-me says the rest."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES, Row
from pilotkartan.exports.csv_format import to_csv
from pilotkartan.exports.package import readme
from pilotkartan.exports.tables import records, tables
from pilotkartan.exports.xlsx import xlsx
from tests.csv_reader import unguarded

# Code -> the column beside it that no program takes for a number.
KEYS_OF_CODES = {"municipality_code": "municipality_key", "county_code": "county_key", "code": "code_key"}


def read_csv_files(index: Index) -> Mapping[str, pd.DataFrame]:
    """Read every CSV file as pandas does when told nothing, and take the guard against formulas away."""
    found = {name: pd.read_csv(io.BytesIO(to_csv(table))) for name, table in tables(index, contacts=True).items()}
    return {
        name: table.map(lambda value: unguarded(value) if isinstance(value, str) else value)
        for name, table in found.items()
    }


def read_workbook(index: Index) -> Mapping[str, pd.DataFrame]:
    """Read every sheet of the workbook as pandas does when told nothing."""
    return pd.read_excel(io.BytesIO(xlsx(index, None, True, "sv")), sheet_name=None)


# No key: at most its plus is lost.
PHONE = ("contacts", "phone")
each_reader = pytest.mark.parametrize("read", [read_csv_files, read_workbook])
Read = Callable[[Index], Mapping[str, pd.DataFrame]]


def is_number(text: str) -> bool:
    """Tell whether a program may take a text for a number."""
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def texts(table: str, rows: list[Row]) -> Mapping[str, list[str]]:
    """Return the texts of each column of text."""
    names = [column.name for column in TABLES[table] if column.type == "string"]
    return {name: [row[name] for row in rows if row[name] is not None] for name in names}


@each_reader
def test_columns_of_text_come_back(read: Read, index: Index) -> None:
    """A column of text is read as it was written, but for codes with a zero in front, whose key beside them is."""
    found = read(index)
    lost = set()
    for name, table in tables(index, contacts=True).items():
        for column, written in texts(name, records(table)).items():
            read_back = [str(value) for value in found[name][column].dropna()]
            if read_back != written:
                lost.add((name, column))
    assert lost - {PHONE} == {("pilots", "municipality_code"), ("pilots", "county_code")}


@each_reader
def test_keys_tell_municipalities_and_counties(read: Read, index: Index) -> None:
    """Whoever joins by the keys joins the right rows: Flen is SE_0482 in SE_04, as in the codebook."""
    found = read(index)
    flen = found["pilots"].set_index("pilot").loc["flen"]
    assert (flen["municipality_key"], flen["county_key"]) == ("SE_0482", "SE_04")
    joined = found["pilots"].merge(found["codebook"], left_on="county_key", right_on="code_key")
    assert list(joined["county_sv"]) == list(joined["label_sv"])
    assert len(joined) == len(index.atlas.pilots)


def test_no_code_is_without_a_key(index: Index) -> None:
    """A spreadsheet looks at each cell by itself: beside a code that could be a number stands a key that cannot."""
    for name, table in tables(index, contacts=True).items():
        rows = records(table)
        for column, written in texts(name, rows).items():
            if any(map(is_number, written)) and (name, column) != PHONE:
                keys = [row[KEYS_OF_CODES[column]] for row in rows]
                assert not any(map(is_number, keys)), (name, column)
                assert len(set(zip(written, keys, strict=True))) == len(set(keys)) == len(set(written))


@pytest.mark.parametrize("lang", LANGS)
def test_read_me_says_how_codes_are_read(
    lang: Lang, index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the read-me says to write in pandas gives the codes with their zeros, of either file; it names R as well."""
    told = readme(index, None, False).decode().split("\n# ")[LANGS.index(lang)]
    assert 'col_types = readr::cols(municipality_code = "c", county_code = "c")' in told
    (tmp_path / "pilots.csv").write_bytes(to_csv(tables(index)["pilots"]))
    (tmp_path / "pilotkartan.xlsx").write_bytes(xlsx(index, None, False, lang))
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"- pandas: `(.*)`", told)
    assert len(lines) == 2
    for line in lines:
        found = eval(line, {"pd": pd})
        codes = set(zip(found["municipality_code"], found["county_code"], strict=True))
        assert codes == {(pilot.code, pilot.county) for pilot in index.atlas.pilots}
