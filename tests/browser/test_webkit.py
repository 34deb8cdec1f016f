"""WebKit, the engine of every browser on an iPhone, prints pages whole, as their PDF tells."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pilotkartan.content.model import Atlas
from tests.browser.paper import APP_READY, MAP_READY, Print

# The machine's own Python: Debian's WebKit belongs to it.
_PYTHON = "/usr/bin/python3"
_PROGRAM = Path(__file__).with_name("webkit_print.py")
_NEEDS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
_WITHIN_S = "120"
DESK, PHONE = (1440, 900), (390, 844)

PrintInWebkit = Callable[[str, str, tuple[int, int]], Print]


@pytest.fixture
def print_in_webkit(tmp_path: Path) -> PrintInWebkit:
    """Return a function that prints an address once a JavaScript expression is true there, in a window of some size."""
    there = shutil.which("xvfb-run") and Path(_PYTHON).exists()
    if not there or subprocess.run([_PYTHON, "-c", _NEEDS], stderr=subprocess.DEVNULL).returncode:
        pytest.skip("There is no WebKitGTK that can print: `make browser` installs it on Debian.")

    def print_page(address: str, ready: str, window: tuple[int, int]) -> Print:
        pdf = tmp_path / "print.pdf"
        program = [_PYTHON, _PROGRAM, address, ready, pdf, *map(str, window)]
        subprocess.run(["xvfb-run", "-a", "timeout", _WITHIN_S, *program], check=True, stdout=subprocess.DEVNULL)
        return Print(pdf.read_bytes())

    return print_page


def test_list_and_map(app: str, print_in_webkit: PrintInWebkit, atlas: Atlas) -> None:
    """The start page prints with every pilot on its map."""
    paper = print_in_webkit(f"{app}/?lang=sv", f"{APP_READY} && {MAP_READY}", DESK)
    assert paper.names_on_map(atlas, atlas.words["list.heading"].sv) == [pilot.name for pilot in atlas.pilots]


def test_chosen_pilot_on_a_phone(app: str, print_in_webkit: PrintInWebkit, atlas: Atlas) -> None:
    """From a phone a pilot's article prints whole, its sources last, without the map."""
    flen = atlas.by_id["flen"]
    paper = print_in_webkit(f"{app}/?lang=sv&kommun={flen.id}", f"{APP_READY} && {MAP_READY}", PHONE)
    texts = (flen.organisation.sv, *(passage.sv for passage in flen.result), atlas.paragraphs["flen:1"].sv)
    assert paper.lacks(*texts, atlas.words["map.schematic"].sv) == [atlas.words["map.schematic"].sv]


def test_offline_edition(saved_file: bytes, tmp_path: Path, print_in_webkit: PrintInWebkit, atlas: Atlas) -> None:
    """The file prints with every pilot on its map."""
    path = tmp_path / "pilotkartan.html"
    path.write_bytes(saved_file)
    paper = print_in_webkit(path.as_uri(), MAP_READY, DESK)
    assert paper.names_on_map(atlas, atlas.words["list.heading"].sv) == [pilot.name for pilot in atlas.pilots]
