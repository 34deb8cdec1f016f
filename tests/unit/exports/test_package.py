"""The zip is a valid Data Package, and what it holds equals the atlas."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import KEYS, TABLES
from pilotkartan.exports.csv_format import GUARD, UNGUARDED
from pilotkartan.exports.csvw import SUFFIX
from pilotkartan.exports.datapackage import descriptor
from pilotkartan.exports.formats import data_package
from pilotkartan.exports.package import csv_zip
from pilotkartan.exports.tables import records, tables
from tests.csv_reader import read_csv


def unpacked(data: bytes) -> dict[str, bytes]:
    """A zip's files, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def described(data: bytes) -> dict[str, Any]:
    """The descriptor of a package."""
    return json.loads(unpacked(data)["datapackage.json"])


def errors(folder: Path, files: dict[str, bytes]) -> list[str]:
    """What the reference implementation finds wrong with a package of these files."""
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.mark.parametrize("pilots", [None, ("flen", "gotland"), ()])
@pytest.mark.parametrize("contacts", [True, False])
def test_package_is_valid(pilots: tuple[str, ...] | None, contacts: bool, index: Index, tmp_path: Path) -> None:
    """Types, keys, references between tables, codes, sizes and hashes all hold, of everything and of a selection."""
    files = unpacked(data_package(index, pilots, contacts, "en"))
    assert errors(tmp_path, files) == []
    assert len(json.loads(files["datapackage.json"])["resources"]) == len(TABLES) + contacts


def test_meaning_tells_the_unit(index: Index) -> None:
    """A column with a unit says it in its description, and no other column says any."""
    told = translator(index.atlas.words, "en")("export.unit", unit="km")
    (distances,) = descriptor(index, None, {"data/distances.csv": b""}, "en")["resources"]
    fields = {field["name"]: field["description"] for field in distances["schema"]["fields"]}
    assert [name for name, description in fields.items() if told in description] == ["distance_km"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/results.csv", b",done,", b",doen,"),
        ("data/codings.csv", b"flen,theme,", b"flem,theme,"),
        ("data/pilots.csv", b"59.0583", b"north"),
        ("data/distances.csv", b"flen,gotland", b"flen,haninge"),
    ],
)
def test_validator_sees_faults(file: str, old: bytes, new: bytes, index: Index, tmp_path: Path) -> None:
    """An unknown code, a lost reference, a wrong type and a double key are found: the check above means something."""
    files = unpacked(data_package(index, None, False, "en"))
    assert old in files[file]
    whole = json.loads(files["datapackage.json"])
    for resource in whole["resources"]:
        del resource["hash"], resource["bytes"]
    changed = {**files, file: files[file].replace(old, new, 1), "datapackage.json": json.dumps(whole).encode()}
    assert errors(tmp_path, changed)


def test_lone_texts_are_told_by_their_hash(index: Index, tmp_path: Path) -> None:
    """A file that was changed on its way is found by its hash."""
    files = unpacked(data_package(index, None, False, "en"))
    files["data/paragraphs.csv"] = files["data/paragraphs.csv"].replace(b"the", b"teh", 1)
    assert errors(tmp_path, files)


def test_tables_come_back_as_others_read_them(index: Index, tmp_path: Path) -> None:
    """The package's own library reads the same rows as the tables hold, but for the guard that the package tells."""
    (tmp_path / "all.zip").write_bytes(data_package(index, None, True, "sv"))
    read = frictionless.Package(str(tmp_path / "all.zip"))
    for name, table in tables(index, contacts=True).items():
        rows = [row.to_dict() for row in read.get_resource(name).read_rows()]
        expected = [
            {key: float(value) if isinstance(value, float) else value for key, value in row.items()}
            for row in records(table)
        ]
        assert [{key: _plain(value) for key, value in row.items()} for row in rows] == expected


def _plain(value: Any) -> Any:
    """A value as the tables have it: decimals as floats, texts without their guard."""
    if isinstance(value, str):
        return value[1:] if value.startswith("'") else value
    return value if value is None or isinstance(value, bool | int) else float(value)


def test_hostile_text_comes_back(hostile: Index, tmp_path: Path) -> None:
    """Texts that look like formulas make no invalid package, and come back from its files unharmed."""
    files = unpacked(data_package(hostile, None, True, "sv"))
    assert errors(tmp_path, files) == []
    for name, table in tables(hostile, contacts=True).items():
        assert read_csv(name, files[f"data/{name}.csv"]) == records(table)
    guard = json.loads(files["datapackage.json"])["formulaGuard"]
    assert (guard["pattern"], guard["replacement"]) == (GUARD, UNGUARDED)


@pytest.mark.parametrize("lang", LANGS)
def test_description(lang: Lang, atlas: Atlas, index: Index) -> None:
    """The package tells its name, version, date, licences, source, maker and keywords, from the data set's facts."""
    found = described(data_package(index, None, False, lang))
    dataset = atlas.dataset
    assert (found["name"], found["title"], found["version"]) == (dataset.id, dataset.title.of(lang), atlas.version)
    assert found["created"].startswith(dataset.issued.isoformat())
    assert [licence["name"] for licence in found["licenses"]] == ["CC-BY-4.0", "CC0-1.0"]
    assert found["sources"][0]["path"] == atlas.source.address
    assert found["contributors"] == [{"title": dataset.creator, "role": "author"}]
    assert found["keywords"] == [keyword.of(lang) for keyword in dataset.keyword]


def test_fields_are_told(index: Index) -> None:
    """Every column of every table is described with its type, and with its unit where it has one."""
    for resource in described(data_package(index, None, True, "sv"))["resources"]:
        if resource["name"] in TABLES:
            fields = resource["schema"]["fields"]
            columns = TABLES[resource["name"]]
            assert [(f["name"], f["type"]) for f in fields] == [(c.name, c.type) for c in columns]
            assert all(f["description"].endswith(".") for f in fields)
            assert all(f"Unit: {c.unit}." in f["description"] for f, c in zip(fields, columns, strict=True) if c.unit)


def test_primary_keys_are_never_empty(index: Index) -> None:
    """A table has a key just where the columns that tell its rows apart are filled in every row."""
    schemas = {
        item["name"]: item.get("schema") for item in described(data_package(index, None, True, "sv"))["resources"]
    }
    for name, table in tables(index, contacts=True).items():
        key = list(table.columns[: KEYS[name]])
        assert schemas[name].get("primaryKey") == (key if table[key].notna().all(axis=None) else None)


def test_read_me_and_licence(index: Index) -> None:
    """The package tells people what it is in both languages, and under which terms."""
    files = unpacked(data_package(index, None, False, "en"))
    for lang in LANGS:
        for name in ("title", "description"):
            assert getattr(index.atlas.dataset, name).of(lang) in files["README.md"].decode()
    assert files["LICENSE"].decode().count("https://creativecommons.org/licenses/by/4.0/") == len(LANGS)


def test_bare_csv_files(index: Index) -> None:
    """The zip of CSV files holds those of the package and the read-me, and beside each file its metadata."""
    bare, whole = unpacked(csv_zip(index, None, True)), unpacked(data_package(index, None, True, "sv"))
    files = {name.removeprefix("data/"): whole[name] for name in whole if name == "README.md" or "data/" in name}
    assert {name: data for name, data in bare.items() if not name.endswith(SUFFIX)} == files
    assert {name for name in bare if name.endswith(SUFFIX)} == {f"{table}.csv{SUFFIX}" for table in TABLES}


@pytest.mark.parametrize("lang", LANGS)
def test_read_me_tells_the_columns(lang: Lang, index: Index) -> None:
    """Whoever unpacks the CSV files reads what each column of each table means, in both languages."""
    t = translator(index.atlas.words, lang)
    told = unpacked(csv_zip(index, None, True))["README.md"].decode()
    for name, columns in TABLES.items():
        part = told.partition(f"## {t('export.columns_of', table=name)}\n")[2].partition("\n#")[0]
        lines = part.strip().splitlines()
        assert [line.split("`")[1] for line in lines] == [column.name for column in columns]
        for line, column in zip(lines, columns, strict=True):
            assert column.meaning(t) in line
            assert f"({t(f'export.type_{column.type}')}{f', {column.unit}' if column.unit else ''})" in line
