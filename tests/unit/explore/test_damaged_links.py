"""A link means what it meant, whatever mail programs, web pages and hands have done to it on its way."""

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from pilotkartan.content.model import Atlas
from pilotkartan.content.plaintext import as_id
from pilotkartan.explore.damaged_links import with_ampersands
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.unknown_params import unknown_params
from tests.asgi_client import ask

WHOLE = "tema=boende&lan=04&lang=en"
# Each means the same as WHOLE.
DAMAGED = [
    "tema=boende&amp;lan=04&amp;lang=en",
    "tema=boende&amp;amp;lan=04&AMP;lang=en",
    "tema=boende&amp%3Blan=04&amp%3Bamp%3Blang=en",
    "tema=boende%20&lan=%2004%20&lang=en",
    "tema=boende+&lan=04&lang=en+",
    "tema=Boende&lan=04&lang=EN",
    "tema=BOENDE&lan=04&lang=en.",
    "tema=boende&lan=04&lang=en),",
    "tema=boende&lan=04&lang=en%22",
    "tema=boende&lan=04&lang=en%E2%80%9D.",
    "tema=%22boende%22&lan=04&lang=%3Cen%3E",
    "tema=boende%C2%A0&lan=%E2%80%8B04&lang=en",
    "tema%3Dboende%26lan%3D04%26lang%3Den",
    "tema%3Dboende%26amp%3Blan%3D04&lang=en",
]  # fmt: skip


def read(query: str, atlas: Atlas) -> Selection:
    """The selection that a query gives."""
    return Selection.from_params(parse_qs(query, keep_blank_values=True), atlas)


@pytest.mark.parametrize("query", DAMAGED)
def test_damaged_link_means_what_it_meant(query: str, atlas: Atlas, index: Index) -> None:
    """Page and API read a damaged link as the whole one, and none tells of a fault."""
    whole = read(WHOLE, atlas)
    assert (whole.facets, whole.lang) == ({"theme": ("boende",), "county": ("04",)}, "en")
    assert read(query, atlas) == whole
    assert unknown_params(parse_qs(query, keep_blank_values=True), whole, index) == ()
    assert ask(f"/api/v1/pilots?{query}").body == ask(f"/api/v1/pilots?{WHOLE}").body
    page = ask(f"/?{query}")
    assert page.headers["content-language"] == "en"
    assert 'class="notice"' not in page.text


def test_api_takes_names_of_pilots_and_rows_as_ids() -> None:
    """A pilot that is named in capitals is the one named, and not none; so is the choice of rows."""
    whole = "/api/v1/results?kommun=flen&resultat=plan&rows=pilots"
    assert ask("/api/v1/results?kommun=FLEN.&resultat=plan&rows=Pilots").body == ask(whole).body
    assert ask(whole).json()["count"] > 0


@pytest.mark.parametrize(
    "name", ["kommun", "jamfor", "lik", "fraga", "egentyp", "dimension", "sortering", "berattelse"]
)
def test_every_parameter_with_a_list_is_read_alike(name: str, atlas: Atlas, index: Index) -> None:
    """Whichever parameter stands last in a link, what was glued to it is no part of it."""
    value = {"fraga": "boende", "egentyp": "C8", "dimension": "county", "sortering": "nord", "berattelse": "urval"}
    meant = {name: [value.get(name, "flen")]}
    whole = Selection.from_params(meant, atlas)
    assert whole.to_params() == meant
    for written in (f" {meant[name][0].upper()}).", f"“{meant[name][0].lower()}”,"):
        assert Selection.from_params({f"amp;{name}": [written]}, atlas) == whole
        assert unknown_params({name: [written]}, whole, index) == ()


def test_steps_are_read_alike(atlas: Atlas, index: Index) -> None:
    """A step of the presentation, too, is found without what was glued to its name."""
    selection = read("steg=Flen).&bild=FLEN,&bild=Karta", atlas)
    assert unknown_params(parse_qs("steg=Flen).&bild=FLEN,&bild=Karta"), selection, index) == ()
    assert 'class="notice"' not in ask("/presentera?steg=Flen).&bild=FLEN,").text


def test_what_was_searched_for_is_left_as_it_is(atlas: Atlas) -> None:
    """In a text that a visitor wrote, capitals, marks and ampersands may be meant."""
    assert read("q=R%26D+(Flen).&plats=%C3%85", atlas).to_params() == {"q": ["R&D (Flen)."], "plats": ["Å"]}


@pytest.mark.parametrize(("path", "there"), [
    ("/jamfor.?kommun=flen", "/jamfor?kommun=flen"),
    ("/underlag),", "/underlag"),
    ("/Programmet", "/programmet"),
    ("/jamfor%22", "/jamfor"),
    ("/underlag%20/", "/underlag"),
])  # fmt: skip
def test_what_was_glued_to_a_page_is_no_part_of_it(path: str, there: str) -> None:
    """An address of a page that ends with a sentence's mark leads to the page."""
    answer = ask(path)
    assert (answer.status, urljoin(path, answer.headers["location"])) == (308, there)
    assert ask(urlsplit(there).path).status == 200


def test_long_values_cost_nothing() -> None:
    """What is longer than any id is compared as it is."""
    assert as_id("x" * 1_000_000 + ".").endswith("x.")


def test_ampersands_of_a_whole_address() -> None:
    """However often an ampersand was escaped, and by name or by number, it is one."""
    assert with_ampersands("/?a=1&amp;b=2&amp;amp;c=3&#38;d=4&#x26;e=5&f=6") == "/?a=1&b=2&c=3&d=4&e=5&f=6"
    assert with_ampersands("/?q=1&ampere=2") == "/?q=1&ampere=2"
