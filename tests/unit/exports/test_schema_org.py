"""Search engines and data portals are told the facts of the data set, in the form that they ask for."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from rdflib import DCTERMS, FOAF, OWL, PROV, RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang, Publisher, Text
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.settings import SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import DATA_PAGE
from pilotkartan.exports.columns import OPEN_TABLES, TABLES
from pilotkartan.exports.datapackage import descriptor
from pilotkartan.exports.dcat import DCAT, EU, IANA, VCARD, catalogue_rdf
from pilotkartan.exports.readme import about, citation, facts
from pilotkartan.exports.schema_org import DISTRIBUTIONS, schema_org
from pilotkartan.render.documents import render_sources

BASE = "https://pilotkartan.example"
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")  # rdflib's own warns when pytest looks at it
HOSTILE = "</script><script>alert(1)</script> ]]> & \" ' {{ 7*7 }} <!-- \0 \x01 \ud7ff å\r\nny rad"

Check = Callable[[Graph, Node], bool]


def text(_graph: Graph, node: Node) -> bool:
    """A text in a language."""
    return isinstance(node, Literal) and node.language in LANGS and bool(node.strip())


def plain(_graph: Graph, node: Node) -> bool:
    """A name or an id, in no language."""
    return isinstance(node, Literal) and node.language is None and bool(node.strip())


def day(_graph: Graph, node: Node) -> bool:
    """A date."""
    return isinstance(node, Literal) and node.datatype == XSD.date


def year(_graph: Graph, node: Node) -> bool:
    """A year."""
    return isinstance(node, Literal) and node.datatype == XSD.gYear and bool(re.fullmatch(r"\d{4}", node))


def size(_graph: Graph, node: Node) -> bool:
    """A number of bytes."""
    return isinstance(node, Literal) and node.datatype == XSD.nonNegativeInteger


def link(_graph: Graph, node: Node) -> bool:
    """A full address."""
    return isinstance(node, URIRef) and bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", node))


def mail(_graph: Graph, node: Node) -> bool:
    """An e-mail address, as an address."""
    return isinstance(node, URIRef) and node.startswith("mailto:")


def a(kind: URIRef) -> Check:
    """A thing that has a name and is of a class."""
    return lambda graph, node: link(graph, node) and (node, RDF.type, kind) in graph


def one_of(list_name: str) -> Check:
    """An entry of one of the EU's lists."""
    return lambda graph, node: link(graph, node) and node.startswith(f"{EU}{list_name}")  # type: ignore[attr-defined]


# What DCAT-AP-SE 3.0.1 asks for, by class: property -> least, most (None: any number), of what kind.
# Mandatory and recommended properties stand first, then the optional ones that we give.
PROFILE: dict[URIRef, dict[URIRef, tuple[int, int | None, Check]]] = {
    DCAT.Catalog: {
        DCTERMS.title: (2, 2, text),
        DCTERMS.description: (2, 2, text),
        DCTERMS.publisher: (1, 1, a(FOAF.Agent)),
        DCTERMS.license: (1, 1, a(DCTERMS.LicenseDocument)),
        DCAT.dataset: (1, None, a(DCAT.Dataset)),
        DCTERMS.issued: (1, 1, day),
        DCTERMS.modified: (1, 1, day),
        DCTERMS.language: (2, 2, a(DCTERMS.LinguisticSystem)),
        DCTERMS.spatial: (1, None, a(DCTERMS.Location)),
        FOAF.homepage: (1, 1, a(FOAF.Document)),
        DCAT.themeTaxonomy: (1, 1, one_of("data-theme")),
    },
    FOAF.Agent: {FOAF.name: (1, 1, plain), DCTERMS.type: (1, 1, link)},
    DCAT.Dataset: {
        DCTERMS.title: (2, 2, text),
        DCTERMS.description: (2, 2, text),
        DCTERMS.publisher: (1, 1, a(FOAF.Agent)),
        DCAT.distribution: (1, None, a(DCAT.Distribution)),
        DCAT.keyword: (2, None, text),
        DCAT.theme: (1, None, one_of("data-theme/")),
        DCTERMS.spatial: (1, None, a(DCTERMS.Location)),
        DCTERMS.temporal: (1, 1, a(DCTERMS.PeriodOfTime)),
        DCTERMS.issued: (1, 1, day),
        DCAT.contactPoint: (0, 1, a(VCARD.Kind)),
        DCTERMS.accessRights: (1, 1, a(DCTERMS.RightsStatement)),
        DCTERMS.identifier: (1, 1, plain),
        DCTERMS.creator: (1, 1, a(FOAF.Agent)),
        DCTERMS.modified: (1, 1, day),
        DCTERMS.language: (2, 2, a(DCTERMS.LinguisticSystem)),
        DCTERMS.license: (1, 1, a(DCTERMS.LicenseDocument)),
        DCTERMS.provenance: (1, 1, a(DCTERMS.ProvenanceStatement)),
        PROV.wasDerivedFrom: (1, 1, link),
        DCAT.version: (1, 1, plain),
        OWL.versionInfo: (1, 1, plain),
        DCAT.landingPage: (1, 2, a(FOAF.Document)),
    },
    DCAT.Distribution: {
        DCAT.accessURL: (1, 1, link),
        DCTERMS.format: (1, 1, a(DCTERMS.MediaTypeOrExtent)),
        DCTERMS.license: (1, 1, a(DCTERMS.LicenseDocument)),
        DCTERMS.description: (2, 2, text),
        DCAT.mediaType: (1, 1, a(DCTERMS.MediaType)),
        DCTERMS.title: (2, 2, text),
        DCAT.downloadURL: (1, None, link),
        DCTERMS.language: (2, 2, a(DCTERMS.LinguisticSystem)),
        DCAT.accessService: (0, 1, a(DCAT.DataService)),
        DCTERMS.issued: (1, 1, day),
        DCTERMS.modified: (1, 1, day),
        DCAT.byteSize: (0, 1, size),
    },
    DCAT.DataService: {
        DCTERMS.title: (2, 2, text),
        DCAT.endpointURL: (1, 1, link),
        DCAT.endpointDescription: (1, 1, link),
        DCAT.servesDataset: (1, 1, a(DCAT.Dataset)),
        DCAT.keyword: (2, None, text),
        DCAT.theme: (1, None, one_of("data-theme/")),
        DCAT.contactPoint: (0, 1, a(VCARD.Kind)),
        DCTERMS.publisher: (1, 1, a(FOAF.Agent)),
        DCTERMS.license: (1, 1, a(DCTERMS.LicenseDocument)),
        DCTERMS.accessRights: (1, 1, a(DCTERMS.RightsStatement)),
    },
    DCTERMS.PeriodOfTime: {DCAT.startDate: (1, 1, year), DCAT.endDate: (1, 1, year)},
    VCARD.Individual: {VCARD.fn: (1, 1, plain), VCARD.hasEmail: (0, 1, mail), VCARD.hasURL: (0, 1, link)},
    VCARD.Organization: {VCARD.fn: (1, 1, plain), VCARD.hasEmail: (0, 1, mail), VCARD.hasURL: (0, 1, link)},
    DCTERMS.ProvenanceStatement: {DCTERMS.description: (2, 2, text)},
}


def read(atlas: Atlas) -> Graph:
    """The catalogue as a data portal reads it."""
    return Graph().parse(data=catalogue_rdf(atlas, BASE), format="xml")


@pytest.fixture(scope="module")
def graph(atlas: Atlas) -> Graph:
    """The catalogue of the repository's own data."""
    return read(atlas)


def test_file_is_had_where_it_is_or_from_the_page_that_lists_several(graph: Graph) -> None:
    """A form that is one file is had at the file's own address, one of several files from the page with all of them."""
    numbers = set()
    for node in graph.subjects(RDF.type, DCAT.Distribution):
        files, (place,) = set(graph.objects(node, DCAT.downloadURL)), graph.objects(node, DCAT.accessURL)
        numbers.add(min(len(files), 2))
        assert place in files if len(files) == 1 else str(place).endswith(DATA_PAGE)
    assert numbers == {1, 2}


@pytest.fixture(scope="module")
def dataset(graph: Graph) -> Node:
    """The one data set of the catalogue."""
    (node,) = graph.subjects(RDF.type, DCAT.Dataset)
    return node


def described(atlas: Atlas, **facts: object) -> Atlas:
    """The atlas with other facts of the data set."""
    return atlas.model_copy(update={"dataset": atlas.dataset.model_copy(update=facts)})


def with_retrieved(atlas: Atlas, day: date | None) -> Atlas:
    """The atlas of a source that was retrieved on a day, or nobody knows when."""
    return atlas.model_copy(update={"source": atlas.source.model_copy(update={"retrieved": day})})


def hostile(atlas: Atlas) -> Atlas:
    """The atlas with hostile texts wherever a text is free."""
    bad = Text(sv=HOSTILE, en=HOSTILE)
    texts = {"title": bad, "description": bad, "keyword": (bad,), "creator": HOSTILE}
    source = atlas.source.model_copy(update={"title": HOSTILE, "publisher": HOSTILE})
    words = {key: bad if key.startswith(("column.", "table.")) else word for key, word in atlas.words.items()}
    return atlas.model_copy(
        update={"dataset": atlas.dataset.model_copy(update=texts), "source": source, "words": words}
    )


@pytest.mark.parametrize("kind", PROFILE, ids=lambda kind: re.split("[#/]", kind)[-1])
def test_catalogue_follows_the_profile(graph: Graph, kind: URIRef) -> None:
    """Each thing has every property that DCAT-AP-SE wants, as often and of the kind that it allows, and no other."""
    things = list(graph.subjects(RDF.type, kind))
    assert things or kind in (VCARD.Individual, VCARD.Organization)
    for thing in things:
        assert link(graph, thing)
        for predicate, (least, most, check) in PROFILE[kind].items():
            values = list(graph.objects(thing, predicate))
            assert least <= len(values) <= (most or len(values)), (thing, predicate)
            assert [value for value in values if not check(graph, value)] == [], (thing, predicate)
        assert set(graph.predicates(thing)) - PROFILE[kind].keys() == {RDF.type}


def test_every_text_is_told_in_both_languages(graph: Graph) -> None:
    """Where a text has a language, it stands there in the other one too."""
    spoken = [(s, p, o.language) for s, p, o in graph if isinstance(o, Literal) and o.language]
    for subject, predicate, _ in spoken:
        assert {lang for s, p, lang in spoken if (s, p) == (subject, predicate)} == set(LANGS)


def test_nothing_is_without_a_name(graph: Graph) -> None:
    """Sweden's data portal takes no blank nodes."""
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_licences_are_named_as_the_profile_names_them(graph: Graph, dataset: Node) -> None:
    """The catalogue is CC0, as Sweden asks; the data is under its own licence, by Creative Commons' own name."""
    (listing,) = graph.subjects(DCAT.dataset, dataset)
    assert graph.value(listing, DCTERMS.license) == URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    own = URIRef("http://creativecommons.org/licenses/by/4.0/")
    things = [dataset, *graph.objects(dataset, DCAT.distribution)]
    assert {graph.value(thing, DCTERMS.license) for thing in things} == {own}


def test_catalogue_says_the_facts(graph: Graph, dataset: Node, atlas: Atlas) -> None:
    """Title, description, keywords, dates, version, years, maker and source are those of the data."""
    facts = atlas.dataset

    def both(predicate: URIRef, thing: Node = dataset) -> set[tuple[str, str | None]]:
        return {(str(value), value.language) for value in graph.objects(thing, predicate) if isinstance(value, Literal)}

    assert both(DCTERMS.title) == {(facts.title.of(lang), lang) for lang in LANGS}
    assert both(DCTERMS.description) == {(facts.description.of(lang), lang) for lang in LANGS}
    assert both(DCAT.keyword) == {(keyword.of(lang), lang) for keyword in facts.keyword for lang in LANGS}
    assert graph.value(dataset, DCTERMS.modified) == Literal(facts.date)
    assert graph.value(dataset, DCAT.version) == graph.value(dataset, OWL.versionInfo) == Literal(atlas.version)
    period = graph.value(dataset, DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == str(atlas.programme.first_year)
    assert str(graph.value(period, DCAT.endDate)) == str(atlas.programme.last_year)
    assert graph.value(graph.value(dataset, DCTERMS.publisher), FOAF.name) == Literal(facts.creator)
    assert graph.value(dataset, PROV.wasDerivedFrom) == URIRef(atlas.source.address)
    provenance = graph.value(dataset, DCTERMS.provenance)
    assert provenance
    for told, _ in both(DCTERMS.description, provenance):
        source = atlas.source
        assert all(fact in told for fact in (source.title, source.publisher, source.address, source.sha256))


def test_first_day_stays_when_the_version_moves(atlas: Atlas) -> None:
    """A new version moves the day of change and not that of first publication: catalogue, page and package alike."""
    later = described(atlas, date=atlas.dataset.issued + timedelta(days=400))
    found = read(later)
    for thing in found.subjects(DCTERMS.issued):
        assert found.value(thing, DCTERMS.issued) == Literal(atlas.dataset.issued)
        assert found.value(thing, DCTERMS.modified) == Literal(later.dataset.date)
    told = schema_org(later, BASE, "sv")
    days = (atlas.dataset.issued.isoformat(), later.dataset.date.isoformat())
    assert (told["datePublished"], told["dateModified"]) == days
    package = descriptor(Index(later), None, {}, "sv")
    assert (package["created"][:10], package["modified"][:10]) == days


def test_publisher_contact_and_themes_are_those_of_the_data(atlas: Atlas) -> None:
    """Who publishes the data anew changes a file and no code: kind of publisher, where to ask, the EU's themes."""
    publisher = Publisher(type="LocalAuthority", email="data@example.org", page="https://example.org/data")
    changed = described(atlas, publisher=publisher, theme=("ECON", "TRAN"), address="https://doi.org/10.5281/x")
    found = read(changed)
    (node,) = found.subjects(RDF.type, DCAT.Dataset)
    kind = found.value(found.value(node, DCTERMS.publisher), DCTERMS.type)
    assert kind == URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    assert set(found.objects(node, DCAT.theme)) == {EU["data-theme/ECON"], EU["data-theme/TRAN"]}
    contact = found.value(node, DCAT.contactPoint)
    assert (contact, RDF.type, VCARD.Organization) in found
    assert found.value(contact, VCARD.hasEmail) == URIRef("mailto:data@example.org")
    assert found.value(contact, VCARD.hasURL) == URIRef("https://example.org/data")
    assert URIRef("https://doi.org/10.5281/x") in found.objects(node, DCAT.landingPage)
    for thing_kind in PROFILE:
        test_catalogue_follows_the_profile(found, thing_kind)
    told = schema_org(changed, BASE, "en")
    assert told["publisher"]["contactPoint"]["email"] == "data@example.org"
    assert told["sameAs"] == "https://doi.org/10.5281/x"
    assert told["creditText"].endswith(" https://doi.org/10.5281/x")
    assert descriptor(Index(changed), None, {}, "en")["homepage"] == "https://doi.org/10.5281/x"
    assert citation(changed, "sv").endswith(" https://doi.org/10.5281/x")


def test_operator_is_asked_where_the_data_names_nobody(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """Catalogue and page give the operator's address for data set and service, and only where the data has none."""
    monkeypatch.setattr(environment, "MAINTAINER", "data@example.org")
    found = read(described(atlas, publisher=Publisher(type="Company")))
    asked = set(found.objects(None, DCAT.contactPoint))
    assert {found.value(way, VCARD.hasEmail) for way in asked} == {URIRef("mailto:data@example.org")}
    assert {found.value(thing, RDF.type) for thing in found.subjects(DCAT.contactPoint)} == {
        DCAT.Dataset,
        DCAT.DataService,
    }
    own = described(atlas, publisher=Publisher(type="Company", email="x@example.org"))
    assert schema_org(own, BASE, "en")["publisher"]["contactPoint"]["email"] == "x@example.org"


def test_nothing_is_invented_where_the_data_is_silent(atlas: Atlas) -> None:
    """Without a contact, a way to it, an address or a day of retrieval none is given anywhere."""
    silent = described(atlas, publisher=Publisher(type="Company"), address=None)
    found = read(silent)
    assert not list(found.triples((None, DCAT.contactPoint, None)))
    told = schema_org(silent, BASE, "en")
    assert "contactPoint" not in told["publisher"]
    assert "sameAs" not in told
    by_mail = schema_org(described(atlas, publisher=Publisher(type="Company", email="x@example.org")), BASE, "en")
    assert by_mail["publisher"]["contactPoint"] == {"@type": "ContactPoint", "email": "x@example.org"}
    assert "homepage" not in descriptor(Index(silent), None, {}, "en")


@pytest.mark.parametrize("lang", LANGS)
def test_copy_of_the_source_is_told_wherever_the_source_is(atlas: Atlas, lang: Lang) -> None:
    """Page, read-me, catalogue, package and facts give the copy's sum and day; without a day they say that."""
    index = {day: Index(with_retrieved(atlas, day)) for day in (None, date(2026, 11, 2))}
    t = translator(atlas.words, lang)
    for day, found in index.items():
        source = found.atlas.source
        wanted = [source.sha256, *([day.isoformat()] if day else [])]
        texts = {
            "page": render_sources(found, t, lang),
            "read-me": str(about(found, None, OPEN_TABLES, lang)),
            "catalogue": catalogue_rdf(found.atlas, BASE).decode(),
            "package": json.dumps(descriptor(found, None, {}, lang)),
            "facts": json.dumps(facts(found, None)),
        }
        assert {name: [part for part in wanted if part not in text] for name, text in texts.items()} == {
            name: [] for name in texts
        }
        undated = atlas.words["metadata.copy_undated"].of(lang)
        assert all((undated in texts[name]) == (day is None) for name in ("page", "read-me", "catalogue"))
        assert facts(found, None)["source"]["retrieved"] == (day and day.isoformat())


def test_catalogue_says_where(graph: Graph, dataset: Node) -> None:
    """Sweden is named as the EU and as Sweden's portal name it, and its bounds are drawn, longitude first."""
    places = set(graph.objects(dataset, DCTERMS.spatial))
    assert {EU["country/SWE"], URIRef("http://sws.geonames.org/2661886")} < places
    (box,) = graph.objects(None, DCAT.bbox)
    assert isinstance(box, Literal)
    assert box.datatype == URIRef("http://www.opengis.net/ont/geosparql#wktLiteral")
    corners = {tuple(map(float, corner.split())) for corner in re.findall(r"[\d.]+ [\d.]+", box)}
    assert corners == {(lon, lat) for lon in SWEDEN_LON for lat in SWEDEN_LAT}


def test_every_file_can_be_fetched_from_the_catalogue(graph: Graph, dataset: Node, atlas: Atlas) -> None:
    """Each form of the data is one distribution with all its files; each of several says what it holds."""
    found = list(graph.objects(dataset, DCAT.distribution))
    assert len(found) == len(DISTRIBUTIONS)
    for name, distribution in DISTRIBUTIONS.items():
        (node,) = (node for node in found if str(node).endswith(f"#{name}"))
        paths = distribution.paths()
        assert set(graph.objects(node, DCAT.downloadURL)) == {URIRef(BASE + path) for path in paths.values()}
        assert graph.value(node, DCAT.mediaType) == IANA[distribution.media_type]
        assert graph.value(node, DCTERMS.format) == EU[f"file-type/{distribution.file_type}"]
        for table, path in paths.items():
            titles = {str(title) for title in graph.objects(URIRef(BASE + path), DCTERMS.title)}
            assert titles == ({atlas.words[f"table.{table}"].of(lang) for lang in LANGS} if table else set())


def test_no_address_leads_to_the_people() -> None:
    """The contacts are in no file that is listed."""
    assert set(OPEN_TABLES) == set(TABLES) - {"contacts"}
    assert not [path for form in DISTRIBUTIONS.values() for path in form.paths().values() if "contacts" in path]


@pytest.mark.parametrize("lang", LANGS)
def test_page_says_the_facts(atlas: Atlas, lang: Lang) -> None:
    """The description for search engines has what they ask of a data set, in the page's language."""
    told = json.loads(json.dumps(schema_org(atlas, BASE, lang)))
    facts = atlas.dataset
    assert (told["@context"], told["@type"]) == ("https://schema.org/", "Dataset")
    assert (told["name"], told["description"]) == (facts.title.of(lang), facts.description.of(lang))
    assert 50 <= len(told["description"]) <= 5000  # Google's limits
    assert told["keywords"] == [keyword.of(lang) for keyword in facts.keyword]
    assert (told["version"], told["dateModified"]) == (atlas.version, facts.date.isoformat())
    assert told["license"] == facts.licence[0].address
    assert told["creator"]["name"] == facts.creator
    assert told["isBasedOn"]["url"] == atlas.source.address
    assert told["temporalCoverage"] == f"{atlas.programme.first_year}/{atlas.programme.last_year}"
    south, west, north, east = map(float, told["spatialCoverage"]["geo"]["box"].split())
    assert ((south, north), (west, east)) == (SWEDEN_LAT, SWEDEN_LON)
    assert atlas.version in told["creditText"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_column_is_a_variable(atlas: Atlas, lang: Lang) -> None:
    """Each column of the files is told by its name there, with its unit and each meaning that it has in some table."""
    variables = schema_org(atlas, BASE, lang)["variableMeasured"]
    columns = {column.name: column for table in OPEN_TABLES for column in TABLES[table]}
    assert {variable["name"]: variable.get("unitText", "") for variable in variables} == {
        name: column.unit for name, column in columns.items()
    }
    t = translator(atlas.words, lang)
    meanings = [(variable["name"], variable["description"]) for variable in variables]
    assert len(meanings) == len(set(meanings))
    assert set(meanings) == {(c.name, c.meaning(t)) for table in OPEN_TABLES for c in TABLES[table]}
    assert all(variable["description"].startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")) for variable in variables)


@pytest.mark.parametrize("lang", LANGS)
def test_page_and_catalogue_agree(graph: Graph, dataset: Node, atlas: Atlas, lang: Lang) -> None:
    """Both name the same thing, by the same name, with the same files, formats, date and version."""
    told = schema_org(atlas, BASE, lang)
    assert URIRef(told["@id"]) == dataset
    assert Literal(told["name"], lang=lang) in graph.objects(dataset, DCTERMS.title)
    assert Literal(told["identifier"]) == graph.value(dataset, DCTERMS.identifier)
    assert URIRef(told["url"]) == graph.value(dataset, DCAT.landingPage)
    assert told["version"] == str(graph.value(dataset, DCAT.version))
    assert told["dateModified"] == str(graph.value(dataset, DCTERMS.modified))
    assert told["datePublished"] == str(graph.value(dataset, DCTERMS.issued))
    files = {
        (str(address), str(graph.value(node, DCAT.mediaType)).removeprefix(str(IANA)))
        for node in graph.objects(dataset, DCAT.distribution)
        for address in graph.objects(node, DCAT.downloadURL)
    }
    assert {(file["contentUrl"], file["encodingFormat"]) for file in told["distribution"]} == files
    assert len(told["distribution"]) == len(files)


def test_hostile_texts_stay_texts(atlas: Atlas) -> None:
    """A text with signs of XML, or with signs that XML cannot hold, comes out of the catalogue as it reads."""
    found = read(hostile(atlas))
    (node,) = found.subjects(RDF.type, DCAT.Dataset)
    assert {str(title) for title in found.objects(node, DCTERMS.title)} == {one_line(HOSTILE)}
    publisher = found.value(node, DCTERMS.publisher)
    assert found.value(publisher, FOAF.name) == Literal(one_line(HOSTILE))
    assert len(found) <= len(read(atlas))
