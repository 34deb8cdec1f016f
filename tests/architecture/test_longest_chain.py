"""No module needs more than ten others one below the other: who changes one can look through all that it stands on."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.code_files import ROOT, tree_of

LONGEST = 11
FILES = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "pilotkartan").rglob("*.py")]


def module_name(path: Path) -> str:
    """Return the name under which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in FILES}


@cache
def imported(module: str) -> tuple[str, ...]:
    """Return the modules of the app that a module imports.

    Wherever the import stands: also one inside a function, or for the types alone, is something that a reader has to
    know of.
    """
    found = set()
    for node in ast.walk(tree_of(MODULES[module])):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = ((f"{node.module}.{alias.name}", node.module) for alias in node.names)
            found.update(whole if whole in MODULES else package for whole, package in inside)
    return tuple(sorted((found & MODULES.keys()) - {module}))


@cache
def chain_from(module: str) -> tuple[str, ...]:
    """Return the longest chain of modules in which each imports the next, from this one on."""
    return (module, *max((chain_from(other) for other in imported(module)), key=len, default=()))


def test_longest_chain_of_imports() -> None:
    """From app.py, a page or a command down to a module that imports no other there are at most LONGEST modules."""
    longest = max(map(chain_from, MODULES), key=len)
    assert len(longest) <= LONGEST, " → ".join(longest)
    assert {"app", "pages.map", "pilotkartan.__main__"} <= MODULES.keys()
    assert chain_from("app")[:2] == ("app", "pilotkartan.web.routes")
