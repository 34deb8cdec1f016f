"""The files that browsers fetch: small, kept, and never more than those of their folders."""

import gzip
import re
from io import BytesIO
from types import SimpleNamespace
from urllib.parse import urlsplit

import brotli
import pytest
from fontTools.ttLib import TTFont

from pilotkartan.content.boundaries import GEO_FOLDER
from pilotkartan.content.model import Atlas
from pilotkartan.explore.store import current_index
from pilotkartan.render.assets import FAVICON, ROOT, asset_url, font_file, font_url, geo_url, leaflet_url
from pilotkartan.render.icons import SMALL, drawn, needed
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.letters import SMALL_TEXT_FONT, TEXT_FONT, small_text_font
from pilotkartan.web import current_data
from pilotkartan.web.first_map import map_address
from pilotkartan.web.panels import panel_addresses
from tests.asgi_client import ask

LINKED = re.compile(r'(?:href|src)="\.?(/(?:static|assets|geo|component)/[^"]+)"')
MAX_BYTES = 900_000
READ = {".html", ".js", ".css", ".py"}
ICONS = font_url("MaterialSymbols-Rounded")


def test_first_view_is_small_and_kept() -> None:
    """All that the map page names comes compressed, is kept for ever, and weighs little enough."""
    page = ask("/").text
    (frame,) = re.findall(r'<iframe src="([^"]+)"', page)
    addresses = {*LINKED.findall(page), *LINKED.findall(ask(frame).text), *re.findall(r'"(/geo/[^"]+)"', page)}
    assert len(addresses) > 100
    assert {"map.js", "leaflet.js", "counties.geojson"} <= {
        urlsplit(address).path.split("/")[-1] for address in addresses
    }
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress}
    weight = 0
    for address in addresses:
        plain = ask(address)
        assert plain.status == 200, address
        assert plain.headers["cache-control"] == "public, max-age=31536000, immutable", address
        if address.partition("?")[0].endswith((".woff2", ".ico", ".png")):
            weight += len(plain.body)
            continue
        for encoding, unpack in unpacked.items():
            answer = ask(address, ("accept-encoding", encoding))
            assert answer.headers["content-encoding"] == encoding
            assert unpack(answer.body) == plain.body
        weight += len(answer.body)
    assert weight < MAX_BYTES


@pytest.mark.parametrize("address", ["/assets/app.css", ICONS])
def test_kept_file_is_not_sent_again(address: str) -> None:
    """A file whose address does not name its content is asked for anew, and sent only if it has changed."""
    answer = ask(address, ("accept-encoding", "br"))
    assert answer.headers["cache-control"] == "no-cache"
    known = ("if-none-match", answer.headers["etag"])
    again = ask(address, ("accept-encoding", "br"), known)
    assert (again.status, again.body) == (304, b"")
    assert ask("/assets/app.js", ("accept-encoding", "br"), known).status == 200


@pytest.mark.parametrize("address", [
    joined_url("app.css"), asset_url("logo.svg"), asset_url(FAVICON), leaflet_url("leaflet.js"), geo_url("counties"),
    map_address(), panel_addresses(current_index(), "sv").replace("*", "flen"),
])  # fmt: skip
def test_only_what_names_its_content_is_kept(address: str) -> None:
    """A stale or wrong hash, as of another version, gets the file of now, and nobody keeps it under that name."""
    path, _, query = address.partition("?")
    whole = ask(address)
    assert whole.headers["cache-control"] == "public, max-age=31536000, immutable"
    stale = ("", "v=", "v=0123456789ab", f"{query}0", query[:-1], query.upper(), f"{query}&x=1", f"x=1&{query}",
             query[2:], joined_url("site.css").partition("?")[2])  # fmt: skip
    for other in stale:
        answer = ask(f"{path}?{other}", ("accept-encoding", "br"))
        assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache"), other
    assert ask(path).body == whole.body


@pytest.mark.parametrize(
    "address",
    "/static/js/nope.js /static/index.html /static/js/../../index.html /static/ /geo/build.py /geo/README.md "
    "/component/streamlit_folium.st_folium/static/js/ /component/streamlit_folium.st_folium/static/x.js".split(),
)
def test_nothing_but_the_files(address: str) -> None:
    """What stands beside the files, or does not exist, is not served."""
    assert ask(address).status == 404


def test_small_font_has_every_icon() -> None:
    """The font that visitors get has all icons that a file of ours or Streamlit's names; else: `make icons`."""
    assert needed() - drawn(SMALL) == set()
    written = r'icon\("([a-z_]+)"\)|(?:content|--icon): "([a-z_]+)"'
    folders = (ROOT / name for name in ("pilotkartan", "assets"))
    texts = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*") if path.suffix in READ]
    named = {"".join(found) for text in texts for found in re.findall(written, text)}
    assert len(named) > 10
    assert named - drawn(SMALL) == set()


def test_small_text_font_has_every_letter(atlas: Atlas) -> None:
    """The font that visitors get, in all its weights, has all letters of our texts and places; else: `make icons`."""
    font = TTFont(BytesIO(ask(font_url(TEXT_FONT)).body))
    assert font["fvar"].axes[0].minValue <= 200 <= 900 <= font["fvar"].axes[0].maxValue
    names = ((GEO_FOLDER / name).read_text("utf-8") for name in ("gazetteer.csv", "names.toml"))
    written = set(atlas.model_dump_json()).union(*names)
    whole = set(map(chr, TTFont(font_file(TEXT_FONT)).getBestCmap()))
    assert {letter for letter in written & whole if ord(letter) not in font.getBestCmap()} == set()
    assert small_text_font() == SMALL_TEXT_FONT.read_bytes()


def test_icon_of_new_data_is_drawn(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    """An icon that an editor gives a new theme is there at the next visit, though the small font lacks it."""
    assert ask(ICONS).body == SMALL.read_bytes()
    theme = atlas.codebook.by_id["boende"].model_copy(update={"icon": "zoom_out_map"})
    codebook = atlas.codebook.model_copy(update={"code": (*atlas.codebook.code, theme)})
    changed = SimpleNamespace(atlas=atlas.model_copy(update={"codebook": codebook}))
    monkeypatch.setattr(current_data, "current_index", lambda: changed)
    assert ask(ICONS).body == font_file("MaterialSymbols-Rounded").read_bytes()
