"""Everyday words find the texts and the codes that they mean, in both languages."""

import pytest

from pilotkartan.content.model import LANGS, Atlas, EverydayWords, Lang, SearchAnswer, SearchMeanings, SearchWords, Text
from pilotkartan.content.plaintext import fold, words_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.search_notes import search_notes
from pilotkartan.explore.selection import Selection
from tests.factories import made_atlas

ANSWER = SearchAnswer(sv=("fiasko", "gick inte"), en=("fiasco", "did not work"), text=Text(sv="Inget.", en="None."))
MEANINGS = SearchMeanings(
    word=(
        EverydayWords(sv=("bostadsbrist", "svårt att bo"), en=("housing shortage",), code=("boende",)),
        EverydayWords(sv=("semesterort",), en=("resort",), near=("besok",)),
        EverydayWords(sv=("brist",), en=("marketing",), near=("dialog",)),
        EverydayWords(
            sv=("färd",), en=("voyage",), find=SearchWords(sv=("medborgardialog",), en=("dialogue",)),
        ),
    ),
    answer=(ANSWER,),
)  # fmt: skip


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> Index:
    """The index of three pilots that differ in nothing but name and theme."""
    found = made_atlas(atlas, {"ett": ("boende",), "två": ("besok",), "tre": ("dialog",)})
    pilots = tuple(pilot.model_copy(update=dict.fromkeys(("aim", "activity", "result", "next", "material"), ()) | {
        "summary": pilot.summary.model_copy(update={"sv": "Mark.", "en": "Land."}),
        "organisation": Text(sv="–", en="–"), "organisation_note": (),
    }) for pilot in found.pilots)  # fmt: skip
    return Index(found.model_copy(update={"pilots": pilots, "search": MEANINGS}))


def found(index: Index, search: str, lang: Lang = "sv") -> list[str]:
    """The ids of the pilots that a search finds."""
    return list(index.view(Selection(search=search), lang).ids)


def codes_of(index: Index, pilot_id: str) -> set[str]:
    """The ids of all codes of a pilot."""
    atlas = index.atlas
    pilot = atlas.by_id[pilot_id]
    return {code.id for dimension in atlas.codebook.dimension for code in atlas.codes_of(pilot, dimension.id)}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_everyday_word_finds_what_it_means(lang: Lang, index: Index) -> None:
    """Each word finds every pilot that has a code it means, in the form of the file and in capitals, and says so."""
    missed = []
    for meaning in index.atlas.search.word:
        having = {pilot.id for pilot in index.atlas.pilots if codes_of(index, pilot.id) & {*meaning.code}}
        for word in meaning.words(lang):
            notes = search_notes(index, Selection(search=word), lang)
            told = {code.id for also in notes.also for code in also.codes}
            if not having <= set(found(index, word.upper(), lang)) or told != set(meaning.code):
                missed.append(word)
    assert missed == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_everyday_word_leads_on(lang: Lang, index: Index) -> None:
    """Each word offers the filters of its codes, or finds some pilot by the words that say the same."""
    lost = []
    for meaning in index.atlas.search.word:
        for word in meaning.words(lang):
            notes = search_notes(index, Selection(search=word), lang)
            offered = {step.code.id for step in notes.suggestions}
            if not offered >= {*(*meaning.code, *meaning.near)[:1]} or not (offered or found(index, word, lang)):
                lost.append(word)
    assert lost == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_facet_has_everyday_words(lang: Lang, index: Index) -> None:
    """Every theme, method, target group, type and status of results is meant by some word or other."""
    meant = {code for each in index.atlas.search.word for code in (*each.code, *each.near) if each.words(lang)}
    facets = ("theme", "method", "target_group", "result_type", "result_status")
    assert [code.id for name in facets for code in index.options(name) if code.id not in meant] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_form_of_a_word_is_another_ones(lang: Lang, index: Index) -> None:
    """Each word and phrase of the file is read as itself, whatever the others are, and without å, ä and ö too."""
    every = [
        (word, each) for each in (*index.atlas.search.word, *index.atlas.search.answer) for word in each.words(lang)
    ]
    wrong = []
    for word, meaning in every:
        for typed in {word, fold(word)}:
            (sought, *more) = index.search.sought(words_of(typed), lang)
            read = sought.part.phrase
            if more or read is None or read.meaning is not meaning:
                in_texts = index.search.in_texts(typed, lang)
                wrong += [] if typed != word and in_texts else [(typed, read and read.words)]
    assert wrong == []


def test_code_is_found_and_named(made: Index) -> None:
    """A word that no text holds finds the pilots with the code it means; the hit is the code's name, marked whole."""
    assert found(made, "bostadsbrist") == found(made, "bostadsbristen") == ["ett"]
    (hit, *_) = made.view(Selection(search="bostadsbrist"), "sv").hits["ett"]
    name = made.atlas.codebook.by_id["boende"].label.sv
    assert (hit.text, hit.spans, hit.about) == (name, ((0, len(name)),), "Tema")


def test_words_that_say_the_same_are_found(made: Index) -> None:
    """An everyday word finds the texts with the words that say the same, and these are marked."""
    assert found(made, "färden") == ["tre"]
    (hit,) = made.view(Selection(search="färd"), "sv").hits["tre"]
    assert hit.text[slice(*hit.spans[0])] == "Medborgardialog"


def test_near_codes_are_no_hits(made: Index) -> None:
    """A word that only comes near a code offers the filter and finds nobody."""
    assert found(made, "semesterort") == []
    notes = search_notes(made, Selection(search="semesterort"), "sv")
    assert [(step.code.id, step.count) for step in notes.suggestions] == [("besok", 1)]
    assert not notes.also


def test_longest_phrase_counts(made: Index) -> None:
    """Of phrases that begin at one place the longest is meant; forms of its words are the phrase too."""
    assert found(made, "svårt att bo") == found(made, "svårt att bor") == ["ett"]
    assert found(made, "housing shortages", "en") == ["ett"]


@pytest.mark.parametrize(("search", "lang"), [("brister", "sv"), ("market", "en")])
def test_a_related_word_is_not_the_same(search: str, lang: Lang, made: Index) -> None:
    """A form of a word is read as it; what is shorter by more than an ending is another English word."""
    notes = search_notes(made, Selection(search=search), lang)
    assert bool(notes.suggestions) == (search == "brister")


def test_small_words_say_nothing(made: Index) -> None:
    """A question in whole sentences finds what its words of substance find."""
    assert found(made, "vilka piloter har jobbat med bostadsbrist?") == ["ett"]
    assert found(made, "which pilots have worked with the housing shortage?", "en") == ["ett"]
    assert found(made, "vilka") == []


def test_letters_left_out_are_understood_and_told(made: Index) -> None:
    """An everyday word without its dots is understood where nothing is spelled so; the page says how it was read."""
    assert found(made, "fard") == ["tre"]
    (respelled,) = search_notes(made, Selection(search="fard"), "sv").respelled
    assert (respelled.typed, respelled.words, respelled.understood) == ("fard", ("färd",), True)


def test_letters_left_out_of_a_word_of_the_texts_are_told(index: Index) -> None:
    """Where only words with å, ä or ö are found for one typed without, they are named; typed with, nothing is said."""
    (respelled,) = search_notes(index, Selection(search="foretag"), "sv").respelled
    assert "företag" in respelled.words
    assert all(fold(word).startswith("foretag") for word in respelled.words)
    assert not respelled.understood
    assert search_notes(index, Selection(search="företag"), "sv").respelled == ()


def test_question_without_a_filter_is_answered(made: Index) -> None:
    """What no text and no filter answers gets the source's answer, alone or beside words that are found."""
    for search, ids in (("fiasko", []), ("det gick inte", []), ("fiasko bostadsbrist", ["ett"])):
        assert found(made, search) == ids
        assert [each.answer for each in search_notes(made, Selection(search=search), "sv").answers] == [ANSWER]
    assert found(made, "what did not work?", "en") == []
    assert search_notes(made, Selection(search="what did not work?"), "en").answers
    assert search_notes(made, Selection(search="bostadsbrist"), "sv").answers == ()


@pytest.mark.parametrize(("search", "lang"), [
    ("vad fungerade inte", "sv"), ("vad har inte fungerat", "sv"), ("misslyckades", "sv"), ("misslyckanden", "sv"),
    ("hinder", "sv"), ("svårigheter", "sv"), ("svarigheter", "sv"), ("problemen", "sv"), ("lärdomar", "sv"),
    ("what did not work", "en"), ("what didn't work", "en"), ("what didn’t work", "en"), ("failures", "en"),
    ("what failed", "en"), ("problems", "en"), ("difficulties", "en"), ("lessons learned", "en"), ("lessons", "en"),
])  # fmt: skip
def test_what_did_not_work_is_answered(search: str, lang: Lang, index: Index) -> None:
    """However one asks what did not work, the source's answer is there, with somewhere to go on to."""
    (answered,) = search_notes(index, Selection(search=search), lang).answers
    if answered.answer is index.atlas.search.answer[0]:
        assert found(index, search, lang) == []
    assert answered.steps or answered.pilots
    assert all(step.count == len(index.view(step.selection, lang).pilots) > 0 for step in answered.steps)


@pytest.mark.parametrize("lang", LANGS)
def test_names_of_codes_are_offered_as_filters(lang: Lang, index: Index) -> None:
    """Whoever types the name of a theme, method or group is asked whether that is meant."""
    facets = ("theme", "method", "target_group", "result_type")
    for code in (code for name in facets for code in index.options(name)):
        steps = search_notes(index, Selection(search=code.label.of(lang)), lang).suggestions
        assert code in [step.code for step in steps]


@pytest.mark.parametrize("lang", LANGS)
def test_definitions_of_codes_are_searched(lang: Lang, index: Index) -> None:
    """Whoever types words of a definition that few codes share is offered those codes."""
    offered = {
        code.id
        for name in ("theme", "method", "target_group", "result_type")
        for code in index.options(name)
        if code.counts
        for word in words_of(code.counts.of(lang))
        if code in [step.code for step in search_notes(index, Selection(search=word), lang).suggestions]
    }
    missing = [code.id for code in index.options("theme") if code.id not in offered]
    assert missing == []


def test_suggestion_is_the_filter_in_place_of_the_search(index: Index) -> None:
    """A suggestion keeps the other filters, takes the search away, tells how many it leaves, and is not chosen yet."""
    here = Selection(search="enkät", facets={"target_group": ("invanare",)}, lang="sv")
    steps = search_notes(index, here, "sv").suggestions
    assert steps
    for step in steps:
        assert step.selection.search == ""
        assert step.selection.chosen("target_group")[:1] == ("invanare",)
        assert step.code.id in step.selection.chosen(step.code.dimension)
        assert step.selection.lang == "sv"
        assert step.count == len(index.view(step.selection, "sv").pilots)
    again = Selection(search="enkät", facets={"method": ("enkat",)})
    assert "enkat" not in [step.code.id for step in search_notes(index, again, "sv").suggestions]


def test_no_search_says_nothing(index: Index) -> None:
    """Without a search, or with marks alone, there is nothing to say."""
    assert not search_notes(index, Selection(), "sv")
    assert not search_notes(index, Selection(search="?!"), "sv")
