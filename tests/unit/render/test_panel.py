"""The side panel as HTML: the list with its cards and those left out, and the panel of one pilot."""

import re
from dataclasses import replace

import pytest

from bench.many_pilots import many_pilots
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.render.panel import MAX_CARDS, render_list, render_panel

FILTERED = Selection(facets={"theme": ("dialog", "boende")}, sort="nord", compared=("flen", "gotland"))


def rows(body: str, shown: bool = True) -> list[str]:
    """The ids of the pilots in a list, those that are seen or those that are hidden."""
    found = re.findall(r'<li data-pilot="(\w+)"( hidden)?>', body)
    return [pilot for pilot, hidden in found if bool(hidden) is not shown]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("every", [False, True])
def test_each_pilot_is_seen_once(index: Index, lang: Lang, every: bool) -> None:
    """Whoever matches is seen as a card in the order asked for, the others in short by name, nobody in both."""
    t = translator(index.atlas.words, lang)
    options = [(dimension, code.id) for dimension in FACETS for code in index.options(dimension)]
    for selection in (Selection(), FILTERED, *(Selection(facets={name: (code,)}) for name, code in options)):
        view = index.view(selection, lang)
        body = render_list(index, view, selection, t, lang, every)
        cards, _, left_out = body.partition("</ul>")
        assert rows(cards) == list(view.ids)
        assert rows(left_out) == [pilot.id for pilot in index.by_name if pilot.id not in view.ids]
        hidden = rows(cards, shown=False) + rows(left_out, shown=False)
        assert sorted(hidden) == (sorted(pilot.id for pilot in index.by_name) if every else [])


def test_list_says_that_some_are_left_out_only_where_they_are(index: Index) -> None:
    """The heading over those left out is seen only where there are some; the words for it can wait in the page."""
    t = translator(index.atlas.words, "sv")
    everyone, some = (index.view(selection, "sv") for selection in (Selection(), FILTERED))
    heading = t("list.left_out")
    assert heading not in render_list(index, everyone, Selection(), t, "sv")
    assert '<section class="left-out" hidden>' in render_list(index, everyone, Selection(), t, "sv", every=True)
    for every in (False, True):
        assert f'<section class="left-out"><h3>{heading}' in render_list(index, some, FILTERED, t, "sv", every)


def test_links_keep_the_view(index: Index) -> None:
    """Each link chooses its pilot and keeps the filter, the order and who is compared; the way back only lets go."""
    t = translator(index.atlas.words, "sv")
    view = index.view(FILTERED, "sv")
    flen = index.atlas.by_id[view.ids[1]]
    bodies = (
        render_list(index, view, FILTERED, t, "sv"),
        render_panel(index, view, replace(FILTERED, pilot=flen.id), flen, "", t, "sv"),
    )
    for body in bodies:
        links = re.findall(r'href="(/[^"]*)"(?: class="button")?(?: rel="\w+")? data-choose="(\w*)"', body)
        assert len(links) > 3
        for address, pilot in links:
            assert address.replace("&amp;", "&") == replace(FILTERED, pilot=pilot or None).address()


@pytest.mark.parametrize("lang", LANGS)
def test_panel_without_a_view_lacks_only_what_the_view_tells(index: Index, lang: Lang) -> None:
    """What is shown of a pilot ahead of the server differs from what the server sends in the ways on, and no more."""
    t = translator(index.atlas.words, lang)
    view = index.view(Selection(), lang)
    for pilot in index.atlas.pilots:
        ahead, whole = (
            render_panel(index, known, Selection(), pilot, "", t, lang).partition('</div>\n<label class="compare-box')
            for known in (None, view)
        )
        assert ahead[1:] == whole[1:]
        assert len(re.findall('class="button"', ahead[0])) == len(re.findall('class="button"', whole[0])) == 3
        assert ahead[0].count("data-choose") == 1


@pytest.mark.parametrize("selection", [Selection(sort="nord"), FILTERED])
def test_of_many_a_few_are_cards(atlas: Atlas, selection: Selection) -> None:
    """Of 290 pilots none is in the page twice: the first are cards, the rest of those that match follow in short."""
    index = Index(many_pilots(atlas, 290))
    view = index.view(selection, "sv")
    body = render_list(index, view, selection, translator(atlas.words, "sv"), "sv", every=True)
    cards, _, others = body.partition("</ul>")
    more, _, left_out = others.partition('<section class="left-out"')
    assert rows(cards) == list(view.ids[:MAX_CARDS])
    assert rows(more) == list(view.ids[MAX_CARDS:])
    assert rows(left_out) == [pilot.id for pilot in index.by_name if pilot.id not in view.ids]
    assert rows(body, shown=False) == []
    assert len(body) < 80_000
