"""Join the ES modules of assets/js/ into the scripts that browsers run: one for each entry, so no request more.

A script has its modules in the order in which they need each other, each as a function that returns what it exports;
an import takes its names from there. Comments that have lines of their own and types stay behind.
"""

import re
from functools import cache
from pathlib import Path

from pilotkartan.render.assets import ASSETS

MODULES = ASSETS / "js"
# The name that a script is served by -> the module that it begins with.
ENTRIES = {
    "app.js": MODULES / "app" / "main.js",
    "map.js": MODULES / "map" / "main.js",
    "story.js": MODULES / "story" / "main.js",
    "offline.js": MODULES / "offline" / "main.js",
    "site.js": MODULES / "site" / "main.js",
    "site_grid.js": MODULES / "site" / "grid.js",
    "embedded.js": MODULES / "embedded" / "main.js",
    "follow.js": MODULES / "follow" / "main.js",
    "worker.js": MODULES / "worker" / "main.js",
}
# What pages of other sites include to make a frame as high as what it shows: sent as it is, to be read.
HEIGHT_SCRIPT = "embed.js"
HEIGHT_MODULE = MODULES / "embedded" / HEIGHT_SCRIPT
_IMPORT = re.compile(r'^import (\{[\w\s,]*\}) from "(\.[\w./]+)";\n', re.MULTILINE)
# What is exported never changes afterwards, so it may be returned once.
_EXPORT = re.compile(r"^export (?=(?:const|function|async function|class) (\w+))", re.MULTILINE)
_BLOCK = r"/\*(?:[^*]|\*(?!/))*\*/"
_COMMENT = re.compile(
    rf"^[ \t]*(?:{_BLOCK}|//[^\n]*)[ \t]*\n|/\*\* @(?:type|satisfies) (?:[^*]|\*(?!/))*\*/ ?", re.MULTILINE
)
_INDENT = re.compile(r"\n[ \t]+")
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)


@cache
def script(name: str) -> str:
    """Return the text of a script, such as `app.js`."""
    return joined(ENTRIES[name])


def joined(entry: Path) -> str:
    """Return a module and all that it needs as one script; raise ValueError where that cannot be."""
    parts = modules(entry)
    return '(() => {\n"use strict";\n' + "".join(_part(module, parts) for module in parts) + "})();\n"


def modules(entry: Path) -> list[Path]:
    """Return the modules of a script, each after those that it imports; raise ValueError where they form a circle."""
    found: list[Path] = []

    def add(module: Path, on_the_way: tuple[Path, ...]) -> None:
        if module in on_the_way:
            raise ValueError(f"{module} imports itself by way of {on_the_way[-1]}")
        for _, imported in _IMPORT.findall(module.read_text("utf-8")) if module not in found else ():
            add((module.parent / imported).resolve(), (*on_the_way, module))
        if module not in found:
            found.append(module)

    add(entry, ())
    return found


def _part(module: Path, parts: list[Path]) -> str:
    """Return a module as a function of a script; raise ValueError where it imports or exports in another way."""

    def names_of(imported: re.Match[str]) -> str:
        return f"const {imported[1]} = module{parts.index((module.parent / imported[2]).resolve())};\n"

    text = _IMPORT.sub(names_of, _COMMENT.sub("", module.read_text("utf-8")))
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", text)
    if left := _LEFT.search(body):
        raise ValueError(f"{module}: not understood: {left[0]}")
    if long := next((line for line in body.splitlines() if line.count("`") % 2), None):
        raise ValueError(f"{module}: a text of several lines, whose indents would be lost: {long.strip()}")
    body = _INDENT.sub("\n", body)
    return f"const module{parts.index(module)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
