"""Views in frames of other sites, the code for them, and oEmbed: each shows what its address says, and leads back."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.embed_views import PAGE_OF
from pilotkartan.explore.pages import PAGES
from pilotkartan.render.scripts import HEIGHT_MODULE
from pilotkartan.web import embedded
from tests.asgi_client import Answer, ask
from tests.http.test_first_page import GARBAGE, Reader, read

BASE = "http://karta.example"
# A view of every kind, with what it shows.
VIEWS = {
    "visa=karta&tema=boende": "1 av 10 pilotkommuner: Boende",
    "visa=karta&kommun=flen": "Flen",
    "visa=panel": "Pilotkommunerna",
    "visa=panel&kommun=flen&plats=2480": "Från Umeå: 566 km",
    "visa=jamfor&jamfor=flen&jamfor=gotland": "Flen och Gotland sida vid sida",
    "visa=evidens&radval=boende&tema=boende": "Resultat",
}


def asked(path: str, lang: Lang = "sv") -> Answer:
    """Return the answer to a visitor at the app's address."""
    return ask(path, ("host", "karta.example"), ("accept-language", lang))


@pytest.mark.parametrize("query", VIEWS)
def test_view_stays_in_its_frame(query: str) -> None:
    """What is shown has no menu; a link shows another view in the frame or opens a window, one of them the app."""
    answer = asked(f"/inbaddad?{query}")
    assert (answer.status, answer.headers["content-language"]) == (200, "sv")
    assert "set-cookie" not in answer.headers
    found = Reader(answer.text)
    assert VIEWS[query] in found.text
    assert not any(tag in ("nav", "form", "iframe") for tag, _ in found.tags)
    links = [given for tag, given in found.tags if tag == "a" and "href" in given]
    inside = [given for given in links if (given["href"] or "").startswith(("/inbaddad?", "#"))]
    outside = [
        given for given in links if given not in inside and not (given["href"] or "").startswith(("tel:", "mailto:"))
    ]
    assert [
        given for given in outside if given.get("target") != "_blank" or "noopener" not in (given["rel"] or "")
    ] == []
    assert inside
    what = parse_qs(query)["visa"][0]
    params = {name: values for name, values in parse_qs(query).items() if name != "visa"} | {"lang": ["sv"]}
    back = [urlsplit(given["href"] or "") for given in outside if given.get("class") == "button"]
    assert (f"/{PAGE_OF[what]}", params) in [(address.path, parse_qs(address.query)) for address in back]


def links_of(path: str) -> list[str]:
    """Return the addresses that a view leads to."""
    return [given.get("href") or "" for tag, given in Reader(asked(path).text).tags if tag == "a"]


def test_links_lead_to_what_they_say() -> None:
    """A pin leads to its pilot, which leads on to the list and the map; a cell of the grid leads to its results."""
    (pin,) = re.findall(r'<a class="pin[^"]*" href="\.([^"]*kommun=flen[^"]*)"', asked("/inbaddad").text)
    assert parse_qs(urlsplit(pin.replace("&amp;", "&")).query) == {
        "kommun": ["flen"],
        "lang": ["sv"],
        "visa": ["panel"],
    }
    panel = links_of("/inbaddad?visa=panel&kommun=flen&tema=besok")
    assert {"/inbaddad?tema=besok&lang=sv&visa=panel", "/inbaddad?tema=besok&lang=sv&visa=karta"} <= {*panel}
    cell = next(link for link in links_of("/inbaddad?visa=evidens") if "radval=boende" in link)
    assert "visa=evidens" in cell
    assert 'class="evidence-cell"' in asked(cell.partition("#")[0]).text


def test_search_engines_are_led_to_the_app() -> None:
    """A view in a frame is in no index, and names the page of the app as the one to be shown."""
    found = Reader(asked("/inbaddad?visa=panel&kommun=flen&tema=boende&lang=en", "sv").text)
    assert found.head("meta", name="robots") == ["noindex"]
    assert found.head("link", rel="canonical") == [f"{BASE}/?kommun=flen&lang=en"]
    assert not read("/").head("meta", name="robots")
    assert "inbaddad" not in asked("/sitemap.xml").text


def test_what_cannot_be_used_is_told() -> None:
    """A wrong view or value is named, with what may have been meant, as the app does; no parameter makes a fault."""
    found = Reader(asked("/inbaddad?visa=kartan&tema=boend&lang=sv").text)
    assert "visa=kartan (menade du karta?), tema=boend (menade du boende?)" in found.text
    assert "färre än två" in asked("/inbaddad?visa=jamfor&jamfor=flen").text
    for query in (*GARBAGE, "visa=%00", "visa=%3Cscript%3E&visa=panel"):
        answer = asked(f"/inbaddad?{query}")
        assert answer.status == 200
        assert "<script>" not in answer.text


def test_code_is_for_each_view_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog has the code of each view in the page's language, what was asked for first; it says who may use it."""

    def dialog(query: str) -> tuple[Reader, dict[str, str]]:
        found = Reader(asked(f"/inbaddningskod?{query}").text)
        inputs = [given for tag, given in found.tags if tag == "input"]
        (checked,) = [given["value"] for given in inputs if "checked" in given]
        return found, {"checked": checked or "", **{given["value"] or "": given["data-code"] or "" for given in inputs}}

    found, codes = dialog("visa=panel&kommun=flen&lang=en")
    assert list(codes) == ["checked", "karta", "panel", "evidens"]
    assert codes["checked"] == "panel"
    frame, script = (given for _, given in Reader(codes["panel"]).tags)
    assert (frame["src"], frame["title"]) == (f"{BASE}/inbaddad?kommun=flen&lang=en&visa=panel", "Flen · Pilotkartan")
    assert (frame["width"], frame["loading"], script["src"]) == ("100%", "lazy", f"{BASE}/embed.js")
    assert "lets no other web site" in found.text
    monkeypatch.setattr(embedded, "OTHER_SITES", ["https://a.se", "https://*.b.se"])
    found, codes = dialog("visa=jamfor&jamfor=flen&jamfor=gotland")
    assert codes["checked"] == "jamfor"
    assert "https://a.se och https://*.b.se" in found.text
    assert dialog("visa=jamfor")[1]["checked"] == "karta"


def test_script_for_other_sites_is_short_and_theirs_to_load() -> None:
    """Any page may load the script for the height, which whoever includes it can read: 20 lines at most."""
    answer = asked("/embed.js")
    assert answer.body == HEIGHT_MODULE.read_bytes()
    assert len(answer.text.splitlines()) <= 20
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("lang", LANGS)
def test_pages_name_their_oembed(lang: Lang) -> None:
    """The head of each page that has a view leads to its description, with the frame and the picture of that view."""
    for page in PAGES:
        named = read(f"/{page}?lang={lang}").head("link", type="application/json+oembed")
        assert len(named) == (PAGES[page] in ("map", "compare", "evidence"))
        for address in named:
            found = asked((address or "").removeprefix(BASE)).json()
            assert (found["type"], found["version"], found["provider_name"]) == ("rich", "1.0", "Pilotkartan")
            assert f"lang={lang}" in found["html"]
            assert asked(found["thumbnail_url"].removeprefix(BASE)).headers["content-type"] == "image/png"


def test_oembed_fits_what_is_asked_for() -> None:
    """Width and height are no more than may be, the picture is left out where it is larger; HTTPS in front is fine."""
    found = oembed(url="https://karta.example/?kommun=flen&lang=en", maxwidth="400", maxheight="300").json()
    (_, frame), *_ = Reader(found["html"]).tags
    assert (found["width"], found["height"], frame["width"], frame["height"]) == (400, 300, "400", "300")
    assert frame["src"] == f"{BASE}/inbaddad?kommun=flen&lang=en&visa=panel"
    assert "thumbnail_url" not in found


@pytest.mark.parametrize(
    ("status", "params"),
    [
        (501, {"url": f"{BASE}/", "format": "xml"}),
        (404, {"url": "https://annan.example/"}),
        (404, {"url": f"{BASE}/programmet"}),
        (404, {"url": f"{BASE}.example/"}),
        (400, {"url": "karta.example/"}),
        (400, {"url": "http://[karta"}),
        (400, {}),
        (400, {"url": f"{BASE}/", "maxwidth": "0"}),
        (400, {"url": f"{BASE}/", "maxheight": "²"}),
    ],
)
def test_oembed_refuses_in_the_form_of_the_api(status: int, params: dict[str, str]) -> None:
    """What is no view here, or asked in a wrong way, is refused with the details, which any site may read."""
    answer = oembed(**params)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["status"] == status


def oembed(**params: str) -> Answer:
    """Return the answer of oEmbed."""
    return asked(f"/oembed?{urlencode(params)}")
