"""Every form of the data has the same rows in the same order."""

import io
import json
import zipfile
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Lang, Pilot
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Extract, extract_from
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS
from pilotkartan.exports.columns import OPEN_TABLES, TABLES, WHOLE_TABLES, Row, content
from pilotkartan.exports.formats import DOWNLOADS, csv
from pilotkartan.exports.readme import about
from pilotkartan.exports.tables import records, table
from pilotkartan.web.api.filters import FILTERS
from pilotkartan.web.api.query import read
from tests.asgi_client import ask
from tests.csv_reader import read_csv

ATLAS = load_atlas()
INDEX = Index(ATLAS)
each_time_the_same = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
QUERIES = ["", "sortering=nord", "status=done&resultat=beslut", "metod=enkat&sortering=tema", "tema=boende&rows=pilots",
           "kommun=overkalix&jamfor=flen&jamfor=harjedalen", "q=f%C3%B6retag", "lan=25&typ=A2"]  # fmt: skip
each_query = pytest.mark.parametrize("query", QUERIES)


def extract_of(query: str, index: Index = INDEX) -> Extract:
    """What a query asks for."""
    return read(query.encode(), index.atlas, FILTERS).extract(index)


def meets(values: dict[str, str], asked: dict[str, list[str]]) -> bool:
    """Whether a row has one of the codes asked for in each of the dimensions that it holds."""
    return all(values[name] in asked[name] for name in values if name in asked)


def results_of(pilot: Pilot, asked: dict[str, list[str]]) -> list[tuple[str, int]]:
    """The results that are asked for, by a plain loop."""
    return [
        (pilot.id, n)
        for n, result in enumerate(pilot.result, 1)
        if meets({"result_type": result.type, "result_status": result.status}, asked)
    ]


def codings_of(pilot: Pilot, asked: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The codings that are asked for, by a plain loop; all of them where no code of theirs is."""
    named = {code for name in ("theme", "method", "target_group") for code in asked.get(name, ())}
    return [(pilot.id, coding.code) for coding in pilot.coding if not named or coding.code in named]


@st.composite
def asked_for(draw: st.DrawFn) -> dict[str, list[str]]:
    """Some codes of some dimensions."""
    found = {}
    for name in draw(st.lists(st.sampled_from([*FACETS]), unique=True, max_size=3)):
        codes = [code.id for code in ATLAS.codebook.codes(name)]
        found[name] = draw(st.lists(st.sampled_from(codes), unique=True, min_size=1, max_size=3))
    return found


@each_time_the_same
@given(asked_for(), st.sampled_from(["matching", "pilots"]))
def test_rows_are_those_of_a_plain_loop(asked: dict[str, list[str]], rows: str) -> None:
    """Of the pilots left, a table has the rows that have the codes asked for, or all of them where so asked."""
    query = urlencode({FACETS[name]: codes for name, codes in asked.items()} | {"rows": rows}, doseq=True)
    extract = extract_of(query)
    pilots = [ATLAS.by_id[pilot] for pilot in extract.pilots]
    wanted = asked if rows == "matching" else {}
    found = [(row["pilot"], row["n"]) for row in records(table(INDEX, "results", extract))]
    assert found == [row for pilot in pilots for row in results_of(pilot, wanted)]
    coded = [(row["pilot"], row["code"]) for row in records(table(INDEX, "codings", extract))]
    assert coded == [row for pilot in pilots for row in codings_of(pilot, wanted)]
    # Whoever is left because of a result or a coding has a row there.
    if {"result_type", "result_status"} & set(asked):
        assert {pilot for pilot, _ in found} == set(extract.pilots)
    if {"theme", "method", "target_group"} & set(asked):
        assert {pilot for pilot, _ in coded} == set(extract.pilots)


def made(kind: str, extract: Extract) -> bytes:
    """A download, with the contacts."""
    return next(download for download in DOWNLOADS if download.id == kind).make(INDEX, extract, True, "sv")


def sheet(data: bytes, name: str) -> list[Row]:
    """The rows of a workbook's sheet."""
    head, *lines = load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)
    return [dict(zip(head, [unescape(v) if isinstance(v, str) else v for v in line], strict=True)) for line in lines]


def test_everything_is_more_than_every_pilot() -> None:
    """Who wants no part of the data gets the programme's own rows too, and who names every pilot does not."""
    everything, pilots = (
        extract_from(INDEX.atlas, None),
        extract_from(INDEX.atlas, [pilot.id for pilot in INDEX.by_name]),
    )
    assert everything.pilots == pilots.pilots
    assert (everything.everything, pilots.everything) == (True, False)


# All forms are made of what test_order_is_the_lists reads: one query of each kind of row shows that they agree.
@pytest.mark.slow
@pytest.mark.parametrize("query", ["", "status=done&resultat=beslut", "metod=enkat&sortering=tema",
                                   "tema=boende&rows=pilots"])  # fmt: skip
def test_rows_are_the_same_in_every_form(query: str) -> None:
    """The same selection gives the same rows in the same order as CSV, workbook, JSON, package and over HTTP."""
    extract = extract_of(query)
    whole: dict[str, Any] = json.loads(made("json", extract))["tables"]
    book, bare, packed = (made(kind, extract) for kind in ("xlsx", "csv", "package"))
    with zipfile.ZipFile(io.BytesIO(bare)) as one, zipfile.ZipFile(io.BytesIO(packed)) as other:
        for name in TABLES:
            rows = records(table(INDEX, name, extract))
            assert whole[name] == sheet(book, name) == rows
            assert read_csv(name, one.read(f"{name}.csv")) == read_csv(name, other.read(f"data/{name}.csv")) == rows
            assert read_csv(name, csv(name, INDEX, extract, True)) == rows
            if name in OPEN_TABLES:
                served = ask(f"/api/v1/{name}{'' if name in WHOLE_TABLES else f'?{query}'}").json()["data"]
                assert served == rows


@each_query
@pytest.mark.parametrize("name", [name for name, columns in TABLES.items() if columns[0].name in ("pilot", "paragraph")
                                  or any(column.name == "pilot" for column in columns)])  # fmt: skip
def test_order_is_the_lists(query: str, name: str) -> None:
    """The programme's own rows come first, then the pilots in the order of the list, then as in the data."""
    extract = extract_of(query)
    place = {None: -1} | {pilot: n for n, pilot in enumerate(extract.pilots)}
    rows = records(table(INDEX, name, extract))
    about = [row["paragraph"].partition(":")[0] for row in rows] if name == "paragraphs" else [r["pilot"] for r in rows]
    places = [place.get(pilot, -1) for pilot in about]
    assert places == sorted(places)
    if "n" in [column.name for column in TABLES[name]]:
        numbers: dict[tuple[str, ...], list[int]] = {}
        for row in rows:
            numbers.setdefault((row["pilot"], row.get("part", "")), []).append(row["n"])
        assert all(found == sorted(found) for found in numbers.values())


@each_query
def test_query_of_an_extract_asks_for_it_again(query: str) -> None:
    """What a file says of its selection gives the same selection once more, in any language."""
    extract = extract_of(query)
    assert extract_of(extract.query) == extract


@pytest.mark.parametrize("lang", LANGS)
def test_read_me_says_which_rows(lang: Lang) -> None:
    """A read-me names the tables that the filter chose rows of, with the codes; or says that all rows are there."""
    words = translator(ATLAS.words, lang)

    def told(query: str) -> str:
        return "\n".join(line for part in about(INDEX, extract_of(query), TABLES, lang) for line in part.lines)

    label = {code.id: code.label.of(lang) for code in ATLAS.codebook.code}
    chosen = told("status=done&resultat=beslut")
    assert label["done"] in chosen
    assert label["beslut"] in chosen
    for query, named in (("status=done", ["results", "evidence"]), ("metod=enkat", ["codings", "double_codings"])):
        rows = [row for row in told(query).splitlines() if "--rows pilots" in row]
        assert len(rows) == len(named)
        assert all(f" {name} " in row for name, row in zip(named, rows, strict=True))
    every = told("status=done&rows=pilots")
    assert words("export.rows_pilots") in every
    assert "--rows pilots" not in every
    assert "status=done&rows=pilots" in every
    assert "--select" not in told("")
    assert all(content(name, words) in told("") for name in TABLES)
