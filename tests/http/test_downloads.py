"""The data set is told to programs by the page itself and at /dcat.rdf."""

import gzip
import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.problems import DataError
from pilotkartan.explore.contacts import contact_file, contacts_of
from pilotkartan.explore.index import Index
from pilotkartan.exports.dcat import catalogue_rdf
from pilotkartan.exports.formats import SERVED_FILES
from pilotkartan.exports.schema_org import DISTRIBUTIONS, schema_org, sized
from pilotkartan.exports.vcard import vcard
from pilotkartan.web import current_data
from pilotkartan.web.routes import routes
from tests.asgi_client import ask as ask_app
from tests.asgi_client import run

BASE = "https://pilotkartan.example"
HOSTILE = "</script><script>alert(1)</script> <!-- & {{ 7*7 }} \u2028 å"


def ask(path: str, host: str = "pilotkartan.example", **headers: str) -> SimpleNamespace:
    """Ask the app's routes for a path over https; return status, headers and body."""
    sent: list[Any] = []
    given = {"host": host, "accept_language": "sv", **headers}
    fields = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in given.items()]
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "https", "root_path": "", "path": path,
        "query_string": b"", "headers": fields, "server": ("127.0.0.1", 443), "client": ("127.0.0.1", 1),
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    run(Starlette(routes=routes())(scope, receive, send))
    start, *parts = sent
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    return SimpleNamespace(status=start["status"], headers=answered, body=b"".join(part["body"] for part in parts))


def json_ld_of(body: bytes) -> list[dict[str, object]]:
    """The descriptions in a page, as a search engine finds them."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body.decode(), re.S)
    return [json.loads(element) for element in found]


def test_catalogue_is_served_to_programs(atlas: Atlas) -> None:
    """The catalogue names its version and true sizes, may be read by pages of other sites, and is not sent twice."""
    answer = ask("/dcat.rdf")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/rdf+xml")
    assert answer.headers["x-data-version"] == atlas.version
    assert answer.headers["access-control-allow-origin"] == "*"
    sizes = {path: len(ask_app(path).body) for path in sized()}
    assert answer.body == catalogue_rdf(atlas, BASE, sizes=sizes)
    assert sizes == {path: len(ask_app(path, ("accept-language", "en")).body) for path in sized()}
    etag = answer.headers["etag"]
    for known in (etag, f'"x", {etag}', etag.removeprefix("W/"), "*"):
        again = ask("/dcat.rdf", if_none_match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == etag
    assert ask("/dcat.rdf", if_none_match='"x"').status == 200
    assert ask("/dcat.rdf", host="other.example").headers["etag"] != etag


@pytest.mark.parametrize("path", ["/", "/programmet", "/underlag"])
def test_page_holds_the_description(path: str, atlas: Atlas) -> None:
    """Every page tells search engines of the data set, once, in its language, with addresses of this site."""
    (told,) = json_ld_of(ask(path).body)
    assert told == json.loads(json.dumps(schema_org(atlas, BASE, "sv")))
    (in_english,) = json_ld_of(ask(path, accept_language="en").body)
    assert in_english["name"] == atlas.dataset.title.en


def test_page_is_sent_compressed() -> None:
    """The description costs the visitor little: a page is sent compressed to a browser that can read it so."""
    answer = ask("/", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert {name.strip().lower() for name in answer.headers["vary"].split(",")} == {
        "accept-language",
        "accept-encoding",
    }
    assert gzip.decompress(answer.body) == ask("/").body


def test_description_follows_the_data(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """A change of the data is in the next page served; a text can neither end the element nor start a script."""
    dataset = atlas.dataset.model_copy(update={"title": Text(sv=HOSTILE, en=HOSTILE)})
    changed = atlas.model_copy(update={"dataset": dataset})
    monkeypatch.setattr(current_data, "current_index", lambda: Index(changed))
    body = ask("/").body
    (told,) = json_ld_of(body)
    assert told["name"] == HOSTILE
    assert b"<script>alert" not in body
    monkeypatch.setattr(current_data, "current_index", lambda: Index(atlas))
    (told,) = json_ld_of(ask("/").body)
    assert told["name"] == atlas.dataset.title.sv


def test_broken_data_leaves_the_page_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data cannot be read, the page comes without a description, and the catalogue says so."""

    def broken() -> None:
        raise DataError(())

    monkeypatch.setattr(current_data, "current_index", broken)
    page = ask("/")
    assert (page.status, json_ld_of(page.body)) == (200, [])
    assert ask("/dcat.rdf").status == 503


@pytest.mark.parametrize("host", ['x"><script>alert(1)</script>', "x<y", "a@b", "x'onload=1", "{{7*7}}", "x;y"])
def test_hostile_host_comes_back_nowhere(host: str) -> None:
    """A Host header that is no host is in no answer: the server's own address stands there, or none."""
    page, listing = ask("/", host=host), ask("/dcat.rdf", host=host)
    assert page.status == 200
    assert [told["@id"] for told in json_ld_of(page.body)] in ([], ["https://127.0.0.1/dcat.rdf#dataset"])
    assert listing.status in (200, 400)
    assert host.encode() not in page.body + listing.body


def test_configured_address_is_in_every_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the app's own address is set, pages and catalogue give away that one, whoever asks."""
    monkeypatch.setattr(environment, "CONFIGURED", "https://karta.example/app")
    (told,) = json_ld_of(ask("/", host="127.0.0.1:8501").body)
    assert str(told["url"]).startswith("https://karta.example/app/")
    listing = ask("/dcat.rdf", host="127.0.0.1:8501").body
    assert b"https://karta.example/app/dcat.rdf#dataset" in listing
    assert b"127.0.0.1" not in listing


@pytest.mark.parametrize("path", list(SERVED_FILES))
def test_file_is_served_as_it_is_made(path: str, index: Index) -> None:
    """A file stands at the address that the descriptions name, whole but for the people, and is kept by its tag."""
    download = SERVED_FILES[path]
    answer = ask(path)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(download.media_type)
    assert answer.body == download.make(index, None, False, "sv")
    assert ask_app(f"{path}?lang=en").body == download.make(index, None, False, "en")
    assert answer.headers["x-data-version"] == index.atlas.version
    assert ask(path, if_none_match=answer.headers["etag"]).status == 304


def test_every_address_that_is_described_answers() -> None:
    """No distribution of the data set leads nowhere."""
    paths = [path for distribution in DISTRIBUTIONS.values() for path in distribution.paths().values()]
    assert [path for path in paths if ask_app(path).status != 200] == []


@pytest.mark.parametrize("lang", LANGS)
def test_contact_can_be_saved(lang: Lang, atlas: Atlas) -> None:
    """Each contact is served as a vCard under a name of its own, and phones know from its type what it is."""
    for each in contacts_of(atlas):
        name = contact_file(atlas, each, lang)
        answer = ask(f"/contacts/{name}")
        assert (answer.status, answer.headers["content-type"]) == (200, "text/vcard; charset=utf-8")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["content-language"] == lang
        assert "access-control-allow-origin" not in answer.headers
        assert answer.body == vcard(atlas, each, lang)


@pytest.mark.parametrize("name", ["", "x.vcf", "pilotkartan-flen-kontakt-en.vcf", "../data/flen.toml", "%00"])
def test_no_other_contact_is_served(name: str) -> None:
    """Any other name is not found."""
    assert ask(f"/contacts/{name}").status == 404


def test_hidden_contact_cannot_be_saved(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """Where the contacts are hidden there is no file of any."""
    hidden = Index(atlas.without_contacts())
    monkeypatch.setattr(current_data, "current_index", lambda: hidden)
    for each in contacts_of(atlas):
        assert ask(f"/contacts/{contact_file(atlas, each, 'sv')}").status == 404
