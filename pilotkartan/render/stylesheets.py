"""Put the style sheets that browsers fetch together from the files of assets/css/.

Browsers know no custom media queries, so the breakpoints of tokens.css are written out here.
"""

import re
from functools import cache

from pilotkartan.render.tokens import BREAKPOINTS, STYLES, THEMED, TOKENS_CSS

# The files of each style sheet, in their order: of two rules as specific, the later one holds.
_PARTS = {
    "app.css": (
        "tokens", "page_frame", "start_page", "text", "article", "panel", "facets", "fits", "documents", "comparison",
        "foot", "embedding", "likeness", "evidence", "print", "accessibility", "connection", "first_content",
        "statement", "streamlit_menu",
    ),
    "story.css": ("story", "bars", "story_room", "palette", "speaker", "talk"),
    "narrow.css": ("narrow",),
    "map.css": ("map",),
    "onefile.css": ("onefile",),
    "site.css": ("site",),
    "embedded.css": ("embedded",),
    "follow.css": ("tokens", "text", "evidence", "bars", "follow"),
}  # fmt: skip
STYLE_SHEETS = tuple(_PARTS)
# What every page of the app has, in this order.
PAGE_STYLES = ("app.css", "story.css", "narrow.css")
# Of these, the files for what only the app and the static site have.
_NOT_IN_ONE_FILE = frozenset("first_content embedding fits statement streamlit_menu talk story_room".split())
# Safari before 17.5 gets the light colours, without which it would show neither pins nor edges.
_WITHOUT_LIGHT_DARK = """
@supports not (color: light-dark(#000, #fff)) {
%s
.theme .icon { color: var(--light); }
.still-map [data-pilot] { --theme: var(--light); }
.likeness .chart.dark { display: none; }
#first-paint .themed { fill: var(--light); }
#first-paint :is(.theme .icon, .pin) { background: var(--light); }
}
"""
_CUSTOM_MEDIA = re.compile(r"@custom-media [^;]+;\n?")
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_INDENTED = re.compile(r"\n\s+")
_SPACED = re.compile(r'("[^"]*")|\s*([{};])\s*')
_MEDIA = re.compile(r"@media [^{]+")


def one_file_styles() -> str:
    """Return the styles of the offline edition: those of the app's pages without what it has not, and its own.

    They are without spaces too, since nothing packs the file.
    """
    styles = "".join(style_sheet(name, _NOT_IN_ONE_FILE) for name in (*PAGE_STYLES, "onefile.css"))
    return _SPACED.sub(lambda found: found[1] or found[2], styles)


@cache
def style_sheet(name: str, left_out: frozenset[str] = frozenset()) -> str:
    """Return a style sheet, such as `app.css`, without comments and indents, and without the parts left out."""
    text = "\n".join((STYLES / f"{part}.css").read_text("utf-8") for part in _PARTS[name] if part not in left_out)
    if name == "map.css":
        text = f"{_map_tokens()}\n{text}"
    elif name == "app.css":
        text += _WITHOUT_LIGHT_DARK % THEMED.sub(r"\1", TOKENS_CSS)
    return _MEDIA.sub(_with_breakpoints, _CUSTOM_MEDIA.sub("", _INDENTED.sub("\n", _COMMENT.sub("", text))))


def _map_tokens() -> str:
    """Return the tokens with one value each by the theme that map.js sets, since map.js reads the colours too."""
    light, dark = (THEMED.sub(rf"\{number}", TOKENS_CSS) for number in (1, 2))
    return light + dark.replace(":root {", ':root[data-theme="dark"] {')


def _with_breakpoints(prelude: re.Match[str]) -> str:
    return re.sub(r"\(--([\w-]+)\)", lambda named: BREAKPOINTS[named[1]], prelude[0])
