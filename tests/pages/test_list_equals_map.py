"""Whatever the map tells and does is reached without it: in the list, the panel, the filters, the place search."""

import re
from typing import Any

import pytest
from markupsafe import Markup

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS
from pilotkartan.geo.lookup import address_of, gazetteer, locate, look_up, where
from pilotkartan.render.scripts import script
from tests.pages.screen import Screen

# What the map is sent and a test here looks for on the page; a new fact or action must find its place here too.
TOLD = {"chosen", "matching", "compared", "background", "place", "pilots", "legend", "words"}
# How it is drawn, which tells nothing.
DRAWN = {"lang", "geo", "fonts"}
OF_A_PILOT = {"id", "name", "theme", "county"}
DRAWN_OF_A_PILOT = {"code", "lat", "lon", "label"}


def text(body: str) -> str:
    """What is read of a piece of HTML."""
    return str(Markup(re.sub(r'<span class="icon".*?</span>', "", body)).striptags())


def labels(state: dict[str, Any]) -> dict[str, str]:
    return {entry["id"]: entry["label"] for entry in state["legend"]}


def assert_list_tells(screen: Screen, lang: Lang, left_out: str) -> None:
    """See that the list holds each pilot of the map: name, county, main theme, inside or outside, compared."""
    state, themes = screen.map, labels(screen.map)
    cards, others = screen.cards, screen.left_out
    assert sorted(screen.listed) == sorted(pilot["id"] for pilot in state["pilots"])
    assert list(cards) == state["matching"]
    headed = any(f'<section class="left-out"><h3>{left_out}</h3>' in body for body in screen.html)
    assert headed is bool(others), lang
    for pilot in state["pilots"]:
        seen = text({**others, **cards}[pilot["id"]])
        assert all(fact in seen for fact in (pilot["name"], pilot["county"], themes[pilot["theme"]])), seen
    assert all(f'data-compare="{pilot}"' in card for pilot, card in cards.items())
    told = next(body for body in screen.html if 'id="page-state"' in body)
    assert f'data-compared="{" ".join(state["compared"])}"' in told


def test_nothing_new_on_the_map_alone() -> None:
    """A fact that the map is sent, or an action that it answers with, is one that the tests here look for."""
    state = Screen("plats=1480").map
    assert set(state) == TOLD | DRAWN
    assert {name for pilot in state["pilots"] for name in pilot} == OF_A_PILOT | DRAWN_OF_A_PILOT
    assert set(re.findall(r"\banswer\({ (\w+)", script("map.js"))) == {"pilot", "compare", "place", "filter"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_filter(lang: Lang, index: Index) -> None:
    """Whatever option is chosen, the list holds the pilots of the map, those outside the filter under their heading."""
    screen, left_out = Screen(f"lang={lang}"), translator(index.atlas.words, lang)("list.left_out")
    assert_list_tells(screen, lang, left_out)
    for dimension, name in FACETS.items():
        for code in index.options(dimension):
            screen.go(f"{name}={code.id}&jamfor=flen&jamfor=gotland&lang={lang}")
            assert_list_tells(screen, lang, left_out)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_pilot(lang: Lang, atlas: Atlas) -> None:
    """Each pilot is chosen, let go and compared by the page's own buttons, and its panel says what its pin says."""
    screen, t = Screen(f"lang={lang}"), translator(atlas.words, lang)
    for pilot in atlas.pilots:
        screen.go(f"tema=boende&jamfor=flen&lang={lang}")
        screen.choose(pilot.id)
        state = screen.map
        assert state["chosen"] == pilot.id
        (sent,) = [entry for entry in state["pilots"] if entry["id"] == pilot.id]
        article = text(screen.article)
        assert article.startswith(sent["name"])
        assert sent["county"] in article
        assert f"{labels(state)[sent['theme']]} {t('map.main_theme')}" in article
        assert (t("panel.left_out") in screen.panel) is (pilot.id not in state["matching"])
        compared = pilot.id in state["compared"]
        screen.compare(pilot.id, on=not compared)
        assert (pilot.id in screen.map["compared"]) is not compared
        screen.choose(None)
        assert screen.map["chosen"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_own_place(lang: Lang, index: Index) -> None:
    """One's own place stands by name with the pilots that lines lead to, the nearest first."""
    screen = Screen(f"lang={lang}")
    for dimension, name in FACETS.items():
        screen.go(f"plats=1480&{name}={index.options(dimension)[0].id}&lang={lang}")
        place = screen.map["place"]
        assert place["name"] in [header.value for header in screen.app.header]
        (card,) = (body for body in screen.html if 'class="own-place"' in body)
        near = re.findall('data-choose="(.*?)"', card)
        assert near[: len(place["nearest"])] == place["nearest"]
    screen.press("remove-place")
    assert screen.map["place"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_municipality_without_pointer(lang: Lang, atlas: Atlas) -> None:
    """Each municipality that the map names and offers as one's own is found by its name, with its county."""
    t = translator(atlas.words, lang)
    places = [place for place in gazetteer().places if place.kind == "municipality"]
    assert len(places) == 290
    for place in places:
        assert place in look_up(place.name).places
        assert place.county
        assert atlas.codebook.by_id[place.county].label.of(lang) in where(place, atlas, t, lang)
        # A click on the map answers with the code, and a choice in the search with the same.
        assert address_of(place) == place.id == place.municipality
        assert locate(place.id).places == (place,)


@pytest.mark.parametrize("lang", LANGS)
def test_legend_and_notes(lang: Lang, atlas: Atlas) -> None:
    """The legend's themes stand with their icons and colours among the filters; the notes on the map stand below."""
    screen, t = Screen(f"lang={lang}"), translator(atlas.words, lang)
    facets = next(body for body in screen.html if 'class="facets"' in body)
    for entry in screen.map["legend"]:
        option = facets.partition(f'value="{entry["id"]}" disabled>')[2].partition("</label>")[0]
        assert text(option).strip().startswith(entry["label"])
        assert all(entry[part] in option for part in ("icon", "light", "dark"))
    foot = next(text(body) for body in screen.html if 'class="foot"' in body).lower()
    said = re.findall(r"\w+", screen.map["words"]["schematic"].lower())
    assert said
    assert all(word in foot for word in said)
    screen.app.checkbox(key="background").check()
    screen.run()
    assert screen.map["background"] is True
    assert any(t("map.tiles") in caption.value for caption in screen.app.caption)
