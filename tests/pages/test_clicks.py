"""Each click that the map's component reports, on the map and in the panel, is done once, and no nonsense is."""

import json

import pytest

from pilotkartan.ui import state
from tests.pages.screen import Screen


def test_clicks_faster_than_a_run_all_count() -> None:
    """Two clicks of which the server hears at once are both done, in their order."""
    screen = Screen("lang=sv")
    screen.report({"pilot": "flen"}, {"compare": "gotland", "on": True}, {"compare": "flen", "on": True})
    assert screen.params == {"kommun": ["flen"], "jamfor": ["flen", "gotland"], "lang": ["sv"]}
    screen.report({"pilot": "gotland"}, {"pilot": None}, {"compare": "flen", "on": False})
    assert screen.params == {"jamfor": ["gotland"], "lang": ["sv"]}
    both, every = ["boende", "dialog"], ["ja"]
    first, second = {"tema": both[:1], "alla": []}, {"tema": both, "alla": every}
    screen.report({"filter": first}, {"pilot": "flen"}, {"filter": second})
    assert screen.params == {"kommun": ["flen"], "tema": both, "alla": every, "jamfor": ["gotland"], "lang": ["sv"]}


def test_no_click_is_done_twice() -> None:
    """What was clicked before Back, and is reported again with the next click, is not done again."""
    screen = Screen()
    screen.choose("flen")
    screen.go("")
    screen.compare("gotland")
    assert screen.params == {"jamfor": ["gotland"]}


def test_server_started_anew_does_only_the_last_click() -> None:
    """A server that does not know what was done before a click does that click alone."""
    screen = Screen()
    screen.choose("flen")
    screen.go("")
    del screen.app.session_state[state.LAST_CLICK]
    screen.compare("gotland")
    assert screen.params == {"jamfor": ["gotland"]}


@pytest.mark.parametrize("value", [
    None, 5, "acts", [], {}, {"acts": None}, {"acts": 5}, {"acts": {}}, {"acts": [5, None, [], "pilot"]},
    {"acts": [{}]}, {"acts": [{"pilot": "stockholm", "time": 1}]}, {"acts": [{"pilot": {}, "time": 1}]},
    {"acts": [{"pilot": [1], "time": "x"}]}, {"acts": [{"pilot": 5, "time": None}, {"time": 2}]},
    {"acts": [{"compare": "x" * 100_000, "on": True, "time": 1}]}, {"acts": [{"compare": [], "on": {}, "time": 1}]},
    {"acts": [{"place": 5, "time": 1}]}, {"acts": [{"filter": ["boende"], "time": 1}]}, {"pilot": "flen", "time": 1},
    {"acts": [{"filter": {"tema": "boende", "metod": [5, None], "": [{}]}, "time": 1}]},
])  # fmt: skip
def test_nonsense_does_nothing(value: object) -> None:
    """Whatever a program reports in the map's name, the page stands and nothing is chosen."""
    screen = Screen("lang=sv")
    screen.tell(value)
    assert screen.params == {"lang": ["sv"]}
    assert len(screen.cards) == 10


def test_huge_time_does_not_deafen_for_others() -> None:
    """A time out of all bounds is the reporter's own loss: another session chooses as before."""
    screen, other = Screen(), Screen()
    screen.tell(json.loads('{"acts": [{"pilot": "flen", "time": 1e400}, {"pilot": "flen", "time": 10}]}'))
    assert screen.params == {"kommun": ["flen"]}
    other.choose("gotland")
    assert other.params == {"kommun": ["gotland"]}
