"""Describe the data set as DataCite, for archives that give DOIs: schema.datacite.org, version 4.5. Pure.

The DOI is that of the data set's permanent address; without one there is none here. datacite_xml.py writes the same.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.settings import SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.texts import translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.readme import licences, selected, selected_rows
from pilotkartan.exports.schema_org import DISTRIBUTIONS

KERNEL = "http://datacite.org/schema/kernel-4"
_THEMES = "http://publications.europa.eu/resource/authority/data-theme"


def doi(atlas: Atlas) -> str | None:
    """Return the DOI of the data set; None where its permanent address is none, or there is no such address."""
    found = re.fullmatch(r"https://doi\.org/(10\.\d{4,9}/\S+)", atlas.dataset.address or "")
    return found[1] if found else None


def datacite_json(index: Index, wanted: Wanted) -> bytes:
    """Return the description as JSON, as DataCite's REST API takes it."""
    return f"{json.dumps(attributes(index, wanted), ensure_ascii=False, indent=2)}\n".encode()


def attributes(index: Index, wanted: Wanted) -> dict[str, Any]:
    """Return the description, each property by its name in DataCite's JSON."""
    atlas, dataset, t = index.atlas, index.atlas.dataset, translator(index.atlas.words, "en")
    number, agent = doi(atlas), one_line(dataset.creator)
    south, north, west, east = (*SWEDEN_LAT, *SWEDEN_LON)
    return {
        **({"doi": number} if number else {}),
        **({"url": dataset.address} if dataset.address else {}),
        "schemaVersion": KERNEL,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": t("citation.kind")},
        "creators": [{"name": agent, "nameType": "Organizational"}],
        "titles": [
            {"title": title, "lang": lang, **({"titleType": "TranslatedTitle"} if lang != LANGS[0] else {})}
            for lang, title in _each(dataset.title)
        ],
        "publisher": {"name": agent},
        "publicationYear": str(dataset.date.year),
        "subjects": [{"subject": text, "lang": lang} for word in dataset.keyword for lang, text in _each(word)]
        + [
            {"subject": theme, "subjectScheme": "EU data theme", "schemeUri": _THEMES, "valueUri": f"{_THEMES}/{theme}"}
            for theme in dataset.theme
        ],
        "dates": [
            {"date": dataset.issued.isoformat(), "dateType": "Issued"},
            {"date": dataset.date.isoformat(), "dateType": "Updated"},
        ],
        "language": LANGS[0],
        "alternateIdentifiers": [
            {"alternateIdentifier": dataset.id, "alternateIdentifierType": "id"},
            {"alternateIdentifier": atlas.data_version, "alternateIdentifierType": "date and hash of the content"},
        ],
        "relatedIdentifiers": [
            {
                "relatedIdentifier": atlas.source.address,
                "relatedIdentifierType": "URL",
                "relationType": "IsDerivedFrom",
                "resourceTypeGeneral": "Text",
            }
        ],
        "formats": sorted({form.media_type for form in DISTRIBUTIONS.values()}),
        "version": atlas.version,
        "rightsList": [
            {
                "rights": one_line(f"{item.holder}: {item.what.en}"),
                "rightsUri": item.address,
                "rightsIdentifier": item.id,
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
                "lang": "en",
            }
            for item in licences(atlas)
        ],
        "descriptions": [
            {"description": " ".join((text, *_held(index, wanted, lang))), "descriptionType": "Abstract", "lang": lang}
            for lang, text in _each(dataset.description)
        ],
        "geoLocations": [
            {
                "geoLocationPlace": t("metadata.sweden"),
                "geoLocationBox": {
                    "westBoundLongitude": west,
                    "eastBoundLongitude": east,
                    "southBoundLatitude": south,
                    "northBoundLatitude": north,
                },
            }
        ],
    }


def _each(text: Text) -> Iterator[tuple[Lang, str]]:
    return ((lang, one_line(text.of(lang))) for lang in LANGS)


def _held(index: Index, wanted: Wanted, lang: Lang) -> Iterator[str]:
    """Yield which pilots and which of their rows the data is about."""
    yield from map(one_line, (selected(index, wanted, lang), *selected_rows(index, wanted, lang)))
