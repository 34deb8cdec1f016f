"""Every kind of address that we give away is understood by the app, and wherever an address is asked for."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from pilotkartan.__main__ import main
from pilotkartan.editions.site_files import Files
from pilotkartan.explore.address_kinds import read_address, read_path
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.web.api.filters import FILTERS
from pilotkartan.web.api.query import read
from tests.asgi_client import ask
from tests.conftest import SITE_ADDRESS as BASE


@pytest.mark.parametrize(("path", "there"), [
    ("/kommun/flen/", "/?kommun=flen"),
    ("/kommun/flen", "/?kommun=flen"),
    ("/kommun/Flen/index.html", "/?kommun=flen"),
    ("/en/kommun/flen/", "/?kommun=flen&lang=en"),
    ("/en/kommun/flen/?lang=sv", "/?kommun=flen&lang=sv"),
    ("/en/", "/?lang=en"),
    ("/en", "/?lang=en"),
    ("/en/index.html?tema=boende", "/?lang=en&tema=boende"),
    ("/index.html", "/"),
    ("/underlag/?lang=en", "/underlag?lang=en"),
    ("/en/underlag/", "/underlag?lang=en"),
    ("/programmet/index.html", "/programmet"),
    ("/kommun/kiruna/", "/?kommun=kiruna"),
    ("/karta?kommun=flen", "/?kommun=flen"),
])  # fmt: skip
def test_app_knows_the_static_pages(path: str, there: str) -> None:
    """An address of the static edition, at a host where the app now is, leads to the same view in the app."""
    answer = ask(path)
    assert (answer.status, urljoin(path, answer.headers["location"])) == (308, there)
    assert ask(there).status == 200


@pytest.mark.parametrize(
    "path", ["/kommun", "/kommun/", "/kommun/a/b", "/de/kommun/flen/", "/x/underlag", "/nope.html"]
)
def test_what_is_no_page_is_not_there(path: str) -> None:
    """No other path is taken for a page."""
    assert ask(path).status == 404


@pytest.mark.slow
def test_every_page_of_the_static_edition_is_a_page_of_the_app(index: Index, site: Files) -> None:
    """No page that the static edition has is unknown to the app."""
    pages = [name for name in site if name.endswith("/index.html")]
    assert len(pages) > 2 * len(index.by_name)
    assert [name for name in pages if read_path(f"/{name}").above] == []


# Each shows the pilots of Södermanland that work with planning: Flen alone.
FILTERED = [
    f"{BASE}/#tema=planering&lan=04",
    f"{BASE}/en/#tema=planering&lan=04",
    f"{BASE}/index.html#lang=en&tema=planering&lan=04&sida=programmet&steg=karta",
    f"{BASE}/?tema=planering&lan=04&sida=evidens&ruta=x.y",
    "file:///home/a/pilotkartan.html#tema=planering&lan=04",
    "pilotkartan.html#tema=planering&lan=04",
    "#tema=planering&lan=04",
    "http://127.0.0.1:8501/jamfor?tema=planering&lan=04#data-citation",
    "http://127.0.0.1:8501/?tema=planering#lan=04",
    "http://127.0.0.1:8501/api/v1/pilots.csv?tema=planering&lan=04",
    "<http://127.0.0.1:8501/?tema=planering&amp;lan=04>.",
    "http://127.0.0.1:8501/?tema=planering&#38;lan=04",
    "tema=planering&lan=04#nearest",
    "tema=Planering&lan=04).",
]


# Each is of the page of one pilot.
OF_FLEN = [
    f"{BASE}/kommun/flen/",
    f"{BASE}/en/kommun/flen/index.html",
    f"{BASE}/kommun/flen/#pilot-name",
    "/kommun/flen",
    "kommun/flen/",
    "http://127.0.0.1:8501/api/v1/pilots/flen",
]


@pytest.mark.parametrize("address", [*FILTERED, *OF_FLEN])
def test_every_kind_chooses_what_it_shows(address: str, index: Index) -> None:
    """The filter of an address counts, whether it stands behind `?` or `#`, in whichever edition; so does its page."""
    asked = read(read_address(address).whole_query.encode(), index.atlas, FILTERS)
    assert asked.extract(index).pilots == ("flen",)


@pytest.mark.parametrize(("address", "lang"), [
    (FILTERED[1], "sv"),
    (FILTERED[10], "en"),
    (OF_FLEN[1], "sv"),
    (OF_FLEN[3], "en"),
])  # fmt: skip
@pytest.mark.usefixtures("only_json")
def test_export_takes_addresses(address: str, lang: str, tmp_path: Path) -> None:
    """What an address chooses is exported, whatever language is asked for."""
    assert main(["export", str(tmp_path / "out"), "--select", address, "--lang", lang]) == 0
    tables = json.loads((tmp_path / "out" / "pilotkartan.json").read_bytes())["tables"]
    assert [row["pilot"] for row in tables["pilots"]] == ["flen"]


def test_language_of_a_folder_counts() -> None:
    """What stands below /en/ is in English unless the rest of the address says otherwise."""
    assert read_address(f"{BASE}/en/#tema=boende").whole_query == "lang=en&tema=boende"
    assert read_address(f"{BASE}/en/#lang=sv&tema=boende").whole_query == "lang=sv&tema=boende"


def test_address_of_every_page_of_the_app_is_read_back() -> None:
    """What the app writes, it reads: the page, and the whole view."""
    view = Selection(lang="en", pilot="flen", facets={"theme": ("boende",)}, search="a&b #c (d)?", place="59,16")
    for page in ("", "jamfor", "underlag"):
        found = read_address(f"http://localhost:8501{view.address(page)}")
        assert (found.path.page, found.path.above) == (page, ())
        assert found.whole_query == view.address(page).partition("?")[2]
