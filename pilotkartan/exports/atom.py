"""Write the feed of the published versions of the data as Atom, RFC 4287. Pure.

Its author is that of the data set, which is no person. A feed in another language is another feed, with ids of its own;
they are the same wherever the app is.
"""

from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml.builder import ElementMaker

from pilotkartan.content.model import LANGS, Atlas, Lang, PublishedVersion
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.settings import FEED, SOFTWARE
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.published import VERSIONS_ANCHOR, newest_first, package_address
from pilotkartan.exports.schema_org import APP, Edition
from pilotkartan.exports.xml_text import XML_LANG, serialised

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
_E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def atom_feed(atlas: Atlas, base: str, lang: Lang, edition: Edition = APP) -> bytes:
    """Return the feed in a language; `base` is the address of the start page."""
    t, dataset = translator(atlas.words, lang), atlas.dataset
    versions = newest_first(atlas)
    licence = dataset.licence[0]
    root = _E.feed(
        {XML_LANG: lang},
        _E.id(_id(atlas, lang)),
        _E.title(one_line(t("versions.feed_title"))),
        _E.subtitle(one_line(dataset.title.of(lang))),
        _E.updated(_moment(versions[0].date if versions else dataset.date)),
        _E.author(_E.name(one_line(dataset.creator))),
        _E.rights(one_line(f"{licence.id}: {licence.what.of(lang)}")),
        _E.generator(SOFTWARE),
        _E.link(rel="self", type=MEDIA_TYPE, hreflang=lang, href=base + edition.in_lang(FEED, lang)),
        *(
            _E.link(rel="alternate", type=MEDIA_TYPE, hreflang=other, href=base + edition.in_lang(FEED, other))
            for other in LANGS
            if other != lang
        ),
        _page(base, lang, edition),
        *(_entry(atlas, version, base, edition, t, lang) for version in versions),
    )
    return serialised(root)


def _entry(atlas: Atlas, version: PublishedVersion, base: str, edition: Edition, t: Translator, lang: Lang) -> Any:
    package = base + package_address(version)
    return _E.entry(
        _E.id(_id(atlas, lang, version.id)),
        _E.title(t("versions.number", version=version.id)),
        _E.updated(_moment(version.date)),
        _E.published(_moment(version.date)),
        _page(base, lang, edition),
        _E.link(rel="enclosure", type="application/zip", title=t("downloads.package"), href=package),
        _E.content(one_line(version.change.of(lang)), type="text"),
    )


def _page(base: str, lang: Lang, edition: Edition) -> Any:
    """Return the link to the list of versions, on the page about the data."""
    address = f"{base}{edition.in_lang(edition.data_page, lang)}#{VERSIONS_ANCHOR}"
    return _E.link(rel="alternate", type="text/html", hreflang=lang, href=address)


def _id(atlas: Atlas, *parts: str) -> str:
    return uuid5(NAMESPACE_URL, "/".join((SOFTWARE, atlas.dataset.id, *parts))).urn


def _moment(day: date) -> str:
    """Return a day as the moment at which it begins, which is all that is known."""
    return f"{day.isoformat()}T00:00:00Z"
