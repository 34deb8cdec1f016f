"""The accessibility tree that Chromium reports: what a screen reader has to go by."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

_NAMED = set(
    "button link checkbox switch radio combobox textbox searchbox slider listbox tab image Iframe dialog navigation "
    "search region radiogroup DisclosureTriangle".split()
)
_HEADERS = {"columnheader", "rowheader"}

# What else is told by its name.
_TOLD = {"heading", "status", "listitem", "cell", "row", "columnheader", "rowheader"}
_ICONS = """() => [...document.querySelectorAll('.icon, [data-testid="stIconMaterial"]')]
    .map((icon) => icon.textContent.trim())"""

Node = dict[str, Any]


def faults(page: Page, lang: str) -> list[str]:
    """Return what a screen reader would stumble over: no names, icons in them, leaps of headings, bare tables."""
    found: list[str] = []
    session = page.context.new_cdp_session(page)
    top = session.send("Page.getFrameTree")["frameTree"]
    icons = {icon for inside in page.frames for icon in inside.evaluate(_ICONS) if icon}
    for frame in [top, *top.get("childFrames", [])]:
        nodes = session.send("Accessibility.getFullAXTree", {"frameId": frame["frame"]["id"]})["nodes"]
        found += _unnamed(nodes)
        found += _leaps(nodes)
        found += _bare_tables(nodes)
        found += _with_icons(nodes, icons)
    session.detach()
    for inside in page.frames:
        # A frame that is filled only once it is shown has no text to speak.
        if inside.url != "about:blank" and (spoken := inside.evaluate("document.documentElement.lang")) != lang:
            found.append(f"the language of {inside.url} is {spoken!r}")
    titles = [node for node in nodes if node["role"]["value"] == "RootWebArea" and not _name(node)]
    return found + ["a page has no title" for _ in titles]


def _unnamed(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        role = node["role"]["value"]
        if not node["ignored"] and role in _NAMED and not _name(node):
            yield f"{role} without a name"


def _with_icons(nodes: list[Node], icons: set[str]) -> Iterator[str]:
    """Yield the names in which an icon's name stands by itself or grown together with a word."""
    for node in nodes:
        name = _name(node)
        if node["ignored"] or node["role"]["value"] not in _NAMED | _TOLD:
            continue
        yield from (
            f"{node['role']['value']} {name!r} with the icon {icon!r}"
            for icon in icons
            if name == icon or ("_" in icon and icon in name) or re.search(rf"(?<=\w){icon}\b|\b{icon}(?=\+)", name)
        )


def _leaps(nodes: list[Node]) -> Iterator[str]:
    # Behind an open dialog the page and its first heading are out of reach.
    before = int(any(node["role"]["value"] == "dialog" and not node["ignored"] for node in nodes))
    for node in nodes_in_order(nodes):
        if node["ignored"] or node["role"]["value"] != "heading":
            continue
        level = next(prop["value"]["value"] for prop in node["properties"] if prop["name"] == "level")
        if level > before + 1:
            yield f"heading {_name(node)!r} of level {level} after level {before}"
        before = level


def _bare_tables(nodes: list[Node]) -> Iterator[str]:
    parents = {child: node["nodeId"] for node in nodes for child in node.get("childIds", [])}
    by_id = {node["nodeId"]: node for node in nodes}
    headers: dict[str, int] = defaultdict(int)
    for node in nodes:
        if node["role"]["value"] not in _HEADERS or not _name(node):
            continue
        at: str | None = node["nodeId"]
        while at is not None:
            headers[at] += 1
            at = parents.get(at)
    for node in by_id.values():
        if not node["ignored"] and node["role"]["value"] == "table" and not headers[node["nodeId"]]:
            yield f"table {_name(node)!r} without headers"


def nodes_in_order(nodes: list[Node]) -> Iterator[Node]:
    """Yield the nodes as they are read."""
    by_id = {node["nodeId"]: node for node in nodes}
    waiting = [nodes[0]["nodeId"]]
    while waiting:
        node = by_id.get(waiting.pop())
        if node is None:
            continue
        yield node
        waiting += reversed(node.get("childIds", []))


def _name(node: Node) -> str:
    return str(node.get("name", {}).get("value", "")).strip()
