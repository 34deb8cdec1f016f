"""Every answer is in the language that its asker prefers, by one rule."""

import pytest

from pilotkartan.content.model import Lang
from pilotkartan.web.preferences import accepted_lang
from tests.asgi_client import ask

HEADERS: list[tuple[str, Lang]] = [
    ("", "sv"),
    ("sv", "sv"),
    ("en", "en"),
    ("sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7", "sv"),
    ("en-GB,en;q=0.9,sv;q=0.8", "en"),
    ("en;q=0.5, sv;q=0.9", "sv"),
    ("sv;q=0.5, en;q=0.9", "en"),
    ("de, en;q=0.3, sv;q=0.7", "sv"),
    ("fi-FI, sv;q=0.8, en;q=0.8", "sv"),
    ("fi-FI, en;q=0.8, sv;q=0.8", "en"),
    ("sv;q=0, en;q=0.1", "en"),
    ("en;q=0, *", "sv"),
    ("sv;q=0, *;q=0.5", "en"),
    ("*", "sv"),
    ("*;q=0.1, en;q=0.5", "en"),
    ("en;q=0.1, *;q=0.5", "sv"),
    ("de", "en"),
    ("nb-NO, da", "en"),
    ("de, en;q=0", "sv"),
    ("de, en;q=0.0, sv;q=0.000", "sv"),
    ("en;q=0.001, sv;q=0.002", "sv"),
    ("SV_se ; Q = 0.9 , EN;q=1", "en"),
    ("en;level=1;q=0.2, sv;q=0.3", "sv"),
    ("en-US;q=0.2, en;q=0.9, sv;q=0.5", "en"),
    (",,;q=1,;;,\xff;q=x", "sv"),
    ("en;q=1.5, sv;q=0.9", "en"),
    ("english", "sv"),
    ("sv," * 100_000, "sv"),
]
# A page, what is not there, and a file of each kind that depends on the language.
ADDRESSES = ("/", "/underlag", "/nope", "/data/pilotkartan.xlsx", "/pilotkartan.html")


@pytest.mark.parametrize(("header", "lang"), HEADERS, ids=[header[:40] or "none" for header, _ in HEADERS])
def test_weights_decide(header: str, lang: Lang) -> None:
    """The highest weight wins wherever it stands, 0 excludes, `*` is whatever is not named; no header is Swedish."""
    assert accepted_lang(header) == lang


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_goes_by_the_same_rule(address: str) -> None:
    """Page, 404 and files differ by language, follow the weights, and tell caches so; the address wins."""
    swedish, english = (ask(address, ("accept-language", header)) for header in ("en;q=0.5, sv;q=0.9", "en, sv;q=0.5"))
    assert swedish.body != english.body
    assert ask(address).body == swedish.body
    assert ask(f"{address}?lang=en", ("accept-language", "sv")).body == english.body
    for answer in (swedish, english):
        assert "accept-language" in answer.headers["vary"].lower()
