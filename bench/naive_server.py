"""The naive app as a server, with the libraries of its map from here instead of four other hosts.

What differs from the tutorial: folium's ten files come compressed from this server, to be kept for ever, as a CDN would
send them; and Leaflet's are those of XStatic-Leaflet, with their pictures. BENCH_LIBRARIES names the folder.
"""

import gzip
import os
from pathlib import Path

import folium
import streamlit as st
import xstatic.pkg.leaflet as leaflet
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES = {".css": "text/css", ".js": "text/javascript", ".png": "image/png"}
_ours = [Path(leaflet.BASE_DIR), Path(leaflet.BASE_DIR) / "images", Path(os.environ["BENCH_LIBRARIES"])]
_files = {file.name: file for folder in reversed(_ours) for file in folder.iterdir() if file.suffix in _TYPES}
_bodies = {name: gzip.compress(file.read_bytes(), 9) for name, file in _files.items()}


async def _library(request: Request) -> Response:
    # Leaflet forgets a slash where its style sheet has not come yet.
    name = request.path_params["path"].rpartition("/")[2].removeprefix("dist")
    headers = {"cache-control": "public, max-age=31536000, immutable", "content-encoding": "gzip"}
    return Response(_bodies[name], headers=headers, media_type=_TYPES[Path(name).suffix])


folium.Map.default_js = [(name, f"/libraries/dist/{url.rpartition('/')[2]}") for name, url in folium.Map.default_js]
folium.Map.default_css = [(name, f"/libraries/dist/{url.rpartition('/')[2]}") for name, url in folium.Map.default_css]
app = st.App("naive_app.py", routes=[Route("/libraries/{path:path}", _library)])
