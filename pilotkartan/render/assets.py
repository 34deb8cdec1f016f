"""Find the files that the browser fetches: their addresses carry a hash of the content, so that they may be kept."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import xstatic.pkg.leaflet as leaflet

from pilotkartan.content.boundaries import layer_path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
LEAFLET = Path(leaflet.BASE_DIR)
# Where Streamlit serves the map's frame, and how many folders below the start page's that is.
COMPONENT = "/component/streamlit_folium.st_folium"
COMPONENT_DEPTH = COMPONENT.count("/")
LOGO, FAVICON, TOUCH_ICON = "logo.svg", "favicon.ico", "apple-touch-icon.png"


def asset_url(name: str) -> str:
    """Return the address of a file in assets/."""
    return f"/assets/{name}?v={digest(ASSETS / name)}"


def leaflet_url(name: str) -> str:
    """Return the address of a file of Leaflet's, such as `leaflet.js`."""
    return f"/assets/leaflet/{name}?v={digest(LEAFLET / name)}"


def geo_url(layer: str) -> str:
    """Return the address of a layer in data/geo/, such as `counties`."""
    return f"/geo/{layer}.geojson?v={digest(layer_path(layer))}"


@cache
def streamlit_static() -> Path:
    """Return the folder with Streamlit's own page, scripts and fonts."""
    return _folder_of("streamlit") / "static"


@cache
def component_static() -> Path:
    """Return the folder with the scripts of the map's frame."""
    return _folder_of("streamlit_folium") / "frontend" / "build" / "static"


def _folder_of(package: str) -> Path:
    """Return a package's folder without importing it."""
    spec = find_spec(package)
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


@cache
def font_file(name: str) -> Path:
    """Return the file of a font that Streamlit loads anyway, such as `SourceSansVF-Upright`."""
    (font,) = streamlit_static().glob(f"static/media/{name}.*.woff2")
    return font


def font_url(name: str) -> str:
    """Return the address of a font that Streamlit loads anyway."""
    return f"/static/media/{font_file(name).name}"


@cache
def digest(path: Path) -> str:
    """Return a short hash of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
