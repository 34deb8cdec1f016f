"""Link to the files that the first view needs once its scripts run, so that the browser fetches them early."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from pilotkartan.render.assets import COMPONENT, component_static, streamlit_static

# The scripts that Streamlit fetches when it first draws such an element; a browser test holds them exact.
_ELEMENTS = ("Html", "Button", "TextInput", "Checkbox", "ComponentInstance", "ButtonGroup")
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')


@cache
def element_scripts() -> Markup:
    """Return links to the scripts of the elements that every map page has."""
    page = (streamlit_static() / "index.html").read_text("utf-8")
    folder = streamlit_static() / "static" / "js"
    found: dict[Path, None] = {}
    waiting = [script for element in _ELEMENTS for script in folder.glob(f"{element}.*.js")]
    while waiting:
        script = waiting.pop(0)
        if script not in found and script.name not in page:
            found[script] = None
            waiting += [folder / name for name in _IMPORTED.findall(script.read_text("utf-8"))]
    return Markup().join(
        Markup('<link rel="modulepreload" href="/static/js/{}">').format(script.name) for script in found
    )


@cache
def frame_script() -> Markup:
    """Return a link to the script of the map's frame; the files of the map itself came with the first page.

    The script is no module, but `modulepreload` is the only way to fetch it early that browsers allow where
    `default-src` is 'none', which in Firefox forbids `prefetch` too.
    """
    (script,) = component_static().glob("js/main.*.js")
    return Markup('<link rel="modulepreload" href="{}/static/js/{}">').format(COMPONENT, script.name)
