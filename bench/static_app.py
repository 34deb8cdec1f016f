"""The same map on plain Leaflet in a static page: what is possible where no server takes part.

Run as a program: the file with the facts, the port. All files are compressed and hashed beforehand and kept for ever.
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import uvicorn
import xstatic.pkg.leaflet as leaflet
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HERE = Path(__file__).parent
GEO = HERE.parent / "data" / "geo"
LAYERS = ("municipalities", "counties", "neighbours")
_ON_MAP = ("code", "name", "lat", "lon", "themes", "colour")
_TYPES = {".css": "text/css", ".js": "text/javascript", ".geojson": "application/geo+json"}


def address(file: Path) -> str:
    """Return the address of a file, with the hash of its content."""
    return f"/{file.name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


def files() -> dict[str, list[Path]]:
    """Return what the page fetches, by kind."""
    base = Path(leaflet.BASE_DIR)
    return {
        "styles": [base / "leaflet.css", HERE / "page/page.css"],
        "scripts": [base / "leaflet.js", HERE / "page/page.js"],
        "geo": [GEO / f"{layer}.geojson" for layer in LAYERS],
    }


def page(facts: dict[str, Any]) -> str:
    """Return the page with the list and all texts."""
    kinds = files()
    environment = Environment(loader=FileSystemLoader(HERE / "page"), autoescape=True)
    return environment.get_template("index.html").render(
        **facts,
        styles=[address(file) for file in kinds["styles"]],
        scripts=[address(file) for file in kinds["scripts"]],
        geo={file.stem: address(file) for file in kinds["geo"]},
        on_map=[{name: pilot[name] for name in _ON_MAP} for pilot in facts["pilots"]],
    )


def static_app(facts: dict[str, Any]) -> Starlette:
    """Return the server of the page and its files."""
    every = [file for kind in files().values() for file in kind]
    bodies = {f"/{file.name}": (gzip.compress(file.read_bytes(), 9), _TYPES[file.suffix]) for file in every}
    bodies["/"] = (gzip.compress(page(facts).encode(), 9), "text/html")

    async def answer(request: Request) -> Response:
        body, kind = bodies.get(request.url.path, (gzip.compress(b""), "text/plain"))
        keep = "no-cache" if request.url.path == "/" else "public, max-age=31536000, immutable"
        headers = {"cache-control": keep, "content-encoding": "gzip"}
        return Response(body, 200 if request.url.path in bodies else 404, headers, kind)

    return Starlette(routes=[Route("/{path:path}", answer)])


if __name__ == "__main__":
    facts_file, port = sys.argv[1:]
    uvicorn.run(static_app(json.loads(Path(facts_file).read_text("utf-8"))), port=int(port), log_level="warning")
