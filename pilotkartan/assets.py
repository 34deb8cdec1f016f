"""The files that the browser fetches: their addresses carry a hash of the content, so that they may be kept."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
GEO = ROOT / "data" / "geo"


def asset_url(name: str) -> str:
    """Return the address of a file in assets/."""
    return f"/assets/{name}?v={digest(ASSETS / name)}"


def geo_url(layer: str) -> str:
    """Return the address of a layer in data/geo/, such as `counties`."""
    return f"/geo/{layer}.geojson?v={digest(GEO / f'{layer}.geojson')}"


@cache
def streamlit_static() -> Path:
    """Return the folder with Streamlit's own page, scripts and fonts (found without importing Streamlit)."""
    spec = find_spec("streamlit")
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "static"


@cache
def font_url(name: str) -> str:
    """Return the address of a font that Streamlit loads anyway, such as `SourceSansVF-Upright`."""
    (font,) = streamlit_static().glob(f"static/media/{name}.*.woff2")
    return f"/static/media/{font.name}"


@cache
def digest(path: Path) -> str:
    """Return a short hash of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
