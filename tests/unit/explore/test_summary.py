"""The sentence above the list and the chips say what the selection means, in the reader's language."""

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.summary import active_filters, filter_name, sentence, view_title

# Words of the test's own: how the app's are worded is for the files of words to say.
WORDS = {
    "summary.all": Text(sv="Alla {total} visas", en="All {total} are shown"),
    "summary.some": Text(sv="{shown} av {total}", en="{shown} of {total}"),
    "summary.and": Text(sv="och", en="and"),
    "summary.or": Text(sv="eller", en="or"),
    "summary.and_between": Text(sv=", och ", en=", and "),
    "summary.in_theme": Text(sv="{codes}", en="{codes}"),
    "summary.in_method": Text(sv="metod {codes}", en="method {codes}"),
    "summary.in_target_group": Text(sv="målgrupp {codes}", en="target group {codes}"),
    "summary.in_result_status": Text(sv="status {codes}", en="status {codes}"),
    "summary.in_one_result": Text(sv="ett resultat som {conditions}", en="one result that {conditions}"),
    "summary.of_result_type": Text(sv="är {codes}", en="is {codes}"),
    "summary.of_result_status": Text(sv="har status {codes}", en="has the status {codes}"),
    "summary.search": Text(sv="orden ”{words}”", en="the words ‘{words}’"),
}
SENTENCES: list[tuple[str, Selection, str, str]] = [
    ("nothing", Selection(), "Alla 10 visas", "All 10 are shown"),
    (
        "a pilot chosen, nothing filtered",
        Selection(pilot="flen", sort="nord", all_themes=True),
        "Alla 10 visas",
        "All 10 are shown",
    ),
    (
        "one theme",
        Selection(facets={"theme": ("besok",)}),
        "2 av 10: Besöksnäring",
        "2 of 10: Tourism and visitors",
    ),
    (
        "three themes",
        Selection(facets={"theme": ("boende", "besok", "stadskarna")}),
        "4 av 10: Boende, Besöksnäring eller Stadskärna",
        "4 of 10: Housing, Tourism and visitors or Town centre",
    ),
    (
        "two facets",
        Selection(facets={"theme": ("boende", "besok"), "method": ("enkat",)}),
        "1 av 10: Boende eller Besöksnäring, och metod Enkät",
        "1 of 10: Housing or Tourism and visitors, and method Survey",
    ),
    (
        "all themes",
        Selection(facets={"theme": ("dialog", "samverkan")}, all_themes=True),
        "2 av 10: Medborgardialog och Samverkan",
        "2 of 10: Citizen dialogue and Cross-sector collaboration",
    ),
    (
        "all themes and two methods",
        Selection(facets={"theme": ("dialog", "samverkan"), "method": ("enkat", "analys")}, all_themes=True),
        "0 av 10: Medborgardialog och Samverkan, och metod Enkät eller Analys och utredning",
        "0 of 10: Citizen dialogue and Cross-sector collaboration, and method Survey or Analyses and studies",
    ),
    (
        "one facet of results",
        Selection(facets={"theme": ("boende",), "result_status": ("planned",)}),
        "1 av 10: Boende och status Planerat",
        "1 of 10: Housing and status Planned",
    ),
    (
        "two facets of one result",
        Selection(facets={"theme": ("boende",), "result_type": ("beslut", "plan"), "result_status": ("done",)}),
        "1 av 10: Boende, och ett resultat som är Beslut eller Plan eller strategi och har status Genomfört",
        "1 of 10: Housing, and one result that is Decision or Plan or strategy and has the status Done",
    ),
    (
        "search",
        Selection(search="{Vimmerby}"),
        "1 av 10: orden ”{Vimmerby}”",
        "1 of 10: the words ‘{Vimmerby}’",
    ),
    (
        "facet and search",
        Selection(facets={"target_group": ("foretag",)}, search="Vimmerby"),
        "1 av 10: målgrupp Företag och orden ”Vimmerby”",
        "1 of 10: target group Businesses and the words ‘Vimmerby’",
    ),
]


def said(index: Index, selection: Selection, lang: Lang) -> str:
    """The sentence for a selection."""
    return sentence(index.atlas, index.view(selection, lang), selection, translator(WORDS, lang), lang)


@pytest.mark.parametrize(
    ("selection", "sv", "en"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES]
)
def test_sentence_says_what_is_shown(selection: Selection, sv: str, en: str, index: Index) -> None:
    """How many of how many, and by which filters: “or” within a facet, “and” between, in both languages."""
    assert (said(index, selection, "sv"), said(index, selection, "en")) == (sv, en)


@pytest.mark.parametrize("lang", LANGS)
def test_every_filter_can_be_taken_away_alone(lang: Lang, index: Index) -> None:
    """There is a chip for each code and for the search; taking one away leaves exactly the others."""
    params = {"tema": ["besok", "dialog"], "lan": ["04"], "q": ["enkät"]}
    selection = Selection.from_params(params, index.atlas)
    chips = list(active_filters(index.atlas, selection, translator(WORDS, lang), lang))
    assert len({key for key, _, _ in chips}) == len({label for _, label, _ in chips}) == 4
    assert [without.to_params() for _, _, without in chips] == [
        {"tema": ["besok", "dialog"], "lan": ["04"]},
        {"tema": ["dialog"], "lan": ["04"], "q": ["enkät"]},
        {"tema": ["besok"], "lan": ["04"], "q": ["enkät"]},
        {"tema": ["besok", "dialog"], "q": ["enkät"]},
    ]


def test_chips_are_labelled_in_words(index: Index) -> None:
    """A chip carries the label of its code or the words searched for, never an id."""
    selection = Selection(facets={"theme": ("besok",), "county": ("04",)}, search="enkät")
    labels = {
        lang: [label for _, label, _ in active_filters(index.atlas, selection, translator(WORDS, lang), lang)]
        for lang in LANGS
    }
    assert labels == {
        "sv": ["orden ”enkät”", "Besöksnäring", "Södermanlands län"],
        "en": ["the words ‘enkät’", "Tourism and visitors", "Södermanland County"],
    }


def test_title_of_a_view_names_all_that_is_chosen(index: Index) -> None:
    """A citation's title names the chosen pilot, the compared ones and what is filtered, each apart from the others."""
    selection = Selection(pilot="flen", compared=("flen", "gotland"), facets={"theme": ("besok",)})
    t = translator({**WORDS, "summary.compared": Text(sv="{names} jämförda", en="{names} compared")}, "en")
    assert view_title(index, Selection(), t, "en") is None
    assert view_title(index, selection, t, "en") == "Flen; Flen and Gotland compared; 2 of 10: Tourism and visitors"


def test_no_filter_no_chip(index: Index) -> None:
    """Without filters there is nothing to take away."""
    selection = Selection(pilot="flen", sort="nord")
    assert list(active_filters(index.atlas, selection, translator(WORDS, "sv"), "sv")) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_filter_has_a_name_of_its_own(lang: Lang, atlas: Atlas) -> None:
    """The filter offered for removal can be told from all others."""
    names = [filter_name(atlas, dimension, translator(atlas.words, lang), lang) for dimension in (*FACETS, None)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("selection", [case[1] for case in SENTENCES], ids=[case[0] for case in SENTENCES])
def test_app_has_words_for_every_sentence(selection: Selection, lang: Lang, index: Index) -> None:
    """The app's own words fill every sentence: the numbers and what was searched for are in it."""
    view = index.view(selection, lang)
    words = sentence(index.atlas, view, selection, translator(index.atlas.words, lang), lang)
    assert str(len(view.pilots)) in words
    assert str(len(index.atlas.pilots)) in words
    assert selection.search in words
