"""Write the truth table as files: CSV, a workbook, the meaning of its columns, and how R and Python read it. Pure."""

import pandas as pd

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.csv_format import to_csv
from pilotkartan.exports.readme import Part, about_data, as_markdown, selected_pilots
from pilotkartan.exports.truth_table import ANY_DONE, DONE_OF_TYPE, columns_table, truth_columns, truth_table
from pilotkartan.exports.workbook import workbook
from pilotkartan.exports.zip_file import zip_files

CSV_FILE, XLSX_FILE = "truth_table.csv", "truth_table.xlsx"
# How the codes with a leading zero are read as text.
_CODES = ("municipality_code", "county_code")


def truth_table_zip(index: Index, wanted: Wanted, _contacts: bool, lang: Lang) -> bytes:
    """Return the files as a zip."""
    return zip_files(index.atlas, truth_table_files(index, wanted, lang))


def truth_table_files(index: Index, wanted: Wanted, lang: Lang) -> dict[str, bytes]:
    """Return the files by name; the read-me in the workbook is in `lang`, the one beside it in both languages."""
    found, columns = truth_table(index, wanted), columns_table(index.atlas)
    parts = {each: _parts(index, wanted, found, each) for each in LANGS}
    named = {"truth_table": found, "columns": columns}
    sheets = {name: (list(rows.columns), rows.to_numpy().tolist()) for name, rows in named.items()}
    return {
        "README.md": as_markdown(index.atlas, parts),
        CSV_FILE: to_csv(found),
        "columns.csv": to_csv(columns),
        XLSX_FILE: workbook(index, lang, sheets, parts[lang]),
    }


def _parts(index: Index, wanted: Wanted, found: pd.DataFrame, lang: Lang) -> tuple[Part, ...]:
    t = translator(index.atlas.words, lang)
    meaning = (
        t("research.truth_about"),
        t("research.truth_zero"),
        t("research.truth_whole"),
        t("research.truth_codes"),
    )
    return (
        Part(t("research.truth_heading"), meaning),
        Part("R", (t("research.truth_r"),), r_lines(index, found)),
        Part("Python", (t("research.truth_python"),), python_lines(index, found)),
        *about_data(index, (selected_pilots(index, wanted, lang),), lang),
    )


def r_lines(index: Index, found: pd.DataFrame) -> tuple[str, ...]:
    """Return the lines of R that read the file and make a truth table of some conditions."""
    outcome, conditions = _example(index, found)
    as_text = ", ".join(f'{name} = "character"' for name in _CODES)
    return (
        "library(QCA)",
        f'pilots <- read.csv("{CSV_FILE}", row.names = "pilot", colClasses = c({as_text}), encoding = "UTF-8")',
        f'truthTable(pilots, outcome = "{outcome}", conditions = "{", ".join(conditions)}", show.cases = TRUE)',
    )


def python_lines(index: Index, found: pd.DataFrame) -> tuple[str, ...]:
    """Return the lines of Python that do the same: the cases of each configuration and how many have the outcome."""
    outcome, conditions = _example(index, found)
    as_text = ", ".join(f'"{name}": "string"' for name in _CODES)
    return (
        "import pandas as pd",
        f'pilots = pd.read_csv("{CSV_FILE}", index_col="pilot", dtype={{{as_text}}})',
        f'print(pilots.groupby({[*conditions]})["{outcome}"].agg(["size", "mean"]))'.replace("'", '"'),
    )


def _example(index: Index, found: pd.DataFrame) -> tuple[str, list[str]]:
    """Return an outcome and three themes by which the pilots differ most, so that the example shows something."""
    columns = truth_columns(index.atlas)
    outcomes = [each.name for each in columns if each.name.startswith(DONE_OF_TYPE)] or [ANY_DONE]
    themes = [each.name for each in columns if each.role == "condition" and each.dimension == "theme"]

    def distance_from_half(name: str) -> float:
        ones: int = sum(found[name])
        return abs(ones - len(found) / 2)

    return min(outcomes, key=distance_from_half), sorted(themes, key=distance_from_half)[:3]
