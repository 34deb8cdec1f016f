"""Make the folium map one HTML document that asks for no other file. Pure but for reading the assets."""

import json
import re
from collections.abc import Mapping
from typing import Any

from pilotkartan.content.boundaries import layer_path
from pilotkartan.render.assets import ASSETS, LEAFLET
from pilotkartan.render.folium_map import LocalMap, build_map, whole_document
from pilotkartan.render.html import inert_json
from pilotkartan.render.joined_files import JOINED_FILES, joined_text

# Leaflet's pictures are those of markers and controls that the map does not have; the other line is for its debuggers.
_NOT_NEEDED = re.compile(r"background-image: url\(images/[^)]*\);|//# sourceMappingURL=\S+")


def map_document(state: Mapping[str, Any], icons: str) -> str:
    """Return the map's document with everything in it; `icons` is the address of a font, such as a data: URL.

    `state` is that of `folium_map.map_state`; the addresses of layers and fonts in it are replaced.
    """
    view, element = build_map()
    layers = {name: json.loads((layer_path(name)).read_bytes()) for name in state["geo"]}
    element.json = inert_json({**state, "geo": layers, "fonts": {"icons": icons}})
    document = whole_document(view)
    for _, address in LocalMap.default_js:
        document = _put(document, f'<script src="{address}"></script>', f"<script>{_read(address)}</script>")
    for _, address in LocalMap.default_css:
        link = f'<link rel="stylesheet" href="{address}"/>'
        document = _put(document, link, f"<style>{_read(address)}</style>")
    return document


def _put(document: str, old: str, new: str) -> str:
    """Replace a text that occurs once; raise RuntimeError where folium's version writes it in another way."""
    if document.count(old) != 1:
        raise RuntimeError(f"folium no longer writes {old}")
    return document.replace(old, new)


def _read(address: str) -> str:
    """Return the content of the file at an address of this app."""
    name = address.partition("?")[0].partition("/assets/")[2]
    if name in JOINED_FILES:
        return joined_text(name)
    folder = LEAFLET if name.startswith("leaflet/") else ASSETS
    return _NOT_NEEDED.sub("", (folder / name.removeprefix("leaflet/")).read_text("utf-8"))
