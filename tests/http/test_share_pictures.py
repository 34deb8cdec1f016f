"""A link to a view is shown on other sites with the words and a picture of that very view."""

import io
from threading import BoundedSemaphore

import pytest
from PIL import Image

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.pages import PAGES
from pilotkartan.render import share_picture
from pilotkartan.render.page_head import PICTURE_SIZE
from pilotkartan.web import share_pictures
from tests.asgi_client import Answer, ask
from tests.http.test_first_page import GARBAGE, Reader, read

# A view of every kind, with a part of its title.
VIEWS = {
    "/?sortering=tema": "Karta",
    "/?tema=boende": "1 av 10 pilotkommuner: Boende",
    "/?q=bostadsbrist": "bostadsbrist",
    "/?kommun=flen": "Flen",
    "/evidens": "Resultat",
    "/evidens?tema=boende": "Resultat",
    "/jamfor?jamfor=flen&jamfor=gotland": "Jämförelse av Flen och Gotland",
    "/presentera?steg=tema-boende": "Tema: Boende",
    "/presentera?steg=gotland": "Gotland",
    "/programmet": "Programmet",
}


def picture_of(address: str, lang: Lang = "sv") -> Answer:
    """Return the picture that a view's page names."""
    host, named = "http://karta.example", og(read(address, lang), "image")
    assert named.startswith(host)
    return ask(named.removeprefix(host))


def og(found: Reader, name: str) -> str:
    """Return what a page says of itself to other sites."""
    (content,) = found.head("meta", property=f"og:{name}")
    return content or ""


def test_each_view_has_its_own_words_and_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, address and picture are of the very view; the same view is drawn once, whatever else is in its address."""
    pictures = {}
    share_pictures._made.cache_clear()
    for address, title in VIEWS.items():
        found = read(address)
        assert title in og(found, "title")
        assert og(found, "url") == f"http://karta.example{address}{'&' if '?' in address else '?'}lang=sv"
        assert (og(found, "locale"), og(found, "image:width"), og(found, "image:height")) == ("sv_SE", "1200", "630")
        assert og(found, "description")
        assert title in og(found, "image:alt")
        assert found.head("meta", name="twitter:image:alt") == [og(found, "image:alt")]
        answer = picture_of(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
        assert Image.open(io.BytesIO(answer.body)).size == PICTURE_SIZE
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        pictures[address] = answer.body
    assert len({*pictures.values()}) == len(VIEWS)
    monkeypatch.delattr(share_picture, "share_png")
    assert picture_of("/?plats=Uppsala&tema=boende&sortering=nord&tema=nej").body == pictures["/?tema=boende"]


def test_picture_is_in_the_language_of_the_address() -> None:
    """A link in English shows an English picture, whatever the program that asks prefers."""
    assert len({picture_of(f"/?kommun=flen&lang={lang}").body for lang in LANGS}) == len(LANGS)
    for asker in LANGS:
        assert og(read("/?tema=boende&lang=en", asker), "title").startswith("1 of 10 pilot municipalities: Housing")
        assert picture_of("/?kommun=flen&lang=en", asker).body == picture_of("/?kommun=flen&lang=en").body


@pytest.mark.parametrize("query", ["kommun=finns-inte", "q=qqqq", "jamfor=flen", "steg=finns-inte", *GARBAGE])
def test_what_is_no_view_is_shown_as_its_page(query: str) -> None:
    """No parameter makes a fault, and words that are found nowhere are on no picture of ours."""
    for page in PAGES:
        answer = ask(f"/{page}/og.png?{query}".replace("//", "/"))
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")


def test_no_more_is_drawn_than_visitors_can_bear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where too many pictures are waited for, another one is refused for a while, and pages are served all the same."""
    monkeypatch.setattr(share_pictures, "_places", BoundedSemaphore(1))
    assert share_pictures._places.acquire(blocking=False)
    refused = ask("/og.png?kommun=flen")
    assert (refused.status, refused.headers["retry-after"]) == (503, "10")
    assert ask("/?kommun=flen").status == 200
    share_pictures._places.release()
    assert [ask("/og.png?kommun=flen").status for _ in range(2)] == [200, 200]
