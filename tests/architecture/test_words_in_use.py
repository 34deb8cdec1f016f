"""The keys of the two files of words, the lists of them in word_keys.py, and the calls in code and templates agree."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

from jinja2 import Environment, nodes

from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.content.word_keys import INTERFACE_BLANKS, PROGRAMME_BLANKS
from pilotkartan.explore.selection import FACETS
from tests.architecture.code_files import CODE, ROOT, tree_of

TEMPLATES = sorted((ROOT / "pilotkartan" / "render" / "templates").glob("*.html"))
PATHS = [path.relative_to(ROOT).as_posix() for path in (*CODE, *TEMPLATES)]
ANYTHING = "(.+)"
KEYS = INTERFACE_BLANKS.keys() | PROGRAMME_BLANKS.keys()


@dataclass(frozen=True)
class Call:
    """A call of `t` or `view.t`: the pattern of the keys it may ask for, what may fill it, the blanks that it fills."""

    pattern: str
    fillings: frozenset[str]
    blanks: frozenset[str]

    def asked_for(self) -> set[str]:
        """Return the keys asked for. A part made at run time stands in a collection of the file, else of the code."""
        found = keys_like(self.pattern)
        near = {key for key, parts in found.items() if parts <= self.fillings}
        return near or {key for key, parts in found.items() if parts <= code_members() | set(FACETS)}


@cache
def keys_like(pattern: str) -> dict[str, set[str]]:
    """Return the keys that a pattern fits, with the parts of each that are made at run time."""
    compiled = re.compile(pattern)
    return {key: set(match.groups()) for key in KEYS if (match := compiled.fullmatch(key))}


@cache
def calls(path: str) -> list[Call]:
    """Return every call of `t` in a file."""
    text = (ROOT / path).read_text("utf-8")
    return list(template_calls(text) if path.endswith(".html") else code_calls(text))


def code_calls(text: str) -> Iterator[Call]:
    """Yield the calls of `t` and `view.t` in Python."""
    tree = ast.parse(text)
    fillings = frozenset(members(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("t", "view.t"):
            blanks = frozenset(keyword.arg or "**" for keyword in node.keywords)
            yield from (Call(pattern, fillings, blanks) for pattern in code_patterns(node.args[0]))


@cache
def code_members() -> frozenset[str]:
    """Return the members of all collections in the code."""
    return frozenset(item for path in CODE for item in members(tree_of(path)))


def members(tree: ast.Module) -> Iterator[str]:
    """Yield the strings in a tuple, a list or a set, those that name a dict's items, and a text split into words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from (str(item.value) for item in node.elts if isinstance(item, ast.Constant))
        elif isinstance(node, ast.Dict):
            yield from (str(key.value) for key in node.keys if isinstance(key, ast.Constant))
        elif isinstance(node, ast.Attribute) and node.attr == "split" and isinstance(node.value, ast.Constant):
            yield from str(node.value.value).split()


def code_patterns(key: ast.expr) -> Iterator[str]:
    """Yield the patterns of the keys that an expression may give."""
    if isinstance(key, ast.IfExp):
        yield from code_patterns(key.body)
        yield from code_patterns(key.orelse)
    elif isinstance(key, ast.JoinedStr):
        parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANYTHING for part in key.values)
        yield "".join(parts)
    else:
        yield re.escape(str(ast.literal_eval(key)))


def template_calls(text: str) -> Iterator[Call]:
    """Yield the calls of `t` in a template."""
    tree = Environment(autoescape=True).parse(text)
    rows = [row.items for row in tree.find_all(nodes.Tuple)] + [row.items for row in tree.find_all(nodes.List)]
    fillings = frozenset(str(item.value) for row in rows for item in row if isinstance(item, nodes.Const))
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == "t":
            key = node.args[0]
            parts = key.nodes if isinstance(key, nodes.Concat) else [key]
            pattern = "".join(re.escape(part.value) if isinstance(part, nodes.Const) else ANYTHING for part in parts)
            yield Call(pattern, fillings, frozenset(keyword.key for keyword in node.kwargs))


def blanks_of(text: str) -> set[str]:
    """Return the names of the blanks in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_word_is_used() -> None:
    """An editor translates no text that nobody will see."""
    used = {key for path in PATHS for call in calls(path) for key in call.asked_for()}
    assert KEYS - used == set()


def test_word_stands_in_one_file() -> None:
    """A text is the interface's or the programme's: no file hides a text of the other one."""
    assert INTERFACE_BLANKS.keys() & PROGRAMME_BLANKS.keys() == set()


def test_every_word_asked_for_is_listed() -> None:
    """A text that the app asks for is on the list that the data is checked against, so it is never missing."""
    assert [(path, call.pattern) for path in PATHS for call in calls(path) if not call.asked_for()] == []


def test_every_part_of_a_key_is_spelt_out() -> None:
    """A key made at run time has a beginning of its own: no call can ask for just any word."""
    patterns = [(path, call.pattern) for path in PATHS for call in calls(path)]
    assert [(path, pattern) for path, pattern in patterns if pattern.startswith(ANYTHING)] == []


def test_blanks_of_a_word_are_those_filled(atlas: Atlas) -> None:
    """A text has the blanks that its caller fills: a missing one would stop the page, a lost one hide a fact."""
    wrong = [
        (path, key, lang)
        for path in PATHS
        for call in calls(path)
        for key in call.asked_for()
        for lang in LANGS
        if blanks_of(atlas.words[key].of(lang)) != call.blanks
    ]
    assert wrong == []
