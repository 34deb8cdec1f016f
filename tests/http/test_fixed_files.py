"""The files that browsers and crawlers ask for at fixed addresses are there, and true."""

import io
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.content.problems import DataError
from pilotkartan.explore.index import Index
from pilotkartan.explore.pages import PAGES
from pilotkartan.render import logo
from pilotkartan.render.assets import ASSETS, FAVICON, TOUCH_ICON
from pilotkartan.web import current_data
from tests.asgi_client import Answer, ask
from tests.http.test_first_page import Reader

XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HOST = ("host", "karta.example")
BASE = "http://karta.example"
# As little as two renderings of the same shape may differ, in parts of 255.
LIKE = 4


def listed(answer: Answer) -> dict[str, dict[str, str]]:
    """The addresses of a sitemap, each with those of its languages."""
    entries = ElementTree.fromstring(answer.text).findall("s:url", XML)
    return {
        str(entry.findtext("s:loc", namespaces=XML)): {
            link.get("hreflang", ""): link.get("href", "") for link in entry.findall("x:link", XML)
        }
        for entry in entries
    }


@pytest.mark.parametrize("path", ["/healthz", "/script-health-check"])
def test_hosts_that_run_streamlit_apps_see_that_it_is_up(path: str) -> None:
    """Streamlit Community Cloud asks at old addresses of Streamlit's, where any unknown page would be an error."""
    answer = ask(path)
    assert (answer.status, answer.text, answer.headers["cache-control"]) == (200, "ok", "no-store")


def test_sitemap_names_every_page_and_pilot_in_both_languages(atlas: Atlas) -> None:
    """All pages, and each pilot's address, stand there in each language, and nothing else does."""
    wanted = {f"{BASE}/{page}?lang={lang}" for page in PAGES for lang in LANGS}
    wanted |= {f"{BASE}/?kommun={pilot.id}&lang={lang}" for pilot in atlas.pilots for lang in LANGS}
    answer = ask("/sitemap.xml", HOST)
    assert answer.headers["content-type"].startswith("application/xml")
    assert set(listed(answer)) == wanted
    dates = {node.text for node in ElementTree.fromstring(answer.text).iterfind("s:url/s:lastmod", XML)}
    assert dates == {atlas.dataset.date.isoformat()}


def test_sitemap_and_heads_say_the_same() -> None:
    """Each address of the sitemap is a page that calls itself so, in that language, with the same other language."""
    for link, others in listed(ask("/sitemap.xml", HOST)).items():
        where = urlsplit(link)
        answer = ask(f"{where.path}?{where.query}", HOST)
        head = Reader(answer.text)
        assert answer.status == 200
        assert [answer.headers["content-language"]] == parse_qs(where.query)["lang"]
        assert head.head("link", rel="canonical") == [link]
        assert {lang: head.head("link", rel="alternate", hreflang=lang) for lang in LANGS} == {
            lang: [other] for lang, other in others.items()
        }
        (default,) = head.head("link", rel="alternate", hreflang="x-default")
        assert default == re.sub(r"[?&]lang=..$", "", link)


def test_robots_may_read_everything() -> None:
    """No page, file, view or address for programs is forbidden, and the sitemap is named by its full address."""
    answer = ask("/robots.txt", HOST)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}/sitemap.xml\n"


def test_configured_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the app's own address is set, crawlers are led there, whatever host they asked."""
    monkeypatch.setattr(environment, "CONFIGURED", "https://example.org/app")
    assert "Sitemap: https://example.org/app/sitemap.xml" in ask("/robots.txt", HOST).text
    assert all(link.startswith("https://example.org/app/") for link in listed(ask("/sitemap.xml", HOST)))


def test_no_host_and_no_data_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a host no full address can be told; without data there are no pages to list for now."""
    nobody = ("host", "a b")
    assert ask("/sitemap.xml", nobody).status == 400
    assert "Sitemap" not in ask("/robots.txt", nobody).text

    def broken() -> Index:
        raise DataError(())

    monkeypatch.setattr(current_data, "current_index", broken)
    assert ask("/sitemap.xml", HOST).status == 503
    assert ask("/robots.txt", HOST).status == 200


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml"])
def test_what_names_the_host_is_kept_by_nobody_in_between(path: str) -> None:
    """The answer is checked again before use; who has it is not sent it twice."""
    answer = ask(path, HOST)
    assert answer.headers["cache-control"] == "no-cache"
    again = ask(path, HOST, ("if-none-match", answer.headers["etag"]))
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(("path", "kind", "sizes"), [
    ("/favicon.ico", "image/x-icon", set(logo.ICO_SIZES_PX)),
    ("/apple-touch-icon.png", "image/png", {logo.TOUCH_SIZE_PX}),
    ("/apple-touch-icon-precomposed.png", "image/png", {logo.TOUCH_SIZE_PX}),
])  # fmt: skip
def test_icon_is_there_unasked(path: str, kind: str, sizes: set[int]) -> None:
    """What browsers and phones look for without being told is there, as what it says, in the sizes wanted."""
    answer = ask(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    picture = Image.open(io.BytesIO(answer.body))
    assert {size for size, _ in picture.info.get("sizes", {picture.size})} == sizes


@pytest.mark.parametrize("path", [f"/{page}" for page in PAGES])
def test_head_names_the_icons(path: str) -> None:
    """Each page names its icons, at addresses that may be kept for ever, and the touch icon is opaque."""
    head = Reader(ask(path).text)
    (touch,) = head.head("link", rel="apple-touch-icon")
    icons = head.head("link", rel="icon")
    assert [urlsplit(str(icon)).path for icon in icons] == ["/assets/favicon.ico", "/assets/logo.svg"]
    for icon in (touch, *icons):
        answer = ask(str(icon))
        assert (answer.status, "immutable" in answer.headers["cache-control"]) == (200, True)
    assert Image.open(io.BytesIO(ask(str(touch)).body)).mode == "RGB"


@pytest.mark.parametrize(("file", "make"), [(FAVICON, logo.favicon), (TOUCH_ICON, logo.touch_icon)])
def test_icons_are_made_of_the_logo(file: str, make: object) -> None:
    """Who changes the logo makes the other files anew; else: `make icons`."""
    assert callable(make)
    there, made = (Image.open(source).convert("RGBA") for source in (ASSETS / file, io.BytesIO(make())))
    assert there.size == made.size
    assert max(ImageStat.Stat(ImageChops.difference(there, made)).mean) < LIKE
