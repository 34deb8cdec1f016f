"""The process keeps nothing of one visitor for all, and of what visitors ask for only the latest."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.code_files import CODE, ROOT, tree_of

# What may be asked for without end, since a visitor's text, place or address may be in it: each keeps so many.
ASKED_FOR = {
    "web.api.app._rendered",
    "web.embedded._made",
    "render.charts._svg",
    "render.qr.qr_modules",
    "geo.distance._way",
    "web.first_page._made",
    "web.pilot_sheets._made",
    "web.panels._packed",
    "web.share_pictures._made",
}
# Of these there are no more than the data, the files of this repository and the operator's settings have.
FEW = {
    "content.boundaries.areas", "explore.likeness.sensitivity",
    "explore.agreement._draws",
    "geo.geocoder._shared", "render.assets.digest", "render.assets.font_file", "render.chart_svg._font",
    "explore.url_params.declared",
    "render.glyphs.icon_font", "render.glyphs.icon_path", "render.icons.drawn", "render.map_picture._shapes",
    "render.filters.render_facets", "render.panel._plain_card",
    "render.scripts.script", "render.joined_files.joined_digest",
    "render.stylesheets.style_sheet",
    "web.downloads._made", "web.downloads._made_offline_edition", "web.downloads._sizes", "web.first_map._packed",
    "web.first_page._shell", "web.panels._version", "web.embedded._packed_script",
    "web.story_texts._packed", "render.story_texts.texts", "render.story_texts.version",
    "web.rooms.pages._packed", "web.rooms.pages._page",
    "web.static_files._packed", "web.static_files._packed_joined",
}  # fmt: skip


def _module(path: Path) -> str:
    """Return a module's name, without the package's before it."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removeprefix("pilotkartan.")


def kept() -> Iterator[tuple[str, str, bool]]:
    """Yield every function whose answers are kept: its name, what keeps them, and whether it is asked anything."""
    for path in CODE:
        for node in ast.walk(tree_of(path)):
            for mark in getattr(node, "decorator_list", ()):
                name = ast.unparse(mark)
                if isinstance(node, ast.FunctionDef) and "cache" in name and name != "cached_property":
                    yield f"{_module(path)}.{node.name}", name, bool(node.args.args)


def test_every_kept_answer_is_known() -> None:
    """Nobody keeps answers to questions of visitors without having thought of who sees them, and how many there are."""
    assert {name for name, _, asked in kept() if asked} == ASKED_FOR | FEW


def test_what_visitors_ask_for_is_kept_in_bounds() -> None:
    """Of what visitors may ask for without end only so much is kept, and never by Streamlit, which can use the disk."""
    ways = {name: way for name, way, _ in kept()}
    assert [name for name in ASKED_FOR if not ways[name].startswith("lru_cache(")] == []
    assert [name for name, way in ways.items() if way.startswith("st.")] == []
