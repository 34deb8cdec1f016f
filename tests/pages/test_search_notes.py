"""The page says of a search what else was searched for, which filter may be meant, what no filter answers."""

import re
from urllib.parse import quote

import pytest
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.search_notes import search_notes
from pilotkartan.explore.selection import Selection
from pilotkartan.render.search_notes import render_search_notes
from pilotkartan.ui import state
from tests.pages.screen import Screen

SEARCHES: list[tuple[str, Lang]] = [
    ("turism", "sv"), ("unga", "sv"), ("foretag", "sv"), ("svårigheter", "sv"), ("lärdomar", "sv"),
    ("tourist industry", "en"), ("youth", "en"), ("what did not work", "en"), ("lessons learned", "en"),
]  # fmt: skip


def notes_of(screen: Screen) -> str:
    """What is said of the search above the list; empty where nothing is."""
    found = [body for body in screen.html if 'class="search-notes"' in body]
    return found[0] if found else ""


@pytest.mark.parametrize(("search", "lang"), SEARCHES)
def test_page_says_what_the_search_understood(search: str, lang: Lang, index: Index) -> None:
    """Above the list is what the search understood, with each answer and each filter by name and number."""
    notes = search_notes(index, Selection(search=search), lang)
    text = Markup(notes_of(Screen(f"q={quote(search)}&lang={lang}"))).striptags()
    for step in (*notes.suggestions, *(step for each in notes.answers for step in each.steps)):
        assert f"{step.code.label.of(lang)} ({step.count})" in text
    for answered in notes.answers:
        assert answered.answer.text.of(lang) in text
    for also in notes.also:
        assert also.typed in text
        assert all(word in text for word in also.words)
    assert text


def test_suggestion_leads_to_the_filter() -> None:
    """The link of a suggestion puts the filter in place of the search, and then leaves as many as it said."""
    screen = Screen("q=turism&lang=sv")
    ((text, (path, params)),) = screen.links(notes_of(screen)).items()
    assert (path, params) == ("/", {"tema": ["besok"], "lang": ["sv"]})
    screen.go("tema=besok&lang=sv")
    assert f"({len(screen.cards)})" in text
    assert notes_of(screen) == ""


def test_question_typed_in_the_field_is_answered(index: Index) -> None:
    """Who asks what failed finds nobody, reads why, and is led on: to what was planned, and to those who can tell."""
    screen = Screen("lang=sv")
    assert notes_of(screen) == ""
    screen.app.text_input(key=state.SEARCH).set_value("Vad misslyckades?")
    screen.run()
    assert screen.cards == {}
    links = screen.links(notes_of(screen))
    planned = index.view(Selection(facets={"result_status": ("planned",)}), "sv")
    assert ("/", {"status": ["planned"], "lang": ["sv"]}) in links.values()
    assert any(f"({len(planned.pilots)})" in text for text in links)
    assert any(path == "/programmet" for path, _ in links.values())


@pytest.mark.parametrize("lang", LANGS)
def test_drawer_with_an_answer_does_not_say_that_none_fits(lang: Lang, index: Index) -> None:
    """Below an answer the way out of the drawer names where it leads; below no answer it says that none fits."""
    question = index.atlas.search.answer[0].words(lang)[0]
    for search, word in ((question, "phone.to_map"), ("xyzzy", "phone.show_none")):
        screen = Screen(f"q={quote(search)}&lang={lang}")
        (foot,) = [body for body in screen.html if 'class="drawer-foot"' in body]
        assert screen.cards == {}
        assert Markup(foot).striptags() == index.atlas.words[word].of(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_hidden_contacts_are_not_pointed_to(lang: Lang, index: Index) -> None:
    """Where the contacts are hidden, no answer sends anybody to them."""
    hidden = Index(index.atlas.without_contacts())
    selection = Selection(search=index.atlas.search.answer[0].words(lang)[0])
    shown, without = (
        render_search_notes(each, selection, translator(each.atlas.words, lang), lang) for each in (index, hidden)
    )
    assert "/programmet" in shown
    assert "/programmet" not in without
    assert index.atlas.search.answer[0].text.of(lang) in Markup(without).unescape()


def test_hit_by_a_code_names_its_dimension(index: Index) -> None:
    """A card that is there for its theme alone says so: the name of the theme is marked, after what it is."""
    word, name = next((each.sv[0], each.code[0]) for each in index.atlas.search.word if each.code and not each.find)
    screen = Screen(f"q={quote(word)}&lang=sv")
    code = index.atlas.codebook.by_id[name]
    theme = index.atlas.codebook.dimension_by_id[code.dimension]
    assert screen.cards
    for pilot in index.view(Selection(facets={code.dimension: (code.id,)}), "sv").ids:
        assert f"{theme.label.sv}:</span> <mark>{code.label.sv}</mark>" in screen.cards[pilot]


def test_what_is_typed_is_escaped() -> None:
    """Nothing that is typed becomes a tag."""
    body = notes_of(Screen("q=%3Cimg%20src%3Dx%3E%20foretag&lang=sv"))
    assert not re.search("<img", body)
