"""A published version can be fetched again, and its feed and list lead there."""

import hashlib
import re
from pathlib import Path

import pytest
from lxml import etree

from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.content.versions import package_path
from pilotkartan.exports.atom import NAMESPACE
from pilotkartan.exports.formats import DESCRIPTIONS
from pilotkartan.web import downloads
from tests.asgi_client import ask

HOST = ("host", "pilotkartan.example")


def test_list_leads_to_each_version(atlas: Atlas) -> None:
    """Each version in the list is there, byte for byte, and scripts of any site may read it."""
    rows = ask("/api/v1/versions").json()["data"]
    assert [row["version"] for row in rows] == [version.id for version in atlas.published[::-1]]
    for row in rows:
        answer = ask(row["address"])
        assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
        assert hashlib.sha256(answer.body).hexdigest() == row["sha256"]
        assert answer.headers["x-data-version"] == row["version"]
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["content-disposition"] == f'attachment; filename="pilotkartan-{row["version"]}.zip"'
        assert ask(row["address"], ("if-none-match", answer.headers["etag"])).status == 304


@pytest.mark.parametrize("name", ["9.9.9.zip", "1.0.0", "..%2fdataset.toml", "1.0.0.zip%00", "versions.toml"])
def test_nothing_else_is_handed_out(name: str) -> None:
    """No other file of the folder, or beside it, is at an address of a version."""
    assert ask(f"/data/versions/{name}").status == 404


def test_altered_package_is_not_handed_out(atlas: Atlas, data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no longer what was published has no address: a citation never leads to other data."""
    version = atlas.published[0]
    package_path(data_copy, version.id).write_bytes(b"PK")
    monkeypatch.setattr(downloads, "DATA_DIR", data_copy)
    assert ask(f"/data/versions/{version.id}.zip").status == 404


@pytest.mark.parametrize("lang", LANGS)
def test_feed_is_linked_and_leads_to_the_versions(atlas: Atlas, lang: str) -> None:
    """Every page names the feed in its language, and what the feed links to is there."""
    page = ask(f"/?lang={lang}").text
    (address,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', page)
    answer = ask(address, HOST)
    assert (answer.status, answer.headers["content-language"]) == (200, lang)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.body)
    places = [link.get("href") for link in root.iter(f"{{{NAMESPACE}}}link")]
    (origin,) = {re.match("https?://[^/]+", place)[0] for place in places}  # type: ignore[index]
    assert [place for place in places if ask(place.removeprefix(origin).partition("#")[0], HOST).status != 200] == []
    assert len(list(root.iter(f"{{{NAMESPACE}}}entry"))) == len(atlas.published)


def test_data_page_lists_versions_and_descriptions(atlas: Atlas) -> None:
    """Without scripts too, the page about the data leads to every version and to every description."""
    page = ask("/underlag?lang=en").text
    for version in atlas.published:
        assert f'href="./data/versions/{version.id}.zip"' in page
        assert version.change.en in page
    for description in DESCRIPTIONS:
        assert f'href="./data/{description.file_name}?lang=en"' in page
        answer = ask(f"/data/{description.file_name}")
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, description.media_type)
