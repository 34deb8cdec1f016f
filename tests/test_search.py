"""The search finds what a reader would call the same word, in the reader's language, and shows where it stands."""

import unicodedata

import pytest

from pilotkartan.model import LANGS, Atlas, Coding, Lang, Passage, Pilot, Text
from pilotkartan.query import Index, View
from pilotkartan.search import Hit, fold
from pilotkartan.selection import Selection

INVENTED_SV = (
    "Företagare i Ångermanland svarade enkelt på enkäten om bostäder.",
    "En bostad blev två: byggandet tog fart (enligt enkäten).",
    "Här står inget om saken.",
)
INVENTED_EN = (
    "Dialogue cafés were held, and a dialogue-based model came out of the dialogues.",
    "The municipality’s businesses had no view.",
    "Nothing of this kind is said here.",
)
# Search text, language, and the words that are marked, passage by passage.
MARKED: list[tuple[str, Lang, list[list[str]]]] = [
    ("enkät", "sv", [["enkäten"], ["enkäten"]]),
    ("bostäder", "sv", [["bostäder"], ["bostad"]]),
    ("ANGERMANLAND", "sv", [["Ångermanland"]]),
    ("fart bostad", "sv", [["bostad", "fart"], ["bostäder"]]),
    ("dialogues", "en", [["Dialogue", "dialogue", "dialogues"]]),
    ("cafe", "en", [["cafés"]]),
    ("business", "en", [["businesses"]]),
]


def found(index: Index, search: str, lang: Lang) -> set[str]:
    """The ids of the pilots that a search finds."""
    return set(index.view(Selection(search=search), lang).ids)


def marked_words(hits: tuple[Hit, ...]) -> list[list[str]]:
    """The words that are marked, passage by passage."""
    return [[hit.text[start:end] for start, end in hit.spans] for hit in hits]


@pytest.fixture
def invented(atlas: Atlas) -> Index:
    """The index of one pilot that says nothing but the invented passages."""
    silence = Text(sv="–", en="–")
    passages = tuple(Passage(sv=sv, en=en, source=("flen:1",)) for sv, en in zip(INVENTED_SV, INVENTED_EN, strict=True))
    said: dict[str, object] = dict.fromkeys(("activity", "organisation_note", "result", "next", "material"), ())
    said |= {"organisation": silence, "summary": Passage(sv="–", en="–", source=("flen:1",)), "aim": passages}
    said["coding"] = (Coding(code="boende", main=True, source=("flen:1",), reason=silence),)
    pilot = atlas.pilots[0].model_copy(update=said)
    return Index(atlas.model_copy(update={"pilots": (pilot,)}))


def only(view: View) -> Pilot:
    """The one pilot of a view."""
    (pilot,) = view.pilots
    return pilot


@pytest.mark.parametrize(("search", "lang"), [
    ("ÖSTHAMMAR", "sv"),
    ("osthammar", "sv"),
    ("Osthammar", "en"),
    ("ÖstHaMMar", "en"),
    (unicodedata.normalize("NFD", "östhammar"), "sv"),
])  # fmt: skip
def test_case_and_diacritics_do_not_matter(search: str, lang: Lang, index: Index) -> None:
    """A name is found however it is typed: in capitals, without dots, or with dots typed apart."""
    assert "osthammar" in found(index, search, lang)


@pytest.mark.parametrize(("one", "other", "lang"), [
    ("bostad", "bostäder", "sv"),
    ("bostäder", "bostaderna", "sv"),
    ("enkät", "enkäterna", "sv"),
    ("företag", "foretagen", "sv"),
    ("arbetsgrupp", "arbetsgrupperna", "sv"),
    ("dialogue", "dialogues", "en"),
    ("survey", "surveys", "en"),
    ("business", "businesses", "en"),
    ("visualise", "visualising", "en"),
])  # fmt: skip
def test_inflected_forms_find_the_same(one: str, other: str, lang: Lang, index: Index) -> None:
    """A word finds the same pilots in every form, and does find some."""
    assert found(index, one, lang) == found(index, other, lang) != set()


@pytest.mark.parametrize(("word", "lang"), [
    ("erfarenheterna", "sv"),
    ("delaktiga", "sv"),
    ("bostadsbyggandet", "sv"),
    ("näringslivsstrategi", "sv"),
    ("visualiseringar", "sv"),
    ("municipality", "en"),
    ("associations", "en"),
    ("attractiveness", "en"),
    ("businesses", "en"),
    ("visualising", "en"),
])  # fmt: skip
def test_beginning_of_a_word_finds_it(word: str, lang: Lang, index: Index) -> None:
    """While a word is being typed, from its third letter on, nobody drops out who has the whole word."""
    whole = {pilot.id for pilot in index.atlas.pilots if word in pilot.model_dump_json().lower()}
    lost = {word[:length]: whole - found(index, word[:length], lang) for length in range(3, len(word) + 1)}
    assert whole
    assert {typed: ids for typed, ids in lost.items() if ids} == {}


def test_two_letters_are_a_word_of_their_own(index: Index) -> None:
    """Two letters find that word alone, not every word that begins with them."""
    assert found(index, "AB", "sv") == {"vimmerby"}


@pytest.mark.parametrize(("one", "other", "lang"), [("enkät", "intervju", "sv"), ("survey", "interviews", "en")])
def test_all_words_are_needed(one: str, other: str, lang: Lang, index: Index) -> None:
    """More words find fewer: exactly the pilots that each word finds."""
    both = found(index, f"{one} {other}", lang)
    assert both == found(index, one, lang) & found(index, other, lang) == found(index, f"{other}, {one}", lang)
    assert both < found(index, one, lang)


def test_search_keeps_to_its_language(index: Index) -> None:
    """A Swedish word finds nothing in the English texts, and the other way about."""
    assert found(index, "enkät", "sv")
    assert found(index, "surveys", "en")
    assert found(index, "enkät", "en") == found(index, "surveys", "sv") == set()


@pytest.mark.parametrize("lang", LANGS)
def test_pilots_are_found_by_what_names_them(lang: Lang, atlas: Atlas, index: Index) -> None:
    """Municipality, seat, county, contact and main theme each find their pilot."""
    missed = [
        (pilot.id, name)
        for pilot in atlas.pilots
        for name in (
            pilot.name,
            pilot.seat.name,
            atlas.codebook.by_id[pilot.county].label.of(lang),
            pilot.contact.name,
            atlas.main_theme(pilot).label.of(lang),
        )
        if pilot.id not in found(index, name, lang)
    ]
    assert missed == []


@pytest.mark.parametrize("search", ["...", "–", "?!", "\u00a0", "»«", "*"])
@pytest.mark.parametrize("lang", LANGS)
def test_search_without_a_word_finds_nothing(search: str, lang: Lang, index: Index) -> None:
    """Marks alone are no word: no pilot, no hit, no error."""
    view = index.view(Selection(search=search), lang)
    assert (view.ids, view.hits) == ((), {})


def test_no_search_finds_all_and_marks_nothing(index: Index) -> None:
    """With the search field empty every pilot is shown and nothing is marked."""
    view = index.view(Selection(), "sv")
    assert len(view.pilots) == len(index.atlas.pilots)
    assert view.hits == {}


@pytest.mark.parametrize(("search", "lang", "marked"), MARKED)
def test_hits_mark_exactly_the_words(search: str, lang: Lang, marked: list[list[str]], invented: Index) -> None:
    """A hit marks each word searched for in whole, no other; the passage with most of the words comes first."""
    view = invented.view(Selection(search=search), lang)
    assert marked_words(view.hits[only(view).id]) == marked


@pytest.mark.parametrize(("search", "beginning", "lang"), [
    ("enkät", "enkat", "sv"),
    ("bostad", "bosta", "sv"),
    ("plats", "plats", "sv"),
    ("survey", "survey", "en"),
    ("planning", "plan", "en"),
])  # fmt: skip
def test_search_finds_no_other_word(search: str, beginning: str, lang: Lang, index: Index) -> None:
    """A word does not find words that only look like it: “enkät” (survey) finds no “enkel” (simple)."""
    hits = index.view(Selection(search=search), lang).hits
    marked = {word for pilot_hits in hits.values() for words in marked_words(pilot_hits) for word in words}
    assert marked
    assert [word for word in marked if not fold(word).startswith(beginning)] == []


@pytest.mark.parametrize("search", ["bostäder", "dialog", "analys företag"])
def test_every_pilot_found_shows_why(search: str, index: Index) -> None:
    """Each pilot found, and no other, has at least one passage with a mark."""
    view = index.view(Selection(search=search), "sv")
    assert set(view.ids) == set(view.hits) != set()
    assert [pilot for pilot, hits in view.hits.items() if not hits or not all(hit.spans for hit in hits)] == []
