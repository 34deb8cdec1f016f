"""A browser can install the app and keep its offline edition, unless the operator has turned that off."""

import json
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.settings import MANIFEST, OFFLINE_EDITION, WORKER
from pilotkartan.web import first_page, routes
from tests import asgi_client
from tests.asgi_client import ask


@pytest.fixture
def turned_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app as it is started with PILOTKARTAN_OFFLINE=off."""
    monkeypatch.setattr(environment, "OFFLINE", False)
    _forget_pages()
    monkeypatch.setattr(asgi_client, "_APP", Starlette(routes=routes.routes(), middleware=routes.middleware()))
    yield
    _forget_pages()


def _forget_pages() -> None:
    first_page._made.cache_clear()
    first_page._shell.cache_clear()


@pytest.mark.parametrize("lang", LANGS)
def test_manifest_is_that_of_the_page(lang: Lang) -> None:
    """The page leads to a manifest in its language, whose start page and icons are there."""
    address = f"{MANIFEST}?lang={lang}"
    assert f'<link rel="manifest" href=".{address}">' in ask(f"/?lang={lang}").text
    answer = ask(address)
    assert answer.headers["content-type"] == "application/manifest+json"
    assert answer.headers["content-language"] == lang
    manifest = answer.json()
    assert (manifest["lang"], manifest["display"]) == (lang, "standalone")
    assert ask(urljoin(address, manifest["start_url"])).headers["content-language"] == lang
    for icon in manifest["icons"]:
        assert ask(icon["src"]).headers["content-type"] == icon["type"]
    assert ask(address, ("if-none-match", answer.headers["etag"])).status == 304


def test_worker_runs_with_its_settings() -> None:
    """The worker is a script that is asked for anew each time, may run, and knows the edition in each language."""
    answer = ask(WORKER)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "worker-src 'self'" in ask("/").headers["content-security-policy"]
    settings = json.loads(answer.text.split(";\n", 1)[0].removeprefix("self.settings = "))
    for lang in settings["edition"]["langs"]:
        edition = ask(f"{settings['edition']['address']}?lang={lang}")
        assert edition.headers["x-data-version"] == ask("/").headers["x-data-version"]
        assert "{version}" in settings["words"][lang]["no_network"]


@pytest.mark.usefixtures("turned_off")
def test_turned_off_nothing_of_it_is_there() -> None:
    """Without it there is no manifest, no worker, no link and no button; the file to save stays."""
    assert [ask(address).status for address in (MANIFEST, WORKER, OFFLINE_EDITION)] == [404, 404, 200]
    assert 'rel="manifest"' not in ask("/").text
    assert "keep-edition" not in ask("/data").text + ask("/underlag").text
