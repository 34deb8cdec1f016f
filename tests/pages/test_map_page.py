"""The start page as the server draws it: what an address leads to, and what each control leads on to."""

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from markupsafe import Markup

from pilotkartan.content.load import AtlasStore
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.explore import store
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS
from pilotkartan.ui import state
from tests.pages.screen import Screen

NAMES = "Flen Gotland Haninge Härjedalen Kramfors Munkedal Surahammar Vimmerby Östhammar Överkalix".split()
HEADINGS = {
    "sv": ["Kontakt", "Resultat", "Nästa steg", "Fokus", "Arbetet", "Organisation och samarbeten",
           "Material", "Metoder och målgrupper", "Källor"],
    "en": ["Contact", "Results", "Next steps", "Focus", "The work", "Organisation and partners",
           "Materials", "Methods and target groups", "Sources"],
}  # fmt: skip


def count_of(label: str) -> int:
    """Return the number that stands in brackets at the end of an option's label."""
    return int(label.rpartition("(")[2].removesuffix(")"))


@pytest.mark.parametrize(("lang", "sentence"), [
    ("sv", "Alla 10 pilotkommuner visas"),
    ("en", "All 10 pilot municipalities are shown"),
])  # fmt: skip
def test_nothing_chosen_shows_all(lang: Lang, sentence: str) -> None:
    """With nothing chosen all ten stand in the list, Å, Ä and Ö last in both languages, and on the map."""
    screen = Screen(f"lang={lang}")
    assert screen.names == NAMES
    assert screen.summary == sentence
    assert len(screen.map["matching"]) == len(screen.map["pilots"]) == 10
    assert screen.map["lang"] == lang
    assert not screen.article
    assert screen.chips == {}


def test_link_sets_every_control() -> None:
    """What the address says stands in the controls, in the sentence, in the list and on the map."""
    screen = Screen("lang=sv&tema=dialog&tema=samverkan&alla=ja&metod=arbetsgrupp&sortering=nord&q=dialog")
    assert screen.chosen == {"tema": ["dialog", "samverkan"], "metod": ["arbetsgrupp"]}
    assert screen.requires_all
    assert screen.app.text_input(key="search").value == "dialog"
    assert screen.app.session_state["sort"] == "nord"
    assert "Medborgardialog och Samverkan, och metod Arbets- eller styrgrupp" in screen.summary
    assert screen.map["matching"]
    assert screen.listed[: len(screen.map["matching"])] == screen.map["matching"]
    assert len(screen.listed) == 10


def test_theme_in_link() -> None:
    """A theme in the address is ticked, and the sentence, the list and the map show what it leaves."""
    screen = Screen("tema=boende&lang=sv")
    assert screen.chosen == {"tema": ["boende"]}
    assert screen.summary.startswith("1 av 10")
    assert screen.summary.endswith(": Boende")
    assert screen.map["matching"] == ["osthammar"]


def test_option_that_would_leave_nothing(atlas: Atlas) -> None:
    """An option that no pilot left has counts none, and would leave nobody; every other would leave someone."""
    method = atlas.codes_of(atlas.by_id["osthammar"], "method")[0]
    screen = Screen(f"tema=boende&metod={method.id}&lang=sv")
    others = [codes for name, codes in screen.options.items() if name not in screen.chosen]
    options = [option for codes in others for option in codes.values()]
    assert any(count == 0 for count, *_ in options)
    assert all(count == left.count("1") for count, left, _ in options)


@pytest.mark.parametrize("dimension", FACETS)
def test_every_option_keeps_its_promise(dimension: str, index: Index) -> None:
    """The number beside an option is the number of pilots that stand in the list once it is ticked."""
    codes = [code.id for code in index.options(dimension)]
    screen = Screen(f"{FACETS[dimension]}={codes[0]}")
    promised = {code: count for code, (count, *_) in screen.options[FACETS[dimension]].items()}
    assert list(promised) == codes
    for code, count in promised.items():
        screen.go(f"{FACETS[dimension]}={code}")
        assert screen.chosen == {FACETS[dimension]: [code]}
        assert len(screen.map["matching"]) == count
        assert screen.summary.startswith(f"{count} av 10")


JUNK = [
    "kommun=stockholm",
    "kommun=&tema=&metod=&q=",
    "kommun=flen%00x",
    "kommun=../../etc/passwd",
    "tema=rymdfart&tema=boende'--",
    "tema=theme&metod=boende&lan=boende",
    "lang=de&sortering=storlek&alla=1",
    "q=%00%1f%ff",
    "q=" + "x" * 5000,
    "q={{7*7}}{0}{x}",
    "q=%3Cscript%3E",
    "q=***",
    "okand=1&selection=x&map=x&search=x",
    "jamfor=stockholm&jamfor=&jamfor=flen%00",
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", JUNK)
def test_junk_in_the_address(query: str, lang: Lang) -> None:
    """What the app does not know in an address is passed over: the page works, and a pilot can be chosen."""
    screen = Screen(f"{query}&lang={lang}")
    assert sorted(screen.names) == sorted(NAMES)
    screen.choose("flen")
    assert screen.map["chosen"] == "flen"
    assert screen.article


@pytest.mark.parametrize("lang", LANGS)
def test_every_pilot_has_every_section(lang: Lang, atlas: Atlas) -> None:
    """Each pilot's article has its name and all sections in the same order, and leaves no blank unfilled."""
    screen = Screen()
    for pilot in atlas.pilots:
        screen.go(f"kommun={pilot.id}&lang={lang}")
        assert re.findall(r"<h2[^>]*>(.*?)</h2>", screen.article) == [pilot.name]
        assert re.findall(r"<h3[^>]*>(.*?)</h3>", screen.article) == HEADINGS[lang]
        assert screen.map["chosen"] == pilot.id
        assert not re.search(r"[{}]|None|Undefined", screen.article)


def test_ways_on_from_a_pilot() -> None:
    """Next and previous go through the list and end at its ends; closing leads back to it; the filter stays."""
    screen = Screen("tema=foretagsklimat&lang=sv")
    ids = screen.map["matching"]
    assert len(ids) > 2
    screen.choose(ids[0])
    for place, pilot in enumerate(ids):
        assert screen.params["kommun"] == [pilot]
        ways = dict(
            re.findall(
                r'data-way="(\w+)"(?: href="[^"]*" rel="\w+" data-choose="(\w+)"| role="link" aria-d)', screen.panel
            )
        )
        assert ways == {"previous": ids[place - 1] if place else "", "next": "" if pilot == ids[-1] else ids[place + 1]}
        if pilot != ids[-1]:
            screen.choose(ways["next"])
    screen.choose(None)
    assert screen.params == {"tema": ["foretagsklimat"], "lang": ["sv"]}
    assert not screen.article


def test_pilot_outside_the_filter() -> None:
    """A pilot that the filter leaves out is shown all the same, said to be outside, with no steps through the list."""
    screen = Screen("kommun=flen&tema=boende&lang=sv")
    assert "Flen" in screen.article
    assert "Utanför filtret" in screen.panel
    assert "data-way" not in screen.panel
    screen.choose(None)
    assert not screen.article


@pytest.mark.parametrize(("query", "label"), [
    ("tema=boende&metod=enkat&lang=sv", "Ta bort filtret Tema (visar 2)"),
    ("tema=boende&metod=enkat&lang=en", "Remove the filter Theme (shows 2)"),
    ("tema=boende&tema=dialog&alla=ja&lang=sv", "Stäng av ”Kräv alla valda teman” (visar 5)"),
    ("tema=boende&tema=dialog&alla=ja&lang=en", "Switch off ‘Require all selected themes’ (shows 5)"),
    ("tema=boende&q=qqqq&lang=sv", "Ta bort filtret Sökning (visar 1)"),
    ("q=qqqq&lang=en", "Remove the filter Search (shows 10)"),
    ("tema=boende&metod=enkat&q=qqqq&lang=sv", "Rensa alla filter"),
    ("tema=boende&metod=enkat&q=qqqq&lang=en", "Clear all filters"),
])  # fmt: skip
def test_no_match_offers_a_way_out(query: str, label: str) -> None:
    """Where nothing fits, the page names one way that brings pilots back, and its button does just that.

    Where all chosen themes are required and any of them would do, the way is not to require all.
    """
    screen = Screen(query)
    assert len(screen.app.warning) == 1
    assert screen.buttons("loosen") == [label]
    screen.press("loosen")
    assert not screen.app.warning
    promised = re.search(r"\d+", label)
    assert len(screen.map["matching"]) == (int(promised.group()) if promised else 10)


def test_boxes_choose_what_is_compared() -> None:
    """The box of a card, and that of an open pilot, take it into the comparison and out of it; the map is told."""
    screen = Screen("tema=dialog&lang=sv")
    names = [name for card in screen.cards.values() for name in re.findall("Jämför ([^<]*)</label>", card)]
    assert names == screen.names[:4]
    screen.compare("vimmerby")
    screen.compare("flen")
    assert screen.params == {"tema": ["dialog"], "jamfor": ["flen", "vimmerby"], "lang": ["sv"]}
    assert screen.map["compared"] == ["flen", "vimmerby"]
    screen.choose("flen")
    screen.compare("flen", on=False)
    assert screen.params == {"tema": ["dialog"], "kommun": ["flen"], "jamfor": ["vimmerby"], "lang": ["sv"]}


def test_two_boxes_at_once() -> None:
    """Boxes ticked faster than the server answers all count."""
    screen = Screen()
    screen.compare("overkalix", "flen", "gotland")
    assert screen.params == {"jamfor": ["flen", "gotland", "overkalix"]}


@pytest.mark.parametrize(("query", "hint", "link"), [
    ("lang=sv", None, None),
    ("jamfor=flen&lang=sv", "Flen är vald för jämförelse. Välj minst en till.", None),
    ("jamfor=flen&lang=en", "Flen is chosen for comparison. Choose at least one more.", None),
    ("jamfor=flen&jamfor=gotland&tema=boende&lang=sv", None, "Jämför 2 kommuner"),
    ("jamfor=flen&jamfor=gotland&jamfor=vimmerby&kommun=flen&lang=en", None, "Compare 3 municipalities"),
])  # fmt: skip
def test_way_to_the_comparison(query: str, hint: str | None, link: str | None) -> None:
    """With one pilot chosen the page asks for one more; from two on a link leads to them with the whole view."""
    screen = Screen(query)
    hints = [Markup(body).striptags() for body in screen.html if "compare-hint" in body]
    assert hints == ([hint] if hint else [])
    ways = [screen.links(body) for body in screen.html if 'class="compare-way"' in body]
    assert ways == ([{link: ("/jamfor", parse_qs(query))}] if link else [])


def test_language_switch() -> None:
    """Without a wish of browser or address the page is in Swedish; the button leads to English and back, view kept."""
    screen = Screen("kommun=flen&tema=besok")
    assert "Resultat" in screen.article
    screen.press("switch-language")
    assert "Results" in screen.article
    assert screen.params == {"kommun": ["flen"], "tema": ["besok"], "lang": ["en"]}
    screen.press("switch-language")
    assert "Resultat" in screen.article
    assert screen.params == {"kommun": ["flen"], "tema": ["besok"], "lang": ["sv"]}


def test_menu_carries_the_view() -> None:
    """The links of the menu keep the whole view, so that coming back finds it as it was."""
    query = "kommun=flen&tema=besok&tema=dialog&q=turism&lang=sv"
    assert Screen(query).menu == {
        title: (path, parse_qs(query))
        for title, path in {
            "Karta": "/",
            "Resultat": "/evidens",
            "Jämför": "/jamfor",
            "Presentera": "/presentera",
            "Programmet": "/programmet",
            "Underlag": "/underlag",
        }.items()
    }


def test_menu_marks_the_page_one_is_on() -> None:
    """Of the links of the menu just that of the page shown is the current one; none is on the statement's page."""
    screen = Screen("lang=en")
    current = re.compile(r'aria-current="page">([^<]*)')
    for script, title in {
        "map.py": ["Map"],
        "compare.py": ["Compare"],
        "present.py": ["Present"],
        "programme.py": ["The programme"],
        "data.py": ["Data"],
        "accessibility.py": [],
    }.items():
        screen.to_page(script)
        assert current.findall("".join(screen.html)) == title


def test_data_problems_until_mended(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken data shows its problems in place of the page; once mended, the next run of the session shows the page."""
    flen = data_copy / "pilots" / "flen.toml"
    good = flen.read_text("utf-8")
    flen.write_text(good.replace('county = "04"', 'county = "99"', 1), "utf-8")
    monkeypatch.setattr(store, "_store", AtlasStore(data_copy))
    screen = Screen()
    assert [title.value for title in screen.app.title] == ["Uppgifterna går inte att visa just nu"]
    (problem,) = [body for body in screen.html if 'class="problem"' in body]
    for told in ("data/pilots/flen.toml", "county", "99", "04"):
        assert told in problem
    assert not screen.app.get("component_instance")
    flen.write_text(good, "utf-8")
    screen.run()
    assert not screen.app.title
    assert screen.names == NAMES


def test_links_of_a_search_name_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """A link that is copied from the list or the panel leads to what was found, whatever the other's browser speaks."""
    monkeypatch.setattr(state, "lang", lambda: "sv")
    for query in ("q=bostäder", "q=bostäder&kommun=osthammar"):
        screen = Screen(query)
        links = re.findall(r'href="(/[^"]*q=[^"]*)"', "".join(screen.html))
        assert len(links) > 1
        assert [link for link in links if "lang=sv" not in link] == []
    assert [
        link for link in re.findall(r'href="(/[^"]*)"', "".join(Screen("tema=besok").html)) if "lang=" in link
    ] == []
