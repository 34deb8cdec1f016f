"""Write the description of the data set as DataCite's XML. Pure.

It must have an identifier: without a DOI that is DataCite's own word for one that is to be announced.
"""

from typing import Any

from lxml.builder import ElementMaker

from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.datacite import KERNEL, attributes
from pilotkartan.exports.xml_text import XML_LANG, serialised

_SCHEMA = f"{KERNEL} https://schema.datacite.org/meta/kernel-4.5/metadata.xsd"
_SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_TO_BE_ANNOUNCED = ":tba"
_E = ElementMaker(namespace=KERNEL, nsmap={None: KERNEL})
# List in the JSON -> element of each of its items in the XML, and that item's property which is the element's text.
_LISTS = {
    "titles": ("title", "title"),
    "subjects": ("subject", "subject"),
    "dates": ("date", "date"),
    "alternateIdentifiers": ("alternateIdentifier", "alternateIdentifier"),
    "relatedIdentifiers": ("relatedIdentifier", "relatedIdentifier"),
    "rightsList": ("rights", "rights"),
    "descriptions": ("description", "description"),
}
_ATTRIBUTES = {"lang": XML_LANG, "schemeUri": "schemeURI", "valueUri": "valueURI", "rightsUri": "rightsURI"}


def datacite_xml(index: Index, wanted: Wanted) -> bytes:
    """Return the description as XML."""
    found = attributes(index, wanted)
    (creator,), kind, (place,) = found["creators"], found["types"], found["geoLocations"]
    name = _E.creatorName(creator["name"], nameType=creator["nameType"])
    box = (_E(edge, str(degrees)) for edge, degrees in place["geoLocationBox"].items())
    root = _E.resource(
        {_SCHEMA_LOCATION: _SCHEMA},
        _E.identifier(found.get("doi", _TO_BE_ANNOUNCED), identifierType="DOI"),
        _E.creators(_E.creator(name)),
        _E.publisher(found["publisher"]["name"]),
        _E.publicationYear(found["publicationYear"]),
        _E.resourceType(kind["resourceType"], resourceTypeGeneral=kind["resourceTypeGeneral"]),
        _E.language(found["language"]),
        _E.formats(*map(_E.format, found["formats"])),
        _E.version(found["version"]),
        *(_E(many, *(_item(one, text, item) for item in found[many])) for many, (one, text) in _LISTS.items()),
        _E.geoLocations(_E.geoLocation(_E.geoLocationPlace(place["geoLocationPlace"]), _E.geoLocationBox(*box))),
    )
    return serialised(root)


def _item(element: str, text: str, item: dict[str, str]) -> Any:
    attributes = {_ATTRIBUTES.get(name, name): value for name, value in item.items() if name != text}
    return _E(element, item[text], attributes)
