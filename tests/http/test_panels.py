"""The panels that the page fetches to show a choice at once."""

import gzip

import pytest
from markupsafe import Markup

from bench.many_pilots import many_pilots
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.problems import DataError
from pilotkartan.content.texts import translator
from pilotkartan.explore import store
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.render.panel import render_panel
from pilotkartan.render.urls import relative
from pilotkartan.web import current_data, panels
from tests.asgi_client import ask

FLEN = "/panels/sv/flen.html"


@pytest.mark.parametrize("lang", LANGS)
def test_holds_the_panel_of_each_pilot(lang: Lang, index: Index) -> None:
    """Each pilot's panel is kept for good under the address that the page names for it."""
    t = translator(index.atlas.words, lang)
    size = 0
    for pilot in index.atlas.pilots:
        address = panels.panel_addresses(index, lang).replace("*", pilot.id)
        answer = ask(address, ("accept-encoding", "gzip"))
        panel = render_panel(index, None, Selection(lang=lang), pilot, "", t, lang)
        assert gzip.decompress(answer.body).decode() == relative(panel)
        assert "immutable" in answer.headers["cache-control"]
        size += len(answer.body)
    assert size < 45_000


def test_only_what_is_asked_for_is_made(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many pilots the server makes the panel that is asked for, and one more to name the version."""
    made = []

    def render(index: Index, *of: object) -> Markup:
        made.append(of[2])
        return render_panel(index, *of)  # type: ignore[arg-type]

    many = Index(many_pilots(atlas, 290))
    monkeypatch.setattr(panels, "render_panel", render)
    monkeypatch.setattr(current_data, "current_index", lambda: many)
    assert "<article" in ask(panels.panel_addresses(many, "sv").replace("*", "m0180")).text
    assert [pilot.id for pilot in made] == [many.atlas.pilots[0].id, "m0180"]


def test_another_version_is_not_kept() -> None:
    """Under an address that does not name what it holds the browser must ask again, and learns that it has it."""
    answer = ask(f"{FLEN}?v=0123456789ab")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert ask(FLEN, ("if-none-match", answer.headers["etag"])).status == 304


@pytest.mark.parametrize("name", ["de/flen", "SV/flen", "sv/Flen", "sv/..", "sv/%00", "sv/" + "x" * 500, "sv"])
def test_no_other_language_or_pilot(name: str) -> None:
    """What is no language of the app, or no pilot, is not there."""
    assert ask(f"/panels/{name}.html").status == 404


def test_new_data_has_another_address(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the contacts are hidden, they are not in the panels, which have another address then."""
    before = panels.panel_addresses(index, "sv")
    monkeypatch.setattr(store, "CONTACTS_SHOWN", False)
    monkeypatch.setattr(store, "_made", None)
    assert "tel:" not in ask(FLEN).text
    assert panels.panel_addresses(store.current_index(), "sv") != before


def test_broken_data_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data cannot be read, that is the answer, with nothing of the inside."""

    def broken() -> Index:
        raise DataError(())

    monkeypatch.setattr(current_data, "current_index", broken)
    answer = ask(FLEN)
    assert (answer.status, answer.text) == (503, "The data cannot be read right now.")
