"""Docstrings say what a thing does, in a sentence that begins with a verb or, for a test, with its rule."""

import ast

from tests.architecture.code_files import CODE, ROOT, tree_of

FOLDERS = ("tests", "bench", "docs", "pins", "data")
FILES = [*CODE, *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
RIDDLES = ("What ", "How ", "Which ", "Whose ", "Where ", "From ")


def test_no_module_begins_with_a_riddle() -> None:
    """A reader learns from a module's first line what it does, not what it answers."""
    first_lines = {path: ast.get_docstring(tree_of(path)) or "" for path in FILES}
    assert [path.relative_to(ROOT).as_posix() for path, line in first_lines.items() if line.startswith(RIDDLES)] == []
