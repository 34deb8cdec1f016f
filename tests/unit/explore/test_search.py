"""The search finds what a reader would call the same word, in the reader's language, and shows where it stands."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from pilotkartan.content.model import LANGS, Atlas, Coding, Lang, Passage, Pilot, Text
from pilotkartan.content.plaintext import fold, words_of
from pilotkartan.explore.index import Index, View
from pilotkartan.explore.search import WORD_RULES, Hit
from pilotkartan.explore.selection import Selection

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
    ("enkla", "sv", [["enkelt"]]),
    ("angermanland", "sv", [["Ångermanland"]]),
    ("bostaden", "sv", [["bostäder"], ["bostad"]]),
    ("modeling", "en", [["model"]]),
]
# As what a word may come out of a typeset text, a word processor or another keyboard.
DISGUISES: dict[str, Callable[[str], str]] = {
    "soft hyphens": "\u00ad".join,
    "signs of no width": "\u200b".join,
    "joiners": "\u2060".join,
    "grapheme joiners": "\u034f".join,
    "byte order mark": lambda text: f"\ufeff{text}\ufeff",
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: f"\u00a0{text}\u202f",
    "capitals": str.upper,
}
# Two words that look alike, one of which is in the texts, and which is searched for.
FALSE_FRIENDS: list[tuple[str, str, Lang]] = [
    ("svårigheter", "svar", "sv"),
    ("planeten", "planen", "sv"),
    ("ord", "ort", "sv"),
    ("måla", "målet", "sv"),
    ("kommunikation", "kommun", "sv"),
    ("produkt", "projektet", "sv"),
    ("produkt", "bostadsproduktionen", "sv"),
    ("inte", "intervjuer", "sv"),
    ("för", "företag", "sv"),
    ("initial", "initiatives", "en"),
    ("author", "authorities", "en"),
    ("position", "positive", "en"),
    ("import", "important", "en"),
    ("hår", "har", "sv"),
    ("stät", "stad", "sv"),
    ("öken", "ökar", "sv"),
    ("organ", "organ", "sv"),
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


@pytest.mark.parametrize("forms", [
    "boende boendet boendena boendets", "strategi strategin strategier strategierna strategiernas",
    "varumärke varumärket varumärken varumärkena", "samhälle samhället samhällen samhällets",
    "nätverk nätverket nätverken nätverkens", "digital digitalt digitala digitale",
    "gemensam gemensamt gemensamma", "stad staden städer städernas", "seminarium seminariet seminarier",
    "stadsbyggnadsidé stadsbyggnadsidén stadsbyggnadsidéer", "tillväxtprogram tillväxtprogrammen",
    "egen eget egna", "arbetssätt arbetssättet",
])  # fmt: skip
def test_swedish_forms_find_the_same(forms: str, index: Index) -> None:
    """Definite, neuter, plural and owning forms find the same pilots; the basic one may begin longer words."""
    basic, *others = (found(index, form, "sv") for form in forms.split())
    assert all(other == others[0] for other in others)
    assert set() != others[0] <= basic


@pytest.mark.parametrize(("typed", "written"), [
    ("organization", "organisation"), ("Organizations", "organisations"), ("organizational", "organisational"),
    ("organiz", "organis"), ("organizati", "organisati"), ("center", "centre"), ("centers", "centres"),
    ("analyze", "analyse"), ("analyzed", "analysed"), ("analyzing", "analysing"), ("visualize", "visualise"),
    ("visualization", "visualisation"), ("visualizations", "visualisations"), ("program", "programme"),
    ("programs", "programmes"), ("dialog", "dialogue"), ("dialogs", "dialogues"), ("learned", "learnt"),
])  # fmt: skip
def test_american_spelling_finds_the_british(typed: str, written: str, index: Index) -> None:
    """Whoever spells a word as the Americans do finds what the texts spell as the British do."""
    assert found(index, written, "en") != set()
    assert found(index, typed, "en") >= found(index, written, "en")


@pytest.mark.parametrize(("sought", "written", "lang"), FALSE_FRIENDS)
def test_search_finds_no_false_friend(sought: str, written: str, lang: Lang, index: Index) -> None:
    """A word that only looks like another does not find it, and marks it nowhere."""
    hits = index.view(Selection(search=sought), lang).hits
    marked = {word.lower() for pilot_hits in hits.values() for words in marked_words(pilot_hits) for word in words}
    assert written not in marked


@pytest.mark.parametrize(("typed", "written"), [
    ("foretag", "företag"), ("foretaget", "företag"), ("FORETAGEN", "företagen"), ("osthammar", "Östhammar"),
    ("stadskarnan", "stadskärna"), ("naringslivet", "näringsliv"), ("varumarket", "varumärke"),
    ("stadsbyggnadside", "stadsbyggnadsidé"),
    ("enkater", "enkät"), ("overkalix", "Överkalix"), ("hallbart", "hållbar"), ("ostham", "östham"),
])  # fmt: skip
def test_letters_may_be_left_out(typed: str, written: str, index: Index) -> None:
    """Whoever has no å, ä and ö finds the words with them, where nothing is spelled as typed."""
    assert found(index, typed, "sv") >= found(index, written, "sv") != set()


def test_letters_that_are_typed_are_meant(invented: Index) -> None:
    """A word typed with å, ä or ö finds no word with a or o; typed without, first what is so spelled."""
    texts = ("Får i hagen.", "En far gick.", "Målaren gick.")

    def marked(search: str) -> set[str]:
        pilot = invented.atlas.pilots[0]
        passages = tuple(Passage(sv=text, en="–", source=("flen:1",)) for text in texts)
        index = Index(invented.atlas.model_copy(update={"pilots": (pilot.model_copy(update={"aim": passages}),)}))
        hits = index.view(Selection(search=search), "sv").hits
        return {word for each in hits.values() for words in marked_words(each) for word in words}

    assert marked("får") == {"Får"}
    assert marked("far") == {"far"}
    assert marked("malare") == {"Målaren"}
    assert marked("fär") == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_finds_its_pilot(lang: Lang, index: Index) -> None:
    """Each word of each text finds the pilot whose text it is, and is marked in it."""
    missed = []
    for pilot in index.atlas.pilots:
        for text in index.search.texts(pilot.id, lang):
            for word in set(re.findall(r"\w+", text)):
                hits = index.search.hits(pilot.id, words_of(word), lang)
                marked = {shown for words in marked_words(hits) for shown in words}
                if word not in marked or not index.search.matches(pilot.id, words_of(word), lang):
                    missed.append((pilot.id, word))
    assert missed == []


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize(
    "search", ["boende", "företagen", "Östhammar", "enkät intervju", "stadsbyggnadsidéer", "qqqq", "bo"]
)
def test_what_cannot_be_seen_changes_no_search(search: str, disguise: str, index: Index) -> None:
    """The same word finds and marks the same, whatever is hidden in it or however it is stored."""
    words = " ".join(map(DISGUISES[disguise], search.split()))
    view, plain_view = (index.view(Selection(search=text), "sv") for text in (words, search))
    assert (view.ids, view.hits) == (plain_view.ids, plain_view.hits)


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
    """While a word is being typed, from its third letter on, nobody drops out who has the whole word.

    But for what is a small word of its own: *när* is not the beginning of *näringsliv*.
    """
    whole = {pilot.id for pilot in index.atlas.pilots if word in pilot.model_dump_json().lower()}
    typed = {word[:length] for length in range(3, len(word) + 1)} - WORD_RULES[lang].small
    lost = {beginning: whole - found(index, beginning, lang) for beginning in typed}
    assert whole
    assert {beginning: ids for beginning, ids in lost.items() if ids} == {}


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
