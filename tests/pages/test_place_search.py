"""The search for an address online, as far as it can be seen without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pilotkartan.content.model import Lang
from pilotkartan.geo.geocoder import Fault, Found, OnlineGeocoder
from pilotkartan.ui import state
from tests.pages.screen import Screen

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


class PlayedGeocoder:
    """A geocoder that plays one answer and counts the questions."""

    def __init__(self, answer: Found | Fault) -> None:
        self.answer = answer
        self.asked: list[tuple[str, Lang]] = []

    def find(self, text: str, lang: Lang) -> Found | Fault:
        """Return the answer to be played."""
        self.asked.append((text, lang))
        return self.answer


def _typed(monkeypatch: pytest.MonkeyPatch, geocoder: PlayedGeocoder | None) -> AppTest:
    monkeypatch.setattr(OnlineGeocoder, "from_environment", lambda: geocoder)
    app = AppTest.from_file(str(FRAME), default_timeout=30)
    app.query_params["lang"] = "sv"
    app.run()
    return app.text_input(key=state.PLACE_TEXT).set_value("Storgatan 1, Flen").run()


def test_nothing_online_unless_opted_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody has opted in, no online search is offered."""
    assert "online" not in {button.key for button in _typed(monkeypatch, None).button}


def test_typing_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typing alone sends nothing; the search is offered, and says where the address goes."""
    geocoder = PlayedGeocoder("failed")
    app = _typed(monkeypatch, geocoder)
    assert geocoder.asked == []
    assert any("Nominatim" in caption.value for caption in app.caption)


def test_hit_becomes_ones_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hit is offered with its source, and chosen stands in the address as coordinates."""
    geocoder = PlayedGeocoder(Found("Storgatan 1, Flen", 59.0571, 16.5892))
    app = _typed(monkeypatch, geocoder).button(key="online").click().run()
    assert geocoder.asked == [("Storgatan 1, Flen", "sv")]
    assert any("OpenStreetMap" in caption.value for caption in app.caption)
    app.button(key="online-found").click().run()
    assert app.query_params["plats"] == "59.05710,16.58920"


@pytest.mark.parametrize("fault", ["timeout", "busy", "failed", "no_hit"])
def test_fault_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> None:
    """Where the online search fails, one line says so, and the list of places answers."""
    app = _typed(monkeypatch, PlayedGeocoder(fault)).button(key="online").click().run()
    assert not app.exception
    assert sum("Du kan fortfarande söka i ortlistan" in caption.value for caption in app.caption) == 1


def test_found_place_takes_the_place_of_the_chosen_pilot() -> None:
    """Who finds a place sees the pilots by their distance from it, not the one that was chosen before."""
    for choose in ("map", "search"):
        screen = Screen("lang=sv&kommun=flen&tema=besok")
        assert "Flen" in screen.article
        if choose == "map":
            screen.report({"place": "2480"})
        else:
            screen.app.text_input(key=state.PLACE_TEXT).set_value("Umeå")
            screen.run()
            screen.press(next(key for key in keys(screen) if key.startswith("place-2480")))
        assert screen.article == ""
        assert screen.params == {"lang": ["sv"], "tema": ["besok"], "plats": ["2480"]}
        assert screen.map["chosen"] is None
        assert any("Umeå" in header.value for header in screen.app.header)
        assert any('class="nearest by-distance"' in body for body in screen.html)


def keys(screen: Screen) -> list[str]:
    """The keys of the buttons on the page."""
    return [button.key for button in screen.app.button if button.key]
