"""The tidy tables hold what the atlas holds, no more and no less."""

from dataclasses import replace

import pandas as pd
import pytest

from pilotkartan.content.model import LANGS, PARTS, Atlas, Lang, Passage, Pilot, Result
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.exports.columns import KEYS, TABLES
from pilotkartan.exports.tables import records, tables

EVERYTHING = tuple(TABLES)


@pytest.fixture(scope="module")
def whole(index: Index) -> dict[str, pd.DataFrame]:
    """All tables with all rows."""
    return tables(index, contacts=True)


# What the source gives of none, and days that nobody has given yet.
EMPTY_YET = {"address", "email", "verified", "site_verified"}


def passages(rows: pd.DataFrame) -> tuple[Passage, ...]:
    """The passages that a table's rows hold."""
    return tuple(
        Passage(sv=row["text_sv"], en=row["text_en"], source=tuple(row["source"].split())) for row in records(rows)
    )


@pytest.mark.parametrize("table", EVERYTHING)
def test_columns_are_those_promised(table: str, whole: dict[str, pd.DataFrame]) -> None:
    """A table has just the columns that the description of the data names, in that order, and some rows."""
    assert list(whole[table].columns) == [column.name for column in TABLES[table]]
    assert len(whole[table])


@pytest.mark.parametrize("table", EVERYTHING)
def test_values_are_of_the_type_promised(table: str, whole: dict[str, pd.DataFrame]) -> None:
    """Whoever reads a column by its type meets no other, but for what is not reported."""
    types = {"string": str, "number": int | float, "integer": int, "boolean": bool}
    for column in TABLES[table]:
        values = [row[column.name] for row in records(whole[table]) if row[column.name] is not None]
        assert all(isinstance(value, types[column.type]) for value in values), column
        assert values or column.name in EMPTY_YET, column


@pytest.mark.parametrize("table", EVERYTHING)
def test_keys_tell_rows_apart(table: str, whole: dict[str, pd.DataFrame]) -> None:
    """No two rows share their key columns."""
    assert not whole[table].duplicated(subset=list(whole[table].columns[: KEYS[table]])).any()


@pytest.mark.parametrize("lang", LANGS)
def test_columns_are_told(lang: str, atlas: Atlas) -> None:
    """Each column's meaning is a text of its own, which for a bilingual column says the language."""
    t = translator(atlas.words, lang)
    for columns in TABLES.values():
        told = [column.meaning(t) for column in columns]
        assert all(told)
        assert len(set(told)) == len(told)


def test_pilots_texts_and_results_come_back(whole: dict[str, pd.DataFrame], atlas: Atlas) -> None:
    """Every passage and result of a pilot can be put together again from the tables, in its order."""
    for pilot in atlas.pilots:
        texts = whole["texts"][whole["texts"]["pilot"] == pilot.id]
        for part in PARTS:
            assert passages(texts[texts["part"] == part]) == getattr(pilot, part)
        results = whole["results"][whole["results"]["pilot"] == pilot.id]
        assert (
            tuple(
                Result(
                    **passage.model_dump(), status=row["status"], type=row["type"], themes=tuple(row["themes"].split())
                )
                for passage, row in zip(passages(results), records(results), strict=True)
            )
            == pilot.result
        )


def test_codings_come_back(whole: dict[str, pd.DataFrame], index: Index) -> None:
    """Every coding stands in the tables with its reason and paragraphs, and nothing else does."""
    rows = [
        (row["pilot"], row["code"], row["main"], row["reason_sv"], row["reason_en"], row["source"])
        for row in records(whole["codings"])
    ]
    assert rows == [
        (pilot.id, coding.code, coding.main, coding.reason.sv, coding.reason.en, " ".join(coding.source))
        for pilot in index.by_name
        for coding in pilot.coding
    ]


def test_programme_comes_back(whole: dict[str, pd.DataFrame], atlas: Atlas) -> None:
    """The programme's sections and materials are rows without a pilot."""
    texts = whole["texts"][whole["texts"]["pilot"].isna()]
    for section in atlas.programme.section:
        rows = texts[texts["part"] == section.id]
        assert list(rows["part_of_pilots"]) == [passage.part_of_pilots for passage in section.passage]
        assert passages(rows) == tuple(
            Passage(sv=passage.sv, en=passage.en, source=passage.source) for passage in section.passage
        )
    materials = whole["materials"]
    own = materials[materials["pilot"].isna()]
    assert list(own["material"]) == [material.id for material in atlas.programme.material]
    assert len(materials) == len(own) + sum(len(pilot.material) for pilot in atlas.pilots)


def test_selection_keeps_its_pilots_only(index: Index) -> None:
    """What is exported of a selection speaks of its pilots alone, with what of the programme is about them."""
    ids = index.view(replace(Selection(), facets={"theme": ("boende", "besok")}), "sv").ids
    found = tables(index, ids, contacts=True)
    for name in ("pilots", "texts", "results", "codings", "materials", "contacts"):
        assert set(found[name]["pilot"]) <= {*ids, None}, name
    for row in records(found["texts"]) + records(found["materials"]):
        assert row["pilot"] or row.get("part_of_pilots") or set((row["concerns"] or "").split()) & set(ids)
    assert set(found["pilots"]["pilot"]) == set(ids)
    assert set(found["distances"]["from"]) == set(ids)
    assert len(found["codebook"]) == len(index.atlas.codebook.code)


def test_people_only_where_asked_for(index: Index, atlas: Atlas) -> None:
    """No table holds a person's name, telephone or address unless asked for; hidden ones are nowhere."""
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    text = "".join(table.to_csv() for table in tables(index).values())
    assert not [person.name for person in people if person.phone in text or (person.any_email or person.phone) in text]
    assert "contacts" not in tables(index)
    assert len(tables(index, contacts=True)["contacts"]) == len(people)
    assert len(tables(Index(atlas.without_contacts()), contacts=True)["contacts"]) == 0


def test_missing_values_stay_missing(index: Index, atlas: Atlas) -> None:
    """What the source does not give is None, never a number or an empty text."""
    row = next(row for row in records(tables(index)["materials"]) if row["material"] == "flen-film")
    material = next(item for item in atlas.by_id["flen"].material if item.id == "flen-film")
    assert material.size is None
    assert row["size"] is None
    assert row["address"] is None


def test_pilot_without_results_has_no_rows(atlas: Atlas) -> None:
    """A pilot of whom the source reports no result has no row in that table, and keeps its own."""
    silent: Pilot = atlas.pilots[0].model_copy(update={"result": ()})
    found = tables(Index(atlas.model_copy(update={"pilots": (silent, *atlas.pilots[1:])})))
    assert silent.id not in set(found["results"]["pilot"])
    assert silent.id in set(found["pilots"]["pilot"])


@pytest.mark.parametrize(("lang", "empty", "where"), [("sv", "tomt", " där "), ("en", "empty", " where ")])
def test_meanings_are_true(lang: Lang, empty: str, where: str, whole: dict[str, pd.DataFrame], atlas: Atlas) -> None:
    """A column says that it may be empty just where it is, in some row of that very table."""
    t = translator(atlas.words, lang)
    for table, columns in TABLES.items():
        for column in columns:
            meaning = column.meaning(t)
            if whole[table][column.name].isna().any():
                assert empty in meaning or where in meaning, (table, column.name)
            else:
                assert empty not in meaning, (table, column.name)


@pytest.mark.parametrize("lang", LANGS)
def test_a_name_may_mean_something_else_in_another_table(lang: Lang, atlas: Atlas) -> None:
    """The meaning is that of the table: a pilot's name is no person's, a result's number is no passage's."""
    t = translator(atlas.words, lang)
    meanings = {(table, column.name): column.meaning(t) for table in TABLES for column in TABLES[table]}
    for one, other in (
        (("pilots", "pilot"), ("texts", "pilot")),
        (("pilots", "name"), ("contacts", "name")),
        (("pilots", "source"), ("results", "source")),
        (("texts", "n"), ("results", "n")),
        (("texts", "text_en"), ("paragraphs", "text_en")),
    ):
        assert meanings[one] != meanings[other]
    assert meanings["results", "pilot"] == meanings["codings", "pilot"] == meanings["pilots", "pilot"]
