"""No other host is asked unless the visitor says so, and every answer carries the headers that hold it so."""

import base64
import hashlib
import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.render.folium_map import build_map, inline_script
from pilotkartan.render.html import inert_json
from pilotkartan.web.routes import TILE_SERVER
from tests.browser.visitor import Visitor

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
COMPONENT = "/component/streamlit_folium.st_folium/index.html"
# Every kind of address that the server answers, with the status of its answer.
ANSWERS = {
    "/": 200,
    "/?kommun=flen&lang=en": 200,
    "/jamfor": 200,
    "/inbaddad?visa=panel": 200,
    "/embed.js": 200,
    "/programmet": 200,
    "/karta": 308,
    "/finns/inte": 404,
    "/favicon.png": 200,
    "/dcat.rdf": 200,
    "/api/v1/pilots": 200,
    "/data/pilotkartan.json": 200,
    "/assets/app.css": 200,
    "/assets/app.js": 200,
    "/assets/map.js?v=1": 200,
    "/assets/finns-inte.js": 404,
    "/assets/leaflet/leaflet.js": 200,
    "/geo/counties.geojson": 200,
    "/geo/municipalities.geojson": 200,
    "/geo/neighbours.geojson": 200,
    "/geo/finns-inte.geojson": 404,
    COMPONENT: 200,
    "/component/finns.inte/index.html": 404,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/media/finns-inte.png": 404,
}
FOR_PROGRAMS = {"/embed.js", "/dcat.rdf", "/api/v1/pilots", "/data/pilotkartan.json"}
BACKGROUND = "Bakgrundskarta från OpenStreetMap"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_walk_asks_no_other_host(visitor: Visitor, app: str, atlas: Atlas) -> None:
    """A visit asks no other host, breaks no policy and fails in no script, whatever is clicked, the other language too.

    The page holds the description of the data for search engines, with this site's addresses.
    """
    _watch_policy(visitor)
    sockets: list[str] = []
    visitor.page.on("websocket", lambda socket: sockets.append(socket.url))
    visitor.open("/?lang=sv")
    found = visitor.page.evaluate(
        """() => [...document.querySelectorAll('script[type="application/ld+json"]')]
            .map((node) => JSON.parse(node.textContent))"""
    )
    assert [(told["name"], told["url"]) for told in found] == [(atlas.dataset.title.sv, f"{app}/underlag")]
    _walk(visitor)
    assert sockets
    assert {urlsplit(url).netloc for url in sockets} == {urlsplit(app).netloc}
    assert visitor.faults == []


def _walk(visitor: Visitor) -> None:
    visitor.pin("osthammar").click()
    visitor.expect_chosen("osthammar", "Östhammar")
    visitor.panel.locator(".passage .cite a").first.click()
    visitor.tick("Boende")
    expect(visitor.map.locator(".pin.faded")).to_have_count(9)
    search = visitor.page.locator(".st-key-search input")
    search.fill("qqqq")
    search.press("Enter")
    expect(visitor.map.locator(".pin.faded")).to_have_count(10)
    visitor.panel.locator('.ways a[data-choose=""]').click()
    expect(visitor.page.locator(".st-key-loosen button")).to_be_visible()
    visitor.page.get_by_role("link", name="Programmet", exact=True).click()
    expect(visitor.page.locator("article.programme")).to_be_visible()
    visitor.page.get_by_role("button", name="In English").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.page.go_back()
    visitor.page.get_by_role("link", name="Karta", exact=True).click()
    visitor.wait_for_map()


@pytest.mark.parametrize("lang", LANGS)
def test_page_describes_the_data(page: Page, app: str, atlas: Atlas, lang: Lang) -> None:
    """The description for search engines comes in the page's language; no policy holds it back: it is data."""
    text = page.request.get(f"/?lang={lang}").text()
    (told,) = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S))
    assert (told["name"], told["url"]) == (atlas.dataset.title.of(lang), f"{app}/underlag")


def test_headers_and_policy_of_every_answer(visitor: Visitor) -> None:
    """Page, file, frame, health check, redirect or error: each answer carries every security header, once.

    Only what is named is allowed, no policy lets foreign scripts in, only the map's frame knows the tile server.
    """
    visitor.open()
    script = visitor.page.locator('head script[type="module"][src*="static"]').first.get_attribute("src")
    assert script
    wrong: dict[str, object] = {}
    for path, status in {**ANSWERS, f"/{script.lstrip('./')}": 200}.items():
        answer = visitor.page.request.get(path, max_redirects=0)
        given = [(header["name"].lower(), header["value"]) for header in answer.headers_array]
        security = sorted(pair for pair in given if pair[0] in HEADERS)
        policies = [value for name, value in given if name == "content-security-policy"]
        # What is there for programs of any site says so; the rest is for this site alone.
        wanted = HEADERS | ({"cross-origin-resource-policy": "cross-origin"} if path in FOR_PROGRAMS else {})
        if security != sorted(wanted.items()) or len(policies) != 1 or answer.status != status:
            wrong[path] = (answer.status, security, policies)
        else:
            _see_narrow(policies[0], path)
    assert wrong == {}


def _see_narrow(text: str, path: str) -> None:
    policy = {name: sources for name, *sources in (directive.split() for directive in text.split(";"))}
    in_frame = path.startswith("/component/")
    assert policy["default-src"] == ["'none'"], path
    digest = base64.b64encode(hashlib.sha256(inline_script().encode()).digest()).decode()
    assert policy["script-src"] == (["'self'", f"'sha256-{digest}'"] if in_frame else ["'self'"]), path
    assert policy["connect-src"] == ["'self'"], path
    assert policy["frame-ancestors"] == ["'self'"], path
    hosts = {source for sources in policy.values() for source in sources if "." in source or source == "*"}
    assert hosts == ({TILE_SERVER} if in_frame else set()), path


def test_background_only_on_request(visitor: Visitor, app: str) -> None:
    """Tiles of OpenStreetMap are asked for only while the visitor wants them; the page says so; no link carries it."""
    asked: list[str | None] = []

    def answer_tile(route: Route) -> None:
        asked.append(route.request.headers.get("referer"))
        route.fulfill(body=PNG, content_type="image/png", headers={"cross-origin-resource-policy": "cross-origin"})

    visitor.page.context.route(f"{TILE_SERVER}/**", answer_tile)
    visitor.open("/?tema=boende")
    visitor.in_map("() => { window.mountedOnce = true; }")
    checkbox = visitor.page.get_by_role("checkbox", name=BACKGROUND)
    notice = visitor.page.locator(".st-key-background-choice").get_by_text("Din webbläsare hämtar nu kartbilder")
    expect(checkbox).not_to_be_checked()
    expect(notice).to_have_count(0)
    assert (visitor.faults, asked) == ([], [])

    visitor.page.locator(".st-key-background label").click()
    expect(notice).to_contain_text("tile.openstreetmap.org")
    expect(visitor.map.locator("img.leaflet-tile-loaded").first).to_be_visible()
    expect(visitor.map.locator(".leaflet-control-attribution")).to_contain_text("© OpenStreetMap")
    expect(visitor.map.locator(".pin.faded")).to_have_count(9)
    visitor.expect_params(tema="boende")
    # OpenStreetMap wants to know which site asks; which view is shown is nobody's business.
    assert set(asked) <= {None, f"{app}/"}

    visitor.page.locator(".st-key-background label").click()
    expect(visitor.map.locator("img.leaflet-tile")).to_have_count(0)
    expect(notice).to_have_count(0)
    expect(visitor.map.locator(".leaflet-control-attribution")).not_to_contain_text("OpenStreetMap")
    visitor.expect_params(tema="boende")
    assert visitor.in_map("() => window.mountedOnce === true")
    assert [fault for fault in visitor.faults if not fault.startswith(f"{TILE_SERVER}/")] == []
    visitor.faults.clear()


def test_frame_runs_our_script_and_no_other(visitor: Visitor) -> None:
    """The script that streamlit-folium puts into the frame is, sign by sign, the one whose hash the policy holds.

    Where the tile server cannot be reached, the rest of the map works on.
    """
    _watch_policy(visitor)
    visitor.page.context.route(f"{TILE_SERVER}/**", lambda route: route.abort())
    visitor.open()
    texts = visitor.in_map("() => [...document.querySelectorAll('script:not([src])')].map((node) => node.textContent)")
    assert inline_script() in texts
    assert visitor.in_map("() => window.map instanceof L.Map")
    visitor.page.locator(".st-key-background label").click()
    expect(visitor.map.locator("img.leaflet-tile").first).to_be_attached()
    visitor.pin("flen").click()
    visitor.expect_chosen("flen", "Flen")
    assert [fault for fault in visitor.faults if not fault.startswith(f"{TILE_SERVER}/")] == []

    visitor.in_map("""() => {
        const foreign = document.createElement('script');
        foreign.textContent = 'window.foreign = 1';
        document.body.append(foreign);
    }""")
    assert visitor.in_map("() => window.foreign === undefined")
    assert any("script-src" in fault for fault in visitor.faults)
    visitor.faults.clear()


def test_script_is_the_same_for_every_state() -> None:
    """Whatever the map is told, its script stays the same: the frame is not mounted anew, and one hash fits all."""
    from streamlit_folium import _get_map_string

    states: list[dict[str, Any]] = [
        {},
        {"lang": "sv", "chosen": "flen", "matching": ["gotland"], "background": False},
        {"lang": "en", "chosen": None, "word": "{{ 7*7 }}</script>", "background": True},
    ]
    scripts = []
    view: Any
    view, element = build_map()  # one map for all, as the app keeps it
    for state in states:
        element.json = inert_json(state)
        view.get_root().render()
        view.render()
        scripts.append(_get_map_string(view))
    assert scripts == scripts[:1] * len(states)
    assert inline_script().startswith(scripts[0])


def _watch_policy(visitor: Visitor) -> None:
    """Note every breach of the policy, in the page and in every frame, among the faults.

    But one: Streamlit's library for large numbers tries WebAssembly first, is refused, and does without.
    """
    visitor.page.expose_function("tellBreach", lambda text: visitor.faults.append(f"policy: {text}"))
    visitor.page.add_init_script(
        """addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
            if (blockedURI === 'wasm-eval' && sourceFile.includes('/static/js/protobuf.')) return;
            window.tellBreach(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
        })"""
    )
