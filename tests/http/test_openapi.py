"""The OpenAPI description: valid, and true of what the addresses answer."""

from itertools import chain
from typing import Any

import pytest
import schemathesis
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import OPEN_TABLES, TABLES
from pilotkartan.exports.tables import records, tables
from pilotkartan.web.api.addresses import ADDRESSES, CSV, ONE_PILOT
from pilotkartan.web.api.filters import FILTERS, PAGING
from pilotkartan.web.api.openapi import document
from pilotkartan.web.api.problem import PROBLEM
from pilotkartan.web.api.query import MAX_QUERY_BYTES
from pilotkartan.web.api.schemas import MAY_BE_MISSING, schemas
from pilotkartan.web.api.service import api_info
from tests.asgi_client import ask

WITH_SCHEMA = [path for path, address in ADDRESSES.items() if address.media_type != CSV]
Schema = dict[str, Any]


@pytest.fixture(scope="module")
def described(index: Index) -> Schema:
    """The description of the repository's own data."""
    return document(index)


def validator(described: Schema, schema: Schema) -> Validator:
    """A validator of a schema that may refer to others of the description."""
    return Draft202012Validator({**schema, "components": described["components"]})


def resolved(described: Schema, part: Schema) -> Schema:
    """What a reference refers to, or the part itself."""
    for name in part.get("$ref", "#").split("/")[1:]:
        described = described[name]
    return described if "$ref" in part else part


def test_description_is_valid(described: Schema) -> None:
    """The description follows OpenAPI 3.1, and each of its schemas JSON Schema 2020-12."""
    schemathesis.openapi.from_dict(described).validate()
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_served_description_is_this_one(described: Schema) -> None:
    """What is served is the whole description, with the version and the licence of the data."""
    served = ask("/api/openapi.json").json()
    assert served == described
    assert served["info"]["version"] == ask("/api/v1").headers["x-data-version"]
    assert served["info"]["license"] == {
        "name": "CC-BY-4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_service_is_described(monkeypatch: pytest.MonkeyPatch, index: Index, described: Schema) -> None:
    """Limits, level of service and whom to ask are there in both languages; addresses are full where they are known."""
    info = described["info"]
    assert info["contact"] == {"name": index.atlas.dataset.creator}
    assert {"availability", "responseTime", "support"} == set(info["x-sla"])
    assert str(MAX_QUERY_BYTES) in info["x-limitations"][0]
    for lang in LANGS:
        assert index.atlas.dataset.description.of(lang) in info["description"]
    assert described["servers"] == [{"url": ".."}]
    monkeypatch.setattr(environment, "CONFIGURED", "https://karta.example/app")
    monkeypatch.setattr(environment, "MAINTAINER", "data@example.org")
    published = document(index)
    schemathesis.openapi.from_dict(published).validate()
    assert published["servers"] == [{"url": "https://karta.example/app"}]
    assert published["info"]["contact"]["email"] == published["info"]["x-sla"]["support"] == "data@example.org"
    assert (
        published["info"]["termsOfService"] == published["externalDocs"]["url"] == "https://karta.example/app/underlag"
    )
    assert api_info(index.atlas)["apiDocumentation"] == "https://karta.example/app/api/openapi.json"


def test_api_info(index: Index, described: Schema) -> None:
    """The resource `api-info` says what the description says."""
    assert ask("/api/v1/api-info").json() == {
        "apiName": described["info"]["title"],
        "apiVersion": described["info"]["version"],
        "apiReleased": index.atlas.dataset.date.isoformat(),
        "apiDocumentation": "/api/openapi.json",
        "apiStatus": "active",
    }


def test_every_address_is_described(described: Schema) -> None:
    """Each address is described with each of its methods, under a name of its own."""
    assert list(described["paths"]) == list(ADDRESSES)
    operations = [*chain.from_iterable(path.values() for path in described["paths"].values())]
    assert {method for path in described["paths"].values() for method in path} == {"get", "head", "options"}
    assert len({operation["operationId"] for operation in operations}) == len(operations)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_is_described(described: Schema, path: str) -> None:
    """An answer to expect, good or not, is described with its headers; the text tells what stands there."""
    get = described["paths"][path]["get"]
    assert get["summary"]
    assert set(get["responses"]) == {"200", "304", "400", "405", "500", "503", *(["404"] if path == ONE_PILOT else [])}
    answer = ask(path.replace("{id}", "flen"))
    assert {name.lower() for name in get["responses"]["200"]["headers"]} <= set(answer.headers)
    for status in ("400", "405", "503"):
        error = resolved(described, get["responses"][status])
        assert error["description"]
        assert ("Allow" in error["headers"]) == (status == "405")
        assert list(error["content"]) == [PROBLEM]


@pytest.mark.parametrize("path", WITH_SCHEMA)
@pytest.mark.parametrize("query", ["", "?tema=boende", "?q=qqqq"])
def test_answers_are_as_described(described: Schema, path: str, query: str) -> None:
    """What an address answers has just the fields, types and values that its schema promises."""
    query = query if ADDRESSES[path].filtered else ""
    (content,) = described["paths"][path]["get"]["responses"]["200"]["content"].values()
    answer = ask(path.replace("{id}", "flen") + query).json()
    assert [error.message for error in validator(described, content["schema"]).iter_errors(answer)] == []


@pytest.mark.parametrize("address", ["/api/v1/pilots?tema=x", "/api/v1/pilots/x", "/api/x"])
def test_errors_are_as_described(described: Schema, address: str) -> None:
    """An error has the form described."""
    error = {"$ref": "#/components/schemas/problem"}
    found = ask(address).json()
    assert validator(described, error).is_valid(found)
    kind = described["components"]["x-problems"][found["code"]]
    assert (kind["title"], kind["status"]) == (found["title"], found["status"])


@pytest.mark.parametrize("table", OPEN_TABLES)
def test_schema_is_strict(described: Schema, index: Index, table: str) -> None:
    """A row with a field too many, one too few, or a value of another type does not pass."""
    schema = validator(described, {"$ref": f"#/components/schemas/{table}_row"})
    row = records(tables(index)[table])[0]
    assert schema.is_valid(row)
    assert not schema.is_valid({**row, "more": 1})
    for column in TABLES[table]:
        assert not schema.is_valid({name: value for name, value in row.items() if name != column.name})
        assert not schema.is_valid({**row, column.name: []})


@pytest.mark.parametrize("table", OPEN_TABLES)
def test_example_is_a_row(described: Schema, index: Index, table: str) -> None:
    """The example of a row is one of the data."""
    (example,) = described["components"]["schemas"][f"{table}_row"]["examples"]
    assert example in records(tables(index)[table])


@pytest.mark.parametrize("path", [path for path, address in ADDRESSES.items() if address.filtered])
def test_operation_says_which_rows(described: Schema, path: str) -> None:
    """Each operation with filters says whether these choose rows or pilots, and by which of them rows are chosen."""
    told = described["paths"][path]["get"]["description"]
    coded = ["tema", "metod", "malgrupp"]
    in_results = ["resultat", "status"]
    in_rows = {"results": in_results, "evidence": in_results, "codings": coded, "double_codings": coded}
    named = in_rows.get(ADDRESSES[path].table or "", [])
    assert ("rows=pilots" in told) == bool(named)
    assert [name for name in ("resultat", "status", "tema", "metod", "malgrupp") if f"`{name}`" in told] == sorted(
        named, key=["resultat", "status", "tema", "metod", "malgrupp"].index
    )
    assert "pilots that match the filters" in told or "both pilots match the filters" in told


@pytest.mark.parametrize("path", ADDRESSES)
def test_parameters_described_are_those_taken(described: Schema, path: str) -> None:
    """An address takes just the parameters that its description names."""
    parameters = (resolved(described, part) for part in described["paths"][path]["get"]["parameters"])
    named = {part["name"]: part for part in parameters if part["in"] == "query"}
    for name in (*FILTERS, *PAGING):
        example = described["components"]["parameters"][name]["example"]
        value = example[0] if isinstance(example, list) else example
        status = ask(f"{path.replace('{id}', 'flen')}?{name}={value}").status
        # A language changes nothing where nothing is searched for, and comes with any query of the page.
        assert status == (200 if name in named or name == "lang" else 400), name


@pytest.mark.parametrize("name", FILTERS)
def test_examples_of_filters_work(described: Schema, name: str) -> None:
    """The example of a filter is a value that is answered and leaves some pilots."""
    filter_ = described["components"]["parameters"][name]
    example = filter_["example"] if isinstance(filter_["example"], list) else [filter_["example"]]
    answer = ask(f"/api/v1/pilots?{'&'.join(f'{name}={value}' for value in example)}")
    assert answer.status == 200
    assert answer.json()["count"]


@pytest.mark.parametrize("name", [name for name in FILTERS if name != "q"])
def test_every_value_described_is_taken(described: Schema, name: str) -> None:
    """Every value that a filter is said to have is answered."""
    schema = described["components"]["parameters"][name]["schema"]
    for value in schema.get("items", schema)["enum"]:
        assert ask(f"/api/v1/pilots?{name}={value}").status == 200


def test_no_person_is_described(described: Schema, atlas: Atlas) -> None:
    """Neither the contacts nor a table of them are in the description."""
    text = str(described)
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    assert [person.name for person in people if person.name in text or person.phone in text] == []
    assert "contacts_row" not in described["components"]["schemas"]


def test_null_where_a_value_may_be_missing(atlas: Atlas) -> None:
    """A source that gives as little as the data's models allow leaves just those columns empty that may be."""
    silent = _with_little(atlas)
    found = tables(Index(silent))
    for table in OPEN_TABLES:
        empty = {
            column.subject for column in TABLES[table] if any(row[column.name] is None for row in records(found[table]))
        }
        assert empty == MAY_BE_MISSING.get(table, frozenset()), table


def test_schemas_follow_the_data(atlas: Atlas) -> None:
    """A pilot that is added or taken away is so in the description too."""
    fewer = atlas.model_copy(update={"pilots": atlas.pilots[1:]})
    assert schemas(Index(fewer))["texts_row"]["properties"]["pilot"]["enum"] == [
        *(pilot.id for pilot in atlas.pilots[1:]),
        None,
    ]


def _with_little(atlas: Atlas) -> Atlas:
    """The atlas with every optional value of materials and codes left out, where the models allow it.

    Two coders who gave no code but the main themes: for the others nothing but the percentage is defined.
    """
    bare = {"publisher": None, "size": None, "address": None}
    pilots = tuple(
        pilot.model_copy(update={"material": tuple(item.model_copy(update=bare) for item in pilot.material)})
        for pilot in atlas.pilots
    )
    codes = tuple(
        code if code.dimension == "theme" else code.model_copy(update={"counts": None, "counts_not": None})
        for code in atlas.codebook.code
    )
    codebook = atlas.codebook.model_copy(update={"code": codes})
    coding = tuple(judgement.model_copy(update={"value": judgement.main}) for judgement in atlas.first_coding)
    codings = {"first_coding": coding, "second_coding": coding}
    return atlas.model_copy(update={"pilots": pilots, "codebook": codebook, **codings})
