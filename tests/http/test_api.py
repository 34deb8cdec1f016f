"""The API says the right things, and says them well over HTTP."""

import csv
import gzip
import io
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any, get_args

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.problems import DataError
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, PARAMS, Selection, Sort
from pilotkartan.exports.columns import FEATURE, OPEN_TABLES, TABLES, WITHIN_A_PILOT, Row
from pilotkartan.exports.csv_format import guarded
from pilotkartan.exports.tables import records, tables
from pilotkartan.web import current_data
from pilotkartan.web.api import app
from pilotkartan.web.api.addresses import ADDRESSES, CSV, CSV_METADATA, GEOJSON, JSON, ONE_PILOT
from pilotkartan.web.api.filters import FILTERS, OF_THE_PAGE, TAKEN, data_address
from pilotkartan.web.api.problem import PROBLEM
from pilotkartan.web.api.query import MAX_QUERY_BYTES
from tests.asgi_client import Answer, ask
from tests.csv_reader import unguarded

PATHS = [path.replace("{id}", "flen") for path in ADDRESSES]
FILTERED = [path for path, address in ADDRESSES.items() if address.filtered]
PILOTS = "/api/v1/pilots"
each_path = pytest.mark.parametrize("path", PATHS)
each_table = pytest.mark.parametrize("table", OPEN_TABLES)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Callable[[Atlas], None]:
    """A function that makes another atlas the current one."""

    def make_current(atlas: Atlas) -> None:
        index = Index(atlas)
        monkeypatch.setattr(current_data, "current_index", lambda: index)

    return make_current


def ids(address: str) -> list[str]:
    """The ids of the pilots at an address."""
    answer = ask(address)
    assert answer.status == 200, answer.text
    return [row["pilot"] for row in answer.json()["data"]]


def refused(answer: Answer, status: int, code: str) -> str:
    """What an answer says is wrong and what to do, after a look at its form."""
    assert answer.status == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    assert answer.headers["access-control-allow-origin"] == "*"
    found: dict[str, Any] = answer.json()
    assert list(found) == ["type", "title", "status", "detail", "instance", "code"]
    assert (found["status"], found["code"]) == (status, code)
    assert found["type"] == f"/api/openapi.json#/components/x-problems/{code}"
    assert found["title"]
    detail: str = found["detail"]
    return detail


def read_back(table: str, text: str) -> list[Row]:
    """The rows of a CSV text, their types restored."""
    into = {"string": unguarded, "number": float, "integer": int, "boolean": {"true": True, "false": False}.__getitem__}
    lines = csv.DictReader(io.StringIO(text, newline=""))
    types = {column.name: into[column.type] for column in TABLES[table]}
    return [{name: types[name](cell) if cell else None for name, cell in line.items()} for line in lines]


# What they say


@each_table
def test_table_comes_whole(index: Index, table: str) -> None:
    """An address without filters gives every row of its table, with the facts of the data set around it."""
    answer = ask(f"/api/v1/{table}").json()
    rows = records(tables(index)[table])
    assert sorted(answer["data"], key=str) == sorted(rows, key=str)
    assert answer["count"] == len(rows)
    assert answer["version"] == index.atlas.version
    assert answer["date"] == str(index.atlas.dataset.date)
    assert answer["licence"][0]["id"] == index.atlas.dataset.licence[0].id
    assert answer["selection"] is None
    assert answer["source"]["address"] == index.atlas.source.address


@each_table
@pytest.mark.parametrize("query", ["", "?tema=boende&sortering=nord"])
def test_csv_says_what_json_says(table: str, query: str) -> None:
    """Both formats of a table hold the same rows, in the same order, under the same names."""
    query = query if ADDRESSES[f"/api/v1/{table}"].filtered else ""
    text = ask(f"/api/v1/{table}.csv{query}").text
    assert "\r" not in text
    assert read_back(table, text) == ask(f"/api/v1/{table}{query}").json()["data"]


def test_features_say_what_rows_say() -> None:
    """The features are of the same pilots, in the same order, with the same columns."""
    query = "?tema=boende&sortering=nord"
    features = ask(f"{PILOTS}.geojson{query}").json()["features"]
    rows = [{name: value for name, value in feature["properties"].items() if name != FEATURE} for feature in features]
    assert rows[::2] == rows[1::2] == ask(f"{PILOTS}{query}").json()["data"]


def test_one_pilot(index: Index) -> None:
    """A pilot's own address holds its row and its rows of the other tables, and no other pilot's."""
    for pilot in index.atlas.pilots:
        answer = ask(f"{PILOTS}/{pilot.id}").json()
        found = tables(index, [pilot.id])
        parts = {table: records(found[table]) for table in WITHIN_A_PILOT}
        assert answer["data"] == {**records(found["pilots"])[0], **parts}
        assert answer["count"] == 1


def test_list_of_addresses() -> None:
    """The list names every address that there is, and each of them answers with the media type told."""
    listed = ask("/api/v1").json()["data"]
    assert [row["address"] for row in listed] == list(ADDRESSES)
    for row in listed:
        answer = ask(row["address"].replace("{id}", "flen"))
        assert answer.headers["content-type"].split(";")[0] == row["media_type"]


def test_no_person_anywhere(atlas: Atlas) -> None:
    """No answer holds a name, telephone or mail of the contacts, however it is asked for."""
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    personal = {text for person in people for text in (person.name, person.phone, person.any_email) if text}
    assert len(personal) > len(people)
    asked = [*PATHS, *(f"{PILOTS}/{pilot.id}" for pilot in atlas.pilots), f"{PILOTS}?q={people[0].name}"]
    for path in asked:
        text = ask(path).text
        assert [word for word in personal if word in text] == [], path
    for path in ("/api/v1/contacts", "/api/v1/contacts.csv"):
        refused(ask(path), 404, "unknown_address")


# Filters


@pytest.mark.parametrize("dimension", FACETS)
def test_facet_is_the_pages(index: Index, dimension: str) -> None:
    """A facet's code leaves the same pilots here as on the page, in the same order."""
    for code in index.atlas.codebook.codes(dimension):
        selection = Selection(facets={dimension: (code.id,)})
        assert ids(f"{PILOTS}?{FACETS[dimension]}={code.id}") == [*index.view(selection, "sv").ids]


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(pilot="flen", place="umea", questions=("besok",), own_type="A2"),
        Selection(facets={"theme": ("boende", "besok")}),
        Selection(facets={"theme": ("boende", "platsidentitet")}, all_themes=True),
        Selection(facets={"theme": ("boende",), "result_status": ("done", "planned"), "county": ("09", "14")}),
        Selection(search="företag"),
        Selection(search="residents & housing"),
        Selection(facets={"method": ("enkat",)}, search="turism", lang="en"),
        Selection(search="qqqq"),
    ],
)
def test_address_of_a_selection(index: Index, selection: Selection, lang: Lang, sort: Sort) -> None:
    """The data address that stands beside a share link leads to the very pilots that the page lists."""
    selection = replace(selection, sort=sort)
    assert ids(data_address(selection, lang)) == [*index.view(selection, lang).ids]


def test_search_is_in_swedish_unless_told(index: Index) -> None:
    """A search without a language reads the Swedish texts, whatever languages the asker's headers name."""
    sought = Selection(search="boende")
    swedish, english = (index.view(sought, lang).ids for lang in LANGS)
    assert swedish != english
    answer = ask(f"{PILOTS}?q=boende", ("accept-language", "en"))
    assert [row["pilot"] for row in answer.json()["data"]] == [*swedish]
    assert ids(f"{PILOTS}?q=boende&lang=en") == [*english]


@pytest.mark.parametrize("lang", LANGS)
def test_everyday_words_mean_what_they_mean_on_the_page(lang: Lang, index: Index) -> None:
    """A word that no text holds finds in the API the pilots that it finds on the page, in the same order."""
    for meaning in index.atlas.search.word[:5]:
        selection = Selection(search=meaning.words(lang)[0], sort="nord")
        assert ids(data_address(selection, lang)) == [*index.view(selection, lang).ids]
    for question in index.atlas.search.answer:
        selection = Selection(search=question.words(lang)[-1])
        assert ids(data_address(selection, lang)) == [*index.view(selection, lang).ids]


def test_address_holds_filters_only() -> None:
    """What filters nothing is not in the address, nor is a language where no text is searched for."""
    bare = Selection(pilot="flen", place="umea", questions=("besok",), own_type="A2", lang="en")
    assert data_address(bare, "en") == PILOTS
    assert data_address(replace(bare, search="å"), "en", f"{PILOTS}.csv") == f"{PILOTS}.csv?q=%C3%A5&lang=en"


@pytest.mark.parametrize("asked", ["", "&rows=pilots"])
@pytest.mark.parametrize(
    "table",
    ["texts", "results", "codings", "double_codings", "materials", "distances", "similarities", "paragraphs"],
)
def test_filters_choose_rows_of_every_table(index: Index, table: str, asked: str) -> None:
    """A filtered table has the rows of the pilots left, in their order, and of the programme's own those about them.

    Only where it holds the filter's own codes it has no others, unless all rows of the pilots are asked for.
    """
    left = [*index.view(Selection(facets={"theme": ("boende", "besok")}, sort="nord"), "sv").ids]
    answer = ask(f"/api/v1/{table}?tema=boende&tema=besok&sortering=nord{asked}").json()
    expected = records(tables(index, left)[table])
    if table in ("codings", "double_codings") and not asked:
        expected = [row for row in expected if row["code"] in ("boende", "besok")]
    assert answer["data"] == expected
    by = next((name for name in ("pilot", "from") if name in answer["data"][0]), None)
    if by:
        assert [*dict.fromkeys(row[by] for row in answer["data"] if row[by])] == [
            pilot for pilot in left if pilot in {row[by] for row in answer["data"]}
        ]


@pytest.mark.parametrize("path", FILTERED)
def test_nothing_left(path: str) -> None:
    """Filters that leave no pilot give an answer without rows, not an error."""
    answer = ask(f"{path}?q=qqqq")
    assert answer.status == 200
    media_type = ADDRESSES[path].media_type
    rows = (
        answer.text.splitlines()[1:]
        if media_type == CSV
        else answer.json()["features" if media_type == GEOJSON else "data"]
    )
    assert rows == []


@each_path
def test_parameters_of_the_page_are_ignored(path: str) -> None:
    """A link's whole query may be copied to any address: what chooses no rows there changes nothing."""
    query = "&".join(f"{name}=flen" for name in OF_THE_PAGE)
    assert ask(f"{path}?{query}&lang=en").headers["etag"] == ask(path).headers["etag"]


def test_every_parameter_of_the_page_is_known() -> None:
    """No parameter that a share link may hold is unknown here."""
    assert {*FILTERS, *OF_THE_PAGE} == {*PARAMS, "rows"}


@pytest.mark.parametrize(
    ("query", "code", "told"),
    [
        ("tema=boend", "unknown_value", ["'tema'", "'boend'", "'boende'", "'theme'", "/api/v1/codebook"]),
        ("tema=boende&tema=dialogg", "unknown_value", ["'dialogg'", "'dialog'"]),
        ("tema=", "unknown_value", ["'tema'", "''"]),
        ("tema=enkat", "unknown_value", ["'enkat'", "'theme'"]),
        ("lan=4", "unknown_value", ["'lan'", "Did you mean '04'?", "'county'"]),
        ("lan=9", "unknown_value", ["Did you mean '09'?"]),
        ("kommun=flenn", "unknown_value", ["'kommun'", "'flenn'", "'flen'", "/api/v1/pilots"]),
        ("jamfor=flen&jamfor=x", "unknown_value", ["'jamfor'", "'x'"]),
        ("rows=all", "unknown_value", ["'rows'", "'all'", "matching, pilots"]),
        ("rows=pilots&rows=pilots", "repeated_parameter", ["'rows'"]),
        ("sortering=norr", "unknown_value", ["'norr'", "'nord'", "namn, tema, nord"]),
        ("alla=nej", "unknown_value", ["'alla'", "ja"]),
        ("lang=de", "unknown_value", ["'lang'", "sv, en"]),
        ("theme=boende", "unknown_parameter", ["'theme'", "'tema'", "/api/openapi.json"]),
        ("temma=boende", "unknown_parameter", ["'temma'", "'tema'"]),
        ("Tema=boende", "unknown_parameter", ["'Tema'", "'tema'"]),
        ("=boende", "unknown_parameter", ["''"]),
        ("q=bo&q=hus", "repeated_parameter", ["'q'", "2 times"]),
        ("sortering=nord&sortering=nord", "repeated_parameter", ["'sortering'"]),
        ("alla=ja&alla=ja", "repeated_parameter", ["'alla'"]),
        ("lang=sv&lang=en", "repeated_parameter", ["'lang'"]),
        ("q=" + "a" * 101, "text_too_long", ["'q'", "101", "100"]),
        ("q=a%00b", "control_character", ["'q'"]),
        ("q=a%0D%0Ab", "control_character", ["'q'"]),
        ("q=%C2%9B", "control_character", ["'q'"]),
        ("tema=%00", "unknown_value", ["'tema'"]),
        ("q=%FF", "malformed_query", ["UTF-8"]),
        ("q=%ED%A0%80", "malformed_query", ["UTF-8"]),
        ("q=100%", "malformed_query", ["%25"]),
        ("q=%zz", "malformed_query", ["%25"]),
        ("%FF=1", "malformed_query", ["UTF-8"]),
        ("q=" + "a" * 100_000, "query_too_long", ["100002", str(MAX_QUERY_BYTES)]),
        ("tema=boende&" * 9_000, "query_too_long", [str(MAX_QUERY_BYTES)]),
        ("x" * 5_000 + "=1", "unknown_parameter", ["xxx…'"]),
        ("tema=" + "x" * 5_000, "unknown_value", ["xxx…'"]),
        ("tema[]=boende", "unknown_parameter", ["'tema[]'", "'tema'"]),
        ("tema=boende;q=1", "unknown_value", ["'boende;q=1'"]),
    ],
)
def test_query_that_is_refused(query: str, code: str, told: list[str]) -> None:
    """What the page forgives, an address refuses: it names the parameter and the value, the nearest and the list."""
    for path in (PILOTS, f"{PILOTS}.csv", "/api/v1/codings"):
        answer = ask(f"{path}?{query}")
        error = refused(answer, 400, code)
        assert [part for part in told if part not in error] == []
        assert len(answer.text) < 1_000


@pytest.mark.parametrize(
    ("query", "accepted", "lang"),
    [
        ("tema=x", None, "en"),
        ("tema=x", "sv-SE, en;q=0.5", "sv"),
        ("tema=x&lang=sv", "en", "sv"),
        ("tema=x&lang=en", "sv", "en"),
        ("lang=xx", "sv", "sv"),
    ],
)
def test_problem_is_in_the_language_asked_for(atlas: Atlas, query: str, accepted: str | None, lang: Lang) -> None:
    """The address names the language, else Accept-Language; a program that names none is answered in English."""
    answer = ask(f"{PILOTS}?{query}", *([("accept-language", accepted)] if accepted else []))
    refused(answer, 400, "unknown_value")
    assert answer.headers["content-language"] == lang
    assert "Accept-Language" in answer.headers["vary"]
    found = answer.json()
    assert found["title"] == atlas.words["problem.unknown_value"].of(lang)
    assert ("har inget värde" in found["detail"]) == (lang == "sv")
    assert found["instance"] == PILOTS


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=-1", "limit=", "limit=x", "limit=1.5", "limit=07", "limit=%2B7", "limit=10001", "limit=%D9%A3",
     "offset=-1", "offset=1e3", "offset=1000001", "offset=" + "9" * 5_000, "offset=%202"],
)  # fmt: skip
def test_page_that_is_none(query: str) -> None:
    """A page that is no whole number within its bounds is refused, with the bounds."""
    for path in ("/api/v1/results", "/api/v1/codebook.csv"):
        error = refused(ask(f"{path}?{query}"), 400, "unknown_value")
        assert f"'{query.partition('=')[0]}'" in error
        assert "whole number from" in error
    refused(ask("/api/v1/results?limit=1&limit=2"), 400, "repeated_parameter")


@pytest.mark.parametrize("path", ["/api/v1", f"{PILOTS}.geojson", f"{PILOTS}/flen", "/api/openapi.json"])
def test_what_has_no_rows_has_no_pages(path: str) -> None:
    """Where there are no rows to turn over, a page is refused."""
    refused(ask(f"{path}?limit=1"), 400, "unknown_parameter")


@pytest.mark.parametrize("path", [path for path in PATHS if path not in FILTERED])
def test_address_without_filters_takes_none(path: str) -> None:
    """Where a filter would do nothing, it is refused rather than passed over in silence."""
    for name, value in (("tema", "boende"), ("kommun", "flen"), ("jamfor", "flen"), ("rows", "pilots")):
        error = refused(ask(f"{path}?{name}={value}"), 400, "unknown_parameter")
        assert f"'{name}'" in error


# Which rows


def rows(address: str) -> list[Row]:
    """The rows at an address."""
    answer = ask(address)
    assert answer.status == 200, answer.text
    found: list[Row] = answer.json()["data"]
    return found


def numbered(atlas: Atlas, **wanted: str) -> list[tuple[str, int]]:
    """The pilot and number of each result that has these values, by name of the pilot, told by a plain loop."""
    return [
        (pilot.id, n)
        for pilot in Index(atlas).by_name
        for n, result in enumerate(pilot.result, 1)
        if all(getattr(result, name) == value for name, value in wanted.items())
    ]


def test_results_are_filtered_one_by_one(atlas: Atlas) -> None:
    """Who asks for results that are done gets no others; a row keeps the number that it has in the whole data."""
    done = rows("/api/v1/results?status=done")
    assert 0 < len(done) < len(rows("/api/v1/results"))
    assert [(row["pilot"], row["n"]) for row in done] == numbered(atlas, status="done")
    decided = rows("/api/v1/results?status=done&resultat=beslut")
    assert [(row["pilot"], row["n"]) for row in decided] == numbered(atlas, status="done", type="beslut")
    assert {row["pilot"] for row in decided} == {*ids(f"{PILOTS}?status=done&resultat=beslut")}
    text = ask("/api/v1/results.csv?status=done").text
    assert len(text.splitlines()) == 1 + len(done)


def test_codings_are_filtered_one_by_one(atlas: Atlas) -> None:
    """Who asks for codes of one or several dimensions gets the codings that these name, and no others."""
    surveys = rows("/api/v1/codings?metod=enkat")
    assert {row["code"] for row in surveys} == {"enkat"}
    assert [row["pilot"] for row in surveys] == ids(f"{PILOTS}?metod=enkat")
    query = "metod=analys&metod=konferens&tema=dialog&tema=samverkan"
    both, named = rows(f"/api/v1/codings?{query}"), {"analys", "konferens", "dialog", "samverkan"}
    left = ids(f"{PILOTS}?{query}")
    assert [(row["pilot"], row["code"]) for row in both] == [
        (pilot, coding.code) for pilot in left for coding in atlas.by_id[pilot].coding if coding.code in named
    ]
    assert {row["dimension"] for row in both} == {"theme", "method"}


def test_agreement_comes_whole(index: Index) -> None:
    """The figures are those of all pilots and take no filter; the cells coded twice are filtered."""
    figures = rows("/api/v1/agreement")
    assert figures == records(tables(index)["agreement"])
    assert [row["level"] for row in figures].count("code") == len({row["code"] for row in figures} - {None})
    refused = ask("/api/v1/agreement?tema=boende")
    assert (refused.status, refused.json()["code"]) == (400, "unknown_parameter")
    cells = rows("/api/v1/double_codings?kommun=flen&metod=enkat")
    assert [(row["pilot"], row["code"]) for row in cells] == [("flen", "enkat")]


def test_filter_of_another_table_chooses_pilots() -> None:
    """A filter whose codes a table's rows do not hold chooses pilots, and leaves all of their rows."""
    for table, query in (("codings", "status=planned"), ("results", "tema=boende"), ("results", "lan=03"),
                         ("texts", "status=planned"), ("results", "q=turism")):  # fmt: skip
        assert rows(f"/api/v1/{table}?{query}") == rows(f"/api/v1/{table}?{query}&rows=pilots"), table


def test_all_rows_of_the_pilots_can_be_asked_for(atlas: Atlas) -> None:
    """`rows=pilots` gives every row of the pilots that the filters leave."""
    left = ids(f"{PILOTS}?status=planned&resultat=beslut")
    assert left == ["haninge"]
    found = rows("/api/v1/results?status=planned&resultat=beslut&rows=pilots")
    assert [row["n"] for row in found] == [*range(1, len(atlas.by_id["haninge"].result) + 1)]
    assert len(rows("/api/v1/results?status=planned&resultat=beslut&rows=matching")) == 1


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("kommun=flen", ["flen"]),
        ("kommun=vimmerby&kommun=flen", ["flen", "vimmerby"]),
        ("jamfor=vimmerby&jamfor=flen&jamfor=gotland", ["flen", "gotland", "vimmerby"]),
        ("kommun=haninge&jamfor=flen", ["flen", "haninge"]),
        ("kommun=flen&kommun=haninge&sortering=nord", ["haninge", "flen"]),
        ("kommun=flen&kommun=haninge&tema=besok", ["flen"]),
        ("kommun=haninge&tema=besok", []),
    ],
)
def test_pilots_can_be_named(query: str, left: list[str]) -> None:
    """`kommun` and `jamfor` leave the pilots that either of them names, of what the other filters leave."""
    assert ids(f"{PILOTS}?{query}") == left
    texts = rows(f"/api/v1/texts?{query}")
    assert [*dict.fromkeys(row["pilot"] for row in texts if not row["part_of_pilots"])] == left
    assert ask(f"/api/v1/texts?{query}").json()["selection"] == sorted(left)
    pairs = [(row["from"], row["to"]) for row in rows(f"/api/v1/similarities?{query}")]
    assert pairs == [*permutations(left, 2)]


@pytest.mark.parametrize("query", [
    "status=done&resultat=beslut", "kommun=flen&jamfor=haninge&rows=pilots&status=done", "q=bost%C3%A4der",
    "q=housing&lang=en&sortering=nord", "tema=boende&tema=dialog&alla=ja", "rows=pilots",
])  # fmt: skip
@pytest.mark.parametrize("table", ["results", "codings", "texts"])
def test_answer_says_how_to_ask_for_it_again(table: str, query: str) -> None:
    """An answer's `query` asks for the very same rows, whoever asks and in whatever language they read."""
    answer = ask(f"/api/v1/{table}?{query}").json()
    again = f"/api/v1/{table}?{answer['query'] or ''}"
    assert ask(again, ("accept-language", "en")).json() == answer


# Pages


@pytest.mark.parametrize("path", [path for path, address in ADDRESSES.items() if address.paged])
def test_rows_come_in_pages(path: str) -> None:
    """A table read a page at a time, each beginning where the one before says, is the whole table."""
    whole = ask(path)
    if ADDRESSES[path].media_type == CSV:
        head, *lines = whole.text.splitlines()
        assert whole.headers["x-total-count"] == str(len(lines))
        part = ask(f"{path}?limit=3&offset=2")
        assert part.text.splitlines() == [head, *lines[2:5]]
        assert part.headers["x-total-count"] == str(len(lines))
        return
    assert whole.json()["next_offset"] is None
    assert whole.json()["total"] == whole.json()["count"]
    data: list[Row] = []
    offset: int | None = 0
    while offset is not None:
        answer = ask(f"{path}?limit=7&offset={offset}")
        page = answer.json()
        assert (page["count"], page["total"]) == (len(page["data"]), whole.json()["total"])
        assert answer.headers["x-total-count"] == str(page["total"])
        data += page["data"]
        offset = page["next_offset"]
    assert data == whole.json()["data"]


def test_page_beyond_the_last_row_is_empty() -> None:
    """A page after the last row has no rows and no next one; it still tells how many there are."""
    answer = ask(f"{PILOTS}?offset=500").json()
    assert (answer["data"], answer["count"], answer["total"], answer["next_offset"]) == ([], 0, 10, None)


def test_filters_come_before_pages() -> None:
    """A page is one of what the filters leave, and its total that of these rows."""
    done = rows("/api/v1/results?status=done")
    answer = ask("/api/v1/results?status=done&limit=5&offset=5").json()
    assert answer["data"] == done[5:10]
    assert answer["total"] == len(done)
    assert ask("/api/v1/results?status=done&limit=5&offset=5", method="HEAD").headers["x-total-count"] == str(len(done))


def test_same_code_twice_is_no_fault() -> None:
    """A code given twice, or in any order, is the same filter."""
    tags = {
        ask(f"{PILOTS}?{query}").headers["etag"]
        for query in ("tema=besok&tema=boende", "tema=boende&tema=besok&tema=besok", "tema=bo%65nde&tema=besok")
    }
    assert len(tags) == 1


# HTTP


@each_path
def test_headers(index: Index, path: str) -> None:
    """Every answer may be read by any site, names its version and its tag, is checked again before use, is no HTML."""
    answer = ask(path)
    assert answer.status == 200
    headers = answer.headers
    assert headers["content-type"].split(";")[0] in {JSON, CSV, GEOJSON, CSV_METADATA}
    assert headers["x-data-version"] == index.atlas.version
    assert headers["etag"].startswith('"')
    assert headers["cache-control"] == "no-cache"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["access-control-expose-headers"] == "ETag, Link, X-Data-Version, X-Total-Count"
    for name, value in {
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
        "x-content-type-options": "nosniff",
    }.items():
        assert headers.getlist(name) == [value]


@pytest.mark.parametrize("path", [path for path, address in ADDRESSES.items() if address.ending])
def test_file_name(index: Index, path: str) -> None:
    """What is kept as a file gets a name that says what it is, of which version."""
    table, _, ending = path.removeprefix("/api/v1/").partition(".")
    name = f"pilotkartan-{table}-{index.atlas.version}.{ending}"
    assert ask(path).headers["content-disposition"] == f'inline; filename="{name}"'


@each_path
def test_not_modified(path: str) -> None:
    """Whoever has this very answer, whether as the only one, in a list, weak or as `*`, gets no second copy."""
    tag = ask(path).headers["etag"]
    for known in (tag, f"W/{tag}", f'"x", {tag}', f'"a,b",W/{tag} , "y"', "*", " * "):
        answer = ask(path, ("if-none-match", known))
        assert (answer.status, answer.body) == (304, b""), known
        assert answer.headers["etag"] == tag
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "content-length" not in answer.headers
    for other in ('"x"', tag.strip('"'), f'{tag[:-1]}x"', "", "'*'"):
        assert ask(path, ("if-none-match", other)).status == 200, other


def test_not_modified_by_two_headers() -> None:
    """A list of tags may come in several headers."""
    tag = ask(PILOTS).headers["etag"]
    assert ask(PILOTS, ("if-none-match", '"x"'), ("if-none-match", tag)).status == 304


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("GZIP;q=0.5, br", True),
        ("*", True),
        ("br, *;q=0.1", True),
        ("", False),
        ("br", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
    ],
)
def test_compression(accepted: str, packed: bool) -> None:
    """An answer is compressed where the asker allows it, and each form has a strong tag of its own."""
    plain, answer = ask(PILOTS), ask(PILOTS, ("accept-encoding", accepted))
    assert answer.headers.get("content-encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(answer.body) if packed else answer.body) == plain.body
    assert int(answer.headers["content-length"]) == len(answer.body)
    tag, other = answer.headers["etag"], plain.headers["etag"]
    assert (tag != other) == packed
    assert ask(PILOTS, ("accept-encoding", accepted), ("if-none-match", tag)).status == 304
    assert ask(PILOTS, ("accept-encoding", accepted), ("if-none-match", other)).status == (200 if packed else 304)


@each_path
def test_head_is_get_without_body(path: str) -> None:
    """HEAD gives the headers of GET, the length too, and nothing else."""
    got, head = ask(path), ask(path, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers.items() == got.headers.items()
    refused_head = ask(f"{path}?x=1", method="HEAD")
    assert (refused_head.status, refused_head.body) == (400, b"")
    assert ask(path, ("if-none-match", got.headers["etag"]), method="HEAD").status == 304


@each_path
def test_preflight(index: Index, path: str) -> None:
    """A browser that asks first, on behalf of another site, is told that it may read and send a tag along."""
    asked = [("origin", "https://example.org"), ("access-control-request-headers", "if-none-match")]
    answer = ask(f"{path}?anything=1", *asked, ("access-control-request-method", "GET"), method="OPTIONS")
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-headers"] == "If-None-Match"
    assert answer.headers["access-control-allow-methods"] == answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["x-data-version"] == index.atlas.version


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "get", "X" * 10_000])
def test_other_methods(method: str) -> None:
    """Nothing can be changed: any other method is refused, with the list of those that there are."""
    for path in PATHS:
        answer = ask(path, method=method)
        error = refused(answer, 405, "method_not_allowed")
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
        assert "GET, HEAD, OPTIONS" in error
        assert len(answer.text) < 1_000


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/api", "/api/v1"),
        ("/api/", "/api/v1"),
        ("/api/v1/", "/api/v1"),
        ("/api/v2/pilots", "/api/v1/pilots"),
        ("/api/v1/pilot", "/api/v1/pilots"),
        ("/api/v1/pilots.xlsx", "/api/v1/pilots.csv"),
        ("/api/v1/codings.json", "/api/v1/codings"),
        ("/api/v1/coding.csv", "/api/v1/codings.csv"),
        ("/api/openapi.yaml", "/api/openapi.json"),
        ("/api/docs", "/api/v1"),
        ("/api/v1/..%2f..%2fetc%2fpasswd", "/api/v1"),
        ("/api/%00", "/api/v1"),
        ("/api/%ff", "/api/v1"),
        ("/api/" + "x" * 10_000, "/api/v1"),
    ],
)
def test_unknown_address(path: str, near: str) -> None:
    """An address that there is none of says so in JSON, with the nearest one and the list of all."""
    answer = ask(path)
    assert f"{near}" in refused(answer, 404, "unknown_address")
    assert len(answer.text) < 1_000


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("flenn", "'flen'"),
        ("Flen", "'flen'"),
        ("flen.csv", "'flen'"),
        ("h%C3%A4rjedalen", "'harjedalen'"),
        ("flen/", "'flen'"),
        ("", PILOTS),
        ("%7Bid%7D", PILOTS),
        ("..%2F..%2Fx", PILOTS),
        ("%00", PILOTS),
        ("C:%5C", PILOTS),
        ("x" * 10_000, PILOTS),
    ],
)
def test_unknown_pilot(asked: str, near: str) -> None:
    """A pilot that there is none of says so, with the nearest id and where all stand."""
    error = refused(ask(f"{PILOTS}/{asked}"), 404, "unknown_pilot")
    assert near in error
    assert PILOTS in error


def test_other_addresses_are_the_apps() -> None:
    """What only begins alike is no address for programs."""
    for path in ("/apis", "/api.json", "/API/v1"):
        answer = ask(path)
        assert (answer.status, answer.headers["content-type"].split(";")[0]) == (404, "text/html")
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@each_path
def test_broken_data(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Where there has never been good data, an address says so in JSON, and nothing of the machine or the files."""

    def fail() -> Index:
        raise DataError(())

    monkeypatch.setattr(current_data, "current_index", fail)
    answer = ask(path)
    refused(answer, 503, "data_unavailable")
    assert "x-data-version" not in answer.headers
    assert ask(path, method="OPTIONS").status == 204
    refused(ask("/api/v1/pilot"), 404, "unknown_address")


def test_error_of_the_app_is_a_problem_too(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Where the app itself fails, a program is told so in the same form, with no word of why; the log has that."""

    def fail(*_anything: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(app, "read", fail)
    assert "secret" not in refused(ask(PILOTS), 500, "internal_error")
    assert "KeyError" in caplog.text


# The data changes


def test_change_of_the_data_shows_at_once(atlas: Atlas, serve: Callable[[Atlas], None]) -> None:
    """A change of the data gives new rows, a new version and a new tag: nothing old is kept."""
    old = ask(PILOTS)
    flen = atlas.by_id["flen"].model_copy(update={"name": "Flen ny"})
    others = tuple(pilot for pilot in atlas.pilots if pilot.id != "flen")
    serve(atlas.model_copy(update={"version": "2026-11-24-00000000", "pilots": (flen, *others)}))
    answer = ask(PILOTS, ("if-none-match", old.headers["etag"]))
    assert answer.status == 200
    assert "Flen ny" in {row["name"] for row in answer.json()["data"]}
    assert answer.headers["x-data-version"] == answer.json()["version"] == "2026-11-24-00000000"


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x","y")\n', 'a "b", c\nd'])
def test_no_cell_is_a_formula(atlas: Atlas, serve: Callable[[Atlas], None], text: str) -> None:
    """A spreadsheet runs no text of the data as a formula; JSON has the text as it is."""
    hostile = Text(sv=text, en=text)
    serve(
        atlas.model_copy(update={"pilots": tuple(p.model_copy(update={"organisation": hostile}) for p in atlas.pilots)})
    )
    rows = [*csv.DictReader(io.StringIO(ask(f"{PILOTS}.csv").text, newline=""))]
    assert {row["organisation_sv"] for row in rows} == {guarded(text)}
    assert {row["organisation_sv"] for row in ask(PILOTS).json()["data"]} == {text}
    assert {row["lat"][0] for row in rows} <= set("0123456789")


def test_choices_are_the_codebooks(atlas: Atlas) -> None:
    """Every filter with a list of values has one, and the facets' are the codes of their dimensions."""
    found = {name: TAKEN[name].kind.known(atlas) for name in FILTERS}
    assert [name for name, values in found.items() if not values] == ["q"]
    for dimension, name in FACETS.items():
        assert found[name] == tuple(code.id for code in atlas.codebook.codes(dimension))


def test_one_pilot_has_no_file() -> None:
    """One pilot comes as JSON, to be read, not kept."""
    assert "content-disposition" not in ask(ONE_PILOT.replace("{id}", "flen")).headers
