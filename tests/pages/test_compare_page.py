"""The compare page as the server draws it: how its pilots are chosen, and what stands side by side."""

import re

import pytest
from markupsafe import escape

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.index import Index
from pilotkartan.exports.comparison_files import COMPARISON_FILES
from pilotkartan.render.swedish_names import mark_names
from tests.pages.screen import Screen

TWO, FOUR = ("flen", "vimmerby"), ("flen", "gotland", "vimmerby", "overkalix")


def compare_page(query: str) -> Screen:
    """Go to the compare page by way of the start page."""
    screen = Screen(query)
    screen.to_page("compare.py")
    return screen


def address_of(ids: tuple[str, ...]) -> str:
    """The part of the address that compares these pilots."""
    return "&".join(f"jamfor={pilot}" for pilot in ids)


def table_of(screen: Screen) -> str:
    """The table, or nothing."""
    return next((body for body in screen.html if 'class="table compare"' in body), "")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", ["", "jamfor=flen", "jamfor=stockholm&jamfor=flen&jamfor=flen", "jamfor=%00%3Cb%3E"])
def test_too_few_to_compare(query: str, lang: Lang, index: Index) -> None:
    """With fewer than two pilots the page says what to do and lets all be chosen; there is no table."""
    screen = compare_page(f"{query}&lang={lang}")
    assert [info.value for info in screen.app.info] == [index.atlas.words["compare.too_few"].of(lang)]
    assert not table_of(screen)
    chooser = screen.app.button_group[0]
    assert chooser.options == [pilot.name for pilot in index.by_name]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ids", [TWO, FOUR, None], ids=["two", "four", "all"])
def test_side_by_side(ids: tuple[str, ...] | None, lang: Lang, index: Index) -> None:
    """Every pilot chosen has its column, every dimension its row, and every row a cell for each pilot."""
    ids = ids or tuple(pilot.id for pilot in index.by_name)
    table = table_of(compare_page(f"{address_of(ids)}&lang={lang}"))
    names = [index.atlas.by_id[pilot].name for pilot in ids]
    assert re.findall(r'<th scope="col" role="columnheader" abbr="(.*?)">', table) == names
    rows = compare(index, ids)
    assert len(re.findall('<th scope="row"', table)) == len(rows)
    assert len(re.findall("<td ", table)) == len(rows) * len(ids)
    assert not re.search(r"[{}]|None|Undefined", table)


def test_comparison_is_offered_as_files(index: Index) -> None:
    """Below the table are its files; with too few to compare there are none."""

    def offered(query: str) -> list[str]:
        buttons = compare_page(query).app.get("download_button")
        return [button.proto.label for button in buttons if "comparison-" in button.proto.id]

    labels = [index.atlas.words[f"compare.file_{name}"].sv for name in COMPARISON_FILES]
    assert offered(f"{address_of(TWO)}&lang=sv") == labels
    assert offered("jamfor=flen&lang=sv") == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_can_be_read_and_checked(lang: Lang, index: Index) -> None:
    """Every passage, result, reason and material of the pilots compared is in the table, with its paragraphs."""
    table = table_of(compare_page(f"{address_of(FOUR)}&lang={lang}"))
    for pilot in (index.atlas.by_id[pilot] for pilot in FOUR):
        passages = (*pilot.aim, *pilot.activity, *pilot.result, *pilot.next, *pilot.organisation_note)
        texts = [passage.of(lang) for passage in passages]
        texts += [coding.reason.of(lang) for coding in pilot.coding]
        titles = [mark_names(material.title.of(lang), index.atlas, lang) for material in pilot.material]
        assert [text for text in [*texts, *titles] if str(escape(text)) not in table] == []
        cited = {ref for item in (*passages, *pilot.coding, *pilot.material) for ref in item.source}
        told = [f"<b>{ref}</b> {escape(index.atlas.paragraphs[ref].of(lang))}" for ref in cited]
        assert [text for text in told if text not in table] == []


@pytest.mark.parametrize(("ids", "lang", "shared", "mark", "nothing"), [
    (TWO, "sv", "Båda har: Medborgardialog", "båda", "Inget gemensamt."),
    (TWO, "en", "Both have: Citizen dialogue", "both", "Nothing in common."),
    (("flen", "vimmerby", "overkalix"), "sv", "Alla har: Medborgardialog", "alla", "Inget gemensamt."),
])  # fmt: skip
def test_what_all_share_is_said(ids: tuple[str, ...], lang: Lang, shared: str, mark: str, nothing: str) -> None:
    """The head of a coded row names what all have, of two what both have, or says that nothing is shared."""
    table = table_of(compare_page(f"{address_of(ids)}&lang={lang}"))
    assert f'<p class="shared">{shared}</p>' in table
    assert f'<span class="mark all">{mark}</span>' in table
    assert f'<p class="shared">{nothing}</p>' in table


def test_chooser_changes_the_address() -> None:
    """A name chosen or let go changes the comparison; what else the address holds stays."""
    screen = compare_page("kommun=flen&tema=besok&jamfor=flen&jamfor=vimmerby&lang=sv")
    assert screen.app.button_group[0].value == ["flen", "vimmerby"]
    screen.app.button_group[0].set_value(["overkalix", "flen", "gotland"])
    screen.run()
    kept = {"kommun": ["flen"], "tema": ["besok"], "lang": ["sv"]}
    assert screen.params == {**kept, "jamfor": ["flen", "gotland", "overkalix"]}
    assert "Flen, Gotland och Överkalix sida vid sida" in table_of(screen)
    screen.app.button_group[0].set_value(["gotland"])
    screen.run()
    assert screen.params == {**kept, "jamfor": ["gotland"]}
    assert not table_of(screen)


def test_all_none_and_those_of_the_filter(index: Index) -> None:
    """One press compares all, those that the filter leaves, or none; what would change nothing is off."""
    screen = compare_page("tema=foretagsklimat&lang=sv")
    assert screen.buttons("compared-") == ["Alla 10", "De som passar filtret (3)", "Ingen"]
    assert screen.app.button(key="compared-none").disabled
    screen.press("compared-filter")
    assert screen.params["jamfor"] == ["gotland", "munkedal", "surahammar"]
    assert screen.app.button(key="compared-filter").disabled
    screen.press("compared-all")
    assert screen.params["jamfor"] == [pilot.id for pilot in index.by_name]
    assert screen.app.button(key="compared-all").disabled
    screen.press("compared-none")
    assert screen.params == {"tema": ["foretagsklimat"], "lang": ["sv"]}


def test_no_filter_no_button_for_it() -> None:
    """Without a filter the page does not offer what it leaves."""
    assert compare_page("lang=en").buttons("compared-") == ["All 10", "None"]


def test_comparison_is_kept_on_every_way() -> None:
    """The language switch, the menu and the way back to the map keep the comparison."""
    screen = compare_page("jamfor=flen&jamfor=vimmerby&lang=sv")
    screen.press("switch-language")
    assert screen.params == {"jamfor": ["flen", "vimmerby"], "lang": ["en"]}
    assert "Flen and Vimmerby side by side" in table_of(screen)
    assert [params for _, params in screen.menu.values()] == [screen.params] * 6
    screen.to_page("map.py")
    assert screen.map["compared"] == ["flen", "vimmerby"]
    screen.to_page("compare.py")
    assert screen.app.button_group[0].value == ["flen", "vimmerby"]
