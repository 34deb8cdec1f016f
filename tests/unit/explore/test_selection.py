"""The Selection and the address hold the same: what is shared, reloaded or gone back to is what was seen."""

from itertools import product
from urllib.parse import parse_qs, urlencode

import pytest

from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.url_params import declared, one_by_one

Params = dict[str, list[str]]

# Every address here is one that the app itself writes; each choice is combined with every other.
PILOTS: list[Params] = [{}, {"kommun": ["flen"]}, {"kommun": ["overkalix"]}]
THEMES: list[Params] = [{}, {"tema": ["boende"]}, {"tema": ["boende", "dialog"]}]
OTHERS: list[Params] = [
    {},
    {"metod": ["enkat", "intervju"]},
    {"malgrupp": ["foretag"], "resultat": ["plan", "beslut"], "status": ["done"], "lan": ["04", "25"], "typ": ["C8"]},
]
REQUIRE_ALL: list[Params] = [{}, {"alla": ["ja"]}]
SEARCHES: list[Params] = [{}, {"q": ["bostäder & mark"]}, {"q": ["<script>alert(1)</script>"]}]
ORDERS: list[Params] = [{}, {"sortering": ["tema"]}, {"sortering": ["nord"]}]
COMPARISONS: list[Params] = [
    {},
    {"jamfor": ["flen", "vimmerby", "osthammar", "overkalix"], "dimension": ["method"], "lik": ["gotland"]},
]
LANGUAGES: list[Params] = [{}, {"lang": ["sv"]}, {"lang": ["en"]}]

# An address that someone mended by hand or that was cut short, and what of it counts.
DOUBTFUL: list[tuple[str, Params, Params]] = [
    ("nothing", {}, {}),
    ("unknown parameter", {"utm_source": ["mail"]}, {}),
    ("no value", {"tema": [], "q": [], "kommun": [], "alla": []}, {}),
    ("empty values", {"tema": [""], "q": [""], "kommun": [""], "sortering": [""], "lang": [""]}, {}),
    ("unknown theme beside a known one", {"tema": ["xyz", "boende"]}, {"tema": ["boende"]}),
    ("only unknown codes", {"tema": ["xyz"], "lan": ["99"]}, {}),
    ("a code of another dimension", {"tema": ["enkat"], "metod": ["boende"]}, {}),
    ("the same code twice", {"tema": ["boende", "boende"]}, {"tema": ["boende"]}),
    ("codes in another order", {"tema": ["dialog", "boende"]}, {"tema": ["boende", "dialog"]}),
    ("a label, not an id", {"tema": ["Besök"], "kommun": ["Östhammar"]}, {}),
    (
        "capitals, and marks of the sentence around",
        {"tema": ["Boende)."], "kommun": [" “FLEN”,"]},
        {"tema": ["boende"], "kommun": ["flen"]},
    ),
    ("escaped ampersands", {"amp;tema": ["boende"], "amp;amp;lan": ["04"]}, {"tema": ["boende"], "lan": ["04"]}),
    ("unknown pilot", {"kommun": ["kiruna"]}, {}),
    ("unknown pilot before a known one", {"kommun": ["kiruna", "flen", "gotland"]}, {"kommun": ["flen"]}),
    ("unknown pilots to compare", {"jamfor": ["kiruna", "Flen!x", "", "gotland"]}, {"jamfor": ["gotland"]}),
    ("the same pilot to compare twice", {"jamfor": ["flen", "gotland", "flen"]}, {"jamfor": ["flen", "gotland"]}),
    (
        "pilots to compare in another order",
        {"jamfor": ["overkalix", "osthammar", "vimmerby"]},
        {"jamfor": ["vimmerby", "osthammar", "overkalix"]},
    ),
    ("unknown language", {"lang": ["de"]}, {}),
    ("unknown language before a known one", {"lang": ["de", "en"]}, {"lang": ["en"]}),
    ("unknown order", {"sortering": ["storlek"]}, {}),
    ("the default order", {"sortering": ["namn"]}, {}),
    ("unknown dimension of the matrix", {"dimension": ["colour"]}, {}),
    ("a dimension that is no facet", {"dimension": ["material_kind"]}, {}),
    ("the default dimension", {"dimension": ["theme"]}, {}),
    ("unknown dimension before a known one", {"dimension": ["tema", "county"]}, {"dimension": ["county"]}),
    ("likes of an unknown pilot", {"lik": ["kiruna"]}, {}),
    ("all themes refused", {"alla": ["nej"]}, {}),
    ("two searches", {"q": ["enkät", "mark"]}, {"q": ["enkät"]}),
    ("blanks around the search", {"q": ["  enkät \t mark\n"]}, {"q": ["enkät mark"]}),
    ("control characters", {"q": ["en\x00k\x1bät\u202e\ud800"]}, {"q": ["en k ät"]}),
    (
        "signs without width",
        {"q": ["bo\u00aden\u200bde"], "tema\u200b": ["dia\u00adlog"]},
        {"tema": ["dialog"], "q": ["boende"]},
    ),
    (
        "the same name with and without them",
        {"te\u00adma": ["boende"], "tema": ["dialog"]},
        {"tema": ["boende", "dialog"]},
    ),
    ("letters and marks apart", {"q": ["O\u0308sthammar"]}, {"q": ["Östhammar"]}),
    ("no-break space", {"q": ["Region\u00a0Gotland"]}, {"q": ["Region Gotland"]}),
    ("only what cannot be seen", {"q": ["\u200b\x07\n "]}, {}),
    ("an overlong search", {"q": ["x" * 5000]}, {"q": ["x" * 100]}),
    ("an overlong search cut after a word", {"q": ["x" * 99 + " yyy"]}, {"q": ["x" * 99]}),
    ("markup as an id", {"kommun": ["<script>"], "tema": ["../../etc/passwd"], "alla": ["ja'--1"]}, {}),
]
PARTS = (PILOTS, THEMES, OTHERS, REQUIRE_ALL, SEARCHES, ORDERS, COMPARISONS, LANGUAGES)


def merged(parts: tuple[Params, ...]) -> Params:
    """Put the parts of an address together."""
    return {name: values for part in parts for name, values in part.items()}


ADDRESSES = [merged(parts) for parts in product(*PARTS)]


def test_address_comes_back_as_it_was(atlas: Atlas) -> None:
    """An address that the app writes is read and written without loss, also through a browser's encoding."""
    lost = []
    for params in ADDRESSES:
        travelled = parse_qs(urlencode(params, doseq=True))
        written = Selection.from_params(travelled, atlas).to_params()
        if written != params:
            lost.append((params, written))
    assert lost == []


@pytest.mark.parametrize(("params", "counts"), [case[1:] for case in DOUBTFUL], ids=[case[0] for case in DOUBTFUL])
def test_doubtful_address_keeps_what_is_known(params: Params, counts: Params, atlas: Atlas) -> None:
    """Of a damaged address the known parts count, the rest is let go, and no error is raised."""
    assert Selection.from_params(params, atlas).to_params() == counts


@pytest.mark.parametrize("params", [case[1] for case in DOUBTFUL], ids=[case[0] for case in DOUBTFUL])
def test_reading_what_was_written_changes_nothing(params: Params, atlas: Atlas) -> None:
    """A reload never changes the selection, however the address came about."""
    selection = Selection.from_params(params, atlas)
    assert Selection.from_params(selection.to_params(), atlas) == selection


def test_address_holds_ids_whatever_the_language(atlas: Atlas) -> None:
    """A link made in one language works in the other: but for the language itself the addresses are the same."""
    facets = {dimension: [code.id for code in atlas.codebook.codes(dimension)] for dimension in FACETS}
    params = {FACETS[dimension]: codes for dimension, codes in facets.items()} | {"kommun": ["osthammar"]}
    sv, en = (Selection.from_params(params | {"lang": [lang]}, atlas).to_params() for lang in LANGS)
    assert sv | {"lang": ["en"]} == en
    assert sv == params | {"lang": ["sv"]}


def test_every_parameter_has_a_name_of_its_own() -> None:
    """No two fields, and no two facets, share a name in the address."""
    names = [one.name for _, params in declared(Selection) for one in one_by_one(params)]
    assert len(names) == len(set(names))
    assert set(FACETS.values()) <= set(names)


def test_search_is_given_away_with_its_language(atlas: Atlas) -> None:
    """A text finds the same in its own language only, so an address with one names it; others stay as they are."""
    plain = Selection.from_params({"tema": ["boende"], "kommun": ["flen"]}, atlas)
    assert plain.shared("en") == plain
    sought = Selection.from_params({"q": ["bostäder"]}, atlas)
    assert sought.shared("sv").address() == "/?q=bost%C3%A4der&lang=sv"
    assert sought.shared("en").address("jamfor") == "/jamfor?q=bost%C3%A4der&lang=en"


def test_taking_a_code_away_leaves_the_others(atlas: Atlas) -> None:
    """Removing one chip removes that code only, and the last code of a facet takes the facet with it."""
    selection = Selection.from_params({"tema": ["boende", "dialog"], "metod": ["enkat"], "q": ["mark"]}, atlas)
    without = selection.without("theme", "boende")
    assert without.to_params() == {"tema": ["dialog"], "metod": ["enkat"], "q": ["mark"]}
    assert without.without("method", "enkat").to_params() == {"tema": ["dialog"], "q": ["mark"]}


def test_removing_a_filter_leaves_the_others(atlas: Atlas) -> None:
    """A facet, or the search, is removed as a whole and alone."""
    selection = Selection.from_params({"tema": ["boende", "dialog"], "metod": ["enkat"], "q": ["mark"]}, atlas)
    assert selection.without_facet("theme").to_params() == {"metod": ["enkat"], "q": ["mark"]}
    assert selection.without_facet(None).to_params() == {"tema": ["boende", "dialog"], "metod": ["enkat"]}


def test_clearing_keeps_what_is_no_filter(atlas: Atlas) -> None:
    """“Clear all” removes every filter, not the open pilot, the comparison, the order of the list or the language."""
    kept = {"kommun": ["flen"], "jamfor": ["flen", "gotland"], "sortering": ["nord"], "lang": ["en"]}
    filters = {"tema": ["boende"], "alla": ["ja"], "lan": ["04"], "q": ["mark"]}
    assert Selection.from_params(kept | filters, atlas).cleared().to_params() == kept


@pytest.mark.parametrize(("params", "filtered"), [
    ({}, False),
    ({"kommun": ["flen"], "sortering": ["nord"], "lang": ["sv"]}, False),
    ({"alla": ["ja"]}, False),
    ({"jamfor": ["flen", "gotland"]}, False),
    ({"q": ["mark"]}, True),
    ({"typ": ["C8"]}, True),
])  # fmt: skip
def test_only_facets_and_search_filter(params: Params, filtered: bool, atlas: Atlas) -> None:
    """A chosen pilot, a comparison, an order or a language is no filter."""
    assert Selection.from_params(params, atlas).filtered is filtered


def test_all_pilots_can_be_compared(atlas: Atlas) -> None:
    """All pilots fit into a comparison, whatever their order in the address, Å, Ä and Ö last."""
    for ids in (list(atlas.by_id), list(reversed(atlas.by_id))):
        compared = Selection.from_params({"jamfor": ids}, atlas).compared
        assert len(compared) == len(atlas.pilots)
        assert compared[-3:] == ("vimmerby", "osthammar", "overkalix")
