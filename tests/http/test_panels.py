"""The panels that the page fetches to show a choice at once."""

import gzip
import json

import pytest

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import translator
from pilotkartan.explore import store
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.render.panel import render_panel
from pilotkartan.web import current_data, panels
from tests.asgi_client import ask


@pytest.mark.parametrize("lang", LANGS)
def test_holds_the_panel_of_each_pilot(lang: Lang, index: Index) -> None:
    """The file has every pilot's panel in its language, and is kept for good under the address that the page names."""
    answer = ask(panels.panels_address(index, lang), ("accept-encoding", "gzip"))
    t = translator(index.atlas.words, lang)
    served = json.loads(gzip.decompress(answer.body))
    assert list(served) == [pilot.id for pilot in index.atlas.pilots]
    for pilot in index.atlas.pilots:
        assert served[pilot.id] == render_panel(index, None, Selection(lang=lang), pilot, "", t, lang)
    assert "immutable" in answer.headers["cache-control"]
    assert len(answer.body) < 25_000


def test_another_version_is_not_kept() -> None:
    """Under an address that does not name what it holds the browser must ask again, and learns that it has it."""
    answer = ask("/panels/sv.json?v=0123456789ab")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert ask("/panels/sv.json", ("if-none-match", answer.headers["etag"])).status == 304


@pytest.mark.parametrize("name", ["de", "SV", "sv.json", "..", "%00", "x" * 500])
def test_no_other_language(name: str) -> None:
    """What is no language of the app is not there."""
    assert ask(f"/panels/{name}.json").status == 404


def test_new_data_has_another_address(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the contacts are hidden, they are not in the panels, which have another address then."""
    before = panels.panels_address(index, "sv")
    monkeypatch.setattr(store, "CONTACTS_SHOWN", False)
    monkeypatch.setattr(store, "_made", None)
    answer = ask("/panels/sv.json")
    assert "tel:" not in answer.text
    assert panels.panels_address(store.current_index(), "sv") != before


def test_broken_data_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data cannot be read, that is the answer, with nothing of the inside."""

    def broken() -> Index:
        raise DataError(())

    monkeypatch.setattr(current_data, "current_index", broken)
    answer = ask("/panels/sv.json")
    assert (answer.status, answer.text) == (503, "The data cannot be read right now.")
