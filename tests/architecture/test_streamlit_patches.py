"""Private things of Streamlit are named in one module, and there are few of them."""

import ast
from collections.abc import Iterator

import pytest

from pilotkartan.ui.streamlit_patches import HOOKS
from tests.architecture.test_imports import PATHS, imported, strings, tree_of

THERE = "pilotkartan/ui/streamlit_patches.py"
MAX_HOOKS = 5


def private_names(tree: ast.AST) -> Iterator[str]:
    """Yield the private names that are asked of anything but `self`, and those that are imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id == "self"):
            yield from [node.attr] if _is_private(node.attr) else []
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("pilotkartan"):
            yield from (alias.name for alias in node.names if _is_private(alias.name))


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def test_private_names_of_streamlit_are_few_and_in_one_module() -> None:
    """Everything private is a hook, which is looked at when the app starts; no other module asks for such a thing."""
    assert len(HOOKS) <= MAX_HOOKS
    drawing = [path for path in PATHS if any(name.startswith("streamlit") for name in imported(tree_of(path)))]
    assert [(path, name) for path in drawing for name in private_names(tree_of(path))] == []
    names = {name for hook in HOOKS for name in (hook.module, hook.path)}
    assert {path for path in PATHS for text in strings(path) if text in names} == {THERE}


def test_streamlit_is_imported_whole() -> None:
    """`import streamlit as st` has all that is documented; its modules may move from one version to the next."""
    names = {name for path in PATHS for name in imported(tree_of(path)) if name.split(".")[0] == "streamlit"}
    assert names == {"streamlit"}


@pytest.mark.parametrize("code", ["a()._b", "from streamlit_folium import _b", "x = st._b", "cls._b"])
def test_a_private_name_is_found(code: str) -> None:
    """The rule above catches what it is for."""
    assert [*private_names(ast.parse(code))] == ["_b"]
