"""The feed tells of published versions, follows RFC 4287, and names no person."""

import re
from datetime import date
from typing import Any

import pytest
from lxml import etree

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.exports.atom import MEDIA_TYPE, NAMESPACE, atom_feed
from pilotkartan.exports.schema_org import APP, STATIC, Edition
from pilotkartan.exports.xml_text import XML_LANG

BASE = "https://pilotkartan.example/data"
# RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry hold, least and most.
FEED = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 99), "subtitle": (0, 1), "rights": (0, 1),
    "generator": (0, 1), "link": (1, 99), "entry": (0, 99),
}  # fmt: skip
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "content": (0, 1), "link": (1, 99)}
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
EDITIONS = {"app": APP, "static": STATIC}


def with_versions(atlas: Atlas) -> Atlas:
    """The atlas after a second published version."""
    change = Text(sv="Två resultat <b>till</b> & mer.", en="Two more results.")
    later = atlas.published[0].model_copy(update={"id": "1.1.0", "date": date(2027, 3, 1), "change": change})
    return atlas.model_copy(update={"published": (atlas.published[0], later)})


def children(element: Any, name: str) -> list[Any]:
    """The elements of a name in another one."""
    return list(element.findall(f"{{{NAMESPACE}}}{name}"))


def text(element: Any, name: str) -> str:
    """The text of the one element of a name."""
    (found,) = children(element, name)
    return str(found.text)


def links(element: Any) -> dict[tuple[str, str], str]:
    """The addresses of an element's links, by relation and language or kind."""
    found = {
        (link.get("rel"), link.get("hreflang") or link.get("type")): link.get("href")
        for link in children(element, "link")
        if link.get("type") != MEDIA_TYPE or link.get("rel") == "self"
    }
    assert all(re.match("https://", address) for address in found.values())
    return found


def fault(element: Any, wanted: dict[str, tuple[int, int]]) -> list[str]:
    """The names of the elements that are missing, too many or not allowed."""
    names = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
    return [name for name, (least, most) in wanted.items() if not least <= names.count(name) <= most] + [
        name for name in names if name not in wanted
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", LANGS)
def test_feed_follows_the_rules(atlas: Atlas, lang: Lang, edition: str) -> None:
    """Feed and entries have what they must, each once, with moments of the right form; each language has its ids."""
    where: Edition = EDITIONS[edition]
    root = etree.fromstring(atom_feed(with_versions(atlas), BASE, lang, where))
    assert (root.tag, root.get(XML_LANG)) == (f"{{{NAMESPACE}}}feed", lang)
    assert fault(root, FEED) == []
    entries = children(root, "entry")
    assert [text(entry, "title").rpartition(" ")[2] for entry in entries] == ["1.1.0", "1.0.0"]
    for element in (root, *entries):
        assert re.fullmatch(MOMENT, text(element, "updated"))
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(element, "id"))
    ids = [text(element, "id") for element in (root, *entries)]
    other = etree.fromstring(atom_feed(with_versions(atlas), BASE, "en" if lang == "sv" else "sv", where))
    assert len({*ids, text(other, "id"), *(text(entry, "id") for entry in children(other, "entry"))}) == 2 * len(ids)
    assert text(root, "updated") == text(entries[0], "updated") == "2027-03-01T00:00:00Z"
    assert links(root)["self", lang] == {
        ("app", "sv"): f"{BASE}/feed.atom?lang=sv", ("app", "en"): f"{BASE}/feed.atom?lang=en",
        ("static", "sv"): f"{BASE}/feed.atom", ("static", "en"): f"{BASE}/en/feed.atom",
    }[edition, lang]  # fmt: skip
    for entry, version in zip(entries, with_versions(atlas).published[::-1], strict=True):
        assert fault(entry, ENTRY) == []
        assert text(entry, "content") == version.change.of(lang)
        assert links(entry)["enclosure", "application/zip"] == f"{BASE}/data/versions/{version.id}.zip"
        assert links(entry)["alternate", lang].endswith("#data-versions")


def test_ids_stay(atlas: Atlas) -> None:
    """An entry is the same one wherever the app is and whatever is published later: no reader shows it twice."""

    def ids(feed: bytes) -> list[str]:
        return [text(entry, "id") for entry in children(etree.fromstring(feed), "entry")]

    now = ids(atom_feed(atlas, BASE, "sv"))
    assert now == ids(atom_feed(atlas, "https://other.example", "sv", STATIC))
    assert ids(atom_feed(with_versions(atlas), BASE, "sv"))[1:] == now


def test_feed_names_no_person(atlas: Atlas) -> None:
    """The author is that of the data set, without a mail or a page of a person; no contact is in the feed."""
    for lang in LANGS:
        feed = atom_feed(atlas, BASE, lang)
        (author,) = children(etree.fromstring(feed), "author")
        assert [(child.tag, child.text) for child in author] == [(f"{{{NAMESPACE}}}name", atlas.dataset.creator)]
        contacts = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
        assert [who.name for who in contacts if who.name in feed.decode()] == []


def test_feed_of_nothing_published(atlas: Atlas) -> None:
    """Where no version is published the feed is valid and empty."""
    root = etree.fromstring(atom_feed(atlas.model_copy(update={"published": ()}), BASE, "en"))
    assert fault(root, FEED) == []
    assert children(root, "entry") == []
    assert text(root, "updated").startswith(atlas.dataset.date.isoformat())
