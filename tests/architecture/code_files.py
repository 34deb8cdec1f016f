"""List the files of the app's code, and read each once for all tests of a process."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "pilotkartan").rglob("*.py")])


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a file parsed."""
    return ast.parse(path.read_text("utf-8"))
