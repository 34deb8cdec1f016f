"""Make the truth table of the pilots for qualitative comparative analysis: a crisp set, codes as 0 and 1. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

import pandas as pd

from pilotkartan.content.model import LANGS, Atlas, Code, Lang, Pilot, Text
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.extract import Wanted, extract_from
from pilotkartan.explore.index import Index
from pilotkartan.explore.tally import DONE
from pilotkartan.exports.columns import Column
from pilotkartan.exports.table_rows import ROWS

ANY_DONE = f"any_{DONE}"
DONE_OF_TYPE = f"{DONE}_"
# The first columns, as in the table of pilots: the keys keep their leading zero in every program.
IDENTITY = ("pilot", "municipality_code", "municipality_key", "name", "county_code", "county_key", "skr_group_code")


@dataclass(frozen=True)
class TruthColumn:
    """Describe a condition or an outcome: its name, the dimension and code that it is about, its meaning, its value."""

    name: str
    role: Literal["condition", "outcome"]
    dimension: str
    code: str
    meaning: Text
    value: Callable[[Pilot], int]


def truth_columns(atlas: Atlas) -> tuple[TruthColumn, ...]:
    """Return the conditions, one for each code, and the outcomes."""
    return (*_conditions(atlas), *_outcomes(atlas))


def truth_table(index: Index, wanted: Wanted = None) -> pd.DataFrame:
    """Return a row for each pilot wanted, with all of its codes and results even where rows are filtered.

    A 0 means that the pilot has not got the code: with some of the rows it would mean nothing.
    """
    extract = extract_from(index.atlas, wanted)
    pilots = [index.atlas.by_id[pilot] for pilot in extract.pilots]
    values = {column.name: [column.value(pilot) for pilot in pilots] for column in truth_columns(index.atlas)}
    rows = list(ROWS["pilots"](index, extract))
    identity = {name: [row[name] for row in rows] for name in IDENTITY}
    return pd.DataFrame(identity | values, dtype=object)


def columns_table(atlas: Atlas) -> pd.DataFrame:
    """Return a row for each column of the truth table: its role, its dimension and code, its meaning."""
    head = ["column", "role", "dimension", "code", *(f"meaning_{lang}" for lang in LANGS)]
    rows: list[list[str | None]] = []
    for name in IDENTITY:
        meaning = _in_each(atlas, partial(_column_meaning, Column("pilots", name)))
        rows.append([name, "identity", None, None, meaning.sv, meaning.en])
    for each in truth_columns(atlas):
        rows.append([each.name, each.role, each.dimension, each.code, each.meaning.sv, each.meaning.en])
    return pd.DataFrame(rows, columns=head, dtype=object)


def _column_meaning(column: Column, t: Translator, _lang: Lang) -> str:
    return column.meaning(t)


def _in_each(atlas: Atlas, write: Callable[[Translator, Lang], str]) -> Text:
    """Return the text that `write` makes in each language."""
    return Text(**{lang: write(translator(atlas.words, lang), lang) for lang in LANGS})


def _name(*parts: str) -> str:
    """Return a name that R and pandas take as it is."""
    return "_".join(parts).replace("-", "_")


def _conditions(atlas: Atlas) -> Iterator[TruthColumn]:
    """Yield a column for each code that a pilot is given, and for each type of its results, whatever their status."""
    for dimension in atlas.codebook.dimension:
        if dimension.kind == "coding" or dimension.id == "result_type":
            for code in atlas.codebook.codes(dimension.id):
                label = {lang: f"{dimension.label.of(lang)}: {code.label.of(lang)}" for lang in LANGS}
                has_code = partial(_has_code, atlas, dimension.id, code.id)
                name = _name(dimension.id, code.id)
                yield TruthColumn(name, "condition", dimension.id, code.id, Text(**label), has_code)


def _outcomes(atlas: Atlas) -> Iterator[TruthColumn]:
    """Yield whether any result is done, whether one of each type is, and how many there are of each status."""
    any_done = _in_each(atlas, lambda t, _lang: t("research.any_done"))
    yield TruthColumn(ANY_DONE, "outcome", "result_status", DONE, any_done, partial(_has_done, None))
    for code in atlas.codebook.codes("result_type"):
        meaning = _in_each(atlas, partial(_done_of_type, code))
        name = f"{DONE_OF_TYPE}{_name(code.id)}"
        yield TruthColumn(name, "outcome", "result_type", code.id, meaning, partial(_has_done, code.id))
    for code in atlas.codebook.codes("result_status"):
        meaning = _in_each(atlas, partial(_number_with_status, code))
        name = _name("number", code.id)
        yield TruthColumn(name, "outcome", "result_status", code.id, meaning, partial(_number, code.id))


def _done_of_type(code: Code, t: Translator, lang: Lang) -> str:
    return t("research.done_of_type", type=code.label.of(lang))


def _number_with_status(code: Code, t: Translator, lang: Lang) -> str:
    return t("research.number", status=code.label.of(lang))


def _has_code(atlas: Atlas, dimension: str, code: str, pilot: Pilot) -> int:
    return int(code in {each.id for each in atlas.codes_of(pilot, dimension)})


def _has_done(kind: str | None, pilot: Pilot) -> int:
    """Return 1 where the pilot has a result that is done, of the type `kind` if one is named."""
    return int(any(each.status == DONE and kind in (None, each.type) for each in pilot.result))


def _number(status: str, pilot: Pilot) -> int:
    return sum(result.status == status for result in pilot.result)
