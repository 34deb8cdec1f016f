"""Check that the Makefile, deploy/ and the CI script name only modules and files of this repository that exist."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = r"(?:pilotkartan|pages|tests|assets|bench|docs|deploy|pins|data)"
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "Makefile", ROOT / ".ci/run", *(ROOT / "deploy").rglob("*"))
    if path.is_file() and path.suffix != ".pyc"
)
each_file = pytest.mark.parametrize("name", FILES)


@each_file
def test_every_module_that_is_named_exists(name: str) -> None:
    """A module that is run, or imported in a line of a program, can be found, with what is imported from it."""
    text = (ROOT / name).read_text("utf-8")
    imports = re.findall(rf"from ({OURS}[.\w]*) import (\w+)", text)
    run = re.findall(rf"-m ({OURS}[.\w]*)", text)
    assert [module for module in (*run, *(module for module, _ in imports)) if not find_spec(module)] == []
    for module, imported in imports:
        assert hasattr(__import__(module, fromlist=[imported]), imported), f"{module}.{imported}"


@each_file
def test_every_file_that_is_named_exists(name: str) -> None:
    """A path below one of our folders leads to a file, whether a command or a comment names it."""
    text = (ROOT / name).read_text("utf-8")
    named = re.findall(rf"(?<![\w./-])({OURS}/[\w./-]+\.(?:py|sh|txt|md|svg|conf|yaml))\b", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
