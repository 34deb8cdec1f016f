"""A parameter of the address is one line of Selection: whatever reads, writes, lists or refuses it follows from that.

A copy of the code gets three more, of three uses; then everything that should know them is asked.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.code_files import ROOT

LINES = """
    colour: str | None = param("farg", OneOf(_fixed(("red", "green"))), "filter", "The colour.")
    words: str = param("ord", FreeText(), "filter", "Some words.")
    sides: tuple[str, ...] = param("sida2", Several(_codes("theme")))
"""
PROGRAM = """
from pilotkartan.content.load import load_atlas
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import PARAMS, Selection
from pilotkartan.explore.unknown_params import unknown_params
from pilotkartan.web.api.filters import FILTERS, OF_THE_PAGE, data_address
from pilotkartan.web.api.openapi import document
from pilotkartan.web.api.problem import RequestError
from pilotkartan.web.api.query import read

atlas = load_atlas()
index = Index(atlas)
given = {"farg": ["green"], "ord": ["a b"], "sida2": ["boende", "besok"]}
themes = [code.id for code in atlas.codebook.codes("theme") if code.id in given["sida2"]]

# Read, written, listed, and kept where the list is asked for.
selection = Selection.from_params(given, atlas)
assert (selection.colour, selection.words, list(selection.sides)) == ("green", "a b", themes)
assert selection.to_params() == given | {"sida2": themes}
assert Selection.from_params({"farg": ["blue"], "sida2": ["xyz"]}, atlas) == Selection()
assert given.keys() <= PARAMS.keys()
assert selection.filters == Selection(colour="green", words="a b")

# Told where it cannot be used, with what may be meant.
wrong = {"farg": ["greeen"], "sida2": ["boendee"], "fargg": ["red"]}
unused = unknown_params(wrong, Selection.from_params(wrong, atlas), index)
assert [(one.part, one.near) for one in unused] == [
    ("farg=greeen", "green"), ("sida2=boendee", "boende"), ("fargg=red", "farg")
]

# Taken, ignored, refused and described by the API.
assert {"farg", "ord"} <= set(FILTERS) and "sida2" in OF_THE_PAGE
assert read(b"farg=green&sida2=xyz", atlas, FILTERS).selection.colour == "green"
for query, code in ((b"farg=blue", "unknown_value"), (b"farg=red&farg=red", "repeated_parameter"),
                    (b"ord=" + b"x" * 101, "text_too_long")):
    try:
        read(query, atlas, FILTERS)
    except RequestError as error:
        assert error.code == code, (query, error)
    else:
        raise AssertionError(query)
described = document(index)
assert described["components"]["parameters"]["farg"] == {
    "name": "farg", "in": "query", "description": "The colour.",
    "schema": {"type": "string", "enum": ["red", "green"]}, "example": "green",
}
taken = described["paths"]["/api/v1/pilots"]["get"]["parameters"]
assert {"$ref": "#/components/parameters/ord"} in taken
assert "sida2" in described["info"]["description"]
assert data_address(selection, "sv") == "/api/v1/pilots?farg=green&ord=a+b"
"""


@pytest.mark.slow
def test_new_parameter_is_one_line(tmp_path: Path) -> None:
    """A line in Selection is all that a new parameter needs."""
    shutil.copytree(ROOT / "pilotkartan", tmp_path / "pilotkartan", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("assets", "data"):
        (tmp_path / name).symlink_to(ROOT / name)
    declared = tmp_path / "pilotkartan/explore/selection.py"
    code = declared.read_text("utf-8")
    (place,) = re.findall(r"^    lang: Lang \| None = param\($", code, re.MULTILINE)
    declared.write_text(code.replace(place, f"{LINES.strip(chr(10))}\n{place}"), "utf-8")
    ran = subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.returncode == 0
