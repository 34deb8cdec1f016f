"""Describe the data set as a catalogue that data portals harvest: DCAT-AP-SE 3, docs.dataportal.se/dcat.

The profile requires an address for every resource, one distribution for each format of the data with every file as
its `downloadURL`, and CC0 for the catalogue itself. It recommends a contact point: included where data or operator
gives one. It recommends `availability` too, which says how long something will stay: nobody has promised that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from rdflib import DCTERMS, FOAF, OWL, PROV, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.settings import API, OPENAPI, RDF_FILE, SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.texts import Translator, source_copy, translator
from pilotkartan.exports.columns import content
from pilotkartan.exports.schema_org import APP, Distribution, Edition, contact, title_of

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
EU = Namespace("http://publications.europa.eu/resource/authority/")
IANA = Namespace("https://www.iana.org/assignments/media-types/")
_PREFIXES = {"rdf": RDF, "dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "owl": OWL, "prov": PROV, "vcard": VCARD}
_WKT = URIRef("http://www.opengis.net/ont/geosparql#wktLiteral")

_LANGUAGES: Mapping[Lang, URIRef] = {"sv": EU["language/SWE"], "en": EU["language/ENG"]}
# The EU's name for Sweden, and the one that DCAT-AP-SE asks for.
_SWEDEN = (EU["country/SWE"], URIRef("http://sws.geonames.org/2661886"))
_PUBLIC = EU["access-right/PUBLIC"]
_CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
_PUBLISHER_TYPES = "http://purl.org/adms/publishertype/"

_NONE: Mapping[str, int] = MappingProxyType({})

Fact = tuple[URIRef, Node]
# A resource, its class and the facts about it.
Thing = tuple[URIRef, URIRef, Iterable[Fact]]


def catalogue_rdf(atlas: Atlas, base: str, edition: Edition = APP, sizes: Mapping[str, int] = _NONE) -> bytes:
    """Return the catalogue as RDF/XML; `base` is the address of the start page, `sizes` are bytes by a file's path."""
    # This store keeps the order in which facts are added: the same facts give the same bytes.
    graph = Graph("SimpleMemory", bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    for thing, kind, facts in _things(atlas, base, edition, sizes):
        graph.add((thing, RDF.type, kind))
        for predicate, value in facts:
            graph.add((thing, predicate, value))
    return graph.serialize(format="xml", encoding="utf-8")


def _things(atlas: Atlas, base: str, edition: Edition, sizes: Mapping[str, int]) -> Iterator[Thing]:
    yield _name(base, "catalogue"), DCAT.Catalog, _catalogue(atlas, base)
    yield _name(base, "dataset"), DCAT.Dataset, _dataset(atlas, base, edition)
    yield _name(base, "publisher"), FOAF.Agent, _publisher(atlas)
    if contact(atlas):
        individual = atlas.dataset.publisher.type == "PrivateIndividual(s)"
        yield _name(base, "contact"), VCARD.Individual if individual else VCARD.Organization, _contact(atlas)
        yield _name(base, "contact"), VCARD.Kind, ()
    yield _name(base, "period"), DCTERMS.PeriodOfTime, _period(atlas)
    yield _name(base, "area"), DCTERMS.Location, [(DCAT.bbox, Literal(_box(), datatype=_WKT))]
    yield _name(base, "provenance"), DCTERMS.ProvenanceStatement, _provenance(atlas)
    if any(map(_served, edition.distributions.values())):
        yield _name(base, "service"), DCAT.DataService, _service(atlas, base)
    for name in edition.distributions:
        yield _name(base, name), DCAT.Distribution, _distribution(atlas, base, edition, name, sizes)
    yield from _outer_things(atlas, base, edition)


def _served(distribution: Distribution) -> bool:
    """Tell whether a distribution is part of the API."""
    return distribution.path.startswith(API)


def _name(base: str, thing: str) -> URIRef:
    return URIRef(f"{base}{RDF_FILE}#{thing}")


def _text(predicate: URIRef, text: Text) -> Iterator[Fact]:
    """Yield a text in each language."""
    yield from ((predicate, Literal(one_line(text.of(lang)), lang=lang)) for lang in LANGS)


def _translated(atlas: Atlas, predicate: URIRef, write: Callable[[Translator], str]) -> Iterator[Fact]:
    """Yield the text that `write` makes with the translator of each language."""
    texts = {lang: write(translator(atlas.words, lang)) for lang in LANGS}
    yield from _text(predicate, Text(**texts))


def _licence(atlas: Atlas) -> URIRef:
    """Return the licence of the data; Creative Commons' identifiers begin with http."""
    address = atlas.dataset.licence[0].address
    return URIRef(address.replace("https://creativecommons.org/", "http://creativecommons.org/"))


def _catalogue(atlas: Atlas, base: str) -> Iterator[Fact]:
    yield from _translated(atlas, DCTERMS.title, lambda t: t("metadata.catalogue"))
    yield from _translated(atlas, DCTERMS.description, lambda t: t("metadata.catalogue_text"))
    yield DCTERMS.publisher, _name(base, "publisher")
    yield DCTERMS.license, _CC0
    yield from _dates(atlas)
    yield from ((DCTERMS.language, language) for language in _LANGUAGES.values())
    yield from ((DCTERMS.spatial, place) for place in _SWEDEN)
    yield FOAF.homepage, URIRef(f"{base}/")
    yield DCAT.themeTaxonomy, EU["data-theme"]
    yield DCAT.dataset, _name(base, "dataset")


def _dataset(atlas: Atlas, base: str, edition: Edition) -> Iterator[Fact]:
    dataset = atlas.dataset
    yield DCTERMS.identifier, Literal(dataset.id)
    yield from _text(DCTERMS.title, dataset.title)
    yield from _text(DCTERMS.description, dataset.description)
    yield DCTERMS.publisher, _name(base, "publisher")
    yield DCTERMS.creator, _name(base, "publisher")
    yield from _found_by(atlas, base)
    yield from _dates(atlas)
    yield DCAT.version, Literal(atlas.version)
    yield OWL.versionInfo, Literal(atlas.version)
    yield from ((DCTERMS.language, language) for language in _LANGUAGES.values())
    yield from ((DCTERMS.spatial, place) for place in (*_SWEDEN, _name(base, "area")))
    yield DCTERMS.temporal, _name(base, "period")
    yield DCTERMS.accessRights, _PUBLIC
    yield DCTERMS.license, _licence(atlas)
    yield DCTERMS.provenance, _name(base, "provenance")
    yield PROV.wasDerivedFrom, URIRef(atlas.source.address)
    yield from ((DCAT.landingPage, URIRef(page)) for page in _pages(atlas, base, edition))
    yield from ((DCAT.distribution, _name(base, name)) for name in edition.distributions)


def _found_by(atlas: Atlas, base: str) -> Iterator[Fact]:
    """Yield by what data set and service are found, and whom to ask about them."""
    for keyword in atlas.dataset.keyword:
        yield from _text(DCAT.keyword, keyword)
    yield from ((DCAT.theme, EU[f"data-theme/{theme}"]) for theme in atlas.dataset.theme)
    if contact(atlas):
        yield DCAT.contactPoint, _name(base, "contact")


def _dates(atlas: Atlas) -> Iterator[Fact]:
    """Yield the day of the first version and that of this one."""
    yield DCTERMS.issued, Literal(atlas.dataset.issued)
    yield DCTERMS.modified, Literal(atlas.dataset.date)


def _publisher(atlas: Atlas) -> Iterator[Fact]:
    yield FOAF.name, Literal(one_line(atlas.dataset.creator))
    yield DCTERMS.type, URIRef(_PUBLISHER_TYPES + atlas.dataset.publisher.type)


def _contact(atlas: Atlas) -> Iterator[Fact]:
    ways = contact(atlas)
    yield VCARD.fn, Literal(one_line(atlas.dataset.creator))
    if "email" in ways:
        yield VCARD.hasEmail, URIRef(f"mailto:{ways['email']}")
    if "url" in ways:
        yield VCARD.hasURL, URIRef(ways["url"])


def _pages(atlas: Atlas, base: str, edition: Edition) -> list[str]:
    """Return the addresses of the pages about the data set: this edition's, and the permanent one if any."""
    return [base + edition.data_page, *([atlas.dataset.address] if atlas.dataset.address else [])]


def _period(atlas: Atlas) -> Iterator[Fact]:
    """Yield the programme's first and last year: the source gives no days."""
    years = {DCAT.startDate: atlas.programme.first_year, DCAT.endDate: atlas.programme.last_year}
    yield from ((predicate, Literal(str(year), datatype=XSD.gYear)) for predicate, year in years.items())


def _box() -> str:
    """Return the bounds of Sweden as a polygon, longitude first."""
    (south, north), (west, east) = SWEDEN_LAT, SWEDEN_LON
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def _provenance(atlas: Atlas) -> Iterator[Fact]:
    source = atlas.source
    yield from _translated(
        atlas,
        DCTERMS.description,
        lambda t: ". ".join(
            (
                t("metadata.provenance", publisher=source.publisher, title=source.title, address=source.address),
                source_copy(source, t),
            )
        ),
    )


def _service(atlas: Atlas, base: str) -> Iterator[Fact]:
    yield from _translated(atlas, DCTERMS.title, lambda t: t("metadata.service"))
    yield DCAT.endpointURL, URIRef(base + API)
    yield DCAT.endpointDescription, URIRef(base + OPENAPI)
    yield DCAT.servesDataset, _name(base, "dataset")
    yield from _found_by(atlas, base)
    yield DCTERMS.publisher, _name(base, "publisher")
    yield DCTERMS.license, _licence(atlas)
    yield DCTERMS.accessRights, _PUBLIC


def _distribution(atlas: Atlas, base: str, edition: Edition, name: str, sizes: Mapping[str, int]) -> Iterator[Fact]:
    distribution = edition.distributions[name]
    addresses = [URIRef(base + path) for path in distribution.paths().values()]
    yield from _translated(atlas, DCTERMS.title, partial(title_of, name))
    yield from _translated(
        atlas, DCTERMS.description, lambda t: t("metadata.tables", tables=", ".join(distribution.tables))
    )
    yield DCAT.accessURL, addresses[0] if len(addresses) == 1 else URIRef(base + edition.data_page)
    yield from ((DCAT.downloadURL, address) for address in addresses)
    yield DCTERMS.format, EU[f"file-type/{distribution.file_type}"]
    yield DCAT.mediaType, IANA[distribution.media_type]
    yield DCTERMS.license, _licence(atlas)
    if distribution.path in sizes:
        yield DCAT.byteSize, Literal(sizes[distribution.path], datatype=XSD.nonNegativeInteger)
    yield from _dates(atlas)
    yield from ((DCTERMS.language, language) for language in _LANGUAGES.values())
    if _served(distribution):
        yield DCAT.accessService, _name(base, "service")


def _outer_things(atlas: Atlas, base: str, edition: Edition) -> Iterator[Thing]:
    """Yield the content of each file where there are several, and the classes of resources that others refer to."""
    for distribution in edition.distributions.values():
        for table, path in distribution.paths().items():
            if table:
                yield URIRef(base + path), FOAF.Document, _translated(atlas, DCTERMS.title, partial(content, table))
        yield EU[f"file-type/{distribution.file_type}"], DCTERMS.MediaTypeOrExtent, ()
        yield IANA[distribution.media_type], DCTERMS.MediaType, ()
    for page in (f"{base}/", *_pages(atlas, base, edition)):
        yield URIRef(page), FOAF.Document, ()
    for place in _SWEDEN:
        yield place, DCTERMS.Location, ()
    for language in _LANGUAGES.values():
        yield language, DCTERMS.LinguisticSystem, ()
    for licence in (_licence(atlas), _CC0):
        yield licence, DCTERMS.LicenseDocument, ()
    yield _PUBLIC, DCTERMS.RightsStatement, ()
