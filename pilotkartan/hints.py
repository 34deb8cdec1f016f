"""What the first view will ask for once its scripts run, told to the browser beforehand: it saves round trips."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from pilotkartan.assets import LAYERS, component_static, geo_url, streamlit_static
from pilotkartan.files import COMPONENT
from pilotkartan.mapview import LocalMap

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
def map_files() -> Markup:
    """Return links to what the map's frame asks for; its own address holds the app's, so it is not among them."""
    (script,) = component_static().glob("js/main.*.js")
    addresses = (
        f"{COMPONENT}/static/js/{script.name}",
        *(address for _, address in (*LocalMap.default_js, *LocalMap.default_css)),
        *(geo_url(layer) for layer in LAYERS),
    )
    return Markup().join(Markup('<link rel="prefetch" href="{}">').format(address) for address in addresses)
