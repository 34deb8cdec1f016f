"""Describe the data set and its files for search engines (schema.org) and data portals. Pure.

The facts are those of data/dataset.toml, of the programme and of the tables; dcat.py writes the same ones as RDF.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.plaintext import capitalised
from pilotkartan.content.settings import API, RDF_FILE, SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.pages import DATA_PAGE
from pilotkartan.explore.selection import LANG
from pilotkartan.exports.columns import OPEN_TABLES, TABLES


@dataclass(frozen=True)
class Distribution:
    """Describe one form of the data: its media type, its id in the EU's list of file types, its path, its tables.

    A path with `{table}` means one address for each table. `any_language`: the file is the same in every language, so
    that one size is true of it; the others come in the language that is asked for.
    """

    media_type: str
    file_type: str
    path: str
    tables: tuple[str, ...] = OPEN_TABLES
    any_language: bool = False

    def paths(self) -> Mapping[str, str]:
        """Return the path of each table, or the one path under an empty name."""
        names = self.tables if "{table}" in self.path else ("",)
        return {name: self.path.format(table=name) for name in names}


# Every form in which the data can be downloaded; the titles are in the texts, under `metadata.`.
DISTRIBUTIONS: Mapping[str, Distribution] = {
    "csv": Distribution("text/csv", "CSV", f"{API}/{{table}}.csv"),
    "api": Distribution("application/json", "JSON", f"{API}/{{table}}"),
    "geojson": Distribution("application/geo+json", "GEOJSON", f"{API}/pilots.geojson", ("pilots",), any_language=True),
    "xlsx": Distribution(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", "/data/pilotkartan.xlsx"
    ),
    "json": Distribution("application/json", "JSON", "/data/pilotkartan.json", any_language=True),
    "datapackage": Distribution("application/zip", "ZIP", "/data/pilotkartan-datapackage.zip"),
    "research": Distribution("application/zip", "ZIP", "/data/pilotkartan-research-pack.zip"),
}


@dataclass(frozen=True)
class Edition:
    """Describe where an edition has its page about the data and its files, relative to its start page.

    `in_lang` returns the path of a page or file in a language.
    """

    data_page: str
    distributions: Mapping[str, Distribution]
    in_lang: Callable[[str, Lang], str]


APP = Edition(f"/{DATA_PAGE}", DISTRIBUTIONS, lambda path, lang: f"{path}?{LANG}={lang}")
# The static edition has no API, so each table is a file of its own.
STATIC = Edition(
    f"/{DATA_PAGE}/",
    {name: form for name, form in DISTRIBUTIONS.items() if not form.path.startswith(API)}
    | {
        "csv": replace(DISTRIBUTIONS["csv"], path="/data/csv/{table}.csv"),
        "geojson": replace(DISTRIBUTIONS["geojson"], path="/data/pilotkartan.geojson"),
    },
    lambda path, lang: path if lang == LANGS[0] else f"/{lang}{path}",
)


def sized(edition: Edition = APP) -> list[str]:
    """Return the paths of the files that one size is true of."""
    return [form.path for form in edition.distributions.values() if form.any_language]


def title_of(distribution: str, t: Translator) -> str:
    """Return the title of a distribution of DISTRIBUTIONS."""
    return t(f"metadata.{distribution}")


def contact(atlas: Atlas) -> dict[str, str]:
    """Return where to ask about the data, as `email` and `url`; empty where neither data nor operator says it."""
    publisher = atlas.dataset.publisher
    ways = {"email": publisher.email or environment.MAINTAINER, "url": publisher.page}
    return {name: way for name, way in ways.items() if way}


def schema_org(atlas: Atlas, base: str, lang: Lang, edition: Edition = APP) -> dict[str, Any]:
    """Return the data set as schema.org's Dataset, ready for JSON; `base` is the address of the start page."""
    t = translator(atlas.words, lang)
    dataset, source, programme = atlas.dataset, atlas.source, atlas.programme
    agent = {"@type": "Organization", "name": dataset.creator}
    ways = contact(atlas)
    box = f"{SWEDEN_LAT[0]} {SWEDEN_LON[0]} {SWEDEN_LAT[1]} {SWEDEN_LON[1]}"
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{base}{RDF_FILE}#dataset",
        "identifier": dataset.id,
        "url": base + edition.data_page,
        **({"sameAs": dataset.address} if dataset.address else {}),
        "name": dataset.title.of(lang),
        "description": dataset.description.of(lang),
        "keywords": [keyword.of(lang) for keyword in dataset.keyword],
        "inLanguage": LANGS,
        "version": atlas.version,
        "datePublished": dataset.issued.isoformat(),
        "dateModified": dataset.date.isoformat(),
        "license": dataset.licence[0].address,
        "isAccessibleForFree": True,
        "creator": agent,
        "publisher": {**agent, **({"contactPoint": {"@type": "ContactPoint", **ways}} if ways else {})},
        "creditText": credit(atlas, base + edition.data_page, t, lang),
        "isBasedOn": {
            "@type": "WebPage",
            "name": source.title,
            "url": source.address,
            "publisher": {"@type": "Organization", "name": source.publisher},
        },
        "temporalCoverage": f"{programme.first_year}/{programme.last_year}",
        "spatialCoverage": {
            "@type": "Place",
            "name": t("metadata.sweden"),
            "geo": {"@type": "GeoShape", "box": box},
        },
        "variableMeasured": list(_variables(t)),
        "distribution": list(_downloads(base, t, edition)),
    }


def _variables(t: Translator) -> Iterator[dict[str, str]]:
    """Yield every column of the open tables once, and again where it means something else in another table."""
    columns = {(column.name, column.meaning(t)): column for table in OPEN_TABLES for column in TABLES[table]}
    for (name, meaning), column in columns.items():
        unit = {"unitText": column.unit} if column.unit else {}
        yield {"@type": "PropertyValue", "name": name, "description": meaning, **unit}


def _downloads(base: str, t: Translator, edition: Edition) -> Iterator[dict[str, str]]:
    for name, distribution in edition.distributions.items():
        for table, path in distribution.paths().items():
            yield {
                "@type": "DataDownload",
                "name": f"{title_of(name, t)}: {table}" if table else title_of(name, t),
                "encodingFormat": distribution.media_type,
                "contentUrl": base + path,
            }


def credit(atlas: Atlas, address: str, t: Translator, lang: Lang) -> str:
    """Return the citation of the data set without a day of access: at its permanent address, else at this one."""
    dataset = atlas.dataset
    return t(
        "citation.reference",
        author=f"{capitalised(dataset.creator).rstrip('.')}.",
        year=dataset.date.year,
        what=t("citation.dataset", title=capitalised(dataset.title.of(lang)), version=atlas.version),
        where=dataset.address or address,
    )
