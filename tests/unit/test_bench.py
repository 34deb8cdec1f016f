"""The benchmark's pieces hold with the present data; how fast anything is, only `make bench` asks."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from bench import report, static_app
from bench.facts import facts, told
from bench.line import Line
from pilotkartan.content.load import load_atlas

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "bench"


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    """What the apps show, and the tasks."""
    return facts(load_atlas())


def test_tasks_tell_something(shown: dict[str, Any]) -> None:
    """Each filter leaves some pilots and not all; each pilot that is clicked on has texts to wait for."""
    names = {pilot["name"] for pilot in shown["pilots"]}
    assert len(shown["filters"]) == 2
    assert all(set(left) < names and left for left in shown["filters"].values())
    assert len(shown["clicks"]) > 2
    assert all(len(told(pilot)) > 2 for pilot in shown["pilots"])


def test_static_page_holds_all(shown: dict[str, Any]) -> None:
    """The page holds every pilot of the list with all its texts, and asks for files that are served."""
    page = static_app.page(shown)
    for pilot in shown["pilots"]:
        assert f"<h3>{pilot['name']}</h3>" in page
        assert [text for text in told(pilot) if str(escape(text)) not in page] == []
    assert all(static_app.address(file) in page for kind in static_app.files().values() for file in kind)


def test_naive_app_lists_and_filters(shown: dict[str, Any]) -> None:
    """The naive app lists every pilot, and those of a theme, as this app does."""
    app = AppTest.from_file(str(BENCH / "naive_app.py"), default_timeout=30).run()
    assert sorted(button.label for button in app.button) == sorted(pilot["name"] for pilot in shown["pilots"])
    label, left = next(iter(shown["filters"].items()))
    theme = next(theme["id"] for theme in shown["themes"] if theme["label"] == label)
    app.multiselect(key="themes").set_value([theme]).run()
    assert sorted(button.label for button in app.button) == sorted(left)
    assert not app.exception


def test_line_passes_all_on_and_counts() -> None:
    """What goes over the line arrives whole and in order, both ways, and is counted."""
    sent = bytes(range(256)) * 100
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        Line(server.getsockname()[1], 1000, 1) as line,
        socket.create_connection(("127.0.0.1", line.port)) as one,
        server.accept()[0] as other,
        other.makefile("rb") as there,
        one.makefile("rb") as here,
    ):
        one.sendall(sent)
        assert there.read(len(sent)) == sent
        other.sendall(sent[::-1])
        assert here.read(len(sent)) == sent[::-1]
        assert (line.up.bytes, line.down.bytes) == (len(sent), len(sent))


def test_last_measurement_is_written_down() -> None:
    """The table in docs/performance.md is that of bench.json, goals and all: else run `make bench-table`."""
    result = json.loads((BENCH / "bench.json").read_text("utf-8"))
    document = (ROOT / "docs" / "performance.md").read_text("utf-8")
    assert report.caption(result) in document
    assert report.table(result) in document
